"""A group that is open, with its people, for tests of conversations."""

from contextlib import contextmanager
from datetime import date

from bot.anonymity import letterbox
from bot.chat import turn as turns
from bot.models.envelope import waiting_batches
from bot.models.group import Group, GroupState
from bot.models.membership import Membership, Role
from bot.models.person import Person

JOINED = date(2026, 11, 1)


class Scene:
    """Sam coordinates a group; Ade and Rowan are members of it."""

    def __init__(self, core, members=("Ade", "Rowan")):
        self.core = core
        self.group = self.add_group("The Front Door Group")
        self.sam = self.add("Sam", self.group, Role.COORDINATOR)
        self.members = [self.add(name, self.group) for name in members]

    @property
    def ade(self):
        return self.members[0]

    @property
    def rowan(self):
        return self.members[1]

    def rowan_texts(self):
        return " ".join(m.text for m in self.rowan.messages)

    def envelopes(self):
        """The sealed envelopes that wait."""
        with self.core.session() as db:
            boxes = [letterbox.look(self.core.house.home, b.public_key) for b in waiting_batches(db)]
        return [sealed for box in boxes for sealed in (box or {}).values() if sealed]

    def add_group(self, name):
        with self.core.session() as db:
            group = Group(
                name=name,
                state=GroupState.OPEN,
                stand_in_name="Alex",
                outside_name="Priya",
                outside_phone="01632 960 111",
                help_lines=["samaritans"],
                reading_times=[{"weekday": 0, "at": "09:00"}],
                agreement="We listen.",
            )
            db.add(group)
            db.commit()
            return group.id

    def add(self, name, group_id, role=Role.MEMBER, language="en"):
        phone = self.core.phone(name, language)
        with self.core.session() as db:
            person = Person(telegram_id=phone.id, name=name, language=language)
            db.add(person)
            db.flush()
            phone.person_id = person.id
            db.add(
                Membership(
                    person_id=person.id, group_id=group_id, role=role, joined_on=JOINED, agreed_version=1
                )
            )
            db.commit()
        return phone

    def second_coordinator(self):
        return self.add("Kim", self.group, Role.COORDINATOR)

    def other_coordinator(self):
        return self.add("Lee", self.add_group("Another group"), Role.COORDINATOR)

    @contextmanager
    def watch_screens(self):
        """Collect every page that is drawn inside the block."""
        seen = []
        originals = (turns.render, turns.edit)

        def render(page):
            seen.append(page)
            return originals[0](page)

        def edit(page, message_id):
            seen.append(page)
            return originals[1](page, message_id)

        turns.render, turns.edit = render, edit
        try:
            yield seen
        finally:
            turns.render, turns.edit = originals
