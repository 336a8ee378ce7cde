"""Methods that send files, and the one that fetches them."""

from typing import Any

from bot.practice import files, seen
from bot.practice.call import Call, methods
from bot.practice.entities import CAPTION_LIMIT, Words, units
from bot.practice.files import File
from bot.practice.methods.editing import WHICH, change, editable
from bot.practice.methods.sending import HOW, post
from bot.practice.pictures import size_of
from bot.practice.refusals import Refusal

CAPTION = ("caption", "parse_mode", "caption_entities")
TOO_LONG = "message caption is too long"
ALBUM_KINDS = frozenset({"photo", "document", "audio"})


def media_parts(file: File, duration: int = 0, title: str = "") -> dict[str, Any]:
    """The part of a Telegram message that describes a file.

    Raises:
        Refusal: a photo that is no picture.
    """
    basics = file.basics()
    match file.kind:
        case "photo":
            size = size_of(file.data)
            if size is None:
                raise Refusal("IMAGE_PROCESS_FAILED")
            return {"photo": [basics | {"width": size[0], "height": size[1]}]}
        case "voice":
            return {"voice": basics | {"duration": duration, "mime_type": file.mime}}
        case "audio":
            named = {"file_name": file.name, "mime_type": file.mime} | ({"title": title} if title else {})
            return {"audio": basics | named | {"duration": duration}}
        case _:
            return {"document": basics | {"file_name": file.name, "mime_type": file.mime}}


def _file(call: Call, kind: str, value: Any) -> File:
    upload = call.upload(value)
    if upload is None:
        return _known_file(call, kind, value)
    if not upload.data:
        raise Refusal("file must be non-empty")
    if kind == "photo" and len(upload.data) > files.PHOTO_LIMIT:
        raise Refusal("file is too big")
    file = files.keep(kind, upload, call.world.number(), call.bot.id)
    call.bot.files[file.id] = file
    return file


def _known_file(call: Call, kind: str, value: Any) -> File:
    if not isinstance(value, str) or not value:
        raise Refusal(f"there is no {kind} in the request")
    if value.startswith(("http://", "https://")):
        raise Refusal("failed to get HTTP URL content")  # nothing leaves this machine
    file = call.bot.files.get(value)
    if file is None:
        raise Refusal("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise Refusal(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def _send(call: Call, kind: str) -> Any:
    words = call.words("caption", "caption_entities", CAPTION_LIMIT, TOO_LONG)
    call.writable_chat()
    file = _file(call, kind, call.get(kind))
    parts = media_parts(file, call.whole("duration"), call.text("title"))
    return seen.for_bot(post(call, words, kind=kind, parts=parts, file=file))


@methods.add("sendPhoto", *HOW, *CAPTION, "photo")
def send_photo(call: Call) -> Any:
    """Send a picture."""
    return _send(call, "photo")


@methods.add("sendDocument", *HOW, *CAPTION, "document")
def send_document(call: Call) -> Any:
    """Send any file."""
    return _send(call, "document")


@methods.add("sendVoice", *HOW, *CAPTION, "voice", "duration")
def send_voice(call: Call) -> Any:
    """Send a recording."""
    return _send(call, "voice")


@methods.add("sendAudio", *HOW, *CAPTION, "audio", "duration", "title")
def send_audio(call: Call) -> Any:
    """Send music."""
    return _send(call, "audio")


def _item(call: Call, given: Any) -> tuple[File, dict[str, Any], Words]:
    """Read one InputMedia."""
    if not isinstance(given, dict):
        raise Refusal("can't parse InputMedia: expected an Object")
    kind, caption, mode = given.get("type"), given.get("caption") or "", given.get("parse_mode") or ""
    if not isinstance(kind, str) or kind not in ALBUM_KINDS:
        raise Refusal("media type is not supported")
    text = call.formatted(str(caption), str(mode), given.get("caption_entities")).trimmed().with_found()
    if units(text.text) > CAPTION_LIMIT:
        raise Refusal(TOO_LONG)
    file = _file(call, kind, given.get("media"))
    return file, media_parts(file), text


@methods.add("sendMediaGroup", *(name for name in HOW if name != "reply_markup"), "media")
def send_media_group(call: Call) -> Any:
    """Send an album of 2 to 10 files of a kind."""
    given = call.get("media")
    if not isinstance(given, list) or not 2 <= len(given) <= 10:
        raise Refusal("there must be from 2 to 10 messages in the album")
    call.writable_chat()
    items = [_item(call, one) for one in given]
    kinds = {file.kind for file, _, _ in items}
    if len(kinds) > 1:
        raise Refusal(f"{kinds.pop()} can't be mixed with other media types")
    album = {"media_group_id": str(call.world.number())}
    counts = [len(items)] + [0] * (len(items) - 1)
    return [
        seen.for_bot(post(call, words, count, kind=file.kind, parts=parts, file=file, extra=album))
        for (file, parts, words), count in zip(items, counts, strict=True)
    ]


@methods.add("editMessageMedia", *WHICH, "media")
def edit_message_media(call: Call) -> Any:
    """Put another file, with its caption, into a message."""
    message = editable(call)
    file, parts, words = _item(call, call.get("media"))
    return change(
        call,
        message,
        kind=file.kind,
        parts=parts,
        file=file,
        text=words.text,
        entities=words.entities,
    )


@methods.add("getFile", "file_id")
def get_file(call: Call) -> Any:
    """Where a file can be fetched."""
    file = call.bot.files.get(call.text("file_id"))
    if file is None:
        raise Refusal("invalid file_id")
    if len(file.data) > files.DOWNLOAD_LIMIT:
        raise Refusal("file is too big")
    return file.basics() | {"file_path": file.path}
