"""How many people, said so that nobody can be picked out.

"1 person answered" names them when everybody knows who was there. So counts of people
and of answers below five are words (design/anonymity.md, 13). Counts of questions,
promises, days and outcomes are not about anybody and are always shown as they are.
"""

from collections.abc import Sequence

from bot.chat.words import _

FEWEST_SHOWN = 5
"""From here a count is a number."""


def few(n: int) -> str:
    """Say how many people or answers: "nobody", "some", or the number from five."""
    if n <= 0:
        return _("nobody")
    return str(n) if n >= FEWEST_SHOWN else _("some")


def few_each(counts: Sequence[int]) -> list[str]:
    """Say several counts that stand side by side.

    One hidden count could be worked out from the total and the others; so when only
    one is hidden, the next smallest is hidden too.
    """
    hidden = {i for i, n in enumerate(counts) if 0 < n < FEWEST_SHOWN}
    shown = [i for i, n in enumerate(counts) if n >= FEWEST_SHOWN]
    if len(hidden) == 1 and shown:
        hidden.add(min(shown, key=lambda i: counts[i]))
    return [_("some") if i in hidden else few(n) for i, n in enumerate(counts)]
