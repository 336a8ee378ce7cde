"""What is handed out on paper: a briefing, an invitation, each with more than fits on the message in the chat.

Whatever else is sent is printed as it stands (`bot.flows.by_phone`), so that nobody gets less for not having a phone.
"""

from dataclasses import dataclass
from datetime import datetime

from babel.lists import format_list

from bot.chat.words import _, locale
from bot.files.large_print import LargePrint, Section, large_print_pdf
from bot.files.sheet import reader
from bot.plain.say_date import say_range


@dataclass(frozen=True)
class BriefingLetter:
    """A briefing in its layers; an empty layer is left out.

    Args:
        group: who writes.
        title: what it is about.
        gist: the whole in a few words.
        ask: what the group is asked to do.
        can_change: what can still change.
        cannot_change: what cannot.
        more: everything else, in paragraphs.
        contact: whom to ask, as "Sam on 01632 960001".
    """

    group: str
    title: str
    gist: str
    ask: str
    can_change: str
    cannot_change: str
    more: str
    contact: str


@dataclass(frozen=True)
class InvitationLetter:
    """An invitation to a meeting, with every field of the card; an empty field is left out.

    Args:
        group: who invites.
        title: what the meeting is called.
        start: local wall time where the meeting is.
        end: local wall time, in the same zone.
        where: place, how to get there, or the link to join.
        coming: first names of those who agreed to be named.
        others: whether more people are coming than are named.
        services: a sentence on which services will be in the room, and who decides.
        door: the first name of who meets people at the door.
        purpose: what it is for.
        expected: what is expected of those who come.
        offered: refreshments, expenses, recognition.
        afterwards: what happens after.
        contact: whom to answer, as "Sam on 01632 960001".
    """

    group: str
    title: str
    start: datetime
    end: datetime
    where: str
    coming: tuple[str, ...]
    others: bool
    services: str
    door: str
    purpose: str
    expected: str
    offered: str
    afterwards: str
    contact: str


def briefing_pdf(letter: BriefingLetter) -> bytes:
    """Set a briefing in large print."""
    sections = (
        Section(_("In short"), letter.gist),
        Section(_("What we ask of you"), letter.ask),
        Section(_("What can change"), letter.can_change),
        Section(_("What cannot change"), letter.cannot_change),
        Section(_("More about it"), letter.more, apart=True),
    )
    contact = _("Questions? Ask {person}.", person=letter.contact)
    return large_print_pdf(LargePrint(letter.group, letter.title, sections, contact))


def invitation_pdf(letter: InvitationLetter) -> bytes:
    """Set an invitation in large print."""
    door = _("{person} will meet you at the door.", person=letter.door) if letter.door else ""
    names = _names(letter.coming, others=letter.others)
    sections = (
        Section(_("When"), say_range(letter.start, letter.end, locale(), year=True)),
        Section(_("Where"), _paragraphs(letter.where, door)),
        Section(_("What it is for"), letter.purpose),
        Section(_("What we ask of you"), letter.expected),
        Section(_("What you get"), letter.offered),
        Section(_("Who is coming"), _paragraphs(names, letter.services)),
        Section(_("What happens afterwards"), letter.afterwards),
    )
    contact = _("Are you coming? Would something help you come? Tell {person}.", person=letter.contact)
    return large_print_pdf(LargePrint(letter.group, letter.title, sections, contact))


def _names(names: tuple[str, ...], *, others: bool) -> str:
    people = [*names, _("others")] if others and names else list(names)
    return format_list(people, locale=reader()) if people else ""


def _paragraphs(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
