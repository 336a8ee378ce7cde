"""The hard words of a text, explained: in the group's own words where it has any, else in ours.

words.list ── words.one ── words.own (words, from a coordinator)
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.chat.access import as_member, as_staff, role
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.models.briefing import Briefing
from bot.models.group import Group
from bot.models.membership import STAFF
from bot.plain.check import check, shipped_glossary
from bot.plain.glossary import Glossary

LONGEST = 200
"""The most characters in a group's own explanation: it is read on a phone."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A hard word as it stands in the glossary, and what it means."""

    word: str
    meaning: str


def glossary_of(group: Group, home: Path) -> Glossary:
    """The words we know, with the group's own."""
    return _with(home, tuple(sorted(group.own_words.items())))


@lru_cache(maxsize=16)
def _with(home: Path, own: tuple[tuple[str, str], ...]) -> Glossary:
    ours = shipped_glossary(home)
    return ours.with_terms({word: {"meaning": says} for word, says in own}) if own else ours


def explained(turn: Turn, briefing: Briefing) -> list[Explained]:
    """The hard words of a briefing that we can explain, each once, in the order of the text."""
    group: Group = turn.get(Group, briefing.group_id)
    glossary = glossary_of(group, turn.house.home)
    text = "\n\n".join(
        (briefing.gist, briefing.ask, briefing.can_change, briefing.cannot_change, briefing.more)
    )
    terms = [
        glossary.term(text[found.start : found.end])
        for found in check(text, glossary=glossary)
        if found.kind in {"hard_word", "acronym"}
    ]
    return list({t.word: Explained(t.word, t.meaning) for t in terms if t}.values())


@press("words.list")
def list_words(turn: Turn, briefing_id: int, page: int = 0) -> None:
    """List the hard words of a briefing."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    buttons = [
        button(one.word, "words.one", briefing_id, number)
        for number, one in enumerate(explained(turn, briefing))
    ]
    choices, more = paged(buttons, page, "words.list", briefing_id)
    turn.show(
        screen(
            Title(_("Hard words")),
            _("Tap a word to see what it means.") if buttons else _("There are no hard words here."),
            choices=choices,
            out=[*more, button(_("Back"), "brief.ways", briefing_id)],
        )
    )


def _known(turn: Turn, briefing_id: int, number: int) -> Explained | None:
    """One of the hard words of a briefing; None when its words have changed since."""
    known = explained(turn, turn.get(Briefing, briefing_id))
    return known[number] if 0 <= number < len(known) else None


@press("words.one")
def one_word(turn: Turn, briefing_id: int, number: int) -> None:
    """Say what one word means; a coordinator can say it better."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    known = _known(turn, briefing_id, number)
    if known is None:
        list_words(turn, briefing_id)
        return
    staff = role(turn, briefing.group_id) in STAFF
    own = [button(_("Say it in our own words"), "words.own", briefing_id, number)] if staff else []
    turn.show(
        screen(
            Title(known.word),
            Words(known.meaning),
            choices=own,
            out=[button(_("Back"), "words.list", briefing_id)],
        )
    )


@press("words.own")
def ask_own(turn: Turn, briefing_id: int, number: int) -> None:
    """Ask a coordinator how the group says it."""
    as_staff(turn, turn.get(Briefing, briefing_id).group_id)
    known = _known(turn, briefing_id, number)
    if known is None:
        list_words(turn, briefing_id)
        return
    turn.ask(
        screen(
            Title(known.word),
            _("How does your group say it? One short sentence."),
            out=[button(_("Back"), "words.one", briefing_id, number)],
        ),
        "words.own",
        briefing_id,
        number,
    )


@words("words.own")
def take_own(turn: Turn, briefing_id: int, number: int) -> None:
    """Keep the group's own words for it."""
    group = as_staff(turn, turn.get(Briefing, briefing_id).group_id)
    known = _known(turn, briefing_id, number)
    if known:
        group.own_words = {**group.own_words, known.word: turn.text.strip()[:LONGEST]}
        turn.db.add(group)
        turn.db.flush()
    turn.forget()
    one_word(turn, briefing_id, number)
