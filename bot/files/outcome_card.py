"""How one outcome looks on a poster: what people said above, what happened and why below."""

from dataclasses import replace

from bot.chat.words import _
from bot.files.outcome import Outcome, Status, status_words
from bot.files.sheet import Sheet
from bot.files.style import (
    DEEP,
    GOOD,
    GOOD_TINT,
    INNER,
    LATE,
    LATE_TINT,
    MARGIN,
    MIST,
    QUIET,
    WAITING,
    WAITING_TINT,
    Style,
)

LABEL = Style(14, ink=QUIET, leading=1.7)
TEXT = Style(18, leading=1.25)
PAD = 6.0
GAP = 3.0
LABELS = 39.0
COLUMN = INNER - 2 * PAD - LABELS
LONGEST = 62.0
"""Most height (mm) one text takes on a poster, so that a card always fits on a page; the rest is cut."""


def draw_outcome(sheet: Sheet, outcome: Outcome, y: float) -> float:
    """Draw one outcome as a card.

    Returns:
        Where the card ends. It is `outcome_height` high; the caller sees that the page has room.
    """
    ink, tint = status_colours(outcome.status)
    said_end = y + _said_height(sheet, outcome)
    sheet.box(y, outcome_height(sheet, outcome), fill=tint)
    sheet.box(y, said_end - y, fill=MIST)
    sheet.box(y + PAD, said_end - y - PAD, fill=MIST, round_by=0)
    _row(sheet, _("You said"), outcome.said, y + PAD * 0.75, TEXT)
    status = replace(TEXT, bold=True, ink=ink)
    y = _row(sheet, _("What happened"), status_words(outcome.status), said_end + PAD * 0.75, status)
    y = _row(sheet, "", outcome.happened, y, TEXT)
    if outcome.why:
        y = _row(sheet, _("Why"), outcome.why, y + GAP, TEXT)
    return y + PAD * 0.75


def _row(sheet: Sheet, label: str, text: str, y: float, style: Style) -> float:
    sheet.write(label, y, LABEL, x=MARGIN + PAD, width=LABELS)
    return sheet.write(_shortened(sheet, text), y, style, x=MARGIN + PAD + LABELS, width=COLUMN)


def outcome_height(sheet: Sheet, outcome: Outcome) -> float:
    """Tell how high (mm) the card of an outcome is."""
    high = _said_height(sheet, outcome) + PAD * 1.5
    high += _text_height(sheet, status_words(outcome.status)) + _text_height(sheet, outcome.happened)
    return high + (GAP + _text_height(sheet, outcome.why) if outcome.why else 0)


def _said_height(sheet: Sheet, outcome: Outcome) -> float:
    return PAD * 1.5 + _text_height(sheet, outcome.said)


def _text_height(sheet: Sheet, text: str) -> float:
    return sheet.height_of(_shortened(sheet, text), TEXT, width=COLUMN)


def _shortened(sheet: Sheet, text: str) -> str:
    return sheet.shorten(text, TEXT, width=COLUMN, height=LONGEST)


def status_colours(status: Status) -> tuple[str, str]:
    """Give the ink and the tint that go with a status; they only repeat what its words say."""
    if status in {"yes", "done"}:
        return GOOD, GOOD_TINT
    if status in {"partly", "no_news"}:
        return WAITING, WAITING_TINT
    if status in {"no_because", "no_answer"}:
        return LATE, LATE_TINT
    return DEEP, MIST
