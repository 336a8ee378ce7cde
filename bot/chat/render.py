"""From a screen to calls that Telegram takes.

Telegram refuses a message over 4,096 characters, a caption over 1,024, a button
over 64 bytes, and HTML that does not close. Everything is escaped here and only
here; a text that is too long for one message becomes several, cut between
paragraphs, then between words, with the buttons under the last.
"""

from typing import Any

from markupsafe import escape

from bot.chat.buttons import Button
from bot.chat.effects import Call
from bot.chat.screens import Fact, Layer, Part, Say, Screen, Title, Words

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
LABEL_LIMIT = 64
"""Longer labels are cut on small phones; ours end with an ellipsis instead."""
HINT_LIMIT = 64
TELEGRAM = "telegram:"
"""Prefix of a file path that is Telegram's own copy: the rest is its `file_id`."""
ROUTE_URL = "https://heard.invalid/"
"""Prefix of a prompt's hidden link. `.invalid` never leads anywhere (RFC 2606)."""


def units(text: str) -> int:
    """The length of `text` as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int) -> list[str]:
    """Cut `text` into pieces of at most `limit` UTF-16 units, between lines if it can, else words, else characters."""
    pieces = []
    while units(text) > limit:
        head = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
        cut = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0) or len(head)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip("\n ")
    return [*pieces, text]


def _plain(part: Part) -> str:
    return f"{part.label}: {part.value}" if isinstance(part, Fact) else part.text


def _wrap(part: Part, text: str) -> str:
    safe = str(escape(text))
    match part:
        case Title():
            return f"<b>{safe}</b>"
        case Words(fold=fold):
            return (
                f"<blockquote expandable>{safe}</blockquote>" if fold else f"<blockquote>{safe}</blockquote>"
            )
        case Layer():
            return f"<blockquote expandable>{safe}</blockquote>"
        case Fact(label=label, value=value, at=at):
            said = f'<tg-time unix="{int(at.timestamp())}">{escape(value)}</tg-time>' if at else escape(value)
            return f"<b>{escape(label)}:</b> {said}" if text == _plain(part) else safe
        case Say():
            return safe


def _gap(before: Part | None, after: Part) -> str:
    if before is None:
        return ""
    return "\n" if isinstance(before, Fact) and isinstance(after, Fact) else "\n\n"


def texts(page: Screen, limit: int = TEXT_LIMIT) -> list[str]:
    """The page's words as HTML, in as many messages as Telegram needs."""
    done: list[str] = []
    html, length = "", 0
    before: Part | None = None
    for part in page.parts:
        for piece in split(_plain(part), limit - 2) if _plain(part).strip() else []:
            gap = _gap(before, part)
            if length and length + len(gap) + units(piece) > limit - 2:
                done.append(html)
                html, length, gap = "", 0, ""
            html += gap + _wrap(part, piece)
            length += len(gap) + units(piece)
            before = part
    return [*done, html] if html else done or ["…"]


def _cut(label: str) -> str:
    return label if len(label) <= LABEL_LIMIT else label[: LABEL_LIMIT - 1].rstrip() + "…"


def _key(button: Button) -> dict[str, Any]:
    key: dict[str, Any] = {"text": _cut(button.label)}
    key |= {"url": button.url} if button.url else {"callback_data": button.data}
    return key | ({"style": button.style} if button.style else {})


def _markup(page: Screen) -> dict[str, Any] | None:
    if page.ask:
        return {"force_reply": True} | (
            {"input_field_placeholder": page.hint[:HINT_LIMIT]} if page.hint else {}
        )
    if not page.rows:
        return None
    return {"inline_keyboard": [[_key(b) for b in row] for row in page.rows]}


def _base(page: Screen) -> dict[str, Any]:
    return {"reply_parameters": _reply(page.reply_to)} if page.reply_to else {}


def _reply(message_id: int) -> dict[str, Any]:
    return {"message_id": message_id, "allow_sending_without_reply": True}


def _hidden(route: str) -> str:
    """The route as a link on a zero-width space: the reply carries it back to us, people do not see it."""
    return f'<a href="{ROUTE_URL}{escape(route)}">&#8203;</a>' if route else ""


def render(page: Screen) -> list[Call]:
    """The calls that show `page` as new messages, in order; the last carries the buttons."""
    if page.file:
        return _with_file(page)
    pieces = texts(page)
    pieces[-1] = _hidden(page.route) + pieces[-1]
    calls = [
        {"text": t, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}, **_base(page)}
        for t in pieces
    ]
    markup = _markup(page)
    if markup:
        calls[-1]["reply_markup"] = markup
    return [Call("sendMessage", c) for c in calls]


def _with_file(page: Screen) -> list[Call]:
    assert page.file
    words = texts(page, CAPTION_LIMIT)
    path = page.file.path
    value = (
        {"$file_id": path.removeprefix(TELEGRAM)}
        if path.startswith(TELEGRAM)
        else {"$file": path, "name": page.file.name}
    )
    method = {"photo": "sendPhoto", "voice": "sendVoice"}.get(page.file.kind, "sendDocument")
    params: dict[str, Any] = {page.file.kind: value, **_base(page)}
    markup = _markup(page)
    if len(words) == 1:
        params |= {"caption": words[0], "parse_mode": "HTML"} | ({"reply_markup": markup} if markup else {})
        return [Call(method, params)]
    rest = Screen(page.parts, page.choices, page.out)
    return [Call(method, params), *render(rest)]


def edit(page: Screen, message_id: int) -> Call | None:
    """The call that turns an earlier message of ours into `page`; None when a new message is needed."""
    if page.ask or page.file or len(pieces := texts(page)) > 1:
        return None
    params: dict[str, Any] = {
        "message_id": message_id,
        "text": pieces[0],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    markup = _markup(page)
    return Call("editMessageText", params | ({"reply_markup": markup} if markup else {}))
