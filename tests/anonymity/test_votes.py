"""Votes travel in the same envelopes as answers, and come out as numbers."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import Session

from bot.anonymity.box import Where, find, put
from bot.anonymity.receipts import mint
from bot.anonymity.release import Released, new_batch, release
from bot.anonymity.rules import Rules
from bot.anonymity.seal import Letter
from bot.models.briefing import Briefing
from bot.models.contribution import Contribution
from bot.models.envelope import Box, tallies, waiting_batch

DAY = date(2026, 12, 9)


@pytest.fixture
def db(engine):
    with Session(engine) as db:
        db.add(Briefing(id=1, group_id=1, author_id=1))
        db.commit()
        yield db


def test_votes_on_a_briefing_are_counted_and_nothing_else_is_written(db, tmp_path):
    box = Box(briefing_id=1)
    new_batch(db, tmp_path, box, DAY)
    receipts = [mint() for _ in range(4)]
    for receipt, vote in zip(receipts, ("clear", "clear", "not_sure", "clear"), strict=True):
        put(db, tmp_path, box, receipt, Letter(vote=f"clear:{vote}"))
    assert tallies(db, box) == {}, "nothing is counted before it is opened"
    assert release(db, tmp_path, box, Rules(), DAY, following=None) == Released()
    assert tallies(db, box) == {"clear:clear": 3, "clear:not_sure": 1}
    assert db.execute(select(Contribution)).first() is None
    assert {find(db, tmp_path, r).where for r in receipts} == {Where.PASSED_ON}


def test_a_briefing_and_a_question_of_the_same_number_have_boxes_of_their_own(db, tmp_path):
    for box in (Box(1), Box(briefing_id=1)):
        new_batch(db, tmp_path, box, DAY)
    put(db, tmp_path, Box(1), mint(), Letter("words", alone=True))
    put(db, tmp_path, Box(briefing_id=1), mint(), Letter(vote="clear:no"))
    release(db, tmp_path, Box(1), Rules(), DAY, following=None)
    assert waiting_batch(db, Box(1)) is None
    assert waiting_batch(db, Box(briefing_id=1)) is not None
    assert tallies(db, Box(1)) == tallies(db, Box(briefing_id=1)) == {}


def test_a_vote_with_words_is_counted_and_read(db, tmp_path):
    new_batch(db, tmp_path, Box(1), DAY)
    put(db, tmp_path, Box(1), mint(), Letter("the lift", alone=True, vote="points:missing"))
    assert release(db, tmp_path, Box(1), Rules(), DAY, following=None) == Released(contributions=1)
    assert tallies(db, Box(1)) == {"points:missing": 1}
    assert db.execute(select(Contribution)).scalars().one().text == "the lift"
