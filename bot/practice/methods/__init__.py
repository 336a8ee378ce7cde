"""The Bot API methods that the room answers, a file for each group; importing this knows them all."""

from bot.practice.methods import (
    about_me,
    chats,
    copying,
    deleting,
    editing,
    media,
    pressing,
    sending,
)

__all__ = ["about_me", "chats", "copying", "deleting", "editing", "media", "pressing", "sending"]
