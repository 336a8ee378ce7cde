"""Read aloud by the computer, where espeak-ng and an encoder are installed; Telegram plays Opus in Ogg.

A coordinator's own recording is always better; this is for when there is none.
"""

import shutil
import subprocess

SPEED = 140
"""Words a minute: slower than espeak-ng's 175, for listeners who read with difficulty."""
LONGEST = 3000
"""Characters read aloud: about three minutes."""
_ENCODERS = {
    "opusenc": ["opusenc", "--quiet", "--bitrate", "24", "-", "-"],
    "ffmpeg": ["ffmpeg", "-loglevel", "error", "-i", "-", "-c:a", "libopus", "-b:a", "24k", "-f", "ogg", "-"],
}


def voice_is_off() -> str:
    """Why nothing is read aloud; empty when it can be."""
    if shutil.which("espeak-ng") is None:
        return "espeak-ng is not installed."
    if not any(map(shutil.which, _ENCODERS)):
        return "Neither opusenc (opus-tools) nor ffmpeg is installed."
    return ""


def speak(text: str, language: str) -> bytes:
    """A voice message.

    Args:
        text: what is read; what lies beyond `LONGEST` is left out.
        language: two letters; English is read for a language that has no voice.

    Raises:
        subprocess.SubprocessError: a program failed, or took longer than 20 s.
    """
    encoder = next(command for name, command in _ENCODERS.items() if shutil.which(name))
    try:
        wave = _read(text, language)
    except subprocess.CalledProcessError:
        wave = _read(text, "en")
    return _run(encoder, wave)


def _read(text: str, language: str) -> bytes:
    return _run(["espeak-ng", "-s", str(SPEED), "-v", language, "--stdout"], text[:LONGEST].encode())


def _run(command: list[str], given: bytes) -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True, timeout=20).stdout
