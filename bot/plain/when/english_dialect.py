"""What Scots and people in the north of England say for days and times."""

from typing import Any

_TOMORROW = ("the morn", "the morns", "the morra", "the morro", "the morrow", "the moro")
DIALECT: dict[str, tuple[str, Any]] = {
    **dict.fromkeys(_TOMORROW, ("relative", 1)),
    "in the morn": ("part", "morning"),
    "the morn of": ("part", "morning"),
    "the day after the morn": ("relative", 2),
}
# "9am while 5pm": until, where it stands between two times or two days; elsewhere it is no such word.
WHILE = frozenset({"while", "whiles"})
# "Tues n Thurs": and, between two times or two days.
SHORT_AND = frozenset({"n"})
