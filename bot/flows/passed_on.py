"""What people said that may go further: the points, once everybody who was asked has seen them.

Who decides must not read a point before those whose it is could say that something is missing
(design/product.md, "A question's life").
"""

from bot.chat.turn import Turn
from bot.flows.sendable import current, find_kind
from bot.models.broadcast import BroadcastState
from bot.models.contribution import heard, hidden
from bot.models.envelope import Box, waiting_batch
from bot.models.question import Question, QuestionState
from bot.models.theme import themes_of
from bot.models.update import points_of, said_before


def nothing_came(turn: Turn, question: Question) -> bool:
    """Whether a question is closed, and no answer came that can be passed on."""
    number = question.id or 0
    still = question.state is QuestionState.OPEN or waiting_batch(turn.db, Box(number)) is not None
    return not still and heard(turn.db, number) <= len(hidden(turn.db, number))


def points_seen(turn: Turn, question: Question) -> list[str]:
    """The points that hold something and that people have seen: by themselves, or in the news."""
    number = question.id or 0
    sending = current(turn, find_kind("themes"), number)
    shown = sending is not None and sending.state is BroadcastState.SENDING
    told, used = said_before(turn.db, number), set(points_of(turn.db, number))
    return [t.title for t in themes_of(turn.db, number) if t.id in used and (shown or t.id in told)]


def points_unseen(turn: Turn, question: Question) -> bool:
    """Whether there are points, and people have seen none of them yet."""
    return any(points_of(turn.db, question.id or 0)) and not points_seen(turn, question)
