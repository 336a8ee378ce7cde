"""What the copies of one installation show, put in order for an attack.

Places count people from 0, labels count texts; that a text has a label, and an envelope
too, is the only thing taken from the truth, so that a guess can be marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.anonymity.attacker.copies import Copy, Row, Written, naming
from bot.anonymity.attacker.twin import Lived

Moment = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the order of writing: `when` counts up; `who` is a place, or a label (None for an empty envelope)."""

    when: float
    who: int | None


@dataclass
class Day:
    """What changed between two nights: whose rows, which envelopes, which places in letterboxes, how many files."""

    people: set[int] = field(default_factory=set)
    envelopes: list[int | None] = field(default_factory=list)
    slots: list[int | None] = field(default_factory=list)
    files: int = 0


@dataclass
class Evidence:
    """What an attacker holds.

    Attributes:
        people: how many there are, and `texts` how many were written.
        acts, puts, turns: rows of people, envelopes, and marks of updates, in the order of writing.
        bare: acts of writing that left nothing of anybody, in that order.
        laid_acts, laid_puts: the same by where new pages were laid.
        envelopes, receipts: labels in the order in which they lie.
        answers: labels in the order in which the answers lie; `numbered` in the order of their numbers;
            `told` in the order in which they were written.
        sizes: bytes of the envelope with each label.
        messages: Telegram's numbers of messages on record, and whose.
        seen: for each night, the numbers of updates, and whose the ordinary turns were, in their order.
        days: what changed each day.
        held: whose row held the words with a label.
        marks: all that can be said about each person's rows.
    """

    people: int
    texts: int
    acts: list[Event] = field(default_factory=list)
    puts: list[Event] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    laid_acts: list[Event] = field(default_factory=list)
    laid_puts: list[Event] = field(default_factory=list)
    envelopes: list[int | None] = field(default_factory=list)
    receipts: list[int | None] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    numbered: list[int] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)
    messages: list[tuple[int, int]] = field(default_factory=list)
    seen: list[tuple[list[int], list[int]]] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    held: dict[int, set[int]] = field(default_factory=dict)
    marks: dict[int, frozenset[str]] = field(default_factory=dict)


def gather(lived: Lived, moment: Moment) -> Evidence:
    """Put together what all copies up to a moment show."""
    copies = [*lived.before, *(lived.after if moment == "after" else [])]
    return _Gathering(lived, copies).all()


NAMING = naming()
NUMBER = re.compile(r"""message_ids?['"]: \[?(\d+)""")
PLACE = 512
"""Bytes of a letterbox that are compared at a time: a sector of a disk, less than an envelope."""
NIGHT = 1e6
"""Keeps the pages of one night apart from those of another: more than a database of made-up people ever has."""


def _bare(acts: list[Event]) -> list[int]:
    """Every act of writing between the first and the last of somebody that left nothing of anybody."""
    named = {int(a.when) for a in acts}
    return [n for n in range(min(named), max(named)) if n not in named] if named else []


class _Gathering:
    def __init__(self, lived: Lived, copies: list[Copy]) -> None:
        self._lived, self._copies = lived, copies
        self._place = {number: place for place, number in enumerate(lived.roster) if number}
        self._label = {digest: label for label, digest in lived.digests.items()}
        words = lived.plan.words
        self._words = {words[p]: label for p, label in lived.plan.labels.items()}

    def all(self) -> Evidence:
        shape, last = self._lived.shape, self._copies[-1]
        found = Evidence(shape.people + shape.guests, len(self._words))
        written = [w for c in self._copies for w in c.written]
        found.acts, found.puts = self._acts(written), self._puts(written)
        found.told = self._told(written)
        found.turns = sorted(w.when for w in written if w.table == "seen")
        found.bare = _bare(found.acts)
        before = self._lived.before[-1]
        laid = list(self._laid())
        found.laid_acts, found.laid_puts = self._acts(laid), self._puts(laid)
        found.envelopes = [self._label.get(d) for d in before.order["envelope"]]
        found.receipts = [self._label.get(d) for d in last.order["receipt"]]
        texts = {row["id"]: self._words.get(row["text"]) for row in last.tables["contribution"]}
        found.answers = [x for i in last.order["contribution"] if (x := texts.get(i)) is not None]
        found.numbered = [x for _i, x in sorted(texts.items()) if x is not None]
        found.sizes = {
            label: len(row["sealed"])
            for row in before.tables["envelope"]
            if (label := self._label.get(row["digest"])) is not None
        }
        found.messages = sorted({*self._messages(), *self._asked_for(written)})
        found.seen = [self._night(c) for c in self._copies]
        found.days = list(self._days())
        found.held = self._held(written)
        found.marks = {p: frozenset(self._marks(last, p)) for p in self._place.values()}
        return found

    def _named(self, table: str, row: Row) -> set[int]:
        """The places of the people a row names."""
        columns = NAMING.get(table, ())
        return {self._place[row[c]] for c in columns if row.get(c) in self._place}

    def _acts(self, written: list[Written]) -> list[Event]:
        """One person's rows; what went to many at once says nothing about one."""
        together: dict[float, set[int]] = {}
        for w in written:
            if w.row.get("broadcast_id") is None and w.row.get("chat", 1):
                together.setdefault(w.when, set()).update(self._named(w.table, w.row))
        return [
            Event(when, p) for when, people in sorted(together.items()) if len(people) < 3 for p in people
        ]

    def _puts(self, written: list[Written]) -> list[Event]:
        puts = [w for w in written if w.table == "envelope"]
        return [Event(w.when, self._label.get(w.row["digest"])) for w in sorted(puts, key=lambda w: w.when)]

    def _laid(self) -> Iterator[Written]:
        """Pages that were new on each night; a page that was given back is laid again for somebody else."""
        known: set[str] = set()
        for night, copy in enumerate(self._lived.before):
            for w in copy.laid:
                name = f"{w.when} {w.table} {w.row.get('id', w.row.get('digest'))!r}"
                if name not in known:
                    known.add(name)
                    yield Written(w.when + NIGHT * night, w.table, w.row)

    def _told(self, written: list[Written]) -> list[Event]:
        answers = [w for w in written if w.table == "contribution"]
        return [Event(w.when, self._words.get(w.row.get("text", ""))) for w in answers]

    def _messages(self) -> Iterator[tuple[int, int]]:
        for copy in self._copies:
            for row in copy.tables["outbox"]:
                if row["message_id"] and row["person_id"] in self._place:
                    yield row["message_id"], self._place[row["person_id"]]

    def _asked_for(self, written: list[Written]) -> Iterator[tuple[int, int]]:
        """Numbers that stand in calls which waited: whose message was to be changed, cleared or replied to."""
        of_body = {w.row.get("body_id"): w.row.get("person_id") for w in written if w.table == "outbox"}
        for w in written:
            person = of_body.get(w.row.get("id")) if w.table == "body" else None
            if person in self._place:
                yield from ((int(n), self._place[person]) for n in NUMBER.findall(str(w.row.get("params"))))

    def _night(self, copy: Copy) -> tuple[list[int], list[int]]:
        numbers = sorted(int.from_bytes(row["mark"]) for row in copy.tables["seen"])
        rows = sorted(copy.tables["outbox"], key=lambda r: r["id"])
        last = max((str(r["sent_on"] or "") for r in rows), default="")
        turns = [r["person_id"] for r in rows if r["broadcast_id"] is None and str(r["sent_on"]) == last]
        return numbers, [self._place[p] for p in turns if p in self._place]

    def _days(self) -> Iterator[Day]:
        for before, after in zip(self._copies, self._copies[1:], strict=False):
            day = Day()
            for table in NAMING:
                old = {repr(row) for row in before.tables[table]}
                for row in after.tables[table]:
                    if repr(row) not in old and row.get("broadcast_id") is None:
                        day.people |= self._named(table, row)
            known = {row["digest"] for row in before.tables["envelope"]}
            new = [row["digest"] for row in after.tables["envelope"] if row["digest"] not in known]
            day.envelopes = [self._label.get(d) for d in new]
            day.slots = list(self._slots(before.boxes, after.boxes))
            day.files = len(after.files.items() - before.files.items())
            yield day

    def _slots(self, before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[int | None]:
        """Whose place in a letterbox changed, where some changed and others did not."""
        for name in before.keys() & after.keys():
            old, new = before[name], after[name]
            places = range(0, min(len(old), len(new)), PLACE)
            changed = [at for at in places if old[at : at + PLACE] != new[at : at + PLACE]]
            if len(changed) < len(places):
                known = [
                    label for digest, label in self._label.items() if digest in new and digest not in old
                ]
                yield from known
                yield from [None] * (len(changed) - len(known))

    def _held(self, written: list[Written]) -> dict[int, set[int]]:
        rows = [(w.table, w.row) for w in written]
        rows += [(t, row) for c in self._copies for t in NAMING for row in c.tables[t]]
        found: dict[int, set[int]] = {}
        for table, row in rows:
            people = self._named(table, row)
            texts = [str(v) for v in row.values() if isinstance(v, str | list) and len(str(v)) > 16]
            for words, label in self._words.items():
                if people and any(words in text for text in texts):
                    found.setdefault(label, set()).update(people)
        return found

    def _marks(self, copy: Copy, place: int) -> Iterator[str]:
        """Each table, how many rows in it name somebody, and what stands in them beside numbers of their own."""
        for table, columns in NAMING.items():
            rows = [row for row in copy.tables[table] if place in self._named(table, row)]
            yield f"{table}: {min(len(rows), 9)}"
            yield from {f"{table}.{k}={v}" for row in rows for k, v in row.items() if _says(k, v, columns)}


OWN = {"id", "telegram_id", "name", "chat", "message_id", "body_id", "target_row"}


def _says(column: str, value: Any, naming_columns: tuple[str, ...]) -> bool:
    return column not in OWN and column not in naming_columns and len(str(value)) < 60
