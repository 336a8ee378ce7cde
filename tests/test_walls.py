"""The walls of the house: who may import whom, who may look at a clock, and what every button promised.

A written rule leaks; a tested one holds.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bot
from bot.chat import routes
from bot.flows import all as every_flow  # noqa: F401 - declares every route

PACKAGE = Path(bot.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
FRAMEWORKS = {"telegram", "aiogram", "aiohttp", "starlette", "uvicorn", "apscheduler", "httpx"}
PURE = ("models", "chat", "flows", "anonymity", "plain")
MAY_IMPORT = {
    "models": {"models", "anonymity.rules", "clock", "shipped", "plain", "chat.words"},
    "plain": {"plain", "chat.words", "shipped", "clock"},
    "anonymity": {"anonymity", "models", "chat.words", "shipped"},
    "attacker": {"anonymity", "models", "chat", "flows", "delivery", "clock", "settings"},
    "chat": {"chat", "models", "anonymity", "shipped", "plain"},
    "flows": {"flows", "chat", "models", "anonymity", "plain", "files", "shipped"},
    "files": {"files", "chat.words", "plain", "shipped"},
    "delivery": {"delivery", "chat", "models", "handlers.port", "anonymity", "clock", "shipped"},
    "handlers": {"handlers", "chat", "shipped"},
    "web": {"web", "delivery", "chat", "models", "handlers.port"},
}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("asyncio", "sleep"),
    ("time", "sleep"),
}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module.startswith("bot"):
                yield from (f"{node.module}.{name.name}" for name in node.names)


def room(path):
    parts = path.relative_to(PACKAGE).parts
    if parts[0] == "anonymity" and ("attacker" in parts or parts[-1] == "commands_privacy.py"):
        return "attacker"
    return parts[0].removesuffix(".py")


def parsed(path):
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("pure", PURE)
def test_the_core_knows_no_framework(pure):
    found = {
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in FILES if room(path) == pure
        for name in imported(parsed(path)) if name.split(".")[0] in FRAMEWORKS
    }  # fmt: skip
    assert not found


@pytest.mark.parametrize("of", MAY_IMPORT)
def test_imports_run_one_way(of):
    allowed = MAY_IMPORT[of]
    found = set()
    for path in (p for p in FILES if room(p) == of):
        for name in imported(parsed(path)):
            if not name.startswith("bot."):
                continue
            inner = name.removeprefix("bot.")
            if not any(inner == a or inner.startswith(f"{a}.") or a.startswith(f"{inner}.") for a in allowed):
                found.add(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not found


def test_only_the_clock_reads_the_clock():
    found = set()
    for path in FILES:
        if path.name == "clock.py" and path.parent == PACKAGE:
            continue
        for node in ast.walk(parsed(path)):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and (node.value.id, node.attr) in CLOCKS
            ):
                found.add(f"{path.relative_to(PACKAGE)}:{node.lineno} {node.value.id}.{node.attr}")
    assert not found


def test_no_f_string_is_given_to_gettext():
    found = set()
    for path in FILES:
        for node in ast.walk(parsed(path)):
            if (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}
                and any(isinstance(a, ast.JoinedStr) for a in node.args[:2])
            ):  # fmt: skip
                found.add(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert not found


def test_aiogram_is_imported_only_when_chosen():
    code = "import bot.app, sys; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


BY_REPLY = {"mail.words", "mail.reply"}
"""Words of the anonymous channel: only a reply to the prompt leads there, and nothing is remembered that could be carried on."""


def declared(kind):
    """The routes of the house. A bench that a test ran before, in this process, has some of its own."""
    return {name for name in routes.names(kind) if not name.startswith(("soak.", "bench."))}


def test_every_words_route_can_be_asked_again():
    assert declared("words") - BY_REPLY <= declared("press")


SHIPPED = Path(__file__).parent / "routes.txt"


def test_no_button_that_ever_shipped_is_gone():
    shipped = set(SHIPPED.read_text("utf-8").split())
    assert shipped <= declared("press"), "a button somebody has in their chat would stop working"


def test_every_button_is_on_the_list():
    """A new button is added to routes.txt in the same commit, so that it is never taken away again."""
    assert declared("press") == set(SHIPPED.read_text("utf-8").split())
