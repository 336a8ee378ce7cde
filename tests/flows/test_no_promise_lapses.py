"""Whatever coordinators, members and the machine do, in whatever order: no promise lapses in silence.

A virtual year in small pieces. Sam and Kim write, send, stop, take back, move, refuse, go
away and block the bot; members tap; the program is down for days. After every day: each
question that is not settled has exactly one promise, which lies ahead, at most 21 days;
everybody hears something at least every 21 days; and what is settled has an outcome for
every point.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlmodel import col, select

from bot.chat.events import Left, Returned
from bot.models.project import Level
from bot.models.promise import AT_MOST_DAYS, Promise
from bot.models.question import Question, QuestionState
from bot.models.timer import Timer
from bot.models.update import FINAL, outcomes, points_of, sent_updates
from tests.core import Core
from tests.flows.owed import Owed
from tests.flows.test_promise import stand_in


class Year(Owed):
    """Acts that may or may not be possible at the moment: what cannot be done is refused kindly, and the days go on."""

    def __init__(self, core, level):
        super().__init__(core, level=level)
        self.kim = stand_in(self)
        self.writer = self.sam
        self.heard = self.today
        self.messages = 0
        self.sort()

    @property
    def today(self):
        return self.core.now.date()

    def try_press(self, phone, *labels):
        for label in labels:
            if any(text.startswith(label) for m in phone.messages for text in m.buttons):
                phone.press(label)

    def press_data(self, data):
        self.writer.press_data(data)

    # -- what people do --

    def write_some(self):
        self.press_data(f"news.write:{self.question}")
        self.writer.say("Dana read your points.")
        self.writer.say("in two weeks")

    def write_end(self):
        self.press_data(f"news.write:{self.question}")
        self.writer.say("This is how it ends.")
        self.try_press(self.writer, "This is the last news")
        for point in (*("Somewhere quiet", "Be greeted"), "Points that were not used"):
            self.try_press(self.writer, "Say what happened with each point", f"✏️ {point}", "Done")
            self.writer.say("It is so.")
            self.try_press(self.writer, "Done")

    def send(self):
        self.try_press(self.writer, "Show the draft to the group", "Preview and send", "Send now")
        self.core.wait(minutes=2)

    def send_later(self):
        self.try_press(self.writer, "Preview and send", "Send later")
        self.writer.say(f"{self.today + timedelta(days=16)} 10:00")

    def stop(self):
        self.try_press(self.writer, "Preview and send", "Send now", "Stop it")

    def take_back(self):
        self.try_press(self.writer, "Take it back", "Take it back")

    def move(self):
        self.press_data(f"promise.move:{self.question}")
        self.writer.say("They meet later.")
        self.writer.say("in three weeks")
        self.send()

    def refuse(self):
        self.press_data(f"promise.refused:{self.question}")
        self.writer.say("We do not comment.")
        self.send()

    def letter(self):
        self.try_press(self.writer, "Get a letter to forward", "I have sent it")

    def more(self):
        self.press_data(f"fits.more:{self.question}")
        self.writer.say("One more thing.")
        self.send()

    def show_points(self):
        self.press_data(f"send.go:themes:{self.question}")
        self.core.wait(minutes=2)

    def swap(self):
        self.writer = self.kim if self.writer is self.sam else self.sam

    def away(self):
        self.sam.press_data(f"away.until:{self.group}:open")

    def block(self):
        self.core.update(Left(self.sam.id, self.sam.id, "Sam", "en"), self.sam)

    def back(self):
        self.core.update(Returned(self.sam.id, self.sam.id, "Sam", "en"), self.sam)

    def leave(self):
        self.sam.press_data(f"leave.hand:{self.group}:{self.kim.person_id}")
        self.sam.press_data(f"leave.sure:{self.group}:1")
        self.writer = self.kim

    def stop_votes(self):
        for phone in self.members:
            self.try_press(phone, "Stop, and say so")

    def no_votes(self):
        for phone in self.members:
            self.try_press(phone, "Say if this answers", "Not really")

    # -- what must hold --

    def days(self, days, *, down=False):
        if down:
            self.core.now += timedelta(days=days)
            days = 0
        for _day in range(days + 1):
            # the next noon: what falls due in the morning has been told by then
            ahead = self.core.now.replace(hour=12, minute=0, second=0) - self.core.now
            self.core.wait(seconds=(ahead.total_seconds() or 1) if ahead >= timedelta(0) else 60)
            self.check(was_down=down)
            if _day < days:
                self.core.wait(days=1)
                self.check()

    def check(self, *, was_down=False):
        if len(self.ade.messages) > self.messages or was_down:
            self.heard = self.today
        self.messages = len(self.ade.messages)
        with self.core.session() as db:
            question = db.get(Question, self.question)
            owed = [p for p in db.exec(select(Promise)).all() if p.open]
            if question.state is QuestionState.SETTLED:
                assert owed == []
                self.heard = self.today
                self._everything_is_said(db)
                return
            assert len(owed) == 1
            due = owed[0].due_on
            noon = self.core.now.hour >= 11
            assert self.today - timedelta(days=0 if noon else 1) <= due, f"{due} passed in silence"
            assert due <= self.today + timedelta(days=AT_MOST_DAYS), f"{due} is too far ahead"
        assert (self.today - self.heard).days <= AT_MOST_DAYS, "nobody heard anything"

    def _everything_is_said(self, db):
        last = next(u for u in sent_updates(db, self.question) if u.final)
        said = {o.theme_id: o.status for o in outcomes(db, last.id)}
        assert all(said.get(p) in FINAL for p in points_of(db, self.question))


ACTS = (
    *(
        "write_some",
        "write_end",
        "send",
        "send_later",
        "stop",
        "take_back",
        "move",
        "refuse",
        "letter",
        "more",
    ),
    *("show_points", "swap", "away", "block", "back", "leave", "stop_votes", "no_votes"),
)
WAITS = (0, 0, 1, 5, 8, 23)


def live(folder, acts, level=Level.CONSULT, lapse=None):
    year = Year(Core(folder), level)
    for act, days, down in acts:
        if lapse:
            lapse(year)
        getattr(year, act)()
        year.days(days, down=down)
    year.days(30)
    assert not year.core.faults
    return year


@pytest.mark.slow
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(ACTS), st.sampled_from(WAITS), st.sampled_from([False, False, True])),
        min_size=4,
        max_size=14,
    ),
    level=st.sampled_from([Level.CONSULT, Level.CODESIGN]),
)
def test_no_promise_lapses_whatever_the_order(tmp_path_factory, acts, level):
    live(tmp_path_factory.mktemp("year"), acts, level)


def without(route):
    def lapse(year):
        with year.core.session() as db:
            db.execute(delete(Timer).where(col(Timer.route) == route))
            db.commit()

    return lapse


def test_the_test_fails_when_the_timer_is_taken_away(tmp_path):
    """Control: without the timer a date passes in silence, and this is seen."""
    acts = [("letter", 23, False)]
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    live(tmp_path / "with", acts)
    with pytest.raises(AssertionError, match="passed in silence"):
        live(tmp_path / "without", acts, lapse=without("promise.missed"))
