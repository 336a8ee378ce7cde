"""What is too old goes by itself, every day."""

import os
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.app import come_daily
from bot.models.contribution import Contribution
from bot.models.envelope import Receipt
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState
from bot.models.theme import Theme
from bot.models.timer import Timer
from bot.models.update import Update
from tests.anonymity.killed import files_with
from tests.core import Core
from tests.flows.asked import TODAY, Asked, send

SETTLED = 15
WORDS = "A kind face at the desk, said long ago"


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    with scene.core.session() as db:
        come_daily(db, scene.core.now)
        come_daily(db, scene.core.now)
        db.commit()
    scene.ask()
    for n, text in enumerate((WORDS, "two", "three")):
        send(scene.members[n], text)
    scene.until(TODAY + timedelta(days=SETTLED))
    with scene.core.session() as db:
        db.get(Question, scene.question).state = QuestionState.SETTLED
        current_promise(db, scene.question).kept_on = scene.core.now.date()
        db.add(Update(question_id=scene.question, final=True, sent_on=scene.core.now.date(), state="sent"))
        db.add(Theme(question_id=scene.question, title="It is hard to walk in"))
        db.commit()
    return scene


def test_texts_and_receipts_go_ninety_days_after_it_was_settled(scene, tmp_path):
    scene.wait(days=89)
    assert len(scene.rows(Contribution)) == 3
    assert len(scene.rows(Receipt)) == 3
    assert files_with(WORDS, tmp_path)
    scene.wait(days=1)
    assert scene.rows(Contribution) == []
    assert scene.rows(Receipt) == []
    assert files_with(WORDS, tmp_path) == [], "no old page of the file holds them"
    assert [t.title for t in scene.rows(Theme)] == ["It is hard to walk in"]
    scene.ade.press("See where it is")
    assert "do not know this receipt" in scene.ade.text


def test_what_is_not_settled_stays(scene):
    with scene.core.session() as db:
        db.get(Question, scene.question).state = QuestionState.CLOSED
        db.commit()
    scene.wait(days=200)
    assert len(scene.rows(Contribution)) == 3
    assert len(scene.rows(Receipt)) == 3


def test_old_backups_go_and_young_ones_stay(scene, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for name, days in (("old.tar.gz", 31), ("young.tar.gz", 5)):
        (folder / name).write_text("x")
        then = (scene.core.now - timedelta(days=days)).timestamp()
        os.utime(folder / name, (then, then))
    scene.wait(days=1)
    assert [p.name for p in folder.iterdir()] == ["young.tar.gz"]


def test_it_comes_again_every_day_and_only_once(scene):
    scene.wait(days=3)
    with scene.core.session() as db:
        timers = db.exec(select(Timer).where(col(Timer.route) == "keep.tidy")).all()
    assert len(timers) == 1
    assert timedelta(0) < timers[0].at - scene.core.now <= timedelta(days=1)
