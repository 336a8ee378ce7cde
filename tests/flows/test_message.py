"""A coordinator's own words: who gets them, how often, what happens when the bot was off, and people without Telegram."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.flows.often import next_of, read_often
from bot.models.briefing import SendState
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.meeting import Meeting, Reply, Rsvp
from bot.models.membership import Membership, Role
from bot.models.message import Message, To, readers_of
from bot.models.outbox import Body, Outbox
from bot.models.person import Person
from bot.models.question import Audience, Question
from bot.models.told import Told
from tests.core import START, Core
from tests.flows.asked import Asked
from tests.flows.scene import JOINED

LONDON = "Europe/London"


@pytest.fixture
def scene(tmp_path):
    return Asked(Core(tmp_path), members=("Ade", "Rowan", "Bo"))


def message(scene, **about):
    with scene.core.session() as db:
        row = Message(
            group_id=scene.group,
            author_id=scene.sam.person_id,
            text="Coffee",
            **({"to": To.EVERYBODY} | about),
        )
        db.add(row)
        db.commit()
        return row.id


def on_the_roll(scene, name="Joan"):
    with scene.core.session() as db:
        person = Person(name=name)
        db.add(person)
        db.flush()
        db.add(Membership(person_id=person.id, group_id=scene.group, role=Role.MEMBER, joined_on=JOINED))
        db.commit()
        return person.id


def test_it_goes_to_a_projects_people_or_by_what_they_replied(scene):
    with scene.core.session() as db:
        meeting = Meeting(
            group_id=scene.group, author_id=1, title="Walk", on=date(2026, 12, 3), starts=time(14), ends=time(15),
            zone=LONDON, state=SendState.SENT,
        )  # fmt: skip
        question = Question(group_id=scene.group, project_id=scene.project, author_id=1, text="What?")
        db.add_all([meeting, question])
        db.flush()
        db.add(Audience(question_id=question.id, person_id=scene.rowan.person_id))
        db.add(Rsvp(meeting_id=meeting.id, person_id=scene.ade.person_id, reply=Reply.YES, said_on=JOINED))
        db.commit()
        number = meeting.id

    def get(**about):
        with scene.core.session() as db:
            return [p.name for p in readers_of(db, db.get(Message, message(scene, **about)))]

    assert get() == ["Ade", "Bo", "Rowan", "Sam"]
    assert get(to=To.PROJECT, project_id=scene.project) == ["Rowan"]
    assert get(to=To.YES, meeting_id=number) == ["Ade"]
    assert get(to=To.SILENT, meeting_id=number) == ["Bo", "Rowan", "Sam"]


def test_another_groups_meeting_cannot_be_forged_into_it(scene):
    lee = scene.other_coordinator()
    number = message(scene, to=None)
    scene.sam.press_data(f"msg.picked:{number}:project:999")
    lee.press_data(f"msg.picked:{number}:everybody:0")
    with scene.core.session() as db:
        assert db.get(Message, number).to is None


@pytest.mark.parametrize(
    ("said", "now", "at"),
    [
        ("first Monday, 10 am", "2026-03-03T12:00+00:00", "2026-04-06T09:00+00:00"),  # the clocks go forward
        ("first Monday, 10 am", "2026-10-06T12:00+00:00", "2026-11-02T10:00+00:00"),  # and back
        ("every two weeks on Tuesday 2pm", "2026-12-08T09:00+00:00", "2026-12-15T14:00+00:00"),
        (
            "every two weeks on Tuesday 2pm",
            "2028-12-08T09:00+00:00",
            "2028-12-12T14:00+00:00",
        ),  # past what is listed
        ("Fridays at 9am until 10 December", "2026-12-12T09:00+00:00", None),
    ],
)
def test_the_next_time_is_by_the_clock_on_the_wall_and_in_the_same_rhythm(said, now, at):
    since = datetime(2026, 11, 28, tzinfo=UTC)
    now, since = datetime.fromisoformat(now), min(since, datetime.fromisoformat(now))
    found = next_of(said, since, now, LONDON)
    assert (found.astimezone(UTC).isoformat(timespec="minutes") if found else None) == at


@pytest.mark.parametrize("said", ["now and then", "tomorrow 10am", "every Monday", ""])
def test_what_has_no_rhythm_or_no_time_is_asked_again(said):
    assert read_often(said, START, LONDON) is None


def test_one_that_repeats_waits_again_as_soon_as_it_went(scene):
    number = message(scene, repeats="every Friday at 10am", since=START)
    scene.sam.press_data(f"send.go:msg:{number}")
    scene.core.wait(days=5)
    scene.core.wait(days=7)
    texts = [m.text for m in scene.ade.messages]
    assert sum("Coffee" in t for t in texts) == 2
    with scene.core.session() as db:
        states = [m.state for m in db.execute(select(Message)).scalars()]
    assert states == [SendState.SENT, SendState.SENT, SendState.HELD]


def test_taking_one_back_says_that_the_next_still_goes_and_stops_it(scene):
    number = message(scene, repeats="every Friday at 10am", since=START)
    scene.sam.press_data(f"send.go:msg:{number}")
    scene.core.wait(days=5)
    scene.sam.press_data("send.recalled:1")
    scene.sam.press_data("send.report:1")
    assert "This was taken back.\n\nThe next one still goes on Friday" in scene.sam.text
    scene.sam.press("Stop the next ones too")
    assert "Stopped. It does not go again." in scene.sam.text
    scene.sam.press_data("send.report:1")
    assert "still goes" not in scene.sam.text
    scene.core.wait(days=14)
    assert sum("Coffee" in m.text for m in scene.ade.messages) <= 1


def test_stopping_what_nobody_ever_got_says_so(scene):
    number = message(scene, repeats="every Friday at 10am", since=START)
    scene.sam.press_data(f"send.go:msg:{number}")
    scene.sam.press("Stop it")
    assert "Stopped. Nobody got it." in scene.sam.text


def test_what_should_have_gone_two_days_ago_does_not_go_as_if_it_were_fresh(scene):
    number = message(scene)
    scene.sam.press_data(f"send.go:msg:{number}")
    scene.core.now += timedelta(days=2)  # the machine was off
    scene.core.wait(seconds=1)
    assert scene.ade.messages == []
    assert "did not go out" in scene.sam.text
    scene.sam.press("Look at it again")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "Coffee" in scene.ade.text


def test_who_has_no_telegram_is_told_by_phone_and_ticked(scene):
    joan = on_the_roll(scene)
    number = message(scene)
    scene.sam.press_data(f"send.go:msg:{number}")
    scene.core.wait(minutes=2)
    with scene.core.session() as db:
        sending = db.execute(select(Broadcast)).scalar_one()
        assert sending.state is BroadcastState.SENDING
    scene.ade.press_data(f"phone.told:{sending.id}:{joan}:0")
    scene.sam.press_data(f"phone.told:{sending.id}:{scene.ade.person_id}:0")
    scene.sam.press_data(f"phone.told:{sending.id}:{joan}:0")
    with scene.core.session() as db:
        assert [t.person_id for t in db.execute(select(Told)).scalars()] == [joan]
    scene.sam.press_data(f"send.report:{sending.id}")
    assert "Phone or print for: Joan ✓" in scene.sam.text


@pytest.mark.parametrize("keep_hearing", [0, 1])
def test_what_waits_for_the_night_to_end_does_not_go_to_who_leaves_meanwhile(scene, keep_hearing):
    number = message(scene)
    with scene.core.session() as db:
        sending = Broadcast(
            group_id=scene.group, route="msg.card", args=[str(number)], goes_at=START, state=BroadcastState.SENDING
        )  # fmt: skip
        body = Body(method="sendMessage", params={"text": "Coffee"})
        db.add_all([sending, body])
        db.flush()
        morning = START + timedelta(hours=20)
        for phone in scene.members:
            db.add(
                Outbox(
                    chat=phone.id, body_id=body.id, person_id=phone.person_id, broadcast_id=sending.id, not_before=morning
                )
            )  # fmt: skip
        db.commit()
    for phone in (scene.ade, scene.rowan):
        phone.press_data(f"leave.sure:{scene.group}:{keep_hearing}")
    scene.core.wait(hours=21)
    got = [any(m.text == "Coffee" for m in phone.messages) for phone in scene.members]
    assert got == [False, False, True]
