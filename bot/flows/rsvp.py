"""Replying to an invitation: by a tap, in one's own words, and again when one's mind changes.

A tap is enough. Words are welcome too, but only proposed: "yeah ill be there" becomes
"Sounds like yes. Right?", and nothing is noted before the press.

    rsvp ── rsvp.needs (words) · rsvp.thoughts (words) · meet.calendar
    rsvp.remind (timer): about 5pm the day before, to those who said yes or not sure
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.events import Said
from bot.chat.routes import due, press, words
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.loose import Meant, meanings
from bot.flows.meeting import card_page, reader, reply_buttons, when_words
from bot.models.meeting import Meeting, Reply, Rsvp, coming_meetings, rsvp_of, said_to
from bot.models.membership import memberships
from bot.plain.understand import Meaning, understand

REMINDER = time(17)
"""Local time of the one reminder, the day before (design/talk.md)."""
MEANT = {Meaning.YES: Reply.YES, Meaning.NO: Reply.NO, Meaning.MAYBE: Reply.MAYBE}


def keep(turn: Turn, meeting: Meeting, person_id: int, reply: Reply, by_id: int | None = None) -> Rsvp:
    """Note one person's reply; a later one replaces it."""
    rsvp = rsvp_of(turn.db, meeting.id or 0, person_id) or Rsvp(
        meeting_id=meeting.id or 0, person_id=person_id, reply=reply
    )
    rsvp.reply, rsvp.by_id = reply, by_id
    turn.db.add(rsvp)
    turn.db.flush()
    return rsvp


def reply_words(reply: Reply) -> str:
    """What a reply means, as it is said back."""
    return {
        Reply.YES: _("You said yes. See you there."),
        Reply.NO: _("You said no. That is fine, and thank you for telling us."),
        Reply.MAYBE: _("You said you are not sure yet. You can tell us later."),
        Reply.THOUGHTS: _("You would rather send your thoughts. That counts."),
    }[reply]


@press("rsvp")
def reply(turn: Turn, meeting_id: int, said: str) -> None:
    """Take a tapped reply, say it back, and offer what usually comes next."""
    meeting = reader(turn, meeting_id)
    if meeting.cancelled or meeting.starts_at() < turn.now or said not in {r.value for r in Reply}:
        turn.say(_too_late(turn, meeting))
        return
    chosen = Reply(said)
    keep(turn, meeting, turn.person_id, chosen)
    turn.say(_said_back(meeting, chosen))


def _too_late(turn: Turn, meeting: Meeting) -> Screen:
    if meeting.cancelled:
        return card_page(turn, meeting)
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        _("This meeting has started or is over."),
        out=[button(_("Start page"), "home"), button(_("Help"), "help")],
    )


def _said_back(meeting: Meeting, chosen: Reply) -> Screen:
    choices: list[Button] = []
    if chosen in {Reply.YES, Reply.MAYBE}:
        choices = [
            button(_("Say what would help me come"), "rsvp.needs", meeting.id),
            button(_("Put it in my calendar"), "meet.calendar", meeting.id),
        ]
    elif chosen is Reply.THOUGHTS:
        choices = [button(_("Write my thoughts now"), "rsvp.thoughts", meeting.id)]
    choices.append(button(_("Change my reply"), "meet.card", meeting.id))
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        reply_words(chosen),
        choices=choices,
        out=[button(_("Start page"), "home"), button(_("Help"), "help")],
    )


@press("rsvp.needs")
def ask_needs(turn: Turn, meeting_id: int) -> None:
    """Ask what would help somebody come."""
    reader(turn, meeting_id)
    turn.ask(
        screen(
            _("What would help you come? Travel, childcare, a quiet place, anything."),
            _("Only your coordinator reads this."),
            out=[button(_("Back"), "meet.card", meeting_id)],
        ),
        "rsvp.needs",
        meeting_id,
    )


@words("rsvp.needs")
def take_needs(turn: Turn, meeting_id: int) -> None:
    """Keep what would help."""
    meeting = reader(turn, meeting_id)
    rsvp = rsvp_of(turn.db, meeting_id, turn.person_id) or keep(turn, meeting, turn.person_id, Reply.MAYBE)
    rsvp.needs = turn.text[:600]
    turn.db.add(rsvp)
    turn.forget()
    turn.say(
        screen(
            _("Thank you. Your coordinator will read it before the meeting."),
            choices=[button(_("See the meeting"), "meet.card", meeting_id)],
            out=[button(_("Start page"), "home"), button(_("Help"), "help")],
        )
    )


@press("rsvp.thoughts")
def ask_thoughts(turn: Turn, meeting_id: int) -> None:
    """Ask for thoughts instead of coming; they go to the coordinator with a name."""
    reader(turn, meeting_id)
    turn.ask(
        screen(
            _("Write what you would say in the room. Your coordinator passes it on, with your name."),
            out=[button(_("Back"), "meet.card", meeting_id)],
        ),
        "rsvp.thoughts",
        meeting_id,
    )


@words("rsvp.thoughts")
def take_thoughts(turn: Turn, meeting_id: int) -> None:
    """Keep thoughts for a meeting."""
    meeting = reader(turn, meeting_id)
    rsvp = keep(turn, meeting, turn.person_id, Reply.THOUGHTS)
    rsvp.thoughts = turn.text
    turn.db.add(rsvp)
    turn.forget()
    turn.say(
        screen(
            _("Thank you. Your thoughts will be in the room."),
            choices=[button(_("See the meeting"), "meet.card", meeting_id)],
            out=[button(_("Start page"), "home"), button(_("Help"), "help")],
        )
    )


# -- own words ----------------------------------------------------------------


@meanings
def in_own_words(turn: Turn, said: Said) -> Meant | None:
    """What loose words could mean as a reply to an invitation: the card replied to, or the next one not answered."""
    meeting = _meant_meeting(turn, said)
    meaning = understand(said.text, meeting.title if meeting else "")
    if meeting is None or meaning not in MEANT:
        return None
    chosen = MEANT[meaning]
    sounds = {
        Reply.YES: _("Sounds like yes to: {meeting}. Right?", meeting=meeting.title),
        Reply.NO: _("Sounds like no to: {meeting}. Right?", meeting=meeting.title),
        Reply.MAYBE: _("Sounds like not sure about: {meeting}. Right?", meeting=meeting.title),
    }[chosen]
    first = next(b for b in reply_buttons(meeting) if b.data.endswith(f":{chosen.value}"))
    return Meant(sounds, (first, button(_("See the meeting"), "meet.card", meeting.id)))


def _meant_meeting(turn: Turn, said: Said) -> Meeting | None:
    groups = {m.group_id for m in memberships(turn.db, turn.person_id)}
    coming = [
        m for m in coming_meetings(turn.db, groups, turn.today(turn.person.zone)) if m.starts_at() > turn.now
    ]
    shown = set(said.reply_to.buttons) if said.reply_to else set()
    for meeting in coming:
        if any(b.data in shown for b in reply_buttons(meeting)):
            return meeting
    return next((m for m in coming if rsvp_of(turn.db, m.id or 0, turn.person_id) is None), None)


# -- the reminder -------------------------------------------------------------


def watch(turn: Turn, meeting: Meeting) -> None:
    """Set the one reminder of a meeting, if its time still lies ahead."""
    assert meeting.on
    when = datetime.combine(meeting.on - timedelta(days=1), REMINDER, ZoneInfo(meeting.zone))
    turn.cancel(f"rsvp.remind:{meeting.id}")
    if when > turn.now:
        turn.at(when, "rsvp.remind", meeting.id)


@due("rsvp.remind")
def remind(turn: Turn, meeting_id: int) -> None:
    """Remind those who come, once; not when the meeting has begun, moved or been cancelled meanwhile."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    if meeting.cancelled or meeting.starts_at() <= turn.now:
        return
    for person in said_to(turn.db, meeting_id, Reply.YES, Reply.MAYBE):
        turn.tell(person, lambda: _reminder(meeting), purpose=f"meet:{meeting_id}", lane=Lane.REMINDER)


def _reminder(meeting: Meeting) -> Screen:
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        Fact(_("Where"), meeting.place),
        _("This is to help you remember. You can still change your mind."),
        choices=[
            button(_("See everything"), "meet.card", meeting.id),
            button(_("I cannot come"), "rsvp", meeting.id, Reply.NO.value),
        ],
        out=[button(_("Start page"), "home"), button(_("Help"), "help")],
    )
