"""Needs, load figures and check-in answers: for the coordinators, and for nobody and nothing else.

Everybody who could come across them forges every button there is. The same walk by the
coordinator finds each of them, and with the lock on the door taken off a member's walk
finds them, too: so the walk can see what it looks for.
"""

import logging
import zipfile
from html import unescape

import pypdfium2
import pytest

from bot.chat import access, routes
from bot.chat.events import GroupChat
from bot.models.attendance import Feeling
from bot.models.membership import STAFF, Role
from tests.core import Core, Phone
from tests.flows.meetings import Meetings

CHAT = -100200
WHO = "Zebedee"
"""Keeps their name off lists, so that it has no business on anybody's phone but the coordinators'."""
SECRETS = ("zebra-need", "zebra-topic", f"{WHO}: said yes", f"{WHO}, rung on")
"""What a coordinator finds who presses everything: the needs, the load, and who wanted a call."""
PARTS = (
    *("meet", "rsvp", "remind", "needs", "agenda", "thoughts", "notes", "actions", "register", "after"),
    *(
        "checkin",
        "load",
        "story",
        "buddy",
        "series",
        "change",
        "room",
        "who",
        "people",
        "send",
        "inbox",
        "note",
    ),
)
"""The conversations around a meeting, and those that show people or lists of them."""


@pytest.fixture
def scene(tmp_path):
    scene = Meetings(Core(tmp_path), (WHO, "Rowan", "Bo"))
    scene.who, scene.rowan_, scene.bo = scene.members
    chat = Phone(scene.core, CHAT, "chat")
    scene.core.phones[CHAT] = chat
    scene.core.update(GroupChat(scene.sam.id, CHAT, "Sam", "en", "People", True), scene.sam)
    scene.cochair = scene.add("Cleo", scene.group, Role.COCHAIR)
    scene.other = scene.other_coordinator()
    tell_everything(scene)
    return scene


def tell_everything(scene):
    """Who has needs, was asked for a story, and wants a call: one person says it all."""
    scene.agenda("The desk", nameless=False)
    scene.who.press_data("rsvp:1:yes")
    for kind, words in (("own", "zebra-need"), ("topics", "zebra-topic")):
        scene.who.press_data(f"needs.say:1:{kind}")
        scene.who.say(words)
    scene.who.press_data("needs.usual:1:1")
    scene.sam.press_data(f"story.ask:{scene.group}:{scene.who.person_id}")
    scene.sam.say("zebra-story")
    scene.who.press("Yes, I would")
    scene.core.wait(days=15, hours=8)
    scene.who.press_data(f"checkin.say:1:{Feeling.CALL_ME.value}")


def buttons(scene):
    """Every button of those conversations, for the meeting, the group and what is kept of it, and for the person."""
    for (kind, name), route in sorted(routes._routes.items()):
        if kind == "press" and name.split(".")[0] in PARTS:
            numbers = (1, scene.who.person_id, 0)
            needed = route.types[: len(route.types) - route.optional]
            filled = (str(numbers[at]) if t is int else "own" for at, t in enumerate(needed))
            yield ":".join([name, *filled])


def walk(scene, phone):
    """Press them all; what the phone showed on the way."""
    before = len(scene.core.calls)
    for data in buttons(scene):
        phone.press_data(data)
    return shown(scene, phone, before) + " ".join(phone.notes)


def shown(scene, phone, since=0):
    """All that a phone was ever sent, also what has been changed since."""
    return "\n".join(unescape(str(p)) for chat, _method, p in scene.core.calls[since:] if chat == phone.id)


def written(home, *, private):
    """What stands in the files that were made: those for coordinators alone, or those meant for others, too."""
    found = []
    for path in (home / "files").rglob("*.*"):
        if path.is_file() and ("to-do" in path.name) is private:
            found.append(as_text(path))
    return "\n".join(found)


def as_text(path):
    if path.suffix == ".pdf":
        return "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(path))
    if path.suffix == ".xlsx":
        book = zipfile.ZipFile(path)
        return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return path.read_bytes().decode("utf-8", "replace")


def anything_of(text):
    return [secret for secret in (*SECRETS, WHO, "zebra", "would like a call") if secret in text]


@pytest.mark.slow
def test_only_coordinators_come_across_them(scene, caplog):
    caplog.set_level(logging.DEBUG)
    for phone in (scene.bo, scene.cochair, scene.other):
        assert anything_of(walk(scene, phone)) == [], phone.name
        assert anything_of(shown(scene, phone)) == [], phone.name
    seen = walk(scene, scene.sam)
    assert [secret for secret in SECRETS if secret not in seen] == [], (
        "the walk of a coordinator finds all of it"
    )
    assert anything_of(shown(scene, scene.core.phones[CHAT])) == [], (
        "a group chat, while its coordinator presses"
    )
    assert anything_of(caplog.text) == []
    home = scene.core.house.home
    assert "zebra-need" in written(home, private=True)
    assert "zebra" not in written(home, private=False)
    for file in ("register", "invitation", "ics"):
        assert any(file in path.name for path in (home / "files").rglob("*")), file


@pytest.mark.slow
def test_with_the_door_unlocked_the_walk_of_a_member_would_find_them(scene, monkeypatch):
    monkeypatch.setattr(access, "role", lambda _turn, _group: STAFF[0])
    seen = walk(scene, scene.bo)
    assert [secret for secret in SECRETS if secret not in seen] == []
