"""A tap that is counted without a name: everybody who was asked can, whether they answered or not.

It travels in an envelope like every answer, and is counted when its batch is opened.
Nothing is written about who tapped (design/anonymity.md): the routes that lead here are sealed.
"""

from collections.abc import Sequence

from bot.anonymity.box import NoBatch, put
from bot.anonymity.gate import is_staff
from bot.anonymity.receipts import mint
from bot.anonymity.seal import Letter
from bot.chat.buttons import button
from bot.chat.counts import few_each
from bot.chat.refusals import broke, not_yours
from bot.chat.screens import Screen, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.card import for_staff, stopped
from bot.flows.promise import at_morning, zone_of
from bot.flows.reopened import reopen
from bot.models.envelope import Box, tallies, waiting_batch
from bot.models.question import Question, place_in_audience
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


def cast(turn: Turn, question: Question, about: str, word: str, then: str = "") -> None:
    """Count a tap once, and say when it is counted.

    Args:
        turn: a sealed turn of somebody who may vote (`voter`).
        question: in whose box it waits.
        about: what is voted on, such as ``points``; a chat votes once on it in each batch.
        word: the vote.
        then: what people hear after it is counted, in words; by default that everybody hears what happened.
    """
    batch = waiting_batch(turn.db, Box(question.id))
    if batch is None:
        raise Kindly(broke())
    receipt = mint()
    if turn.house.limits.hold(turn.chat, batch.id or 0, receipt, about):
        try:
            put(turn.db, turn.house.home, Box(question.id), receipt, Letter(vote=f"{about}:{word}"))
        except NoBatch:
            raise Kindly(broke()) from None
    turn.say(
        screen(
            _("Thank you. One tap from you is counted, without your name."),
            _("It is counted on {day}.", day=say_day(batch.release_on, locale())),
            then or _("Everybody hears what happened."),
            out=home_and_help(),
        )
    )


def collect(turn: Turn, question: Question, route: str, update_id: int) -> None:
    """Begin to collect taps about an update; `route` counts them on the morning of the day they are opened."""
    batch = reopen(turn, question)
    turn.at(at_morning(batch.release_on, zone_of(turn, question)), route, update_id)


def collecting(turn: Turn, route: str, update_id: int) -> bool:
    """Whether taps about an update are still collected: the timer that counts them is to come. Reads only."""
    return turn.waits(f"{route}:{update_id}")


def counted(turn: Turn, question_id: int, about: str) -> dict[str, int]:
    """How often each word was found about something."""
    found = tallies(turn.db, Box(question_id))
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
