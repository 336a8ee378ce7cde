"""Coming and going on Telegram's side: somebody blocks the bot, comes back, or adds it to a group chat.

These are no buttons, but a press can be forged, so each looks whether it happened.
"""

from bot.chat.buttons import button, link
from bot.chat.events import GroupChat, Left, Returned
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.group_chat import came_or_went


@press("left")
def left(turn: Turn) -> None:
    """Somebody blocked the bot: nothing is sent until they are back."""
    if not isinstance(turn.event, Left):
        raise Kindly(gone())
    if turn.known:
        turn.person.reachable = False
        turn.db.add(turn.person)


@press("returned")
def returned(turn: Turn) -> None:
    """Somebody lets the bot write again: a short hello, and no word of what they missed on their lock screen."""
    if not isinstance(turn.event, Returned):
        raise Kindly(gone())
    if not turn.known:
        return
    turn.person.reachable = True
    turn.db.add(turn.person)
    turn.say(
        screen(
            _("Hello again, {name}. I can write to you now.", name=turn.person.name),
            choices=[button(_("See what is going on"), "now"), button(_("About me and privacy"), "me")],
            out=home_and_help(),
        )
    )


@press("group_chat")
def group_chat(turn: Turn) -> None:
    """The bot was added to a group chat: one quiet line, because what people tell it is not for the group."""
    if not isinstance(turn.event, GroupChat):
        raise Kindly(gone())
    came_or_went(turn)
    if not turn.event.member:
        return
    turn.say(
        screen(
            _("Hello. I keep quiet here. I talk to each person alone."),
            out=[link(_("Write to me alone"), f"https://t.me/{turn.house.username}")],
        )
    )
