"""Loads every conversation, so that every route is declared before the first update comes."""

from bot.flows import home, loose

ALL = (home, loose)
