"""What lies beside the database: which files, and when they were last changed."""

from pathlib import Path


def files_of(home: Path) -> dict[str, float]:
    """Every file under HEARD_HOME but the database itself, and the time it was last changed (seconds since 1970)."""
    return {
        str(p.relative_to(home)): p.stat().st_mtime
        for p in sorted(home.rglob("*"))
        if p.is_file() and not p.name.startswith("heard.db")
    }
