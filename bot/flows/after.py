"""After a meeting: thanks for everybody, however they took part, and one question about how they are.

Everyone who was invited gets the same page, whether they came, wrote or did neither. Who
presses *Count me as taking part* stands in the register: nobody else says it for them, and
before it counts they hear who sees it.

    after.send (timer) → after.card ── checkin.say (checkin.py) · agenda.open
                                    └─ after.count ── after.counted · after.uncount
    meet.after (desk) ── agenda.mark · notes.open · register.open · checkin.list
"""

from datetime import timedelta

from bot.chat.buttons import button
from bot.chat.routes import draw, due, press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.meeting import invited, reader
from bot.flows.meeting_words import when_words
from bot.flows.prepare import staff_meeting
from bot.flows.sendable import current, find_kind, send_now, sendable
from bot.models.agenda import took_without_name, wrote_with_name
from bot.models.attendance import Attendance, Feeling, Part, attendance_of
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, Reply, said_to

FRESH = timedelta(days=3)
"""After that, thanks come too late to ask how somebody is."""


@due("after.send")
def thank(turn: Turn, meeting_id: int) -> None:
    """Thank everybody once; not for a meeting that was cancelled, or that moved meanwhile."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    if meeting.cancelled or meeting.state is not SendState.SENT or turn.now < meeting.ends_at():
        return
    if turn.now >= meeting.ends_at() + FRESH:
        return
    if current(turn, find_kind("after"), meeting_id) is None:
        send_now(turn, "after", meeting_id)


@draw("after.card")
def card(turn: Turn, meeting_id: int) -> Screen:
    """Thanks, the same for everybody."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    return screen(
        Title(meeting.title),
        _("Thank you to everyone who came, wrote, or thought about it."),
        _("How are you after today? Only your coordinators read what you tap."),
        choices=[
            button(_("I am fine"), "checkin.say", meeting_id, Feeling.FINE.value),
            button(_("It was a lot"), "checkin.say", meeting_id, Feeling.A_LOT.value),
            button(_("Please call me"), "checkin.say", meeting_id, Feeling.CALL_ME.value),
            button(_("Count me as taking part"), "after.count", meeting_id),
        ],
        out=[button(_("Say something more"), "agenda.open", meeting_id), button(_("Help"), "help")],
    )


def _took_part(turn: Turn, meeting_id: int) -> set[int]:
    """Who said that they would come, or said something to it: how they are must not wait in a list."""
    came = said_to(turn.db, meeting_id, Reply.YES, Reply.MAYBE, Reply.THOUGHTS)
    return {p.id for p in came if p.id} | wrote_with_name(turn.db, meeting_id)


sendable(
    "after",
    draw="after.card",
    group=lambda turn, row_id: turn.get(Meeting, row_id).group_id,
    people=invited,
    title=lambda turn, row_id: _("Thanks: {meeting}", meeting=turn.get(Meeting, row_id).title),
    back=lambda _turn, row_id: button(_("Back"), "meet.after", row_id),
    until=lambda turn, row_id: turn.get(Meeting, row_id).ends_at() + FRESH,
    took_on=_took_part,
)


@press("after.count")
def ask_first(turn: Turn, meeting_id: int) -> None:
    """Say who will see it, before somebody is counted: who is on the list may be guessed to have written."""
    meeting = _over(turn, meeting_id)
    if attendance_of(turn.db, meeting_id, turn.person_id):
        turn.say(_counted(meeting))
        return
    guess = _("If few people wrote, your coordinators may guess which words are yours.")
    turn.say(
        screen(
            Title(meeting.title),
            _("Your coordinators see your name in the list of who took part."),
            *([guess] if took_without_name(turn.db, meeting_id) else []),
            choices=[
                button(_("Count me"), "after.counted", meeting_id),
                button(_("Leave me out"), "after.uncount", meeting_id),
            ],
            out=home_and_help(),
        )
    )


def _over(turn: Turn, meeting_id: int) -> Meeting:
    """A meeting that has begun. Raises `Kindly` for one to come: nobody has taken part in it."""
    meeting = reader(turn, meeting_id)
    if turn.now >= meeting.starts_at():
        return meeting
    raise Kindly(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting), meeting.starts_at()),
            _("You can say so after the meeting."),
            out=[button(_("See the meeting"), "meet.card", meeting_id)],
        )
    )


@press("after.counted")
def count_me(turn: Turn, meeting_id: int) -> None:
    """Put somebody on the register because they say so. They can take it back."""
    meeting = _over(turn, meeting_id)
    there = attendance_of(turn.db, meeting_id, turn.person_id)
    if there is None:
        turn.db.add(Attendance(meeting_id=meeting_id, person_id=turn.person_id, part=Part.APART))
    turn.show(_counted(meeting))


def _counted(meeting: Meeting) -> Screen:
    return screen(
        Title(meeting.title),
        _("You are counted as taking part."),
        _("It does not say how, or what you wrote."),
        choices=[
            button(_("Say something more"), "agenda.open", meeting.id),
            button(_("Do not count me"), "after.uncount", meeting.id),
        ],
        out=home_and_help(),
    )


@press("after.uncount")
def do_not_count(turn: Turn, meeting_id: int) -> None:
    """Take somebody off the register who had put themselves on it."""
    meeting = reader(turn, meeting_id)
    there = attendance_of(turn.db, meeting_id, turn.person_id)
    if there and there.part is Part.APART:
        turn.db.delete(there)
    turn.show(
        screen(
            Title(meeting.title),
            _("You are not counted."),
            choices=[button(_("Count me as taking part"), "after.count", meeting_id)],
            out=home_and_help(),
        )
    )


@press("meet.after")
def desk(turn: Turn, meeting_id: int) -> None:
    """Show a coordinator what is left to do after a meeting."""
    meeting, _group = staff_meeting(turn, meeting_id)
    turn.show(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            _("What is left to do?"),
            choices=[
                button(_("Mark what was talked about"), "agenda.mark", meeting_id),
                button(_("Write notes and actions"), "notes.open", meeting_id),
                button(_("See who took part"), "register.open", meeting_id),
                button(_("See how people are"), "checkin.list", meeting_id),
            ],
            out=[
                button(_("Read what people say"), "agenda.said", meeting_id),
                button(_("Back"), "meet.look", meeting_id),
            ],
        )
    )
