"""The pacer against the practice room's own count of the limits, on virtual time."""

import bisect
import heapq
import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pacing import EVER, GROUP, Pacer
from bot.practice.flood import Flood
from bot.practice.refusals import Refusal

START = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Telegram:
    """Counts a call halfway between its start and its answer, as the practice room does."""

    def __init__(self, low, spread, seed=1):
        self.flood, self.refused = Flood(), 0
        self.low, self.spread, self.random = low, spread, random.Random(seed)

    def delay(self):
        return timedelta(seconds=self.low + self.random.random() * self.spread)

    def arrive(self, chat, at):
        try:
            self.flood.count(chat, at)
        except Refusal:
            self.refused += 1


def run(messages, telegram, seconds=10_000):
    """Send `messages` (asked at, chat, reply) as fast as the pacer lets; returns when each went."""
    pacer, numbers = Pacer(), itertools.count()
    coming = sorted(messages, key=lambda m: m[0])
    waiting, went, looks = [], [], set()
    events = []  # (instant, number, what, chat, began)
    now = START
    for asked, chat, reply in coming:
        heapq.heappush(events, (START + timedelta(seconds=asked), next(numbers), "ask", chat, reply))
    while events:
        now, _n, what, chat, extra = heapq.heappop(events)
        assert now < START + timedelta(seconds=seconds), "it does not end"
        if what == "ask":
            bisect.insort(waiting, (not extra, next(numbers), chat, now))
        elif what == "arrive":
            telegram.arrive(chat, now)
        elif what == "answer":
            pacer.end(chat, counts=True, began=extra, now=now)
            pacer.done()
        for item in waiting[:60]:
            bulk, _order, to, asked = item
            if pacer.ready_at(to, reply=not bulk, counts=True, now=now) <= now:
                pacer.begin(to, reply=not bulk, counts=True, now=now)
                waiting.remove(item)
                went.append((to, not bulk, (now - asked).total_seconds(), now))
                delay = telegram.delay()
                heapq.heappush(events, (now + delay / 2, next(numbers), "arrive", to, None))
                heapq.heappush(events, (now + delay, next(numbers), "answer", to, now))
        times = [pacer.ready_at(w[2], reply=not w[0], counts=True, now=now) for w in waiting[:60]]
        soonest = min(times, default=EVER)
        if soonest != EVER and soonest not in looks:
            looks.add(soonest)
            heapq.heappush(events, (soonest, next(numbers), "look", 0, None))
    assert not waiting
    return went


@settings(max_examples=40, deadline=None)
@given(
    low=st.floats(0, 0.5),
    spread=st.floats(0, 1),
    people=st.integers(1, 200),
    replies=st.lists(st.tuples(st.floats(0, 8), st.integers(0, 250)), max_size=40),
    seed=st.integers(0, 99),
)
def test_whatever_the_delay_telegram_never_has_to_say_too_fast(low, spread, people, replies, seed):
    telegram = Telegram(low, spread, seed)
    run([(0, n, False) for n in range(people)] + [(at, chat, True) for at, chat in replies], telegram)
    assert telegram.refused == 0


@pytest.mark.parametrize(("low", "spread", "most"), [(0, 0.002, 1.02), (0.07, 0.08, 1.06)])
def test_a_broadcast_is_as_fast_as_telegram_allows(low, spread, most):
    people = 3000
    went = run([(0, n, False) for n in range(people)], Telegram(low, spread))
    assert (went[-1][3] - START).total_seconds() <= most * people / 30


def test_a_reply_does_not_wait_for_a_broadcast():
    replies = [(5 + n * 0.37, 10_000 + n, True) for n in range(100)]
    went = run([(0, n, False) for n in range(1500)] + replies, Telegram(0.07, 0.08))
    waits = sorted(w for _chat, reply, w, _at in went if reply)
    assert waits[-1] < 0.5


def test_one_chat_gets_a_message_a_second():
    went = run([(0, 7, True) for _ in range(4)], Telegram(0.05, 0))
    gaps = [(b[3] - a[3]).total_seconds() for a, b in itertools.pairwise(went)]
    assert all(1.0 < gap < 1.1 for gap in gaps)


def test_an_edit_after_a_message_does_not_let_the_next_message_go_early():
    pacer, later = Pacer(), START + timedelta(seconds=0.1)
    pacer.begin(7, reply=True, counts=True, now=START)
    pacer.end(7, counts=True, began=START, now=START)
    assert pacer.ready_at(7, reply=True, counts=False, now=later) == later
    pacer.begin(7, reply=True, counts=False, now=later)
    pacer.end(7, counts=False, began=later, now=later)
    assert pacer.ready_at(7, reply=True, counts=True, now=later) > START + timedelta(seconds=1)


def test_one_chat_told_to_wait_holds_that_chat_and_two_hold_all():
    pacer = Pacer()
    until = START + timedelta(seconds=9)
    pacer.hold(7, until, START)
    assert pacer.ready_at(7, reply=True, counts=True, now=START) == until
    assert pacer.ready_at(8, reply=True, counts=True, now=START) == START
    pacer.hold(8, until, START)
    assert pacer.ready_at(9, reply=True, counts=True, now=START) == until


def test_when_telegram_does_not_answer_two_calls_are_left_for_replies():
    pacer = Pacer()
    at = START
    for chat in range(28):
        at += timedelta(seconds=1)
        assert pacer.ready_at(chat, reply=False, counts=True, now=at) == at
        pacer.begin(chat, reply=False, counts=True, now=at)
    assert pacer.ready_at(100, reply=False, counts=True, now=at) == EVER
    assert pacer.ready_at(100, reply=True, counts=True, now=at) == at


def test_a_clock_that_is_set_back_holds_nothing_for_an_hour():
    pacer = Pacer()
    for n in range(GROUP):
        pacer.begin(n, reply=False, counts=True, now=START)
        pacer.end(n, counts=True, began=START, now=START)
        pacer.done()
    pacer.ready_at(99, reply=False, counts=True, now=START)
    back = START - timedelta(hours=1)
    assert pacer.ready_at(99, reply=False, counts=True, now=back) <= back + timedelta(seconds=2)
