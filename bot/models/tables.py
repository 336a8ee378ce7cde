"""Loads every table, so that the metadata is whole before anything creates or compares it."""

from sqlmodel import SQLModel

from bot.models import (
    briefing,
    broadcast,
    contribution,
    conversation,
    cover,
    envelope,
    group,
    invite,
    meeting,
    membership,
    note,
    organisation,
    outbox,
    person,
    project,
    promise,
    question,
    theme,
    timer,
    update,
)

ALL = (
    briefing,
    broadcast,
    contribution,
    conversation,
    cover,
    envelope,
    group,
    invite,
    meeting,
    membership,
    note,
    organisation,
    outbox,
    person,
    project,
    promise,
    question,
    theme,
    timer,
    update,
)

metadata = SQLModel.metadata
