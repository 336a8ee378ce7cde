"""No promise just passes: reminders to the owner, silence told to everybody, news per point, settled only when all is said."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from bot.chat.screens import faults
from bot.models.contribution import Contribution, How
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState
from bot.models.timer import Timer
from bot.models.update import Update
from tests.core import START, Core
from tests.flows.scene import Scene

DUE = date(2026, 12, 7)


@pytest.fixture
def scene(tmp_path):
    scene = Scene(Core(tmp_path))
    with scene.core.session() as db:
        question = Question(
            group_id=scene.group, project_id=1, author_id=scene.sam.person_id, text="What would help?",
            decider="Dana", owner_id=scene.sam.person_id, closes_on=date(2026, 11, 30), state=QuestionState.CLOSED,
        )  # fmt: skip
        from bot.models.project import Project

        db.add(Project(id=1, group_id=scene.group, title="Door", ready=True))
        db.flush()
        db.add(question)
        db.flush()
        for person in (scene.sam, *scene.members):
            db.add(Audience(question_id=question.id, person_id=person.person_id))
        for text in ("A quiet window", "Say hello", "Open later"):
            db.add(
                Contribution(
                    question_id=question.id, text=text, how=How.NAMELESS, released_week=date(2026, 11, 30)
                )
            )
        promise = Promise(question_id=question.id, due_on=DUE, owner_id=scene.sam.person_id, decider="Dana")
        db.add(promise)
        db.flush()
        db.add(Timer(at=START, route="promise.watch", args=[str(promise.id)], name="watch"))
        db.commit()
        scene.question = question.id
    scene.core.wait(seconds=1)
    return scene


def promises(scene):
    with scene.core.session() as db:
        return list(db.exec(select(Promise).order_by(Promise.id)).all())


def go_to(scene, day, hour=12):
    target = START.replace(day=1, month=1, year=2026, hour=hour) + timedelta(
        days=(day - date(2026, 1, 1)).days
    )
    scene.core.wait(seconds=(target - scene.core.now).total_seconds())


def test_owner_is_told_7_and_2_days_before_and_on_the_day(scene):
    heard = []
    for days in (8, 7, 6, 3, 2, 1, 0):
        before = len(scene.sam.messages)
        go_to(scene, DUE - timedelta(days=days))
        heard += [days] if len(scene.sam.messages) > before else []
    assert heard == [7, 2, 0]
    assert "today" in scene.sam.text
    assert scene.ade.messages == []


def test_silence_is_told_at_ten_the_next_morning_and_names_whose_it_is(scene):
    go_to(scene, DUE + timedelta(days=1), hour=9)
    assert scene.ade.messages == []
    go_to(scene, DUE + timedelta(days=1), hour=11)
    assert "No news yet" in scene.ade.text
    assert "Whose silence it is: Sam" in scene.ade.text
    assert [p.missed_on for p in promises(scene)] == [DUE + timedelta(days=1), None]
    assert scene.ade.text == scene.rowan.text


def test_once_who_decides_was_asked_the_silence_is_theirs(scene):
    go_to(scene, DUE)
    scene.sam.press("Get a letter to forward")
    assert "Dear Dana" in scene.sam.text
    scene.sam.press("I have sent it")
    go_to(scene, DUE + timedelta(days=1))
    assert "Whose silence it is: Dana" in scene.ade.text


def test_silence_goes_on_being_told_until_there_is_news(scene):
    go_to(scene, DUE + timedelta(days=30))
    assert sum("No news yet" in m.text for m in scene.ade.messages) == 4
    assert len([p for p in promises(scene) if p.open]) == 1


def test_bot_was_down_over_the_day_and_tells_once(scene):
    scene.core.now = START + timedelta(days=20)
    scene.core.wait(seconds=1)
    assert sum("No news yet" in m.text for m in scene.ade.messages) == 1
    assert not any("7 days" in m.text for m in scene.sam.messages)


def tell(scene, words, tap):
    sam = scene.sam
    sam.press_data(f"news.write:{scene.question}")
    sam.say(words)
    sam.press(tap)
    return sam


def test_update_in_five_taps_keeps_the_promise_and_makes_the_next(scene):
    sam = scene.sam
    taps = ["news.list", "news.open", "news.write"]
    sam.press_data(f"news.list:{scene.group}")
    sam.press("Monday 7 December")
    sam.press("Tell people what happened")
    sam.say("Dana read your points.")
    sam.say("in a week")
    sam.press("Preview and send")
    sam.press("Send now")
    assert len(taps) + 2 <= 5
    scene.core.wait(minutes=2)
    assert "Dana read your points." in scene.ade.text
    assert "You hear more by: Monday 30 November" in scene.ade.text
    kept, following = promises(scene)
    assert (kept.kept_on, following.due_on, following.open) == (date(2026, 11, 23), date(2026, 11, 30), True)
    go_to(scene, DUE + timedelta(days=1))
    assert not any("7 December" in m.text for m in scene.ade.messages)


def test_next_date_is_at_most_21_days_ahead(scene):
    sam = scene.sam
    sam.press_data(f"news.write:{scene.question}")
    sam.say("Dana read your points.")
    sam.say("24 December")
    assert "at the latest" in sam.text
    sam.say("last Monday")
    sam.say("14 December")
    assert "It is written" in sam.text


def sort_answers(scene):
    sam = scene.sam
    for text, point in (("A quiet window", "Somewhere quiet"), ("Say hello", "Be greeted")):
        sam.press_data(f"read.batch:{scene.question}")
        sam.press(text)
        sam.press("Put it with a point")
        sam.press("A new point")
        sam.say(point)
    sam.press("Open later")
    sam.press("Not used, because")
    sam.say("Two people asked for the opposite.")


def test_last_news_waits_until_every_point_has_an_outcome(scene):
    sort_answers(scene)
    sam = tell(scene, "This is how it ends.", "This is the last news")
    assert "First say what happened" in sam.text
    sam.press("Say what happened with each point")
    sam.press("✏️ Somewhere quiet")
    sam.press("Done")
    sam.say("There is a quiet window.")
    sam.press("✏️ Be greeted")
    sam.press("Partly")
    sam.say("Ten to two.")
    sam.say("There is money for half a post.")
    sam.press("Done")
    assert "First say what happened" in sam.text
    sam.press("Say what happened with each point")
    sam.press("✏️ Points that were not used")
    sam.press("No, because")
    sam.say("It stays as it is.")
    sam.say("Two people asked for the opposite.")
    sam.press("Done", message=sam.last)
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    text = scene.ade.text
    assert (
        text.index("You said: Somewhere quiet") < text.index("You said: Be greeted") < text.index("not used")
    )
    assert "Why: There is money for half a post." in text
    assert scene.rowan.text == text
    with scene.core.session() as db:
        assert db.get(Question, scene.question).state is QuestionState.SETTLED
    assert not [p for p in promises(scene) if p.open]
    go_to(scene, DUE + timedelta(days=60))
    assert scene.ade.text == text


def test_everything_can_be_looked_up_again(scene):
    tell(scene, "Dana read your points.", "By ")
    scene.sam.press("Preview and send")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    scene.ade.press("See everything about this")
    assert "Dana read your points." in scene.ade.text
    other = scene.other_coordinator()
    other.press_data(f"news.read:{scene.question}")
    assert "Dana" not in other.text


def test_members_cannot_read_sort_or_tell(scene):
    with scene.core.session() as db:
        answer = db.exec(select(Contribution)).first().id
    for data in (
        f"read.batch:{scene.question}", f"read.one:{answer}", f"theme.pick:{answer}", f"themes.list:{scene.question}",
        f"news.write:{scene.question}", f"news.open:{scene.question}", "promise.letter:1", f"read.worried:{answer}",
    ):  # fmt: skip
        scene.ade.press_data(data)
        assert "Only somebody with that role" in scene.ade.text, data
    with scene.core.session() as db:
        assert db.exec(select(Update)).all() == []


def test_every_screen_keeps_the_rules(scene):
    with scene.watch_screens() as seen:
        test_last_news_waits_until_every_point_has_an_outcome(scene)
    assert {p.parts: faults(p) for p in seen if faults(p)} == {}
