"""About me: see, change and take away what is kept about me; pause; stop.

me ─┬─ me.kept ─┬─ me.groups · me.wrote · me.export (a file)
    │           └─ me.fields … (form: name, language, time zone, quiet hours, phone, shown)
    ├─ me.pause
    ├─ privacy
    └─ me.stop ── hide · me.leave · me.erase
"""

import json
import secrets
from datetime import timedelta

from bot.chat.buttons import button
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.file_to_send import file_to_send
from bot.flows.my_settings import form
from bot.models.contribution import Contribution
from bot.models.group import Group
from bot.models.kept import everything, own_words
from bot.models.membership import Membership, Role, memberships
from bot.models.note import Note
from bot.plain.say_date import say_day

FILE_LIVES = timedelta(hours=1)
"""How long a file with everything about somebody lies on the computer: long enough to be sent."""


@press("me")
def me(turn: Turn) -> None:
    """Offer what somebody can do about themselves."""
    turn.show(page(turn))


def page(turn: Turn) -> Screen:
    """The page of everything about the person speaking."""
    paused = turn.person.paused
    return screen(
        Title(_("About me")),
        _("You are on pause. I write nothing unasked.") if paused else _("What is kept about you is yours."),
        choices=[
            button(_("See and change it"), "me.kept"),
            button(_("Start messages again"), "me.pause", 0)
            if paused
            else button(_("Pause all messages"), "me.pause", 1),
            button(_("Read about privacy"), "privacy"),
            button(_("Stop, clear or erase"), "me.stop"),
        ],
        out=home_and_help(),
    )


@press("me.pause")
def pause(turn: Turn, yes: int) -> None:
    """Pause everything, or start again."""
    turn.person.paused = bool(yes)
    turn.db.add(turn.person)
    turn.note(_("Paused.") if yes else _("Started again."))
    turn.show(page(turn))


@press("me.stop")
def stop(turn: Turn) -> None:
    """Offer the ways to stop."""
    turn.show(
        screen(
            Title(_("Stop, clear or erase")),
            _("You can always come back with a link."),
            choices=[
                button(_("Clear this chat"), "hide"),
                button(_("Leave a group"), "me.leave"),
                button(_("Erase all about me"), "me.erase"),
            ],
            out=[button(_("Back"), "me"), button(_("Help"), "help")],
        )
    )


# -- what is kept ---------------------------------------------------------------


@press("me.kept")
def kept(turn: Turn) -> None:
    """Show what is kept about the person."""
    person = turn.person
    wrote = len(own_words(turn.db, person))
    facts = [Fact(f.label(), f.value(turn, person)) for f in form.asked(person) if f.value(turn, person)]
    if person.known_since:
        facts.append(Fact(_("Known since"), say_day(person.known_since, locale(), year=True)))
    choices = [
        button(_("Change something"), "me.fields", turn.person_id),
        button(_("See my groups"), "me.groups", 0),
        button(_("Get it all as a file"), "me.export"),
    ]
    if wrote:
        choices.insert(2, button(_("Read what I wrote"), "me.wrote", 0))
    turn.show(
        screen(
            Title(_("What is kept about you")),
            *facts,
            _("Not here: what you sent without a name. Nobody can find it."),
            choices=choices,
            out=[button(_("Back"), "me"), button(_("Help"), "help")],
        )
    )


@press("me.groups")
def groups(turn: Turn, number: int = 0) -> None:
    """Show one group somebody belongs to, and what is kept about it."""
    mine = memberships(turn.db, turn.person_id)
    if not mine:
        turn.show(screen(_("You are in no group."), out=[button(_("Back"), "me.kept")]))
        return
    number = min(max(number, 0), len(mine) - 1)
    member = mine[number]
    choices = []
    if member.role is not Role.GUEST:
        choices.append(
            button(_("Keep my name off lists"), "me.shown", number, 0)
            if member.shown
            else button(_("Show my name on lists"), "me.shown", number, 1)
        )
        choices.append(button(_("See what I was asked"), "load.mine", member.group_id))
        choices.append(button(_("See about buddies"), "buddy.open", member.group_id))
    if number + 1 < len(mine):
        choices.append(button(_("See the next group"), "me.groups", number + 1))
    turn.show(
        screen(
            *_group_parts(turn.get(Group, member.group_id), member),
            choices=choices,
            out=[button(_("Back"), "me.kept"), button(_("Help"), "help")],
        )
    )


def _group_parts(group: Group, member: Membership) -> list[Part | str]:
    roles = {
        Role.COORDINATOR: _("coordinator"),
        Role.COCHAIR: _("co-chair"),
        Role.MEMBER: _("member"),
        Role.GUEST: _("guest"),
    }
    return [
        Title(group.name),
        Fact(_("Here as"), roles[member.role]),
        Fact(_("Since"), say_day(member.joined_on, locale(), year=True)),
        Fact(_("Name on lists"), _("shown") if member.shown else _("not shown")),
    ]


@press("me.shown")
def shown(turn: Turn, number: int, yes: int) -> None:
    """Show the name on lists of who is coming, or keep it off."""
    mine = memberships(turn.db, turn.person_id)
    if not 0 <= number < len(mine):
        raise Kindly(gone())
    mine[number].shown = bool(yes)
    turn.db.add(mine[number])
    groups(turn, number)


@press("me.wrote")
def wrote(turn: Turn, number: int) -> None:
    """Show one thing somebody wrote with their name."""
    rows = own_words(turn.db, turn.person)
    if not rows:
        raise Kindly(gone())
    number = min(max(number, 0), len(rows) - 1)
    choices = []
    if number + 1 < len(rows):
        choices.append(button(_("Read the next"), "me.wrote", number + 1))
    if number:
        choices.append(button(_("Read the one before"), "me.wrote", number - 1))
    turn.show(
        screen(
            *_written(rows[number]),
            choices=choices,
            out=[button(_("Back"), "me.kept"), button(_("Help"), "help")],
        )
    )


def _written(row: Note | Contribution) -> list[Part | str]:
    if isinstance(row, Note):
        return [Title(_("A note")), Fact(_("Written on"), say_day(row.written_on, locale())), Words(row.text)]
    week = say_day(row.released_week, locale())
    return [Title(_("An answer with your name")), Fact(_("In the week of"), week), Words(row.text)]


# -- the file -------------------------------------------------------------------


@press("me.export")
def export(turn: Turn) -> None:
    """Send everything kept as a file. It lies on the computer for an hour, then it is removed."""
    name = f"about-{turn.person_id}-{secrets.token_hex(8)}.json"
    text = json.dumps(everything(turn.db, turn.person), ensure_ascii=False, indent=2)
    file = file_to_send(turn, name, text.encode(), "about-me.json", lives=FILE_LIVES)
    turn.say(
        screen(
            _("Here is everything kept about you."),
            _("It is a text file. Others who use this phone can open it."),
            out=[button(_("Back"), "me"), button(_("Help"), "help")],
            file=file,
        )
    )
