"""Once a month a group hears how the loop stands: "We owe you 2 answers".

It is honest because nobody writes it: what is owed, by when, what is late, what was
settled. It goes out on the first working day of a month, to members, through the same
sender as everything else, so quiet hours and pauses hold. Where nothing is owed and
nothing was settled, nobody is written to.

    month.tell (timer, set by promise.py) → month.card ── now
"""

from datetime import timedelta

from bot.anonymity.gate import WRITERS
from bot.chat.buttons import button
from bot.chat.routes import draw, due
from bot.chat.screens import Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale, ngettext
from bot.flows.promise import summarise_monthly
from bot.flows.sendable import send_now, sendable
from bot.models.group import Group, GroupState
from bot.models.loop import late_since, owed_by, settled_between
from bot.models.membership import people_in
from bot.models.promise import Promise
from bot.models.question import Question
from bot.plain.say_date import say_day

SHOWN = 8
"""Questions that are named; the rest is counted."""


@due("month.tell")
def tell(turn: Turn, group_id: int) -> None:
    """Tell a group, if there is anything to tell, and come back in a month while something is owed."""
    group: Group = turn.get(Group, group_id)
    if group.state is not GroupState.OPEN:
        return
    owed = owed_by(turn.db, group_id)
    if owed or _settled(turn, group):
        send_now(turn, "month", group_id)
    if owed:
        summarise_monthly(turn, group)


def _settled(turn: Turn, group: Group) -> list[Question]:
    """What was settled in the month before this one."""
    last = turn.today(group.zone).replace(day=1) - timedelta(days=1)
    return settled_between(turn.db, group.id or 0, last.replace(day=1), last)


@draw("month.card")
def card(turn: Turn, group_id: int) -> Screen:
    """How the loop stands, as every member gets it."""
    group: Group = turn.get(Group, group_id)
    owed, settled = owed_by(turn.db, group_id), _settled(turn, group)
    today = turn.today(group.zone)
    late = sum(late_since(turn.db, promise, today) is not None for _question, promise in owed)
    parts: list[Part | str] = [Title(_("What we owe you: {group}", group=group.name))]
    parts.append(
        ngettext("We owe you {n} answer.", "We owe you {n} answers.", len(owed))
        if owed
        else _("We owe you no answer now.")
    )
    if late:
        parts.append(ngettext("{n} of them is late.", "{n} of them are late.", late))
    if owed:
        parts.append(Words("\n".join(_line(q, p) for q, p in owed[:SHOWN])))
    if len(owed) > SHOWN:
        parts.append(ngettext("And {n} more.", "And {n} more.", len(owed) - SHOWN))
    if settled:
        parts.append(
            ngettext(
                "Last month {n} question was settled.",
                "Last month {n} questions were settled.",
                len(settled),
            )
        )
    return screen(
        *parts,
        choices=[button(_("See what is going on"), "now")],
        out=home_and_help(),
    )


def _line(question: Question, promise: Promise) -> str:
    by = _("You hear by {day}.", day=say_day(promise.due_on, locale()))
    return f"• {question.text}\n{by}"


sendable(
    "month",
    draw="month.card",
    group=lambda _turn, row_id: row_id,
    people=lambda turn, row_id: people_in(turn.db, row_id, WRITERS),
    title=lambda turn, row_id: _("What we owe: {group}", group=turn.get(Group, row_id).name),
    back=lambda _turn, row_id: button(_("Back"), "glance.open", row_id),
)
