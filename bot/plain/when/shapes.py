"""What numbers and words look like when people type dates: "3/12/26", "2.30pm", "3rd", "07700 900123"."""

import re

from bot.plain.when.scripture import SCRIPTURE

# Numbers that tell no time; each is passed over whole.
_MONEY = (
    r"[£$€]\s?\d[\d.,]*(?:-[£$€]?\d[\d.]*(?![\d.:]|\s?[ap]\.?m\b))?"
    r"(?:k\b|\s?(?:each|pp|ph|pcm)\b|\s(?:an?|per|every)\s\w+)?"
    r"|\b\d{2,}p(?:\seach)?\b(?!\.)"
)
_PHONE = r"(?:\+|\b0)\d[\d ]{7,}\d(?![\d/.:-])|\b\d{3,}(?:[ -]\d{3,}){2,}\b"
_FRACTION = r"\b\d{1,2}/\d{1,2}(?=\s(?:of\s(?!next|this|last)|people\b|full\b|empty\b|done\b|finished\b))"
# "1/2 lb of marg", "3/4 pint", "1/2 a cake".
_KITCHEN = (
    r"lbs?|oz|pints?|kg|kilos?|g|grams?|ml|l|litres?|cups?|tsp|tbsp|teaspoons?|tablespoons?|spoons?|dozen|tins?|bags?"
    r"|loaf|loaves|packs?|packets?|box|boxes|jars?|bottles?|pounds?|miles?|inch|inches|onions?|lemons?|slices?|fat|size|length|sleeves?"
)
_PORTION = rf"\b(?:1/2(?=\san?\s)|(?:1/[2-8]|2/3|3/[48]|[57]/8)(?=\s?(?:an?\s)?(?:{_KITCHEN})\b))"
_SIDES = r"\b\d{1,2}[- ]a[- ]side\b"
# "1-1 with Dawn", "a 1:1", "121".
_ONE_TO_ONE = (
    r"(?<!from\s)(?<!between\s)(?<!at\s)\b1(?:\s?[-:]\s?|\s?to\s?|2)1s?\b(?![.:/-]?\d|\s?[ap]\.?m\b)"
)
_SCORED = r"scor\w+|rat(?:ed|ing)|gave|marks|mood|pain"
_SCORE = (
    rf"\b(?:{_SCORED})(?:\s(?:it|us|me|a|of|was|is))?\s\d{{1,3}}(?:/\d{{1,3}})?\b"
    r"|\bratio(?:\s(?:of|is|was))?\s\d{1,3}:\d{1,3}\b"
    r"|\b\d{1,2}/10(?=\s(?:from|would)\b)"
)
_RESULT = r"(?:(?<=won\s)|(?<=lost\s)|(?<=drew\s)|(?<=beat\sus\s)|(?<=beat\sthem\s))\d{1,2}\s?-\s?\d{1,2}\b"
_PLACES = r"room|rm|flat|page|pg|section|unit|chapter|platform|gate|table|desk|suite|para|paragraph|clause|appendix|fig"
_COUNTED = "bus|version|vers|ver|bay|step|stage|phase|tier|band|level|extension|hymn|psalm|carol|verse|question|slide|seat|module|plot|lane"
_ONE_PLACE = rf"(?:{_PLACES}|{_COUNTED})s?"
_PLACED = (
    rf"\b{_ONE_PLACE}\s\d[\d.]*(?:/\d+)?(?:(?:\s(?:not|or|and|&)\s|-)\d[\d.]*)?(?![\d.]|:\d|\s?[ap]\.?m\b)"
    r"|\bv\d+(?:\.\d+)*\b"
)
_CODES = r"\b(?:id|pin|code|passcode|password|ref|ext|extension|postcode)\b[:\s#.]*\d[\d -]{2,}\d\b"
_AGES = r"\b(?:ages?|aged)\s\d{1,2}(?:\s?(?:-|to|and)\s?\d{1,2}\b|\+)?"
# "P07", "CF10", "Y6"; but "at2pm", "x6"
_LETTERED = r"\b(?!(?:x|at|on|by|to|in|or|is|am|pm|my)\d)[a-z]{1,2}\d{1,4}[a-z]?\b(?![.:/-]\d|\s?[ap]\.?m\b)"
_SCHOOL = (
    r"(?<!every\s)(?<!each\s)\b(?:years?|yrs?|grades?|key\sstage|ks)\s?\d{1,2}(?:\s?(?:-|/|to|and|&)\s?\d{1,2})?"
    r"(?![\d.:/]|\s?(?:[ap]\.?m|noon|midnight)\b)"
)
_LINKS = r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b24/7\b"
_SKIP = "|".join(
    (
        _LINKS,
        _MONEY,
        _PHONE,
        _CODES,
        _FRACTION,
        _PORTION,
        _ONE_TO_ONE,
        _SIDES,
        _SCORE,
        _RESULT,
        _PLACED,
        _LETTERED,
        _SCHOOL,
        _AGES,
        SCRIPTURE,
    )
)

SHAPES = re.compile(
    rf"""(?P<skip>{_SKIP})"""
    r"""|(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:T(?=\d))?
    |(?P<date>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/])|\d{1,2}/\d{1,2}(?![\d/]))
    |(?P<clock>\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d))
    |(?P<decimal>\d{1,2}\.\d(?!\d))
    |(?P<year>'\d\d(?!\d))
    |(?P<ordinal>\d{1,2}\s?(?:st|nd|rd|th)\b)
    |(?P<digits>\d+)
    |(?P<commencing>\bw/[cb]\b)
    |(?P<ampm>(?<![^\W\d])[ap]\.\s?m\b\.?)
    |(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)
    |(?P<dash>-+|→|~)
    |(?P<and>&|\+)
    |(?P<at>@)
    |(?P<comma>[,;:()\[\]\n|*•/"]+)
    |(?P<stop>[.!?…]+)""",
    re.X | re.I,
)
