"""A meeting as people see it: a card that says what somebody needs to know before they decide to come.

meet.card (what members get) ── rsvp · rsvp.other (rsvp.py)
    └─ meet.more ── meet.calendar · needs.open (needs.py) · agenda.open (agenda.py) · who.ask (who.py)
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.chat.access import as_member, role
from bot.chat.buttons import Button, button, link
from bot.chat.refusals import gone
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, FileRef, Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.file_to_send import file_to_send
from bot.flows.meeting_words import (
    city,
    ground_words,
    label,
    length_words,
    map_link,
    online_link,
    other_clock,
    steps_words,
    time_facts,
    when_words,
)
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, Reply, said_to
from bot.models.membership import STAFF, people_in, shown_in
from bot.models.person import Person


def card_page(
    turn: Turn, meeting: Meeting, *, changed: str = "", before: Sequence[str] = (), news_by: str = ""
) -> Screen:
    """The card: everything somebody needs to know before they decide to come.

    Args:
        turn: the turn.
        meeting: whose card it is.
        changed: what on it has changed, in words, where it is sent to say so.
        before: when and where it was to be, in words, as far as that has changed.
        news_by: by which day people hear what came of its points, in words, where that has changed.
    """
    if meeting.cancelled:
        return _cancelled_page(meeting)
    parts: list[Part | str] = [Title(meeting.title)]
    if changed:
        parts.append(Fact(_("What changed"), changed))
    if before:
        parts += [Fact(_("Before"), said) for said in before]
        parts.append(_("What you replied still counts. You can change it below."))
    if news_by:
        parts.append(Fact(_("You hear what came of it by"), news_by))
    if meeting.on and meeting.starts:
        parts.append(Fact(label("when"), _when(turn, meeting), meeting.starts_at()))
    parts += card_lines(turn, meeting)
    out = [
        button(_("More ›"), "meet.more", meeting.id),
        *home_and_help(),
    ]
    return screen(*parts, choices=reply_buttons(meeting), out=out)


def _cancelled_page(meeting: Meeting) -> Screen:
    """All that matters of a meeting that will not be."""
    known = meeting.on and meeting.starts
    return screen(
        Title(meeting.title),
        _("This meeting is cancelled."),
        *([Fact(_("It was to be"), when_words(meeting), meeting.starts_at())] if known else []),
        _("You need not do anything."),
        choices=[button(_("Talk to a person"), "note")],
        out=home_and_help(),
    )


def card_lines(turn: Turn, meeting: Meeting) -> list[Fact]:
    """The lines of a card below its date, without those that are not known."""
    lines = {
        "ends": length_words(meeting),
        "place": meeting.place,
        "getting_there": meeting.getting_there,
        "steps": steps_words(meeting.steps),
        "ground": ground_words(meeting.ground),
        "purpose": meeting.purpose,
        "expected": meeting.expected,
        "services": meeting.services,
        "coming": coming_words(turn, meeting),
        "host": meeting.host,
        "you_get": meeting.you_get,
        "afterwards": meeting.afterwards,
    }
    return [Fact(label(name), value) for name, value in lines.items() if value]


def _when(turn: Turn, meeting: Meeting) -> str:
    """When it is; with the name of its clock where somebody who is invited lives by another one."""
    said = when_words(meeting)
    if any(other_clock(meeting, p.zone) for p in invited(turn, meeting.id or 0) if p.zone):
        return _("{when} ({city} time)", when=said, city=city(meeting.zone))
    return said


def reply_buttons(meeting: Meeting) -> list[Button]:
    """The replies to an invitation."""
    return [
        button(_("Yes, I will come"), "rsvp", meeting.id, Reply.YES.value, style="success"),
        button(_("No, I cannot come"), "rsvp", meeting.id, Reply.NO.value),
        button(_("Not sure yet"), "rsvp", meeting.id, Reply.MAYBE.value),
        button(_("Choose another way"), "rsvp.other", meeting.id),
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
    """A meeting people know of, for anybody of its group; coordinators read drafts, too. Raises `Kindly` for anybody else."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_member(turn, meeting.group_id)
    known = meeting.state is SendState.SENT or role(turn, meeting.group_id) in STAFF
    if not known or not meeting.on or not meeting.starts:
        raise Kindly(gone())
    return meeting


@press("meet.more")
def more(turn: Turn, meeting_id: int) -> None:
    """Show the reader's own local time, and everything that helps somebody come, or take part without coming."""
    meeting = reader(turn, meeting_id)
    parts: list[Part | str] = [
        Title(meeting.title),
        *time_facts(meeting, turn.person.zone),
        _("What would you like to do?"),
    ]
    turn.say(
        screen(
            *parts,
            choices=[
                button(_("Put it in my calendar"), "meet.calendar", meeting_id),
                button(_("Say what would help me come"), "needs.open", meeting_id),
                button(_("See what we will talk about"), "agenda.open", meeting_id),
                button(_("Ask who will be there"), "who.ask", meeting_id),
            ],
            out=[*_place_link(meeting), *home_and_help()],
        )
    )


def _place_link(meeting: Meeting) -> list[Button]:
    if online_link(meeting):
        return [link(_("Join online"), online_link(meeting))]
    return [link(_("Open the map"), map_link(meeting))] if map_link(meeting) else []


@press("meet.calendar")
def calendar(turn: Turn, meeting_id: int) -> None:
    """Send the meeting as a file that a phone's calendar opens."""
    meeting = reader(turn, meeting_id)
    turn.say(
        screen(
            Title(meeting.title),
            _("Open this file to put it in your calendar."),
            out=[button(_("See the meeting"), "meet.card", meeting.id)],
            file=calendar_of(turn, [meeting], "meeting.ics"),
        )
    )


def calendar_of(turn: Turn, meetings: list[Meeting], name: str) -> FileRef:
    """Meetings as a calendar file of that name."""
    from bot.files.calendar import CalendarMeeting, calendar_file  # noqa: PLC0415 - slow, and seldom needed

    entries = [
        CalendarMeeting(
            uid=f"meeting-{m.id}@{turn.house.username}",
            title=m.title,
            start=m.starts_at().astimezone(ZoneInfo(m.zone)).replace(tzinfo=None),
            end=m.ends_at().astimezone(ZoneInfo(m.zone)).replace(tzinfo=None),
            zone=m.zone,
            where=m.place,
            about=m.purpose,
            sequence=m.changed,
            cancelled=m.cancelled,
        )
        for m in meetings
    ]
    path = f"meetings/{meetings[0].id}-{len(meetings)}-{sum(m.changed for m in meetings)}.ics"
    calendar = calendar_file(entries, name=meetings[0].title, made=turn.now)
    return file_to_send(turn, path, calendar, name)


def invited(turn: Turn, meeting_id: int) -> list[Person]:
    """Everybody who is invited."""
    return people_in(turn.db, turn.get(Meeting, meeting_id).group_id)
