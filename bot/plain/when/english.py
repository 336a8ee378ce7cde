"""The words coordinators in the UK use for dates and times. Another language is another table like this one."""

from typing import Any

from bot.plain.when.english_phrases import PHRASES
from bot.plain.when.tokens import Words


def _spread(kind: str, table: dict[Any, str]) -> dict[str, tuple[str, Any]]:
    """Spell out ``{value: "word word"}`` as ``{word: (kind, value)}``."""
    return {word: (kind, value) for value, words in table.items() for word in words.split()}


_WEEKDAYS = {
    0: "monday mon",
    1: "tuesday tues tue tu",
    2: "wednesday weds wed wensday wendsday wenesday",
    3: "thursday thurs thur thu thrusday",
    4: "friday fri",
    5: "saturday sat saterday",
    6: "sunday sun",
}
_MONTHS = {
    1: "january jan",
    2: "february feb febuary",
    3: "march mar",
    4: "april apr",
    5: "may",
    6: "june jun",
    7: "july jul",
    8: "august aug",
    9: "september sept sep",
    10: "october oct",
    11: "november nov",
    12: "december dec",
}
_NUMBERS = {
    **{
        0: "zero",
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
    },
    **{10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen"},
    **{
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        45: "fortyfive",
    },
    50: "fifty",
}
_ORDINALS = {
    **{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"},
    **{9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth"},
    **{15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth", 19: "nineteenth"},
    **{20: "twentieth", 30: "thirtieth"},
}
_UNITS = {
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h",
    "day": "day days",
    "week": "week weeks wk wks",
    "fortnight": "fortnight fortnights fortnite",
    "month": "month months",
    "year": "year years yr yrs",
}
_PARTS = {
    "morning": "morning",
    "afternoon": "afternoon arvo",
    "evening": "evening eve",
    "night": "night",
    "lunch": "lunchtime",
}
# What people do at a part of the day; it says when only where no clock does ("2pm, lunch is at 12").
_MEALS = {
    "morning": "breakfast brunch elevenses dawn daybreak sunrise",
    "lunch": "lunch",
    "tea": "teatime",
    "dinner": "dinner",
    "evening": "supper dusk sunset nightfall drinks",
}
# How often: unit and how many of them lie between two times.
_OFTEN = {
    ("day", 1): "daily",
    ("week", 1): "weekly",
    ("week", 2): "fortnightly",
    ("week", 0): "biweekly",
    ("month", 0): "bimonthly",
    ("month", 1): "monthly",
    ("month", 3): "quarterly",
    ("year", 1): "yearly annually",
}
_JOINING = {
    "to": "to until till til untill",
    "and": "and",
    "or": "or",
    "from": "from",
    "between": "between",
    "at": "at",
    "about": "about around approx approximately roughly",
    "on": "on",
    "in": "in within during throughout",
    "of": "of",
    "the": "the",
    "by": "by",
    "before": "before",
    "after": "after since",
    "past": "past",
    "for": "for lasting lasts",
    "start": "start starts starting begin begins beginning commencing",
    "end": "end ends ending finish finishes finishing",
    "middle": "mid middle",
    "next": "next nxt following",
    "this": "this coming",
    "last": "last",
    "other": "other alternate",
    "every": "every each evry ever",
    "not": "not except excluding instead unless moved moving changed rescheduled postponed cancelled "
    "cant cannot wont isnt arent doesnt dont no never neither nor didnt wasnt unable avoid",
    "street": "street st road rd lane avenue ave drive close court terrace gardens square way place places",
    "gone": "was were met held happened",
    "event": "session sessions meeting meetings workshop call chat visit slot long event training class group "
    "floor birthday century round draft item",
    "oclock": "oclock",
    "noon": "noon midday",
    "midnight": "midnight",
    "half": "half",
    "quarter": "quarter quarters",
    "few": "few several most usually mostly sometimes normally",
    "times": "times x",
    "timeword": "time",
    "when": "when whenever",
    "ago": "ago",
    "weekend": "weekend weekends",
    "roughly": "early late",
    "unread": "ish tbc tba cet cest eet est edt pst pdt utc",
    "a": "a an",
}

# Real words one slip away from a word of the table.
_REAL_WORDS = frozenset(
    {
        *("mourning", "moaning", "sundry", "sundae", "frida", "augusta", "match", "marsh", "marcy", "toddy"),
        *(
            "mouth",
            "mouths",
            "house",
            "horse",
            "event",
            "quarters",
            "meekly",
            "weakly",
            "minus",
            "untie",
            "midway",
        ),
    }
)

ENGLISH = Words(
    words={
        **_spread("weekday", _WEEKDAYS),
        **_spread("weekdays", {0: "mondays", 1: "tuesdays", 2: "wednesdays", 3: "thursdays"}),
        **_spread("weekdays", {4: "fridays", 5: "saturdays", 6: "sundays"}),
        **_spread("month", _MONTHS),
        **_spread("number", _NUMBERS),
        **_spread("ordinal", _ORDINALS),
        **_spread("unit", _UNITS),
        **_spread("part", _PARTS),
        **_spread("meal", _MEALS),
        **_spread("often", _OFTEN),
        **{word: (kind, None) for kind, words in _JOINING.items() for word in words.split()},
        **_spread("ampm", {"am": "am", "pm": "pm"}),
        **_spread(
            "relative",
            {0: "today tday", 1: "tomorrow tomoz tmoz tmrw tmw tomo tomoro tommorrow", -1: "yesterday"},
        ),
        **_spread(
            "parts",
            {"morning": "mornings", "afternoon": "afternoons", "evening": "evenings", "night": "nights"}
            | {"lunch": "lunchtimes"},
        ),
        "tonight": ("part", "tonight"),
        "tonite": ("part", "tonight"),
        "eod": ("endofday", None),
        "cob": ("endofday", None),
        "cop": ("endofday", None),
        "christmas": ("named", "christmas"),
        "xmas": ("named", "christmas"),
        "easter": ("named", "easter"),
        "halloween": ("named", "halloween"),
        "once": ("once", 1),
        "twice": ("once", 2),
        "weekday": ("unit", "weekday"),
        "weekdays": ("unit", "weekday"),
    },
    phrases={tuple(phrase.split()): token for phrase, token in PHRASES.items()},
    time_ending="time",
    rough_ending="ish",
    near=(
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
        *("january", "february", "march", "april", "august", "september", "october", "november", "december"),
        *(
            "tomorrow",
            "today",
            "tonight",
            "yesterday",
            "fortnight",
            "morning",
            "afternoon",
            "evening",
            "weekend",
        ),
        *(
            "every",
            "quarter",
            "until",
            "fortnightly",
            "monthly",
            "weekly",
            "midday",
            "hours",
            "minutes",
            "weeks",
            "months",
        ),
    ),
    leave=_REAL_WORDS,
    weak=frozenset({"sat", "sun", "wed", "tu"}),
)
