"""A group with a meeting everybody is invited to, for tests of what happens around meetings."""

from datetime import date, time

from bot.models.briefing import SendState
from bot.models.meeting import Meeting
from tests.flows.asked import Asked

TITLE = "Front door workshop"
CARD = {
    "title": TITLE,
    "place": "The library, Mill Lane",
    "getting_there": "Bus 12 stops outside.",
    "steps": "none",
    "ground": "neutral",
    "purpose": "To choose what changes first.",
    "expected": "Say what you think.",
    "services": "The housing office. Dana decides.",
    "host": "Sam",
    "afterwards": "Notes within a week.",
}


class Meetings(Asked):
    """Sam invites nine members to a meeting on Tuesday 8 December, 2pm to 3.30pm."""

    def plan(self, **fields):
        """A meeting that is written and not sent; returns its number."""
        known = {**CARD, "on": date(2026, 12, 8), "starts": time(14), "ends": time(15, 30)}
        with self.core.session() as db:
            meeting = Meeting(
                group_id=self.group, author_id=self.sam.person_id, state=SendState.DRAFT, **(known | fields)
            )
            db.add(meeting)
            db.commit()
            return meeting.id

    def send(self, noun, number):
        self.sam.press_data(f"send.go:{noun}:{number}")
        self.core.wait(seconds=61)

    def invite(self, **fields):
        number = self.plan(**fields)
        self.send("meet", number)
        return number

    def agenda(self, *points, nameless=True, **fields):
        """Invite, and send a list of points."""
        number = self.invite(**fields)
        for point in points:
            self.sam.press_data(f"agenda.add:{number}")
            self.sam.say(point)
        if nameless:
            self.sam.press_data(f"agenda.names:{number}")
        self.send("agenda", number)
        return number

    def texts(self, phone):
        return " | ".join(m.text for m in phone.messages)
