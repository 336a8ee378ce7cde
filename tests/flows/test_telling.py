"""News of what happened: per point, with a next date or an outcome for everything; shown first where it is shaped together."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from bot.models.contribution import Contribution
from bot.models.project import Level
from bot.models.question import Question, QuestionState
from bot.models.update import Update
from tests.core import Core
from tests.flows.owed import DUE, Owed
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Owed(Core(tmp_path))


class Taps:
    """Counts what is tapped, not what is typed."""

    def __init__(self, phone):
        self.phone, self.taps = phone, 0

    def tap(self, label):
        self.taps += 1
        self.phone.press(label)


def test_from_the_desk_to_a_sent_update_in_five_taps_and_taken_back_in_two(scene):
    sam = scene.sam
    sam.press_data(f"desk:{scene.group}")
    going = Taps(sam)
    going.tap("Tell: news owed by")
    going.tap("Monday 7 December")
    sam.say("Dana read your points.")
    going.tap("By Monday 30 November")
    going.tap("Preview and send")
    going.tap("Send now")
    assert going.taps <= 5
    scene.core.wait(minutes=2)
    assert "Dana read your points." in scene.ade.text
    assert "You hear more by: Monday 30 November" in scene.ade.text
    kept, following = scene.promises
    assert (kept.kept_on, following.due_on) == (date(2026, 11, 23), date(2026, 11, 30))
    back = Taps(sam)
    back.tap("Take it back")
    back.tap("Take it back")
    assert back.taps <= 2
    assert scene.told("Dana read") == 0
    assert "by mistake" in scene.ade.text


def test_with_the_button_and_a_typed_day_it_is_five_taps_too(scene):
    sam = scene.sam
    sam.press_data(f"desk:{scene.group}")
    going = Taps(sam)
    for label in ("Tell: news owed by", "Monday 7 December", "Tell people what happened"):
        going.tap(label)
    sam.say("Dana read your points.")
    sam.say("in a week")
    going.tap("Preview and send")
    going.tap("Send now")
    assert going.taps <= 5
    scene.core.wait(minutes=2)
    assert scene.told("Dana read your points.") == 1


def test_taking_an_update_back_owes_the_news_again_and_keeps_the_words(scene):
    sam = scene.sam
    scene.write("Dana red your points.", "By ")
    scene.send()
    sam.press("Take it back")
    sam.press("Take it back")
    assert scene.open.due_on == DUE
    assert len(scene.promises) == 1
    sam.press_data(f"news.write:{scene.question}")
    assert "Dana red your points." in sam.text
    sam.press("Change something")
    sam.press("✓ Words to everyone")
    sam.say("Dana read your points.")
    scene.send()
    assert scene.told("Dana read your points.") == 1
    scene.ade.press_data(f"news.read:{scene.question}")
    assert "red your" not in scene.ade.text


def test_taking_back_the_last_news_opens_the_question_again(scene):
    scene.settle()
    assert scene.state is QuestionState.SETTLED
    scene.sam.press("Take it back")
    scene.sam.press("Take it back")
    assert scene.state is QuestionState.CLOSED
    assert scene.open.due_on == DUE
    scene.sam.press_data(f"news.write:{scene.question}")
    assert "✓" not in scene.sam.text
    scene.send()
    assert scene.state is QuestionState.SETTLED


def test_taken_back_after_its_day_it_is_owed_the_same_day(scene):
    scene.go_to(DUE)
    scene.write("Dana read your points.", "By ")
    scene.send()
    scene.go_to(DUE + timedelta(days=1))
    scene.sam.press("Take it back")
    scene.sam.press("Take it back")
    assert scene.open.due_on == DUE + timedelta(days=1)
    scene.go_to(DUE + timedelta(days=2))
    assert "No news yet" in scene.ade.text


def test_next_date_is_at_most_21_days_ahead(scene):
    sam = scene.sam
    sam.press_data(f"news.write:{scene.question}")
    sam.say("Dana read your points.")
    sam.say("24 December")
    assert "is the latest day for the next news" in sam.text
    sam.say("last Monday")
    sam.say("14 December")
    assert "It is written" in sam.text


def test_last_news_waits_until_every_point_has_an_outcome(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        scene.sort()
        scene.write("This is how it ends.", "This is the last news")
        assert "First say what happened" in sam.text
        sam.press_data("send.go:news:1")
        scene.core.wait(minutes=2)
        assert scene.told("This is how it ends") == 0, "a forged Send does not get past it either"
        sam.press_data(f"news.write:{scene.question}")
        scene.say_of("Somewhere quiet", "Done", "There is a quiet window.")
        scene.say_of("Be greeted", "Partly", "Ten to two.", "There is money for half a post.")
        assert "First say what happened" in sam.text
        scene.say_of("Points that were not used", "No", "It stays.", "Two people asked for the opposite.")
        scene.send()
    no_faults(seen)
    text = scene.ade.text
    assert (
        text.index("You said: Somewhere quiet") < text.index("You said: Be greeted") < text.index("not used")
    )
    assert "Why: There is money for half a post." in text
    assert scene.rowan.text == text
    assert scene.state is QuestionState.SETTLED
    assert scene.open is None
    scene.go_to(DUE + timedelta(days=60))
    assert scene.ade.text == text


def test_what_was_told_of_a_point_before_is_carried_into_the_last_news(scene):
    sam = scene.sam
    scene.sort()
    scene.write("A first step.", "By Monday 30 November")
    scene.say_of("Somewhere quiet", "Done", "There is a quiet window.")
    scene.send()
    scene.go_to(date(2026, 11, 30))
    scene.write("That is all.", "This is the last news")
    sam.press("Say what happened with each point")
    assert sam.find("✓ Somewhere quiet: Done")
    sam.press("✓ Somewhere quiet")
    assert "Told before: Done. There is a quiet window." in sam.text


def test_the_last_news_waits_while_answers_still_come(scene):
    with scene.core.session() as db:
        question = db.get(Question, scene.question)
        question.state, question.closes_on = QuestionState.OPEN, date(2026, 12, 4)
        db.commit()
    scene.sort()
    scene.write("That is all.", "This is the last news")
    assert "Answers still come" in scene.sam.text
    assert not any(label.startswith("Preview") for label in scene.sam.last.buttons)


def test_everything_can_be_looked_up_again(scene):
    scene.write("Dana read your points.", "By ")
    scene.send()
    scene.ade.press("See everything about this")
    assert "Dana read your points." in scene.ade.text
    other = scene.other_coordinator()
    other.press_data(f"news.read:{scene.question}")
    assert "Dana" not in other.text


def test_a_co_chair_sees_promises_and_writes_nothing(scene):
    kim = scene.second_coordinator()
    kim.press_data(f"people.cochair_sure:{scene.group}:{scene.ade.person_id}:1")
    ade = scene.ade
    ade.press_data(f"news.list:{scene.group}")
    ade.press("Monday 7 December")
    assert "News is owed by: Monday 7 December" in ade.text
    assert not any(label.startswith(("Tell", "I have no news")) for label in ade.last.buttons)
    ade.say("Dana read your points.")
    ade.press_data(f"news.write:{scene.question}")
    assert "Only somebody with that role" in ade.text
    assert scene.rows(Update) == []


def test_a_co_chair_gets_from_their_own_page_to_how_it_all_stands_and_back(scene):
    kim = scene.second_coordinator()
    kim.press_data(f"people.cochair_sure:{scene.group}:{scene.ade.person_id}:1")
    ade = scene.ade
    ade.press("See what I see now")
    ade.press("See how it all stands")
    assert "What would help?: By Monday 7 December, told by Sam" in ade.text
    ade.press("Back")
    assert "as the coordinators do" in ade.text


def test_five_taps_besides_typing_from_the_desk_to_a_sent_update_and_two_to_take_it_back(scene):
    sam, taps = scene.sam, []

    def tap(label):
        taps.append(label)
        sam.press(label)

    sam.say("/desk")
    tap("Tell: news owed")
    tap("Monday 7 December: What would help?")
    sam.say("Dana read your points.")
    tap("By Monday 30 November")
    tap("Preview and send")
    tap("Send now")
    scene.core.wait(minutes=2)
    assert "Dana read your points." in scene.ade.text
    assert len(taps) <= 5
    taps.clear()
    tap("Take it back")
    tap("Take it back")
    assert "We sent that by mistake." in scene.ade.text
    assert len(taps) <= 2


def test_members_cannot_read_sort_or_tell(scene):
    with scene.core.session() as db:
        answer = db.exec(select(Contribution)).first().id
    for data in (
        f"read.batch:{scene.question}", f"read.one:{answer}", f"theme.pick:{answer}", f"themes.list:{scene.question}",
        f"news.write:{scene.question}", f"news.open:{scene.question}", f"read.worried:{answer}", f"news.list:{scene.group}",
        f"fits.said:{scene.question}",
    ):  # fmt: skip
        scene.ade.press_data(data)
        assert "Only somebody with that role" in scene.ade.text, data
    assert scene.rows(Update) == []


# -- shaped together ----------------------------------------------------------------------


@pytest.fixture(params=[Level.CODESIGN, Level.COPRODUCE])
def together(tmp_path, request):
    return Owed(Core(tmp_path), level=request.param)


def test_the_group_sees_the_draft_first_and_the_final_words_are_owed(together):
    scene, sam = together, together.sam
    with scene.watch_screens() as seen:
        scene.write_last()
        assert "So the group sees the draft first" in sam.text
        sam.press_data("send.go:news:1")
        scene.core.wait(minutes=2)
        assert scene.told("This is how it ends") == 0
        sam.press_data("news.draft:1")
        sam.press("Show the draft to the group")
        sam.press("Send now")
        scene.core.wait(minutes=2)
        assert "A draft, for you to look at first" in scene.ade.text
        assert "You said: Be greeted" in scene.ade.text
        assert scene.open.due_on == date(2026, 12, 10)
        assert scene.promises[0].kept_on == date(2026, 11, 23)
        sam.press_data("news.draft:1")
        assert "The group is looking at the draft until Thursday 3 December" in sam.text
        scene.tap("Something is wrong", "It is right", "It is right")
        scene.go_to(date(2026, 12, 3))
        assert "It is right: some" in sam.text
        assert "Something is wrong or missing: some" in sam.text
        sam.press("Go on with the update")
        scene.send()
    no_faults(seen)
    assert scene.state is QuestionState.SETTLED
    assert "This is the last news" in scene.ade.text


def test_plain_words_on_the_way_need_not_be_shown_first(together):
    together.write("Dana read your points.", "By ")
    together.send()
    assert together.told("Dana read your points.") == 1


def test_a_draft_shown_by_mistake_is_taken_back_and_can_be_shown_again(together):
    scene, sam = together, together.sam
    scene.write_last("This is how it edns.")
    sam.press("Show the draft to the group")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    sam.press("Take it back")
    sam.press("Take it back")
    assert scene.open.due_on == DUE
    sam.press_data(f"news.write:{scene.question}")
    assert "So the group sees the draft first" in sam.text
    sam.press("Show the draft to the group")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    assert scene.told("A draft, for you") == 1
