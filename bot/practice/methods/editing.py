"""Methods that change a message the bot sent earlier."""

from typing import Any

from bot.practice import seen
from bot.practice.call import Call, methods
from bot.practice.entities import CAPTION_LIMIT, TEXT_LIMIT
from bot.practice.markup import Keyboard, inline_keyboard
from bot.practice.refusals import Refusal
from bot.practice.world import Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def editable(call: Call) -> Message:
    """The bot's own message that the call names.

    Raises:
        Refusal: there is none, or it is not the bot's, or its keyboard belongs to the phone.
    """
    if call.text("inline_message_id"):
        raise Refusal("MESSAGE_ID_INVALID")
    message = call.message(call.chat(), "message to edit not found")
    if message.sender is not None or message.reply_markup or "forward_origin" in message.extra:
        raise Refusal("message can't be edited")
    return message


def _keyboard(call: Call) -> Keyboard:
    given = call.get("reply_markup")
    return [] if given is None else inline_keyboard(given)


def change(call: Call, message: Message, **content: Any) -> Any:
    """Write new content into a message; fields that are not named stay.

    Raises:
        Refusal: nothing would change.
    """
    content["keyboard"] = _keyboard(call)
    if all(getattr(message, name) == value for name, value in content.items()):
        raise Refusal(NOT_MODIFIED)
    for name, value in content.items():
        setattr(message, name, value)
    message.edited = call.now
    call.world.tell(message, "edit")
    return seen.for_bot(message)


WHICH = ("chat_id", "message_id", "inline_message_id", "reply_markup")


@methods.add("editMessageText", *WHICH, "text", "parse_mode", "entities", "link_preview_options")
def edit_message_text(call: Call) -> Any:
    """Replace a text and its buttons."""
    message = editable(call)
    words = call.words("text", "entities", TEXT_LIMIT, "message is too long")
    if not words.text:
        raise Refusal("message text is empty")
    if message.kind != "text":
        raise Refusal("there is no text in the message to edit")
    return change(call, message, text=words.text, entities=words.entities)


@methods.add("editMessageCaption", *WHICH, "caption", "parse_mode", "caption_entities")
def edit_message_caption(call: Call) -> Any:
    """Replace the words under a photo or file."""
    message = editable(call)
    words = call.words("caption", "caption_entities", CAPTION_LIMIT, "message caption is too long")
    if message.file is None:
        raise Refusal("there is no caption in the message to edit")
    return change(call, message, text=words.text, entities=words.entities)


@methods.add("editMessageReplyMarkup", *WHICH)
def edit_message_reply_markup(call: Call) -> Any:
    """Replace or remove the buttons."""
    return change(call, editable(call))
