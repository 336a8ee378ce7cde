"""A log at DEBUG, with a failure in every handler: no words, no chat, no name, no token; and of the channel, no time."""

import re
import subprocess
import sys

import pytest

import bot.flows.all  # noqa: F401 - declares every route
from bot.chat import routes
from tests.anonymity.logged import NAME, WORDS
from tests.delivery.rig import TOKEN

pytestmark = pytest.mark.slow


def logged(folder, *more):
    """What the bot of `tests.anonymity.logged` writes, on the screen and into its log; and its chat's number."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.anonymity.logged", str(folder), *more],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    log = "".join(p.read_text("utf-8") for p in (folder / "logs").iterdir())
    return log + ran.stderr, ran.stdout.split()[0]


def names(chat, log):
    """Whether the chat's number stands in it; not within another, as a time's microseconds may have it."""
    return re.search(rf"\b{chat}\b", log)


def test_nothing_about_anybody_is_in_it(tmp_path):
    log, chat = logged(tmp_path)
    for secret in (WORDS, NAME, TOKEN):
        assert secret not in log
    assert not names(chat, log)
    noted = set(re.findall(r"event='fault'.*?route='([^']*)'", log))
    sealed = {r.name for r in routes._routes.values() if r.sealed}
    assert noted, "failures elsewhere are noted"
    assert noted & sealed <= {r.name for r in routes._routes.values() if not r.sealed}
    assert len(re.findall("faults where nothing is noted", log)) == 1, (
        "those of the channel are a number, told a day later"
    )


def test_a_handler_that_writes_words_down_is_found_out(tmp_path):
    log, chat = logged(tmp_path, "leak")
    assert WORDS in log
    assert names(chat, log)
