"""How a bot gets its updates: by asking (`getUpdates`) or by having them brought (webhook).

Telegram allows one at a time, and one asker: a newer `getUpdates` ends an older one with 409.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bot.practice.call import Call, methods
from bot.practice.params import Params
from bot.practice.refusals import Refusal
from bot.practice.state import State
from bot.practice.world import Bot, Webhook

LIMIT = 100
"""Updates in one answer."""
LONGEST = 50
"""Seconds of wall time that Telegram holds a question."""
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


async def get_updates(
    state: State, bot: Bot, params: Params, gone: Callable[[], bool]
) -> list[dict[str, Any]]:
    """Answer `getUpdates`, waiting for an update if asked to.

    Args:
        state: the room.
        bot: who asks.
        params: decoded parameters.
        gone: whether the asker has hung up.

    Raises:
        Refusal: 409, a webhook is set or somebody else asks.
    """
    call = Call(state.world, bot, params, state.now())
    if bot.webhook:
        words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        raise Refusal(words, 409)
    _allow(call)
    if offset := call.whole("offset"):
        _confirm(state, bot, offset)
    loop, presence, mine = asyncio.get_running_loop(), bot.presence, object()
    end = loop.time() + min(max(call.whole("timeout"), 0), LONGEST)
    presence.poll = mine
    presence.polls += 1
    state.pulse.beat()
    try:
        while True:
            if presence.poll is not mine:
                raise Refusal("terminated by setWebhook request" if bot.webhook else TERMINATED, 409)
            waiting = bot.mailbox.waiting(state.now())
            left = end - loop.time()
            if waiting or left <= 0 or gone() or state.closing:
                most = min(max(call.whole("limit", LIMIT), 1), LIMIT)
                return [waiting[i].as_telegram() for i in range(min(most, len(waiting)))]
            await state.pulse.wait(left)
    finally:
        presence.polls -= 1
        if presence.poll is mine:
            presence.poll = None
        presence.last_seen = loop.time()


def _confirm(state: State, bot: Bot, offset: int) -> None:
    before = len(bot.mailbox.waiting(state.now()))
    bot.mailbox.confirm(offset, state.now())
    if len(bot.mailbox.waiting(state.now())) != before:
        bot.presence.quiet_since = asyncio.get_running_loop().time()


def _allow(call: Call) -> None:
    allowed = call.get("allowed_updates")
    if isinstance(allowed, list):
        call.bot.mailbox.allow(str(kind) for kind in allowed)


@methods.add(
    "setWebhook", "url", "secret_token", "max_connections", "allowed_updates", "drop_pending_updates"
)
def set_webhook(call: Call) -> Any:
    """Have updates brought to an address; on this machine only, because nothing leaves it."""
    url = call.text("url")
    if not url:
        return delete_webhook(call)
    try:
        parts = urlsplit(url)
        local = parts.hostname in LOOPBACK
    except ValueError:
        raise Refusal("bad webhook: invalid webhook URL specified") from None
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise Refusal("bad webhook: An HTTPS URL must be provided for webhook")
    if not local:
        raise Refusal("bad webhook: the practice room brings updates to this machine only")
    secret = call.text("secret_token")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise Refusal("secret token contains unallowed characters")
    connections = call.whole("max_connections", 40)
    if not 1 <= connections <= 100:
        raise Refusal("max_connections must be between 1 and 100")
    _allow(call)
    if call.flag("drop_pending_updates"):
        call.bot.mailbox.empty()
    call.bot.webhook = Webhook(url, secret, connections)
    call.bot.presence.poll = None
    return True


@methods.add("deleteWebhook", "drop_pending_updates")
def delete_webhook(call: Call) -> Any:
    """Go back to asking."""
    call.bot.webhook = None
    if call.flag("drop_pending_updates"):
        call.bot.mailbox.empty()
    return True


@methods.add("getWebhookInfo")
def get_webhook_info(call: Call) -> Any:
    """Where updates are brought to, how many wait, and what went wrong last."""
    hook = call.bot.webhook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.mailbox.waiting(call.now)),
    }
    if call.bot.mailbox.allowed:
        info["allowed_updates"] = call.bot.mailbox.allowed
    if hook:
        info["max_connections"] = hook.max_connections
        if hook.last_error_at:
            info["last_error_date"] = int(hook.last_error_at.timestamp())
            info["last_error_message"] = hook.last_error
    return info
