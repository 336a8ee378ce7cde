"""Who comes, and replying for somebody who phoned.

meet.who
rsvp.for ── rsvp.for_one ── rsvp.for_said
"""

from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.refusals import not_yours
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.meeting import invited
from bot.flows.meeting_words import reply_words, when_words
from bot.flows.places import keep
from bot.flows.prepare import staff_meeting
from bot.models.buddy import pairs_in
from bot.models.meeting import Meeting, Reply, rsvp_of, said_to
from bot.models.person import Person

SAYABLE = (Reply.YES, Reply.MAYBE, Reply.THOUGHTS, Reply.NO)
"""What somebody can say through a coordinator."""


@press("meet.who")
def who(turn: Turn, meeting_id: int) -> None:
    """Show who comes and who does not, by name; for coordinators only."""
    meeting, _group = staff_meeting(turn, meeting_id)
    lines = []
    for label, said in _labels():
        people = said_to(turn.db, meeting_id, said)
        if people:
            lines.append(Fact(label, ", ".join(p.name for p in people)))
    answered = {p.id for _label, said in _labels() for p in said_to(turn.db, meeting_id, said)}
    quiet = [p.name for p in invited(turn, meeting_id) if p.id not in answered]
    if quiet:
        lines.append(Fact(_("Not said yet"), ", ".join(quiet)))
    late = [p.name for p in said_to(turn.db, meeting_id, Reply.YES) if _is_late(turn, meeting_id, p)]
    if late:
        lines.append(Fact(_("Running late"), ", ".join(late)))
    together = _buddies(turn, meeting)
    if together:
        lines.append(Fact(_("Bring together at the door"), together))
    if meeting.places:
        lines.append(Fact(_("Places"), str(meeting.places)))
    turn.show(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            *lines,
            choices=[
                button(_("Reply for someone"), "rsvp.for", meeting_id),
                button(_("Take replies from a list"), "sheet.replies", meeting_id),
                button(_("Arrange what people need"), "needs.list", meeting_id),
            ],
            out=[button(_("Back"), "meet.look", meeting_id)],
        )
    )


def _buddies(turn: Turn, meeting: Meeting) -> str:
    """Buddies of whom both come."""
    coming = {p.id: p.name for p in said_to(turn.db, meeting.id or 0, Reply.YES)}
    pairs = [
        p for p in pairs_in(turn.db, meeting.group_id) if p.met and {p.asks_id, p.offers_id} <= set(coming)
    ]
    return ", ".join(_("{one} and {other}", one=coming[p.asks_id], other=coming[p.offers_id]) for p in pairs)


def _is_late(turn: Turn, meeting_id: int, person: Person) -> bool:
    rsvp = rsvp_of(turn.db, meeting_id, person.id or 0)
    return bool(rsvp and rsvp.late)


def _labels() -> list[tuple[str, Reply]]:
    return [
        (_("Coming"), Reply.YES),
        (_("Waiting for a place"), Reply.WAITING),
        (_("Not sure"), Reply.MAYBE),
        (_("Sending thoughts"), Reply.THOUGHTS),
        (_("Not ready yet"), Reply.NOT_READY),
        (_("Not coming"), Reply.NO),
    ]


@press("rsvp.for")
def choose_person(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Choose the person who phoned or said it in passing."""
    staff_meeting(turn, meeting_id)
    buttons = [button(p.name, "rsvp.for_one", meeting_id, p.id) for p in invited(turn, meeting_id)]
    choices, more = paged(buttons, page, "rsvp.for", meeting_id)
    turn.show(
        screen(_("Who is it?"), choices=choices, out=[*more, button(_("Back"), "meet.who", meeting_id)])
    )


def _invited(turn: Turn, meeting_id: int, person_id: int) -> Person:
    found = [p for p in invited(turn, meeting_id) if p.id == person_id]
    if not found:
        raise Kindly(not_yours())
    return found[0]


@press("rsvp.for_one")
def choose_reply(turn: Turn, meeting_id: int, person_id: int) -> None:
    """Choose what they said."""
    staff_meeting(turn, meeting_id)
    person = _invited(turn, meeting_id, person_id)
    turn.show(
        screen(
            _("What did {name} say?", name=person.name),
            choices=[
                button(label, "rsvp.for_said", meeting_id, person_id, r.value)
                for label, r in _labels()
                if r in SAYABLE
            ],
            out=[button(_("Back"), "rsvp.for", meeting_id)],
        )
    )


@press("rsvp.for_said")
def said(turn: Turn, meeting_id: int, person_id: int, said: str) -> None:
    """Note the reply, and let the person know that it was noted, so that they can put it right."""
    meeting, _group = staff_meeting(turn, meeting_id)
    person = _invited(turn, meeting_id, person_id)
    if said in {r.value for r in SAYABLE} and not meeting.cancelled:
        rsvp = keep(turn, meeting, person_id, Reply(said), by_id=turn.person_id)
        if person_id != turn.person_id:
            turn.tell(person, lambda: _told(turn.person.name, meeting, rsvp.reply), lane=Lane.REMINDER)
    who(turn, meeting_id)


def _told(coordinator: str, meeting: Meeting, reply: Reply) -> Screen:
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        _("{name} wrote down your reply.", name=coordinator),
        reply_words(reply),
        choices=[button(_("Change my reply"), "meet.card", meeting.id)],
        out=home_and_help(),
    )
