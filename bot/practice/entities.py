"""Formatted text, as Telegram keeps it: plain text plus entities counted in UTF-16 units.

Also finds what Telegram finds by itself in plain text: commands, links, addresses, names, tags.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from bot.practice.refusals import Refusal

Entity = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
"""Telegram drops the entities after the hundredth (its documentation on limits)."""


def units(text: str) -> int:
    """Length in UTF-16 code units: how Telegram counts offsets, and the stricter way to count limits."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class Words:
    """A text and its formatting."""

    text: str = ""
    entities: list[Entity] = field(default_factory=list)

    def trimmed(self) -> "Words":
        """Without blanks at either end, as Telegram stores every text."""
        inner = self.text.strip()
        if len(inner) == len(self.text):
            return self
        lead = units(self.text[: len(self.text) - len(self.text.lstrip())])
        size = units(inner)
        kept = []
        for entity in self.entities:
            start = max(entity["offset"] - lead, 0)
            end = min(entity["offset"] + entity["length"] - lead, size)
            if end > start:
                kept.append(entity | {"offset": start, "length": end - start})
        return Words(inner, kept)

    def with_found(self) -> "Words":
        """With the commands, links and names that Telegram finds by itself."""
        taken = [
            (e["offset"], e["offset"] + e["length"])
            for e in self.entities
            if e["type"] in {"code", "pre", "text_link", "text_mention"}
        ]
        found = [
            e
            for e in find(self.text)
            if all(e["offset"] >= b or e["offset"] + e["length"] <= a for a, b in taken)
        ]
        if not found:
            return self
        entities = sorted([*self.entities, *found], key=lambda e: (e["offset"], -e["length"]))
        return Words(self.text, entities[:ENTITY_LIMIT])


_FINDS = re.compile(
    r"(?P<bot_command>(?<![\w/<>@])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<email>[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,})"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)\]'’]"
    r"|\b[a-zA-Z0-9-]+\.(?:org|com|net|uk|io|me|gov)(?:\.uk)?\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'’])?)"
    r"|(?P<mention>(?<![\w@])@[a-zA-Z]\w{3,31})"
    r"|(?P<hashtag>(?<![\w#&])#(?=\w*[^\W\d_])\w{1,256})"
)


def find(text: str) -> list[Entity]:
    """The entities Telegram makes by itself, in order."""
    if not any(c in text for c in "/@#."):
        return []
    return [
        {
            "type": str(match.lastgroup),
            "offset": units(text[: match.start()]),
            "length": units(match.group()),
        }
        for match in _FINDS.finditer(text)
    ]


_NEEDS: dict[str, tuple[str, type] | None] = {
    "bold": None,
    "italic": None,
    "underline": None,
    "strikethrough": None,
    "spoiler": None,
    "code": None,
    "pre": None,
    "blockquote": None,
    "expandable_blockquote": None,
    "text_link": ("url", str),
    "text_mention": ("user", dict),
    "custom_emoji": ("custom_emoji_id", str),
    "date_time": ("unix_time", int),
}
"""Formatting a bot may send as entities, and the field each cannot be without."""
_MORE = ("language", "date_time_format")


def _splits(text: str, at: int) -> bool:
    """Whether `at` (UTF-16 units) lies in the middle of a character."""
    return (
        not text.isascii()
        and 0xDC <= (text.encode("utf-16-le", "surrogatepass") + b"\0\0")[at * 2 + 1] <= 0xDF
    )


def given_entity(given: Any, text: str) -> Entity | None:
    """An entity that a bot sent, checked; None for the kinds that Telegram finds by itself.

    Args:
        given: decoded JSON.
        text: the text it marks.

    Raises:
        Refusal: with Telegram's words for what is wrong.
    """
    if not isinstance(given, dict):
        raise Refusal("can't parse MessageEntity: expected an Object")
    kind, offset, length = given.get("type"), given.get("offset"), given.get("length")
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(length, int):
        raise Refusal("can't parse MessageEntity: wrong field specified")
    if kind not in _NEEDS:
        return None
    if offset < 0 or length < 1 or offset + length > units(text):
        raise Refusal("entity is out of the text's bounds")
    if _splits(text, offset) or _splits(text, offset + length):
        raise Refusal("entity begins or ends in a middle of a UTF-16 symbol")
    entity: Entity = {"type": kind, "offset": offset, "length": length}
    if need := _NEEDS[kind]:
        name, shape = need
        if not isinstance(given.get(name), shape):
            raise Refusal(f"can't parse MessageEntity: Can't find field \"{name}\"")
        entity[name] = given[name]
    return entity | {name: given[name] for name in _MORE if isinstance(given.get(name), str)}


_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def _tags(entity: Entity, inner: str) -> tuple[str, str]:
    match entity["type"]:
        case "text_link":
            return f'<a href="{escape(entity["url"])}">', "</a>"
        case "url":
            href = inner if "://" in inner else f"http://{inner}"
            return f'<a href="{escape(href)}">', "</a>"
        case "text_mention":
            return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
        case "date_time":
            shape = escape(entity.get("date_time_format", ""))
            return f'<tg-time unix="{entity["unix_time"]}" format="{shape}">', "</tg-time>"
        case "pre" if entity.get("language"):
            return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
        case "pre":
            return "<pre>", "</pre>"
        case kind:
            return _TAGS.get(kind, ("", ""))


def to_html(text: str, entities: Iterable[Entity]) -> str:
    """The text as safe HTML in Telegram's own dialect; the way back from what `html.parse` reads."""
    marks = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    if not marks:
        return escape(text)
    raw = text.encode("utf-16-le", "surrogatepass")

    def cut(start: int, end: int) -> str:
        return raw[start * 2 : end * 2].decode("utf-16-le", "replace")

    out: list[str] = []
    open_tags: list[tuple[int, str]] = []
    at = 0

    def close_until(offset: int) -> None:
        nonlocal at
        while open_tags and open_tags[-1][0] <= offset:
            end, tag = open_tags.pop()
            out.append(escape(cut(at, end)) + tag)
            at = end

    for mark in marks:
        close_until(mark["offset"])
        out.append(escape(cut(at, mark["offset"])))
        at = mark["offset"]
        end = mark["offset"] + mark["length"]
        if open_tags:
            end = min(end, open_tags[-1][0])
        opening, closing = _tags(mark, cut(at, end))
        out.append(opening)
        open_tags.append((end, closing))
    close_until(len(raw) // 2)
    out.append(escape(cut(at, len(raw) // 2)))
    return "".join(out)
