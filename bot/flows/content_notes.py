"""What somebody can warn readers of, in words; the same for those who write and those who read."""

from bot.chat.words import _
from bot.models.contribution import About


def about_words(about: About) -> str:
    """A content note in a few words."""
    return {
        About.HARM: _("violence or abuse"),
        About.SUICIDE: _("suicide or self-harm"),
        About.DRUGS: _("drugs or alcohol"),
        About.LOSS: _("death or loss"),
    }[about]


def notes_in_words(notes: set[str]) -> str:
    """Content notes of several answers as one line, always in the same order."""
    return ", ".join(about_words(a) for a in About if a.value in notes)
