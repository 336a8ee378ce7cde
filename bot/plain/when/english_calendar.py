"""Words for days, months, numbers and units in the UK, with their usual misspellings and short forms."""

WEEKDAYS = {
    0: "monday mon",
    1: "tuesday tues tue tu",
    2: "wednesday weds wed wensday wendsday wenesday",
    3: "thursday thurs thur thu thrusday",
    4: "friday fri",
    5: "saturday sat saterday",
    6: "sunday sun",
}
MONTHS = {
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
NUMBERS = {
    **{0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"},
    **{9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen"},
    **{16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty"},
    **{40: "forty", 45: "fortyfive", 50: "fifty", 60: "sixty", 90: "ninety"},
}
ORDINALS = {
    **{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"},
    **{9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth"},
    **{15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth", 19: "nineteenth"},
    **{20: "twentieth", 30: "thirtieth"},
}
UNITS = {
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h",
    "day": "day days",
    "week": "week weeks wk wks",
    "fortnight": "fortnight fortnights fortnite",
    "month": "month months",
    "year": "year years yr yrs",
}
# How often: unit and how many of them lie between two times.
OFTEN = {
    ("day", 1): "daily nightly",
    ("week", 1): "weekly",
    ("week", 2): "fortnightly",
    ("week", 0): "biweekly",
    ("month", 0): "bimonthly",
    ("month", 1): "monthly",
    ("month", 3): "quarterly",
    ("year", 1): "yearly annually",
}
