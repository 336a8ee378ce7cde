"""What an answer means for what was to be said."""

from enum import Enum, auto
from typing import Any

from bot.handlers.port import Blocked, Gone, Refused, Reply, Sent, Unknown, Wait

STALE_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in",
)
"""Telegram's words when a message of ours can no longer be changed: it was removed, is too old, or is a picture."""


class Verdict(Enum):
    """DONE; AGAIN later; as a NEW message instead; SHUT, the chat takes nothing any more; MOVED to another number; REFUSED for good."""

    DONE = auto()
    AGAIN = auto()
    NEW = auto()
    SHUT = auto()
    MOVED = auto()
    REFUSED = auto()


def verdict(method: str, reply: Reply) -> Verdict:
    """What to do about `reply` to a call of `method`."""
    match reply:
        case Sent():
            return Verdict.DONE
        case Wait() | Unknown():
            return Verdict.AGAIN
        case Blocked() | Gone():
            return Verdict.SHUT
        case Refused(migrate_to=int()):
            return Verdict.MOVED
        case Refused(description=words):
            return _refused(method, words.lower())


def _refused(method: str, words: str) -> Verdict:
    if method.startswith("edit"):
        if "not modified" in words:
            return Verdict.DONE
        stale = method == "editMessageText" and any(w in words for w in STALE_EDIT)
        return Verdict.NEW if stale else Verdict.REFUSED
    if method.startswith("delete") and "not found" in words:
        return Verdict.DONE
    return Verdict.REFUSED


def as_new(params: dict[str, Any]) -> dict[str, Any]:
    """The parameters of an edit, to be sent as a message of its own."""
    return {name: value for name, value in params.items() if name != "message_id"}
