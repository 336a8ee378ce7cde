"""The loop in one look: the journey of a question, a group at a glance, the monthly word to everybody, and the report for funders."""

import io
from datetime import date, timedelta

import pytest
import python_calamine
from sqlalchemy import delete
from sqlmodel import select

from bot.flows.evidence import days_of
from bot.models.broadcast import Broadcast
from bot.models.contribution import Contribution, How
from bot.models.question import Question, QuestionState
from bot.models.theme import Theme
from tests.core import Core
from tests.flows.owed import DUE, Owed
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Owed(Core(tmp_path))


# -- the journey ---------------------------------------------------------------------------


@pytest.mark.slow
def test_the_journey_says_in_words_what_the_picture_shows(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        sam.press_data(f"journey.open:{scene.question}")
        assert sam.last.method == "sendPhoto"
        assert "Asked: Monday 9 November\nHeard: Sunday 22 November" in sam.text
        assert "Looked into: not yet\nPromised by Monday 7 December" in sam.text
        scene.go_to(DUE + timedelta(days=1))
        sam.press_data(f"journey.open:{scene.question}")
        assert "1 day late\n1 date passed without news." in sam.text
        scene.settle()
        sam.press_data(f"journey.open:{scene.question}")
        assert "Looked into: Tuesday 8 December\n1 day late" in sam.text
        assert "Done: Tuesday 8 December" in sam.text
        sam.press("Print it")
        assert sam.last.method == "sendDocument"
    no_faults(seen)


@pytest.mark.slow
def test_the_journey_goes_to_everybody_once_after_each_update(scene):
    sam = scene.sam
    sam.press_data(f"journey.open:{scene.question}")
    assert "Send it to everybody" not in sam.last.buttons
    scene.write("Dana read your points.", "By ")
    scene.send()
    sam.press_data(f"journey.open:{scene.question}")
    sam.press("Send it to everybody")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    assert (scene.ade.last.method, scene.rowan.text) == ("sendPhoto", scene.ade.text)
    assert "Looked into: Monday 23 November\nPromise kept" in scene.ade.text
    scene.ade.press_data(f"journey.open:{scene.question}")
    assert "Print it" not in scene.ade.last.buttons
    other = scene.other_coordinator()
    other.press_data(f"journey.open:{scene.question}")
    assert "Only somebody with that role" in other.text


def test_where_no_answer_came_nothing_is_drawn_as_heard(scene):
    with scene.core.session() as db:
        db.execute(delete(Contribution))
        db.commit()
    scene.sam.press_data(f"journey.open:{scene.question}")
    assert "Asked: Monday 9 November\nAnswers closed: Sunday 22 November" in scene.sam.text
    assert "Heard" not in scene.sam.text


def test_a_question_that_ended_without_an_answer_is_not_drawn_as_decided(scene):
    scene.sort()
    scene.write("They never answered.", "This is the last news")
    for point in ("Somewhere quiet", "Be greeted", "Points that were not used"):
        scene.sam.press("Say what happened with each point")
        scene.sam.press(f"✏️ {point}")
        scene.sam.press("More")
        scene.sam.press("No answer")
        scene.sam.say("Nobody answered.")
        scene.sam.press("Done", message=scene.sam.last)
    scene.send()
    scene.sam.press_data(f"journey.open:{scene.question}")
    assert "Decided: not yet\nThere was no answer.\nDone: Monday 23 November" in scene.sam.text


# -- at a glance -----------------------------------------------------------------------------


def test_at_a_glance_what_is_late_comes_first_with_who_tells(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        sam.press_data(f"news.list:{scene.group}")
        sam.press("At a glance")
        assert "1 answer is owed, none is late" in sam.text
        assert "What would help?: By Monday 7 December, told by Sam" in sam.text
        assert "Days to first news: none yet" in sam.text
        scene.go_to(DUE + timedelta(days=4))
        sam.press_data(f"glance.open:{scene.group}")
        assert "1 answer is late" in sam.text
        assert "4 days late, told by Sam" in sam.text
        scene.settle()
        sam.press_data(f"glance.open:{scene.group}")
        assert "Nothing is owed" in sam.text
        assert "Settled: 1\nDays to first news: 19" in sam.text
        sam.press("See it as a picture")
        assert sam.last.method == "sendPhoto"
        assert "Nothing is owed" in sam.text
        sam.press_data(f"glance.print:{scene.group}")
        assert sam.last.method == "sendDocument"
    no_faults(seen)
    scene.ade.press_data(f"glance.open:{scene.group}")
    assert "Only somebody with that role" in scene.ade.text


# -- every month -------------------------------------------------------------------------------


def owes(scene):
    """Make the promise by the ordinary way, which sets the monthly word."""
    scene.write("Dana read your points.", "By Monday 14 December")
    scene.send()


def test_on_the_first_working_day_everybody_hears_what_is_owed_once_a_month(scene):
    with scene.watch_screens() as seen:
        owes(scene)
        scene.go_to(date(2026, 12, 1), hour=9)
        assert scene.told("We owe you") == 0
        scene.go_to(date(2026, 12, 1), hour=11)
        assert "We owe you 1 answer." in scene.ade.text
        assert "What would help?\nYou hear by Monday 14 December." in scene.ade.text
        assert scene.ade.text == scene.rowan.text
        scene.write("They meet today.", "By ")
        scene.send()
        scene.go_to(date(2026, 12, 31))
        assert scene.told("We owe you") == 1
        scene.go_to(date(2027, 1, 4), hour=9)
        assert scene.told("We owe you") == 1, "1 January is a holiday, then comes a weekend"
        scene.go_to(date(2027, 1, 4), hour=11)
        assert scene.told("We owe you") == 2
        assert "1 of them is late." in scene.ade.text
    no_faults(seen)
    assert not any("We owe you" in m.text for m in scene.sam.messages)


def test_where_nothing_is_owed_it_says_what_was_settled_and_then_keeps_quiet(scene):
    owes(scene)
    scene.settle()
    scene.go_to(date(2026, 12, 1), hour=11)
    assert "We owe you no answer now." in scene.ade.text
    assert "Last month 1 question was settled." in scene.ade.text
    scene.go_to(date(2027, 3, 2))
    assert scene.told("We owe you") == 1
    with scene.core.session() as db:
        sent = db.exec(select(Broadcast).where(Broadcast.route == "month.card")).all()
        assert [b.urgent for b in sent] == [False]


# -- the report ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [
        ("year", date(2026, 11, 23), (date(2026, 1, 1), date(2026, 11, 23))),
        ("before", date(2026, 11, 23), (date(2025, 1, 1), date(2025, 12, 31))),
        ("quarter", date(2026, 11, 23), (date(2026, 7, 1), date(2026, 9, 30))),
        ("quarter", date(2027, 1, 1), (date(2026, 10, 1), date(2026, 12, 31))),
        ("quarter", date(2028, 5, 31), (date(2028, 1, 1), date(2028, 3, 31))),
        ("nonsense", date(2026, 1, 1), (date(2026, 1, 1), date(2026, 1, 1))),
    ],
)
def test_the_months_of_a_report(period, today, days):
    assert days_of(period, today) == days


def answers(scene, more):
    """Further answers, all in a point."""
    with scene.core.session() as db:
        theme = db.exec(select(Theme)).first().id
        for n in range(more):
            db.add(
                Contribution(
                    question_id=scene.question, text=f"Other {n}", how=How.NAMELESS, theme_id=theme,
                    released_week=date(2026, 11, 16),
                )
            )  # fmt: skip
        db.commit()


def workbook(scene):
    scene.sam.press("Get it as a table")
    path = scene.core.calls[-1][2]["document"]["$file"]
    content = (scene.core.house.home / "files" / path).read_bytes()
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))


def test_the_report_says_what_was_kept_missed_and_refused_and_hides_small_counts(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        scene.go_to(DUE + timedelta(days=1))
        scene.settle()
        sam.press_data(f"glance.open:{scene.group}")
        sam.press("Report for funders")
        sam.press("This year")
        assert "Questions asked: 1\nAnswers heard: some" in sam.text
        assert "Promises kept: 0\nPromises missed: 1" in sam.text, (
            "the next one was not due yet when it was kept"
        )
        book = workbook(scene)
        sam.press_data(f"evidence.of:{scene.group}:year")
        sam.press("Get it to read")
        assert sam.last.method == "sendDocument"
    no_faults(seen)
    row = book.get_sheet_by_name("Questions").to_python()[1]
    assert row[0] == "What would help?"
    assert row[3] == "some"
    assert row[4] == "Partly"
    assert "Be greeted: Partly. Ten to two." in row[5]
    assert "There is money for half a post." in row[6]
    assert row[7] == "A promise was missed"


def test_from_five_answers_the_number_is_told_also_after_the_answers_are_gone(scene):
    scene.sort()
    answers(scene, 4)
    scene.write("This is how it ends.", "This is the last news")
    for point in ("Somewhere quiet", "Be greeted", "Points that were not used"):
        scene.say_of(point, "Done", "It is so.")
    scene.send()
    with scene.core.session() as db:
        db.execute(delete(Contribution))
        db.commit()
    scene.sam.press_data(f"evidence.of:{scene.group}:year")
    assert "Answers heard: 7" in scene.sam.text


def test_no_answer_is_counted_for_the_organisation_only_if_it_was_asked(scene):
    sam = scene.sam
    scene.go_to(DUE + timedelta(days=9))
    assert "No answer" in scene.ade.text
    sam.press_data(f"evidence.of:{scene.group}:year")
    assert "The council" not in sam.text, "nobody had asked it: the silence was ours"
    scene.go_to(DUE + timedelta(days=20))
    sam.press_data(f"promise.refused:{scene.question}")
    sam.say("“We do not comment.”")
    scene.send()
    sam.press_data(f"evidence.of:{scene.group}:year")
    assert "No answer from The council: 1" in sam.text


def test_a_question_is_in_the_report_of_the_months_in_which_people_heard_of_it(scene):
    with scene.core.session() as db:
        question = db.get(Question, scene.question)
        question.opened_on = date(2025, 11, 9)
        db.commit()
    sam = scene.sam
    sam.press_data(f"evidence.of:{scene.group}:year")
    assert workbook(scene).get_sheet_by_name("Questions").to_python()[1:] == []
    scene.write("Dana read your points.", "By ")
    scene.send()
    sam.press_data(f"evidence.of:{scene.group}:year")
    assert "Questions asked: 0" in sam.text
    assert workbook(scene).get_sheet_by_name("Questions").to_python()[1][5] == "Dana read your points."
    scene.ade.press_data(f"evidence.give:{scene.group}:year:pdf")
    assert "Only somebody with that role" in scene.ade.text
    assert scene.state is QuestionState.CLOSED
