"""The forms an English word takes, so that a glossary entry for "utilise" also finds "utilised" and says "used".

Only what the glossary needs: regular rules, and a table of the irregular verbs that plain English is made of.
"""

from itertools import pairwise
from typing import Literal

from bot.plain.tokens import word_set

Form = Literal["base", "s", "past", "done", "ing"]

_IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """be was been|become became become|begin began begun|bend bent bent|break broke broken|
    bring brought brought|build built built|buy bought bought|catch caught caught|choose chose chosen|come came come|
    cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven|fall fell fallen|
    feed fed fed|feel felt felt|fight fought fought|find found found|forget forgot forgotten|get got got|
    give gave given|go went gone|grow grew grown|have had had|hear heard heard|hold held held|hurt hurt hurt|
    keep kept kept|know knew known|lead led led|learn learned learned|leave left left|lend lent lent|let let let|
    lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|put put put|read read read|
    rise rose risen|arise arose arisen|run ran run|oversee oversaw overseen|say said said|see saw seen|
    seek sought sought|sell sold sold|send sent sent|set set set|show showed shown|speak spoke spoken|
    speed sped sped|spend spent spent|split split split|stand stood stood|swap swapped swapped|
    take took taken|partake partook partaken|teach taught taught|tell told told|think thought thought|
    undergo underwent undergone|understand understood understood|write wrote written""".replace(
        "\n", ""
    ).split("|")
}
_DOUBLED = word_set("""commit submit permit omit transmit remit admit refer defer confer infer transfer occur incur recur enrol
    fulfil compel rebut abet acquit format signal cancel travel model plan stop drop let cut put set run get swap beg
    wrap step top ban equip plot trim map strip rip ship tap plug spot jot chat hug patrol control decommit""")
_VOWELS = "aeiou"


def verb(phrase: str, form: Form) -> str:
    """Put the first verb of a phrase into a form; after "and" or "or" the next word goes along.

    >>> verb("choose and pay for", "ing")
    'choosing and paying for'
    """
    if form == "base":
        return phrase
    words = phrase.split(" ")
    out = [_verb(words[0], form)]
    for before, word in pairwise(words):
        out.append(_verb(word, form) if before in {"and", "or"} else word)
    return " ".join(out)


def _verb(word: str, form: Form) -> str:
    irregular = _IRREGULAR.get(word)
    if form == "s":
        return {"be": "is", "have": "has"}.get(word) or plural(word)
    if form == "ing":
        return _stem(word, "ing") + "ing"
    if irregular:
        return irregular[0] if form == "past" else irregular[1]
    return _stem(word, "ed") + "ed"


def _stem(word: str, ending: str) -> str:
    """What stands before -ing or -ed: "us" of "use", "committ" of "commit", "notifi" of "notify"."""
    if word in _DOUBLED:
        return word + word[-1]
    if word.endswith("ie") and ending == "ing":
        return word[:-2] + "y"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return word[:-1]
    if ending == "ed" and word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "i"
    return word


_PLURALS = {
    "person": "people",
    "child": "children",
    "woman": "women",
    "man": "men",
    "life": "lives",
    "is": "are",
}


def plural(word: str) -> str:
    """The plural of a noun, which is also the -s form of a verb: "duties", "boxes", "people"."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do", "undergo", "forego", "veto"}:
        return word + "es"
    return word + "s"


def with_article(before: str, wording: str) -> str:
    """Make "a" or "an" fit the word that will follow it, keeping its capital."""
    if before.lower() not in {"a", "an"} or not wording:
        return before
    first = wording.split(" ", maxsplit=1)[0].lower()
    fits = "an" if first[0] in _VOWELS and not first.startswith(("use", "uni", "one", "eu")) else "a"
    return fits.capitalize() if before[0].isupper() else fits
