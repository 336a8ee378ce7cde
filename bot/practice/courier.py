"""Brings updates to bots that set a webhook, as Telegram does.

Each update is posted until the answer is 2xx. One chat's updates go one after the other; different chats
go side by side, up to `max_connections`. The answer may hold a call, which is then done.
"""

import asyncio
import json

import httpx

from bot.clock import Clock
from bot.practice import params as parameters
from bot.practice.mailbox import Update
from bot.practice.refusals import Refusal
from bot.practice.state import State
from bot.practice.telegram import Telegram
from bot.practice.world import Bot, Webhook

FIRST_RETRY = 0.25
LAST_RETRY = 8.0
"""Seconds of wall time before an update is brought again: doubled from the first to the last."""
PATIENCE = 60.0
"""Seconds a webhook may take to answer."""
LONG = 3600.0


class Courier:
    """Carries updates to webhooks for as long as the room is open."""

    def __init__(self, state: State, telegram: Telegram) -> None:
        self.state, self.telegram = state, telegram
        self._busy: dict[int, set[int]] = {}
        self._trips: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient | None = None

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                for bot in self.state.world.bots.values():
                    if bot.webhook:
                        self._set_off(bot, bot.webhook)
                await self.state.pulse.wait(LONG)
        finally:
            for trip in self._trips:
                trip.cancel()
            if self._client:
                await self._client.aclose()

    def _set_off(self, bot: Bot, hook: Webhook) -> None:
        """Start a trip for every chat that has an update waiting and none on its way."""
        busy = self._busy.setdefault(bot.id, set())
        for update in bot.mailbox.waiting(self.state.now()):
            if len(busy) >= hook.max_connections:
                return
            if update.chat_id not in busy:
                busy.add(update.chat_id)
                trip = asyncio.ensure_future(self._bring(bot, update))
                self._trips.add(trip)
                trip.add_done_callback(self._trips.discard)

    async def _bring(self, bot: Bot, update: Update) -> None:
        """Bring one update until it is taken, is too old, or the webhook is gone."""
        wait = FIRST_RETRY
        try:
            while bot.webhook and update in bot.mailbox.waiting(self.state.now()):
                if await self._taken(bot, bot.webhook, update):
                    return
                await Clock().sleep(wait)
                wait = min(wait * 2, LAST_RETRY)
        finally:
            self._busy[bot.id].discard(update.chat_id)
            self.state.pulse.beat()

    async def _taken(self, bot: Bot, hook: Webhook, update: Update) -> bool:
        """Bring one update once; whether the bot took it."""
        loop, presence = asyncio.get_running_loop(), bot.presence
        presence.deliveries += 1
        try:
            answer = await self._post(hook, update)
            if not answer.is_success:
                raise httpx.HTTPError(f"Wrong response from the webhook: {answer.status_code}")
            presence.last_seen = loop.time()
            await self._reply(bot, answer)
            bot.mailbox.remove(update)
            return True
        except httpx.HTTPError as fault:
            hook.last_error_at = self.state.now()
            hook.last_error = str(fault) or type(fault).__name__
            return False
        finally:
            presence.deliveries -= 1
            presence.quiet_since = loop.time()
            self.state.pulse.beat()

    async def _post(self, hook: Webhook, update: Update) -> httpx.Response:
        if self._client is None:
            # loopback only (setWebhook sees to that), so a certificate proves nothing
            self._client = httpx.AsyncClient(verify=False, trust_env=False, timeout=PATIENCE)  # noqa: S501
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        return await self._client.post(hook.url, content=json.dumps(update.as_telegram()), headers=headers)

    async def _reply(self, bot: Bot, answer: httpx.Response) -> None:
        """Do the call that the webhook's answer holds, if it holds one; its outcome is told to nobody."""
        try:
            raw = await parameters.read("", answer.headers.get("content-type", ""), answer.content)
        except Refusal:
            return
        method = raw.pop("method", None)
        if isinstance(method, str):
            await self.telegram.perform(bot, method, raw)
