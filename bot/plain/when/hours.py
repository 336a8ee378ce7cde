"""Rules for times of day: "2pm", "half two", "quarter to five", "1400hrs", "noon"."""

from bot.plain.when.pieces import Clock, Part, Piece, Span
from bot.plain.when.place import DATED, Place, Rules


def _clock(at: Place) -> Piece | None:
    """As in "2pm", "2.30 pm", "two o'clock", "14:00"."""
    hour, minute, sure = at.one("clock", "hhmm") or (*_run_together(at.one("number")), False)
    half = at.one("ampm")
    if hour > 24 or (hour == 24 and minute):
        return None
    if half is None:
        return _on_dial(hour, minute, sure)
    if hour > 12 or (hour == 0 and half == "pm"):
        return Clock(hour % 24, minute, sure=half == "pm", both=half == "am")
    if hour == 12 and half == "am" and minute in {0, 30}:
        return Clock(12, minute, both=True)  # people also write it for noon; "12.15am" is just after midnight
    return Clock(hour % 12 + (12 if half == "pm" else 0), minute, sure=True)


def _run_together(number: int) -> tuple[int, int]:
    """As in "930am" is half past nine."""
    return divmod(number, 100) if number > 99 and number % 100 < 60 else (number, 0)


def _hour_minute(at: Place) -> Piece | None:
    """As in "Three thirty", "9 30 am"."""
    hour, minute = at.all("number")
    led = at.before is None or at.before.kind in {"at", "comma", "from", "to", "dash", "on", *DATED}
    loose = not led or (at.after is not None and at.after.kind in {"gap", "event", "unit", "month"})
    if not 1 <= hour <= 12 or minute not in range(10, 60) or (loose and not at.has("ampm")):
        return None
    return _clock_of(hour, minute, at.one("ampm"))


def _on_24(at: Place) -> Piece | None:
    """As in "14.30 hrs"."""
    return _clock(at) if at.one("unit") == "hour" else None


def _half_day(at: Place) -> Piece | None:
    """As in "Friday pm"; but "I am free"."""
    led = at.before is not None and at.before.kind in DATED
    return Part("morning" if at.one("ampm") == "am" else "afternoon") if led else None


def _on_dial(hour: int, minute: int, sure: bool) -> Clock:
    """A clock without am or pm. "02:00" looks like the small hours but is more often a slip for 2pm: both."""
    if sure and 1 <= hour <= 5:
        return Clock(hour, minute, both=True)
    return Clock(hour, minute, sure=sure or hour > 12)


def _four_digits(at: Place) -> Piece | None:
    """As in "1400" only where a time can stand; elsewhere it is a number like any other."""
    near = {"at", "from", "to", "dash", "between", "comma", "by", "about", "start", "end", "unit", "thistime"}
    led = at.before is not None and at.before.kind in near | (
        {"weekday", "relative", "part"} if at.has("year") else DATED | {"number", "part"}
    )
    followed = at.after is not None and (
        (at.after.kind in {"to", "dash", "on"} and not at.has("year"))
        or at.after.kind in {"weekday", "relative"}
    )
    if not (led or followed or at.has("unit", "ampm")):
        return None
    if at.has("year"):
        by_day = followed or (at.before is not None and at.before.kind in {"weekday", "relative", "part"})
        if not at.has("unit") and at.before and at.before.kind not in {"at", "about"} and not by_day:
            return None
        if at.one("year") - at.today.year in range(3) and not at.has("unit") and by_day:
            return None  # "2027 Monday"
        return Clock(20, at.one("year") % 100, sure=True) if at.one("year") % 100 < 60 else None
    return _clock(at)


def _past_hour(at: Place) -> Piece | None:
    """As in "Half two", "quarter past ten", "ten past three"."""
    *minutes, hour = at.all("number")
    if hour > 24:
        return None
    minute = 30 if at.has("half") else 15 if at.has("quarter") else minutes[0]
    half = at.one("ampm")
    return _clock_of(hour, minute, half) if minute < 60 else None


def _to_hour(at: Place) -> Piece | None:
    """As in "Quarter to five", "twenty to four"; but "10 to 12" is two hours."""
    *minutes, hour = at.all("number")
    minute = 15 if at.has("quarter") else minutes[0]
    if at.one("to") == "until":
        return None  # "ten till twelve" are two hours
    if minute == 10 and hour <= 4 and not at.tokens[0].typed.isalpha() and not at.has("unit", "ampm"):
        return _minutes_to(minute, hour, at)
    if not 1 <= hour <= 12 or minute not in {5, 10, 15, 20, 25}:
        return None
    if not at.has("quarter", "unit") and minute <= 12:
        spelt = at.tokens[0].typed.isalpha()
        led = at.before is not None and at.before.kind == "at"  # "at ten to eleven" is one time
        if spelt and not led and 0 < hour - minute <= 4 and not at.has("ampm"):
            return _minutes_to(minute, hour, at)  # "five to seven"
        if not (spelt or led) or (at.before is not None and at.before.kind in {"from", "between"}):
            return None
    return _clock_of((hour - 2) % 12 + 1, 60 - minute, at.one("ampm"))


def _minutes_to(minute: int, hour: int, at: Place) -> Piece | None:
    """As in "10 to 2" beside a day: from ten until two, or ten minutes to two."""
    led = at.before is not None and at.before.kind in DATED | {"comma"}
    followed = at.after is not None and at.after.kind in DATED | {"comma", "on"}
    return Span(Clock(minute), Clock(hour), minutes_to=True) if led or followed else None


def _this_time(at: Place) -> Piece | None:
    """As in "This time tomorrow", "next Tuesday this time"."""
    led = at.before is not None and at.before.kind in DATED | {"unit"}
    ahead = at.after is not None and at.after.kind in DATED | {
        "unit",
        "next",
        "on",
        "a",
        "in",
        "number",
        "this",
    }
    return Clock(at.now.hour, at.now.minute, sure=True) if led or ahead else None


def _clock_of(hour: int, minute: int, half: str | None) -> Clock:
    if half:
        return Clock(hour % 12 + (12 if half == "pm" else 0), minute, sure=True)
    return Clock(hour, minute, sure=hour > 12)


RULES: Rules = (
    ("thistime", _this_time),
    ("(number|clock) oclock? ampm", _clock),
    ("(number|clock|hhmm) oclock", _clock),
    ("clock unit", _on_24),
    ("number number ampm?", _hour_minute),
    ("ampm", _half_day),
    ("clock", _clock),
    ("(hhmm|year) (unit|ampm)?", _four_digits),
    ("noon|(number|clock) noon", lambda _: Clock(12, sure=True)),
    ("midnight|number midnight", lambda _: Clock(24, sure=True)),
    ("half past? number ampm?", _past_hour),
    ("a? quarter past number ampm?", _past_hour),
    ("number unit? past number ampm?", _past_hour),
    ("a? quarter to number ampm?", _to_hour),
    ("number unit? to number ampm?", _to_hour),
)
