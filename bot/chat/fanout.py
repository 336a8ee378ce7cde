"""Handing one page to many people, when the hold of a broadcast ends.

The page is drawn once for each language, its words are stored once, and everybody gets
a row of their own in one statement: 10,000 rows in a tenth of a second. Who has paused,
left or sleeps is decided later, when each row is about to go.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import col

from bot.chat.buttons import data
from bot.chat.cover import covered
from bot.chat.effects import Call, Lane
from bot.chat.render import render
from bot.chat.routes import find
from bot.chat.turn import Turn
from bot.chat.words import speaking
from bot.models.broadcast import Broadcast
from bot.models.outbox import TOOK_ON, Body, Outbox, OutState
from bot.models.person import Person


def fan_out(
    turn: Turn,
    broadcast: Broadcast,
    people: Sequence[Person],
    not_after: datetime | None = None,
    took_on: Collection[int] = (),
) -> int:
    """Put `broadcast` into the outbox of everyone in `people`.

    Args:
        turn: the turn in which it goes.
        broadcast: names the draw route and its arguments.
        people: who gets it. Those without Telegram or dead get no row; those who blocked the bot get one that
            says so, for the report.
        not_after: past this instant (UTC) it is no news any more.
        took_on: the numbers of those for whom it is part of what they took on, so that it never waits in their week's list.

    Returns:
        How many people it is on its way to.
    """
    reached = [p for p in people if p.telegram_id is not None and not p.died]
    today = turn.now.date()
    bodies = {language: _bodies(turn, broadcast, language) for language in {p.language for p in reached}}
    rows = [
        {
            "chat": person.telegram_id,
            "body_id": body_id,
            "person_id": person.id,
            "broadcast_id": broadcast.id,
            "lane": int(Lane.BROADCAST),
            "purpose": TOOK_ON if person.id in took_on else f"broadcast:{broadcast.id}",
            "state": OutState.WAITING if person.reachable else OutState.UNREACHABLE,
            "sent_on": None if person.reachable else today,
            "not_after": not_after,
            "attempts": 0,
            "error": "",
        }
        for person in reached
        for body_id in _theirs(turn, broadcast, person, bodies[person.language])
    ]
    if rows:
        turn.db.execute(insert(Outbox), rows)
    return sum(p.reachable for p in reached)


def _theirs(turn: Turn, broadcast: Broadcast, person: Person, shared: list[int]) -> list[int]:
    """The bodies one person gets: those shared by everybody, or a cover of their own where others use their phone."""
    if not person.shared_phone:
        return shared
    with speaking(person.language):
        return [
            _store(turn, call) for call in covered(turn.db, person, _drawn(turn, broadcast), turn.now.date())
        ]


def _bodies(turn: Turn, broadcast: Broadcast, language: str) -> list[int]:
    """Draw the page in one language and store its calls."""
    with speaking(language):
        return [_store(turn, call) for call in _drawn(turn, broadcast)]


def _drawn(turn: Turn, broadcast: Broadcast) -> list[Call]:
    """The page in the language being spoken."""
    route, args = find("draw", data(broadcast.route, *broadcast.args))
    return render(route.run(turn, *args))


def _store(turn: Turn, call: Call) -> int:
    body = insert(Body).values(method=call.method, params=call.params).returning(col(Body.id))
    number: int = turn.db.execute(body).scalar_one()
    return number
