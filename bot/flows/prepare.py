"""Everything there is to prepare for a meeting, in one place for its coordinators; they are shown it the evening before.

meet.prepare ── agenda.plan · needs.list · series.make · meet.print · agenda.said
meet.eve (timer) ── meet.who · needs.list · agenda.said
"""

from zoneinfo import ZoneInfo

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.file_to_send import file_to_send
from bot.flows.meeting_words import ground_words, label, steps_words, when_words
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting, Reply, said_to
from bot.models.membership import shown_in
from bot.models.need import needs_for
from bot.models.presence import readers


def staff_meeting(turn: Turn, meeting_id: int) -> tuple[Meeting, Group]:
    """A meeting and its group, for one of its coordinators. Raises `Kindly` for anybody else."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    return meeting, as_staff(turn, meeting.group_id)


@press("meet.prepare")
def prepare(turn: Turn, meeting_id: int) -> None:
    """Offer what can be prepared."""
    meeting, _group = staff_meeting(turn, meeting_id)
    series = (
        button(_("See the whole series"), "series.show", meeting.series_id)
        if meeting.series_id
        else button(_("Make it a series"), "series.make", meeting_id)
    )
    turn.show(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            _("What would you like to prepare?"),
            choices=[
                button(_("Write the plan"), "agenda.plan", meeting_id),
                button(_("Arrange what people need"), "needs.list", meeting_id),
                series,
                button(_("Print the invitation"), "meet.print", meeting_id),
            ],
            out=[
                button(_("Read what people say"), "agenda.said", meeting_id),
                button(_("Back"), "meet.look", meeting_id),
            ],
        )
    )


@due("meet.eve")
def evening_before(turn: Turn, meeting_id: int) -> None:
    """Show those who look after the group what is left to do before tomorrow."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    if meeting.cancelled or meeting.state is not SendState.SENT or meeting.starts_at() <= turn.now:
        return
    group: Group = turn.get(Group, meeting.group_id)
    for person in readers(turn.db, group, turn.today(group.zone)):
        turn.tell(
            person,
            lambda: _tomorrow(turn, meeting),
            purpose=f"eve:{meeting_id}",
            lane=Lane.REMINDER,
            not_after=meeting.starts_at(),
        )


def _tomorrow(turn: Turn, meeting: Meeting) -> Screen:
    coming = said_to(turn.db, meeting.id or 0, Reply.YES)
    left = sum(need.met_on is None for need in needs_for(turn.db, meeting.id or 0))
    facts = [
        Fact(label("when"), when_words(meeting)),
        Fact(_("Coming"), ", ".join(p.name for p in coming) or _("nobody yet")),
    ]
    if left:
        facts.append(Fact(_("Left to arrange"), str(left)))
    return screen(
        Title(_("Tomorrow: {meeting}", meeting=meeting.title)),
        *facts,
        _("Read what people say before you go in. It belongs in the room."),
        choices=[
            button(_("Read what people say"), "agenda.said", meeting.id),
            button(_("Arrange what people need"), "needs.list", meeting.id),
            button(_("See who comes"), "meet.who", meeting.id),
        ],
        out=[button(_("Desk"), "desk", meeting.group_id)],
    )


@press("meet.print")
def print_it(turn: Turn, meeting_id: int) -> None:
    """Send the invitation in large print, for people without Telegram."""
    from bot.files.letter import InvitationLetter, invitation_pdf  # noqa: PLC0415 - slow, and seldom needed

    meeting, group = staff_meeting(turn, meeting_id)
    if not meeting.on or not meeting.starts:
        prepare(turn, meeting_id)
        return
    zone = ZoneInfo(meeting.zone)
    coming = said_to(turn.db, meeting_id, Reply.YES)
    shown = shown_in(turn.db, group.id or 0)
    names = tuple(p.name for p in coming if p.id in shown)
    lines = [meeting.place, meeting.getting_there, steps_words(meeting.steps), ground_words(meeting.ground)]
    letter = InvitationLetter(
        group=group.name,
        title=meeting.title,
        start=meeting.starts_at().astimezone(zone).replace(tzinfo=None),
        end=meeting.ends_at().astimezone(zone).replace(tzinfo=None),
        where="\n".join(filter(None, lines)),
        coming=names,
        others=len(names) < len(coming),
        services=meeting.services,
        door=meeting.host,
        purpose=meeting.purpose,
        expected=meeting.expected,
        offered=meeting.you_get,
        afterwards=meeting.afterwards,
        contact=turn.person.name,
    )
    path = f"meetings/{meeting_id}-invitation.pdf"
    turn.say(
        screen(
            Title(meeting.title),
            _("This is in large print. It has everything that is on the card."),
            out=[button(_("Back"), "meet.prepare", meeting_id)],
            file=file_to_send(turn, path, invitation_pdf(letter), "invitation.pdf"),
        )
    )
