"""The to-do list of a meeting: what people need, and whether it is arranged. For coordinators alone.

Who asked hears that it is arranged (needs_told.py), as they were promised when they asked.

needs.list ── needs.met · needs.file (a spreadsheet)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, ngettext
from bot.flows.file_to_send import file_to_send
from bot.flows.needs import need_words
from bot.flows.needs_told import tell_soon
from bot.flows.prepare import staff_meeting
from bot.models.need import Need, needs_for
from bot.models.person import Person


@press("needs.list")
def todo(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """List what there is to arrange, what is not done yet first."""
    meeting, _group = staff_meeting(turn, meeting_id)
    needs = needs_for(turn.db, meeting_id)
    buttons = [button(_label(turn, n), "needs.met", n.id, page) for n in needs]
    choices, more = paged(buttons, page, "needs.list", meeting_id)
    left = sum(n.met_on is None for n in needs)
    said = (
        ngettext(
            "{n} thing to arrange. Tap it when it is done.", "{n} things to arrange. Tap what is done.", left
        )
        if left
        else _("There is nothing left to arrange.")
    )
    out = [button(_("Back"), "meet.look", meeting_id)]
    if needs:
        out.insert(0, button(_("Get it as a file"), "needs.file", meeting_id))
    shown = needs[max(page, 0) * 4 : max(page, 0) * 4 + 4]
    longer = [Words(f"{_name(turn, n)}: {n.words}") for n in shown if n.words]
    turn.show(
        screen(Title(meeting.title), said, *_told(turn, needs), *longer, choices=choices, out=[*more, *out])
    )


def _told(turn: Turn, needs: list[Need]) -> list[Part | str]:
    """What a tick sets going, before anybody ticks; whom no message reaches must be told by a person."""
    people: list[Person] = [turn.get(Person, n.person_id) for n in needs]
    by_phone = sorted({p.name for p in people if p.telegram_id is None})
    parts: list[Part | str] = []
    if any(n.met_on is None for n in needs):
        parts.append(_("Five minutes after your tap I tell them that it is arranged."))
    if by_phone:
        parts.append(Fact(_("Tell these by phone"), ", ".join(by_phone)))
    return parts


def _name(turn: Turn, need: Need) -> str:
    name: str = turn.get(Person, need.person_id).name
    return name


def _label(turn: Turn, need: Need) -> str:
    mark = "☑" if need.met_on else "☐"
    return f"{mark} {_name(turn, need)}: {need_words(need.kind)}"


@press("needs.met")
def met(turn: Turn, need_id: int, page: int = 0) -> None:
    """Mark a need as arranged, or as not arranged after all."""
    need: Need = turn.get(Need, need_id)
    group = as_staff(turn, need.group_id)
    need.met_on = None if need.met_on else turn.today(group.zone)
    turn.db.add(need)
    turn.db.flush()
    if need.met_on:
        tell_soon(turn, need)
    todo(turn, need.meeting_id or 0, page)


@press("needs.file")
def as_file(turn: Turn, meeting_id: int) -> None:
    """Send the to-do list as a spreadsheet, to the coordinator who asks."""
    from bot.files.spreadsheet import Table, xlsx  # noqa: PLC0415 - only spreadsheets need it

    meeting, _group = staff_meeting(turn, meeting_id)
    rows = tuple(
        (_name(turn, n), need_words(n.kind), n.words, _("yes") if n.met_on else _("no"))
        for n in needs_for(turn.db, meeting_id)
    )
    columns = (_("Name"), _("What would help"), _("In their words"), _("Arranged"))
    path = f"meetings/{meeting_id}-to-do-{turn.person_id}.xlsx"
    turn.say(
        screen(
            Title(meeting.title),
            _("This list is private. Please do not pass it on."),
            out=[button(_("Back"), "needs.list", meeting_id)],
            file=file_to_send(turn, path, xlsx([Table(_("To do"), columns, rows)]), "to-do.xlsx"),
        )
    )
