"""The words coordinators in the UK use for dates and times. Another language is another table like this one."""

from typing import Any

from bot.plain.when.english_calendar import MONTHS, NUMBERS, OFTEN, ORDINALS, UNITS, WEEKDAYS
from bot.plain.when.english_dialect import SHORT_AND, WHILE
from bot.plain.when.english_joining import GOING_ON, JOINING, MEALS, NEGATING, PARTS, POINTING
from bot.plain.when.english_named import NAMED
from bot.plain.when.english_names import AFTER_WEEKDAY, PEOPLE, WANTING
from bot.plain.when.english_phrases import PHRASES
from bot.plain.when.english_spelling import ADVERBS, NEAR, REAL_WORDS, SUBJECTS, VERBS, WEAK
from bot.plain.when.words import Words


def _spread(kind: str, table: dict[Any, str]) -> dict[str, tuple[str, Any]]:
    """Spell out ``{value: "word word"}`` as ``{word: (kind, value)}``."""
    return {word: (kind, value) for value, words in table.items() for word in words.split()}


ENGLISH = Words(
    words={
        **_spread("weekday", WEEKDAYS),
        **_spread("weekdays", {0: "mondays mons", 1: "tuesdays", 2: "wednesdays", 3: "thursdays"}),
        **_spread("weekdays", {4: "fridays fris", 5: "saturdays sats", 6: "sundays suns"}),
        **_spread("month", MONTHS),
        **_spread("number", NUMBERS),
        **_spread("ordinal", ORDINALS),
        **_spread("unit", UNITS),
        **_spread("part", PARTS),
        **_spread("meal", MEALS),
        **_spread("often", OFTEN),
        **{word: (kind, None) for kind, words in JOINING.items() for word in words.split()},
        **_spread("ampm", {"am": "am", "pm": "pm"}),
        **_spread(
            "relative",
            {
                0: "today tday",
                1: "tomorrow tomoz tmoz tmrw tmw tomo tomoro tommoro tomora tomorra tmoro tommorrow tomrw tmro tomro",
                -1: "yesterday",
            },
        ),
        **_spread(
            "parts",
            {"morning": "mornings", "afternoon": "afternoons", "evening": "evenings", "night": "nights nites"}
            | {"lunch": "lunchtimes"},
        ),
        **_spread("part", {"tonight": "tonight tonite tnite tonyt"}),
        "eod": ("endofday", None),
        "cob": ("endofday", None),
        "cop": ("endofday", None),
        **{typed: ("named", name) for typed, name in NAMED.items() if typed.isalpha()},
        **dict.fromkeys(("until", "till", "til", "untill"), ("to", "until")),
        **dict.fromkeys(("starting", "starts", "begins", "commencing"), ("start", "verb")),
        **dict.fromkeys(("ending", "ends", "finishes", "finishing"), ("end", "verb")),
        "gmt": ("zone", ("Europe/London", "UTC")),
        "bst": ("zone", ("Europe/London", "Etc/GMT-1")),
        "weekends": ("weekend", "many"),
        **_spread("gap", POINTING),
        **_spread("gap", GOING_ON),
        **_spread("not", NEGATING),
        "once": ("once", 1),
        "twice": ("once", 2),
        "weekday": ("unit", "weekday"),
        "weekdays": ("unit", "weekday"),
    },
    phrases={tuple(phrase.split()): token for phrase, token in PHRASES.items()},
    time_ending="time",
    rough_ending="ish",
    near=NEAR,
    leave=REAL_WORDS,
    weak=WEAK,
    but=frozenset({"bar", "but"}),
    until=WHILE,
    short_and=SHORT_AND,
    after_weekday=AFTER_WEEKDAY,
    people=PEOPLE,
    wanting=WANTING,
    verbs=VERBS,
    subjects=SUBJECTS,
    adverbs=ADVERBS,
)
