"""Files on their way out.

A flow names a file by where it lies, so that nothing in the outbox holds its bytes.
Both adapters turn that name into an upload here, just before the call.
"""

from pathlib import Path
from typing import Any

from bot.shipped import shipped


class NoFile(LookupError):
    """The file is not under HEARD_HOME/files, nor among what is shipped."""


def place(path: str, home: Path) -> Path:
    """Where the file `path` lies: under ``home/files`` first, then under the shipped ``data``.

    Raises:
        NoFile: if it is in neither, or `path` leads out of them.
    """
    roots = [home / "files", shipped("data", home), shipped("data")]
    for root in roots:
        found = (root / path).resolve()
        if found.is_relative_to(root.resolve()) and found.is_file():
            return found
    raise NoFile


Uploads = dict[str, tuple[Path, str]]
"""Form field → the file's place, and the name people see."""


def with_files(params: dict[str, Any], home: Path) -> tuple[dict[str, Any], Uploads]:
    """Take the files out of a call's parameters.

    A file that is a parameter itself is uploaded under that name; one inside another value is named there
    as ``attach://…``, which is how the Bot API wants it. A ``$file_id`` needs no upload.

    Args:
        params: a call's parameters, left as they are.
        home: HEARD_HOME.

    Returns:
        The parameters without files, and what to upload beside them.

    Raises:
        NoFile: if a file is not there.
    """
    uploads: Uploads = {}

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(v) for v in value]
        if not isinstance(value, dict):
            return value
        if "$file_id" in value:
            return value["$file_id"]
        if "$file" in value:
            field = f"file{len(uploads)}"
            uploads[field] = _upload(value, home)
            return f"attach://{field}"
        return {k: plain(v) for k, v in value.items()}

    words: dict[str, Any] = {}
    for name, value in params.items():
        if isinstance(value, dict) and "$file" in value:
            uploads[name] = _upload(value, home)
        else:
            words[name] = plain(value)
    return words, uploads


def _upload(value: dict[str, str], home: Path) -> tuple[Path, str]:
    return place(value["$file"], home), value.get("name") or Path(value["$file"]).name
