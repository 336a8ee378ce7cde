"""Thoughts for a meeting, with a name: for those who cannot or do not want to sit in the room.

They count as taking part. They can be sent before the meeting and after it, to a point of
the agenda or to all of it. Without a name is another way (agenda.py, answer.py). Up to the
prompt nothing is written about who opened what (design/anonymity.md, 5).

    thoughts.open · thoughts.on ── thoughts.text (words) ── thoughts.remove
"""

from bot.anonymity.seal import TEXT_UNITS, clean
from bot.chat.buttons import button, data
from bot.chat.refusals import gone
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Screen, Title, Words, prompt, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.meeting import reader
from bot.models.agenda import AgendaItem, Thought
from bot.models.group import Group
from bot.models.meeting import Meeting


@press("thoughts.open", sealed=True)
def to_meeting(turn: Turn, meeting_id: int) -> None:
    """Open the keyboard for thoughts to all of a meeting."""
    reader(turn, meeting_id)
    _ask(turn, meeting_id, 0)


@press("thoughts.on", sealed=True)
def to_item(turn: Turn, item_id: int) -> None:
    """Open the keyboard for thoughts to one point."""
    item: AgendaItem = turn.get(AgendaItem, item_id)
    reader(turn, item.meeting_id)
    _ask(turn, item.meeting_id, item_id)


def _ask(turn: Turn, meeting_id: int, item_id: int) -> None:
    turn.say(
        prompt(
            _("Write what you would say in the room, as a reply to this."),
            _("It is read there, with your name."),
            route=data("thoughts.text", meeting_id, item_id),
            hint=_("Your words"),
        )
    )


@press("thoughts.text", sealed=True)
def again(turn: Turn, meeting_id: int, item_id: int) -> None:
    """Open the keyboard again."""
    reader(turn, meeting_id)
    _ask(turn, meeting_id, item_id)


@words("thoughts.text")
def take(turn: Turn, meeting_id: int, item_id: int) -> None:
    """Keep thoughts with their name, and say that they count."""
    meeting = reader(turn, meeting_id)
    item = turn.get(AgendaItem, item_id) if item_id else None
    if item and item.meeting_id != meeting_id:
        raise Kindly(gone())
    text = clean(turn.text)
    if not text or units(text) > TEXT_UNITS:
        raise Kindly(_does_not_fit(meeting, item_id, too_long=bool(text)))
    group: Group = turn.get(Group, meeting.group_id)
    thought = Thought(
        meeting_id=meeting_id,
        item_id=item_id or None,
        person_id=turn.person_id,
        text=text,
        said_on=turn.today(group.zone),
        after=turn.now >= meeting.ends_at(),
    )
    turn.db.add(thought)
    turn.db.flush()
    turn.say(_kept(meeting, thought, item))


def _does_not_fit(meeting: Meeting, item_id: int, *, too_long: bool) -> Screen:
    said = (
        _("That is too long for one answer. {most} letters is the most.", most=TEXT_UNITS)
        if too_long
        else _("I need some words for this.")
    )
    return screen(
        said,
        choices=[button(_("Write again"), "thoughts.text", meeting.id, item_id)],
        out=[button(_("Stop"), "keep.nothing"), button(_("Help"), "help")],
    )


def _kept(meeting: Meeting, thought: Thought, item: AgendaItem | None) -> Screen:
    what_next = (
        _("The coordinators read it. It counts as taking part.")
        if thought.after
        else _("It will be in the room, with your name. It counts as taking part.")
    )
    return screen(
        Title(item.title if item else meeting.title),
        Words(thought.text, fold=True),
        _("Thank you."),
        what_next,
        _("Afterwards you hear what was talked about."),
        choices=[
            button(_("See what we will talk about"), "agenda.open", meeting.id),
            button(_("Take it back"), "thoughts.remove", thought.id),
        ],
        out=home_and_help(),
    )


@press("thoughts.remove")
def remove(turn: Turn, thought_id: int) -> None:
    """Take one's own thoughts back."""
    thought: Thought = turn.get(Thought, thought_id)
    if thought.person_id != turn.person_id:
        raise Kindly(gone())
    turn.db.delete(thought)
    turn.show(
        screen(
            _("It is gone. Somebody may have read it already."),
            choices=[button(_("See the meeting"), "meet.card", thought.meeting_id)],
            out=home_and_help(),
        )
    )
