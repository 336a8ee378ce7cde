"""The kinds of words and pieces that rules are written in, and how a rule is compiled."""

import re
from collections.abc import Iterable

_NAMES = """
weekday weekdays month ordinal year date relative named holiday weekend
clock hhmm ampm oclock noon midnight part parts partname half quarter past allday endofday
number decimal a few unit times timeword thistime zone when meal ago
to dash and or from between at about on in of the by before after for
start end middle next this last other every often once commencing not gone noholiday
instead event street address measure dayname comma stop roughly unread gap
aday adays atime span exact length apart bare freq count
"""
# The last line names the pieces that tokens are put together to.
KINDS = tuple(_NAMES.split())
CODE = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}


def pattern(text: str) -> re.Pattern[str]:
    """Compile a rule written in kinds: "weekday comma? the? ordinal of? month year?".

    Args:
        text: kind names with regular-expression marks ``? * + | ( )`` and spaces for reading.

    Raises:
        KeyError: a name is not in `KINDS`.
    """
    spaced = re.sub(r"[a-z]+", lambda name: CODE[name[0]], text).replace(" ", "")
    return re.compile(re.sub(r"\((?!\?)", "(?:", spaced))


def coded(kinds: Iterable[str]) -> str:
    """Write kinds as the string that `pattern`s are matched on, one character each."""
    return "".join(CODE[kind] for kind in kinds)
