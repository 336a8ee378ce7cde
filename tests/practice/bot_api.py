"""Holds calls and answers against Telegram's published description of the Bot API.

The description lies outside the project; where it is absent, tests that need it skip.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "../shared/bot_api/api.min.json"
NEWER = {"InlineKeyboardButton": {"disabled"}}
"""Fields of Bot API 10.3 that the description (10.1) does not know yet."""


@cache
def description() -> dict[str, Any]:
    if not FILE.exists():
        pytest.skip("the description of the Bot API is not here (../shared/bot_api)")
    return json.loads(FILE.read_text())


def problems_with_call(method: str, params: dict[str, Any]) -> list[str]:
    """What is wrong with a call as `GET /room/calls` lists it; [] when nothing is."""
    known = description()["methods"].get(method)
    if known is None:
        return [f"{method}: no such method"]
    return list(_object(known, method, params))


def problems_with_result(method: str, result: Any) -> list[str]:
    """What is wrong with an answer to a method; [] when nothing is."""
    types = description()["methods"][method]["returns"]
    return list(_value(types, method, result))


def problems_with(kind: str, value: Any) -> list[str]:
    """What is wrong with a value of a named type."""
    return list(_value([kind], kind, value))


def _object(known: dict[str, Any], where: str, value: dict[str, Any]):
    fields = {field["name"]: field for field in known.get("fields", [])}
    for name in value:
        if name not in fields and name not in NEWER.get(known["name"], ()):
            yield f"{where}.{name}: no such field"
    for name, field in fields.items():
        if name in value:
            yield from _value(field["types"], f"{where}.{name}", value[name])
        elif field["required"]:
            yield f"{where}.{name}: missing"


def _value(types: list[str], where: str, value: Any):
    tries = [list(_one(kind, where, value)) for kind in types]
    if not any(not problems for problems in tries):
        yield from min(tries, key=len)


def _one(kind: str, where: str, value: Any):
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            yield f"{where}: not a list"
            return
        for i, one in enumerate(value):
            yield from _value([kind.removeprefix("Array of ")], f"{where}[{i}]", one)
        return
    simple = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}
    if isinstance(value, dict) and set(value) == {"file", "name", "size"}:
        if kind != "InputFile" and not where.endswith(".media"):  # there it was named "attach://…"
            yield f"{where}: a file where a {kind} should be"
    elif kind == "InputFile":
        yield f"{where}: not a file"
    elif kind in simple:
        if not isinstance(value, simple[kind]) or (kind != "Boolean" and isinstance(value, bool)):
            yield f"{where}: {value!r} is no {kind}"
    else:
        known = description()["types"][kind]
        if "subtypes" in known:
            yield from _value(known["subtypes"], where, value)
        elif not isinstance(value, dict):
            yield f"{where}: {value!r} is no {kind}"
        else:
            yield from _object(known, where, value)
