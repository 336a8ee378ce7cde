"""Methods that send words, places and people."""

from typing import Any

from bot.practice import seen
from bot.practice.call import Call, methods
from bot.practice.entities import TEXT_LIMIT, Words
from bot.practice.refusals import Refusal
from bot.practice.world import Message

HOW = ("chat_id", "disable_notification", "protect_content", "reply_parameters", "reply_markup")
"""Parameters that every sending method takes."""

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def post(call: Call, words: Words | None = None, messages: int = 1, **content: Any) -> Message:
    """Send one message after every check that does not depend on its kind.

    Args:
        call: who sends and how.
        words: text or caption, already read.
        messages: how many the flood limit counts; 0 for the rest of an album already counted.
        content: fields of the message (`kind`, `parts`, `file`, `extra`).

    Raises:
        Refusal: the chat cannot be written to, the reply's target is missing, buttons are wrong, 429.
    """
    chat = call.writable_chat()
    reply_to, under = call.reply_to(chat), call.markup()
    if messages:
        call.bot.flood.count(chat.id, call.now, messages)
    words = words or Words()
    return call.world.post(
        chat,
        None,
        call.now,
        text=words.text,
        entities=words.entities,
        keyboard=under.keyboard,
        reply_markup=under.other,
        reply_to=reply_to,
        silent=call.flag("disable_notification"),
        protected=call.flag("protect_content"),
        **content,
    )


@methods.add("sendMessage", *HOW, "text", "parse_mode", "entities", "link_preview_options")
def send_message(call: Call) -> Any:
    """Send a text."""
    words = call.words("text", "entities", TEXT_LIMIT, "message is too long")
    if not words.text:
        raise Refusal("message text is empty")
    preview = call.get("link_preview_options")
    extra = {"link_preview_options": preview} if isinstance(preview, dict) else {}
    return seen.for_bot(post(call, words, extra=extra))


def _place(call: Call) -> dict[str, float]:
    latitude, longitude = call.get("latitude"), call.get("longitude")
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        raise Refusal("latitude and longitude must be specified")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise Refusal("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


@methods.add("sendLocation", *HOW, "latitude", "longitude")
def send_location(call: Call) -> Any:
    """Send a point on the map."""
    return seen.for_bot(post(call, kind="location", parts={"location": _place(call)}))


@methods.add("sendVenue", *HOW, "latitude", "longitude", "title", "address")
def send_venue(call: Call) -> Any:
    """Send a place with its name and address."""
    place, title, address = _place(call), call.text("title"), call.text("address")
    if not title or not address:
        raise Refusal("venue title and address must be non-empty")
    parts = {"location": place, "venue": {"location": place, "title": title, "address": address}}
    return seen.for_bot(post(call, kind="venue", parts=parts))


@methods.add("sendContact", *HOW, "phone_number", "first_name", "last_name", "vcard")
def send_contact(call: Call) -> Any:
    """Send somebody's telephone number."""
    if not call.text("phone_number"):
        raise Refusal("phone number is empty")
    if not call.text("first_name"):
        raise Refusal("first name is empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.text(name) for name in names if call.text(name)}
    return seen.for_bot(post(call, kind="contact", parts={"contact": contact}))


@methods.add("sendChatAction", "chat_id", "action")
def send_chat_action(call: Call) -> Any:
    """Say "typing…"; nothing in the room shows it."""
    call.writable_chat()
    if call.text("action") not in ACTIONS:
        raise Refusal("wrong parameter action in request")
    return True
