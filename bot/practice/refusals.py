"""How Telegram, and the room itself, say no.

A bot is only as robust as the refusals it was tried with, so these carry Telegram's own wording:
bots and frameworks match on it.
"""

from typing import Any, ClassVar


class Refusal(Exception):
    """Telegram refuses a call.

    Args:
        description: the words after the status, as Telegram writes them ("chat not found").
        status: HTTP status and `error_code`; 400, 403, 404, 409 and 429 get their usual prefix.
        retry_after: whole seconds, with 429 only.
    """

    PREFIXES: ClassVar = {400: "Bad Request: ", 401: "", 403: "Forbidden: ", 404: "", 409: "Conflict: "}

    def __init__(self, description: str, status: int = 400, retry_after: int | None = None) -> None:
        self.status = status
        self.description = self.PREFIXES.get(status, "") + description
        self.retry_after = retry_after
        super().__init__(self.description)

    def body(self) -> dict[str, Any]:
        """The JSON that Telegram would answer with."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def too_many(retry_after: int) -> Refusal:
    """The refusal of a call that came too soon; `retry_after` in whole seconds."""
    return Refusal(f"Too Many Requests: retry after {retry_after}", 429, retry_after)


class Mistake(Exception):
    """Whoever drives the room asked for something that cannot be: 400, or 404 for a thing unknown."""

    def __init__(self, words: str, status: int = 400) -> None:
        self.words, self.status = words, status
        super().__init__(words)
