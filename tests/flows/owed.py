"""A question that is closed, with three answers and a promise for Monday 7 December, for tests of what is owed."""

from datetime import date, timedelta

from sqlmodel import select

from bot.models.contribution import Contribution, How
from bot.models.project import Level, Project
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState
from bot.models.timer import Timer
from tests.core import START
from tests.flows.scene import Scene

DUE = date(2026, 12, 7)
POINTS = {"A quiet window": "Somewhere quiet", "Say hello": "Be greeted"}


class Owed(Scene):
    """Sam asked, and owes news."""

    def __init__(self, core, members=("Ade", "Rowan", "Bo"), level=Level.CONSULT):
        super().__init__(core, members)
        sam = self.sam.person_id
        with core.session() as db:
            project = Project(
                group_id=self.group, title="Door", organisation_name="The council", level=level, ready=True
            )
            db.add(project)
            db.flush()
            question = Question(
                group_id=self.group, project_id=project.id, author_id=sam, owner_id=sam, text="What would help?",
                decider="Dana", opened_on=date(2026, 11, 9), closes_on=date(2026, 11, 22), state=QuestionState.CLOSED,
            )  # fmt: skip
            db.add(question)
            db.flush()
            for person in self.members:
                db.add(Audience(question_id=question.id, person_id=person.person_id))
            for text in (*POINTS, "Open later"):
                db.add(
                    Contribution(
                        question_id=question.id,
                        text=text,
                        how=How.NAMELESS,
                        released_week=date(2026, 11, 16),
                    )
                )
            promise = Promise(question_id=question.id, due_on=DUE, owner_id=sam, decider="Dana")
            db.add(promise)
            db.flush()
            db.add(Timer(at=START, route="promise.watch", args=[str(promise.id)], name="watch"))
            db.commit()
            self.question = question.id
        core.wait(seconds=1)

    def go_to(self, day, hour=12):
        """Move the clock to an hour (UTC) of a day."""
        target = START.replace(hour=hour) + (day - START.date())
        self.core.wait(seconds=(target - self.core.now).total_seconds())

    def rows(self, table):
        with self.core.session() as db:
            return list(db.exec(select(table).order_by(table.id)).all())

    @property
    def promises(self):
        return self.rows(Promise)

    @property
    def open(self):
        """The one promise that is owed now; None once the question is settled."""
        found = [p for p in self.promises if p.open]
        assert len(found) <= 1
        return found[0] if found else None

    @property
    def state(self):
        with self.core.session() as db:
            return db.get(Question, self.question).state

    def told(self, words):
        """How often Ade was sent these words."""
        return sum(words in m.text for m in self.ade.messages)

    def send(self):
        """Send what Sam has written."""
        self.sam.press("Preview and send")
        self.sam.press("Send now")
        self.core.wait(minutes=2)

    def write(self, words, tap):
        self.sam.press_data(f"news.write:{self.question}")
        self.sam.say(words)
        self.sam.press(tap)

    def sort(self):
        """Sort all three answers: two points, and one that is not used."""
        sam = self.sam
        for text, point in POINTS.items():
            sam.press_data(f"read.batch:{self.question}")
            sam.press(text)
            sam.press("Put it with a point")
            sam.press("A new point")
            sam.say(point)
        sam.press("Open later")
        sam.press("Not used, because")
        sam.say("Two people asked for the opposite.")

    def say_of(self, point, status, happened, why=""):
        """Say what happened with a point, from the page of the update."""
        sam = self.sam
        sam.press("Say what happened with each point")
        sam.press(f"✏️ {point}")
        sam.press(status)
        sam.say(happened)
        if why:
            sam.say(why)
        sam.press("Done", message=sam.last)

    def write_last(self, words="This is how it ends."):
        """Sort everything and write the last news, with an outcome for every point."""
        self.sort()
        self.write(words, "This is the last news")
        self.say_of("Somewhere quiet", "Done", "There is a quiet window.")
        self.say_of("Be greeted", "Partly", "Ten to two.", "There is money for half a post.")
        self.say_of("Points that were not used", "No", "It stays as it is.", "Two asked for the opposite.")

    def settle(self):
        self.write_last()
        self.send()

    def tap(self, *labels):
        """Let members press, one label each, on the newest message that has it."""
        for phone, label in zip(self.members, labels, strict=False):
            phone.press(label)


def week(weeks=1):
    return timedelta(days=7 * weeks)
