"""A meeting's places: who has said what, and who is told when there is a place for them.

A small room fills up fairly: who came first to a full room is the first to be told of a
free place, and nobody can jump the line.
"""

from collections.abc import Callable

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.meeting_words import time_facts
from bot.flows.needs import bring_usual
from bot.flows.reminding import follow, unfollow
from bot.models.group import Group
from bot.models.meeting import (
    Meeting,
    Reply,
    Rsvp,
    coming_meetings,
    last_in_line,
    rsvp_of,
    said_to,
    waiting_list,
)
from bot.models.person import Person
from bot.models.presence import readers


def keep(turn: Turn, meeting: Meeting, person_id: int, reply: Reply, by_id: int | None = None) -> Rsvp:
    """Note one person's reply; a later one replaces it. A yes to a full room becomes a place in the line for it."""
    # Two people at once must not both get the last place.
    turn.db.execute(select(col(Meeting.id)).where(col(Meeting.id) == meeting.id).with_for_update())
    rsvp = rsvp_of(turn.db, meeting.id or 0, person_id) or Rsvp(
        meeting_id=meeting.id or 0, person_id=person_id, reply=reply
    )
    had_place = rsvp.id is not None and rsvp.reply is Reply.YES
    if reply is Reply.YES and not had_place and is_full(turn, meeting):
        if rsvp.reply is not Reply.WAITING or rsvp.in_line is None:
            rsvp.in_line = last_in_line(turn.db, meeting.id or 0) + 1
        reply = Reply.WAITING
    rsvp.reply, rsvp.by_id = reply, by_id
    rsvp.late = rsvp.late and reply is Reply.YES
    turn.db.add(rsvp)
    turn.db.flush()
    follow(turn, meeting, rsvp)
    if had_place and reply is not Reply.YES:
        move_up(turn, meeting)
    if reply in {Reply.YES, Reply.WAITING}:
        bring_usual(turn, meeting, person_id)
    return rsvp


def is_full(turn: Turn, meeting: Meeting) -> bool:
    """Whether every place in the room is taken."""
    return meeting.places is not None and len(said_to(turn.db, meeting.id or 0, Reply.YES)) >= meeting.places


def move_up(turn: Turn, meeting: Meeting) -> None:
    """Give free places to those who have waited longest, and tell them.

    Who has paused, or whom no message reaches, keeps their number and is passed over: nobody
    should be expected who does not know of it. Who has no Telegram is rung by a coordinator.
    """
    for rsvp in waiting_list(turn.db, meeting.id or 0):
        if is_full(turn, meeting) or meeting.starts_at() <= turn.now:
            return
        person: Person = turn.get(Person, rsvp.person_id)
        if person.paused or person.died or not person.reachable:
            continue
        rsvp.reply, rsvp.in_line = Reply.YES, None
        turn.db.add(rsvp)
        turn.db.flush()
        follow(turn, meeting, rsvp)
        _tell_of_place(turn, meeting, person)


def _tell_of_place(turn: Turn, meeting: Meeting, person: Person) -> None:
    if person.telegram_id is None:
        tell_readers(turn, meeting, lambda: _ring(meeting, person.name))
        return
    zone = person.zone or meeting.zone
    turn.tell(
        person,
        lambda: _a_place(meeting, zone),
        purpose=f"meet:{meeting.id}",
        lane=Lane.REMINDER,
        not_after=meeting.starts_at(),
    )


def let_move_up(turn: Turn, group_id: int) -> None:
    """Give away places in a group's coming meetings that became free although nobody took a reply back: somebody died."""
    group: Group = turn.get(Group, group_id)
    for meeting in coming_meetings(turn.db, [group_id], turn.today(group.zone)):
        move_up(turn, meeting)


def free_places(turn: Turn, person_id: int, group_id: int) -> None:
    """Take back somebody's replies to what is still to come in a group, and let others have their places."""
    group: Group = turn.get(Group, group_id)
    for meeting in coming_meetings(turn.db, [group_id], turn.today(group.zone)):
        rsvp = rsvp_of(turn.db, meeting.id or 0, person_id)
        if rsvp and meeting.starts_at() > turn.now:
            unfollow(turn, meeting, rsvp)
            turn.db.delete(rsvp)
            turn.db.flush()
            move_up(turn, meeting)


def _ring(meeting: Meeting, name: str) -> Screen:
    return screen(
        Title(meeting.title),
        _("There is a place for {name} now. Please ring them.", name=name),
        choices=[button(_("See who comes"), "meet.who", meeting.id)],
        out=[button(_("Desk"), "desk", meeting.group_id)],
    )


def _a_place(meeting: Meeting, zone: str) -> Screen:
    return screen(
        Title(meeting.title),
        *time_facts(meeting, zone),
        _("There is a place for you now. You are coming, unless you say no."),
        choices=[
            button(_("See everything"), "meet.card", meeting.id),
            button(_("I cannot come"), "rsvp", meeting.id, Reply.NO.value),
        ],
        out=home_and_help(),
    )


def tell_readers(
    turn: Turn, meeting: Meeting, build: Callable[[], Screen], lane: Lane = Lane.REMINDER
) -> None:
    """Tell whoever looks after the group of a meeting now; not the person whose doing it is."""
    group: Group = turn.get(Group, meeting.group_id)
    for person in readers(turn.db, group, turn.today(group.zone)):
        if person.id != turn.person_id:
            turn.tell(person, build, purpose=f"meet:{meeting.id}", lane=lane)
