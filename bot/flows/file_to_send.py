"""A file made for one message: it lies under HEARD_HOME/files while it may still have to be sent, and is removed then.

A register holds names, and a list of what people need more than that. So only the account
that runs the bot can read them, and none is left lying about.
"""

from datetime import timedelta

from bot.chat.routes import due
from bot.chat.screens import FileRef
from bot.chat.turn import Turn

LIVES = timedelta(days=14)
"""Longer than anything waits to be sent; whoever asks again gets it made anew."""


def file_to_send(
    turn: Turn,
    path: str,
    content: bytes,
    name: str = "",
    kind: str = "document",
    lives: timedelta = LIVES,
) -> FileRef:
    """Write a file to be sent with a page.

    Args:
        turn: whose home it is kept in.
        path: where, under HEARD_HOME/files; what is there is replaced.
        content: the whole file.
        name: as people see it; by default the path.
        kind: of the message, as in `FileRef`.
        lives: how long it is kept.
    """
    file = turn.house.home / "files" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(content)
    turn.at(turn.now + lives, "file.gone", path)
    return FileRef(path, name or path, kind)


@due("file.gone")
def remove(turn: Turn, path: str) -> None:
    """Remove a file that was sent."""
    (turn.house.home / "files" / path).unlink(missing_ok=True)
