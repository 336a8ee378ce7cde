"""Clearing the chat: what the bot can take away, and what it cannot.

Telegram lets a bot delete its messages for 48 hours; what somebody typed is not
noted anywhere, so the bot cannot find it. Both are said.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.anonymity.numbers import numbers
from bot.chat.events import Pressed, Said
from bot.chat.routes import press
from bot.chat.screens import screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.models.outbox import Outbox

AT_ONCE = 100
"""Messages that Telegram deletes in one call."""
REACH = timedelta(days=1)
"""Only the day of sending is known: what went yesterday is surely less than 48 hours old, the day before perhaps not."""


@press("hide")
def hide(turn: Turn) -> None:
    """Delete what can be deleted, at once, and say what stays."""
    rows = turn.db.execute(
        select(col(Outbox.id), col(Outbox.message_id)).where(
            col(Outbox.chat) == turn.chat,
            col(Outbox.message_id).is_not(None),
            col(Outbox.sent_on) >= turn.now.date() - REACH,
        )
    )
    found = {numbers(turn.house.home).show(row.id, row.message_id) for row in rows}
    if isinstance(turn.event, Pressed | Said):
        found.add(turn.event.message_id)
    ids = sorted(number for number in found if number)
    for first in range(0, len(ids), AT_ONCE):
        turn.delete(*ids[first : first + AT_ONCE])
    turn.say(
        screen(
            _("Cleared: what I sent since yesterday."),
            _("I cannot clear what you typed, or older messages."),
            _("To clear all: open this chat's menu. Tap “Clear history”."),
            out=home_and_help(),
        )
    )
