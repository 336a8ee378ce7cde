"""Words in a row that mean something together when people in the UK speak of dates and times."""

from typing import Any

from bot.plain.when.english_dialect import DIALECT
from bot.plain.when.english_named import NAMED
from bot.plain.when.english_names import NO_DATES
from bot.plain.when.english_zones import ZONE_PHRASES

_PHRASES: dict[str, tuple[str, Any]] = {
    "the day after tomorrow": ("relative", 2),
    "day after tomorrow": ("relative", 2),
    "the day before yesterday": ("relative", -2),
    "a couple of": ("number", 2),
    "couple of": ("number", 2),
    "a few": ("few", None),
    "o clock": ("oclock", None),
    "mid day": ("noon", None),
    "mid - day": ("noon", None),
    "crack of dawn": ("meal", "morning"),
    "for tea": ("meal", "tea"),
    "2 nite": ("part", "tonight"),
    "2 mrw": ("relative", 1),
    "2 moro": ("relative", 1),
    "2 morrow": ("relative", 1),
    "all day": ("allday", None),
    "all - day": ("allday", None),
    "tea time": ("meal", "tea"),
    "at tea": ("meal", "tea"),
    "lunch time": ("part", "lunch"),
    "dinner time": ("meal", "dinner"),
    "supper time": ("meal", "evening"),
    "breakfast time": ("meal", "morning"),
    "same time": ("timeword", None),
    "my time": ("gap", None),
    "just gone": ("ago", None),
    "our time": ("gap", None),
    "local time": ("gap", None),
    "on nights": ("gap", None),
    "on days": ("gap", None),
    "or so": ("unread", None),
    "or later": ("unread", None),
    "or earlier": ("unread", None),
    "or sooner": ("unread", None),
    "or thereabouts": ("unread", None),
    "or whenever": ("unread", None),
    "to be confirmed": ("unread", None),
    "to be arranged": ("unread", None),
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
    "half day": ("gap", None),
    "apart from": ("not", None),
    "rather than": ("not", None),
    "all but": ("not", None),
    "no can do": ("not", None),
    "no one": ("not", None),
    "no - one": ("not", None),
    "any day but": ("not", None),
    "but not": ("not", None),
    "other than": ("not", None),
    "bank holiday": ("holiday", None),
    "bank hol": ("holiday", None),
    "public holiday": ("holiday", None),
    "bank holidays": ("holiday", None),
    "bank hols": ("holiday", None),
    "public holidays": ("holiday", None),
    "dont forget": ("gap", None),
    "cant wait": ("gap", None),
    "not compulsory": ("gap", None),
    "not essential": ("gap", None),
    "not far": ("gap", None),
    "or not at all": ("gap", None),
    "mon dieu": ("gap", None),
    "not sure where": ("gap", None),
    "not sure who": ("gap", None),
    "not sure how": ("gap", None),
    "not sure what": ("gap", None),
    "last thing": ("unread", None),
    "early doors": ("unread", None),
    "last minute": ("gap", None),
    "1st come 1st served": ("gap", None),
    "first come first served": ("gap", None),
    "working day": ("unit", "weekday"),
    "working days": ("unit", "weekday"),
    "no later than": ("by", None),
    "not later than": ("by", None),
    "whit monday": ("holiday", None),
    "term time": ("not", None),
    "term - time": ("not", None),
    "one night": ("gap", None),
    "one to one": ("gap", None),
    "one - to - one": ("gap", None),
    "one to ones": ("gap", None),
    "one morning": ("gap", None),
    "one afternoon": ("gap", None),
    "one evening": ("gap", None),
    "second hand": ("gap", None),
    "at first": ("gap", None),
    "at last": ("gap", None),
    "at one point": ("gap", None),
    "last time": ("gap", None),
    "next time": ("gap", None),
    "this time": ("thistime", None),
    "first time": ("gap", None),
    "in a minute": ("gap", None),
    "in a min": ("gap", None),
    "one day": ("gap", None),
    "some day": ("gap", None),
    "every one": ("gap", None),
    "each and every": ("every", None),
    "once every": ("every", None),
    "every single": ("every", None),
    "every time": ("gap", None),
    "after lunch": ("part", "afternoon"),
    "after work": ("part", "evening"),
    "after school": ("part", "afternoon"),
    "before lunch": ("part", "morning"),
    "before work": ("part", "morning"),
    "bi - weekly": ("often", ("week", 0)),
    "bi - monthly": ("often", ("month", 0)),
    "from now": ("timeword", None),
    "from today": ("timeword", None),
}

_UNTIL_SOMETHING = {
    f"{until} {what}": ("unread", None)
    for until in ("till", "til", "until")
    for what in (
        "late",
        "lunch",
        "lunchtime",
        "teatime",
        "dinner",
        "close",
        "closing",
        "finish",
        "dark",
        "whenever",
    )
}
_UNTIL_AND_ON = {
    f"{until} {and_} {including}": ("to", "until")
    for until in ("up to", "to", "until", "till", "til", "up until", "through to")
    for and_ in ("and", "&")
    for including in ("including", "inc", "incl", "inclusive of")
}
_GREETINGS = {
    f"{greeting} {what}": ("gap", None)
    for greetings, whats in (
        (("merry", "happy"), ("christmas", "xmas", "easter", "halloween", "new year", "monday", "friday")),
        (("good", "great", "nice", "lovely"), ("weekend", "day", "morning", "afternoon", "evening", "night")),
        (("morning", "afternoon", "evening"), ("all", "everyone", "everybody", "folks", "team", "both")),
    )
    for greeting in greetings
    for what in whats
}
# Names of what people do, which tell the part of the day but not the time.
_PART_NAMES = {
    "morning": ("coffee morning", "coffee mornings", "morning prayer", "morning service"),
    "evening": ("parents evening", "open evening", "social evening", "evening class", "evening service"),
    "night": (
        *(
            "quiz night",
            "film night",
            "movie night",
            "games night",
            "race night",
            "bingo night",
            "youth night",
        ),
        *("music night", "night shelter", "midnight mass"),
    ),
    "lunch": ("lunch club", "sunday lunch club"),
}
_PARTS_IN_NAMES = {name: ("partname", part) for part, names in _PART_NAMES.items() for name in names}
_SOME = {
    f"some {days}": ("few", None)
    for days in ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"]
}

_DAYS_WITH_A_NAME = {typed: ("named", name) for typed, name in NAMED.items()}

PHRASES = _PHRASES | _DAYS_WITH_A_NAME | _GREETINGS | _PARTS_IN_NAMES | _UNTIL_SOMETHING | _SOME
PHRASES |= _UNTIL_AND_ON | ZONE_PHRASES | DIALECT | NO_DATES
