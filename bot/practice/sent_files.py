"""What a person sends beside words: photo, voice, document, contact, place."""

import base64
import binascii
from datetime import datetime
from typing import Any

from bot.practice import acts, files
from bot.practice.entities import CAPTION_LIMIT, Words
from bot.practice.files import Upload
from bot.practice.methods.media import media_parts
from bot.practice.pictures import plain_picture
from bot.practice.refusals import Mistake, Refusal
from bot.practice.world import Chat, Message, Person, World

SAMPLES = {
    "photo": Upload("photo.png", "image/png", plain_picture()),
    "voice": Upload("voice.ogg", "audio/ogg", b"OggS" + bytes(60)),
    "document": Upload("document.txt", "text/plain", b"A document from the practice room.\n"),
}
"""Sent when no file is given."""
VOICE_SECONDS = 3


def _upload(kind: str, given: dict[str, Any]) -> Upload:
    sample = SAMPLES[kind]
    if given.get("file") is None:
        return Upload(str(given.get("name") or sample.name), sample.mime, sample.data)
    try:
        data = base64.b64decode(given["file"], validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise Mistake("file must be base64.") from None
    if not data:
        raise Mistake("file is empty.")
    name = str(given.get("name") or sample.name)
    return Upload(name, files.guess_mime(name), data)


def _contact(person: Person) -> dict[str, Any]:
    return {"phone_number": "+441632960000", "first_name": person.name, "user_id": person.id}


def send(world: World, chat: Chat, person: Person, given: dict[str, Any], now: datetime) -> Message:
    """A person sends something.

    Args:
        world: the room's people and messages.
        chat: where.
        person: who sends.
        given: `kind` ("photo", "voice", "document", "contact" or "location"), and `file`, `name`, `caption`.
        now: the room's time.

    Raises:
        Mistake: in plain words, what is wrong with it.
    """
    kind, caption = given.get("kind"), str(given.get("caption") or "")
    if len(caption) > CAPTION_LIMIT:
        raise Mistake(f"caption is longer than {CAPTION_LIMIT} characters.")
    acts.writable(chat)
    if kind == "contact":
        return acts.post(world, chat, person, Words(), now, kind=kind, parts={"contact": _contact(person)})
    if kind == "location":
        place = {"location": {"latitude": 51.5072, "longitude": -0.1276}}
        return acts.post(world, chat, person, Words(), now, kind=kind, parts=place)
    if not isinstance(kind, str) or kind not in SAMPLES:
        raise Mistake("kind must be photo, voice, document, contact or location.")
    file = files.keep(kind, _upload(kind, given), world.number(), chat.bot.id)
    try:
        parts = media_parts(file, VOICE_SECONDS)
    except Refusal:
        raise Mistake("The photo is not a picture the room can read (PNG, JPEG, GIF, WebP).") from None
    chat.bot.files[file.id] = file
    return acts.post(world, chat, person, Words(caption), now, kind=kind, parts=parts, file=file)
