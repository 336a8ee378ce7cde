"""How are you after today? What people answer is for the coordinators alone.

checkin.say ── note (note.py)
checkin.list (desk) ── checkin.called
"""

from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.meeting import reader
from bot.flows.note import write
from bot.flows.prepare import staff_meeting
from bot.models.attendance import CheckIn, Feeling, check_in_of, check_ins
from bot.models.meeting import Meeting
from bot.models.note import NoteTo
from bot.models.person import Person
from bot.plain.say_date import say_day


@press("checkin.say")
def say(turn: Turn, meeting_id: int, feeling: str) -> None:
    """Keep how somebody is; who wants a call gets a note to the coordinators with it."""
    meeting = reader(turn, meeting_id)
    if feeling not in {f.value for f in Feeling} or turn.now < meeting.starts_at():
        raise Kindly(gone())
    there = check_in_of(turn.db, meeting_id, turn.person_id) or CheckIn(
        meeting_id=meeting_id, person_id=turn.person_id, feeling=Feeling(feeling)
    )
    there.feeling, there.called_on = Feeling(feeling), None
    turn.db.add(there)
    if there.feeling is Feeling.CALL_ME:
        words = _("Please call me, after the meeting: {meeting}", meeting=meeting.title)
        turn.say(write(turn, meeting.group_id, NoteTo.COORDINATOR.value, words, f"meeting:{meeting_id}"))
        return
    parts: list[Part | str] = [_("Thank you for saying so.")]
    if there.feeling is Feeling.A_LOT:
        parts.append(_("It can be a lot. Be kind to yourself tonight."))
        parts.append(_("Somebody can ring you, or just read what you write."))
    turn.say(
        screen(
            *parts,
            choices=[
                button(_("Talk to a person"), "note"),
                button(_("Count me as taking part"), "after.count", meeting_id),
            ],
            out=home_and_help(),
        )
    )


@press("checkin.list")
def listed(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """List what people answered, who wants a call first; for coordinators alone."""
    meeting, _group = staff_meeting(turn, meeting_id)
    rows = check_ins(turn.db, meeting_id)
    buttons = [button(_label(turn, c), "checkin.called", c.id) for c in rows if c.feeling is Feeling.CALL_ME]
    choices, more = paged(buttons, page, "checkin.list", meeting_id)
    lines = []
    for feeling, label in ((Feeling.A_LOT, _("It was a lot")), (Feeling.FINE, _("Fine"))):
        names = [turn.get(Person, c.person_id).name for c in rows if c.feeling is feeling]
        if names:
            lines.append(Fact(label, ", ".join(names)))
    said = _("Tap a name when you have rung them.") if buttons else _("Nobody has asked for a call.")
    turn.show(
        screen(
            Title(meeting.title),
            *lines,
            said,
            choices=choices,
            out=[*more, button(_("Back"), "meet.after", meeting_id)],
        )
    )


def _label(turn: Turn, row: CheckIn) -> str:
    name = turn.get(Person, row.person_id).name
    if row.called_on:
        return _("☑ {name}, rung on {day}", name=name, day=say_day(row.called_on, locale()))
    return _("☐ {name} would like a call", name=name)


@press("checkin.called")
def called(turn: Turn, check_in_id: int) -> None:
    """Note that somebody was rung, or not after all."""
    row: CheckIn = turn.get(CheckIn, check_in_id)
    meeting: Meeting = turn.get(Meeting, row.meeting_id)
    _its_meeting, group = staff_meeting(turn, meeting.id or 0)
    row.called_on = None if row.called_on else turn.today(group.zone)
    turn.db.add(row)
    turn.db.flush()
    listed(turn, meeting.id or 0)
