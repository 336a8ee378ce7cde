"""Methods that send a message again somewhere else."""

from typing import Any

from bot.practice import seen
from bot.practice.call import Call, methods
from bot.practice.entities import CAPTION_LIMIT, Words
from bot.practice.methods.sending import HOW, post
from bot.practice.refusals import Refusal
from bot.practice.world import Message


def _source(call: Call, verb: str) -> Message:
    message = call.message(call.chat("from_chat_id"), f"message to {verb} not found")
    if message.protected:
        raise Refusal("message can't be copied" if verb == "copy" else "message can't be forwarded")
    return message


@methods.add("copyMessage", *HOW, "from_chat_id", "message_id", "caption", "parse_mode", "caption_entities")
def copy_message(call: Call) -> Any:
    """Send the same content as a message of the bot's own."""
    source = _source(call, "copy")
    words = Words(source.text, source.entities)
    if call.get("caption") is not None and source.kind != "text":
        words = call.words("caption", "caption_entities", CAPTION_LIMIT, "message caption is too long")
    message = post(call, words, kind=source.kind, parts=source.parts, file=source.file)
    return {"message_id": message.id}


@methods.add(
    "forwardMessage", "chat_id", "from_chat_id", "message_id", "disable_notification", "protect_content"
)
def forward_message(call: Call) -> Any:
    """Send a message on, saying who wrote it and when."""
    source = _source(call, "forward")
    sender = seen.user(source.sender) if source.sender else seen.bot_user(call.bot)
    origin = {"type": "user", "sender_user": sender, "date": int(source.date.timestamp())}
    words = Words(source.text, source.entities)
    content: dict[str, Any] = {"kind": source.kind, "parts": source.parts, "file": source.file}
    return seen.for_bot(post(call, words, **content, extra={"forward_origin": origin}))
