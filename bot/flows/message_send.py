"""A message as people get it, and what happens as it goes.

It may repeat ("first Monday, 10 am"): each time it goes, the next one is put on hold,
where it can be changed or stopped like anything else.
"""

from collections.abc import Callable
from datetime import datetime
from textwrap import shorten
from zoneinfo import ZoneInfo

from bot.chat.buttons import button
from bot.chat.routes import draw
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.often import next_of
from bot.flows.sendable import Stands, current, find_kind, hold_again, sendable
from bot.models.briefing import SendState
from bot.models.broadcast import BroadcastState
from bot.models.group import Group
from bot.models.message import Message, one_of_series, readers_of
from bot.plain.say_date import say_moment

TITLE = 60
"""Letters of a message that name it at the desk."""


@draw("msg.card")
def card(turn: Turn, message_id: int) -> Screen:
    """The message as people get it."""
    message: Message = turn.get(Message, message_id)
    return screen(
        Title(turn.get(Group, message.group_id).name),
        Words(message.text),
        choices=[button(_("Write back"), "note.about", message.group_id, f"message-{message.id}")],
        out=home_and_help(),
    )


def goes(turn: Turn, message_id: int) -> datetime | None:
    """When a message that repeats goes next; None for one that goes once."""
    message: Message = turn.get(Message, message_id)
    if not message.repeats or message.since is None:
        return None
    group: Group = turn.get(Group, message.group_id)
    return next_of(message.repeats, message.since, turn.now, group.zone)


def _went(turn: Turn, message_id: int) -> None:
    """It went. One that repeats is put on hold again, as a copy: this one is what people have."""
    message: Message = turn.get(Message, message_id)
    message.state = SendState.SENT
    at = goes(turn, message_id)
    if at is None:
        return
    following = Message(**message.model_dump(exclude={"id"}) | {"state": SendState.HELD})
    turn.db.add(following)
    turn.db.flush()
    hold_again(turn, "msg", following.id or 0, message.author_id, at)


def _set(state: SendState) -> Callable[[Turn, int], None]:
    def put(turn: Turn, message_id: int) -> None:
        turn.get(Message, message_id).state = state

    return put


def _stop_words(turn: Turn, message_id: int) -> str:
    """People have had earlier ones of a series, so "nobody got it" would be wrong."""
    earlier = one_of_series(turn.db, turn.get(Message, message_id), SendState.SENT)
    return _("Stopped. It does not go again.") if earlier else _("Stopped. Nobody got it.")


def _stands(turn: Turn, message_id: int) -> Stands:
    """Taking one back does not stop the series: when the next goes, and how to stop it."""
    following = one_of_series(turn.db, turn.get(Message, message_id), SendState.HELD)
    held = following and current(turn, find_kind("msg"), following.id or 0)
    if not held or held.state is not BroadcastState.HELD:
        return Stands()
    group: Group = turn.get(Group, held.group_id)
    when = say_moment(held.goes_at.astimezone(ZoneInfo(group.zone)), locale())
    return Stands(
        [_("The next one still goes on {when}.", when=when)],
        [button(_("Stop the next ones too"), "send.stop", held.id, style="danger")],
    )


sendable(
    "msg",
    draw="msg.card",
    group=lambda turn, row_id: turn.get(Message, row_id).group_id,
    people=lambda turn, row_id: readers_of(turn.db, turn.get(Message, row_id)),
    title=lambda turn, row_id: shorten(turn.get(Message, row_id).text, TITLE, placeholder="…"),
    back=lambda turn, row_id: button(_("Back"), "msg.list", turn.get(Message, row_id).group_id),
    edit=lambda _turn, row_id: button(_("Change it"), "msg.look", row_id),
    goes=goes,
    held=_set(SendState.HELD),
    went=_went,
    stopped=_set(SendState.STOPPED),
    stop_words=_stop_words,
    stands=_stands,
)
