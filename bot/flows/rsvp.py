"""Replying to an invitation: by a tap, in one's own words, and again when one's mind changes.

A tap is enough. Words are welcome too, but only proposed: "yeah ill be there" becomes
"Sounds like yes. Right?", and nothing is noted before the press. What a reply does to the
places in the room stands in places.py.

    rsvp ── needs.open (needs.py) · meet.calendar · remind.open (reminding.py)
    rsvp.other ── thoughts.open (thoughts.py) · rsvp (not ready yet) · rsvp.late
"""

from datetime import timedelta

from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.events import Said
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.loose import Meant, meanings
from bot.flows.meeting import card_page, reader, reply_buttons
from bot.flows.meeting_words import reply_words, time_facts, when_words
from bot.flows.places import keep, tell_readers
from bot.models.meeting import (
    Meeting,
    Reply,
    Rsvp,
    coming_meetings,
    rsvp_of,
    waiting_list,
)
from bot.models.membership import memberships
from bot.plain.understand import Meaning, understand

MEANT = {Meaning.YES: Reply.YES, Meaning.NO: Reply.NO, Meaning.MAYBE: Reply.MAYBE}
TAPPED = (Reply.YES, Reply.NO, Reply.MAYBE, Reply.THOUGHTS, Reply.NOT_READY)
"""Replies somebody can give; waiting is not given but follows from a full room."""
LATE_FROM = timedelta(hours=12)
"""How long before a meeting somebody can be running late for it."""


@press("rsvp")
def reply(turn: Turn, meeting_id: int, said: str) -> None:
    """Take a tapped reply, say it back, and offer what usually comes next."""
    meeting = reader(turn, meeting_id)
    if _over(turn, meeting) or said not in {r.value for r in TAPPED}:
        turn.say(too_late(turn, meeting))
        return
    rsvp = keep(turn, meeting, turn.person_id, Reply(said))
    turn.say(_said_back(turn, meeting, rsvp))


def _over(turn: Turn, meeting: Meeting) -> bool:
    return meeting.cancelled or meeting.starts_at() < turn.now


def too_late(turn: Turn, meeting: Meeting) -> Screen:
    """What an old card says once the meeting is cancelled or has begun."""
    if meeting.cancelled:
        return card_page(turn, meeting)
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        _("This meeting has started or is over."),
        choices=[button(_("See what we will talk about"), "agenda.open", meeting.id)],
        out=home_and_help(),
    )


def _said_back(turn: Turn, meeting: Meeting, rsvp: Rsvp) -> Screen:
    parts: list[Part | str] = [
        Title(meeting.title),
        *time_facts(meeting, turn.person.zone),
        reply_words(rsvp.reply),
    ]
    if rsvp.reply is Reply.WAITING:
        before = sum((w.in_line or 0) < (rsvp.in_line or 0) for w in waiting_list(turn.db, meeting.id or 0))
        parts += [
            Fact(_("Your place in line"), str(before + 1)),
            _("I tell you when there is a place. Nobody can jump the line."),
        ]
    return screen(
        *parts,
        choices=_next_steps(meeting, rsvp.reply),
        out=home_and_help(),
    )


def _next_steps(meeting: Meeting, chosen: Reply) -> list[Button]:
    change = button(_("Change my reply"), "meet.card", meeting.id)
    if chosen in {Reply.YES, Reply.MAYBE}:
        return [
            button(_("Say what would help me come"), "needs.open", meeting.id),
            button(_("Put it in my calendar"), "meet.calendar", meeting.id),
            button(_("Choose more reminders"), "remind.open", meeting.id),
            change,
        ]
    thoughts = button(_("Write my thoughts now"), "thoughts.open", meeting.id)
    agenda = button(_("See what we will talk about"), "agenda.open", meeting.id)
    if chosen is Reply.WAITING:  # there may never be a place, and nobody should be left with nothing
        return [button(_("Say what would help me come"), "needs.open", meeting.id), thoughts, change]
    if chosen is Reply.NOT_READY:
        return [button(_("I am ready: I will come"), "rsvp", meeting.id, Reply.YES.value), thoughts, change]
    return [thoughts, agenda, change]


@press("rsvp.other")
def other_ways(turn: Turn, meeting_id: int) -> None:
    """Offer ways of taking part that are neither yes nor no. It is a new message: the card stays."""
    meeting = reader(turn, meeting_id)
    if _over(turn, meeting):
        turn.say(too_late(turn, meeting))
        return
    turn.say(
        screen(
            Title(meeting.title),
            _("There is more than one way to take part."),
            choices=[
                button(_("Send my thoughts instead"), "rsvp", meeting_id, Reply.THOUGHTS.value),
                button(_("Say I am not ready yet"), "rsvp", meeting_id, Reply.NOT_READY.value),
                button(_("Say I am running late"), "rsvp.late", meeting_id),
                button(_("Come with a buddy"), "buddy.open", meeting.group_id),
            ],
            out=[button(_("Back"), "meet.card", meeting_id), button(_("Help"), "help")],
        )
    )


# -- running late -------------------------------------------------------------


@press("rsvp.late")
def late(turn: Turn, meeting_id: int) -> None:
    """Let those who run the meeting know that somebody comes, and later."""
    meeting = reader(turn, meeting_id)
    if meeting.cancelled or turn.now >= meeting.ends_at():
        turn.say(too_late(turn, meeting))
        return
    if turn.now < meeting.starts_at() - LATE_FROM:
        turn.say(_not_today(meeting))
        return
    rsvp = rsvp_of(turn.db, meeting_id, turn.person_id)
    if rsvp is None or rsvp.reply is not Reply.YES:
        rsvp = keep(turn, meeting, turn.person_id, Reply.YES)
    if rsvp.reply is Reply.YES and not rsvp.late:
        rsvp.late = True
        turn.db.add(rsvp)
        name = turn.person.name
        tell_readers(turn, meeting, lambda: _late_page(meeting, name), lane=Lane.REPLY)
    turn.say(
        screen(
            Title(meeting.title),
            _("Thank you. They know. Come when you can, and come in quietly.")
            if rsvp.late
            else reply_words(rsvp.reply),
            Fact(_("At the door"), meeting.host),
            choices=[button(_("See the meeting"), "meet.card", meeting_id)],
            out=home_and_help(),
        )
    )


def _not_today(meeting: Meeting) -> Screen:
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting), meeting.starts_at()),
        _("You can say so on the day itself."),
        choices=[button(_("See the meeting"), "meet.card", meeting.id)],
        out=home_and_help(),
    )


def _late_page(meeting: Meeting, name: str) -> Screen:
    return screen(
        Title(meeting.title),
        _("{name} is coming, and runs late.", name=name),
        choices=[button(_("See who comes"), "meet.who", meeting.id)],
        out=[button(_("Desk"), "desk", meeting.group_id)],
    )


# -- own words ----------------------------------------------------------------


@meanings
def in_own_words(turn: Turn, said: Said) -> Meant | None:
    """What loose words could mean as a reply to an invitation: the card replied to, or the next one not answered."""
    meeting = _meant_meeting(turn, said)
    if meeting is None:
        return None
    meaning = understand(said.text)
    card = button(_("See the meeting"), "meet.card", meeting.id)
    if meaning is Meaning.LATE:
        sounds = _("Sounds like you run late for: {meeting}. Right?", meeting=meeting.title)
        return Meant(sounds, (button(_("Say I am running late"), "rsvp.late", meeting.id), card))
    if meaning not in MEANT:
        return None
    chosen = MEANT[meaning]
    sounds = {
        Reply.YES: _("Sounds like yes to: {meeting}. Right?", meeting=meeting.title),
        Reply.NO: _("Sounds like no to: {meeting}. Right?", meeting=meeting.title),
        Reply.MAYBE: _("Sounds like not sure about: {meeting}. Right?", meeting=meeting.title),
    }[chosen]
    first = next(b for b in reply_buttons(meeting) if b.data.endswith(f":{chosen.value}"))
    return Meant(sounds, (first, card))


def _meant_meeting(turn: Turn, said: Said) -> Meeting | None:
    groups = {m.group_id for m in memberships(turn.db, turn.person_id)}
    coming = [
        m for m in coming_meetings(turn.db, groups, turn.today(turn.person.zone)) if m.ends_at() > turn.now
    ]
    shown = set(said.reply_to.buttons) if said.reply_to else set()
    for meeting in coming:
        if any(b.data in shown for b in reply_buttons(meeting)):
            return meeting
    if understand(said.text) is Meaning.LATE:
        return next((m for m in coming if m.starts_at() - turn.now < LATE_FROM), None)
    ahead = [m for m in coming if m.starts_at() > turn.now]
    return next((m for m in ahead if rsvp_of(turn.db, m.id or 0, turn.person_id) is None), None)
