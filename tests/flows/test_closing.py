"""Closing and releasing: on time, never sooner than in ten days, and honest when too few wrote or words were lost."""

from datetime import timedelta

import pytest

from bot.anonymity.rules import Rules
from bot.models.question import QuestionState
from tests.core import Core
from tests.flows.asked import NAMES, TODAY, Asked, send
from tests.flows.pages import drawn, no_faults


@pytest.fixture
def scene(tmp_path):
    return Asked(Core(tmp_path))


def day(n):
    return TODAY + timedelta(days=n)


def fill(scene, start, stop, **how):
    for n in range(start, stop):
        send(scene.members[n], f"words {n}", **how)


def texts_since(phone, count):
    return [m.text for m in phone.messages[count:] if not m.mine]


def test_closes_at_the_end_of_its_last_day_and_is_released_then(scene):
    scene.ask()
    fill(scene, 0, 3)
    scene.until(day(13), hour=23)
    assert scene.get().state is QuestionState.OPEN
    assert scene.contributions() == {}
    scene.until(day(14), hour=1)
    assert scene.get().state is QuestionState.CLOSED
    assert len(scene.contributions()) == 3
    assert "Answers can be read" in scene.sam.text
    assert "Answers to sort: some" in scene.sam.text
    scene.sam.press("Read the answers")
    assert "words 1" in str(scene.sam.last.buttons)


def test_on_the_fixed_day_and_a_new_batch_begins(scene):
    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 3)
    scene.until(day(15))
    assert scene.contributions() == {}
    scene.until(day(16))
    assert day(16).weekday() == Rules().release_weekday
    assert len(scene.contributions()) == 3
    assert "Answers can be read" in scene.sam.text
    fill(scene, 0, 1)
    fill(scene, 3, 5)
    scene.until(day(28))
    assert len(scene.contributions()) == 3
    scene.until(day(29))
    assert len({c.batch_id for c in scene.contributions().values()}) == 2
    released = [b.released_on for b in scene.batches() if b.released_on]
    assert released == [day(16), day(29)]


def test_once_at_the_end_if_that_is_wished(scene):
    scene.ask(closes_on=day(28), hear_by=day(21), at_closing=True)
    fill(scene, 0, 5)
    scene.until(day(28))
    assert scene.contributions() == {}
    scene.until(day(29))
    assert len(scene.contributions()) == 5


def test_two_wait_until_the_end(scene):
    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 2, alone=True)
    scene.members[5].press("Not this time")
    heard = len(scene.sam.messages)
    scene.until(day(28))
    assert scene.contributions() == {}
    assert not any("can be read" in t for t in texts_since(scene.sam, heard))
    scene.until(day(29))
    assert len(scene.contributions()) == 2


def without_the_month(texts):
    """What people were told, without the monthly word that everybody gets in between."""
    return [text for text in texts if not text.startswith("What we owe you")]


def test_too_few_only_with_others_and_everybody_is_told_the_same(scene):
    scene.ask()
    fill(scene, 0, 1)
    send(scene.members[1], "read it anyway", alone=True)
    counts = [len(p.messages) for p in scene.members]
    scene.until(day(15))
    no_faults([drawn(scene, "q.few:1")])
    assert list(scene.contributions()) == ["read it anyway"]
    told = [without_the_month(texts_since(p, n)) for p, n in zip(scene.members, counts, strict=True)]
    assert all(t == told[0] for t in told)
    assert len(told[0]) == 1
    assert "Too few people wrote without their name" in told[0][0]
    assert "You still hear by Sunday 13 December" in told[0][0]
    scene.members[0].press("See where it is")
    assert "was in the batch" in scene.members[0].text


def test_nobody_wrote_and_nobody_is_told_that_anybody_did(scene):
    scene.ask()
    scene.ade.press("Not this time")
    counts = [len(p.messages) for p in scene.members]
    scene.until(day(15))
    told = [without_the_month(texts_since(p, n)) for p, n in zip(scene.members, counts, strict=True)]
    assert told == [[]] * len(NAMES)
    assert "No answer came that can be read." in scene.sam.text or "A question closed" in scene.sam.text


def test_a_question_of_fewer_than_ten_days_has_no_way_without_a_name(scene):
    scene.ask(closes_on=day(9))
    assert not scene.get().nameless
    assert scene.batches() == []
    assert "Answer without my name" not in scene.ade.last.buttons
    assert "Answer with my name" in scene.ade.last.buttons


def test_down_for_weeks_it_is_released_once_when_it_is_back(scene):
    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 4)
    scene.core.now += timedelta(days=50)
    scene.wait(seconds=1)
    assert len(scene.contributions()) == 4
    assert len(scene.batches()) == 1
    assert scene.get().state is QuestionState.CLOSED


def test_down_over_a_release_it_comes_late_and_the_next_keeps_its_distance(scene):
    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 4)
    scene.core.now += timedelta(days=17)
    scene.wait(seconds=1)
    assert len(scene.contributions()) == 4
    waiting = scene.batches()[-1]
    assert waiting.release_on - day(17) >= timedelta(days=10)


def test_back_too_near_to_the_last_release_everything_waits_for_that(scene):
    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 4)
    scene.core.now += timedelta(days=22)
    scene.wait(seconds=1)
    assert scene.contributions() == {}
    assert [b.release_on for b in scene.batches()] == [day(29)]
    scene.until(day(29))
    assert len(scene.contributions()) == 4


def test_a_lost_key_is_told_to_everybody_and_a_new_batch_begins(scene):
    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 4)
    for path in (scene.core.house.home / "keys").iterdir():
        path.unlink()
    scene.until(day(16))
    no_faults([drawn(scene, "q.lost:1")])
    assert "is lost, through a fault of ours" in scene.members[7].text
    assert scene.contributions() == {}
    scene.ade.press("See where it is")
    assert "It may be lost, through a fault of ours" in scene.ade.text
    scene.members[7].press("See the question")
    fill(scene, 0, 3)
    scene.until(day(29))
    assert len(scene.contributions()) == 3


def test_at_start_a_lost_key_is_owned_up_to_at_once(scene):
    from sqlmodel import Session

    from bot.anonymity import letterbox
    from bot.models.timer import Timer

    scene.ask(closes_on=day(28), hear_by=day(21))
    fill(scene, 0, 2)
    for path in (scene.core.house.home / "keys").iterdir():
        path.unlink()
    with Session(scene.core.engine) as db:
        for batch in letterbox.lost(db, scene.core.house.home):
            db.add(Timer(at=scene.core.now, route="release.lost", args=[str(batch.question_id)], name="lost"))
        db.commit()
    scene.wait(minutes=1)
    assert "is lost" in scene.members[7].text
    send(scene.members[7], "words")
    assert len(scene.envelopes()) == 1


def test_the_stand_in_hears_it_when_the_coordinator_is_away(scene):
    kim = scene.second_coordinator()
    with scene.core.session() as db:
        from bot.models.group import Group

        db.get(Group, scene.group).stand_in_id = kim.person_id
        db.commit()
    scene.ask()
    fill(scene, 0, 3)
    scene.until(day(15))
    assert "Answers can be read" in kim.text
