"""Reminders of a meeting: one for everybody who comes, and more only for those who ask.

Reminding is help, not pressure. So the one reminder comes about 17:00 the day before,
and whoever wants more chooses when; never for a time in their own quiet hours.

    rsvp.remind (timer)
    remind.open ── remind.set ── rsvp.nudge (timer)
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.meeting import reader
from bot.flows.meeting_words import when_words
from bot.models.meeting import Meeting, Reply, Rsvp, rsvp_of
from bot.models.person import Person
from bot.models.quiet import quiet_until
from bot.plain.say_date import say_moment

REMINDER = time(17)
"""Local time of the one reminder, the day before (design/talk.md)."""
MORNING = time(9)
WEEK, DAY, HOURS = "week", "day", "hours"
"""More reminders somebody can ask for: a week before, on the morning of the day, two hours before."""
THANKS_AFTER = timedelta(hours=1)
"""People are thanked so long after a meeting (after.py): on their way home, and within 24 hours in any case."""
WANTS = (Reply.YES, Reply.MAYBE)


def watch(turn: Turn, meeting: Meeting) -> None:
    """Set everything a meeting's time sets going: reminders that still lie ahead, and thanks afterwards."""
    assert meeting.on
    when = _local(meeting, -1, REMINDER)
    unwatch(turn, meeting)
    if when > turn.now:
        turn.at(when, "rsvp.remind", meeting.id)
    turn.at(meeting.ends_at() + THANKS_AFTER, "after.send", meeting.id)
    for rsvp in _replies(turn, meeting):
        for which in rsvp.reminders:
            _set(turn, meeting, rsvp.person_id, which)


def unwatch(turn: Turn, meeting: Meeting) -> None:
    """Take away what a meeting's time has set going."""
    turn.cancel(f"rsvp.remind:{meeting.id}")
    turn.cancel(f"after.send:{meeting.id}")
    for rsvp in _replies(turn, meeting):
        for which in (WEEK, DAY, HOURS):
            turn.cancel(f"rsvp.nudge:{meeting.id}:{rsvp.person_id}:{which}")


def _replies(turn: Turn, meeting: Meeting) -> list[Rsvp]:
    return list(turn.db.execute(select(Rsvp).where(col(Rsvp.meeting_id) == meeting.id)).scalars())


def _local(meeting: Meeting, days: int, at: time) -> datetime:
    assert meeting.on
    return datetime.combine(meeting.on + timedelta(days=days), at, ZoneInfo(meeting.zone))


def _time_of(meeting: Meeting, which: str) -> datetime:
    if which == HOURS:
        return meeting.starts_at() - timedelta(hours=2)
    return _local(meeting, -7, REMINDER) if which == WEEK else _local(meeting, 0, MORNING)


def _fits(turn: Turn, meeting: Meeting, person: Person, which: str) -> bool:
    """Whether that reminder still lies ahead, before the meeting, and outside somebody's quiet hours."""
    when = _time_of(meeting, which)
    quiet = quiet_until(when, person.zone, person.quiet_from, person.quiet_to)
    return turn.now < when < meeting.starts_at() and quiet is None


def _set(turn: Turn, meeting: Meeting, person_id: int, which: str) -> None:
    if _fits(turn, meeting, turn.get(Person, person_id), which):
        turn.at(_time_of(meeting, which), "rsvp.nudge", meeting.id, person_id, which)


@due("rsvp.remind")
def remind(turn: Turn, meeting_id: int) -> None:
    """Remind those who come, once; not when the meeting has begun, moved or been cancelled meanwhile."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    if meeting.cancelled or meeting.starts_at() <= turn.now:
        return
    for rsvp in _replies(turn, meeting):
        if rsvp.reply in WANTS:
            _tell(turn, meeting, rsvp.person_id)


@due("rsvp.nudge")
def nudge(turn: Turn, meeting_id: int, person_id: int, which: str) -> None:
    """Remind one person who asked for it, if they still come."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    rsvp = rsvp_of(turn.db, meeting_id, person_id)
    if meeting.cancelled or meeting.starts_at() <= turn.now or rsvp is None:
        return
    if rsvp.reply in WANTS and which in rsvp.reminders:
        _tell(turn, meeting, person_id)


def _tell(turn: Turn, meeting: Meeting, person_id: int) -> None:
    """Remind one person, unless their quiet hours last until the meeting begins."""
    person: Person = turn.get(Person, person_id)
    until = quiet_until(turn.now, person.zone, person.quiet_from, person.quiet_to) if person.zone else None
    if until and until >= meeting.starts_at():
        return
    turn.tell(
        person,
        lambda: _reminder(meeting),
        purpose=f"meet:{meeting.id}",
        lane=Lane.REMINDER,
        not_after=meeting.starts_at(),
    )


def _reminder(meeting: Meeting) -> Screen:
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting), meeting.starts_at()),
        Fact(_("Where"), meeting.place),
        _("This is to help you remember. You can still change your mind."),
        choices=[
            button(_("See everything"), "meet.card", meeting.id),
            button(_("I cannot come"), "rsvp", meeting.id, Reply.NO.value),
            button(_("Say I am running late"), "rsvp.late", meeting.id),
        ],
        out=[button(_("Start page"), "home"), button(_("Help"), "help")],
    )


# -- asking for more ----------------------------------------------------------


@press("remind.open")
def open_choice(turn: Turn, meeting_id: int) -> None:
    """Show which reminders come, and which more there could be."""
    meeting = reader(turn, meeting_id)
    rsvp = rsvp_of(turn.db, meeting_id, turn.person_id)
    chosen = rsvp.reminders if rsvp else []
    labels = {WEEK: _("A week before"), DAY: _("In the morning"), HOURS: _("Two hours before")}
    choices = []
    for which, label in labels.items():
        if which in chosen or _fits(turn, meeting, turn.person, which):
            mark = "☑" if which in chosen else "☐"
            choices.append(button(f"{mark} {label}", "remind.set", meeting_id, which))
    evening = _local(meeting, -1, REMINDER)
    parts: list[Part | str] = [Title(_("Reminders"))]
    if evening > turn.now:
        local = evening.astimezone(ZoneInfo(turn.person.zone))
        parts.append(Fact(_("Everybody gets one"), say_moment(local, locale())))
    parts.append(
        _("Tap the ones you would like as well.")
        if choices
        else _("There is no other time outside your quiet hours.")
    )
    turn.show(screen(*parts, choices=choices, out=[button(_("Back"), "meet.card", meeting_id)]))


@press("remind.set")
def choose(turn: Turn, meeting_id: int, which: str) -> None:
    """Add a reminder, or take it away; only for somebody who has replied."""
    meeting = reader(turn, meeting_id)
    rsvp = rsvp_of(turn.db, meeting_id, turn.person_id)
    if rsvp and which in rsvp.reminders:
        rsvp.reminders = [r for r in rsvp.reminders if r != which]
        turn.cancel(f"rsvp.nudge:{meeting_id}:{turn.person_id}:{which}")
    elif rsvp and which in (WEEK, DAY, HOURS) and _fits(turn, meeting, turn.person, which):
        rsvp.reminders = [*rsvp.reminders, which]
        _set(turn, meeting, turn.person_id, which)
    turn.db.flush()
    open_choice(turn, meeting_id)
