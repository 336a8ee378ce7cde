"""The attacks, one function each.

A guess at who wrote a text gives each label a score for each place; a guess at who wrote
at all gives each place a score. The best score is the name the attacker gives; where
several are equal, one of them by lot. An empty guess means: nothing to go by.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bot.anonymity.attacker.evidence import Event, Evidence, Moment

Goal = Literal["text", "wrote"]
Scores = dict[int, float]
TextGuess = dict[int, Scores]
LONG = 4
"""Turns that leave nothing but a number, before an envelope: whoever writes makes so many, whoever declines none."""

OTHERS = 2
"""Updates of a day that may be from a coordinator."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack.

    Attributes:
        name: of the attack; several goals and moments may share it.
        leak: the name of the leak that is planted for it.
        text: names the writer of each text; None where the attack does not do that.
        wrote: scores everybody for having written at all.
    """

    name: str
    moment: Moment
    leak: str
    text: Callable[[Evidence], TextGuess] | None = None
    wrote: Callable[[Evidence], Scores] | None = None
    engine: str = ""


# -- order ------------------------------------------------------------------------


def _in_order(labels: list[int | None], people: int) -> TextGuess:
    """The first in the order was written by the first of the people, and so on."""
    last = max(len(labels) - 1, 1)
    return {x: {round(n * (people - 1) / last): 1.0} for n, x in enumerate(labels) if x is not None}


def envelopes_lie(e: Evidence) -> TextGuess:
    """Envelopes lie in the order of the people."""
    return _in_order(e.envelopes, e.people)


def answers_lie(e: Evidence) -> TextGuess:
    """Answers lie in the order of the people."""
    return _in_order([*e.answers], e.people)


def answers_numbered(e: Evidence) -> TextGuess:
    """Answers are numbered in the order of the people."""
    return _in_order([*e.numbered], e.people)


def envelope_sizes(e: Evidence) -> TextGuess:
    """Longer envelopes are from people further down."""
    if len(set(e.sizes.values())) < 2:
        return {}
    return _in_order([x for _size, x in sorted((size, x) for x, size in e.sizes.items())], e.people)


# -- neighbours ---------------------------------------------------------------------


def _near(put: Event, acts: list[Event]) -> Scores:
    """Who did something with their name close to this envelope: the closer the likelier."""
    at = bisect_left(acts, put.when, key=lambda a: a.when)
    scores: Scores = {}
    for act in acts[max(at - 4, 0) : at + 4]:
        if act.who is not None:
            near = 1 / (1 + abs(act.when - put.when))
            scores[act.who] = max(scores.get(act.who, 0), near)
    return scores


def _texts_near(puts: list[Event], acts: list[Event]) -> TextGuess:
    return {put.who: _near(put, acts) for put in reversed(puts) if put.who is not None}


def _wrote_near(puts: list[Event], acts: list[Event], turns: list[float]) -> Scores:
    scores: Scores = {}
    times = [a.when for a in acts]
    for put in puts:
        at = bisect_left(times, put.when)
        since = times[at - 1] if at else 0.0
        alone = bisect_left(turns, put.when) - bisect_left(turns, since)
        weight = 1.0 if alone >= LONG or not turns else 0.3
        for place, near in _near(put, acts).items():
            scores[place] = max(scores.get(place, 0), near * weight)
    return scores


def neighbours(e: Evidence) -> TextGuess:
    """Whoever's rows were written just before or after an envelope put it in."""
    return _texts_near(e.puts, e.acts)


def wrote_neighbours(e: Evidence) -> Scores:
    """Whoever's rows stand beside an envelope, all the more after several turns that left nothing else."""
    return _wrote_near(e.puts, e.acts, e.turns)


def answers_beside(e: Evidence) -> TextGuess:
    """Whoever's rows were written beside an answer wrote it."""
    return _texts_near(e.told, e.acts)


def laid(e: Evidence) -> TextGuess:
    """Whoever's messages were laid beside an envelope put it in."""
    return _texts_near(e.laid_puts, e.laid_acts)


def wrote_laid(e: Evidence) -> Scores:
    """The same, for having written at all."""
    return _wrote_near(e.laid_puts, e.laid_acts, [])


# -- gaps -------------------------------------------------------------------------


def message_gaps(e: Evidence) -> Scores:
    """Messages that are on no record were said in the channel, to whoever is on both sides of the gap."""
    return _gaps(e.messages, LONG - 1)


def update_gaps(e: Evidence) -> Scores:
    """Updates that are on no record, where the others can be told apart."""
    scores: Scores = defaultdict(float)
    for numbers, turns in e.seen:
        if len(numbers) <= len(turns) + OTHERS:
            scores.update(_gaps(list(zip(reversed(numbers), reversed(turns), strict=False))[::-1], LONG))
    return dict(scores)


def bare_turns(e: Evidence) -> Scores:
    """Several acts of writing that left nothing of anybody are of whoever stands on both sides of them."""
    return _gaps([(int(a.when), a.who) for a in e.acts if a.who is not None], LONG)


def _gaps(numbered: list[tuple[int, int]], least: int) -> Scores:
    """Who stands beside gaps: hardly suspicious on one side of one, very much so on both; a long gap is of many people."""
    scores: Scores = {}
    for (number, before), (following, after) in pairwise(numbered):
        gap = following - number - 1
        if gap >= least:
            for place in {before, after}:
                scores[place] = scores.get(place, 0) + (1 if before == after else 0.1) * least / gap
    return scores


# -- several copies ------------------------------------------------------------------


def same_day(e: Evidence) -> TextGuess:
    """Whoever did something with their name on the day an envelope came put it in."""
    return {x: dict.fromkeys(day.people, 1.0) for day in e.days for x in day.envelopes if x is not None}


def wrote_same_day(e: Evidence) -> Scores:
    """The same, for having written at all: the fewer were there, the likelier it was each of them."""
    scores: Scores = defaultdict(float)
    for day in e.days:
        for place in day.people if day.envelopes else ():
            scores[place] += len(day.envelopes) / len(day.people)
    return dict(scores)


def same_slot(e: Evidence) -> TextGuess:
    """Whoever did something with their name on the day a place in the letterbox changed put that envelope in."""
    return {x: dict.fromkeys(day.people, 1.0) for day in e.days for x in day.slots if x is not None}


def wrote_same_slot(e: Evidence) -> Scores:
    """The same, for having written at all."""
    scores: Scores = defaultdict(float)
    for day in e.days:
        for place in day.people if day.slots else ():
            scores[place] += len(day.slots) / len(day.people)
    return dict(scores)


def wrote_files(e: Evidence) -> Scores:
    """Whoever was there on a day on which files changed."""
    scores: Scores = defaultdict(float)
    for day in e.days:
        for place in day.people if day.files else ():
            scores[place] += day.files / len(day.people)
    return dict(scores)


# -- words, and all together ----------------------------------------------------------


def held(e: Evidence) -> TextGuess:
    """Whoever's row held the words."""
    return {x: dict.fromkeys(people, 1.0) for x, people in e.held.items()}


def wrote_together(e: Evidence) -> Scores:
    """Every trace of having written, added up; each is at most about one."""
    scores: Scores = defaultdict(float)
    traces = (
        wrote_neighbours,
        wrote_laid,
        message_gaps,
        update_gaps,
        bare_turns,
        wrote_same_day,
        wrote_same_slot,
    )
    for one in (trace(e) for trace in traces):
        for place, score in one.items():
            scores[place] += min(score, 1.0)
    return dict(scores)


def writers_in_order(e: Evidence) -> TextGuess:
    """The answers lie in the order of those who seem to have written."""
    likely = sorted((-s, p) for p, s in wrote_together(e).items())[: e.texts]
    writers = sorted(p for _s, p in likely)
    return {x: {writers[n]: 1.0} for n, x in enumerate(e.answers) if n < len(writers)}


def parallel(e: Evidence) -> TextGuess:
    """Answers lie in the order of their receipts, and a receipt is known by its envelope."""
    near = neighbours(e)
    known = [x for x in e.receipts if x is not None]
    return {x: near.get(known[n], {}) for n, x in enumerate(e.answers[: len(known)])}


ATTACKS = (
    Attack("envelopes in the order of people", "before", "sorted_envelopes", text=envelopes_lie),
    Attack("answers in the order of people", "after", "sorted_answers", text=answers_lie),
    Attack("numbers in the order of people", "after", "counted_answers", text=answers_numbered),
    Attack("answers beside receipts", "after", "unshuffled", text=parallel),
    Attack("size of envelopes", "before", "unpadded", text=envelope_sizes),
    Attack("words in somebody's row", "before", "draft", text=held),
    Attack("words in somebody's row", "after", "draft", text=held),
    Attack("rows written beside envelopes", "before", "named_row", neighbours, wrote_neighbours),
    Attack("rows written beside envelopes", "after", "named_row", wrote=wrote_neighbours),
    Attack("pages laid beside envelopes", "before", "stored_receipt", laid, wrote_laid, engine="sqlite"),
    Attack("gaps in numbers of messages", "before", "stored_receipt", wrote=message_gaps),
    Attack("gaps in numbers of messages", "after", "stored_receipt", wrote=message_gaps),
    Attack("gaps in numbers of updates", "before", "plain_numbers", wrote=update_gaps),
    Attack("writing that left nothing of anybody", "before", "counted_turns", wrote=bare_turns),
    Attack("copies of several nights", "before", "named_row", same_day, wrote_same_day),
    Attack("copies of several nights", "after", "named_row", wrote=wrote_same_day),
    Attack("letterbox on several nights", "before", "open_box", same_slot, wrote_same_slot),
    Attack("files that change", "before", "file", wrote=wrote_files),
    Attack("everything together", "before", "named_row", wrote=wrote_together),
    Attack("everything together", "after", "sorted_writers", writers_in_order, wrote_together),
    Attack("answers written beside rows", "after", "naive", text=answers_beside),
)
