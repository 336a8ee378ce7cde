"""What lies beside the database: which files, and what shows that one was changed. Keys themselves are in no copy."""

from hashlib import sha256
from pathlib import Path


def files_of(home: Path) -> dict[str, str]:
    """Every file under HEARD_HOME but the database itself: the time it was last changed, and a digest of what is in it."""
    return {
        str(p.relative_to(home)): f"{p.stat().st_mtime} {sha256(p.read_bytes()).hexdigest()}"
        for p in sorted(home.rglob("*"))
        if p.is_file() and not p.name.startswith("heard.db")
    }


def boxes_of(home: Path) -> dict[str, bytes]:
    """The bytes of every letterbox."""
    return {p.name: p.read_bytes() for p in sorted(home.rglob("*.box"))}
