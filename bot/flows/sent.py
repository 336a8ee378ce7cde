"""After *Send*: how it went, who could not be reached, and taking it back.

send.report ── send.recall ── send.recalled
    └─ phone.list (by_phone.py)
send.list: what was sent and what waits, for a group
"""

from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.sendable import (
    Sendable,
    Stands,
    asleep,
    gets_it_later,
    is_sendable,
    noun_of,
    reached,
    still_stands,
)
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.group import Group
from bot.models.outbox import recall_rows, report_on
from bot.models.told import told_of
from bot.plain.say_date import say_moment

RECALL = timedelta(hours=48)
"""How long Telegram lets a bot delete what it sent."""


def held_page(turn: Turn, kind: Sendable, row_id: int, broadcast: Broadcast) -> Screen:
    """The page of something that waits and can be stopped."""
    soon = broadcast.goes_at - turn.now <= timedelta(minutes=1)
    group: Group = turn.get(Group, broadcast.group_id)
    when = say_moment(broadcast.goes_at.astimezone(ZoneInfo(group.zone)), locale())
    return screen(
        Title(kind.title(turn, row_id)),
        _("It goes in one minute.") if soon else _("It goes on {when}.", when=when),
        choices=[
            button(_("Stop it"), "send.stop", broadcast.id, style="danger"),
            button(_("Change it first"), "send.change", broadcast.id),
        ],
        out=[button(_("Desk"), "desk", broadcast.group_id)],
    )


@press("send.report")
def report(turn: Turn, broadcast_id: int) -> None:
    """Show how a sending went: numbers, and the names of members who could not be reached."""
    broadcast: Broadcast = turn.get(Broadcast, broadcast_id)
    as_staff(turn, broadcast.group_id)
    show_report(turn, broadcast)


def show_report(turn: Turn, broadcast: Broadcast) -> None:
    """Show where a sending stands: waiting, or how it went."""
    kind, row_id = noun_of(broadcast)
    if broadcast.state is BroadcastState.HELD:
        turn.show(held_page(turn, kind, row_id, broadcast))
        return
    went = report_on(turn.db, broadcast)
    reach, others = reached(kind.people(turn, row_id))
    recalled = broadcast.state is BroadcastState.RECALLED
    counts = (
        (_("Sent"), went.sent),
        (_("Of these perhaps twice"), went.twice),
        (_("In their list for the week"), went.gathered),
        (_("Waiting"), went.waiting),
        (_("Perhaps sent, perhaps not"), went.unknown),
        (_("On pause, or left since"), 0 if recalled else went.dropped),
    )
    lines = [Fact(label, str(n)) for label, n in counts if n or label == _("Sent")]
    if went.not_reached:
        lines.append(Fact(_("Could not reach"), ", ".join(went.not_reached)))
    if others:
        ticks = told_of(turn.db, broadcast.id or 0)
        names = ", ".join(f"{p.name} ✓" if p.id in ticks else p.name for p in others)
        lines.append(Fact(_("Phone or print for"), names))
    recallable = broadcast.state is BroadcastState.SENDING and turn.now - broadcast.goes_at < RECALL
    choices = [button(_("Look again"), "send.report", broadcast.id)]
    if others:
        choices.append(button(_("Tick who was told, or print it"), "phone.list", broadcast.id, 0))
    if recallable:
        choices.append(button(_("Take it back"), "send.recall", broadcast.id, style="danger"))
    stands = still_stands(turn, kind, row_id) if recalled else Stands()
    choices += stands.choices
    said = [_("This was taken back."), *stands.said] if recalled else []
    if went.waiting and (sleeping := asleep(turn, reach)):
        said.append(gets_it_later(min(sleeping, went.waiting)))
    turn.show(
        screen(Title(kind.title(turn, row_id)), *said, *lines, choices=choices, out=[kind.back(turn, row_id)])
    )


@press("send.recall")
def recall(turn: Turn, broadcast_id: int) -> None:
    """Ask once before taking it back."""
    broadcast: Broadcast = turn.get(Broadcast, broadcast_id)
    as_staff(turn, broadcast.group_id)
    turn.show(
        screen(
            _asked_back(turn, *noun_of(broadcast)),
            choices=[button(_("Take it back"), "send.recalled", broadcast_id, style="danger")],
            out=[button(_("Leave it"), "send.report", broadcast_id)],
        )
    )


def _asked_back(turn: Turn, kind: Sendable, row_id: int) -> str:
    if kind.take_back:
        return kind.take_back(turn, row_id)
    return _("Take it back from everybody? People who saw it get one line: it was a mistake.")


@press("send.recalled")
def recalled(turn: Turn, broadcast_id: int) -> None:
    """Delete what was sent, drop what waits, and say that it was a mistake."""
    broadcast: Broadcast = turn.get(Broadcast, broadcast_id)
    as_staff(turn, broadcast.group_id)
    if broadcast.state is BroadcastState.SENDING and turn.now - broadcast.goes_at < RECALL:
        broadcast.state = BroadcastState.RECALLED
        turn.db.flush()
        kind, row_id = noun_of(broadcast)
        if kind.recalled:
            kind.recalled(turn, row_id)
        mistake = partial(kind.mistake, turn, row_id) if kind.mistake else _mistake
        for person in recall_rows(turn.db, broadcast):
            at_once = bool(kind.mistake) and broadcast.urgent  # they know the wrong thing about tomorrow
            turn.tell(person, mistake, purpose=f"recall:{broadcast_id}", lane=Lane.REMINDER, at_once=at_once)
    show_report(turn, broadcast)


def _mistake() -> Screen:
    return screen(
        _("We sent that by mistake. You can ignore it."),
        out=[button(_("Start page"), "home")],
    )


@press("send.list")
def sent_list(turn: Turn, group_id: int, page: int = 0) -> None:
    """List what was sent and what waits, newest first."""
    as_staff(turn, group_id)
    sendings = turn.db.execute(
        select(Broadcast)
        .where(col(Broadcast.group_id) == group_id)
        .order_by(col(Broadcast.id).desc())
        .limit(40)
    ).scalars()
    buttons = [button(_label(turn, b), "send.report", b.id) for b in sendings if is_sendable(b)]
    choices, more = paged(buttons, page, "send.list", group_id)
    said = _("What was sent, newest first.") if buttons else _("Nothing was sent yet.")
    turn.show(screen(said, choices=choices, out=[*more, button(_("Desk"), "desk", group_id)]))


def _label(turn: Turn, broadcast: Broadcast) -> str:
    kind, row_id = noun_of(broadcast)
    mark = {
        BroadcastState.HELD: "⏳",
        BroadcastState.SENDING: "✓",
        BroadcastState.STOPPED: "✋",
        BroadcastState.RECALLED: "↩️",
    }[broadcast.state]
    return f"{mark} {kind.title(turn, row_id)}"
