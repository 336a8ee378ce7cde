"""Faults reported to Sentry, if the host wants that: what broke and where, and nothing else.

Sentry's own ways of gathering (breadcrumbs, local variables, request bodies, log lines)
would carry words and chats along. So nothing is scrubbed out of an event: a new one is
made, with the kinds of the errors and the places in the program, and only that is sent.
An error's own words are left out too, because they may quote a text. What happens in the
anonymous channel is never reported, not even that it happened (`bot.delivery.faults`).
"""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Report = Callable[[BaseException], None]

OF_EVENT = ("event_id", "timestamp", "platform", "level", "release", "environment", "sdk")
OF_ERROR = ("type", "module")
OF_PLACE = ("filename", "module", "function", "lineno", "in_app")
FLUSH = 2.0
"""Seconds a stop waits for what is on its way to Sentry."""


class NoSentry(Exception):
    """A DSN is set, but Sentry's package is not installed."""


def to_sentry(dsn: str) -> tuple[Report, Callable[[], None]]:
    """Begin to report to Sentry.

    Returns:
        What reports one fault, and what ends reporting.

    Raises:
        NoSentry: if its package is not installed.
    """
    try:
        from sentry_sdk import Client  # noqa: PLC0415 - optional
        from sentry_sdk.utils import event_from_exception  # noqa: PLC0415
    except ImportError:
        raise NoSentry from None
    # A client of Heard's own: it hooks into nothing, and leaves a Sentry that is already there alone.
    client = Client(
        dsn=dsn,
        release=version("heard-bot"),
        server_name="",
        default_integrations=False,
        auto_enabling_integrations=False,
        auto_session_tracking=False,
        max_breadcrumbs=0,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        send_client_reports=False,
        before_send=only_places,
    )

    def report(error: BaseException) -> None:
        event, hint = event_from_exception(error, client_options=client.options)
        client.capture_event(event, hint=hint)

    return report, lambda: client.close(timeout=FLUSH)


def only_places(event: Any, _hint: Any) -> Any:
    """A new event with what may be told of `event`."""
    errors = [
        {name: error[name] for name in OF_ERROR if name in error}
        | {"stacktrace": {"frames": [_place(f) for f in (error.get("stacktrace") or {}).get("frames", ())]}}
        for error in event.get("exception", {}).get("values", ())
    ]
    return {name: event[name] for name in OF_EVENT if name in event} | {"exception": {"values": errors}}


def _place(frame: dict[str, Any]) -> dict[str, Any]:
    return {name: frame[name] for name in OF_PLACE if name in frame}
