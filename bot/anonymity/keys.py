"""The private keys of batches: small files outside the database.

A copy of the database, a backup or a standby must never be able to open an envelope.
So each batch's private key is a file of its own under HEARD_HOME/keys, in no backup,
and after the release it is overwritten and removed. Its envelopes lie beside it
(`bot.anonymity.letterbox`).

A file is named after its public key and not after its batch: a batch that was never
committed leaves at most a key that opens nothing, and never takes another's name.
"""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from nacl.public import PrivateKey


def folder(home: Path) -> Path:
    """Where the keys lie; made, for its owner alone, if it is not there."""
    path = home / "keys"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(home: Path, public_key: bytes) -> Path:
    """The file of a private key, there or not."""
    return home / "keys" / (hashlib.sha256(public_key).hexdigest()[:32] + ".key")


def make(home: Path) -> bytes:
    """Make a pair of keys; the private one is safely on the disk before this returns.

    Returns:
        The public key.

    Raises:
        OSError: if it cannot be written. Then nothing may be sealed.
    """
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    folder(home)
    path = path_of(home, public)
    _write(path, bytes(private))
    sync(path.parent)
    return public


def read(home: Path, public_key: bytes) -> bytes | None:
    """The private key that belongs to `public_key`; None when it is lost or damaged.

    Raises:
        OSError: if it may be there and cannot be read now: whatever asks has to wait, for nothing is lost.
    """
    try:
        private = path_of(home, public_key).read_bytes()
        return private if bytes(PrivateKey(private).public_key) == public_key else None
    except (FileNotFoundError, ValueError, TypeError):
        return None


def there(home: Path, public_key: bytes) -> bool:
    """Whether the private key's file is there. Without it nothing may be sealed: nobody could ever read it."""
    return path_of(home, public_key).is_file()


def destroy(home: Path, public_key: bytes) -> None:
    """Overwrite a private key and remove it. Doing it twice, or after a crash, is no fault."""
    destroy_file(path_of(home, public_key))


def destroy_file(path: Path) -> None:
    """The same, by its file."""
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
    sync(path.parent)


def secret(home: Path, name: str, size: int) -> bytes:
    """A secret of this installation, beside the keys and like them in no backup; made once, safely on the disk before it is used.

    Raises:
        OSError: if it can be neither read nor made.
    """
    path = folder(home) / name
    if not path.exists():
        fresh = path.with_name(f"{name}.{secrets.token_hex(4)}")
        _write(fresh, secrets.token_bytes(size))
        with contextlib.suppress(FileExistsError):  # two processes may start at once
            os.link(fresh, path)
        fresh.unlink()
        sync(path.parent)
    return path.read_bytes()


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """Make a change of the folder itself last; Windows has no way to, and no need."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
