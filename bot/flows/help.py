"""Help is always one tap away: who to call or text now, and people to talk to.

It comes as a new message, so that nothing somebody was doing is lost, and it is never
stored that they asked: the same button stands on every screen, also in the anonymous
channel, where nothing about a person may be written.

    help ── help.page:<n> · note
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import button
from bot.chat.paging import PAGE, paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.models.group import Group, GroupState
from bot.models.help_line import HelpLine, help_lines, lines_of
from bot.models.membership import memberships


@press("help", sealed=True)
def help_now(turn: Turn) -> None:
    """Say who can help now, also to somebody Heard does not know."""
    turn.say(_page(turn, 0))


@press("help.page", sealed=True)
def turn_page(turn: Turn, page: int) -> None:
    """Show more lines in place."""
    turn.show(_page(turn, page))


def _page(turn: Turn, page: int) -> Screen:
    lines = _lines(turn)
    danger = next((line.phone for line in lines if line.emergency), "")
    parts: list[Part | str] = [Title(_("Help"))]
    parts.append(
        _("In danger now? Call {number}.", number=danger)
        if danger
        else _("In danger now? Call the emergency number where you are.")
    )
    parts.append(_("I am a bot. I cannot see if you need help."))
    rest = [line for line in lines if not line.emergency]
    first = min(max(page, 0), max(len(rest) - 1, 0) // PAGE) * PAGE
    for line in rest[first : first + PAGE]:
        parts += facts(line)
    _none, turning = paged([button(line.name, "help") for line in rest], page, "help.page")
    choices = [button(_("Talk to a person"), "note")] if turn.known else []
    return screen(*parts, choices=choices, out=[*turning, button(_("Start page"), "home")])


def _lines(turn: Turn) -> list[HelpLine]:
    """The lines of the groups somebody belongs to; for a stranger those of any group here that everybody can use."""
    home = turn.house.home
    groups = _groups(turn)
    if not groups:
        country = turn.db.execute(select(col(Group.country)).order_by(col(Group.id)).limit(1)).scalar()
        known = help_lines(country or "gb", home)
        return [line for line in known if line.emergency or line.all_night][:PAGE]
    found: dict[tuple[str, str], HelpLine] = {}
    for group in groups:
        for line in lines_of(group, home):
            found.setdefault((line.name, line.phone), line)
    return list(found.values())


def _groups(turn: Turn) -> list[Group]:
    if not turn.known:
        return []
    groups = [turn.db.get(Group, m.group_id) for m in memberships(turn.db, turn.person_id)]
    return [g for g in groups if g and g.state is GroupState.OPEN]


def facts(line: HelpLine) -> list[Fact]:
    """A help line as lines of a card: its number, the way to text it, and what it is for."""
    found = []
    if line.phone:
        found.append(Fact(line.name, _cost(line)))
    if line.text:
        found.append(Fact(_("By text") if line.phone else line.name, _text(line)))
    if not found:
        found.append(Fact(_("Also"), line.name))
    if line.what_for:
        found.append(Fact(_("For"), line.what_for))
    return found


def _cost(line: HelpLine) -> str:
    if line.free and line.all_night:
        return _("{phone}, free, day and night", phone=line.phone)
    if line.free:
        return _("{phone}, free", phone=line.phone)
    return _("{phone}, day and night", phone=line.phone) if line.all_night else line.phone


def _text(line: HelpLine) -> str:
    if line.text_word:
        return _("send {word} to {number}", word=line.text_word, number=line.text)
    return _("send a text to {number}", number=line.text)
