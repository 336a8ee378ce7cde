"""The five words of somebody who wants to follow what they wrote: shown once, cleared soon, never kept.

answer.send (receipt.py) ── the words ── five.got, or by itself after ten minutes
words typed anywhere ── mail.meant ── mail.try (mailbox.py) · five.else
"""

from datetime import timedelta

from bot.chat.buttons import button
from bot.chat.events import Said
from bot.chat.render import edit
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.loose import kept_words, loose

SHOWN_FOR = timedelta(minutes=10)
"""How long the words stay in the chat (design/anonymity.md, 12)."""


def show_words(turn: Turn, words: tuple[str, ...], receipt: str, after: Screen) -> None:
    """Turn the pressed preview into the words, remove what was typed, and after ten minutes show `after` in their place."""
    shown = turn.pressed.message
    if shown and shown.reply_to_id:
        turn.delete(shown.reply_to_id, otherwise=_not_cleared())
    turn.show(_page(words, receipt))
    later = edit(after, turn.pressed.message_id)
    assert later
    turn.direct(later, after=SHOWN_FOR)


def _page(words: tuple[str, ...], receipt: str) -> Screen:
    return screen(
        Title(_("Your five words")),
        Words(" ".join(words)),
        _("They open a mailbox for what you wrote. Write them down now."),
        _("Nobody can tell you again, and nobody else has them."),
        _("They clear in 10 minutes. If not, please delete this message."),
        choices=[button(_("Got it, clear them"), "five.got", receipt)],
        out=[button(_("Help"), "help")],
    )


def _not_cleared() -> Screen:
    return screen(
        _("I could not clear your words from this chat. Please delete them yourself."),
        out=[button(_("Help"), "help")],
    )


# -- typed where nobody asked for them --------------------------------------------------


@press("mail.meant", sealed=True)
def meant(turn: Turn) -> None:
    """Five words of the list, typed somewhere else: they are kept nowhere, and asked about."""
    assert isinstance(turn.event, Said)
    turn.say(
        screen(
            _("That looks like five words for a mailbox. I have kept nothing."),
            choices=[
                button(_("Open my mailbox with them"), "mail.try"),
                button(_("It was something else"), "five.else"),
            ],
            out=home_and_help(),
            reply_to=turn.event.message_id,
        )
    )


@press("five.else", sealed=True)
def something_else(turn: Turn) -> None:
    """They were no such words: ask what they are, like of any others."""
    said = kept_words(turn)
    turn.event, turn.text = said, said.text.strip()
    loose(turn)
