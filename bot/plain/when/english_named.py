"""Days with a name, as people in the UK write them."""

# What `holidays` calls the day, and what people type; apostrophes are dropped before words are looked up.
_NAMED = {
    "christmas": ("christmas", "xmas", "chrimbo"),
    "christmas day": ("christmas day", "xmas day"),
    "christmas eve": ("christmas eve", "xmas eve"),
    "christmas time": (
        *("over christmas", "over xmas", "christmas time", "xmas time"),
        *("christmas holidays", "christmas break", "xmas holidays", "xmas break"),
    ),
    "christmas eve eve": ("christmas eve eve", "xmas eve eve"),
    "boxing day": ("boxing day", "st stephens day"),
    "new years eve": ("new years eve", "new year s eve", "new year eve", "nye", "hogmanay"),
    "new years day": ("new years day", "new year s day", "new year day"),
    "new year": ("the new year", "new year"),
    "half term": ("half term", "half - term", "day of term", "of term"),
    "pancake day": ("pancake day", "shrove tuesday"),
    "ash wednesday": ("ash wednesday",),
    "mothers day": ("mothers day", "mother day", "mothering sunday"),
    "fathers day": ("fathers day", "father day"),
    "palm sunday": ("palm sunday",),
    "maundy thursday": ("maundy thursday",),
    "good friday": ("good friday",),
    "easter": ("easter", "over easter"),
    "easter saturday": ("easter saturday", "holy saturday"),
    "easter sunday": ("easter sunday", "easter day"),
    "easter monday": ("easter monday",),
    "ascension day": ("ascension day",),
    "whit sunday": ("whit sunday", "pentecost"),
    "early may bank holiday": (
        *("early may bank holiday", "may day bank holiday", "mayday bank holiday", "first may bank holiday"),
    ),
    "spring bank holiday": (
        *("spring bank holiday", "late may bank holiday", "second may bank holiday", "whitsun bank holiday"),
    ),
    "summer bank holiday": (
        *("summer bank holiday", "late summer bank holiday", "august bank holiday", "aug bank holiday"),
        *("bank holiday monday in august", "bank holiday in august", "late august bank holiday"),
        "end of august bank holiday",
    ),
    "burns night": ("burns night",),
    "holocaust memorial day": ("holocaust memorial day",),
    "valentines day": ("valentines day", "valentine day", "valentines"),
    "st davids day": ("st davids day", "st david day", "saint davids day"),
    "world book day": ("world book day",),
    "international womens day": ("international womens day",),
    "st patricks day": (
        "st patricks day",
        "st patrick day",
        "saint patricks day",
        "paddys day",
        "st paddys day",
    ),
    "april fools day": ("april fools day", "april fools"),
    "st georges day": ("st georges day", "st george day", "saint georges day"),
    "ve day": ("ve day",),
    "windrush day": ("windrush day",),
    "midsummers day": ("midsummers day", "midsummer day"),
    "world mental health day": ("world mental health day",),
    "halloween": ("halloween", "hallowe en", "hallow een"),
    "halloween night": ("halloween night",),
    "all saints day": ("all saints day",),
    "all souls day": ("all souls day",),
    "bonfire night": ("bonfire night", "guy fawkes night", "guy fawkes", "fireworks night"),
    "armistice day": ("armistice day",),
    "remembrance sunday": ("remembrance sunday",),
    "remembrance day": ("remembrance day",),
    "black friday": ("black friday",),
    "advent sunday": ("advent sunday",),
    "st andrews day": ("st andrews day", "st andrew day", "saint andrews day"),
}

NAMED = {typed: name for name, every in _NAMED.items() for typed in every}
# Weekdays at the end of a name, as they are shortened.
_SHORT = {
    **{"monday": ("mon",), "tuesday": ("tues", "tue"), "wednesday": ("weds", "wed")},
    **{"thursday": ("thurs", "thur"), "friday": ("fri",), "saturday": ("sat",), "sunday": ("sun",)},
}
NAMED |= {
    typed.replace(weekday, short): name
    for typed, name in NAMED.items()
    for weekday, shorts in _SHORT.items()
    for short in shorts
}
NAMED |= {typed.replace("bank holiday", "bank hol"): name for typed, name in NAMED.items()}
