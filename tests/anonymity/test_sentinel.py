"""Words sent without a name are in no file before they are released: at no step, and after a crash at no step."""

import tempfile
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.anonymity.box import put
from bot.anonymity.receipts import mint
from bot.anonymity.seal import Letter
from bot.chat.render import units
from bot.models.contribution import Contribution
from bot.models.envelope import Box
from bot.models.note import NoteTo
from tests.anonymity.killed import copy_of, files_with, kill_at, restarted
from tests.core import START, Core
from tests.flows.asked import TODAY, Asked, send, write

WORD = "Жёлтыйсентинел"
"""A made-up word in Cyrillic that stands at both ends and in the middle of the longest possible answer."""
LONG = (WORD + "ы" * (1750 - len(WORD)) + WORD + "ё" * (1750 - 2 * len(WORD)) + WORD)[:3500]


@pytest.fixture
def temp(tmp_path, monkeypatch):
    """A folder for temporary files that this test alone uses."""
    folder = tmp_path / "temp"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def scene(tmp_path, temp):
    home = tmp_path / "home"
    home.mkdir()
    scene = Asked(Core(home))
    scene.ask()
    return scene


def test_the_sentinel_is_as_long_as_an_answer_can_be():
    assert units(LONG) == 3500
    assert LONG.count(WORD) == 3


def test_no_file_holds_it_at_any_step(scene, tmp_path):
    ade, labels = (
        scene.ade,
        ("More choices", "☐ Let people", "Warn", "☐ death", "Back", "Back", "Send it, even"),
    )
    write(ade, LONG)
    assert files_with(WORD, tmp_path) == []
    for label in labels:
        ade.press(label)
        assert files_with(WORD, tmp_path) == []
    assert len(scene.envelopes()) == 1
    ade.press("See where")
    for phone in scene.members[1:4]:
        send(phone, "other words")
    scene.wait(days=6)
    assert files_with(WORD, tmp_path) == []
    scene.until(TODAY + timedelta(days=15))
    assert LONG in scene.contributions()
    assert files_with(WORD, tmp_path) != [], "now it may be read, so the search does find it"


def test_loose_words_refused_words_and_taken_back_words_are_in_no_file(scene, tmp_path):
    ade, rowan = scene.ade, scene.rowan
    ade.say(LONG)
    ade.press("Keep as: answer")
    ade.press("Answer without")
    ade.press("Go on")
    ade.press("Look at")
    ade.press("Change it")
    ade.say(LONG + "x", reply_to=next(m for m in reversed(ade.messages) if m.force_reply))
    assert "too long" in ade.text
    assert files_with(WORD, tmp_path) == []
    send(rowan, LONG)
    rowan.press("Take it back")
    rowan.press("Yes, destroy it")
    assert files_with(WORD, tmp_path) == []
    scene.until(TODAY + timedelta(days=15))
    assert files_with(WORD, tmp_path) == []


def test_only_with_others_is_never_written_when_too_few_wrote(scene, tmp_path):
    send(scene.ade, LONG)
    scene.until(TODAY + timedelta(days=15))
    assert files_with(WORD, tmp_path) == []
    assert scene.envelopes() == []


def test_the_search_would_find_it(scene, tmp_path):
    """The same words as an ordinary note are found, in the log of the database."""
    scene.ade.press_data(f"note.to:{scene.group}:{NoteTo.COORDINATOR}")
    scene.ade.say("about " + WORD)
    scene.ade.press("Keep as: what I was asked for")
    assert files_with(WORD, tmp_path) != []


# -- killed at every step --------------------------------------------------------------


class Standing:
    """An installation taken up again, with one person in it."""

    def __init__(self, folder, chat):
        self.core = restarted(folder, START + timedelta(minutes=2))
        self.ade = self.core.phones[chat]


@pytest.mark.slow
def test_killed_at_every_step_of_sending(scene, tmp_path):
    chat = scene.ade.id
    scene.core.engine.dispose()
    here = tmp_path / "here"
    step, killed = 0, True
    while killed:
        step += 1
        copy_of(scene.core.house.home, here)
        killed = kill_at(step, here, lambda: Standing(here, chat), lambda s: send(s.ade, LONG))
        assert files_with(WORD, here, tmp_path / "temp") == []
        after = Standing(here, chat)
        send(after.ade, LONG)
        assert files_with(WORD, here, tmp_path / "temp") == []
        after.core.engine.dispose()
    assert step > 20, "there were steps to be killed at"


@pytest.mark.slow
def test_killed_in_the_middle_of_a_large_release(scene, tmp_path, temp):
    """More words than the database keeps in memory: still nothing is on the disk before the commit."""
    with scene.core.session() as db:
        for _n in range(400):
            put(db, scene.core.house.home, Box(1), mint(), Letter(LONG))
        db.commit()
    home, chat = scene.core.house.home, scene.ade.id
    scene.core.engine.dispose()
    here = tmp_path / "here"

    def killed_at(step):
        """Whether the words are out when it was killed at this step; until they are, no file holds them."""
        copy_of(home, here)
        kill_at(step, here, lambda: Standing(here, chat), lambda s: s.core.wait(days=15))
        found = files_with(WORD, here, temp)
        after = Standing(here, chat)
        with after.core.session() as db:
            released = db.execute(select(Contribution)).first() is not None
        after.core.engine.dispose()
        assert released == (found != []), step
        return released

    inside, out = 1, 1000
    assert not killed_at(inside)
    assert killed_at(out)
    while (
        out - inside > 1
    ):  # towards the commit: the nearer to it, the more is written down that must not lie there
        middle = (inside + out) // 2
        inside, out = (inside, middle) if killed_at(middle) else (middle, out)
    assert inside > 10
    assert not any(killed_at(inside - n) for n in range(1, 5))


def test_nothing_is_left_in_the_folder_of_the_process(scene, tmp_path, monkeypatch):
    elsewhere = tmp_path / "cwd"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    send(scene.ade, LONG)
    scene.until(TODAY + timedelta(days=15))
    assert list(elsewhere.iterdir()) == []
