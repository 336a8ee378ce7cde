"""What waits for somebody who leaves a group: it goes only where they would still be sent it.

A row may wait for hours, for a quiet night or its place in a long queue. Who leaves but wants
to hear what happened still gets the news of that day; the rest of the group's messages do not go.
"""

from sqlalchemy import select, update
from sqlmodel import col

from bot.chat.turn import Turn
from bot.flows.sendable import is_sendable, noun_of
from bot.models.broadcast import Broadcast
from bot.models.outbox import Outbox, OutState, erase_bodies


def drop_waiting(turn: Turn, person_id: int, group_id: int) -> None:
    """Take back what waits for somebody and is for others only, now that they have left."""
    turn.db.flush()
    waiting = turn.db.execute(
        select(col(Outbox.id), col(Outbox.body_id), Broadcast)
        .join(Broadcast, col(Broadcast.id) == col(Outbox.broadcast_id))
        .where(
            col(Outbox.person_id) == person_id,
            col(Outbox.state) == OutState.WAITING,
            col(Broadcast.group_id) == group_id,
        )
    ).all()
    sendings = {sending.id: sending for _id, _body, sending in waiting}
    over = {number for number, sending in sendings.items() if not _still_gets(turn, sending, person_id)}
    dropped = {row: body for row, body, sending in waiting if sending.id in over}
    if dropped:
        turn.db.execute(
            update(Outbox)
            .where(col(Outbox.id).in_(dropped))
            .values(state=OutState.DROPPED, sent_on=turn.now.date(), not_before=None)
        )
        erase_bodies(turn.db, set(dropped.values()))


def _still_gets(turn: Turn, sending: Broadcast, person_id: int) -> bool:
    """Whether it would go to them if it went now."""
    if not is_sendable(sending):
        return False
    kind, row_id = noun_of(sending)
    return any(person.id == person_id for person in kind.people(turn, row_id))
