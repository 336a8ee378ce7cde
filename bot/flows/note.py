"""Talking to a person: a note to a coordinator, or to the person outside the group.

People write when they are worried, so they hear at once who has it, when that person
reads, and where help is now. What goes to the outside person no coordinator sees.
While the coordinators are away their stand-in gets it, and the writer is told who.

    note ── note.group ── note.to (words) ── note.undo
    note.about (words): a question about a briefing, a meeting, a question
    note.keep ── note.keep_to: loose words that were meant as a note (see `loose`)
    then `inbox`: reading and answering
"""

from zoneinfo import ZoneInfo

from bot.chat.access import role
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.refusals import gone, not_yours
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.loose import kept_words
from bot.models.group import Group
from bot.models.membership import INSIDE, coordinators, memberships
from bot.models.note import Note, NoteTo, news_of, same_note, withdraw
from bot.models.person import Person
from bot.models.presence import readers
from bot.plain.say_date import say_moment

LONGEST = 3500
"""UTF-16 units of a note: it is shown on one message, with its frame."""


# -- whom to write to -----------------------------------------------------------


@press("note")
def start(turn: Turn) -> None:
    """Offer the people of somebody's group, or ask which group it is about."""
    _pick_group(turn, "note.group", 0)


@press("note.groups")
def groups_page(turn: Turn, page: int) -> None:
    """Turn the list of groups."""
    _pick_group(turn, "note.group", page)


def _pick_group(turn: Turn, route: str, page: int) -> None:
    groups = [turn.get(Group, m.group_id) for m in memberships(turn.db, turn.person_id)]
    if not groups:
        raise Kindly(_no_group())
    if len(groups) == 1:
        turn.show(_people(turn, groups[0], keep=route == "note.keep_group"))
        return
    buttons = [button(g.name, route, g.id) for g in groups]
    choices, more = paged(buttons, page, f"{route}s")
    turn.show(
        screen(
            _("Which group is it about?"),
            choices=choices,
            out=[*more, *home_and_help()][:4],
        )
    )


def _no_group() -> Screen:
    return screen(
        _("You are not in a group yet. So nobody here can read a note."),
        _("Need someone now? Tap Help."),
        out=home_and_help(),
    )


@press("note.group")
def people_of(turn: Turn, group_id: int) -> None:
    """Offer the people of one group."""
    turn.show(_people(turn, _mine(turn, group_id), keep=False))


def _mine(turn: Turn, group_id: int) -> Group:
    """The group, if the person speaking has any place in it."""
    if role(turn, group_id) is None:
        raise Kindly(not_yours())
    group: Group = turn.get(Group, group_id)
    return group


def _people(turn: Turn, group: Group, *, keep: bool) -> Screen:
    """Who can be written to; with `keep`, as the place for words that were already typed."""
    route = "note.keep_to" if keep else "note.to"
    parts: list[Part | str] = [Title(_("Talk to a person"))]
    choices = []
    if (reader := _reader(turn, group)) is not None:
        choices.append(button(_("Write to {name}", name=reader.name), route, group.id, NoteTo.COORDINATOR))
        parts += _standing_in(turn, group, reader)
    if group.outside_name:
        parts.append(
            _("{name} is outside the group. No coordinator sees what you say there.", name=group.outside_name)
        )
        parts.append(Fact(group.outside_name, group.outside_phone))
    if _outside(turn, group):
        choices.append(button(_("Write to {name}", name=group.outside_name), route, group.id, NoteTo.OUTSIDE))
    parts.append(_("Need someone now? Tap Help."))
    return screen(*parts, choices=choices, out=home_and_help())


def _reader(turn: Turn, group: Group) -> Person | None:
    """Whom the group names as reading notes today. Guests have none: staff never see a guest's name."""
    if role(turn, group.id or 0) not in INSIDE:
        return None
    found = [p for p in readers(turn.db, group, turn.today(group.zone)) if p.id != turn.person_id]
    return found[0] if found else None


def _standing_in(turn: Turn, group: Group, reader: Person) -> list[Part | str]:
    """Say so when the stand-in reads in place of somebody."""
    usual = [m.person_id for m in coordinators(turn.db, group.id or 0) if m.person_id != group.stand_in_id]
    away = turn.db.get(Person, usual[0]) if usual and reader.id == group.stand_in_id else None
    if away is None:
        return []
    return [_("{away} is away. {name} reads notes now.", away=away.name, name=reader.name)]


def _outside(turn: Turn, group: Group) -> Person | None:
    """The outside person, if they use Heard and can be reached."""
    person = turn.db.get(Person, group.outside_id) if group.outside_id else None
    if person is None or not person.reachable or person.telegram_id is None or person.id == turn.person_id:
        return None
    return person


# -- writing --------------------------------------------------------------------


@press("note.to")
def ask(turn: Turn, group_id: int, to: str) -> None:
    """Ask for the words of a note."""
    group, name = _check(turn, group_id, to)
    who_sees = (
        _("They go to the coordinators, with your name.")
        if to == NoteTo.COORDINATOR
        else _("They go only to {name}, with your name.", name=name)
    )
    turn.ask(
        screen(
            Title(_("To {name}", name=name)),
            _("Type your words and send them. A few are enough."),
            who_sees,
            out=[button(_("Back"), "note.group", group.id), button(_("Help"), "help")],
        ),
        "note.to",
        group_id,
        to,
    )


@words("note.to")
def take(turn: Turn, group_id: int, to: str) -> None:
    """Keep a note and pass it on."""
    turn.show(write(turn, group_id, to, turn.text))


@press("note.about")
def ask_about(turn: Turn, group_id: int, about: str) -> None:
    """Ask for a question or a remark about something that was sent, such as ``briefing-12``."""
    _group, name = _check(turn, group_id, NoteTo.COORDINATOR)
    turn.say(
        screen(
            Title(_("To {name}", name=name)),
            _("What would you like to ask or say? It goes there with your name."),
            out=home_and_help(),
        )
    )
    turn.expect("note.about", group_id, about)


@words("note.about")
def take_about(turn: Turn, group_id: int, about: str) -> None:
    """Keep words about something that was sent."""
    turn.show(write(turn, group_id, NoteTo.COORDINATOR, turn.text, about.replace("-", ":")))


@press("note.keep")
def keep(turn: Turn) -> None:
    """Loose words were meant as a note: ask to whom. Nothing is written yet."""
    kept_words(turn)
    _pick_group(turn, "note.keep_group", 0)


@press("note.keep_groups")
def keep_groups_page(turn: Turn, page: int) -> None:
    """Turn the list of groups."""
    _pick_group(turn, "note.keep_group", page)


@press("note.keep_group")
def keep_group(turn: Turn, group_id: int) -> None:
    """Ask to whom of one group the loose words go."""
    turn.show(_people(turn, _mine(turn, group_id), keep=True))


@press("note.keep_to")
def keep_to(turn: Turn, group_id: int, to: str) -> None:
    """Keep loose words as a note. They are read from the message this page answers."""
    turn.show(write(turn, group_id, to, kept_words(turn).text.strip()))


def _check(turn: Turn, group_id: int, to: str) -> tuple[Group, str]:
    """The group and the name of who reads there. Raises `Kindly` when nobody does, or it is not theirs to write."""
    group = _mine(turn, group_id)
    reader = _reader(turn, group) if to == NoteTo.COORDINATOR else None
    if to == NoteTo.OUTSIDE and _outside(turn, group):
        return group, group.outside_name
    if reader is None:
        raise Kindly(gone())
    return group, reader.name


def write(turn: Turn, group_id: int, to: str, text: str, about: str = "") -> Screen:
    """Keep words as a note to somebody of a group and pass it on. `about` as in `Note.about`.

    Returns:
        The page that says who has it, or why it cannot be taken.
    """
    group, name = _check(turn, group_id, to)
    if not text or units(text) > LONGEST:
        return screen(
            _("That is too long for one note. Please send it in parts.")
            if text
            else _("I need some words for this."),
            out=home_and_help(),
        )
    note = Note(
        group_id=group_id,
        person_id=turn.person_id,
        to=NoteTo(to),
        text=text,
        about=about,
        written_on=turn.today(group.zone),
    )
    already = same_note(turn.db, note)
    if already is None:
        turn.db.add(note)
        turn.db.flush()
        _pass_on(turn, group, note)
    turn.forget()
    return _thanks(turn, group, already or note, name)


def _pass_on(turn: Turn, group: Group, note: Note) -> None:
    """Tell who reads it. The words themselves wait behind a tap, away from lock screens."""
    if note.to is NoteTo.OUTSIDE:
        outside = _outside(turn, group)
        to = [outside] if outside else []
    else:
        to = [p for p in readers(turn.db, group, note.written_on) if p.id != turn.person_id]
    for person in to:
        turn.tell(person, lambda: _news(turn.person, note), purpose=news_of(note.id), lane=Lane.REMINDER)


def _news(writer: Person, note: Note) -> Screen:
    return screen(
        _("{name} wrote you a note.", name=writer.name),
        choices=[button(_("Read it"), "note.read", note.id, style="primary")],
        out=[button(_("Start page"), "home")],
    )


def _thanks(turn: Turn, group: Group, note: Note, name: str) -> Screen:
    parts: list[Part | str] = [_("Thank you. {name} has your note.", name=name)]
    if note.to is NoteTo.COORDINATOR:
        parts += _when(turn, group, name)
    parts.append(_("Need someone now? Tap Help."))
    out = home_and_help()
    return screen(*parts, choices=[button(_("Take it back"), "note.undo", note.id)], out=out)


def _when(turn: Turn, group: Group, name: str) -> list[Part | str]:
    at = group.next_reading(turn.now)
    if at is None:
        return []
    local = at.astimezone(ZoneInfo(turn.person.zone)) if turn.person.zone else at
    return [_("{name} next reads messages on {when}.", name=name, when=say_moment(local, locale()))]


@press("note.undo")
def undo(turn: Turn, note_id: int) -> None:
    """Take a note back that nobody has read."""
    note: Note = turn.get(Note, note_id)
    if note.person_id != turn.person_id:
        raise Kindly(not_yours())
    out: list[Button] = home_and_help()
    if note.read_on:
        turn.show(screen(_("It has been read already. You can write another note."), out=out))
        return
    withdraw(turn.db, [note_id])
    turn.db.delete(note)
    turn.show(screen(_("It is gone. Nobody has read it."), out=out))
