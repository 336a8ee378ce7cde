"""The program with one rule taken out, to see that the year notices.

Each takes a `pytest.MonkeyPatch` and takes one rule away where it is kept.
"""

from datetime import timedelta

from bot.chat import routes
from bot.delivery import claim, marks, week
from bot.flows import closing, places, reminding, sendable, silence
from bot.models import quiet


def no_quiet_hours(patch):
    """What nobody waits for rings at night."""
    patch.setattr(claim, "quiet_until", lambda *_a: None)


def winter_time(patch):
    """Clocks never change."""

    def until(now, zone, start, end):
        winter = quiet.datetime(2026, 1, 15, tzinfo=quiet.UTC).astimezone(quiet.ZoneInfo(zone)).utcoffset()
        shifted = quiet.quiet_until(now + winter, "UTC", start, end)
        return shifted - winter if shifted else None

    patch.setattr(claim, "quiet_until", until)


def no_budget(patch):
    """As many messages a week as there are."""
    patch.setattr(claim, "too_many", lambda *_a: set())


def lost_list(patch):
    """What is too many is set aside, and nobody is told of it."""
    patch.setattr(week, "_show_list", lambda *_a: None)


def loud_list(patch):
    """The list is said anew each time."""
    patch.setattr(week, "_said", lambda *_a: None)


def silence_untold(patch):
    """A date passes, and nobody says so."""
    _replace(patch, "promise.missed", lambda _turn, promise_id: None)


def reminded_twice(patch):
    """A reminder comes twice."""
    before = routes._routes["due", "promise.remind"].run

    def twice(turn, promise_id, days):
        before(turn, promise_id, days)
        before(turn, promise_id, days)

    _replace(patch, "promise.remind", twice)


def reminded_again(patch):
    """Whoever comes to a meeting is reminded on the day as well."""
    follow = reminding.follow

    def twice(turn, meeting, reply):
        follow(turn, meeting, reply)
        again, who = meeting.starts_at() - timedelta(hours=3), reply.person_id
        turn.at(again, "rsvp.nudge", meeting.id, who, reminding.EVE, name=f"again:{meeting.id}:{who}")

    patch.setattr(places, "follow", twice)


def dates_too_far(patch):
    """After a missed date the next one is five weeks away."""
    patch.setattr(silence, "AGAIN", timedelta(days=35))


def few_untold(patch):
    """Too few wrote without their name, and nobody is told."""
    patch.setattr(closing, "tell_audience", lambda *_a: None)


def stale_news(patch):
    """What is no news any more goes all the same."""
    patch.setattr(claim, "_stale", lambda *_a: False)


def to_who_is_away(patch):
    """Being on pause changes nothing."""
    patch.setattr(claim, "_unwanted", lambda *_a: False)


def leases_kept(patch):
    """After a stop nobody takes back what was under way."""
    patch.setattr(marks, "release", lambda *_a: None)


def handed_over_twice(patch):
    """When a hold ends, everybody gets it twice."""
    fan_out = sendable.fan_out

    def twice(*given):
        fan_out(*given)
        return fan_out(*given)

    patch.setattr(sendable, "fan_out", twice)


def _replace(patch, name, run):
    route = routes._routes["due", name]
    patch.setitem(
        routes._routes,
        ("due", name),
        routes.Route(route.kind, name, run, route.types, route.optional, route.sealed, route.media),
    )


ALL = {
    f.__name__: f
    for f in (
        no_quiet_hours, winter_time, no_budget, lost_list, loud_list, silence_untold, reminded_twice, reminded_again,
        dates_too_far, few_untold, stale_news, to_who_is_away, leases_kept, handed_over_twice,
    )
}  # fmt: skip
