"""What a spreadsheet's rows mean: new members, and replies to a meeting. Every row is taken, or told with its reason."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.chat.render import units
from bot.chat.screens import screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.meeting import invited
from bot.flows.places import keep
from bot.models.group import Group
from bot.models.meeting import Meeting, Reply
from bot.models.membership import Role, join, people_in
from bot.models.need import Need, NeedKind, needs_of
from bot.models.person import LONGEST_NAME, Person, clean_name
from bot.plain.understand import Meaning, understand

if TYPE_CHECKING:
    from bot.files.read_table import Reading

MEANT = {Meaning.YES: Reply.YES, Meaning.NO: Reply.NO, Meaning.MAYBE: Reply.MAYBE}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list would change.

    Attributes:
        rows: what would be taken, ready for `add_members` or `take_replies`.
        lines: the same in words, one line each.
        not_taken: each row that is not taken, and why, in words.
        other_columns: headings of columns that nothing is taken from.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)
    other_columns: tuple[str, ...] = ()


def _read(content: bytes, *, replies: bool) -> "Reading":
    from bot.files.read_table import CannotRead, Column, read_table  # noqa: PLC0415 - slow, and seldom needed

    columns = [Column("name", ("Name", "First name", "Member"), required=True, longest=LONGEST_NAME)]
    if replies:
        columns += [
            Column("reply", ("Reply", "Answer", "Coming", "RSVP"), required=True, longest=200),
            Column("needs", ("Needs", "What would help"), longest=600),
        ]
    try:
        return read_table(content, columns)
    except CannotRead as error:
        raise Kindly(screen(str(error), out=home_and_help())) from error


def _not_taken(number: int, cells: str, why: str) -> str:
    return _("Row {number} ({cells}): {why}", number=number, cells=cells, why=why)


def _taken(reading: "Reading") -> Taken:
    return Taken(
        not_taken=[_not_taken(r.number, ", ".join(filter(None, r.cells)), r.why) for r in reading.not_taken],
        other_columns=reading.other_columns,
    )


def new_members(turn: Turn, group: Group, content: bytes) -> Taken:
    """Who of a list would be new on the roll. Raises `Kindly` when the file cannot be read."""
    reading = _read(content, replies=False)
    found = _taken(reading)
    _new(turn, group, found, [(row.number, row.values["name"]) for row in reading.rows])
    return found


def named(turn: Turn, group: Group, text: str) -> Taken:
    """Who of the names that were typed, one to a line, would be new on the roll."""
    found = Taken()
    _new(turn, group, found, [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()])
    return found


def _new(turn: Turn, group: Group, found: Taken, lines: list[tuple[int, str]]) -> None:
    """Take each line's name that is new; say of the others why not."""
    there = {p.name.casefold() for p in people_in(turn.db, group.id or 0)}
    for number, cell in lines:
        name = clean_name(cell)
        why = ""
        if not name:
            why = _("There is no name that can be read.")
        elif units(name) > LONGEST_NAME:
            why = _("The name is too long.")
        elif name.casefold() in there:
            why = _("Somebody of this name is on the roll already.")
        if why:
            found.not_taken.append(_not_taken(number, cell[:LONGEST_NAME], why))
            continue
        there.add(name.casefold())
        found.rows.append({"name": name})
        found.lines.append(_("New: {name}", name=name))


def add_members(turn: Turn, group: Group, rows: list[dict[str, str]]) -> int:
    """Put people without Telegram on the roll; how many."""
    there = {p.name.casefold() for p in people_in(turn.db, group.id or 0)}
    new = [row["name"] for row in rows if row["name"].casefold() not in there]
    today = turn.today(group.zone)
    for name in new:
        person = Person(name=name, language=group.language, zone=group.zone, known_since=today)
        turn.db.add(person)
        turn.db.flush()
        join(turn.db, person.id or 0, group.id or 0, Role.MEMBER, today)
    return len(new)


def replies_from(turn: Turn, meeting: Meeting, content: bytes) -> Taken:
    """Which replies of a list can be noted. Raises `Kindly` when the file cannot be read."""
    reading = _read(content, replies=True)
    found = _taken(reading)
    people = {p.name.casefold(): p for p in invited(turn, meeting.id or 0)}
    twice = {
        n
        for n, count in Counter(p.name.casefold() for p in invited(turn, meeting.id or 0)).items()
        if count > 1
    }
    for row in reading.rows:
        name, said = clean_name(row.values["name"]), row.values["reply"]
        meant = MEANT.get(understand(said))
        why = ""
        if name.casefold() not in people:
            why = _("Nobody of this name is invited.")
        elif name.casefold() in twice:
            why = _("Two people have this name. Please reply for them one by one.")
        elif any(r["person"] == str(people[name.casefold()].id) for r in found.rows):
            why = _("This name stands in an earlier row, too.")
        elif meant is None:
            why = _("I cannot tell whether that is yes or no.")
        if why or meant is None:
            found.not_taken.append(_not_taken(row.number, f"{name}, {said}", why))
            continue
        person = people[name.casefold()]
        needs = row.values.get("needs", "")
        found.rows.append({"person": str(person.id), "reply": meant.value, "needs": needs})
        found.lines.append(_("{name}: {reply}", name=person.name, reply=_reply_word(meant)))
    return found


def _reply_word(reply: Reply) -> str:
    return {Reply.YES: _("yes"), Reply.NO: _("no")}.get(reply, _("not sure"))


def take_replies(turn: Turn, meeting: Meeting, rows: list[dict[str, str]]) -> int:
    """Note the replies of people who said them elsewhere, and what would help them; how many."""
    ids = {p.id for p in invited(turn, meeting.id or 0)}
    known = [row for row in rows if int(row["person"]) in ids]
    for row in known:
        person_id = int(row["person"])
        keep(turn, meeting, person_id, Reply(row["reply"]), by_id=turn.person_id)
        if row["needs"]:
            there = needs_of(turn.db, person_id, meeting.group_id, meeting.id).get(NeedKind.OWN)
            need = there or Need(
                person_id=person_id, group_id=meeting.group_id, meeting_id=meeting.id, kind=NeedKind.OWN
            )
            need.words, need.met_on = row["needs"], None
            turn.db.add(need)
    return len(known)
