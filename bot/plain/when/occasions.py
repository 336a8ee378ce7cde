"""Rules for words that tell of an occasion and not of a time: "away day", "first session"."""

from bot.plain.when.pieces import Link, Piece
from bot.plain.when.place import Place, Rules


def _kind_of_day(at: Place) -> Piece | None:
    """As in "Away day Thursday 13 May"; "that day" and "the same day" point at a day."""
    kind, *_, day = at.tokens
    plain = day.typed == "day" and kind.value != "pointing"
    return Link("gap") if plain and not (at.after and at.after.kind in {"after", "before", "or"}) else None


def _no_date(at: Place) -> Piece | None:
    """As in "First aid", "second hand", "third sector"."""
    return Link("gap") if at.tokens[0].typed.isalpha() else None


def _no_number(_: Place) -> Piece:
    """As in "Session 4, Tues 15th Dec"."""
    return Link("gap")


def _numbered(at: Place) -> Piece | None:
    """As in "1st floor", "3rd session"; "the 3rd session on Tuesday" is still on Tuesday."""
    led = at.before is not None and at.before.kind in {"month", "weekday", "on", "by", "dash", "to"}
    return None if led else Link("gap")


def _edge_of_series(at: Place) -> Piece | None:
    """As in "First session 7 November", "last one 16 June": where something that repeats begins and ends."""
    ordinal = at.one("ordinal")
    if ordinal not in {None, 1} or at.one("number") not in {None, 1}:
        return None
    return Link("end" if at.has("last") else "start")


def _edge_said(at: Place) -> Piece | None:
    """As in "First 16 March", "last is 6 April"; "the first 3 December party" counts parties."""
    plain = at.before is None or at.before.kind in {"comma", "stop", "dash", "ampm", "unit"}
    ordinal = at.tokens[0]
    first = ordinal.kind == "last" or ordinal.typed == "first"
    goes_on = not at.has("gap") or at.one("gap") == "function"
    return Link("end" if at.has("last") else "start") if plain and first and goes_on else None


def _people_called_after(at: Place) -> Piece | None:
    """As in "The Tuesday Club need more biscuits"."""
    return Link("gap") if at.one("dayname") == "wanting" else None


RULES: Rules = (
    ("weekday dayname", _people_called_after),
    (
        "the? (ordinal|last) (event|number) gap? comma? on? (?=weekday|ordinal|number|month|date|relative)",
        _edge_of_series,
    ),
    (
        "(ordinal|last) gap? comma? (?=(weekday the?)? (ordinal|number) of? month|month (ordinal|number)|date)",
        _edge_said,
    ),
    ("(gap|event) dash? unit", _kind_of_day),
    (
        "gap unit (?=(weekday comma?)? the? (ordinal|number) ((dash|to) (ordinal|number))? of? month)",
        lambda _: Link("gap"),
    ),  # "carers week"
    ("ordinal (?=gap)", _no_date),
    ("ordinal event", _numbered),
    ("event number (?=comma? (weekday|ordinal|date|number of? month)|dash (weekday|date))", _no_number),
    ("not (on|the|for|a|in|every)* holiday", lambda _: Link("noholiday")),
)
