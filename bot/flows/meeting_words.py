"""How a meeting's parts are put into words: what they are called, when it is, how long, where, whose place it is."""

import re
from datetime import timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from bot.chat.screens import Fact
from bot.chat.words import _, locale, ngettext
from bot.models.meeting import Meeting, Reply
from bot.plain.say_date import say_moment, say_range

MAP = "https://www.openstreetmap.org/search"
"""A map that works on every phone, and to which nobody has to sign in."""
_LINK = re.compile(r"https?://\S+")


def label(field: str) -> str:
    """What a part of a meeting is called: on the card, at the desk, and where it is said that it changed."""
    return {
        "title": _("Name"),
        "when": _("When"),
        "ends": _("How long"),
        "place": _("Where"),
        "getting_there": _("Getting there"),
        "steps": _("Getting in"),
        "ground": _("Whose place"),
        "purpose": _("What it is for"),
        "expected": _("What is asked of you"),
        "services": _("Who is in the room"),
        "coming": _("Who is coming"),
        "host": _("At the door"),
        "you_get": _("What you get"),
        "afterwards": _("Afterwards"),
        "places": _("Places"),
        "holidays": _("Dates on public holidays are cancelled"),
    }[field]


def when_words(meeting: Meeting, zone: str | None = None) -> str:
    """When it is, in words, in the meeting's zone or the reader's own; empty while it is not known."""
    if not meeting.on or not meeting.starts:
        return ""
    start = meeting.starts_at().astimezone(ZoneInfo(zone or meeting.zone))
    if not meeting.ends:
        return say_moment(start, locale())
    return say_range(start, meeting.ends_at().astimezone(ZoneInfo(zone or meeting.zone)), locale())


def time_facts(meeting: Meeting, zone: str) -> list[Fact]:
    """When it is, and the same in `zone` where the reader's clock shows another time."""
    facts = [Fact(label("when"), when_words(meeting), meeting.starts_at())]
    if zone and other_clock(meeting, zone):
        facts.append(Fact(_("Your time"), when_words(meeting, zone)))
    return facts


def length_words(meeting: Meeting) -> str:
    """How long it is, in words; empty while that is not known."""
    if not meeting.on or not meeting.starts or not meeting.ends:
        return ""
    minutes = int((meeting.ends_at() - meeting.starts_at()) / timedelta(minutes=1))
    hours, rest = divmod(minutes, 60)
    said = [ngettext("{n} hour", "{n} hours", hours)] if hours else []
    said += [ngettext("{n} minute", "{n} minutes", rest)] if rest else []
    return " ".join(said)


def other_clock(meeting: Meeting, zone: str) -> bool:
    """Whether clocks in `zone` show another time when the meeting starts."""
    if not meeting.on or not meeting.starts:
        return False
    start = meeting.starts_at()
    return (
        start.astimezone(ZoneInfo(zone)).utcoffset() != start.astimezone(ZoneInfo(meeting.zone)).utcoffset()
    )


def city(zone: str) -> str:
    """The place a time zone is named after: "London"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def online_link(meeting: Meeting) -> str:
    """The link to join an online meeting; empty for a meeting in a room."""
    found = _LINK.search(meeting.place)
    return found.group(0) if found else ""


def map_link(meeting: Meeting) -> str:
    """A map of the place: its name up to the first full stop is looked for."""
    if not meeting.place or online_link(meeting):
        return ""
    place = re.split(r"\.\s|\n", meeting.place.strip().rstrip("."))[0]
    return f"{MAP}?{urlencode({'query': place})}"


def steps_words(value: str) -> str:
    """Whether everybody can get in: one of the answers to tap, or what was typed."""
    known = {
        "none": _("No steps"),
        "ramp": _("Steps, with a ramp or a lift"),
        "steps": _("There are steps"),
    }
    return known.get(value, value)


def ground_words(value: str) -> str:
    """Whose place it is: one of the answers to tap, or what was typed."""
    known = {"neutral": _("In no service's own building"), "service": _("A service's own place")}
    return known.get(value, value)


def with_initials(text: str, names: list[str]) -> str:
    """Write the first letter for every name of `names` that stands in `text` as a word of its own."""
    for name in sorted({n for n in names if n.strip()}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"{name.strip()[0]}.", text)
    return text.replace("..", ".") if "..." not in text else text


def reply_words(reply: Reply) -> str:
    """What a reply means, as it is said back."""
    return {
        Reply.YES: _("You said yes. See you there."),
        Reply.NO: _("You said no. That is fine, and thank you for telling us."),
        Reply.MAYBE: _("You said you are not sure yet. You can tell us later."),
        Reply.THOUGHTS: _("You would rather send your thoughts. That counts."),
        Reply.NOT_READY: _("You are not ready yet. That is fine. There is no hurry."),
        Reply.WAITING: _("The room is full. You are on the waiting list."),
    }[reply]
