"""What `heard doctor` asks of Telegram: the token, this computer's clock, and who else takes the bot's messages."""

from collections.abc import Iterator
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.doctor_postgres import count_workers
from bot.findings import Finding
from bot.lock import held
from bot.models.connection import connect
from bot.settings import Settings

SKEW = timedelta(seconds=60)
"""A clock further off than this fires reminders at the wrong time."""
TIMEOUT = 10
"""Seconds that Telegram may take for an answer."""


def telegram(settings: Settings) -> Iterator[Finding]:
    """Ask Telegram who the bot is, what time it is, and whether anybody else takes its messages."""
    if settings.token is None:
        yield Finding(
            "bad",
            "There is no token, so there is no bot.",
            "`heard run` shows how to get one. `heard practice` needs none.",
        )
        return
    base = f"{settings.api_base}/bot{settings.token.get_secret_value()}"
    try:
        with httpx.Client(timeout=TIMEOUT) as client:
            answer = client.get(f"{base}/getMe")
            yield from _token(answer)
            yield from _clock(answer)
            if answer.is_success:
                yield from _poller(client, base, settings)
    except httpx.HTTPError as error:
        yield Finding(
            "bad",
            f"Telegram does not answer at {settings.api_base}: {type(error).__name__}.",
            "Is this computer on the internet? Does a firewall stop it?",
        )


def _token(answer: httpx.Response) -> Iterator[Finding]:
    if answer.status_code in {401, 404}:
        yield Finding(
            "bad",
            "Telegram does not know this token.",
            "Copy it again from @BotFather (/mybots, API Token). If it was revoked, the new one is there too.",
        )
    elif not answer.is_success:
        yield Finding("bad", f"Telegram answered {answer.status_code}.", "Try again in a few minutes.")
    else:
        yield Finding("ok", f"The bot is @{answer.json()['result'].get('username', '?')}.")


def _clock(answer: httpx.Response) -> Iterator[Finding]:
    if "date" not in answer.headers:
        return
    off = abs(Clock().now() - parsedate_to_datetime(answer.headers["date"]).astimezone(UTC))
    if off > SKEW:
        yield Finding(
            "bad",
            f"This computer's clock is wrong by about {int(off.total_seconds() // 60) or 1} minutes.",
            "Switch on automatic time: timedatectl set-ntp true",
        )
    else:
        yield Finding("ok", "The clock is right.")


def _poller(client: httpx.Client, base: str, settings: Settings) -> Iterator[Finding]:
    running = _running(settings)
    if running:
        yield Finding("ok", "Heard is running here now.")
    webhook = client.get(f"{base}/getWebhookInfo").json().get("result", {})
    if settings.webhook_url:
        yield from _webhook(webhook, settings)
    if running or settings.webhook_url:
        return
    if webhook.get("url"):
        yield Finding("warn", "A webhook is set for this bot.", "`heard run` takes it away when it starts.")
        return
    if client.get(f"{base}/getUpdates", params={"timeout": 0, "limit": 1}).status_code == 409:
        yield Finding(
            "bad",
            "Another program is fetching this bot's messages (409 Conflict). Each message reaches only one of you.",
            "Stop the other one: an old computer, a test, a second copy? If you cannot find it, revoke the token in @BotFather.",
        )
    else:
        yield Finding("ok", "Nobody else fetches this bot's messages.")


def _running(settings: Settings) -> bool:
    if not settings.database_url:
        return held(settings.home)
    engine = connect(settings.database)
    try:
        return count_workers(engine) > 0
    except SQLAlchemyError:
        return False
    finally:
        engine.dispose()


def _webhook(webhook: dict[str, Any], settings: Settings) -> Iterator[Finding]:
    if webhook.get("url") != settings.webhook_url:
        yield Finding(
            "warn",
            "Telegram does not bring messages to HEARD_WEBHOOK_URL yet.",
            "Start Heard: it tells Telegram.",
        )
    elif webhook.get("last_error_message") and webhook.get("pending_update_count"):
        yield Finding(
            "bad",
            f"Telegram cannot bring messages to {settings.webhook_url}: {webhook['last_error_message']}.",
            "Does Heard run? Does the proxy pass this path on? Is its certificate valid?",
        )
    else:
        yield Finding("ok", f"Telegram brings messages to {settings.webhook_url}.")
