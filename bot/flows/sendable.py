"""What can be sent to many people, and how it is handed to the sender.

A briefing, an invitation, a question and an update are written in their own flows.
Each declares here who gets it and what page they get; the rest (`sending`, `sent`)
is the same for all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button
from bot.chat.effects import Lane
from bot.chat.fanout import fan_out
from bot.chat.refusals import gone
from bot.chat.routes import find
from bot.chat.screens import Screen, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, ngettext
from bot.models.briefing import SendState
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.person import Person
from bot.models.quiet import quiet_until

MARKS = {SendState.DRAFT: "✏️", SendState.HELD: "⏳", SendState.SENT: "✓", SendState.STOPPED: "✋"}
"""What stands before a thing in a list of what was written, is held, or went."""


@dataclass(frozen=True, slots=True)
class Stands:
    """What stopping something, or taking it back, has not changed: in words, with what can be done about it."""

    said: Sequence[str] = ()
    choices: Sequence[Button] = ()


@dataclass(frozen=True, slots=True)
class Sendable:
    """A kind of thing that can be sent to many people; every function takes the turn and the row's number.

    Attributes:
        noun: its short name in buttons.
        draw: the draw route of the page people get.
        group: the group it belongs to.
        people: who gets it.
        title: what it is called on the desk.
        back: the way back to it.
        edit: the way to change it, once it was stopped; by default `back`.
        goes: when it goes by itself, for what repeats; None for what goes when its coordinator says so.
        held: called when it is put on hold.
        went: called when it has been handed to the sender.
        stopped: called when it was stopped during the hold.
        recalled: called when it was taken back after it went.
        take_back: what its coordinator is asked before it is taken back; by default that it was a mistake.
        mistake: what those who saw it read once it was taken back; by default that they can ignore it.
        stop_words: what is said once it was stopped; by default that nobody got it.
        stands: what goes on all the same once it was stopped or taken back, and what can be done about it.
        urgent: whether it may go in quiet hours.
        took_on: for whom it is part of what they took on, such as a meeting they came to; it takes no place in their week.
        until: when it is no news any more (UTC): a meeting that has begun, a question that has closed.
        again: it can be sent once more after it was taken back.
        unready: the page that says why it cannot go now; None when it can. An old button must not send what is half
            written (`incomplete`); asked again when its hold ends. By default it can always go.
    """

    noun: str
    draw: str
    group: Callable[[Turn, int], int]
    people: Callable[[Turn, int], list[Person]]
    title: Callable[[Turn, int], str]
    back: Callable[[Turn, int], Button]
    edit: Callable[[Turn, int], Button] | None = None
    goes: Callable[[Turn, int], datetime | None] | None = None
    held: Callable[[Turn, int], None] | None = None
    went: Callable[[Turn, int], None] | None = None
    stopped: Callable[[Turn, int], None] | None = None
    recalled: Callable[[Turn, int], None] | None = None
    take_back: Callable[[Turn, int], str] | None = None
    mistake: Callable[[Turn, int], Screen] | None = None
    stop_words: Callable[[Turn, int], str] | None = None
    stands: Callable[[Turn, int], Stands] | None = None
    urgent: Callable[[Turn, int], bool] | None = None
    took_on: Callable[[Turn, int], set[int]] | None = None
    until: Callable[[Turn, int], datetime | None] | None = None
    again: bool = False
    unready: Callable[[Turn, int], Screen | None] | None = None


_kinds: dict[str, Sendable] = {}


def sendable(noun: str, **how: Any) -> Sendable:
    """Declare a kind of thing that can be sent; see `Sendable` for what to give."""
    _kinds[noun] = Sendable(noun, **how)
    return _kinds[noun]


def find_kind(noun: str) -> Sendable:
    """The kind of that name, for its own flow."""
    return _kinds[noun]


def kind_of(turn: Turn, noun: str, row_id: int) -> Sendable:
    """Find the kind `noun`, for a coordinator of the group the row belongs to. Raises `Kindly` for anybody else."""
    kind = _kinds.get(noun)
    if kind is None:
        raise Kindly(gone())
    as_staff(turn, kind.group(turn, row_id))
    return kind


def noun_of(broadcast: Broadcast) -> tuple[Sendable, int]:
    """The kind and the row that a sending is of."""
    kind = next(k for k in _kinds.values() if k.draw == broadcast.route)
    return kind, int(broadcast.args[0])


def is_sendable(broadcast: Broadcast) -> bool:
    """Whether its kind of thing is still known."""
    return any(k.draw == broadcast.route for k in _kinds.values())


def page_of(turn: Turn, kind: Sendable, row_id: int) -> Screen:
    """The page people get."""
    page: Screen = find("draw", f"{kind.draw}:{row_id}")[0].run(turn, row_id)
    return page


def reached(people: list[Person]) -> tuple[list[Person], list[Person]]:
    """Those a message can reach, and those who need a phone call or a print."""
    return [p for p in people if p.telegram_id], [p for p in people if not p.telegram_id and not p.died]


def asleep(turn: Turn, people: list[Person]) -> int:
    """For how many of `people` it is quiet time now."""
    clocks = [(p.zone, p.quiet_from, p.quiet_to) for p in people]
    return sum(quiet_until(turn.now, *clock) is not None for clock in clocks)


def gets_it_later(number: int) -> str:
    """What a coordinator is told of those for whom it is quiet time."""
    return ngettext(
        "For {n} person it is quiet time. They get it when that ends.",
        "For {n} people it is quiet time. They get it when that ends.",
        number,
    )


def current(turn: Turn, kind: Sendable, row_id: int) -> Broadcast | None:
    """The newest sending of this row that was not stopped, nor taken back where it can go again."""
    over = [BroadcastState.STOPPED, *([BroadcastState.RECALLED] if kind.again else [])]
    sendings = turn.db.execute(
        select(Broadcast)
        .where(
            col(Broadcast.group_id) == kind.group(turn, row_id),
            col(Broadcast.route) == kind.draw,
            col(Broadcast.state).not_in(over),
        )
        .order_by(col(Broadcast.id).desc())
    ).scalars()
    return next((b for b in sendings if b.args == [str(row_id)]), None)


def new_sending(
    turn: Turn, kind: Sendable, row_id: int, goes_at: datetime, author_id: int | None
) -> Broadcast:
    """Write down a sending that goes at `goes_at` (UTC)."""
    broadcast = Broadcast(
        group_id=kind.group(turn, row_id),
        author_id=author_id,
        route=kind.draw,
        args=[str(row_id)],
        goes_at=goes_at,
    )
    turn.db.add(broadcast)
    turn.db.flush()
    return broadcast


def hold(turn: Turn, kind: Sendable, row_id: int, goes_at: datetime, author_id: int | None) -> Broadcast:
    """Put something on hold until `goes_at` (UTC); until then it can be stopped."""
    broadcast = new_sending(turn, kind, row_id, goes_at, author_id)
    turn.at(goes_at, "send.due", broadcast.id)
    if kind.held:
        kind.held(turn, row_id)
    return broadcast


def hold_again(turn: Turn, noun: str, row_id: int, author_id: int, goes_at: datetime) -> None:
    """Put the next one of something that repeats on hold."""
    hold(turn, _kinds[noun], row_id, goes_at, author_id)


def not_now(turn: Turn, kind: Sendable, row_id: int) -> Screen | None:
    """The page that says why a thing cannot go now; None when it can."""
    return kind.unready(turn, row_id) if kind.unready else None


def incomplete(turn: Turn, noun: str, row_id: int) -> Screen:
    """What is said of a thing that is half written."""
    return screen(_("Something is missing before this can go."), out=[_kinds[noun].back(turn, row_id)])


def not_sent(turn: Turn, kind: Sendable, row_id: int, broadcast: Broadcast) -> None:
    """It does not go after all, and its own flow knows."""
    broadcast.state = BroadcastState.STOPPED
    if kind.stopped:
        kind.stopped(turn, row_id)


def stop_held(turn: Turn, noun: str, row_id: int) -> None:
    """Stop the sending of a row that is on hold; nothing where none is."""
    kind = _kinds[noun]
    broadcast = current(turn, kind, row_id)
    if broadcast and broadcast.state is BroadcastState.HELD:
        not_sent(turn, kind, row_id, broadcast)
        turn.cancel(f"send.due:{broadcast.id}")


def still_stands(turn: Turn, kind: Sendable, row_id: int) -> Stands:
    """What goes on although this was stopped or taken back."""
    return kind.stands(turn, row_id) if kind.stands else Stands()


def call_off(turn: Turn, kind: Sendable, row_id: int, broadcast: Broadcast, why: Screen) -> None:
    """It waited, and now it cannot go: nobody gets it, and its author is told why."""
    not_sent(turn, kind, row_id, broadcast)
    author = turn.db.get(Person, broadcast.author_id) if broadcast.author_id else None
    if author:
        turn.tell(author, lambda: why, lane=Lane.REPLY)


def hand_over(turn: Turn, kind: Sendable, row_id: int, broadcast: Broadcast) -> None:
    """Fan it out to the outbox, and let its own flow know that it went."""
    if why := not_now(turn, kind, row_id):
        call_off(turn, kind, row_id, broadcast, why)
        return
    broadcast.state = BroadcastState.SENDING
    broadcast.urgent = bool(kind.urgent and kind.urgent(turn, row_id))
    turn.db.flush()
    not_after = kind.until(turn, row_id) if kind.until else None
    took_on = kind.took_on(turn, row_id) if kind.took_on else ()
    fan_out(turn, broadcast, reached(kind.people(turn, row_id))[0], not_after, took_on)
    if kind.went:
        kind.went(turn, row_id)


def send_now(turn: Turn, noun: str, row_id: int) -> Broadcast:
    """Send something that nobody has to look at first, such as *no news yet*: at once, without a hold."""
    kind = _kinds[noun]
    author_id = turn.person_id if turn.known else None
    broadcast = new_sending(turn, kind, row_id, turn.now, author_id)
    hand_over(turn, kind, row_id, broadcast)
    return broadcast
