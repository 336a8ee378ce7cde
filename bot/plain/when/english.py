"""The words coordinators in the UK use for dates and times. Another language is another table like this one."""

from typing import Any

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
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
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
    "evening": "evening",
    "night": "night",
    "lunch": "lunchtime",
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
    "every": "every each evry",
    "not": "not except excluding instead unless moved moving changed rescheduled postponed cancelled "
    "cant cannot wont isnt arent doesnt dont no never neither nor didnt wasnt unable avoid",
    "street": "street st road rd lane avenue ave drive close court terrace gardens square way place places",
    "gone": "was were met held happened",
    "event": "session sessions meeting meetings workshop call chat visit slot long event training class group floor birthday century round draft item",
    "oclock": "oclock",
    "noon": "noon midday",
    "midnight": "midnight",
    "half": "half",
    "quarter": "quarter",
    "few": "few several",
    "times": "times x",
    "timeword": "time",
    "ago": "ago",
    "weekend": "weekend weekends",
    "a": "a an",
}

_PHRASES: dict[str, tuple[str, Any]] = {
    "the day after tomorrow": ("relative", 2),
    "day after tomorrow": ("relative", 2),
    "the day before yesterday": ("relative", -2),
    "a couple of": ("number", 2),
    "couple of": ("number", 2),
    "a few": ("few", None),
    "o clock": ("oclock", None),
    "all day": ("allday", None),
    "in the morning": ("part", "morning"),
    "first thing": ("part", "morning"),
    "in the afternoon": ("part", "afternoon"),
    "in the evening": ("part", "evening"),
    "at night": ("part", "night"),
    "at lunchtime": ("part", "lunch"),
    "end of play": ("endofday", None),
    "close of play": ("endofday", None),
    "close of business": ("endofday", None),
    "end of business": ("endofday", None),
    "end of the day": ("endofday", None),
    "end of day": ("endofday", None),
    "week commencing": ("commencing", None),
    "week beginning": ("commencing", None),
    "week starting": ("commencing", None),
    "week of": ("commencing", None),
    "half term": ("gap", None),
    "half day": ("gap", None),
    "apart from": ("not", None),
    "rather than": ("not", None),
    "other than": ("not", None),
    "bank holiday": ("holiday", None),
    "public holiday": ("holiday", None),
    "christmas day": ("named", "christmas"),
    "christmas eve": ("named", "christmas eve"),
    "boxing day": ("named", "boxing day"),
    "new years eve": ("named", "new years eve"),
    "new years day": ("named", "new years day"),
    "the new year": ("named", "new year"),
    "new year": ("named", "new year"),
    "dont forget": ("gap", None),
    "no later than": ("by", None),
    "not later than": ("by", None),
    "good friday": ("named", "good friday"),
    "easter monday": ("named", "easter monday"),
    "easter sunday": ("named", "easter sunday"),
    "one night": ("gap", None),
    "one morning": ("gap", None),
    "one afternoon": ("gap", None),
    "one evening": ("gap", None),
    "second hand": ("gap", None),
    "at first": ("gap", None),
    "at last": ("gap", None),
    "at one point": ("gap", None),
    "last time": ("gap", None),
    "next time": ("gap", None),
    "this time": ("gap", None),
    "first time": ("gap", None),
    "same time": ("gap", None),
    "every one": ("gap", None),
    "every time": ("gap", None),
    "after lunch": ("part", "afternoon"),
    "after work": ("part", "evening"),
    "after school": ("part", "afternoon"),
    "before lunch": ("part", "morning"),
    "before work": ("part", "morning"),
    "bi - weekly": ("often", ("week", 0)),
    "bi - monthly": ("often", ("month", 0)),
    "good morning": ("gap", None),
    "good afternoon": ("gap", None),
    "good evening": ("gap", None),
    "from now": ("timeword", None),
    "from today": ("timeword", None),
}

ENGLISH = Words(
    words={
        **_spread("weekday", _WEEKDAYS),
        **_spread("weekdays", {0: "mondays", 1: "tuesdays", 2: "wednesdays", 3: "thursdays"}),
        **_spread("weekdays", {4: "fridays", 5: "saturdays", 6: "sundays"}),
        **_spread("month", _MONTHS),
        **{word: ("number", value) for value, word in enumerate(_NUMBERS)},
        **_spread("number", {30: "thirty", 40: "forty", 45: "fortyfive", 50: "fifty"}),
        **{word: ("ordinal", value) for value, word in enumerate(_ORDINALS, 1)},
        **_spread("ordinal", {30: "thirtieth"}),
        **_spread("unit", {unit: words for unit, words in _UNITS.items()}),
        **_spread("part", _PARTS),
        **_spread("often", _OFTEN),
        **{word: (kind, None) for kind, words in _JOINING.items() for word in words.split()},
        **_spread("ampm", {"am": "am", "pm": "pm"}),
        **_spread(
            "relative", {0: "today tday", 1: "tomorrow tomoz tmrw tmw tomo tommorrow", -1: "yesterday"}
        ),
        **_spread("parts", {"morning": "mornings", "afternoon": "afternoons", "evening": "evenings", "night": "nights"}),
        "tonight": ("part", "tonight"),
        "tonite": ("part", "tonight"),
        "eod": ("endofday", None),
        "cob": ("endofday", None),
        "cop": ("endofday", None),
        "christmas": ("named", "christmas"),
        "xmas": ("named", "christmas"),
        "once": ("once", 1),
        "twice": ("once", 2),
        "weekday": ("unit", "weekday"),
        "weekdays": ("unit", "weekday"),
    },
    phrases={tuple(phrase.split()): token for phrase, token in _PHRASES.items()},
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
    leave=frozenset(
        "mourning moaning sundry sundae frida augusta match marsh monday moaday weeks weeds weekly months mouths "
        "mouth house hour ours horse very ever event even ether meekly weakly minute minus until untie toddy "
        "marcy marcia toda".split()
    ),
    weak=frozenset({"sat", "sun", "wed", "tu"}),
)
