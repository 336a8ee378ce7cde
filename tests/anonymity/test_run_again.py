"""A turn whose commit fails is run again (`bot.models.database`). What it laid in a letterbox stays there, and counts once."""

from datetime import timedelta

import pytest

from bot.anonymity import words
from bot.anonymity.rules import COLLECTS
from bot.anonymity.words import looks_like_words
from bot.chat import run
from bot.chat.events import Update
from bot.models.envelope import Box, tallies
from tests.core import START, Core
from tests.flows.asked import TODAY, Asked, send, write
from tests.flows.owed import Owed


class Twice(Core):
    """Every update is handled once for nothing, as where other work spoils the commit, and then once more."""

    def update(self, event, phone=None):
        with self.session() as db:
            run.handle(db, Update(next(self.updates), event), self.now, self.house)
            db.rollback()
        return super().update(event, phone)


@pytest.fixture
def scene(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "PASSES", 1)  # how hard argon2id works is no matter here
    monkeypatch.setattr(words, "MEMORY", 8192)
    scene = Asked(Twice(tmp_path))
    scene.ask()
    return scene


def test_an_answer_is_one_answer_and_its_receipt_leads_to_it(scene):
    send(scene.ade, "A kinder door")
    assert "Your envelope is sealed" in scene.ade.text
    assert len(scene.envelopes()) == 1
    scene.ade.press("See where it is")
    assert "Your envelope waits" in scene.ade.text


def test_what_is_taken_back_is_gone_and_another_fits(scene):
    send(scene.ade, "A kinder door")
    scene.ade.press("Take it back")
    scene.ade.press("Yes, destroy it")
    assert "taken back" in scene.ade.text
    assert scene.envelopes() == []
    send(scene.ade, "Another door")
    assert len(scene.envelopes()) == 1


def test_not_this_time_has_a_receipt_that_leads_somewhere(scene):
    scene.ade.press("Not this time")
    scene.ade.press("See where it is")
    assert "Your envelope waits" in scene.ade.text


def test_the_five_words_that_are_shown_open_the_mailbox(scene):
    write(scene.ade, "A kinder door")
    scene.ade.press("More choices")
    scene.ade.press("☐ Follow my own words")
    scene.ade.press("Back")
    scene.ade.press("Send it, only")
    assert "Your five words" in scene.ade.text
    five = next(line for line in scene.ade.text.splitlines() if looks_like_words(line))
    for n in (1, 2):
        send(scene.members[n], f"words {n}")
    scene.until(TODAY + timedelta(days=14))
    scene.ade.press_data("mail.open")
    scene.ade.say(five, reply_to=scene.ade.last)
    assert "Your mailbox" in scene.ade.text


def test_a_tap_is_one_tap(tmp_path):
    scene = Owed(Twice(tmp_path))
    scene.settle()
    scene.ade.press("Say if this answers")
    scene.ade.press("Not really")
    assert len(scene.envelopes()) == 1
    scene.go_to(START.date() + COLLECTS)
    with scene.core.session() as db:
        assert tallies(db, Box(update_id=1)) == {"fits:no": 1}


def test_where_nothing_could_be_laid_down_nothing_is_held(tmp_path):
    """A full disk, say: somebody who writes anew is not told that an answer of theirs lies there already."""
    scene = Asked(Core(tmp_path))
    scene.ask()
    (box,) = (tmp_path / "keys").glob("*.box")
    box.with_suffix(".new").mkdir()  # in the way of every write
    with pytest.raises(OSError, match="directory"):
        send(scene.ade, "lost words")
    box.with_suffix(".new").rmdir()
    send(scene.ade, "other words")
    assert "Your envelope is sealed" in scene.ade.text
