"""Sending one thing to many people, with a net under every mistake.

Nobody should be afraid of *Send*. So a coordinator sees exactly what people will
see, can send it to themselves, and has a minute to stop it.

    send.look ── send.me · send.go ── send.stop · send.change
        └─ send.at (words) ── send.when
"""

from datetime import UTC, datetime, timedelta

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due, find, press, words
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, ngettext
from bot.flows.checking import count_flags
from bot.flows.sendable import (
    Sendable,
    asleep,
    current,
    gets_it_later,
    hand_over,
    hold,
    kind_of,
    not_now,
    not_sent,
    noun_of,
    page_of,
    reached,
    still_stands,
)
from bot.flows.sent import held_page, show_report
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.group import Group
from bot.models.person import Person
from bot.plain.when import read_when

HOLD = timedelta(seconds=60)
"""How long *Send* can be stopped."""
LATE = timedelta(hours=24)
"""What could not go for so long, because the bot was off, goes only if its author still wants it to."""


@press("send.look")
def look(turn: Turn, noun: str, row_id: int) -> None:
    """Show exactly what people will see, and what can be done with it."""
    kind = kind_of(turn, noun, row_id)
    if _gone_or_not_now(turn, kind, row_id):
        return
    turn.say(page_of(turn, kind, row_id))
    turn.say(_control(turn, kind, row_id))


def _gone_or_not_now(turn: Turn, kind: Sendable, row_id: int) -> bool:
    """Whether it is on its way already, or cannot go now; that is shown."""
    if already := current(turn, kind, row_id):
        author = turn.db.get(Person, already.author_id) if already.author_id else None
        if author and author.id != turn.person_id:
            turn.note(_("{name} has sent this already.", name=author.name))
        show_report(turn, already)
        return True
    why = not_now(turn, kind, row_id)
    if why:
        turn.show(why)
    return why is not None


def _control(turn: Turn, kind: Sendable, row_id: int) -> Screen:
    reach, others = reached(kind.people(turn, row_id))
    again = bool(kind.goes and kind.goes(turn, row_id))
    parts: list[Part | str] = [
        Title(_("Above is what people will see.")),
        ngettext("It goes to {n} person.", "It goes to {n} people.", len(reach)),
        _("It goes again and again until you stop it.") if again else _("You have a minute to stop it."),
    ]
    urgent = kind.urgent and kind.urgent(turn, row_id)
    if (sleeping := asleep(turn, reach)) and not urgent:
        parts.append(gets_it_later(sleeping))
    if others:
        parts.append(Fact(_("Phone or print for"), ", ".join(p.name for p in others)))
    return screen(
        *parts,
        choices=[
            button(
                _("Start sending it") if again else _("Send now"),
                "send.go",
                kind.noun,
                row_id,
                style="primary",
            ),
            button(_("Send later"), "send.at", kind.noun, row_id),
            button(_("Send only to me first"), "send.me", kind.noun, row_id),
        ],
        out=[kind.back(turn, row_id)],
    )


@press("send.me")
def to_me(turn: Turn, noun: str, row_id: int) -> None:
    """Send it to the coordinator alone, as it would arrive."""
    kind = kind_of(turn, noun, row_id)
    if why := not_now(turn, kind, row_id):
        turn.show(why)
        return
    turn.say(page_of(turn, kind, row_id))
    turn.note(_("Sent to you only."))


@press("send.go")
def go(turn: Turn, noun: str, row_id: int) -> None:
    """Start the minute in which it can still be stopped."""
    kind = kind_of(turn, noun, row_id)
    at = kind.goes(turn, row_id) if kind.goes else None
    _hold(turn, kind, row_id, at or turn.now + HOLD)


@press("send.at")
def ask_when(turn: Turn, noun: str, row_id: int) -> None:
    """Ask when it should go."""
    kind = kind_of(turn, noun, row_id)
    turn.ask(
        screen(
            _("When should it go?"),
            _("Type it as you would say it: tomorrow 10am."),
            out=[button(_("Back"), "send.look", kind.noun, row_id)],
        ),
        "send.at",
        noun,
        row_id,
    )


@words("send.at")
def take_when(turn: Turn, noun: str, row_id: int) -> None:
    """Read a time that was typed; ask when it can be read in two ways."""
    kind = kind_of(turn, noun, row_id)
    group: Group = turn.get(Group, kind.group(turn, row_id))
    when = read_when(turn.text, turn.now, group.zone)
    if when.start and not when.ambiguous and not when.all_day and when.start > turn.now:
        turn.forget()
        _hold(turn, kind, row_id, when.start)
        return
    choices = [button(c.label, "send.when", noun, row_id, int(c.start.timestamp())) for c in when.choices[:4]]
    turn.say(
        screen(
            _("Which do you mean?") if choices else _("I need a day and a time that is still to come."),
            choices=choices,
            out=[button(_("Back"), "send.look", noun, row_id)],
        )
    )


@press("send.when")
def tapped_when(turn: Turn, noun: str, row_id: int, at: int) -> None:
    """Take a time that was tapped (seconds since 1970, UTC)."""
    when = datetime.fromtimestamp(at, UTC)
    if when <= turn.now:
        ask_when(turn, noun, row_id)
        return
    _hold(turn, kind_of(turn, noun, row_id), row_id, when)


def _hold(turn: Turn, kind: Sendable, row_id: int, goes_at: datetime) -> None:
    if _gone_or_not_now(turn, kind, row_id):
        return
    count_flags(turn, kind.noun, row_id)
    broadcast = hold(turn, kind, row_id, goes_at, turn.person_id)
    turn.show(held_page(turn, kind, row_id, broadcast))


def _stopped(turn: Turn, broadcast_id: int) -> tuple[Sendable, int] | None:
    """Stop what is held; None, and its report, when it is on its way: then it can only be taken back."""
    broadcast: Broadcast = turn.get(Broadcast, broadcast_id)
    as_staff(turn, broadcast.group_id)
    if broadcast.state is not BroadcastState.HELD:
        show_report(turn, broadcast)
        return None
    kind, row_id = noun_of(broadcast)
    not_sent(turn, kind, row_id, broadcast)
    turn.cancel(f"send.due:{broadcast_id}")
    return kind, row_id


@press("send.change")
def change(turn: Turn, broadcast_id: int) -> None:
    """Stop what is held and open it, to be changed and sent again."""
    if (stopped := _stopped(turn, broadcast_id)) is None:
        return
    kind, row_id = stopped
    turn.note(_("Stopped. Change it, then send it again."))
    route, args = find("press", (kind.edit or kind.back)(turn, row_id).data)
    route.run(turn, *args)


@press("send.stop")
def stop(turn: Turn, broadcast_id: int) -> None:
    """Stop what is held."""
    if (stopped := _stopped(turn, broadcast_id)) is None:
        return
    kind, row_id = stopped
    stands = still_stands(turn, kind, row_id)
    turn.show(
        screen(
            Title(kind.title(turn, row_id)),
            kind.stop_words(turn, row_id) if kind.stop_words else _("Stopped. Nobody got it."),
            *stands.said,
            choices=stands.choices or [button(_("Look at it again"), "send.look", kind.noun, row_id)],
            out=[kind.back(turn, row_id)],
        )
    )


@due("send.due")
def send(turn: Turn, broadcast_id: int) -> None:
    """The hold has ended: hand it to the sender."""
    broadcast: Broadcast = turn.get(Broadcast, broadcast_id)
    if broadcast.state is not BroadcastState.HELD:
        return
    kind, row_id = noun_of(broadcast)
    author = turn.db.get(Person, broadcast.author_id) if broadcast.author_id else None
    if turn.now - broadcast.goes_at > LATE:
        not_sent(turn, kind, row_id, broadcast)
        if author:
            turn.tell(author, lambda: _was_off(turn, kind, row_id, broadcast), lane=Lane.REMINDER)
        return
    hand_over(turn, kind, row_id, broadcast)
    went: BroadcastState = broadcast.state  # it may have been called off, and its author has been told why
    if author and went is BroadcastState.SENDING:
        turn.tell(author, lambda: _sent(turn, kind, row_id, broadcast), lane=Lane.REPLY)


def _was_off(turn: Turn, kind: Sendable, row_id: int, broadcast: Broadcast) -> Screen:
    return screen(
        Title(kind.title(turn, row_id)),
        _("This did not go out. I was off when it should have gone."),
        _("Is it still right? Then send it again."),
        choices=[button(_("Look at it again"), "send.look", kind.noun, row_id, style="primary")],
        out=[button(_("Desk"), "desk", broadcast.group_id)],
    )


def _sent(turn: Turn, kind: Sendable, row_id: int, broadcast: Broadcast) -> Screen:
    return screen(
        Title(kind.title(turn, row_id)),
        _("It is on its way."),
        choices=[
            button(_("See how it went"), "send.report", broadcast.id),
            button(_("Take it back"), "send.recall", broadcast.id),
        ],
        out=[button(_("Desk"), "desk", broadcast.group_id)],
    )
