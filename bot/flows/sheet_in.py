"""Spreadsheets that come in: members, and replies that came by phone or on paper.

Coordinators keep lists. So a list can be sent as it is; the bot says what would change
and names every row it cannot take, with the reason; nothing changes before the tap.

    sheet.members · sheet.replies (a file is expected) ── sheet.add · sheet.reply · sheet.leave
"""

import json
import re
import secrets
from datetime import timedelta
from pathlib import Path

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.refusals import gone
from bot.chat.routes import due, press, words
from bot.chat.screens import FileRef, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, ngettext
from bot.flows.file_to_send import file_to_send
from bot.flows.prepare import staff_meeting
from bot.flows.sheet_taken import Taken, add_members, named, new_members, replies_from, take_replies
from bot.models.person import LONGEST_NAME

LIVES = timedelta(hours=1)
"""How long a list that was sent waits for the tap; then it is deleted."""
SHOWN = 20
"""More rows than this are in a file beside the message."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{12}")


@press("sheet.members")
def ask_members(turn: Turn, group_id: int) -> None:
    """Ask for a list of members."""
    as_staff(turn, group_id)
    turn.ask(
        _ask(_("It needs a column Name. Or type one name to a line."), button(_("Back"), "people", group_id)),
        "sheet.members",
        group_id,
    )


@press("sheet.replies")
def ask_replies(turn: Turn, meeting_id: int) -> None:
    """Ask for a list of replies to a meeting."""
    staff_meeting(turn, meeting_id)
    said = _("It needs the columns Name and Reply. A column Needs is welcome.")
    turn.ask(_ask(said, button(_("Back"), "meet.who", meeting_id)), "sheet.replies", meeting_id)


def _ask(columns: str, back: Button) -> Screen:
    return screen(
        _("Send me the list as a file: XLSX, ODS or CSV."),
        columns,
        _("You see what changes first."),
        out=[back],
    )


@words("sheet.members", media=True)
def take_list(turn: Turn, group_id: int) -> None:
    """Show what a list of members would change."""
    group = as_staff(turn, group_id)
    found = named(turn, group, turn.text) if turn.text else new_members(turn, group, _content(turn))
    _preview(turn, found, "sheet.add", group_id, button(_("Back"), "people", group_id))


@words("sheet.replies", media=True)
def take_reply_list(turn: Turn, meeting_id: int) -> None:
    """Show what a list of replies would change."""
    meeting, _group = staff_meeting(turn, meeting_id)
    found = replies_from(turn, meeting, _content(turn))
    _preview(turn, found, "sheet.reply", meeting_id, button(_("Back"), "meet.who", meeting_id))


def _content(turn: Turn) -> bytes:
    gave = turn.gave
    if gave is None or gave.content is None:
        raise Kindly(
            screen(
                _("I need a list as a file: XLSX, ODS or CSV."),
                _("At most 5 MB."),
                _("Send it with the paper clip."),
                out=home_and_help(),
            )
        )
    return gave.content


def _preview(turn: Turn, found: Taken, route: str, row_id: int, back: Button) -> None:
    """Say what would change, row by row, and what not; keep the list for the tap."""
    turn.forget()
    n, missed = len(found.rows), len(found.not_taken)
    parts: list[Part | str] = [Title(_("Nothing has changed yet"))]
    if found.lines:
        parts += [
            ngettext("{n} row changes something:", "{n} rows change something:", n),
            _first(found.lines),
        ]
    if found.not_taken:
        parts += [
            ngettext("{n} row is not taken:", "{n} rows are not taken:", missed),
            _first(found.not_taken),
        ]
    if found.other_columns:
        parts.append(
            ngettext(
                "I take nothing from this column: {names}.",
                "I take nothing from these columns: {names}.",
                len(found.other_columns),
                names=", ".join(heading[:LONGEST_NAME] for heading in found.other_columns[:SHOWN]),
            )
        )
    choices = []
    token = secrets.token_urlsafe(9)
    if found.rows:
        path = _file(turn, token)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found.rows), "utf-8")
        path.chmod(0o600)
        turn.at(turn.now + LIVES, "sheet.old", token)
        choices = [
            button(_("Take these rows"), route, row_id, token, style="primary"),
            button(_("Leave everything as it is"), "sheet.leave", token),
        ]
    file = _all_rows(turn, found, token) if max(n, missed) > SHOWN else None
    turn.say(screen(*parts, choices=choices, out=[back], file=file))


def _first(lines: list[str]) -> Words:
    """As many lines as fit a message; the rest is in a file beside it."""
    shown = lines[:SHOWN] if len(lines) <= SHOWN else [*lines[:SHOWN], "…"]
    return Words("\n".join(shown), fold=True)


def _all_rows(turn: Turn, found: Taken, token: str) -> FileRef:
    """Every row in a spreadsheet, where there are too many for a message. It is deleted with the list."""
    from bot.files.spreadsheet import Table, xlsx  # noqa: PLC0415 - slow, and seldom needed

    tables = [
        Table(_("Changes"), (_("What changes"),), tuple((line,) for line in found.lines)),
        Table(_("Not taken"), (_("What is not taken"),), tuple((line,) for line in found.not_taken)),
    ]
    turn.at(turn.now + LIVES, "sheet.old", token)
    return file_to_send(turn, f"in/{token}.xlsx", xlsx(tables), "rows.xlsx")


def _file(turn: Turn, token: str) -> Path:
    if not _TOKEN.fullmatch(token):
        raise Kindly(gone())
    return turn.house.home / "files" / "in" / f"{token}.json"


def _rows(turn: Turn, token: str) -> list[dict[str, str]]:
    """The rows that were previewed, once: a second press finds nothing."""
    path = _file(turn, token)
    if not path.is_file():
        raise Kindly(
            screen(
                _("This list is done, or it has waited too long. You can send it again."),
                out=[button(_("Start page"), "home")],
            )
        )
    rows: list[dict[str, str]] = json.loads(path.read_text("utf-8"))
    path.unlink()
    return rows


@press("sheet.add")
def add(turn: Turn, group_id: int, token: str) -> None:
    """Put the previewed members on the roll."""
    group = as_staff(turn, group_id)
    n = add_members(turn, group, _rows(turn, token))
    _done(
        turn,
        ngettext("{n} member is on the roll now.", "{n} members are on the roll now.", n),
        "people",
        group_id,
    )


@press("sheet.reply")
def reply(turn: Turn, meeting_id: int, token: str) -> None:
    """Note the previewed replies."""
    meeting, _group = staff_meeting(turn, meeting_id)
    n = take_replies(turn, meeting, _rows(turn, token))
    _done(turn, ngettext("{n} reply is kept.", "{n} replies are kept.", n), "meet.who", meeting_id)


def _done(turn: Turn, said: str, route: str, row_id: int) -> None:
    turn.show(screen(said, out=[button(_("See the people"), route, row_id)]))


@press("sheet.leave")
def leave(turn: Turn, token: str) -> None:
    """Change nothing, and forget the list."""
    _file(turn, token).unlink(missing_ok=True)
    turn.show(screen(_("Nothing was changed. The list is gone."), out=[button(_("Start page"), "home")]))


@due("sheet.old")
def forget_old(turn: Turn, token: str) -> None:
    """Delete a list nobody came back to, and the file of its rows."""
    _file(turn, token).unlink(missing_ok=True)
    _file(turn, token).with_suffix(".xlsx").unlink(missing_ok=True)
