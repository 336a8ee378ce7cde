"""Choosing the help lines a group shows: tap them on and off, or type one of one's own.

It is one field of the group's form, with pages of its own.

    group.lines (words: a line of one's own) ── group.line ── group.lined (`group`)
"""

from zlib import crc32

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.paging import PAGE, paged
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.models.group import Group
from bot.models.help_line import OWN, HelpLine, help_lines, lines_of, own_lines
from bot.models.person import LONGEST_NAME, clean_name
from bot.plain.say_date import say_day

FEWEST_DIGITS = 3
"""Of a phone number: 999 and 111 have three."""


def say_lines(turn: Turn, group: Group) -> str:
    """The names of the chosen lines; empty when none is chosen yet."""
    chosen = lines_of(group, turn.house.home) if group.help_lines else []
    return ", ".join(line.name for line in chosen)


def _offered(turn: Turn, group: Group) -> list[HelpLine]:
    """The lines to choose from: the country's, without the one for danger, which always stands there; then the group's own."""
    return [
        *(line for line in help_lines(group.country, turn.house.home) if not line.emergency),
        *own_lines(group),
    ]


def ask_lines(turn: Turn, group: Group, page: int = 0) -> None:
    """Show the lines to choose from; a typed one is added."""
    turn.ask(_lines_page(turn, group, page), "group.lines", group.id, page)


def _lines_page(turn: Turn, group: Group, page: int) -> Screen:
    lines = _offered(turn, group)
    buttons = [
        button(_tick(group, line), "group.line", group.id, number // PAGE, _short(line))
        for number, line in enumerate(lines)
    ]
    choices, more = paged(buttons, page, "group.lines", group.id)
    parts: list[Part | str] = [
        Title(_("Help lines")),
        _("Tap the lines that people shall see. To add one, type its name and number."),
    ]
    if any(line.checked is None for line in lines if line.phone or line.text):
        parts.append(_("Nobody has checked these numbers for you. Please call each one once."))
    parts += [
        Fact(_("{line}, last checked", line=line.name), say_day(line.checked, locale(), year=True))
        for line in lines
        if line.checked and line.key in group.help_lines
    ]
    leave = (_("Done"), "group.lined") if group.help_lines else (_("Later"), "desk")
    return screen(*parts, choices=choices, out=[*more, button(*leave, group.id)])


def _tick(group: Group, line: HelpLine) -> str:
    mark = "✓" if line.key in group.help_lines else "▫️"
    return " ".join(word for word in (mark, line.name, line.phone or line.text) if word)


def _short(line: HelpLine) -> str:
    """The line's name in a button: its key, or a few letters that stand for the group's own words."""
    return f"{crc32(line.key.encode()):x}" if line.key.startswith(OWN) else line.key


@press("group.lines")
def lines(turn: Turn, group_id: int, page: int = 0) -> None:
    """Show the help lines of the group's country, with the chosen ones ticked; a typed one is added."""
    ask_lines(turn, as_staff(turn, group_id), page)


@words("group.lines")
def add_line(turn: Turn, group_id: int, page: int = 0) -> None:
    """Add a help line of the group's own."""
    group = as_staff(turn, group_id)
    text = clean_name(turn.text)
    if sum(c.isdigit() for c in text) < FEWEST_DIGITS or units(text) > 2 * LONGEST_NAME:
        turn.say(
            screen(
                _("I need a name and a number, on one line."),
                out=[button(_("Back"), "group.lines", group_id, page)],
            )
        )
        return
    if OWN + text not in group.help_lines:
        group.help_lines = [*group.help_lines, OWN + text]
        turn.db.add(group)
    ask_lines(turn, group, len(_offered(turn, group)) // PAGE)


@press("group.line")
def toggle_line(turn: Turn, group_id: int, page: int, name: str) -> None:
    """Put a help line on or off the list."""
    group = as_staff(turn, group_id)
    key = next((line.key for line in _offered(turn, group) if _short(line) == name), None)
    if key:
        kept = [k for k in group.help_lines if k != key]
        group.help_lines = kept if key in group.help_lines else [*kept, key]
        turn.db.add(group)
    ask_lines(turn, group, page)
