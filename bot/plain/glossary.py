"""The words that people outside a service stumble over, and what to say instead.

Half of what makes public-sector English hard is made of everyday words with a second meaning ("pathway", "panel",
"commissioning"): no list of rare words finds those, so the glossary is our own. It lies in
``data/glossary/en.toml``; each group adds its own words and changes ours with `Glossary.with_terms`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from bot.plain.inflect import Form, plural, verb
from bot.plain.tokens import Token, tokens
from bot.shipped import shipped

FILE = "data/glossary/en.toml"
_PARTICLES = frozenset({"in", "out", "up", "down", "on", "off", "over", "by", "under", "put", "take"})
_VERB_FORMS: tuple[Form, ...] = ("base", "s", "past", "done", "ing")


@dataclass(frozen=True)
class Term:
    """A word or phrase that needs plainer wording.

    Attributes:
        word: the term as a dictionary would list it.
        plain: what to put in its place.
        meaning: one short sentence for somebody who has never met it.
        kind: "verb", "noun" or "" for words that take no other forms.
        many: `plain` for more than one, where `word` is a noun.
        noun: the plain words where a verb stands as a noun ("the review").
        before: the plain words where it stands before another word ("temporary home").
        also: other spellings and forms that take the same plain words.
        forms: forms with plain words of their own.
        short: the letters it is known by ("ICB"), or "".
        hard: False where it is only explained on request, never reported.
    """

    word: str
    plain: str
    meaning: str
    kind: str = ""
    many: str = ""
    noun: str = ""
    before: str = ""
    also: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    short: str = ""
    hard: bool = True

    def surfaces(self) -> Iterator[tuple[str, Form]]:
        """Every way it may stand in a text, with the form its plain words must then take."""
        yield self.word, "base"
        yield from (
            (other, "s" if self.kind == "noun" and _is_plural(other) else "base") for other in self.also
        )
        yield from ((other, "base") for other in self.forms)
        if self.kind == "verb":
            yield from ((verb(self.word, form), form) for form in _VERB_FORMS[1:])
        elif self.kind == "noun":
            yield plural(self.word), "s"

    def plainer(self, surface: str, form: Form) -> str:
        """The plain words for `surface`, found in a text in this `form`."""
        if surface in self.forms:
            return self.forms[surface]
        if self.kind == "verb":
            return verb(self.plain, form)
        return (self.many or self.plain) if form == "s" else self.plain


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text.

    Attributes:
        start: index of its first character.
        end: index after its last.
        term: what was found.
        surface: how it stands in the text, in small letters.
        form: the grammatical form it stands in.
        size: how many tokens it takes up.
    """

    start: int
    end: int
    term: Term
    surface: str
    form: Form
    size: int


@dataclass(frozen=True)
class Glossary:
    """Terms by their word in small letters."""

    terms: Mapping[str, Term]

    @classmethod
    def load(cls, file: str = FILE, home: Path | None = None) -> "Glossary":
        """Read a glossary, once in a process.

        Args:
            file: which shipped file, as `bot.shipped.shipped` takes it.
            home: a folder whose copy of the file wins.

        Raises:
            ValueError: the file is no TOML, or a term lacks its plain words or meaning; the message says which.
        """
        return _read(shipped(file, home))

    def with_terms(self, terms: Mapping[str, Mapping[str, object] | str]) -> "Glossary":
        """Add a group's own terms; a term we have is changed only where the group says so.

        Args:
            terms: by word: either plain words alone, or the fields of the file ("plain", "meaning", "hard" …).
        """
        merged = dict(self.terms)
        for word, entry in terms.items():
            fields = {"plain": entry} if isinstance(entry, str) else dict(entry)
            ours = merged.get(word.lower())
            if ours is None:
                merged[word.lower()] = _term(word, {"meaning": str(fields.get("plain", "")), **fields})
            else:
                merged[word.lower()] = replace(ours, **_fields(word, fields))  # type: ignore[arg-type]  # checked there
        return Glossary(merged)

    def term(self, word: str) -> Term | None:
        """The term that `word` is a form or the short form of, or None."""
        hit = self._index.get(tuple(t.key for t in tokens(word)))
        return hit[0] if hit else self.by_short.get(word)

    def is_hard(self, word: str) -> bool:
        """Whether a single word, in small letters, is in the list as a hard one."""
        hit = self._index.get((word,))
        return hit is not None and hit[0].hard

    @cached_property
    def by_short(self) -> dict[str, Term]:
        """Terms by the letters they are known by."""
        return {term.short: term for term in self.terms.values() if term.short}

    @cached_property
    def _index(self) -> dict[tuple[str, ...], tuple[Term, Form, bool]]:
        """Every surface, split into words: its term, its form, and whether its hyphen must be written."""
        index: dict[tuple[str, ...], tuple[Term, Form, bool]] = {}
        written: list[tuple[str, Form, Term]] = []  # as the list has it; goes before a form made by rule
        made: list[tuple[str, Form, Term]] = []
        for term in self.terms.values():
            own = {term.word, *term.also, *term.forms}
            for surface, form in term.surfaces():
                (written if surface in own else made).append((surface, form, term))
        for surface, form, term in (*written, *made):
            words = surface.lower().replace("’", "'")
            hyphen = "-" in words and not _PARTICLES.isdisjoint(
                {words.partition("-")[0], words.rpartition("-")[2]}
            )
            key = tuple(words.replace(",", "").replace("-", " ").split())
            index.setdefault(key, (term, form, hyphen))
        return index

    @cached_property
    def _longest(self) -> dict[str, int]:
        """The number of words in the longest surface that begins with a word."""
        longest: dict[str, int] = {}
        for key in self._index:
            longest[key[0]] = max(len(key), longest.get(key[0], 0))
        return longest

    def at(self, words: list[Token], place: int, limit: int | None = None) -> Match | None:
        """The longest term that begins at `words[place]` and has at most `limit` words, or None."""
        size = min(self._longest.get(words[place].key, 0), len(words) - place, limit or 99)
        while size:
            part = words[place : place + size]
            keys = tuple(t.key for t in part)
            hit = self._index.get(keys) or self._index.get((*keys[:-1], keys[-1].removesuffix("'s")))
            if hit and all(t.touches for t in part[1:]) and (not hit[2] or part[-1].hyphen):
                surface = " ".join(t.key for t in part)
                return Match(part[0].start, part[-1].end, hit[0], surface, hit[1], size)
            size -= 1
        return None


def _is_plural(noun: str) -> bool:
    """Whether a noun as written is for more than one: "health inequalities", "experts by experience"."""
    head = re.split(r"[\s-](?:of|by|in|to|for|with)[\s-]", noun)[0]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


@cache
def _read(path: Path) -> Glossary:
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise ValueError(f"{path}: {fault}") from fault
    return Glossary({word.lower(): _term(word, entry) for word, entry in entries.items()})


def _term(word: str, entry: Mapping[str, object]) -> Term:
    if not isinstance(entry, Mapping) or not entry.get("plain") or not entry.get("meaning"):
        raise ValueError(f"The glossary entry {word!r} needs both plain words and a meaning.")
    return Term(word=word, **_fields(word, entry))  # type: ignore[arg-type]  # each field is checked there


_KINDS: dict[str, type] = {
    **dict.fromkeys(("plain", "meaning", "many", "noun", "before", "short", "as"), str),
    **{"also": list, "forms": dict, "hard": bool},
}
"""What a field of the file holds."""


def _fields(word: str, entry: Mapping[str, object]) -> dict[str, object]:
    """The fields of an entry as a Term takes them; ValueError for one we do not know or of the wrong kind."""
    for name, value in entry.items():
        if name not in _KINDS or not isinstance(value, _KINDS[name]):
            raise ValueError(f"The glossary entry {word!r} has a field {name!r} that cannot be read.")
    fields = {("kind" if name == "as" else name): value for name, value in entry.items()}
    if isinstance(fields.get("also"), list):
        fields["also"] = tuple(str(other) for other in entry["also"])  # type: ignore[attr-defined]  # a list, seen above
    return fields
