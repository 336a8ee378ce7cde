"""Talking to a person: a note to a coordinator, or to the person outside the group.

People write when they are worried, so they hear at once who has it, when that person
reads, and where help is now. What goes to the outside person no coordinator sees.
Whom they can write to is chosen in note_to.py; inbox.py is for reading and answering.

    note.to (words) ── note.undo
    note.about (words): a question about a briefing, a meeting, a question
    note.keep_to: loose words that were meant as a note (see `loose`)
"""

from zoneinfo import ZoneInfo

from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.refusals import not_yours
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.loose import kept_words
from bot.flows.note_to import check, outside
from bot.models.group import Group
from bot.models.note import Note, NoteTo, news_of, same_note, withdraw
from bot.models.person import Person
from bot.models.presence import readers
from bot.plain.say_date import say_moment

LONGEST = 3500
"""UTF-16 units of a note: it is shown on one message, with its frame."""


@press("note.to")
def ask(turn: Turn, group_id: int, to: str) -> None:
    """Ask for the words of a note."""
    group, name = check(turn, group_id, to)
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
    _group, name = check(turn, group_id, NoteTo.COORDINATOR)
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


@press("note.keep_to")
def keep_to(turn: Turn, group_id: int, to: str) -> None:
    """Keep loose words as a note. They are read from the message this page answers."""
    turn.show(write(turn, group_id, to, kept_words(turn).text.strip()))


def write(turn: Turn, group_id: int, to: str, text: str, about: str = "") -> Screen:
    """Keep words as a note to somebody of a group and pass it on. `about` as in `Note.about`.

    Returns:
        The page that says who has it, or why it cannot be taken.
    """
    group, name = check(turn, group_id, to)
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
        found = outside(turn, group)
        to = [found] if found else []
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
