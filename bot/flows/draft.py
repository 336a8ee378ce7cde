"""A draft: words that are not sent yet, and that nobody but their writer has.

The preview in the person's own chat is the only place where they are. What somebody
wished for them stands in the buttons under it. So each press brings all of it back:
the words are read from the pressed message itself (design/anonymity.md, 4).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.anonymity.receipts import mint
from bot.anonymity.seal import Letter
from bot.chat.buttons import Button, button
from bot.chat.screens import Screen, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.models.contribution import About
from bot.models.question import Question

MARK = "— — —"
"""Stands between what the bot says and the words. The bot's own part comes first and never holds it."""
HOURS = 12
"""How long a draft can be sent (design/anonymity.md, 4)."""
ALONE, QUOTABLE, FOR_OTHER, SAY_SO, FOLLOW = "a", "q", "p", "m", "f"
"""Wishes: read it even if it is the only one; quote it; somebody else said it; say that they did; a mailbox for it."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_HOUR_SIGNS = 4
"""Hours since 1970 take four signs in base 36 until 2161."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the buttons of a preview carry: the question, four signs for the hour and a letter for each wish, the receipt."""

    question_id: int
    wishes: str
    receipt: str

    def has(self, wish: str) -> bool:
        """Whether this was wished for."""
        return wish in self.wishes[_HOUR_SIGNS:]

    def toggled(self, wish: str) -> "Draft":
        """The same with one wish more or less."""
        letters = set(self.wishes[_HOUR_SIGNS:]) ^ {wish}
        return replace(self, wishes=self.wishes[:_HOUR_SIGNS] + "".join(sorted(letters)))

    def to(self, label: str, route: str) -> Button:
        """A button that takes the draft along."""
        return button(label, route, self.question_id, self.wishes, self.receipt)

    def letter(self, text: str) -> Letter:
        """What goes into the envelope. That it was passed on goes in only if it may be shown."""
        return Letter(
            text=text,
            notes=tuple(a.value for a in About if self.has(a.value)),
            quotable=self.has(QUOTABLE),
            alone=self.has(ALONE),
            other=self.has(FOR_OTHER),
            relayed=self.has(FOR_OTHER) and self.has(SAY_SO),
        )

    def too_old(self, now: datetime) -> bool:
        """Whether it was begun more than twelve hours ago, or its hour cannot be read."""
        try:
            return not 0 <= _hour(now) - int(self.wishes[:_HOUR_SIGNS], 36) <= HOURS
        except ValueError:
            return True


def new_draft_for(number: int, now: datetime) -> Draft:
    """Begin a draft that belongs to something else than a question, such as a letter in a mailbox."""
    return Draft(number, _signs(_hour(now)), mint())


def new_draft(question: Question, now: datetime, for_other: bool) -> Draft:
    """Begin a draft; its receipt is made here, so that it can be sent only once."""
    assert question.id is not None
    return Draft(question.id, _signs(_hour(now)) + (FOR_OTHER if for_other else ""), mint())


def words_of(turn: Turn, draft: Draft, again: Button | None = None) -> str:
    """The words on the pressed preview. `again` leads to where they can be written once more.

    Raises:
        Kindly: if Telegram no longer shows the message, the button is not really on it, or it is too old.
    """
    shown = turn.pressed.message
    again = again or _write_again(draft)
    if shown is None:
        raise Kindly(_paste_again(again, _("I cannot see those words any more. Please paste them again.")))
    if turn.pressed.data not in shown.buttons or MARK not in shown.text:
        raise Kindly(_paste_again(again, _("I do not know that button. Nothing was sent.")))
    if draft.too_old(turn.now):
        raise Kindly(
            _paste_again(again, _("This has been here for more than 12 hours. Please paste it again."))
        )
    return shown.text.partition(MARK)[2].strip()


def clear(turn: Turn) -> None:
    """Remove the preview and what was typed from the chat, and own up if that fails."""
    shown = turn.pressed.message
    original = [shown.reply_to_id] if shown and shown.reply_to_id else []
    turn.delete(turn.pressed.message_id, *original, otherwise=_not_cleared())


def _not_cleared() -> Screen:
    return screen(
        _("I could not clear your words from this chat. Please delete them yourself."),
        out=[button(_("Help"), "help")],
    )


def _write_again(draft: Draft) -> Button:
    way = "p" if draft.has(FOR_OTHER) else "o"
    return button(_("Write again"), "answer.text", draft.question_id, way)


def _paste_again(again: Button, said: str) -> Screen:
    return screen(
        said,
        choices=[again],
        out=[button(_("Stop"), "keep.nothing"), button(_("Help"), "help")],
    )


def _hour(now: datetime) -> int:
    return int(now.timestamp()) // 3600


def _signs(number: int) -> str:
    signs = ""
    for _place in range(_HOUR_SIGNS):
        number, digit = divmod(number, 36)
        signs = _DIGITS[digit] + signs
    return signs
