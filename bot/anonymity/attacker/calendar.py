"""The days of a made-up question: asked on a Monday, open as short as a question can be that is answered without a name."""

from datetime import UTC, date, datetime, timedelta

from bot.anonymity import rules

__all__ = ["CLOSES", "COLLECTS", "HEARD_BY", "OPENED", "START", "UTC"]

OPENED = date(2026, 11, 23)
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday in winter, so that local time in London is UTC."""
COLLECTS = rules.COLLECTS.days + 1
"""Days of its batch, with the first and the last."""
CLOSES, HEARD_BY = OPENED + rules.COLLECTS, OPENED + timedelta(days=21)
