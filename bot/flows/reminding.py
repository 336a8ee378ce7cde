"""Reminders of a meeting: one for everybody who comes, and more only for those who ask.

Reminding is help, not pressure. So the one reminder comes about 17:00 the day before, by
the reader's own clock, and whoever wants more chooses when; never for a time in their own
quiet hours.

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
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.meeting import reader
from bot.flows.meeting_words import label, time_facts
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, Reply, Rsvp, rsvp_of
from bot.models.person import Person
from bot.models.quiet import quiet_until
from bot.plain.say_date import say_moment

REMINDER = time(17)
"""Local time of the one reminder, the day before (design/talk.md)."""
PREPARE = time(16)
"""When its coordinators are shown what is left to do (prepare.py): an hour before, so that they can still see to it."""
MORNING = time(9)
EVE, WEEK, DAY, HOURS = "eve", "week", "day", "hours"
"""The one reminder, and more that somebody can ask for: a week before, on the morning of the day, two hours before."""
ASKED_FOR = (WEEK, DAY, HOURS)
THANKS_AFTER = timedelta(hours=1)
"""People are thanked so long after a meeting (after.py): on their way home, and within 24 hours in any case."""
NOTES_AFTER = 3
"""Days after a meeting on which its coordinators are asked for the notes, if nobody has them yet (meeting_notes.py)."""
WANTS = (Reply.YES, Reply.MAYBE)


def goes_out(turn: Turn, meeting: Meeting) -> None:
    """People are invited to a meeting from now on, and know when it begins and where."""
    meeting.state = SendState.SENT
    meeting.told_start, meeting.told_place = meeting.starts_at(), meeting.place
    turn.db.add(meeting)
    turn.db.flush()
    watch(turn, meeting)


def taken_back(turn: Turn, meeting: Meeting) -> None:
    """The invitation was a mistake: the meeting is a draft again, and nobody is reminded of it."""
    meeting.state, meeting.told_start, meeting.told_place = SendState.DRAFT, None, ""
    turn.db.add(meeting)
    turn.db.flush()
    unwatch(turn, meeting)


def watch(turn: Turn, meeting: Meeting) -> None:
    """Set everything a meeting's time sets going, for everybody and for each who has replied."""
    unwatch(turn, meeting)
    turn.at(meeting.ends_at() + THANKS_AFTER, "after.send", meeting.id)
    turn.at(_by_clock(meeting, meeting.zone, NOTES_AFTER, MORNING), "notes.owed", meeting.id)
    eve = _by_clock(meeting, meeting.zone, -1, PREPARE)
    if eve > turn.now:
        turn.at(eve, "meet.eve", meeting.id)
    for rsvp in _replies(turn, meeting):
        follow(turn, meeting, rsvp)


def unwatch(turn: Turn, meeting: Meeting) -> None:
    """Take away what a meeting's time has set going."""
    for route in ("after.send", "notes.owed", "meet.eve"):
        turn.cancel(f"{route}:{meeting.id}")
    for rsvp in _replies(turn, meeting):
        unfollow(turn, meeting, rsvp)


def follow(turn: Turn, meeting: Meeting, rsvp: Rsvp) -> None:
    """Set the reminders of somebody who comes, or perhaps comes, as far as they lie ahead; take away any others."""
    unfollow(turn, meeting, rsvp)
    if meeting.state is not SendState.SENT or meeting.cancelled or rsvp.reply not in WANTS:
        return
    person: Person = turn.get(Person, rsvp.person_id)
    if _time_of(meeting, person, EVE) > turn.now:
        turn.at(_time_of(meeting, person, EVE), "rsvp.nudge", meeting.id, person.id, EVE)
    for which in rsvp.reminders:
        if _fits(turn, meeting, person, which):
            turn.at(_time_of(meeting, person, which), "rsvp.nudge", meeting.id, person.id, which)


def unfollow(turn: Turn, meeting: Meeting, rsvp: Rsvp) -> None:
    """Take away the reminders of one person."""
    for which in (EVE, *ASKED_FOR):
        turn.cancel(f"rsvp.nudge:{meeting.id}:{rsvp.person_id}:{which}")


def _replies(turn: Turn, meeting: Meeting) -> list[Rsvp]:
    return list(turn.db.execute(select(Rsvp).where(col(Rsvp.meeting_id) == meeting.id)).scalars())


def _by_clock(meeting: Meeting, zone: str, days: int, at: time) -> datetime:
    """The instant at which clocks in `zone` show `at`, so many days after the day the meeting begins on there."""
    begins = meeting.starts_at().astimezone(ZoneInfo(zone)).date()
    return datetime.combine(begins + timedelta(days=days), at, ZoneInfo(zone))


def _time_of(meeting: Meeting, person: Person, which: str) -> datetime:
    if which == HOURS:
        return meeting.starts_at() - timedelta(hours=2)
    days, at = {EVE: (-1, REMINDER), WEEK: (-7, REMINDER), DAY: (0, MORNING)}[which]
    return _by_clock(meeting, person.zone or meeting.zone, days, at)


def _fits(turn: Turn, meeting: Meeting, person: Person, which: str) -> bool:
    """Whether that reminder still lies ahead, before the meeting, and outside somebody's quiet hours."""
    when = _time_of(meeting, person, which)
    quiet = quiet_until(when, person.zone or meeting.zone, person.quiet_from, person.quiet_to)
    return turn.now < when < meeting.starts_at() and quiet is None


@due("rsvp.nudge")
def nudge(turn: Turn, meeting_id: int, person_id: int, which: str) -> None:
    """Remind one person if they still come, unless their quiet hours last until the meeting begins."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    rsvp = rsvp_of(turn.db, meeting_id, person_id)
    if meeting.cancelled or meeting.starts_at() <= turn.now or rsvp is None or rsvp.reply not in WANTS:
        return
    if which != EVE and which not in rsvp.reminders:
        return
    person: Person = turn.get(Person, person_id)
    zone = person.zone or meeting.zone
    until = quiet_until(turn.now, zone, person.quiet_from, person.quiet_to)
    if until and until >= meeting.starts_at():
        return
    turn.tell(
        person,
        lambda: _reminder(meeting, zone),
        purpose=f"meet:{meeting.id}",
        lane=Lane.REMINDER,
        not_after=meeting.starts_at(),
    )


def _reminder(meeting: Meeting, zone: str) -> Screen:
    return screen(
        Title(meeting.title),
        *time_facts(meeting, zone),
        Fact(label("place"), meeting.place),
        _("This is to help you remember. You can still change your mind."),
        choices=[
            button(_("See everything"), "meet.card", meeting.id),
            button(_("I cannot come"), "rsvp", meeting.id, Reply.NO.value),
            button(_("Say I am running late"), "rsvp.late", meeting.id),
        ],
        out=home_and_help(),
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
    for which, name in labels.items():
        if which in chosen or _fits(turn, meeting, turn.person, which):
            mark = "☑" if which in chosen else "☐"
            choices.append(button(f"{mark} {name}", "remind.set", meeting_id, which))
    evening = _time_of(meeting, turn.person, EVE)
    parts: list[Part | str] = [Title(_("Reminders"))]
    if evening > turn.now:
        parts.append(Fact(_("Everybody gets one"), say_moment(evening, locale())))
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
    elif rsvp and which in ASKED_FOR and _fits(turn, meeting, turn.person, which):
        rsvp.reminders = [*rsvp.reminders, which]
    if rsvp:
        turn.db.flush()
        follow(turn, meeting, rsvp)
    open_choice(turn, meeting_id)
