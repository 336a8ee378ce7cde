"""Reading times in words: "Mondays at 9 and Thursdays at 2pm", typed by a coordinator, and said again to members."""

import re
from datetime import time

from babel.dates import get_day_names

from bot.chat.words import _, locale
from bot.models.group import Group
from bot.plain.say_date import say_time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS = tuple(range(5))
_TOKEN = re.compile(
    r"(?P<every>every ?day|daily|each day)|(?P<weekdays>weekdays?|working days?)"
    r"|(?P<day>\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)|(?P<to>\bto\b|-|–|until)"
    r"|(?P<noon>\bnoon\b)|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>am|pm)?\b"
)

Slot = tuple[int, time]


def read_times(text: str) -> list[Slot]:
    """The weekdays (Monday is 0) and local times that `text` names, in order of the week; empty when it names none.

    "Monday to Friday at 9", "mon and thu 9am, tue 2pm", "9am on Mondays". Of "9 to 11"
    the beginning counts. An hour from 1 to 6 without am or pm is taken as the
    afternoon; the coordinator sees what was understood.
    """
    found: set[Slot] = set()
    days: list[int] = []
    times: list[time] = []
    time_first: bool | None = None
    before = span = ""  # what the last token was, and what a "to" stood behind
    for token in _TOKEN.finditer(text.casefold()):
        if token["to"]:
            span = before
            continue
        at = _time(token)
        new = _days(token, days if span == "day" else [])
        if at and span == "time":
            span = ""
            continue
        time_first = bool(at) if time_first is None else time_first
        if (at if time_first else new) and days and times:
            days, times = [], []  # the next part begins as the first one did
        days += [d for d in new if d not in days]
        times += [at] if at else []
        found |= {(d, t) for d in days for t in times}
        before, span = ("time" if at else "day"), ""
    return sorted(found)


def _days(token: re.Match[str], since: list[int]) -> list[int]:
    if token["every"]:
        return list(range(7))
    if token["weekdays"]:
        return list(WEEKDAYS)
    if not token["day"]:
        return []
    day = DAYS.index(token["day"][:3])
    first = since[-1] if since else day
    return [d % 7 for d in range(first, day + 1 if day >= first else day + 8)]


def _time(token: re.Match[str]) -> time | None:
    if token["noon"]:
        return time(12)
    if not token["hour"]:
        return None
    hour, minute = int(token["hour"]), int(token["minute"] or 0)
    if (token["half"] == "pm" and hour < 12) or (not token["half"] and 1 <= hour <= 6):
        hour += 12
    if token["half"] == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def stored(slots: list[Slot]) -> list[dict[str, str | int]]:
    """Reading times as a group keeps them."""
    return [{"weekday": day, "at": at.strftime("%H:%M")} for day, at in slots]


def say_reading_times(group: Group) -> str:
    """A group's reading times as a list in the reader's language; empty when there are none."""
    by_time: dict[str, list[int]] = {}
    for slot in group.reading_times:
        by_time.setdefault(str(slot["at"]), []).append(int(slot["weekday"]))
    names = get_day_names("wide", locale=_babel(locale()))
    return "; ".join(
        _(
            "{days}: {time}",
            days=_("Monday to Friday") if tuple(days) == WEEKDAYS else ", ".join(names[d] for d in days),
            time=say_time(time.fromisoformat(at), locale()),
        )
        for at, days in by_time.items()
    )


def _babel(name: str) -> str:
    """A locale that Babel knows: the made-up test language is spelled as English."""
    return "en" if name.startswith("en") else name
