"""Reading notes and writing back: coordinators theirs, the outside person theirs.

note.list ── note.read ── note.reply (words)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.refusals import not_yours
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.note import LONGEST
from bot.models.briefing import Briefing
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.message import Message
from bot.models.note import Note, NoteTo, answers_to, inbox, news_of, same_note
from bot.models.person import Person
from bot.models.question import Question
from bot.plain.say_date import say_day

SHOWN = 40
"""Notes in the list: older ones have been read and answered, or never will be from here."""


@press("note.list")
def notes(turn: Turn, group_id: int, page: int = 0) -> None:
    """List the notes to a group's coordinators, unread first."""
    as_staff(turn, group_id)
    found = inbox(turn.db, group_id)[:SHOWN]
    buttons = [button(_label(turn, note), "note.read", note.id) for note in found]
    choices, more = paged(buttons, page, "note.list", group_id)
    turn.show(
        screen(
            Title(_("Notes")),
            _("What people wrote to you with their name.") if found else _("Nobody has written a note yet."),
            choices=choices,
            out=[*more, button(_("Desk"), "desk", group_id)],
        )
    )


def _label(turn: Turn, note: Note) -> str:
    mark = "✓" if note.read_on else "●"
    return f"{mark} {_name(turn, note.person_id)}: {' '.join(note.text.split())}"


def _name(turn: Turn, person_id: int) -> str:
    person = turn.db.get(Person, person_id)
    return person.name if person else "?"


def _readable(turn: Turn, note_id: int) -> tuple[Note, Group]:
    """A note and its group, for who may read it. Raises `Kindly` for anybody else."""
    note: Note = turn.get(Note, note_id)
    group: Group = turn.get(Group, note.group_id)
    if note.to is NoteTo.COORDINATOR:
        as_staff(turn, note.group_id)
    elif note.to is NoteTo.BACK or group.outside_id != turn.person_id:
        raise Kindly(not_yours())
    return note, group


@press("note.read")
def read(turn: Turn, note_id: int) -> None:
    """Show a note, and remember that somebody has read it."""
    note, group = _readable(turn, note_id)
    note.read_on = note.read_on or turn.today(group.zone)
    turn.db.add(note)
    turn.show(_page(turn, note))


def _page(turn: Turn, note: Note) -> Screen:
    parts: list[Part | str] = [
        Title(_name(turn, note.person_id)),
        Fact(_("Written on"), say_day(note.written_on, locale())),
    ]
    if about := _about(turn, note):
        parts.append(Fact(_("About"), about))
    parts.append(Words(note.text))
    for answer in answers_to(turn.db, note.id or 0):
        parts += [
            Fact(_name(turn, answer.person_id), say_day(answer.written_on, locale())),
            Words(answer.text),
        ]
    return screen(
        *parts,
        choices=[button(_("Write back"), "note.reply", note.id, style="primary")],
        out=_out(note),
    )


def _about(turn: Turn, note: Note) -> str:
    """The name of what the note is about; empty when it is about nothing, or that is gone."""
    noun, _colon, number = note.about.partition(":")
    if not number.isdigit():
        return ""
    if noun == "question":
        question = turn.db.get(Question, int(number))
        return question.text if question else ""
    if noun == "message":
        message = turn.db.get(Message, int(number))
        return " ".join(message.text.split()) if message else ""
    row = turn.db.get(Briefing, int(number)) if noun == "briefing" else turn.db.get(Meeting, int(number))
    return row.title if row else ""


def _out(note: Note) -> list[Button]:
    if note.to is NoteTo.OUTSIDE:
        return home_and_help()
    return [button(_("Notes"), "note.list", note.group_id), button(_("Desk"), "desk", note.group_id)]


@press("note.reply")
def ask(turn: Turn, note_id: int) -> None:
    """Ask for the answer to a note."""
    note, _group = _readable(turn, note_id)
    turn.ask(
        screen(
            Title(_("To {name}", name=_name(turn, note.person_id))),
            _("Type your answer and send it. It goes at once."),
            out=[button(_("Back"), "note.read", note_id)],
        ),
        "note.reply",
        note_id,
    )


@words("note.reply")
def take(turn: Turn, note_id: int) -> None:
    """Send the answer to who wrote the note."""
    note, group = _readable(turn, note_id)
    if not turn.text or units(turn.text) > LONGEST:
        turn.say(
            screen(
                _("I need some words, and not too many. Please send it in parts."),
                out=[button(_("Back"), "note.read", note_id)],
            )
        )
        return
    answer = Note(
        group_id=note.group_id,
        person_id=turn.person_id,
        to=NoteTo.BACK,
        text=turn.text,
        written_on=turn.today(group.zone),
        reply_to_id=note.id,
    )
    writer: Person = turn.get(Person, note.person_id)
    if same_note(turn.db, answer) is None:
        turn.db.add(answer)
        turn.db.flush()
        turn.tell(writer, lambda: _back(turn, note, answer), purpose=news_of(answer.id), lane=Lane.REPLY)
    turn.forget()
    turn.show(
        screen(
            _("Sent to {name}.", name=writer.name)
            if writer.reachable
            else _("I cannot reach {name} now. Your answer is kept here.", name=writer.name),
            out=_out(note),
        )
    )


def _back(turn: Turn, note: Note, answer: Note) -> Screen:
    return screen(
        Title(_("{name} wrote back", name=turn.person.name)),
        Words(answer.text),
        choices=[button(_("Write back"), "note.to", note.group_id, note.to)],
        out=home_and_help(),
    )
