"""What numbers and words look like when people type dates: "3/12/26", "2.30pm", "3rd", "07700 900123"."""

import re

SHAPES = re.compile(
    r"""(?P<skip>(?:https?://|www\.)\S+|\S+@\S+\.\S+|[£$€]\s?\d[\d.,]*|(?:\+|\b0)\d[\d ]{7,}\d(?![\d/.:-])|\b24/7\b
        |\b(?:room|flat|page|section|unit)\s\d[\d.]*)
    |(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:T(?=\d))?
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
