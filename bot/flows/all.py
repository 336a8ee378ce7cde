"""Loads every conversation, so that every route is declared before the first update comes."""

from bot.flows import (
    briefing,
    home,
    loose,
    news,
    owed,
    paper,
    points,
    promise,
    reading,
    sending,
    sent,
    themes,
)

ALL = (briefing, home, loose, news, owed, paper, points, promise, reading, sending, sent, themes)
