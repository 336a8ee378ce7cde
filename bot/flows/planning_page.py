"""The page of a finished meeting at the desk: what can be done with it now, and how it stands.

It is sent, changed, looked after or cancelled from here (planning.py shows it).
"""

from datetime import timedelta

from bot.chat.buttons import Button, button
from bot.chat.screens import Fact, Part, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.agenda import CLOSES_BEFORE, closes_on
from bot.flows.change import untold_choices
from bot.flows.checking import check_button
from bot.flows.meeting_words import when_words
from bot.models.agenda import agenda_of
from bot.models.briefing import SendState
from bot.models.meeting import Meeting
from bot.plain.say_date import say_day

NOTICE = timedelta(days=7)
"""Less notice than this is warned about (facts/coproduction.md: "very little notice")."""


def written_page(turn: Turn, meeting: Meeting) -> None:
    """The finished card's page at the desk: what can be done with it depends on whether people know of it."""
    parts: list[Part | str] = [Title(meeting.title), Fact(_("When"), when_words(meeting))]
    waiting = untold_choices(turn, meeting)
    if waiting:
        parts.append(
            _("It is cancelled. People do not know yet.")
            if meeting.cancelled
            else _("Something has changed. People do not know yet.")
        )
        parts += _window(turn, meeting)
    elif stands := _stands(turn, meeting):
        parts.append(stands)
    turn.show(
        screen(
            *parts,
            choices=waiting or _desk_choices(turn, meeting),
            out=[button(_("Back"), "meet.list", meeting.group_id)],
        )
    )


def _window(turn: Turn, meeting: Meeting) -> list[Part | str]:
    """What a meeting that is sooner now means for thoughts without a name: people were told a day, and it stays."""
    closes = closes_on(turn, agenda_of(turn.db, meeting.id or 0))
    if closes is None or meeting.on is None or closes <= meeting.on - CLOSES_BEFORE:
        return []
    return [
        Fact(_("Without a name until"), say_day(closes, locale())),
        _("That day stays, as people were told. You may not have these thoughts in the room."),
    ]


def _stands(turn: Turn, meeting: Meeting) -> str:
    """How a meeting stands, in words; nothing to say of a draft in good time."""
    if meeting.cancelled:
        return _("This meeting is cancelled.")
    if meeting.state is SendState.SENT:
        return _("People are invited.")
    if meeting.starts_at() - turn.now < NOTICE:
        return _("That is less than a week's notice. People need time to prepare.")
    return ""


def _desk_choices(turn: Turn, meeting: Meeting) -> list[Button]:
    if meeting.cancelled:
        return [button(_("See who was coming"), "meet.who", meeting.id)]
    if meeting.state is SendState.SENT:
        return [
            button(_("See who comes"), "meet.who", meeting.id),
            button(_("Prepare it"), "meet.prepare", meeting.id),
            button(_("Change something"), "meet.fields", meeting.id),
            button(_("After the meeting"), "meet.after", meeting.id)
            if meeting.ends_at() <= turn.now
            else button(_("Cancel the meeting"), "change.cancel", meeting.id, style="danger"),
        ]
    noun, row_id = ("series", meeting.series_id) if meeting.series_id else ("meet", meeting.id)
    choices = [
        button(_("Preview and send"), "send.look", noun, row_id, style="primary"),
        check_button(turn, "meet", meeting),
        button(_("Change something"), "meet.fields", meeting.id),
    ]
    return [*choices, button(_("Prepare it"), "meet.prepare", meeting.id)]
