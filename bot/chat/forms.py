"""Filling something in, one thing at a time.

A coordinator writes a briefing, a meeting or a question on a phone, between two
other jobs, and comes back to it tomorrow. So each answer is kept at once in the row
itself; the next thing that is missing is asked for; every field can be changed by
tapping it; and nothing has to be typed in any order.

A form is declared once, in a flow, and brings its own routes:
``<form>.ask:<row>:<field>`` asks (a press) and takes the words (words),
``<form>.pick:<row>:<field>:<value>`` takes a tapped choice,
``<form>.skip:<row>:<field>`` goes past an optional one,
``<form>.fields:<row>:<page>`` lists all fields with what they hold.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _

Row = Any
Say = Callable[[], str]


class Unclear(Exception):
    """What was typed cannot be taken as it is.

    Attributes:
        why: what is unclear, in one plain sentence.
        choices: readings to tap, as label and value; the value goes to the field's `pick`.
    """

    def __init__(self, why: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(why)
        self.why = why
        self.choices = tuple(choices)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in.

    Attributes:
        name: its name in buttons and, unless `put` says otherwise, on the row.
        label: what it is called on buttons and cards, at most a few words.
        ask: the question put to the coordinator.
        example: a good example, shown under the question.
        put: keeps what was typed on the row, or raises `Unclear`; by default sets the attribute.
        pick: keeps a tapped value; by default the same as `put`.
        shown: what it holds, in words; empty when it is missing. By default the attribute itself.
        choices: values that can be tapped instead of typing, as label and value.
        needed: whether the thing can be sent without it.
        skip: whether it can be skipped where it has choices; not where one of them comes to the same.
        longest: most UTF-16 units taken.
        when: whether it is asked at all for this row.
        own: asks on pages of its own instead, which end with `Form.carry_on`: several taps for one field.
    """

    name: str
    label: Say
    ask: Say
    example: Say | None = None
    put: Callable[[Turn, Row, str], None] | None = None
    pick: Callable[[Turn, Row, str], None] | None = None
    shown: Callable[[Turn, Row], str] | None = None
    choices: Callable[[Turn, Row], Sequence[tuple[str, str]]] | None = None
    needed: bool = True
    skip: bool = True
    longest: int = 1000
    when: Callable[[Row], bool] | None = None
    own: Callable[[Turn, Row], None] | None = None

    def value(self, turn: Turn, row: Row) -> str:
        """What the field holds, in words; empty when it is missing."""
        return self.shown(turn, row) if self.shown else str(getattr(row, self.name) or "")

    def keep(self, turn: Turn, row: Row, text: str, *, tapped: bool) -> None:
        """Put a typed or tapped value on the row. Raises `Unclear` when it cannot be taken."""
        if not text:
            raise Unclear(_("I need some words for this."))
        if units(text) > self.longest:
            raise Unclear(_("That is too long. The most is {most} letters.", most=self.longest))
        put = (self.pick if tapped else None) or self.put
        if put:
            put(turn, row, text)
        else:
            setattr(row, self.name, text)


class Form:
    """A thing that is filled in field by field.

    Args:
        name: the first part of its routes, such as ``brief``.
        load: the row by its number, for somebody who may change it; raises `Kindly` for anybody else.
        fields: what there is to fill in, in the order in which it is asked.
        done: shows the row when nothing needed is missing (its preview).
        back: the way out of the form: a button that leads to where it was opened.
        changed: called after a field of the row was kept; says whether people know of the row, so that one change is all.
        then: called after such a change; shows what has to be looked at with it, and says whether there was anything.
    """

    def __init__(
        self,
        name: str,
        *,
        load: Callable[[Turn, int], Row],
        fields: Sequence[Field],
        done: Callable[[Turn, Row], None],
        back: Callable[[Turn, Row], Button],
        changed: Callable[[Turn, Row, Field], bool] | None = None,
        then: Callable[[Turn, Row, Field], bool] | None = None,
    ) -> None:
        self.name, self.load, self.done, self.back = name, load, done, back
        self.changed, self.then = changed, then
        self.fields = {f.name: f for f in fields}
        press(f"{name}.ask")(self._ask)
        words(f"{name}.ask")(self._words)
        press(f"{name}.pick")(self._pick)
        press(f"{name}.skip")(self._skip)
        press(f"{name}.fields")(self._fields)

    def open(self, turn: Turn, row: Row) -> None:
        """Ask for the first thing that is missing, or show the finished row."""
        turn.db.flush()
        missing = self.missing(turn, row)
        if missing:
            self._show(turn, row, missing[0])
        else:
            self.done(turn, row)

    def missing(self, turn: Turn, row: Row) -> list[Field]:
        """The needed fields that are still empty, in order."""
        return [f for f in self.asked(row) if f.needed and not f.value(turn, row)]

    def asked(self, row: Row) -> list[Field]:
        """The fields that this row has."""
        return [f for f in self.fields.values() if f.when is None or f.when(row)]

    def cards(self, turn: Turn, row: Row) -> list[Fact]:
        """Every filled field as a line of a card."""
        return [Fact(f.label(), v) for f in self.asked(row) if (v := f.value(turn, row))]

    def _ask(self, turn: Turn, row_id: int, field: str) -> None:
        row = self.load(turn, row_id)
        if field in self.fields:
            self._show(turn, row, self.fields[field])
        else:
            self.open(turn, row)

    def _words(self, turn: Turn, row_id: int, field: str) -> None:
        self._take(turn, self.load(turn, row_id), field, turn.text, tapped=False)

    def _pick(self, turn: Turn, row_id: int, field: str, value: str) -> None:
        self._take(turn, self.load(turn, row_id), field, value, tapped=True)

    def _skip(self, turn: Turn, row_id: int, field: str) -> None:
        row = self.load(turn, row_id)
        names = [f.name for f in self.asked(row)]
        rest = names[names.index(field) + 1 :] if field in names else []
        later = [self.fields[n] for n in rest if not self.fields[n].value(turn, row)]
        if later:
            self._show(turn, row, later[0])
        else:
            self.open(turn, row)

    def _fields(self, turn: Turn, row_id: int, page: int = 0) -> None:
        row = self.load(turn, row_id)
        buttons = [
            button(self._state(turn, row, f), f"{self.name}.ask", row_id, f.name) for f in self.asked(row)
        ]
        choices, more = paged(buttons, page, f"{self.name}.fields", row_id)
        turn.show(
            screen(_("Tap what you want to change."), choices=choices, out=[*more, self.back(turn, row)])
        )

    def _state(self, turn: Turn, row: Row, field: Field) -> str:
        value = field.value(turn, row).replace("\n", " ")
        return f"✓ {field.label()}: {value}" if value else f"✏️ {field.label()}"

    def _take(self, turn: Turn, row: Row, name: str, text: str, *, tapped: bool) -> None:
        field = self.fields.get(name)
        if field is None:
            self.open(turn, row)
            return
        try:
            field.keep(turn, row, text, tapped=tapped)
        except Unclear as unclear:
            self._show(turn, row, field, unclear)
            return
        self.carry_on(turn, row, name)

    def carry_on(self, turn: Turn, row: Row, name: str) -> None:
        """The field `name` of the row was kept: ask for what comes next."""
        field = self.fields[name]
        turn.db.add(row)
        turn.forget()
        if self.changed and self.changed(turn, row, field):
            if self.then is None or not self.then(turn, row, field):
                self.open(turn, row)
        else:
            self._next(turn, row, field)

    def _next(self, turn: Turn, row: Row, field: Field) -> None:
        """Ask for the next empty field after this one, optional ones once; then whatever is still needed."""
        fields = self.asked(row)
        rest = fields[fields.index(field) + 1 :]
        empty = [f for f in rest if not f.value(turn, row)]
        first_time = bool(self.missing(turn, row)) or bool(empty and field.needed)
        if first_time and empty:
            self._show(turn, row, empty[0])
        else:
            self.open(turn, row)

    def _show(self, turn: Turn, row: Row, field: Field, unclear: Unclear | None = None) -> None:
        if field.own and unclear is None:
            field.own(turn, row)
            return
        turn.ask(self._page(turn, row, field, unclear), f"{self.name}.ask", row.id, field.name)

    def _page(self, turn: Turn, row: Row, field: Field, unclear: Unclear | None) -> Screen:
        parts: list[Part | str] = [Title(field.label())]
        parts += [unclear.why] if unclear else [field.ask()]
        if field.example and not unclear:
            parts += [_("For example:"), Words(field.example())]
        if value := field.value(turn, row):
            parts.append(Fact(_("Now"), value))
        options = unclear.choices if unclear else field.choices(turn, row) if field.choices else ()
        buttons = [button(label, f"{self.name}.pick", row.id, field.name, value) for label, value in options]
        skips = not field.needed and (field.skip or not buttons)
        out = [button(_("Skip"), f"{self.name}.skip", row.id, field.name)] if skips else []
        return screen(*parts, choices=buttons[:4], out=[*out, self.back(turn, row)])
