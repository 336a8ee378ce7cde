"""A kind second reader, before anything is sent.

A coordinator sees, one at a time, where a reader may stumble, why, and what could stand
there instead: their sentence before and after. One tap puts the plainer words in. It
advises and never blocks: *Send* is always there.

    check.look ── check.use · check.next · <form>.ask (change it by hand) ── send.look
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from bot.chat.buttons import Button, Style, button
from bot.chat.forms import Form
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, ngettext
from bot.flows.group_words import glossary_of
from bot.models.group import Group
from bot.models.membership import membership_in
from bot.plain.check import check
from bot.plain.finding import Finding
from bot.plain.sentences import split


@dataclass(frozen=True, slots=True)
class Checked:
    """A kind of thing whose words are read before they are sent.

    Attributes:
        noun: its short name in buttons.
        form: where it is written.
        fields: what people will read.
        group: whose own words count.
        asks: the field that says by when people should answer; "" where a day of the form says it.
        meets: the day people are invited to, to see how much notice they get.
        sent_as: its name where it is sent, if that is another one.
    """

    noun: str
    form: Form
    fields: tuple[str, ...]
    group: Callable[[Turn, Any], int] = lambda _turn, row: row.group_id
    asks: str = ""
    meets: Callable[[Any], date | None] = lambda _row: None
    sent_as: str = ""

    def send_button(self, row_id: int, style: Style | None = None) -> Button:
        """The way from the second look to the preview."""
        return button(_("Preview and send"), "send.look", self.sent_as or self.noun, row_id, style=style)


_kinds: dict[str, Checked] = {}


def checked(noun: str, form: Form, fields: tuple[str, ...], **how: Any) -> None:
    """Let the words of `fields` be read before a thing is sent; see `Checked` for what else to give."""
    _kinds[noun] = Checked(noun, form, fields, **how)


@dataclass(frozen=True, slots=True)
class Place:
    """One finding in one field."""

    field: str
    text: str
    finding: Finding

    @property
    def mark(self) -> str:
        """Names the place and the text it was found in, so that a second press changes nothing."""
        digest = sha256(self.text.encode()).hexdigest()[:8]
        return f"{self.field}-{self.finding.start}-{self.finding.kind[:9]}-{digest}"

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence begins and ends in its text."""
        one = split(self.text)[self.finding.sentence]
        return one.start, one.end

    def improved(self) -> str:
        """The whole text with the plainer words in it."""
        found = self.finding
        return self.text[: found.start] + (found.plainer or "") + self.text[found.end :]


def places(turn: Turn, kind: Checked, row: Any) -> Iterator[Place]:
    """Every finding in a thing's words, field by field."""
    group: Group = turn.get(Group, kind.group(turn, row))
    glossary, today = glossary_of(group, turn.house.home), turn.today(group.zone)
    written = [(field, text) for field in kind.fields if (text := str(getattr(row, field) or ""))]
    for number, (field, text) in enumerate(written):
        for finding in check(
            text,
            glossary=glossary,
            kind="gist" if field == "gist" else "text",
            today=today,
            by=None if field == kind.asks else today,
            meeting=kind.meets(row) if number == 0 else None,
        ):
            yield Place(field, text, finding)


def check_button(turn: Turn, noun: str, row: Any) -> Button:
    """The button beside a preview: how many places a reader may stumble over."""
    found = len(list(places(turn, _kinds[noun], row)))
    label = _("Make it plainer: {n} to look at", n=found) if found else _("✓ It reads well")
    return button(label, "check.look", noun, row.id)


def _loaded(turn: Turn, noun: str, row_id: int) -> tuple[Checked, Any]:
    kind = _kinds.get(noun)
    if kind is None:
        raise Kindly(gone())
    return kind, kind.form.load(turn, row_id)


@press("check.look")
def look(turn: Turn, noun: str, row_id: int, after: str = "") -> None:
    """Show the first place to look at, or the one after the place called `after`."""
    kind, row = _loaded(turn, noun, row_id)
    marks = [p.mark for p in places(turn, kind, row)]
    _show(turn, kind, row, marks.index(after) + 1 if after in marks else 0)


def _show(turn: Turn, kind: Checked, row: Any, number: int) -> None:
    found = list(places(turn, kind, row))
    page = _page(kind, row.id, found[number], number + 1, len(found)) if number < len(found) else None
    mine = membership_in(turn.db, turn.person_id, kind.group(turn, row))
    sent_so = mine.over_flags if mine else 0
    turn.show(page or _done(kind, row.id, left=len(found), sent_so=sent_so))


def _page(kind: Checked, row_id: int, place: Place, number: int, of: int) -> Screen:
    start, end = place.sentence
    lines = [
        Fact(kind.form.fields[place.field].label(), place.text[start:end]),
        Fact(_("Why"), place.finding.why),
    ]
    choices = []
    if place.finding.plainer:
        longer = len(place.improved()) - len(place.text)
        lines.append(Fact(_("Plainer"), place.improved()[start : end + longer]))
        use = _("Use: {words}", words=place.finding.plainer)
        choices.append(button(use, "check.use", kind.noun, row_id, place.mark, style="success"))
    choices += [
        button(_("Change it myself"), f"{kind.form.name}.ask", row_id, place.field),
        button(_("Leave it as it is"), "check.look", kind.noun, row_id, place.mark),
    ]
    return screen(
        Title(_("A second look: {number} of {of}", number=number, of=of)),
        *lines,
        choices=choices,
        out=[kind.send_button(row_id), _back(kind, row_id)],
    )


def _back(kind: Checked, row_id: int) -> Button:
    return button(_("Back"), f"{kind.noun}.look", row_id)


def _done(kind: Checked, row_id: int, *, left: int, sent_so: int) -> Screen:
    said = (
        _("You have looked at everything. You decide what stays.")
        if left
        else _("This reads well. Thank you.")
    )
    first = [button(_("Ask a member: is this clear?"), "clear.who", row_id)] if kind.noun == "brief" else []
    count = ngettext(
        "You sent {n} text with a flag so far. Only you see this.",
        "You sent {n} texts with a flag so far. Only you see this.",
        sent_so,
    )
    return screen(
        said,
        *([count] if left and sent_so else []),
        choices=[kind.send_button(row_id, "primary"), *first],
        out=[_back(kind, row_id)],
    )


def count_flags(turn: Turn, noun: str, row_id: int) -> None:
    """Count, for the coordinator alone, that something goes out although a flag is left."""
    kind = _kinds.get(noun)
    if kind is None:
        return
    try:
        row = kind.form.load(turn, row_id)
    except Kindly:  # it is no draft any more, and counting must not be what stops it
        return
    mine = membership_in(turn.db, turn.person_id, kind.group(turn, row))
    if mine and any(place.finding.severity == "flag" for place in places(turn, kind, row)):
        mine.over_flags += 1


@press("check.use")
def use(turn: Turn, noun: str, row_id: int, mark: str) -> None:
    """Put the plainer words in, and go on to the next place."""
    kind, row = _loaded(turn, noun, row_id)
    found = list(places(turn, kind, row))
    number = next((n for n, p in enumerate(found) if p.mark == mark), None)
    if number is None:
        _show(turn, kind, row, 0)
        return
    if found[number].finding.plainer:
        setattr(row, found[number].field, found[number].improved())
        turn.db.add(row)
        turn.db.flush()
    _show(turn, kind, row, number)
