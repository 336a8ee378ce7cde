"""Opening and closing a message on a phone that others use.

    cover.open ── cover.close, or by itself after ten minutes

Both are sealed: what somebody opened, and when, is nobody's business, and it may be the
card of a question.
"""

from datetime import timedelta
from typing import Any

from bot.chat.buttons import data
from bot.chat.cover import cover_page
from bot.chat.effects import Call
from bot.chat.refusals import gone
from bot.chat.render import edit
from bot.chat.routes import press
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.models.cover import Cover

OPEN_FOR = timedelta(minutes=10)
"""How long an opened message stays (design/talk.md)."""


def _own(turn: Turn, cover_id: int) -> Cover:
    cover: Cover = turn.get(Cover, cover_id)
    if cover.person_id != turn.person_id:
        raise Kindly(gone())
    return cover


@press("cover.open", sealed=True)
def open_cover(turn: Turn, cover_id: int) -> None:
    """Show what is behind the cover, in its place, and cover it again after ten minutes."""
    cover = _own(turn, cover_id)
    first, *rest = [Call(method, params) for method, params in cover.calls]
    message_id = turn.pressed.message_id
    if first.method == "sendMessage" and turn.pressed.message is not None:
        turn.direct(Call("editMessageText", _with_close(first.params, cover_id) | {"message_id": message_id}))
        again = edit(cover_page(cover_id), message_id)
        assert again
        turn.direct(again, after=OPEN_FOR)
    else:
        rest = [first, *rest]
    for call in rest:
        turn.direct(call)


def _with_close(params: dict[str, Any], cover_id: int) -> dict[str, Any]:
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    close = [{"text": _("Close"), "callback_data": data("cover.close", cover_id)}]
    return params | {"reply_markup": {"inline_keyboard": [*rows, close]}}


@press("cover.close", sealed=True)
def close_cover(turn: Turn, cover_id: int) -> None:
    """Cover the message again at once."""
    _own(turn, cover_id)
    turn.show(cover_page(cover_id))
