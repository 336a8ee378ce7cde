"""What a bot sent with a call, however it sent it.

Telegram takes parameters from the query, as JSON, as a form or as multipart, and every client library
does it differently. Here they all become the same: numbers are numbers, JSON is objects, files are
uploads. So two frameworks that say the same also look the same in the list of calls.
"""

import json
from typing import Any
from urllib.parse import parse_qsl

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from bot.practice.files import UPLOAD_LIMIT, Upload
from bot.practice.refusals import Refusal

Params = dict[str, Any]

INTEGERS = frozenset(
    {
        "offset",
        "limit",
        "timeout",
        "max_connections",
        "chat_id",
        "from_chat_id",
        "message_id",
        "message_thread_id",
        "user_id",
        "duration",
        "live_period",
        "heading",
        "proximity_alert_radius",
        "cache_time",
        "direct_messages_topic_id",
        "draft_id",
        "video_start_timestamp",
    }
)
FLOATS = frozenset(
    {
        "latitude",
        "longitude",
        "horizontal_accuracy",
    }
)
FLAGS = frozenset(
    {
        "drop_pending_updates",
        "disable_notification",
        "protect_content",
        "allow_paid_broadcast",
        "has_spoiler",
        "is_big",
        "show_caption_above_media",
        "disable_content_type_detection",
        "show_alert",
    }
)
NESTED = frozenset(
    {
        "allowed_updates",
        "reply_markup",
        "reply_parameters",
        "entities",
        "caption_entities",
        "link_preview_options",
        "media",
        "message_ids",
        "commands",
        "scope",
        "menu_button",
        "reaction",
        "suggested_post_parameters",
    }
)
BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024
"""A file at its limit and the rest of the form."""


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        return {"true": True, "1": True, "false": False, "0": False, "": False}.get(value.lower(), value)
    return value


def _whole(value: Any) -> Any:
    try:
        return int(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _real(value: Any) -> Any:
    try:
        return float(value)
    except (TypeError, ValueError):
        return value


def _nested(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return loads(value) if value else None
    except ValueError:
        raise Refusal(f"can't parse {name.replace('_', ' ')} JSON object") from None


def loads(text: str | bytes) -> Any:
    """Read JSON as strictly as Telegram does: numbers are finite, texts are proper Unicode.

    Raises:
        ValueError: it cannot be read.
    """
    value = json.loads(text, parse_constant=_no_number)
    if b"\\u" in text if isinstance(text, bytes) else "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be written
    return value


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def decode(raw: Params) -> Params:
    """Give each parameter its type; parameters without a value are left out.

    Raises:
        Refusal: nested JSON cannot be read.
    """
    params: Params = {}
    for name, value in raw.items():
        if name in INTEGERS:
            decoded = _whole(value)
        elif name in NESTED:
            decoded = _nested(name, value)
        elif name in FLAGS:
            decoded = _flag(value)
        elif name in FLOATS:
            decoded = _real(value)
        else:
            decoded = value
        if decoded is not None:
            params[name] = decoded
    return params


async def _body_of_parts(body: bytes, headers: Headers) -> Params:
    async def stream() -> Any:
        yield body
        yield b""

    try:
        parser = MultiPartParser(headers, stream(), max_files=20, max_fields=100, max_part_size=1024 * 1024)
        form = await parser.parse()
    except MultiPartException as fault:
        raise Refusal(f"can't read the request: {fault.message}") from None
    raw: Params = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            mime = value.content_type or "application/octet-stream"
            raw[name] = Upload(value.filename or name, mime, await value.read())
        else:
            raw[name] = value
    await form.close()
    return raw


async def read(query: str, content_type: str, body: bytes) -> Params:
    """The parameters of one call, not decoded yet.

    Args:
        query: the address after the question mark.
        content_type: the header, as sent.
        body: the request's body, whole.

    Raises:
        Refusal: the body cannot be read.
    """
    raw: Params = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    if not body:
        return raw
    kind = parse_options_header(content_type.encode())[0]
    if kind == b"application/json":
        try:
            given = loads(body)
        except ValueError:
            raise Refusal("can't parse JSON object") from None
        if isinstance(given, dict):
            raw |= given
    elif kind == b"multipart/form-data":
        raw |= await _body_of_parts(body, Headers({"content-type": content_type}))
    else:
        raw |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200))
    return raw


def logged(params: Params) -> Params:
    """The parameters as the list of calls shows them: files by content, name and size; attachments in place."""
    used: set[str] = set()

    def show(value: Any) -> Any:
        if isinstance(value, Upload):
            return value.logged()
        if isinstance(value, str) and value.startswith("attach://"):
            attached = params.get(name := value.removeprefix("attach://"))
            if isinstance(attached, Upload):
                used.add(name)
                return attached.logged()
        if isinstance(value, dict):
            return {k: show(v) for k, v in value.items()}
        if isinstance(value, list):
            return [show(v) for v in value]
        return value

    shown = {name: show(value) for name, value in params.items()}
    return {name: value for name, value in shown.items() if name not in used}
