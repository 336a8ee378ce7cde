"""Where a rule matched: the tokens it took, and what stands beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.plain.when.pieces import Piece
from bot.plain.when.words import Token

# Kinds a time often follows: "Tuesday 1400".
DATED = frozenset({"weekday", "month", "ordinal", "date", "year", "relative", "named"})


@dataclass(frozen=True)
class Place:
    """The tokens a rule matched, what stands around them, and the local now they are counted from."""

    tokens: list[Token]
    before: Token | None
    after: Token | None
    now: datetime

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    def all(self, *kinds: str) -> list[Any]:
        """The values of the matched tokens of these kinds."""
        return [token.value for token in self.tokens if token.kind in kinds]

    def one(self, *kinds: str) -> Any:
        """The first of them, or None."""
        return next(iter(self.all(*kinds)), None)

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of these kinds was matched."""
        return any(token.kind in kinds for token in self.tokens)


# What to make of the tokens; None when they mean nothing after all.
Rule = Callable[[Place], Piece | None]
# A pattern of kinds and its rule. Of two that take equally many tokens the first wins.
Rules = tuple[tuple[str, Rule], ...]
