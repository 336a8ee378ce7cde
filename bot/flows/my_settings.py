"""What somebody can change about themselves: name, language, time zone, quiet hours, whose phone it is.

me.fields ── me.ask … (form), then back to `me`
"""

import re
from datetime import datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.refusals import not_yours
from bot.chat.render import units
from bot.chat.routes import find
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, languages, locale
from bot.flows.language import choose
from bot.flows.yes import yes_or_no
from bot.models.group import Group
from bot.models.membership import memberships
from bot.models.person import LONGEST_NAME, Person, clean_name
from bot.plain.say_date import say_time

_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?", re.IGNORECASE)


def _load(turn: Turn, person_id: int) -> Person:
    if person_id != turn.person_id:
        raise Kindly(not_yours())
    return turn.person


def _put_name(_turn: Turn, person: Person, text: str) -> None:
    name = clean_name(text)
    if not name or units(name) > LONGEST_NAME:
        raise Unclear(_("I need a name of at most {most} letters.", most=LONGEST_NAME))
    person.name = name


def _language(_turn: Turn, person: Person) -> str:
    return languages().get(person.language, person.language)


# -- time zone ------------------------------------------------------------------


@cache
def _cities() -> dict[str, str]:
    """Places that name a time zone, as people type them: "new york" to America/New_York."""
    return {
        zone.rsplit("/", 1)[-1].replace("_", " ").casefold(): zone
        for zone in sorted(available_timezones())
        if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/"))
    }


def _put_zone(turn: Turn, person: Person, text: str) -> None:
    typed = " ".join(text.split()).casefold()
    cities = _cities()
    zone = cities.get(typed) or next((z for z in cities.values() if z.casefold() == typed), None)
    if zone is None:
        near = [city for city in cities if typed in city][:4] if len(typed) > 2 else []
        raise Unclear(
            _("I do not know that place. Type a big city near you."),
            [(_say_zone(turn, cities[city]), cities[city]) for city in near],
        )
    person.zone = zone


def _say_zone(turn: Turn, zone: str) -> str:
    """A zone by its city and the time there now: the time is what people can check."""
    now: datetime = turn.now.astimezone(ZoneInfo(zone))
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return _("{city} (it is {time} there)", city=city, time=say_time(now, locale()))


def _zones(turn: Turn, person: Person) -> list[tuple[str, str]]:
    groups = [turn.db.get(Group, m.group_id) for m in memberships(turn.db, person.id or 0)]
    zones = dict.fromkeys([*(g.zone for g in groups if g), "Europe/London", "Europe/Dublin"])
    return [(_say_zone(turn, zone), zone) for zone in zones][:4]


# -- quiet hours ----------------------------------------------------------------


def say_quiet(person: Person) -> str:
    """Somebody's quiet hours in words."""
    if person.quiet_from == person.quiet_to:
        return _("none")
    return _(
        "{start} to {end}",
        start=say_time(person.quiet_from, locale()),
        end=say_time(person.quiet_to, locale()),
    )


def _put_quiet(_turn: Turn, person: Person, text: str) -> None:
    if text == "none" or yes_or_no(text) is False:
        person.quiet_from = person.quiet_to = time(0)
        return
    found = [t for m in _HOURS.finditer(text) if (t := _time(*m.groups()))]
    if len(found) != 2:
        raise Unclear(_("I need two times. For example: 9pm to 8am."), _quiet_choices())
    person.quiet_from, person.quiet_to = found


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half.casefold() == "pm" else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _quiet_choices() -> list[tuple[str, str]]:
    pairs = ((20, 9), (21, 8), (22, 10))
    return [
        *(
            (
                _("{start} to {end}", start=say_time(time(a), locale()), end=say_time(time(b), locale())),
                f"{a} to {b}",
            )
            for a, b in pairs
        ),
        (_("No quiet hours"), "none"),
    ]


def _put_shared(_turn: Turn, person: Person, text: str) -> None:
    answer = yes_or_no(text)
    if answer is None:
        raise Unclear(_("Please tap yes or no."), _yes_no())
    person.shared_phone = answer


def _yes_no() -> list[tuple[str, str]]:
    return [(_("Yes, others use it"), "yes"), (_("No, only me"), "no")]


FIELDS = (
    Field("name", lambda: _("Name"), lambda: _("What shall I call you?"), put=_put_name),
    Field(
        "language",
        lambda: _("Language"),
        lambda: _("Which language shall I use?"),
        shown=_language,
        own=lambda turn, _person: choose(turn),
    ),
    Field(
        "zone",
        lambda: _("My time"),
        lambda: _("Where are you? Tap, or type a big city near you."),
        put=_put_zone,
        shown=lambda turn, person: _say_zone(turn, person.zone),
        choices=_zones,
    ),
    Field(
        "quiet",
        lambda: _("Quiet hours"),
        lambda: _("When shall I not write to you? Tap, or type it."),
        put=_put_quiet,
        shown=lambda _turn, person: say_quiet(person),
        choices=lambda _turn, _person: _quiet_choices(),
    ),
    Field(
        "shared_phone",
        lambda: _("Others use this phone"),
        lambda: _("Does anyone else use this phone? Then I only write “You have a message”."),
        put=_put_shared,
        shown=lambda _turn, person: _("yes") if person.shared_phone else _("no"),
        choices=lambda _turn, _person: _yes_no(),
    ),
)


def _back(_turn: Turn, _person: Person) -> Button:
    return button(_("Back"), "me.kept")


def _done(turn: Turn, _person: Person) -> None:
    find("press", "me.kept")[0].run(turn)


form = Form("me", load=_load, fields=FIELDS, done=_done, back=_back)
