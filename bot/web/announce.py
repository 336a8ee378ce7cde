"""Telling Telegram where to bring updates, and telling it again: somebody else may have told it something else since."""

import structlog

from bot.delivery.engine import Bring
from bot.delivery.intake import Intake
from bot.delivery.outbox import label
from bot.handlers.port import ALLOWED_UPDATES, Port, Sent

log = structlog.get_logger("heard")

AT_ONCE = 40
"""Updates that Telegram may bring at the same time."""


def announce(port: Port, url: str, secret: str) -> Bring:
    """What the one on duty does where updates are brought to `url`."""
    where = {
        "url": url,
        "secret_token": secret,
        "max_connections": AT_ONCE,
        "allowed_updates": list(ALLOWED_UPDATES),
    }

    async def bring(intake: Intake) -> None:
        while not intake.stopping:
            reply = await port.call("setWebhook", where)
            if not isinstance(reply, Sent):
                log.warning("the webhook is not set", why=label(reply))
            await intake.learn(reply)

    return bring
