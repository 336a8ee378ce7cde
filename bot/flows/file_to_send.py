"""A file made for one message: it lies under HEARD_HOME/files until it is sent, and again and again if it is asked for."""

from bot.chat.screens import FileRef
from bot.chat.turn import Turn


def file_to_send(turn: Turn, path: str, content: bytes, name: str = "", kind: str = "document") -> FileRef:
    """Write a file to be sent with a page. Only the account that runs the bot can read it: a register holds names.

    Args:
        turn: whose home it is kept in.
        path: where, under HEARD_HOME/files; what is there is replaced.
        content: the whole file.
        name: as people see it; by default the path.
        kind: of the message, as in `FileRef`.
    """
    file = turn.house.home / "files" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(content)
    return FileRef(path, name or path, kind)
