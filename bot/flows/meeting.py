"""A meeting as people see it: a card that says what somebody needs to know before they decide to come.

meet.card (what members get) ── rsvp (rsvp.py) · meet.calendar
"""

from zoneinfo import ZoneInfo

from bot.chat.access import as_member
from bot.chat.buttons import Button, button
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, FileRef, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.models.meeting import Meeting, Reply, said_to
from bot.models.membership import people_in, shown_in
from bot.models.person import Person
from bot.plain.say_date import say_moment, say_range


def when_words(meeting: Meeting, zone: str | None = None) -> str:
    """When it is, in words, in the meeting's zone or the reader's own; empty while it is not known."""
    if not meeting.on or not meeting.starts:
        return ""
    start = meeting.starts_at().astimezone(ZoneInfo(zone or meeting.zone))
    if not meeting.ends:
        return say_moment(start, locale())
    return say_range(start, meeting.ends_at().astimezone(ZoneInfo(zone or meeting.zone)), locale())


def card_page(turn: Turn, meeting: Meeting, *, changed: str = "") -> Screen:
    """The card: everything somebody needs to know before they decide to come."""
    parts: list[Part | str] = [Title(meeting.title)]
    if meeting.cancelled:
        parts.append(_("This meeting is cancelled."))
    if changed:
        parts.append(Fact(_("What changed"), changed))
    lines = [
        (_("When"), when_words(meeting)),
        (_("Where"), meeting.place),
        (_("What it is for"), meeting.purpose),
        (_("What is asked of you"), meeting.expected),
        (_("Who is in the room"), meeting.services),
        (_("Who is coming"), coming_words(turn, meeting)),
        (_("At the door"), meeting.host),
        (_("What you get"), meeting.you_get),
        (_("Afterwards"), meeting.afterwards),
    ]
    parts += [Fact(label, value) for label, value in lines if value]
    choices = [] if meeting.cancelled else reply_buttons(meeting)
    return screen(*parts, choices=choices, out=[button(_("Start page"), "home"), button(_("Help"), "help")])


def reply_buttons(meeting: Meeting) -> list[Button]:
    """The four replies to an invitation."""
    return [
        button(_("Yes, I will come"), "rsvp", meeting.id, Reply.YES.value, style="success"),
        button(_("No, I cannot come"), "rsvp", meeting.id, Reply.NO.value),
        button(_("Not sure yet"), "rsvp", meeting.id, Reply.MAYBE.value),
        button(_("Send my thoughts instead"), "rsvp", meeting.id, Reply.THOUGHTS.value),
    ]


def coming_words(turn: Turn, meeting: Meeting) -> str:
    """First names of those who come and agreed to be shown, "and others" when there are more."""
    coming = said_to(turn.db, meeting.id or 0, Reply.YES)
    shown = shown_in(turn.db, meeting.group_id)
    names = [p.name for p in coming if p.id in shown]
    if not names:
        return ""
    joined = ", ".join(names)
    return joined if len(names) == len(coming) else _("{names} and others", names=joined)


@draw("meet.card")
def card(turn: Turn, meeting_id: int) -> Screen:
    """The invitation as members get it."""
    return card_page(turn, turn.get(Meeting, meeting_id))


@press("meet.card")
def show_card(turn: Turn, meeting_id: int) -> None:
    """Show the card as it is now."""
    turn.show(card_page(turn, reader(turn, meeting_id)))


def reader(turn: Turn, meeting_id: int) -> Meeting:
    """A meeting, for anybody of its group."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_member(turn, meeting.group_id)
    return meeting


@press("meet.calendar")
def calendar(turn: Turn, meeting_id: int) -> None:
    """Send the meeting as a file that a phone's calendar opens."""
    meeting = reader(turn, meeting_id)
    turn.say(
        screen(
            Title(meeting.title),
            _("Open this file to put it in your calendar."),
            out=[button(_("See the meeting"), "meet.card", meeting.id)],
            file=FileRef(_calendar_file(turn, meeting), "meeting.ics"),
        )
    )


def _calendar_file(turn: Turn, meeting: Meeting) -> str:
    from bot.files.calendar import CalendarMeeting, calendar_file  # noqa: PLC0415 - slow, and seldom needed

    zone = ZoneInfo(meeting.zone)
    entry = CalendarMeeting(
        uid=f"meeting-{meeting.id}@{turn.house.username}",
        title=meeting.title,
        start=meeting.starts_at().astimezone(zone).replace(tzinfo=None),
        end=meeting.ends_at().astimezone(zone).replace(tzinfo=None),
        zone=meeting.zone,
        where=meeting.place,
        about=meeting.purpose,
        sequence=meeting.changed,
        cancelled=meeting.cancelled,
    )
    path = f"meetings/{meeting.id}-{meeting.changed}.ics"
    file = turn.house.home / "files" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(calendar_file([entry], name=meeting.title, made=turn.now))
    return path


def invited(turn: Turn, meeting_id: int) -> list[Person]:
    """Everybody who is invited."""
    return people_in(turn.db, turn.get(Meeting, meeting_id).group_id)
