"""Every sentence Heard itself says passes its own checker."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir

import bot
from bot.plain.check import check
from bot.plain.finding import Finding

KEYWORDS = {"_": None, "ngettext": (1, 2)}
# What has no plainer name: kinds of files and their size, a role that law names, the level that the design explains beside it,
# and what a coordinator's report is called by those it goes to.
ALLOWED = {"XLSX", "ODS", "CSV", "JSON", "MB", "Safeguarding lead", "consultation", "register", "funders"}
# These speak to whoever writes to a group: what they ask for, and by when. A screen asks for a tap now.
ABOUT_ASKING = {"ask_without_date", "date_without_time", "passives"}


def own_strings() -> set[str]:
    found = set()
    for _, _, message, _, _ in extract_from_dir(
        Path(bot.__file__).parent, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found |= set(message) if isinstance(message, tuple) else {message}
    return found


def read_aloud(string: str) -> str:
    """As a reader sees it, with a name where a value comes."""
    return re.sub(r"\{\w+\}", "Jo", string)


def faults(string: str) -> list[Finding]:
    said = read_aloud(string)
    return [
        found
        for found in check(said)
        if found.kind not in ABOUT_ASKING and said[found.start : found.end] not in ALLOWED
    ]


def test_every_string_of_the_bot_passes_its_own_checker():
    strings = own_strings()
    assert len(strings) > 1000
    letters = {string for string in strings if string.startswith("Dear {decider}")}  # a letter is a page long
    assert {string: wrong for string in strings - letters if (wrong := faults(string))} == {}


def test_the_check_can_fail():
    assert faults("We will utilise {n} replies prior to the meeting.")
    assert faults("The {name} " + "goes on and " * 14 + "stops.")
