"""No promise just passes: reminders to whoever owes it, silence told to everybody, and a date that moves only with a reason."""

import itertools
from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from bot.chat.events import Left
from bot.models.contribution import Contribution
from bot.models.membership import Membership, Role
from bot.models.promise import Promise
from tests.core import Core
from tests.flows.owed import DUE, Owed, week
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Owed(Core(tmp_path))


def test_owner_is_told_7_and_2_days_before_and_on_the_day(scene):
    heard = []
    for days in (8, 7, 6, 3, 2, 1, 0):
        before = len(scene.sam.messages)
        scene.go_to(DUE - timedelta(days=days))
        heard += [days] if len(scene.sam.messages) > before else []
    assert heard == [7, 2, 0]
    assert "today" in scene.sam.text
    assert scene.ade.messages == []


def test_silence_is_told_at_ten_the_next_morning_and_names_whose_it_is(scene):
    scene.go_to(DUE + timedelta(days=1), hour=9)
    assert scene.ade.messages == []
    scene.go_to(DUE + timedelta(days=1), hour=11)
    assert "No news yet" in scene.ade.text
    assert "Whose silence it is: Sam" in scene.ade.text
    assert [p.missed_on for p in scene.promises] == [DUE + timedelta(days=1), None]
    assert scene.ade.text == scene.rowan.text


def test_once_who_decides_was_asked_the_silence_is_theirs_until_they_answer(scene):
    scene.go_to(DUE)
    scene.sam.press("Get a letter to forward")
    assert "Dear Dana" in scene.sam.text
    scene.sam.press("I have sent it")
    scene.go_to(DUE + timedelta(days=1))
    assert "Whose silence it is: Dana" in scene.ade.text
    scene.go_to(DUE + timedelta(days=9))
    assert "Whose silence it is: Dana" in scene.ade.text
    assert scene.told("Whose silence") == 2


def letter(scene):
    scene.sam.press_data("promise.letter:1")
    return scene.sam.text


def test_the_letter_has_the_points_once_people_have_seen_them(scene):
    assert "answered this question: What would help?\n\nWe promised" in letter(scene)
    assert "points are not in it" not in scene.sam.text
    scene.sort()
    assert "Somewhere quiet" not in letter(scene)
    assert "The points are not in it: people have not seen them yet." in scene.sam.text
    scene.sam.press("Show people the points first")
    scene.send()
    with scene.watch_screens() as seen:
        number = scene.open.id
        scene.sam.press_data(f"promise.letter:{number}")
    assert "They said:\n• Somewhere quiet\n• Be greeted\n\nWe promised" in scene.sam.text
    assert "not in it" not in scene.sam.text
    no_faults(seen)


def test_the_letter_has_the_points_of_news_that_went(scene):
    scene.sort()
    scene.write("Dana read it.", "By ")
    scene.say_of("Somewhere quiet", "Yes, this will happen", "The council looks for a room.")
    scene.send()
    scene.sam.press_data(f"promise.letter:{scene.open.id}")
    assert "They said:\n• Somewhere quiet\n\nWe promised" in scene.sam.text


def test_the_letter_claims_no_answer_that_did_not_come(scene):
    with scene.core.session() as db:
        db.execute(delete(Contribution))
        db.commit()
    assert "We asked the members of" in letter(scene)
    assert "No answer from them could be passed on.\n\nWe promised them news by" in scene.sam.text
    assert "answered" not in scene.sam.text


def test_bot_was_down_over_the_day_and_tells_once(scene):
    scene.core.now += timedelta(days=20)
    scene.core.wait(seconds=1)
    assert scene.told("No news yet") == 1
    assert not any("7 days" in m.text for m in scene.sam.messages)


# -- moving a date ------------------------------------------------------------------------


def test_a_date_moves_only_with_a_reason_that_people_read(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        sam.press_data(f"news.open:{scene.question}")
        sam.press("I have no news yet")
        sam.press("Move the date")
        assert "Why does it take longer?" in sam.text
        sam.press_data("send.look:news:1")
        sam.press_data(f"promise.move:{scene.question}")
        sam.say("They meet a week later.")
        sam.say("31 December")
        assert "is the latest day for the next news" in sam.text
        sam.say("14 December")
        scene.send()
    no_faults(seen)
    assert "The date has moved" in scene.ade.text
    assert "Why it takes longer: They meet a week later." in scene.ade.text
    moved, following = scene.promises
    assert (moved.moved_on, moved.missed_on, moved.kept_on) == (date(2026, 11, 23), None, None)
    assert following.due_on == date(2026, 12, 14)
    scene.go_to(DUE + timedelta(days=2))
    assert scene.told("No news yet") == 0
    scene.ade.press_data(f"news.read:{scene.question}")
    assert "They meet a week later." in scene.ade.text


def test_moving_a_date_does_not_wipe_out_a_missed_one(scene):
    """Missed, moved, missed: that is two in a row, however it is dressed."""
    scene.go_to(DUE + timedelta(days=1))
    scene.sam.press_data(f"promise.move:{scene.question}")
    scene.sam.say("They meet later.")
    scene.sam.press("By ")
    scene.send()
    scene.go_to(scene.open.due_on + timedelta(days=1))
    assert "No answer" in scene.ade.text


def test_a_draft_that_waited_too_long_is_called_off_and_its_author_hears_why(scene):
    sam = scene.sam
    scene.write("Dana read your points.", "By Monday 30 November")
    sam.press("Preview and send")
    sam.press("Send later")
    sam.say("Tuesday 1 December 10am")
    scene.go_to(date(2026, 12, 1))
    assert scene.told("Dana read") == 0
    assert "The day of the next news has passed" in sam.text
    sam.press("Choose a day")
    sam.press("By ")
    scene.send()
    assert scene.told("Dana read") == 1


# -- who owes it --------------------------------------------------------------------------


def stand_in(scene):
    """Kim stands in for Sam."""
    from bot.models.group import Group

    kim = scene.second_coordinator()
    with scene.core.session() as db:
        group = db.get(Group, scene.group)
        group.stand_in_id, group.stand_in_name = kim.person_id, "Kim"
        db.commit()
    kim.press_data(f"desk:{scene.group}")
    return kim


def test_while_the_owner_is_away_the_stand_in_is_reminded(scene):
    kim = stand_in(scene)
    scene.sam.press_data(f"away.until:{scene.group}:open")
    before = len(scene.sam.messages)
    scene.go_to(DUE - timedelta(days=6))
    assert "You owe people news in 7 days" in kim.text
    assert len(scene.sam.messages) == before
    assert scene.open.owner_id == scene.sam.person_id, "it stays the owner's: they come back"


def blocks(scene):
    sam = scene.sam
    scene.core.update(Left(sam.id, sam.id, "Sam", "en"), sam)


def removed(scene):
    with scene.core.session() as db:
        row = db.get(Membership, scene.rows(Membership)[0].id)
        assert row.role is Role.COORDINATOR
        row.left_on = date(2026, 11, 24)
        db.commit()


@pytest.mark.parametrize("goes", [blocks, removed])
def test_an_owner_who_is_gone_hands_over_for_good_and_people_read_the_new_name(scene, goes):
    kim = stand_in(scene)
    goes(scene)
    scene.go_to(DUE - timedelta(days=6))
    texts = [m.text for m in kim.messages]
    assert any("Sam cannot tell people any more" in t for t in texts)
    assert any("You owe people news in 7 days" in t for t in texts)
    assert scene.open.owner_id == kim.person_id
    scene.ade.press_data(f"news.read:{scene.question}")
    assert "Who tells you: Kim" in scene.ade.text
    scene.go_to(DUE + timedelta(days=1))
    assert "Whose silence it is: Kim" in scene.ade.text


def test_members_cannot_move_refuse_or_ask(scene):
    for data in (
        f"promise.move:{scene.question}", f"promise.refused:{scene.question}", f"promise.stuck:{scene.question}",
        "promise.letter:1", "promise.asked:1", f"choice.higher:{scene.question}", f"fits.more:{scene.question}",
    ):  # fmt: skip
        scene.ade.press_data(data)
        assert "Only somebody with that role" in scene.ade.text, data
    assert [p.asked_on for p in scene.rows(Promise)] == [None]


def test_the_next_date_always_lies_within_three_weeks(scene):
    """Whatever happens, and for half a year, somebody hears something at least every 21 days."""
    days = []
    for n in range(0, 180, 1):
        before = len(scene.ade.messages)
        scene.go_to(DUE + timedelta(days=n))
        days += [n] if len(scene.ade.messages) > before else []
        assert scene.open.due_on - (DUE + timedelta(days=n)) <= week(3)
    assert max(b - a for a, b in itertools.pairwise(days)) <= 21
