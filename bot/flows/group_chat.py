"""The bot in a Telegram group: it shows invitations there, takes replies privately, and keeps quiet otherwise.

What somebody taps in front of others is answered to them alone: in a small box that only
they see, and with what comes next in their own chat. Nothing anybody needs, feels or
wrote is ever said there.

The box is the alert of a button, which every client shows. Telegram's ephemeral messages
(Bot API 10.2) are not used: they need not arrive, must be sent within 15 seconds of the
tap, which no outbox can promise, and would leave personal buttons standing in the group.

    group_chat (presence.py) → room.of (in the coordinator's own chat)
    an invitation in the group ── room.say · the link m_<meeting> into the private chat
"""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button, link
from bot.chat.effects import Call, Lane, Send
from bot.chat.events import GroupChat, Pressed
from bot.chat.render import render
from bot.chat.routes import press, start
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, speaking
from bot.flows.meeting import card_page, reader
from bot.flows.meeting_words import label, reply_words, when_words
from bot.flows.places import keep
from bot.flows.series import card as series_card
from bot.flows.series import dates_of
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.group_chat import GroupChatLink, chats_of
from bot.models.meeting import Meeting, Reply, series_meetings
from bot.models.membership import INSIDE, Role, memberships, role_in

HERE = (Reply.YES, Reply.NO, Reply.MAYBE)
"""Replies that can be tapped in front of others; every other way is in the private chat."""


def came_or_went(turn: Turn) -> None:
    """Remember a chat to which a coordinator added the bot, and ask them privately whose it is; forget it when it goes."""
    event = turn.event
    assert isinstance(event, GroupChat)
    there = turn.db.execute(
        select(GroupChatLink).where(col(GroupChatLink.chat_id) == event.chat)
    ).scalar_one_or_none()
    if not event.member:
        if there:
            turn.db.delete(there)
        return
    if not turn.known:
        return
    mine = [m.group_id for m in memberships(turn.db, turn.person_id) if m.role is Role.COORDINATOR]
    if not mine:
        return
    row = there or GroupChatLink(chat_id=event.chat, group_id=mine[0])
    turn.db.add(row)
    turn.db.flush()
    title = event.title
    turn.tell(turn.person, lambda: _whose(turn, row, mine, title), lane=Lane.REPLY)


def _whose(turn: Turn, row: GroupChatLink, mine: list[int], title: str) -> Screen:
    group: Group = turn.get(Group, row.group_id)
    others = [turn.get(Group, g) for g in mine if g != row.group_id]
    parts: list[Part | str] = [Title(title)] if title else []
    return screen(
        *parts,
        _("I will show invitations of {group} there. I take replies privately.", group=group.name),
        _("Everybody in that chat can read them."),
        choices=[
            button(_("It belongs to {group}", group=g.name), "room.of", row.id, g.id) for g in others[:3]
        ]
        + [button(_("Show nothing there"), "room.of", row.id, 0)],
        out=home_and_help(),
    )


@press("room.of")
def belongs_to(turn: Turn, row_id: int, group_id: int) -> None:
    """Say to which of one's groups a chat belongs, or to none."""
    row: GroupChatLink = turn.get(GroupChatLink, row_id)
    as_staff(turn, row.group_id)
    if not group_id:
        turn.db.delete(row)
        turn.show(
            screen(
                _("I show nothing in that chat. You can remove me from it."),
                out=[button(_("Start page"), "home")],
            )
        )
        return
    as_staff(turn, group_id)
    row.group_id = group_id
    turn.db.add(row)
    turn.db.flush()
    mine = [m.group_id for m in memberships(turn.db, turn.person_id) if m.role is Role.COORDINATOR]
    turn.show(_whose(turn, row, mine, ""))


# -- showing invitations --------------------------------------------------------


def show_in_chats(turn: Turn, meeting: Meeting, *, before: Sequence[str] = ()) -> None:
    """Show a meeting as it is now in the chats of its group; `before` is when and where it was to be, in words."""
    _show(turn, meeting, lambda: _card(turn, meeting, before))


def show_series_in_chats(turn: Turn, series_id: int, *, changed: bool = False) -> None:
    """Show all dates of a series in the chats of its group."""
    meetings = series_meetings(turn.db, series_id)
    _show(turn, meetings[0], lambda: _series_card(turn, meetings, changed=changed))


def _show(turn: Turn, meeting: Meeting, build: Callable[[], Screen]) -> None:
    """Say a page in every chat of a meeting's group, in the group's language and without a sound."""
    group: Group = turn.get(Group, meeting.group_id)
    with speaking(group.language):
        calls = [Call(c.method, c.params | {"disable_notification": True}) for c in render(build())]
    for chat in chats_of(turn.db, meeting.group_id):
        turn.effects += [Send(chat, call, Lane.BROADCAST, f"meet:{meeting.id}") for call in calls]


def _alone(turn: Turn, meeting: Meeting) -> Button:
    return link(_("Reply to me alone"), turn.house.link(f"m_{meeting.id}"))


def _card(turn: Turn, meeting: Meeting, before: Sequence[str]) -> Screen:
    """What is shown in front of everybody: never who comes."""
    parts: list[Part | str] = [Title(meeting.title)]
    if meeting.cancelled:
        parts.append(_("This meeting is cancelled."))
    lines = {"place": meeting.place, "purpose": meeting.purpose, "services": meeting.services}
    parts += [Fact(_("Before"), said) for said in before]
    when = _("It was to be") if meeting.cancelled else label("when")
    parts.append(Fact(when, when_words(meeting), meeting.starts_at()))
    parts += [Fact(label(name), value) for name, value in lines.items() if value]
    choices = (
        []
        if meeting.cancelled
        else [
            button(_("Yes, I will come"), "room.say", meeting.id, Reply.YES.value, style="success"),
            button(_("No, I cannot come"), "room.say", meeting.id, Reply.NO.value),
            button(_("Not sure yet"), "room.say", meeting.id, Reply.MAYBE.value),
        ]
    )
    return screen(*parts, choices=choices, out=[_alone(turn, meeting)])


def _series_card(turn: Turn, meetings: list[Meeting], *, changed: bool) -> Screen:
    """All dates of a series in front of everybody; replies to each are for the private chat."""
    parts: list[Part | str] = [Title(meetings[0].title)]
    if changed:
        parts.append(_("The dates have changed. This is how they are now."))
    return screen(
        *parts,
        dates_of(meetings),
        Fact(label("place"), meetings[0].place),
        out=[_alone(turn, meetings[0])],
    )


@press("room.say")
def say(turn: Turn, meeting_id: int, said: str) -> None:
    """Take a reply that was tapped in front of others, and answer so that only that person sees it."""
    meeting = turn.db.get(Meeting, meeting_id)
    inside = meeting and turn.known and role_in(turn.db, turn.person_id, meeting.group_id) in INSIDE
    if meeting is None or not inside:
        turn.note(_("I do not know you in this group yet. Ask your coordinator for a link."), alert=True)
        return
    if _is_over(turn, meeting) or said not in {r.value for r in HERE}:
        turn.note(_("This meeting has started, is over, or is cancelled."), alert=True)
        return
    rsvp = keep(turn, meeting, turn.person_id, Reply(said))
    turn.note(reply_words(rsvp.reply), alert=True)
    if isinstance(turn.event, Pressed) and not turn.event.private:
        turn.tell(
            turn.person,
            lambda: _privately(meeting, rsvp.reply),
            purpose=f"meet:{meeting.id}",
            lane=Lane.REPLY,
        )


def _is_over(turn: Turn, meeting: Meeting) -> bool:
    return meeting.state is not SendState.SENT or meeting.cancelled or meeting.starts_at() < turn.now


def _privately(meeting: Meeting, reply: Reply) -> Screen:
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting), meeting.starts_at()),
        reply_words(reply),
        choices=[
            button(_("Say what would help me come"), "needs.open", meeting.id),
            button(_("Put it in my calendar"), "meet.calendar", meeting.id),
            button(_("Change my reply"), "meet.card", meeting.id),
        ],
        out=home_and_help(),
    )


@start("m")
def from_the_group(turn: Turn, meeting_id: int) -> None:
    """Open a meeting's card, or its whole series, in the private chat, from the link under it in a group."""
    if not turn.known:
        turn.say(
            screen(
                _("Hello. I do not know you yet. Ask your coordinator for a link."),
                out=[button(_("Help"), "help")],
            )
        )
        return
    meeting = reader(turn, meeting_id)
    turn.say(series_card(turn, meeting.series_id) if meeting.series_id else card_page(turn, meeting))
