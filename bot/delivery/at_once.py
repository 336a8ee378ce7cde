"""What is said straight after the commit and never stored.

The answer to a press is worth nothing a minute later. And what is said inside the
anonymous channel may not lie in a table, because a row would name a person; it shares
the line with everything else, and is gone if the program is.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from bot.chat.effects import Answer, Call, Direct, Lane
from bot.clock import Clock
from bot.delivery.activity import Activity
from bot.delivery.line import Line, TooLate
from bot.delivery.order import InOrder
from bot.delivery.verdict import Verdict, as_new, verdict
from bot.handlers.port import Port, Reply, Unknown, Wait

Said = Sequence["asyncio.Task[None]"]
"""Calls that are being made."""

ATTEMPTS = 5
PAUSE = 1.0
"""Tries, and seconds before the second; each pause is twice the last."""


class AtOnce:
    """Makes the direct calls of a turn."""

    def __init__(self, port: Port, clock: Clock, line: Line, activity: Activity) -> None:
        self._port, self._clock, self._line, self._activity = port, clock, line, activity
        self._order = InOrder(activity)

    def say(self, effects: Sequence[Answer | Direct]) -> Said:
        """Start making these calls: answers now, the others in their order.

        Returns:
            The calls whose loss somebody would notice: until they are made, the update may be brought again.
        """
        directs: dict[int, list[Direct]] = {}
        for effect in effects:
            if isinstance(effect, Answer):
                self._activity.task(self._answer(effect))
            elif effect.after:
                self._activity.task(self._later(effect, effect.after))
            else:
                directs.setdefault(effect.chat, []).append(effect)
        return [self._activity.task(self._in_order(chat, theirs)) for chat, theirs in directs.items()]

    async def _answer(self, answer: Answer) -> None:
        params = {"callback_query_id": answer.press_id, "text": answer.text, "show_alert": answer.alert}
        call = self._port.call("answerCallbackQuery", {k: v for k, v in params.items() if v})
        await self._activity.calling(call)

    async def _later(self, direct: Direct, after: timedelta) -> None:
        with self._activity.aside():
            await self._clock.sleep(after.total_seconds())
        await self._in_order(direct.chat, [direct])

    async def _in_order(self, chat: int, directs: list[Direct]) -> None:
        async with self._order.of(chat):
            for direct in directs:
                await self._say(direct)

    async def _say(self, direct: Direct) -> None:
        call = direct.call
        reply = await self._call(direct.chat, call)
        if isinstance(reply, TooLate):
            return
        said = verdict(call.method, reply)
        if said is Verdict.NEW:
            await self._call(direct.chat, Call("sendMessage", as_new(call.params)))
        elif said in (Verdict.REFUSED, Verdict.AGAIN) and direct.otherwise:
            await self._call(direct.chat, direct.otherwise)

    async def _call(self, chat: int, call: Call) -> Reply | TooLate:
        """Make one call; a few times if there is no useful answer. A repeat is better than silence here."""
        failures = 0
        while True:
            async with self._line.call(Lane.REPLY, chat, call.method, call.params) as reply:
                pass  # nothing is written down
            if isinstance(reply, Unknown) and not reply.offline:
                failures += 1
                if failures < ATTEMPTS:
                    with self._activity.aside():
                        await self._clock.sleep(PAUSE * 2 ** (failures - 1))
                    continue
            elif isinstance(reply, Wait | Unknown):
                continue  # the line lets it go when Telegram, or the network, is ready
            return reply
