"""A story to live through: who is in the room, and what is already there when it opens.

A newcomer has three minutes. So the group exists, its safety net is filled in, and
enough quiet members have joined for answers without a name to be offered. Everything
else is done in front of them, by the real program.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bot.models.group import Group, GroupState, add_group
from bot.models.invite import Invite, InviteKind, make_invite, member_link
from bot.models.membership import Membership, Role
from bot.models.person import Person
from bot.models.project import Decides, Level, Project
from bot.shipped import shipped

Story = dict[str, Any]


class NoStory(Exception):
    """There is no story of that name; `names` lists those there are."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def load_story(name: str, home: Path | None = None) -> Story:
    """Read a story from ``data/stories``.

    Raises:
        NoStory: if there is none of that name.
    """
    path = shipped(f"data/stories/{name}.json", home)
    if "/" in name or not path.exists():
        raise NoStory(sorted(p.stem for p in shipped("data/stories").glob("*.json")))
    story: Story = json.loads(path.read_text("utf-8"))
    return story


def prepare(db: Session, story: Story, others: Mapping[str, int], today: date) -> Group:
    """Write what is there before the story begins.

    Args:
        db: a session; the caller commits.
        story: as `load_story` gives it.
        others: the quiet members: their names and their chats.
        today: the room's local day.

    Returns:
        The story's group, open, with links for its first coordinator and its members.
    """
    told = story["group"]
    group = add_group(db, told["name"], zone=story["zone"])
    group.stand_in_name, (group.outside_name, group.outside_phone) = told["stand_in"], told["outside"]
    group.help_lines, group.reading_times = told["help_lines"], told["reading_times"]
    group.agreement, group.state = told["agreement"], GroupState.OPEN
    db.add(group)
    db.flush()
    assert group.id is not None
    for name, chat in others.items():
        _member(db, group.id, name, chat, today)
    project = told["project"]
    db.add(
        Project(
            **project | {"decides": Decides(project["decides"]), "level": Level(project["level"])},
            group_id=group.id,
            ready=True,
        )
    )
    make_invite(db, InviteKind.COORDINATOR, group.id)
    member_link(db, group.id)
    db.flush()
    return group


def _member(db: Session, group_id: int, name: str, chat: int, today: date) -> None:
    person = Person(telegram_id=chat, name=name, known_since=today)
    db.add(person)
    db.flush()
    assert person.id is not None
    db.add(
        Membership(
            person_id=person.id, group_id=group_id, role=Role.MEMBER, joined_on=today, agreed_version=1
        )
    )


LINKS = {
    "coordinator": InviteKind.COORDINATOR,
    "member": InviteKind.MEMBER,
    "poster": InviteKind.GUEST,
}


class Links(Mapping[str, str]):
    """The start payloads of a story, read when they are asked for: a poster's exists only once a question has gone out."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def _now(self) -> dict[str, str]:
        with Session(self._engine) as db:
            newest = {
                i.kind: i.payload for i in db.execute(select(Invite).order_by(col(Invite.id))).scalars()
            }
        return {name: newest[kind] for name, kind in LINKS.items() if kind in newest}

    def __getitem__(self, name: str) -> str:
        return self._now()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())
