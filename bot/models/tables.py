"""Loads every table, so that the metadata is whole before anything creates or compares it."""

from sqlmodel import SQLModel

from bot.models import (
    action,
    agenda,
    attendance,
    briefing,
    broadcast,
    buddy,
    contribution,
    conversation,
    cover,
    envelope,
    group,
    group_chat,
    invite,
    load,
    mailbox,
    meeting,
    meeting_notes,
    membership,
    message,
    need,
    note,
    organisation,
    outbox,
    person,
    project,
    promise,
    question,
    safety,
    series,
    theme,
    timer,
    told,
    update,
)

metadata = SQLModel.metadata
