"""Reading what stands in the week's list. Nothing says whether or when it was read.

week.list ── week.open

Both are sealed: a thing of the list may be the card of a question.
"""

from bot.chat.buttons import button
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Screen, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.week import calls_of, list_page
from bot.chat.words import _
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.outbox import Outbox


@press("week.list", sealed=True)
def turn_page(turn: Turn, page: int = 0) -> None:
    """Turn the page of somebody's list."""
    turn.show(list_page(turn.db, turn.person_id, turn.now.date(), page))


@press("week.open", sealed=True)
def read(turn: Turn, row_id: int) -> None:
    """Say one thing of the list, as a message of its own."""
    row: Outbox = turn.get(Outbox, row_id)
    if row.person_id != turn.person_id:
        raise Kindly(gone())
    calls = calls_of(turn.db, row)
    if not calls:
        raise Kindly(_taken_back(turn, row))
    for call in calls:
        turn.direct(call)


def _taken_back(turn: Turn, row: Outbox) -> Screen:
    sending = turn.db.get(Broadcast, row.broadcast_id) if row.broadcast_id else None
    recalled = sending is not None and sending.state is BroadcastState.RECALLED
    return screen(
        _("We sent that by mistake. You can ignore it.")
        if recalled
        else _("This is too old to open here. What is going on now is one tap away."),
        choices=[button(_("See what is going on"), "now")],
        out=home_and_help(),
    )
