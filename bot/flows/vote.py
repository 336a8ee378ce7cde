"""A tap that is counted without a name: everybody who was asked can, whether they answered or not.

It travels in an envelope like every answer, and is counted when its batch is opened.
Nothing is written about who tapped (design/anonymity.md): the routes that lead here are sealed.
Taps about an update have a box of their own, so that each is open for as long as
`bot.anonymity.rules.COLLECTS` says, whatever else is being collected for its question.

    collect → release.taps (timer), then on the same morning the route that counts them
"""

from collections.abc import Sequence

from bot.anonymity.box import NoBatch, tap
from bot.anonymity.gate import is_staff
from bot.anonymity.release import new_batch, release
from bot.anonymity.rules import COLLECTS
from bot.chat.buttons import button
from bot.chat.counts import few_each
from bot.chat.refusals import broke, not_yours
from bot.chat.routes import due
from bot.chat.screens import Screen, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.card import for_staff, stopped
from bot.flows.opening import start_of
from bot.flows.promise import at_morning, zone_of
from bot.models.envelope import Box, tallies, waiting_batch
from bot.models.question import Question, place_in_audience
from bot.models.update import Update
from bot.plain.say_date import say_day


def voter(turn: Turn, question_id: int) -> Question:
    """A question, for somebody who was asked it and wants to hear of it; not for who looks after the group. Reads only."""
    question: Question = turn.get(Question, question_id)
    if is_staff(turn.db, question, turn.person_id):
        raise Kindly(for_staff(question))
    place = place_in_audience(turn.db, question_id, turn.person_id)
    if place is None:
        raise Kindly(not_yours())
    if not place.active:
        raise Kindly(stopped(question))
    return question


def first_counts() -> str:
    """What is said before a tap that counts: the first one does, for good."""
    return _("Your first tap counts. It cannot be changed.")


def first_counted() -> str:
    """What is said after every tap, the first and any other: the answer must not tell which it was."""
    return _("Thank you. Your first tap is counted, without your name.")


def cast(turn: Turn, box: Box, about: str, word: str, then: str = "") -> None:
    """Count a tap once, and say when it is counted.

    Args:
        turn: a sealed turn of somebody who may vote (`voter`).
        box: where it waits.
        about: what is voted on, such as ``points``; a chat votes once on it in each batch.
        word: the vote.
        then: what people hear after it is counted, in words; by default that everybody hears what happened.
    """
    batch = waiting_batch(turn.db, box)
    if batch is None:
        raise Kindly(broke())
    once = turn.house.limits.draw(turn.chat, batch.id, about)
    try:
        tap(turn.db, turn.house.home, box, once, f"{about}:{word}")
    except NoBatch:
        raise Kindly(broke()) from None
    turn.say(
        screen(
            first_counted(),
            _("It is counted on {day} or later.", day=say_day(batch.release_on, locale())),
            then or _("Everybody hears what happened."),
            out=home_and_help(),
        )
    )


def collect(turn: Turn, question: Question, route: str, update_id: int) -> None:
    """Begin to collect taps about an update; `route` counts them on the morning of the day they are opened."""
    box, zone = Box(update_id=update_id), zone_of(turn, question)
    if waiting_batch(turn.db, box):
        return
    day = turn.today(zone) + COLLECTS
    new_batch(turn.db, turn.house.home, box, day)
    turn.at(start_of(day, zone), "release.taps", update_id)
    turn.at(at_morning(day, zone), route, update_id)


@due("release.taps")
def open_taps(turn: Turn, update_id: int) -> None:
    """Open what was tapped about an update."""
    update: Update = turn.get(Update, update_id)
    question: Question = turn.get(Question, update.question_id)
    box, today = Box(update_id=update_id), turn.today(zone_of(turn, question))
    release(turn.db, turn.house.home, box, turn.house.rules, today, following=None)


def collecting(turn: Turn, route: str, update_id: int) -> bool:
    """Whether taps about an update are still collected: the timer that counts them is to come. Reads only."""
    return turn.waits(f"{route}:{update_id}")


def being_asked(turn: Turn, update_id: int) -> str:
    """What is said instead of numbers while taps are collected."""
    batch = waiting_batch(turn.db, Box(update_id=update_id))
    if batch is None:
        return _("People are being asked.")
    return _("People are being asked. It is counted on {day}.", day=say_day(batch.release_on, locale()))


def counted(turn: Turn, box: Box, about: str) -> dict[str, int]:
    """How often each word was found about something."""
    found = tallies(turn.db, box)
    return {vote.partition(":")[2]: n for vote, n in found.items() if vote.partition(":")[0] == about}


def in_words(counts: dict[str, int], options: Sequence[str]) -> list[str]:
    """The counts of `options` side by side, small ones as words (design/anonymity.md, 13)."""
    return few_each([counts.get(word, 0) for word in options])


def over(question: Question) -> Screen:
    """What an old button says once the taps were counted."""
    return screen(
        Words(question.text),
        _("This was counted. Thank you for coming back to it."),
        choices=[
            button(_("See what happened"), "news.read", question.id),
            button(_("Talk to a person"), "note"),
        ],
        out=home_and_help(),
    )
