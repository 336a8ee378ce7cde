"""Telegram's HTML, read as strictly as Telegram reads it.

The refusals name the byte where reading stopped, in Telegram's words, because that is what a developer
sees when a `<` was not escaped. Which tags exist: Telegram's documentation, "HTML style".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.practice.entities import ENTITY_LIMIT, Entity, Words, units
from bot.practice.refusals import Refusal

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TAGS = frozenset(_SIMPLE) | {"a", "tg-emoji", "tg-time"}
_TOKEN = re.compile(r"[^<&]+|&(?:#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);?|<|&")
_CHARACTER = re.compile(r"&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

Mention = Callable[[int], dict[str, Any] | None]
"""Finds the user behind `tg://user?id=`, or None."""


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    chars: int


def _stop(words: str) -> Refusal:
    return Refusal(f"can't parse entities: {words}")


def _character(name: str) -> str:
    if not name.startswith("#"):
        return _NAMED[name]
    digits = name[1:]
    code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    whole = f"&{name};"
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else whole


def _decode(text: str) -> str:
    return _CHARACTER.sub(lambda m: _character(m.group(1)), text)


class _Reader:
    """Reads one text from start to end."""

    def __init__(self, source: str, mention: Mention) -> None:
        self.source, self.mention = source, mention
        self.text: list[str] = []
        self.length = 0  # UTF-16 units so far
        self.stack: list[_Open] = []
        self.entities: list[tuple[int, Entity]] = []

    def at(self, position: int) -> int:
        """The byte that Telegram would name."""
        return len(self.source[:position].encode())

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)

    def read(self) -> Words:
        position = 0
        while position < len(self.source):
            match = _TOKEN.match(self.source, position)
            assert match
            token = match.group()
            if token == "<":  # noqa: S105 - a mark in a text, not a secret
                closing = self.source.startswith("</", position)
                position = self.close(position) if closing else self.open(position)
                continue
            self.add(_decode(token) if token[0] == "&" else token)
            position = match.end()
        if self.stack:
            raise _stop(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        ordered = [e for _, e in sorted(self.entities, key=lambda pair: (pair[1]["offset"], pair[0]))]
        return Words("".join(self.text), ordered[:ENTITY_LIMIT])

    def open(self, start: int) -> int:
        """Read a start tag; returns the position after it."""
        match = re.compile(r"[^\s>]*").match(self.source, start + 1)
        assert match
        if match.end() == len(self.source):
            raise _stop(f"Unclosed start tag at byte offset {self.at(start)}")
        tag = match.group().lower()
        if tag not in _TAGS:
            raise _stop(f'Unsupported start tag "{tag}" at byte offset {self.at(start)}')
        attributes, end = self.attributes(tag, start, match.end())
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _stop(f'Tag "span" must have class "tg-spoiler" at byte offset {self.at(start)}')
        self.stack.append(_Open(tag, attributes, self.length, len(self.text)))
        return end

    def attributes(self, tag: str, start: int, position: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        unclosed = _stop(f'Unclosed start tag "{tag}" at byte offset {self.at(start)}')
        while True:
            position = self.skip(position)
            if position >= len(self.source):
                raise unclosed
            if self.source[position] == ">":
                return found, position + 1
            match = re.compile(r"[^\s=>]*").match(self.source, position)
            assert match
            if not match.group():
                raise _stop(f'Empty attribute name in the tag "{tag}" at byte offset {self.at(start)}')
            name, position = match.group().lower(), self.skip(match.end())
            if position >= len(self.source):
                raise unclosed
            if self.source[position] != "=":
                found[name] = ""
                continue
            found[name], position = self.value(self.skip(position + 1), start)

    def value(self, position: int, start: int) -> tuple[str, int]:
        """Read an attribute's value; returns it and the position after it."""
        quote = self.source[position : position + 1]
        if quote in {'"', "'"}:
            end = self.source.find(quote, position + 1)
            if end < 0 or end + 1 >= len(self.source):
                raise _stop(f"Unclosed start tag at byte offset {self.at(start)}")
            return _decode(self.source[position + 1 : end]), end + 1
        match = re.compile(r"[A-Za-z0-9.-]*").match(self.source, position)
        assert match
        after = self.source[match.end() : match.end() + 1]
        if not after.isspace() and after != ">":
            raise _stop(f"Unexpected end of name token at byte offset {self.at(position)}")
        return match.group().lower(), match.end()

    def skip(self, position: int) -> int:
        while position < len(self.source) and self.source[position].isspace():
            position += 1
        return position

    def close(self, start: int) -> int:
        """Read an end tag; returns the position after it."""
        where = self.at(start)
        if not self.stack:
            raise _stop(f"Unexpected end tag at byte offset {where}")
        match = re.compile(r"</([^\s>]*)\s*(>?)").match(self.source, start)
        assert match
        if not match.group(2):
            raise _stop(f"Unclosed end tag at byte offset {where}")
        opened, found = self.stack[-1], match.group(1).lower()
        if found and found != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{found}>"'
            raise _stop(f"Unmatched end tag at byte offset {where}, {expected}")
        self.stack.pop()
        if self.length > opened.offset and (entity := self.entity(opened)):
            place = {"offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append((len(self.stack), entity | place))
        return match.end()

    def entity(self, opened: _Open) -> Entity | None:
        """What a tag stands for; None when it stands for nothing (a link that leads nowhere)."""
        given = opened.attributes
        match opened.tag:
            case "a":
                return self.link(given.get("href") or "".join(self.text[opened.chars :]))
            case "tg-emoji":
                return {"type": "custom_emoji", "custom_emoji_id": given.get("emoji-id", "")}
            case "tg-time":
                return self.moment(given)
            case "blockquote" if "expandable" in given:
                return {"type": "expandable_blockquote"}
            case "code" if self.stack and self.stack[-1].tag == "pre":
                self.stack[-1].attributes["language"] = given.get("class", "").removeprefix("language-")
                return None
            case "pre" if given.get("language"):
                return {"type": "pre", "language": given["language"]}
            case tag:
                return {"type": _SIMPLE[tag]}

    def link(self, url: str) -> Entity | None:
        if mention := re.fullmatch(r"tg://user/?\?id=(\d+)", url.strip()):
            user = self.mention(int(mention.group(1)))
            return {"type": "text_mention", "user": user} if user else None
        address = checked_link(url)
        return {"type": "text_link", "url": address} if address else None

    def moment(self, given: dict[str, str]) -> Entity:
        if not given.get("unix", "").isdigit():
            raise _stop('Tag "tg-time" must have attribute "unix"')
        shape = {"date_time_format": given["format"]} if given.get("format") else {}
        return {"type": "date_time", "unix_time": int(given["unix"])} | shape


def checked_link(url: str) -> str | None:
    """The address as Telegram stores it ("http://" and a "/" added where missing); None when it is none."""
    url = url.strip()
    if re.fullmatch(r"(tg|ton|tonsite)://[^\s]+", url, re.IGNORECASE):
        return url
    match = re.fullmatch(
        r"(?:(https?)://)?([^\s/?#@]+\.[^\s/?#@.:]{2,}|localhost|[\d.]+)(:\d+)?([/?#]\S*)?", url, re.I
    )
    if not match:
        return None
    scheme, host, port, rest = match.groups()
    rest = rest or "/"
    return (
        f"{(scheme or 'http').lower()}://{host.lower()}{port or ''}{rest if rest[0] == '/' else '/' + rest}"
    )


def parse(source: str, mention: Mention) -> Words:
    """Read Telegram's HTML.

    Args:
        source: what the bot sent with `parse_mode` HTML.
        mention: finds the user that a `tg://user?id=` link names.

    Raises:
        Refusal: "can't parse entities: …", naming the byte.
    """
    return _Reader(source, mention).read()
