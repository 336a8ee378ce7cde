"""Files that went through the room: photos, voice, documents.

Kept in memory only. A file has the two names Telegram gives it: one to use it with, one to recognise it by.
"""

import hashlib
import mimetypes
from dataclasses import dataclass
from typing import Any

DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""A bot may download up to 20 MB (Telegram's documentation of getFile)."""
UPLOAD_LIMIT = 50 * 1024 * 1024
"""A bot may upload up to 50 MB (Telegram's documentation of sendDocument)."""
PHOTO_LIMIT = 10 * 1024 * 1024
"""A photo may have up to 10 MB (Telegram's documentation of sendPhoto)."""

FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "document": "documents"}
ENDINGS = {"photo": ".jpg", "voice": ".oga", "audio": ".mp3", "document": ""}
MIMES = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "document": "application/octet-stream",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in: as a bot or a person sent it."""

    name: str
    mime: str
    data: bytes

    def logged(self) -> dict[str, Any]:
        """How a file shows in the list of calls."""
        return {"file": digest(self.data), "name": self.name, "size": len(self.data)}


@dataclass(frozen=True, slots=True)
class File:
    """A file the room keeps."""

    id: str
    """The `file_id`: what a bot sends to use the file again."""
    kind: str
    name: str
    mime: str
    data: bytes
    path: str
    """Where `/file/bot<token>/` offers it."""

    @property
    def unique_id(self) -> str:
        """The `file_unique_id`: the same for the same content."""
        return digest(self.data)

    def basics(self) -> dict[str, Any]:
        """The fields that every kind of file has in Telegram's answers."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


def digest(data: bytes) -> str:
    """A short name for content: the same bytes give the same name."""
    return hashlib.sha256(data).hexdigest()[:16]


def keep(kind: str, upload: Upload, number: int, bot_id: int) -> File:
    """Make a kept file of an upload.

    Args:
        kind: "photo", "voice", "audio" or "document".
        upload: what was sent.
        number: the room's next number, so that each file has its own name.
        bot_id: whose file it is; another bot cannot use the id.
    """
    mime = MIMES[kind] if kind in {"photo", "voice"} else upload.mime
    name = upload.name or f"{kind}_{number}{ENDINGS[kind]}"
    ending = ENDINGS[kind] or ("." + name.rsplit(".", 1)[1] if "." in name else "")
    safe_ending = "".join(c for c in ending if c.isalnum() or c == ".")[:12]
    path = f"{FOLDERS[kind]}/file_{number}{safe_ending}"
    return File(
        f"practice-{bot_id}-{kind}-{number}-{digest(upload.data)}", kind, name, mime, upload.data, path
    )


def guess_mime(name: str) -> str:
    """The kind of content that a file name promises."""
    return mimetypes.guess_type(name)[0] or MIMES["document"]
