"""Telling Telegram where to bring updates, and telling it again: somebody else may have told it something else since."""

import structlog

from bot.delivery.engine import Bring
from bot.delivery.intake import Intake
from bot.handlers.port import ALLOWED_UPDATES, BadToken, Port, Refused, Sent

log = structlog.get_logger("heard")

AT_ONCE = 40
"""Updates that Telegram may bring at the same time."""
AGAIN, AFTER_A_FAULT = 300.0, 5.0
"""Seconds until it is told again."""


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
            if isinstance(reply, Refused) and "unauthorized" in reply.description.lower():
                raise BadToken("Telegram does not know this token")
            if not isinstance(reply, Sent):
                log.warning("the webhook is not set", why=type(reply).__name__)
            await intake.new_day()
            await intake.rest(AGAIN if isinstance(reply, Sent) else AFTER_A_FAULT)

    return bring
