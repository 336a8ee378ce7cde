"""The days of a made-up question: asked on a Monday, first released on the Wednesday of the week after."""

from datetime import UTC, date, datetime, timedelta

__all__ = ["CLOSES", "COLLECTS", "HEARD_BY", "OPENED", "START", "UTC"]

OPENED = date(2026, 11, 23)
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday in winter, so that local time in London is UTC."""
COLLECTS = 9
"""Days of the first batch: Monday to the Tuesday of the week after."""
CLOSES, HEARD_BY = OPENED + timedelta(days=20), OPENED + timedelta(days=21)
