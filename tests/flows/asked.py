"""A group that has been asked a question, for tests of answering it."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.anonymity.tidy import tidy
from bot.models.contribution import Contribution
from bot.models.envelope import Batch, Receipt
from bot.models.project import Decides, Level, Project
from bot.models.question import Question
from tests.core import START
from tests.flows.scene import Scene

NAMES = ("Ade", "Rowan", "Bo", "Cleo", "Dev", "Eve", "Fay", "Gus", "Hal")
"""Nine members: enough to answer without a name."""
QUESTION = "What would make it easier to walk in?"
TODAY = START.date()


class Asked(Scene):
    """Sam asks; there is a project that is ready."""

    def __init__(self, core, members=NAMES):
        super().__init__(core, members)
        with core.session() as db:
            project = Project(
                group_id=self.group,
                title="The front door",
                organisation_name="Riverside Council",
                why="People turn away at the door.",
                can_change="The desk and the signs.",
                cannot_change="The building.",
                decides=Decides.ORGANISATION,
                decider="Dana Okoro",
                level=Level.CONSULT,
                ready=True,
            )
            db.add(project)
            db.commit()
            self.project = project.id

    def draft(self, **fields):
        """A question that is written and not sent; returns its number."""
        known = {
            "text": QUESTION,
            "closes_on": TODAY + timedelta(days=13),
            "hear_by": TODAY + timedelta(days=20),
            "decider": "Dana Okoro",
        }
        with self.core.session() as db:
            question = Question(
                group_id=self.group,
                project_id=self.project,
                author_id=self.sam.person_id,
                owner_id=self.sam.person_id,
                **(known | fields),
            )
            db.add(question)
            db.commit()
            self.question = question.id
        return self.question

    def ask(self, **fields):
        """Send a question to everybody; returns its number."""
        question = self.draft(**fields)
        self.sam.press_data(f"send.go:q:{question}")
        self.core.wait(seconds=61)
        return question

    def wait(self, **delta):
        """Move the clock, and do what the program does after a release."""
        self.core.wait(**delta)
        assert tidy(self.core.engine, self.core.house.home)

    def until(self, day: date, hour=10):
        """Move the clock to an hour (UTC) of a day."""
        self.wait(seconds=(START.replace(hour=hour) + (day - TODAY) - self.core.now).total_seconds())

    def rows(self, table):
        with self.core.session() as db:
            return list(db.execute(select(table)).scalars())

    def contributions(self):
        return {c.text: c for c in self.rows(Contribution)}

    def receipts(self):
        return self.rows(Receipt)

    def batches(self):
        with self.core.session() as db:
            return list(db.execute(select(Batch).order_by(col(Batch.id))).scalars())

    def get(self, question=None):
        with self.core.session() as db:
            return db.get(Question, question or self.question)


def write(phone, text, question=1):
    """Go from the card to the preview of `text`."""
    phone.press_data(f"answer.open:{question}")
    phone.press("Go on")
    phone.press("Write in my own words")
    phone.say(text, reply_to=phone.last)
    return phone.last


def send(phone, text, question=1, *, alone=False):
    """Answer without a name; returns the receipt's message."""
    write(phone, text, question)
    phone.press("Send it, even" if alone else "Send it, only")
    return phone.last
