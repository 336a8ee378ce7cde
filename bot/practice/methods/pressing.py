"""The answer to a pressed button."""

from typing import Any

from bot.practice.call import Call, methods
from bot.practice.mailbox import PRESS_KEPT
from bot.practice.refusals import Refusal

ANSWER_LIMIT = 200
"""Characters of an answer (Telegram's documentation of answerCallbackQuery)."""


@methods.add("answerCallbackQuery", "callback_query_id", "text", "show_alert", "url", "cache_time")
def answer_callback_query(call: Call) -> Any:
    """Stop the phone's spinner, with a word or without; once, and not too late."""
    press = call.bot.presses.get(call.text("callback_query_id"))
    if press is None or press.answered or call.now - press.at > PRESS_KEPT:
        raise Refusal("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > ANSWER_LIMIT:
        raise Refusal("MESSAGE_TOO_LONG")
    url, own = call.text("url"), f"t.me/{call.bot.username}?"
    if url and not url.startswith((own, f"https://{own}")):
        raise Refusal("URL_INVALID")
    press.answered = True
    press.answer = call.text("text") or None
    press.alert = call.flag("show_alert")
    return True
