"""The letter to who decides: what was asked, what people said, by when they were promised news.

It claims no answer that did not come, and says no point that people have not seen themselves.
"""

from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.passed_on import nothing_came, points_seen
from bot.models.group import Group
from bot.models.promise import Promise
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, sent_updates
from bot.plain.say_date import say_day


def letter_to(turn: Turn, question: Question, promise: Promise) -> str:
    """The letter that whoever is speaking can send; another one where who decides has been silent before."""
    group: Group = turn.get(Group, question.group_id)
    values = {
        "decider": promise.decider,
        "group": group.name,
        "what_came": _what_came(turn, question, group),
        "when": say_day(promise.due_on, locale(), year=True),
        "owner": turn.person.name,
    }
    asked_before = any(u.kind is Kind.NO_ANSWER for u in sent_updates(turn.db, question.id or 0))
    return _second_letter(values) if asked_before else _first_letter(values)


def _what_came(turn: Turn, question: Question, group: Group) -> str:
    """How a letter begins: what was asked, and what people said to it as far as they have seen it themselves."""
    values = {"group": group.name, "question": question.text}
    if nothing_came(turn, question):
        return _(
            "We asked the members of {group} this question: {question}\n\nNo answer from them could be passed on.",
            **values,
        )
    if question.state is QuestionState.OPEN:
        return _("We are asking the members of {group} this question: {question}", **values)
    points = "\n".join(f"• {title}" for title in points_seen(turn, question))
    if points:
        return _(
            "The members of {group} answered this question: {question}\n\nThey said:\n{points}",
            points=points,
            **values,
        )
    return _("The members of {group} answered this question: {question}", **values)


def _first_letter(values: dict[str, str]) -> str:
    return _(
        "Dear {decider},\n\n{what_came}\n\n"
        "We promised them news by {when}. What is decided, and why? If nothing is decided yet, "
        "please tell us when it will be. They would rather hear “not yet” than nothing.\n\n"
        "We pass your answer on word for word.\n\n{owner}, {group}",
        **values,
    )


def _second_letter(values: dict[str, str]) -> str:
    return _(
        "Dear {decider},\n\n{what_came}\n\n"
        "We asked before and had no answer. The members have been told so, and chose to ask once more. "
        "We promised them news by {when}. What is decided, and why?\n\n"
        "If there is no answer, we tell them that too, and count it in our report.\n\n{owner}, {group}",
        **values,
    )
