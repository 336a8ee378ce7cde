"""What is looked for in files: keys where they must not be, words and numbers in logs, old pages."""

import os
import tarfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bot.anonymity.attacker.pages import Pages
from bot.clock import Clock

KEPT = timedelta(days=30)
"""How long backups are kept (`bot.flows.keep`)."""
SAYS = 1.0
"""Seconds since 1970 at which a letterbox says that it was changed, at the most (`bot.anonymity.letterbox`)."""
OTHERS = 0o077
"""Rights of everybody but the owner. Where they cannot enter the folder, they cannot look at anything in it."""
LARGEST_LOG = 200_000_000
"""Bytes of a file that are read at once; Heard's own logs are 5 MB each."""


def in_files(home: Path, needed: int, texts: list[str], chats: list[str]) -> Iterator[str]:
    """Look through what lies beside the database.

    Args:
        home: HEARD_HOME.
        needed: how many key files are still needed.
        texts: answers without a name.
        chats: numbers of people, as text.
    """
    yield from _modes(home)
    if any(p.stat().st_mtime > SAYS for p in (home / "keys").glob("*.box")):
        yield "A letterbox says when somebody last put something in. Something else than Heard wrote it: start Heard."
    keys = list((home / "keys").glob("*.key"))
    if len(keys) > needed:
        yield "Keys of envelopes that were passed on, or never put in, are still there. Start Heard: within two days it destroys them."
    yield from _keys_elsewhere(home, [p.read_bytes() for p in keys])
    yield from _logs(home, texts, chats)
    yield from _backups(home)


def _modes(home: Path) -> Iterator[str]:
    if os.name != "posix" or not home.exists() or not home.stat().st_mode & OTHERS:
        return
    for path in (home / "keys", home / "heard.db", *(home / "keys").glob("*"), *(home / "backups").glob("*")):
        if path.exists() and path.stat().st_mode & OTHERS:
            yield f"Others on this computer can look at what Heard keeps. Take away their rights: chmod -R go= {home}"
            return


def _everything(home: Path) -> Iterator[Path]:
    """Every file that is no key."""
    for path in sorted(home.rglob("*")):
        own = path.is_file() and os.access(path, os.R_OK) and path.parent != home / "keys"
        if own and path.stat().st_size < LARGEST_LOG:
            yield path


def _keys_elsewhere(home: Path, keys: list[bytes]) -> Iterator[str]:
    if keys and any(
        key in data for path in _everything(home) for data in (path.read_bytes(),) for key in keys
    ):
        yield "A key lies outside the folder keys/. Find out how it came there, and destroy that copy."


def _logs(home: Path, texts: list[str], chats: list[str]) -> Iterator[str]:
    logs = [
        p.read_text("utf-8", "replace") for p in _everything(home) if "logs" in p.parts[len(home.parts) :]
    ]
    if any(words in log for log in logs for words in texts):
        yield "A log holds somebody's words. Destroy it, and tell the makers of Heard."
    if any(chat in log for log in logs for chat in chats):
        yield "A log holds the number of somebody's chat. Destroy it, and tell the makers of Heard."


def _backups(home: Path) -> Iterator[str]:
    oldest = (Clock().now() - KEPT).timestamp()
    if any(p.stat().st_mtime < oldest for p in (home / "backups").glob("*")):
        yield "There are backups older than 30 days. People are told that those are gone. Start Heard: it deletes them."
    for path in sorted((home / "backups").glob("*.tar.gz")):
        try:
            with tarfile.open(path) as archive:
                if any(name.startswith("keys") or name.endswith(".key") for name in archive.getnames()):
                    yield "A backup holds keys. Destroy it: with them it opens envelopes."
                    return
        except (tarfile.TarError, OSError, EOFError):
            continue


def in_sqlite_file(path: Path) -> Iterator[str]:
    """Look for old words in pages that are not used any more."""
    pages = Pages.read(path.read_bytes())
    if any(any(pages.of.get(number, b"")) for number in pages.free()):
        yield "Pages of the database that are not used any more still hold something. Stop and start Heard."
