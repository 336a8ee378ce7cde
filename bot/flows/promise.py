"""A promise is kept, or its silence is told. It never just passes.

The owner hears 7 and 2 days before and on the day, each time with a short letter to
forward to who decides. If the day passes, everyone who was asked is told at 10 the
next morning: whose silence it is, and when news is owed next.

    promise.watch (timer) → promise.remind (timers) → promise.missed (timer)
    promise.letter ── promise.asked
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale, ngettext
from bot.flows.sendable import send_now
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.person import Person
from bot.models.promise import Promise
from bot.models.question import Question
from bot.models.update import Update
from bot.plain.say_date import say_day

REMIND = (7, 2, 0)
"""Days before the date on which its owner is told (design/product.md)."""
MORNING = time(10)
"""Local time at which the owner, and *no news yet*, is told (design/architecture.md, "Time")."""
AGAIN = timedelta(days=7)
"""After a missed date the next one is owed this much later, unless the owner names one sooner."""


def at_morning(day: date, zone: str) -> datetime:
    """The instant at which something owed on `day` is told."""
    return datetime.combine(day, MORNING, ZoneInfo(zone))


@due("promise.watch")
def watch(turn: Turn, promise_id: int) -> None:
    """Set the timers of a promise: its reminders that still lie ahead, and the morning after it."""
    promise: Promise = turn.get(Promise, promise_id)
    zone = _group(turn, promise).zone
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


def _question(turn: Turn, promise: Promise) -> Question:
    question: Question = turn.get(Question, promise.question_id)
    return question


def _group(turn: Turn, promise: Promise) -> Group:
    group: Group = turn.get(Group, _question(turn, promise).group_id)
    return group


@due("promise.remind")
def remind(turn: Turn, promise_id: int, days: int) -> None:
    """Tell the owner what is owed.

    One that comes late (the bot was down) counts the days that are left; of several late ones only the nearest comes.
    """
    promise: Promise = turn.get(Promise, promise_id)
    left = (promise.due_on - turn.today(_group(turn, promise).zone)).days
    if not promise.open or left < 0 or days != min((d for d in REMIND if d >= left), default=None):
        return
    owner: Person = turn.get(Person, promise.owner_id)
    turn.tell(
        owner, lambda: _reminder(turn, promise, left), purpose=f"promise:{promise.id}", lane=Lane.REMINDER
    )


def _reminder(turn: Turn, promise: Promise, left: int) -> Screen:
    question = _question(turn, promise)
    when = (
        ngettext("You owe people news in {n} day.", "You owe people news in {n} days.", left)
        if left
        else _("You owe people news today.")
    )
    return screen(
        Title(when),
        Words(question.text),
        Fact(_("Who decides"), promise.decider),
        _("No news is also news. Tell them where it stands."),
        choices=[
            button(_("Write the update"), "news.write", question.id, style="primary"),
            button(_("Get a letter to forward"), "promise.letter", promise.id),
        ],
        out=[button(_("Desk"), "desk", question.group_id)],
    )


@press("promise.letter")
def letter(turn: Turn, promise_id: int) -> None:
    """Give the owner a short letter, ready to forward to who decides."""
    promise: Promise = turn.get(Promise, promise_id)
    question = _question(turn, promise)
    group = as_staff(turn, question.group_id)
    when = say_day(promise.due_on, locale(), year=True)
    turn.say(
        screen(
            Words(
                _(
                    "Dear {decider},\n\nThe members of {group} answered this question: {question}\n\n"
                    "We promised them news by {when}. What is decided, and why? If nothing is decided yet, "
                    "please tell us when it will be. They would rather hear “not yet” than nothing.\n\n"
                    "We pass your answer on word for word.\n\n{owner}, {group}",
                    decider=promise.decider,
                    group=group.name,
                    question=question.text,
                    when=when,
                    owner=turn.person.name,
                )
            ),
            _("Copy this, and send it to who decides."),
            choices=[button(_("I have sent it"), "promise.asked", promise.id)],
            out=[button(_("Back"), "news.open", question.id)],
        )
    )


@press("promise.asked")
def asked(turn: Turn, promise_id: int) -> None:
    """Note that who decides has been asked: from now on the silence is theirs."""
    promise: Promise = turn.get(Promise, promise_id)
    question = _question(turn, promise)
    group = as_staff(turn, question.group_id)
    promise.asked_on = promise.asked_on or turn.today(group.zone)
    turn.show(
        screen(
            _("Thank you. If they stay silent, people will be told that."),
            choices=[button(_("Write the update"), "news.write", question.id)],
            out=[button(_("Back"), "news.open", question.id)],
        )
    )


@due("promise.missed")
def missed(turn: Turn, promise_id: int) -> None:
    """The day has passed without news: tell everyone so, and owe the next date."""
    promise: Promise = turn.get(Promise, promise_id)
    if not promise.open:
        return
    question = _question(turn, promise)
    group = _group(turn, promise)
    owner: Person = turn.get(Person, promise.owner_id)
    today = turn.today(group.zone)
    promise.missed_on = today
    unwatch(turn, promise)
    silent = promise.decider if promise.asked_on else owner.name
    update = Update(question_id=promise.question_id, silent=silent, next_on=today + AGAIN, sent_on=today)
    turn.db.add(update)
    following = owe(turn, question, today + AGAIN, promise.owner_id)
    send_now(turn, "news", update.id or 0)
    update.state = SendState.SENT
    turn.tell(owner, lambda: _late(question, following), purpose=f"promise:{promise.id}", lane=Lane.REMINDER)


def owe(turn: Turn, question: Question, due_on: date, owner_id: int, reason: str = "") -> Promise:
    """Make the next promise of a question, and watch it."""
    assert question.id is not None
    promise = Promise(
        question_id=question.id, due_on=due_on, owner_id=owner_id, decider=question.decider, reason=reason
    )
    turn.db.add(promise)
    turn.db.flush()
    assert promise.id is not None
    watch(turn, promise.id)
    return promise


def _late(question: Question, following: Promise) -> Screen:
    return screen(
        Title(_("The date has passed. People were told there is no news.")),
        Words(question.text),
        Fact(_("Next date"), say_day(following.due_on, locale())),
        choices=[
            button(_("Write the update"), "news.write", question.id, style="primary"),
            button(_("Get a letter to forward"), "promise.letter", following.id),
        ],
        out=[button(_("Desk"), "desk", question.group_id)],
    )
