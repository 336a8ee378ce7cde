"""Handing one page to many people, when the hold of a broadcast ends.

The page is drawn once for each language, its words are stored once, and everybody gets
a row of their own in one statement: 10,000 rows in a tenth of a second. Who has paused,
left or sleeps is decided later, when each row is about to go.
"""

from collections.abc import Sequence

from sqlalchemy import insert
from sqlmodel import col

from bot.chat.buttons import data
from bot.chat.effects import Call, Lane
from bot.chat.render import render
from bot.chat.routes import find
from bot.chat.turn import Turn
from bot.chat.words import speaking
from bot.models.broadcast import Broadcast
from bot.models.outbox import Body, Outbox, OutState
from bot.models.person import Person


def fan_out(turn: Turn, broadcast: Broadcast, people: Sequence[Person]) -> int:
    """Put `broadcast` into the outbox of everyone in `people`.

    Args:
        turn: the turn in which it goes.
        broadcast: names the draw route and its arguments.
        people: who gets it; those without Telegram, out of reach or dead get no row.

    Returns:
        How many people it is on its way to.
    """
    reached = [p for p in people if p.telegram_id is not None and p.reachable and not p.died]
    bodies = {language: _bodies(turn, broadcast, language) for language in {p.language for p in reached}}
    rows = [
        {
            "chat": person.telegram_id,
            "body_id": body_id,
            "person_id": person.id,
            "broadcast_id": broadcast.id,
            "lane": int(Lane.BROADCAST),
            "purpose": f"broadcast:{broadcast.id}",
            "state": OutState.WAITING,
            "attempts": 0,
            "error": "",
        }
        for person in reached
        for body_id in bodies[person.language]
    ]
    if rows:
        turn.db.execute(insert(Outbox), rows)
    return len(reached)


def _bodies(turn: Turn, broadcast: Broadcast, language: str) -> list[int]:
    """Draw the page in one language and store its calls."""
    route, args = find("draw", data(broadcast.route, *broadcast.args))
    with speaking(language):
        calls = render(route.run(turn, *args))
    return [_store(turn, call) for call in calls]


def _store(turn: Turn, call: Call) -> int:
    body = insert(Body).values(method=call.method, params=call.params).returning(col(Body.id))
    number: int = turn.db.execute(body).scalar_one()
    return number
