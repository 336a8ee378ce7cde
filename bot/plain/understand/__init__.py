"""Short replies in people's own words. They propose; a person confirms; a yes is never taken for a no."""

from bot.plain.understand.meaning import Meaning
from bot.plain.understand.understand import understand

__all__ = ["Meaning", "understand"]
