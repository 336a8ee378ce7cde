"""Being away: notes and promises go to the stand-in, and whoever writes is told who reads.

away.ask (a tap, or a date in words) ── away.until ── away.back
"""

from datetime import date, timedelta

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.routes import press, words
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.models.group import Group
from bot.models.membership import membership_in
from bot.models.person import Person
from bot.plain.say_date import say_day
from bot.plain.when import read_when

WEEK = timedelta(days=7)


@press("away.ask")
def ask(turn: Turn, group_id: int) -> None:
    """Ask until when somebody is away."""
    group = as_staff(turn, group_id)
    _check(turn, group)
    today = turn.today(group.zone)
    monday = today + timedelta(days=7 - today.weekday())
    days = (today + timedelta(days=1), monday, monday + WEEK)
    turn.ask(
        screen(
            Title(_("I am away")),
            _("When are you back? Tap, or type a day."),
            choices=[
                *(
                    button(
                        _("Back on {day}", day=say_day(d, locale())), "away.until", group_id, d.isoformat()
                    )
                    for d in dict.fromkeys(days)
                ),
                button(_("I do not know yet"), "away.until", group_id, "open"),
            ],
            out=[button(_("Desk"), "desk", group_id)],
        ),
        "away.ask",
        group_id,
    )


def _check(turn: Turn, group: Group) -> None:
    """Only somebody with a stand-in can be away."""
    if group.stand_in_id and group.stand_in_id != turn.person_id:
        return
    named = group.stand_in_name and not group.stand_in_id
    raise Kindly(
        screen(
            _("Your stand-in has not joined yet. So nobody would read your notes.")
            if named
            else _("You have no stand-in. So nobody would read your notes."),
            choices=[button(_("See group settings"), "group.look", group.id)],
            out=[button(_("Desk"), "desk", group.id)],
        )
    )


@words("away.ask")
def take(turn: Turn, group_id: int) -> None:
    """Read a day that was typed."""
    group = as_staff(turn, group_id)
    _check(turn, group)
    when = read_when(turn.text, turn.now, group.zone)
    if when.start and not when.ambiguous and when.start.date() > turn.today(group.zone):
        _keep(turn, group, when.start.date())
        return
    days = [c for c in when.choices if c.start.date() > turn.today(group.zone)][:4]
    turn.say(
        screen(
            _("Which day do you mean?") if days else _("I need a day that is still to come."),
            choices=[
                button(say_day(c.start.date(), locale()), "away.until", group_id, c.start.date().isoformat())
                for c in days
            ],
            out=[button(_("Back"), "away.ask", group_id)],
        )
    )


@press("away.until")
def until(turn: Turn, group_id: int, day: str) -> None:
    """Take a tapped day; an old button with a day that has passed asks again."""
    group = as_staff(turn, group_id)
    _check(turn, group)
    try:
        back = None if day == "open" else date.fromisoformat(day)
    except ValueError:
        back = turn.today(group.zone)
    if back and back <= turn.today(group.zone):
        ask(turn, group_id)
    else:
        _keep(turn, group, back)


def _keep(turn: Turn, group: Group, back: date | None) -> None:
    assert group.id is not None
    member = membership_in(turn.db, turn.person_id, group.id)
    assert member
    already = member.away_since is not None and member.back_on == back
    member.away_since, member.back_on = turn.today(group.zone), back
    turn.db.add(member)
    turn.forget()
    stand_in: Person = turn.get(Person, group.stand_in_id or 0)
    if not already:
        turn.tell(stand_in, lambda: _told(turn.person, group, back), purpose=f"away:{group.id}")
    turn.show(
        screen(
            Title(_("You are away")),
            _("{name} gets notes and promises until you are back.", name=stand_in.name),
            _("Who writes a note is told who reads it."),
            choices=[button(_("I am back"), "away.back", group.id)],
            out=[button(_("Desk"), "desk", group.id)],
        )
    )


def _told(who: Person, group: Group, back: date | None) -> Screen:
    return screen(
        Title(group.name),
        _("{name} is away. You stand in now.", name=who.name),
        _("Back on {day}.", day=say_day(back, locale())) if back else _("We do not know yet until when."),
        choices=[button(_("Open the desk"), "desk", group.id)],
        out=[button(_("Start page"), "home")],
    )


@press("away.back")
def back(turn: Turn, group_id: int) -> None:
    """End being away."""
    group = as_staff(turn, group_id)
    member = membership_in(turn.db, turn.person_id, group_id)
    assert member
    member.away_since = member.back_on = None
    member.desk_on = turn.today(group.zone)
    turn.db.add(member)
    turn.show(
        screen(
            Title(_("Welcome back")),
            _("Notes and promises come to you again."),
            choices=[button(_("Open the desk"), "desk", group_id)],
            out=[button(_("Start page"), "home")],
        )
    )
