"""The letterbox of a batch: the file in which its envelopes wait, beside its key and like it in no backup.

A row is written at a moment, beside the rows of whoever did something just before, and
both engines keep that order; copies of two nights show on which day it came. That named
a writer in one case of five. So envelopes are no rows: until the release the database
knows nothing of them. The file is as long with one envelope in it as with sixty; each
change writes all of it anew under another nonce, in the order of digests, and so does every night, so that two
copies of it have nothing in common.
"""

import os
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox
from sqlalchemy import select
from sqlmodel import Session

from bot.anonymity.keys import destroy_file, folder, path_of, read, sync
from bot.anonymity.seal import SEALED
from bot.models.envelope import Batch, waiting_batches

Envelopes = dict[bytes, bytes | None]
"""Sealed letters by the digest of their receipt; None for one that was taken back."""
SLOTS = 64
"""Envelopes that a file has room for. Where more come, it grows by as many again: that many are a crowd."""
SURE = timedelta(days=1)
"""No transaction lasts so long."""
_DIGEST = 32
_SLOT = _DIGEST + 1 + SEALED
_COUNT = 4
_LONG_AGO = (0, 0)
"""When every letterbox says that it was last changed."""


def _file(home: Path, public_key: bytes) -> Path:
    return path_of(home, public_key).with_suffix(".box")


def _lock(private_key: bytes) -> SecretBox:
    """What closes the file: it comes of the batch's key, and is gone with it."""
    return SecretBox(blake2b(key=private_key, person=b"letterbox", digest_size=SecretBox.KEY_SIZE).digest())


def look(home: Path, public_key: bytes) -> Envelopes | None:
    """The envelopes that wait in a batch, by its public key; None when nobody can open it any more.

    Raises:
        OSError: if key or letterbox may be there and cannot be read now.
    """
    private_key = read(home, public_key)
    if private_key is None:
        return None
    try:
        inside = _lock(private_key).decrypt(_file(home, public_key).read_bytes())
    except (FileNotFoundError, CryptoError, ValueError):
        return None
    count = int.from_bytes(inside[:_COUNT])
    slots = (inside[_COUNT + n * _SLOT : _COUNT + (n + 1) * _SLOT] for n in range(count))
    return {s[:_DIGEST]: s[_DIGEST + 1 :] if s[_DIGEST] else None for s in slots}


def lay(home: Path, public_key: bytes, envelopes: Envelopes) -> None:
    """Write a letterbox anew; it is safely on the disk before this returns.

    Raises:
        OSError: if it cannot be written, or its key is gone. Then the one before is still there.
    """
    private_key = read(home, public_key)
    if private_key is None:
        raise FileNotFoundError("the key of this letterbox is gone")
    room = max(1, -(-len(envelopes) // SLOTS)) * SLOTS
    slots = (
        d + bytes([e is not None]) + (e or b"").ljust(SEALED, b"\0") for d, e in sorted(envelopes.items())
    )
    inside = (len(envelopes).to_bytes(_COUNT) + b"".join(slots)).ljust(_COUNT + room * _SLOT, b"\0")
    _replace(_file(home, public_key), bytes(_lock(private_key).encrypt(inside)))


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.utime(fresh, _LONG_AGO)
    fresh.replace(path)
    sync(path.parent)
    os.utime(path.parent, _LONG_AGO)


def remove(home: Path, public_key: bytes) -> None:
    """Remove a letterbox. Doing it twice, or after a crash, is no fault."""
    _unlink(_file(home, public_key))
    sync(folder(home))


def _unlink(path: Path) -> None:
    for suffix in (".box", ".new"):
        path.with_suffix(suffix).unlink(missing_ok=True)


def lost(db: Session, home: Path) -> list[Batch]:
    """The waiting batches whose letterbox nobody can open any more: nobody can ever read what was sent to them.

    Raises:
        OSError: as of `look`.
    """
    return [b for b in waiting_batches(db) if look(home, b.public_key) is None]


def sweep(db: Session, home: Path, now: datetime) -> None:
    """Destroy keys and letterboxes that are done with: of batches that were opened, or that were never committed.

    Only what is older than `SURE`: another process may be about to commit a batch that it has just made. Of a batch that the
    database does not know, an empty letterbox only: a crash leaves no other, and with letters in it this is another database.

    Args:
        db: the session.
        home: HEARD_HOME.
        now: the present instant (UTC).

    Raises:
        OSError: if one cannot be read or removed.
    """
    done = {path_of(home, b.public_key).name: b.tidied for b in db.execute(select(Batch)).scalars()}
    for path in folder(home).glob("*.key"):
        old = now.timestamp() - path.stat().st_mtime > SURE.total_seconds()
        if old and done.get(path.name, _is_empty(home, path)):
            _unlink(path)
            destroy_file(path)


def _is_empty(home: Path, path: Path) -> bool:
    """Whether no letter waits in the letterbox of the key in this file."""
    try:
        public_key = bytes(PrivateKey(path.read_bytes()).public_key)
    except (FileNotFoundError, ValueError, TypeError):
        return True
    return not look(home, public_key)
