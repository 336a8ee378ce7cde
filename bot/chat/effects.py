"""What the bot does in return, as values.

A flow never calls Telegram. It leaves effects behind, and the turn writes them to
the outbox in the same transaction as everything else, so that either all of it
happened or none. Two kinds are never stored: the answer to a press, which is worth
nothing a minute later, and everything said inside the anonymous channel, where a
stored row would name a person.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any


class Lane(IntEnum):
    """Who goes first when the bot may not send everything at once.

    A REPLY answers what somebody did, and may go at night. A REMINDER is about something they took on: a meeting they
    come to, an action, a group they look after. A BROADCAST nobody asked for: at most three of those reach a person in a
    week (design/talk.md).
    """

    REPLY = 0
    REMINDER = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call: a method's name and its parameters as JSON-ready values.

    A file stands as ``{"$file": path under HEARD_HOME/files or the shipped data, "name": its name for people}``,
    or ``{"$file_id": …}`` for one that Telegram already has.
    """

    method: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Send:
    """A stored call to one chat.

    Attributes:
        chat: Telegram's id of the chat.
        call: what to send, without ``chat_id``.
        lane: its place in the queue.
        purpose: a short word for reports and recall, such as ``briefing:12``; never anything about a person.
        not_before: the earliest instant (UTC), or None for now.
        not_after: past this instant (UTC) it is no news any more, and is dropped; None if it always is.
        person: our id of the person, so that the row can be rechecked when it goes.
    """

    chat: int
    call: Call
    lane: Lane = Lane.REPLY
    purpose: str = ""
    not_before: datetime | None = None
    not_after: datetime | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a press, shown as a small note or, with `alert`, a box to close. At most 200 characters."""

    press_id: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Direct:
    """A call made straight after the commit and never stored: the anonymous channel's way of speaking.

    Attributes:
        otherwise: made instead when Telegram refuses `call`: a message that could not be cleared must be owned up to.
        after: made only so much later. It waits in memory, so a restart forgets it; the page must say what to do then.
    """

    chat: int
    call: Call
    otherwise: Call | None = None
    after: timedelta | None = None


Effect = Send | Answer | Direct
