"""Buttons under a message: what Telegram takes and what it refuses.

Limits from Telegram's documentation of InlineKeyboardButton and its siblings; the wording of the
refusals from its Bot API server.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.practice.html import checked_link
from bot.practice.refusals import Refusal

Keyboard = list[list[dict[str, Any]]]

STYLES = frozenset({"primary", "success", "danger"})
ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    }
)
DATA_LIMIT = 64
"""Bytes of `callback_data`."""
COPY_LIMIT = 256
ROW_LIMIT = 8
BUTTON_LIMIT = 100
"""The server refuses more buttons in a row, or under one message."""
HINT_LIMIT = 64
"""Characters of `input_field_placeholder`."""


@dataclass(slots=True)
class Markup:
    """What stands under a message."""

    keyboard: Keyboard = field(default_factory=list)
    other: dict[str, Any] | None = None
    """A force reply, or a reply keyboard shown or removed."""


def _button_refusal(words: str) -> Refusal:
    return Refusal(f"can't parse inline keyboard button: {words}")


def _label(button: Any) -> str:
    if not isinstance(button, dict):
        raise _button_refusal("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _button_refusal('Can\'t find field "text"')
    text = button["text"]
    if not isinstance(text, str):
        raise _button_refusal('Field "text" must be of type String')
    if not text.strip():
        raise Refusal("text buttons must be non-empty")
    return text


def _inline_button(button: Any) -> dict[str, Any]:
    clean: dict[str, Any] = {"text": _label(button)}
    actions = [name for name in button if name in ACTIONS]
    if not actions:
        raise _button_refusal("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _button_refusal("Exactly one of the optional fields must be used")
    action = actions[0]
    value, rule = button[action], _ACTION_RULES.get(action)
    clean[action] = rule(value) if rule else value
    if style := button.get("style"):
        if not isinstance(style, str) or style not in STYLES:
            raise _button_refusal("Unsupported button style specified")
        clean["style"] = style
    return clean


def _data(value: Any) -> str:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= DATA_LIMIT:
        raise Refusal("BUTTON_DATA_INVALID")
    return value


def _url(value: Any) -> str:
    address = checked_link(value) if isinstance(value, str) else None
    if address is None:
        raise Refusal(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    return address


def _copy(value: Any) -> dict[str, str]:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_LIMIT:
        raise Refusal("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


_ACTION_RULES: dict[str, Callable[[Any], Any]] = {"callback_data": _data, "url": _url, "copy_text": _copy}


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refusal(f"can't parse {what}: Field must be an Array of Arrays")
    filled: list[list[Any]] = [row for row in rows if row]
    if any(len(row) > ROW_LIMIT for row in filled) or sum(map(len, filled)) > BUTTON_LIMIT:
        raise Refusal("REPLY_MARKUP_TOO_LONG")
    return filled


def inline_keyboard(given: Any) -> Keyboard:
    """The rows of an inline keyboard, checked.

    Raises:
        Refusal: with Telegram's words for what is wrong.
    """
    if not isinstance(given, dict):
        raise Refusal("object expected as reply markup")
    if "inline_keyboard" not in given:
        raise Refusal("inline keyboard expected")
    return [[_inline_button(b) for b in row] for row in _rows(given["inline_keyboard"], "inline keyboard")]


def markup(given: Any) -> Markup:
    """Any `reply_markup`, checked.

    Args:
        given: the decoded JSON; None when there is none.

    Raises:
        Refusal: with Telegram's words for what is wrong.
    """
    if given is None:
        return Markup()
    if not isinstance(given, dict):
        raise Refusal("object expected as reply markup")
    if "inline_keyboard" in given:
        return Markup(inline_keyboard(given))
    if "keyboard" in given:
        for row in _rows(given["keyboard"], "keyboard"):
            for button in row:
                _label({"text": button} if isinstance(button, str) else button)
    elif not given.get("force_reply") and not given.get("remove_keyboard"):
        return Markup()
    hint = given.get("input_field_placeholder")
    if isinstance(hint, str) and len(hint) > HINT_LIMIT:
        raise Refusal("INPUT_FIELD_PLACEHOLDER_TOO_LONG")
    return Markup(other=given)
