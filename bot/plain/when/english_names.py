"""Names with a weekday in them, which tell of no day or not always of one."""

# "First aid", "Sunday best": never a date.
_NO_DATES = (
    *(
        "first aid",
        "first aider",
        "first aiders",
        "first class",
        "first name",
        "first floor",
        "first refusal",
    ),
    *("sunday best", "sunday times", "sunday papers", "sunday paper", "sunday mirror", "sunday telegraph"),
    *("sunday express", "sunday post", "sunday mail", "sunday people", "sunday trading", "sunday driver"),
    *("saturday job", "saturday jobs", "saturday girl", "saturday boy", "saturday kitchen"),
    *("saturday night fever", "saturday night takeaway", "friday night lights", "thursday murder club"),
    *("casual friday", "casual fridays", "dress down friday", "friday feeling", "monday blues"),
    *("blue monday", "cyber monday", "man friday", "girl friday", "bloody sunday", "super sunday"),
    *(
        f"day {what}"
        for what in ("centre", "centres", "center", "room", "care", "unit", "surgery", "hospital", "trip")
    ),
    *(
        f"day {what}"
        for what in ("service", "services", "patient", "patients", "nursery", "shelter", "release")
    ),
    *(
        f"{what} day"
        for what in ("rent", "pay", "market", "bin", "sports", "open", "away", "training", "action")
    ),
    *("sheffield wednesday", "sunday league", "sunday name", "happy mondays"),
)
NO_DATES = dict.fromkeys(_NO_DATES, ("gap", None))

# "Sunday school", "the Tuesday Club": what it is called as much as when; a time beside it says that it is when.
AFTER_WEEKDAY = frozenset(["school", "schools", "roast", "roasts", "prayer", "prayers", "club", "clubs"])
# "The Monday lot need a lift".
PEOPLE = frozenset({"lot", "group", "crew", "gang", "bunch", "regulars", "ladies", "lads"})
# "The Tuesday Club need more biscuits" speaks of the people, not of a day.
WANTING = frozenset(
    [
        "need",
        "needs",
        "needed",
        "want",
        "wants",
        "wanted",
        "has",
        "have",
        "had",
        "raised",
        "made",
        "asked",
        "says",
        "said",
        "love",
        "loves",
    ]
)
