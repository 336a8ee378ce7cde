"""Methods about the bot itself: who it is, what it calls itself, its commands and its menu button."""

import json
import re
from typing import Any

from bot.practice import seen
from bot.practice.call import Call, Method, methods
from bot.practice.refusals import Refusal

COMMANDS_LIMIT = 100
COMMAND_TEXT_LIMIT = 256
NAME_LIMITS = {"name": 64, "description": 512, "short_description": 120}
"""Characters each may have (Telegram's documentation of setMyName and its siblings)."""


@methods.add("getMe")
def get_me(call: Call) -> Any:
    """Who the bot is."""
    return seen.bot_user(call.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@methods.add("logOut")
def log_out(_call: Call) -> Any:
    """Leave Telegram's cloud server for one's own; here there is nothing to leave."""
    return True


@methods.add("close")
def close(_call: Call) -> Any:
    """End the bot before moving it to another server; here there is nothing to end."""
    return True


def _scope(call: Call) -> str:
    scope = call.get("scope") or {"type": "default"}
    return f"{json.dumps(scope, sort_keys=True)} {call.text('language_code')}"


def _command(given: Any) -> dict[str, str]:
    name, words = str(given.get("command", "")), str(given.get("description", ""))
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name.lstrip("/")):
        raise Refusal("BOT_COMMAND_INVALID")
    if not 1 <= len(words) <= COMMAND_TEXT_LIMIT:
        raise Refusal("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.lstrip("/"), "description": words}


@methods.add("setMyCommands", "commands", "scope", "language_code")
def set_my_commands(call: Call) -> Any:
    """Say which commands the phone offers."""
    given = call.get("commands")
    if not isinstance(given, list) or not all(isinstance(c, dict) for c in given):
        raise Refusal("can't parse commands JSON object")
    if len(given) > COMMANDS_LIMIT:
        raise Refusal("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[_scope(call)] = [_command(c) for c in given]
    return True


@methods.add("getMyCommands", "scope", "language_code")
def get_my_commands(call: Call) -> Any:
    """The commands set for this scope and language."""
    return call.bot.commands.get(_scope(call), [])


@methods.add("deleteMyCommands", "scope", "language_code")
def delete_my_commands(call: Call) -> Any:
    """Forget the commands of this scope and language."""
    call.bot.commands.pop(_scope(call), None)
    return True


def _setter(what: str, limit: int) -> Method:
    def set_it(call: Call) -> Any:
        words, language = call.text(what), call.text("language_code")
        if len(words) > limit:
            raise Refusal(f"bot {what.replace('_', ' ')} is too long")
        if words or what != "name" or language:
            call.bot.names[what][language] = words
        return True

    return set_it


def _getter(what: str) -> Method:
    def get_it(call: Call) -> Any:
        known = call.bot.names[what]
        return {what: known.get(call.text("language_code")) or known[""]}

    return get_it


for _what, _limit in NAME_LIMITS.items():
    _title = _what.title().replace("_", "")
    methods.add(f"setMy{_title}", _what, "language_code")(_setter(_what, _limit))
    methods.add(f"getMy{_title}", "language_code")(_getter(_what))


@methods.add("setChatMenuButton", "chat_id", "menu_button")
def set_chat_menu_button(call: Call) -> Any:
    """Choose the button beside the writing field, for one chat or for all (0)."""
    button = call.get("menu_button") or {"type": "default"}
    kind = button.get("type") if isinstance(button, dict) else None
    if not isinstance(kind, str) or kind not in {"default", "commands", "web_app"}:
        raise Refusal("can't parse menu button: Unsupported type specified")
    call.bot.menus[call.whole("chat_id")] = button
    return True


@methods.add("getChatMenuButton", "chat_id")
def get_chat_menu_button(call: Call) -> Any:
    """The button beside the writing field."""
    menus = call.bot.menus
    button = menus.get(call.whole("chat_id")) or menus.get(0) or {"type": "default"}
    return {"type": "commands"} if button["type"] == "default" else button
