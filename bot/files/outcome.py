"""What became of one thing people said: the words of each status, the same on every sheet."""

from dataclasses import dataclass
from typing import Literal

from bot.chat.words import _

Status = Literal["heard", "looking_into_it", "yes", "partly", "no_because", "done", "no_news", "no_answer"]


@dataclass(frozen=True)
class Outcome:
    """One theme and what happened with it: "you said → what happened → why"."""

    said: str
    status: Status
    happened: str
    why: str = ""


def status_words(status: Status) -> str:
    """Say a status in a word or two, in the language being spoken."""
    return {
        "heard": _("Heard"),
        "looking_into_it": _("Being looked into"),
        "yes": _("Yes"),
        "partly": _("Partly"),
        "no_because": _("No"),
        "done": _("Done"),
        "no_news": _("No news yet"),
        "no_answer": _("No answer"),
    }[status]
