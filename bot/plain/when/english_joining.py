"""Words in the UK for parts of the day, and those that join or turn what is said about a time."""

PARTS = {
    "morning": "morning morn forenoon",
    "afternoon": "afternoon efternoon arvo aft",
    "evening": "evening eve",
    "night": "night nite nigt nght",
    "lunch": "lunchtime",
}
# What people do at a part of the day; it says when only where no clock does ("2pm, lunch is at 12").
MEALS = {
    "morning": "breakfast brunch elevenses dawn daybreak sunrise",
    "lunch": "lunch",
    "tea": "teatime",
    "dinner": "dinner",
    "evening": "supper dusk sunset nightfall drinks",
}
JOINING = {
    "to": "to",
    "and": "and",
    "or": "or",
    "from": "from",
    "between": "between",
    "at": "at",
    "about": "about say around approx approximately roughly",
    "on": "on",
    "in": "in within during throughout",
    "of": "of",
    "the": "the",
    "by": "by",
    "before": "before",
    "after": "after since",
    "past": "past",
    "for": "for lasting lasts",
    "start": "start begin beginning",
    "end": "end finish",
    "middle": "mid middle",
    "next": "next nxt following",
    "this": "this coming",
    "last": "last",
    "other": "other alternate",
    "every": "every each evry ever",
    "not": "not except excluding unless cancelled "
    "cant cannot wont isnt arent doesnt never neither nor didnt wasnt unable avoid nobody noone",
    "instead": "instead",
    "street": "street st road rd lane ln avenue ave drive close court ct terrace gardens gdns square sq way place "
    "places crescent cres grove mews parade walk hill view green park house lodge cottages villas",
    "gone": "was were met held happened lost won drew came attended visited spoke rang phoned",
    "event": "session sessions meeting meetings workshop call chat visit slot slots blocks groups long event training class group "
    "classes lesson lessons workshops calls events visits chats floor birthday anniversary century "
    "round draft item shelf row lap exit attempt edition prize dose",
    "oclock": "oclock",
    "noon": "noon midday",
    "midnight": "midnight",
    "half": "half hauf",
    "quarter": "quarter quarters",
    "few": "few several most usually mostly sometimes normally",
    "times": "times x",
    "timeword": "time",
    "when": "when whenever",
    "ago": "ago gone",
    "weekend": "weekend",
    "roughly": "early late",
    "measure": "max tops total altogether take takes taking",
    "unread": "ish tbc tba cet cest eet est edt pst pdt utc",
    "a": "a an",
}
# Before "day" these point at a day ("that day"); most other words there tell what kind of day it is ("away day").
POINTING = {"pointing": "that which what any same another per some whole entire those all"}

# Words that go on with a sentence and name no thing: after them a number or a date stays one.
GOING_ON = {
    "function": "please pls plz thanks thx ta with so then as because cos ok okay is are be will would could should can "
    "sorry we we're i you they he she it us me him them your my our works suits is suit only just too also xx sharp prompt",
    "condition": "if",
    "elsewhere": "away notice parking trip journey ride break breaks wait delay limit warning gap train bus flight ferry coach "
    "queue hold drives ahead earlier later behind beforehand prior grace",
    "people": "people ppl volunteers kids children adults members guests others",
    "refusing": "good best ideal longer way chance use go idea work working think want fancy know make like do able free",
}
# Said of something else or of the date: "no need to book", "no Friday"; "moved to Friday", "moved from Friday".
NEGATING = {
    "no": "no",
    "dont": "dont",
    "moved": "moved changed rescheduled postponed switched shifted",
    "moving": "moving",
}
