"""A promise never just passes: whoever owes it is told in time, and somebody always owes it.

They hear 7 and 2 days before and on the day, each time with a short letter to forward
to who decides (`decider`). While the owner is away the stand-in hears it; when the owner
has gone for good, the promise gets a new owner. If the day passes all the same,
`silence` tells everybody.

    promise.watch (timer) → promise.remind (timers) → promise.missed (silence.py)
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.routes import due
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, ngettext
from bot.flows.points_together import Points, owed_choices, owed_parts, points_with, reminds
from bot.flows.question_days import today_of
from bot.models.group import Group
from bot.models.membership import STAFF, role_in
from bot.models.person import Person
from bot.models.presence import stands_in_for
from bot.models.promise import Promise, current_promise
from bot.models.question import Question
from bot.models.update import Kind, latest
from bot.models.working_day import next_month_begins

REMIND = (7, 2, 0)
"""Days before the date on which its owner is told (design/product.md)."""
MORNING = time(10)
"""Local time at which the owner, and *no news yet*, is told (design/architecture.md, "Time")."""


def at_morning(day: date, zone: str) -> datetime:
    """The instant at which something owed on `day` is told."""
    return datetime.combine(day, MORNING, ZoneInfo(zone))


def zone_of(turn: Turn, question: Question) -> str:
    """The time zone of the group that asks."""
    group: Group = turn.get(Group, question.group_id)
    return group.zone


def owe(turn: Turn, question: Question, due_on: date) -> Promise:
    """Make the next promise of a question, and watch it."""
    assert question.id is not None
    promise = Promise(
        question_id=question.id,
        due_on=due_on,
        owner_id=question.owner_id or question.author_id,
        decider=question.decider,
    )
    turn.db.add(promise)
    turn.db.flush()
    assert promise.id is not None
    watch(turn, promise.id)
    for group_id in question.group_ids:
        summarise_monthly(turn, turn.get(Group, group_id))
    return promise


def summarise_monthly(turn: Turn, group: Group) -> None:
    """Let a group hear what it is owed when the next month begins (month.py), unless that is set already."""
    if not turn.waits(f"month.tell:{group.id}"):
        day = next_month_begins(turn.today(group.zone), group.country)
        turn.at(at_morning(day, group.zone), "month.tell", group.id)


@due("promise.watch")
def watch(turn: Turn, promise_id: int) -> None:
    """Set the timers of a promise: its reminders that still lie ahead, and the morning after it."""
    promise: Promise = turn.get(Promise, promise_id)
    zone = zone_of(turn, turn.get(Question, promise.question_id))
    for days in REMIND:
        when = at_morning(promise.due_on - timedelta(days=days), zone)
        if when > turn.now:
            turn.at(when, "promise.remind", promise.id, days)
    turn.at(at_morning(promise.due_on + timedelta(days=1), zone), "promise.missed", promise.id)


def unwatch(turn: Turn, promise: Promise) -> None:
    """Take a promise's timers away: it was kept, missed or moved."""
    for days in REMIND:
        turn.cancel(f"promise.remind:{promise.id}:{days}")
    turn.cancel(f"promise.missed:{promise.id}")


# -- who owes it -----------------------------------------------------------------------


def keeper(turn: Turn, question: Question) -> Person:
    """Who answers for a question today: its owner, or whoever stands in.

    An owner who has left, died or blocked the bot does not come back to a promise: it is
    handed over for good, so that people read a name that means something.
    """
    group: Group = turn.get(Group, question.group_id)
    owner: Person = turn.get(Person, question.owner_id or question.author_id)
    other = stands_in_for(turn.db, group, owner.id or 0, turn.today(group.zone))
    if other is None:
        return owner
    if owner.died or not owner.reachable or role_in(turn.db, owner.id or 0, group.id or 0) not in STAFF:
        _hand_over(turn, question, owner, other)
    return other


def _hand_over(turn: Turn, question: Question, before: Person, after: Person) -> None:
    question.owner_id = after.id
    promise = current_promise(turn.db, question.id or 0)
    if promise:
        promise.owner_id = after.id or 0
    turn.db.flush()
    turn.tell(after, lambda: _yours_now(question, before), purpose=f"owner:{question.group_id}")


def _yours_now(question: Question, before: Person) -> Screen:
    return screen(
        Words(question.text),
        _("{name} cannot tell people any more. So you tell them now.", name=before.name),
        choices=[button(_("See what is owed"), "news.open", question.id)],
        out=[button(_("Desk"), "desk", question.group_id)],
    )


# -- reminding ---------------------------------------------------------------------------


@due("promise.remind")
def remind(turn: Turn, promise_id: int, days: int) -> None:
    """Tell who owes it what is owed.

    One that comes late (the bot was down) counts the days that are left; of several late ones only the nearest comes.
    While the group is choosing what to do, nobody is reminded: the next word comes by itself.
    """
    promise: Promise = turn.get(Promise, promise_id)
    question: Question = turn.get(Question, promise.question_id)
    left = (promise.due_on - today_of(turn, question)).days
    if not promise.open or left < 0 or days != _nearest(left) or choosing(turn, question):
        return
    points = points_with(turn, question)
    if points and not reminds(turn, points, promise):
        return
    turn.tell(
        keeper(turn, question),
        lambda: _reminder(turn, question, promise, left, points),
        purpose=f"promise:{promise.id}",
        lane=Lane.REMINDER,
    )


def _nearest(left: int) -> int | None:
    return min((d for d in REMIND if d >= left), default=None)


def choosing(turn: Turn, question: Question) -> bool:
    """Whether the group is being asked what to do about a silence."""
    newest = latest(turn.db, question.id or 0)
    return newest is not None and newest.kind is Kind.NO_ANSWER


def what_to_do(question: Question, promise: Promise) -> list[Button]:
    """What whoever owes news can do about it."""
    return [
        button(_("Write the update"), "news.write", question.id, style="primary"),
        button(_("Get a letter to forward"), "promise.letter", promise.id),
        button(_("I have no news yet"), "promise.stuck", question.id),
    ]


def _reminder(turn: Turn, question: Question, promise: Promise, left: int, points: Points | None) -> Screen:
    when = (
        ngettext("You owe people news in {n} day.", "You owe people news in {n} days.", left)
        if left
        else _("You owe people news today.")
    )
    out = [button(_("Desk"), "desk", question.group_id)]
    if points:
        return screen(Title(when), *owed_parts(turn, points), choices=owed_choices(turn, points), out=out)
    return screen(
        Title(when),
        Words(question.text),
        Fact(_("Who decides"), promise.decider),
        _("No news is also news. Tell them where it stands."),
        choices=what_to_do(question, promise),
        out=out,
    )
