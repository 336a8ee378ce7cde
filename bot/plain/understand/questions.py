"""Whether a reply asks something, and what kind of question it answers."""

import re
from enum import Enum

from bot.plain.understand.normal import STOP, plain_letters
from bot.plain.understand.phrases import Found, Sign


class Asked(Enum):
    """What kind of question was put, which decides what a yes or no answers."""

    PLAIN = "plain"  # "Can you come?"
    NEGATIVE = "negative"  # "You are not coming?": a bare "yes" agrees or contradicts, nobody can tell
    REVERSED = "reversed"  # "Do you want to cancel?": "I'll be there" does not answer yes or no
    OFFER = "offer"  # "Do you need a lift?": what is said of coming answers nothing
    PROBLEM = "problem"  # "Any problems?": "no problem" answers no, elsewhere it is a yes
    COMPARING = "comparing"  # "Would Thursday be better?": "Monday is fine" is no yes
    NO_MAY_BE_YES = "no may be yes"  # asked in Polish, where "no" is "yeah"


_NEGATIVE = re.compile(
    r"\b(?:arent|cant|wont|dont|isnt|couldnt|wouldnt|havent) (?:you|u|we|they|it)\b|\byou(?:re| are)? (?:not|cant|wont)\b"
)
_REVERSED = re.compile(
    r"\b(?:stay(?:ing)? away|cancel\w*|stop(?:ping|s)? (?:you|us|messag\w+|these|this)|miss(?:ing)? (?:it|this|the|tuesday)"
    r"|unable|leav(?:e|ing) the|take you off|not (?:come|coming|be)|give (?:it|this) a miss|pull(?:ing)? out|drop(?:ping)? out"
    r"|decline|turn (?:it|this) down|skip\w*|reasons? (?:why )?(?:you|not)|rather not|prevent\w*|problem with (?:coming|the date)"
    r"|call (?:it )?off|postpone\w*|pause|delete|remove)\b"
)
_PROBLEM = re.compile(r"\b(?:problems?|issues?|trouble|worr\w+|concerns?|difficult\w*|objections?|mind)\b")
_OFFER = re.compile(
    r"\b(?:(?:do|would) you (?:need|like|want|prefer)|would it help|shall we (?:send|ring|call|post))\b"
    r"(?! to (?:come|join|attend|take part|be|chair|lead|speak|help))"
)
_COMPARING = re.compile(r"\b(?:better|instead|rather|easier|sooner|earlier|or)\b")
_POLISH = re.compile(r"\b(?:czy|mozesz|przyjdziesz|bedziesz|chcesz|prosze|ciebie|pani|pan)\b")

# After a clear answer these only ask for a nod: "yes, ok?"
_TAGS = {
    "right",
    "ok",
    "okay",
    "yeah",
    "yes",
    "no",
    "innit",
    "eh",
    "alright",
    "si",
    "oui",
    "tak",
    "da",
    "iawn",
    "vale",
}


def asked(question: str) -> Asked:
    """What kind of question this is, in English or Polish; anything else is plain."""
    plain = plain_letters(question)
    if _NEGATIVE.search(plain):
        return Asked.NEGATIVE
    if _REVERSED.search(plain):
        return Asked.REVERSED
    if _PROBLEM.search(plain):
        return Asked.PROBLEM
    if _OFFER.search(plain):
        return Asked.OFFER
    if _COMPARING.search(plain):
        return Asked.COMPARING
    return Asked.NO_MAY_BE_YES if _POLISH.search(plain) else Asked.PLAIN


def is_question(words: list[str], found: list[Found]) -> bool:
    """Whether a reply wants an answer.

    Args:
        words: of the reply, with "?" and STOP as words of their own.
        found: its phrases; only those that count where they stand.
    """
    signs = {phrase.sign for phrase in found}
    if Sign.QUESTION in signs:
        return True
    if "?" not in words:
        return False
    said = [word for word in words if word not in {"?", STOP, "¿"}]
    if not said:
        return True
    if signs & {Sign.MAYBE} or (len(said) == 1 and signs):
        return False  # "maybe?", "yes?"
    answered = signs & {Sign.YES, Sign.NO, Sign.COMING, Sign.STAYING}
    return not (answered and len(said) > 1 and said[-1] in _TAGS)


_KINDS = {
    "mind": r"\b(?:mind|objections?|object|bother|problem|issue|against|opposed|uncomfortable|worried|concerns?|ots|gwrthwynebiad"
    r"|poeni|przeszkadza\w*|przeciwko?|zastrzezen\w*|importa\w*|molesta\w*|inconvenient\w*|derang\w*|deranj\w*|gene(?:s|r|rait)?\b"
    r"|embete\w*|opun\w*|obiect\w*|проти|заважа\w*|заперечу\w*|заперечен\w*)\b|مانع|يزعج|اعتراض|تمانع|يضايق",
    "news": r"\b(?:updates?|news|messages|texts|list|emails?|newsletter|newyddion|diweddariadau|wiadomosci|aktualizacj\w*"
    r"|informacj\w*|noticias|mensajes|novedades|nouvelles|infos|новини|повідомлення|оновлення|noutati\w*|vesti\w*|mesaj\w*)\b"
    r"|اخبار|رسائل|تحديثات",
    "against": r"\b(?:arent|cant|wont|dont|isnt|couldnt|wouldnt|havent) (?:you|u|we|they|it)\b"
    r"|\byou(?:re| are)? (?:still )?(?:not|cant|wont)\b|\b(?:stop|stopping|changed your mind|cancel|postpone|pull out|drop out)\b",
    "unclear": r"\b(?:unclear|not clear|confus\w+|hard to (?:follow|read|understand)|aneglur|niejasne\w*|confuso|незрозуміл\w*|neclar)\b",
    "clear": r"\b(?<!hard to )(?:clear|understand|make sense|easy to read|glir|deall|jasne|zrozumial\w*|claro|entiend\w*|clair|compr\w+"
    r"|зрозуміло|зрозуміл\w*|clar|inteles)\b|واضح|مفهوم",
}
"""Kinds of question to which the same words mean something else, in the eight languages, by words of the question."""
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
PLAIN = "plain"


def kinds(question: str) -> list[str]:
    """Which of these kinds a question is of; `PLAIN` alone where it is none of them."""
    plain = plain_letters(question)
    return [kind for kind, pattern in _PATTERNS.items() if pattern.search(plain)] or [PLAIN]
