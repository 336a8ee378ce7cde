"""What would help you come: tapped, or in one's own words; for one meeting, or kept for the next ones.

People stay away for want of a bus fare. So the things that help most often can be tapped.
Only the group's coordinators read any of it (needs_met.py): no member, no group chat, no log.

    needs.open ── needs.tap ── needs.say (words)
        └─ needs.usual (keep it for next time, or not)
"""

from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.meeting import reader
from bot.models.meeting import Meeting
from bot.models.need import SAID_IN_WORDS, Need, NeedKind, needs_of

LONGEST = 600


def need_words(kind: NeedKind) -> str:
    """What a need is called."""
    return {
        NeedKind.TRAVEL: _("Travel"),
        NeedKind.CHILDCARE: _("Childcare"),
        NeedKind.BUDDY: _("Come with a buddy"),
        NeedKind.COMPANY: _("Someone to sit with"),
        NeedKind.QUIET: _("A quiet space"),
        NeedKind.BREAKS: _("Breaks"),
        NeedKind.LANGUAGE: _("An interpreter or another language"),
        NeedKind.PRINT: _("Large print"),
        NeedKind.STEPS: _("No steps"),
        NeedKind.TOPICS: _("A warning about some topics"),
        NeedKind.OWN: _("Something else, in my own words"),
    }[kind]


def bring_usual(turn: Turn, meeting: Meeting, person_id: int) -> None:
    """Somebody comes: what they wanted kept for next time goes with them, unless they said something for this meeting."""
    if needs_of(turn.db, person_id, meeting.group_id, meeting.id):
        return
    for kept in needs_of(turn.db, person_id, meeting.group_id, None).values():
        turn.db.add(_copy(kept, meeting.id))
    turn.db.flush()


def _copy(need: Need, meeting_id: int | None) -> Need:
    return Need(
        person_id=need.person_id,
        group_id=need.group_id,
        meeting_id=meeting_id,
        kind=need.kind,
        words=need.words,
    )


@press("needs.open")
def open_needs(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Offer what could help. It is a new message where it is opened from a card."""
    turn.say(_page(turn, reader(turn, meeting_id), page))


@press("needs.more")
def turn_page(turn: Turn, meeting_id: int, page: int) -> None:
    """Turn the page of what could help."""
    turn.show(_page(turn, reader(turn, meeting_id), page))


def _page(turn: Turn, meeting: Meeting, page: int) -> Screen:
    chosen = needs_of(turn.db, turn.person_id, meeting.group_id, meeting.id)
    buttons = [
        button(
            f"{'☑' if kind in chosen else '☐'} {need_words(kind)}", "needs.tap", meeting.id, kind.value, page
        )
        for kind in NeedKind
    ]
    choices, more = paged(buttons, page, "needs.more", meeting.id)
    parts: list[Part | str] = [
        Title(_("What would help you come?")),
        _("Tap what would help. Only your coordinators read it."),
    ]
    parts += [Fact(_("You said"), n.words) for n in chosen.values() if n.words]
    if any(n.met_on is None for n in chosen.values()):
        parts.append(_("I tell you when it is arranged."))
    arranged = ", ".join(need_words(n.kind) for n in chosen.values() if n.met_on)
    if arranged:
        parts.append(Fact(_("Arranged"), arranged))
    done = button(_("Done"), "needs.done", meeting.id)
    return screen(*parts, choices=choices, out=[*more, done])


@press("needs.tap")
def tap(turn: Turn, meeting_id: int, kind: str, page: int = 0) -> None:
    """Choose one, or take it away; some need words."""
    meeting, which = reader(turn, meeting_id), _kind(kind)
    there = needs_of(turn.db, turn.person_id, meeting.group_id, meeting_id).get(which)
    if there:
        turn.db.delete(there)
    elif which in SAID_IN_WORDS:
        ask_words(turn, meeting_id, kind)
        return
    else:
        turn.db.add(_need(turn, meeting, which))
    turn.db.flush()
    turn.show(_page(turn, meeting, page))


def _kind(kind: str) -> NeedKind:
    if kind not in {k.value for k in NeedKind}:
        raise Kindly(gone())
    return NeedKind(kind)


def _need(turn: Turn, meeting: Meeting, kind: NeedKind, text: str = "") -> Need:
    return Need(
        person_id=turn.person_id, group_id=meeting.group_id, meeting_id=meeting.id, kind=kind, words=text
    )


@press("needs.say")
def ask_words(turn: Turn, meeting_id: int, kind: str) -> None:
    """Ask for words where a tap says too little."""
    reader(turn, meeting_id)
    asked = {
        NeedKind.LANGUAGE: _("Which language, or what kind of interpreter?"),
        NeedKind.TOPICS: _("Which topics should we warn you about? You need not say why."),
    }.get(_kind(kind), _("What would help you come? Anything."))
    turn.ask(
        screen(
            asked,
            _("Only your coordinators read this."),
            out=[button(_("Back"), "needs.more", meeting_id, 0)],
        ),
        "needs.say",
        meeting_id,
        kind,
    )


@words("needs.say")
def take_words(turn: Turn, meeting_id: int, kind: str) -> None:
    """Keep what somebody wrote."""
    meeting, which = reader(turn, meeting_id), _kind(kind)
    if not turn.text:
        ask_words(turn, meeting_id, kind)
        return
    there = needs_of(turn.db, turn.person_id, meeting.group_id, meeting_id).get(which)
    need = there or _need(turn, meeting, which)
    need.words, need.met_on = turn.text[:LONGEST], None
    turn.db.add(need)
    turn.db.flush()
    turn.forget()
    turn.say(_page(turn, meeting, list(NeedKind).index(which) // 4))


# -- next time ------------------------------------------------------------------


@press("needs.done")
def done(turn: Turn, meeting_id: int) -> None:
    """Say back what was chosen, and ask whether to keep it for next time."""
    turn.show(_said_back(turn, reader(turn, meeting_id)))


def _said_back(turn: Turn, meeting: Meeting) -> Screen:
    chosen = needs_of(turn.db, turn.person_id, meeting.group_id, meeting.id)
    kept = needs_of(turn.db, turn.person_id, meeting.group_id, None)
    parts: list[Part | str] = [Title(meeting.title)]
    parts += [Words(_line(n)) for n in chosen.values()]
    if chosen:
        parts += [
            _("Your coordinators read this before the meeting."),
            _("I tell you when it is arranged."),
        ]
    else:
        parts.append(_("Nothing is written down. That is fine."))
    choices = [button(_("Change it"), "needs.more", meeting.id, 0)]
    same = {(n.kind, n.words) for n in chosen.values()} == {(n.kind, n.words) for n in kept.values()}
    if chosen and not same:
        choices.append(button(_("Keep it for next time"), "needs.usual", meeting.id, 1))
    if kept:
        parts.append(_("It is kept for next time."))
        choices.append(button(_("Do not keep it for next time"), "needs.usual", meeting.id, 0))
    return screen(*parts, choices=choices, out=[button(_("See the meeting"), "meet.card", meeting.id)])


def _line(need: Need) -> str:
    return (
        _("{need}: {words}", need=need_words(need.kind), words=need.words)
        if need.words
        else need_words(need.kind)
    )


@press("needs.usual")
def usual(turn: Turn, meeting_id: int, yes: int) -> None:
    """Keep what helps for the next meetings, or forget what was kept."""
    meeting = reader(turn, meeting_id)
    for kept in needs_of(turn.db, turn.person_id, meeting.group_id, None).values():
        turn.db.delete(kept)
    turn.db.flush()
    if yes:
        for need in needs_of(turn.db, turn.person_id, meeting.group_id, meeting_id).values():
            turn.db.add(_copy(need, None))
    turn.db.flush()
    turn.show(_said_back(turn, meeting))
