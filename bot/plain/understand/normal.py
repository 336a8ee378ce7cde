"""Bring typed words to one shape, so that "Can’t!!", "cant" and "CANT" are looked up alike."""

import re
import unicodedata

# Letters that do not fall apart into a base letter and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe"})
# Arabic is written with and without these differences.
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "؟": "?"}
)
# Skin tones, gender signs, joiners and presentation marks of emoji change no meaning.
_EMOJI_MARKS = re.compile("[\U0001f3fb-\U0001f3ff\u200d\ufe0e\ufe0f\u2640\u2642\u20e3]")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_LONG = re.compile(r"([^\W\d_])\1{2,}")
_TOKEN = re.compile(r"[^\W_]+|[?]|[.!,;:…()\n-]+|[^\s\w]")
_PAUSE = re.compile(r"[.!,;:…()\n-]+")
STOP, COMMA = ".", ","
_HELLO = (
    "hi|hiya|hello|hey|heya|dear|good morning|good evening|good afternoon|ey up|shwmae|shwmai|helo|haia|bore da|czesc|cześć|hej"
    "|dzien dobry|dzień dobry|witam|hola|buenos dias|buenos días|bonjour|bonsoir|salut|coucou|bună ziua|buna ziua|bună"
    "|привіт|добрий день|вітаю|مرحبا|اهلا|أهلا|السلام عليكم|هلا"
)
_WITH_A_NAME = r"(?: [^\W\d_]+){0,2}\s*[,.!:\n–-]+\s*"
_GREETING = re.compile(
    rf"\s*(?:(?:{_HELLO}|morning|evening|afternoon|alright|buenas|buna){_WITH_A_NAME}|(?:{_HELLO})\s+)(?=\S)",
    re.IGNORECASE,
)
LONGEST = 2000


def tokens(text: str) -> list[str]:
    """Cut a reply into words without accents, "?", "." and "," for longer and shorter pauses, and single emoji.

    Args:
        text: as typed; what lies beyond 2,000 characters is not a short reply and is left out.
    """
    plain = _LONG.sub(r"\1", _EMOJI_MARKS.sub("", plain_letters(text[:LONGEST].replace("/", " "))))
    return [_pause(found) if _PAUSE.fullmatch(found) else found for found in _TOKEN.findall(plain)]


def without_greeting(text: str) -> str:
    """Leave out the "Hi Sam," that a reply may open with: it says nothing of what is meant."""
    greeting = _GREETING.match(text)
    return text[greeting.end() :] if greeting else text


def plain_letters(text: str) -> str:
    """Small letters without apostrophes, accents and other differences that are often left out on a phone."""
    small = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).lower())
    small = re.sub(r"\bsí\b", "sii", small)  # "yes"; without its accent it would be "if"
    return _without_marks(small).translate(_PLAIN).translate(_ARABIC)


def _pause(typed: str) -> str:
    return STOP if set(typed) & set(".!;…\n") else COMMA


def _without_marks(text: str) -> str:
    """Drop accents of Latin letters and Arabic vowel signs; keep й and ї, which are letters of their own."""
    kept: list[str] = []
    for letter in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(letter):
            kept.append(letter)
        elif kept and "\u0400" <= kept[-1][0] <= "\u04ff":
            kept[-1] = unicodedata.normalize("NFC", kept[-1] + letter)
    return "".join(kept)
