"""The week's list: what came after the third message that nobody asked for, one button for each thing.

Its own words say nothing about any group, because they stand on a lock screen.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

from sqlalchemy import select, text
from sqlmodel import Session, col

from bot.chat.buttons import button
from bot.chat.effects import Call
from bot.chat.paging import paged
from bot.chat.screens import Screen, Title, screen
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.models.outbox import Body, Outbox, OutState

LISTED = timedelta(days=7)
"""How long a thing stands in the list; its button answers longer."""
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the list: the number of its first row, and how it begins."""

    row_id: int
    label: str


def things(db: Session, person_id: int, today: date) -> list[Thing]:
    """What stands in somebody's list, the newest first."""
    rows = db.execute(
        select(col(Outbox.id), col(Outbox.broadcast_id), col(Body.params))
        .join(Body, col(Body.id) == col(Outbox.body_id))
        .where(
            text("outbox.lane = 2"),
            col(Outbox.person_id) == person_id,
            col(Outbox.state) == OutState.GATHERED,
            col(Outbox.sent_on) > today - LISTED,
        )
        .order_by(col(Outbox.id))
    )
    first: dict[int, Thing] = {}
    for row in rows:
        first.setdefault(row.broadcast_id or -row.id, Thing(row.id, _begins(row.params or {})))
    return list(reversed(first.values()))


def _begins(params: dict[str, str]) -> str:
    """How a page begins: its title, and what stands under it."""
    plain = unescape(_TAG.sub("", params.get("text") or params.get("caption") or "")).replace("\u200b", "")
    lines = [" ".join(line.split()) for line in plain.split("\n") if line.strip()]
    return " · ".join(lines[:2]) or _("A file")


def list_page(db: Session, person_id: int, today: date, page: int = 0) -> Screen:
    """The list as somebody sees it, in the language being spoken."""
    buttons = [button(t.label, "week.open", t.row_id) for t in things(db, person_id, today)]
    choices, more = paged(buttons, page, "week.list")
    return screen(
        Title(_("More for you this week")),
        _("Tap what you would like to read. Nothing has to be answered.")
        if buttons
        else _("Nothing new is in the list now."),
        choices=choices,
        out=[*more, *home_and_help()],
    )


def calls_of(db: Session, row: Outbox) -> list[Call]:
    """The calls that show one thing of a list; none when its words are gone."""
    same = col(Outbox.broadcast_id) == row.broadcast_id if row.broadcast_id else col(Outbox.id) == row.id
    rows = db.execute(
        select(col(Body.method), col(Body.params))
        .join(Outbox, col(Body.id) == col(Outbox.body_id))
        .where(same, col(Outbox.person_id) == row.person_id, col(Outbox.state) == OutState.GATHERED)
        .order_by(col(Outbox.id))
    )
    return [Call(method, params) for method, params in rows if params]
