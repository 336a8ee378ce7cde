"""The full paper of a briefing, or the coordinator's voice reading it: sent once, kept as Telegram's own copy.

brief.file (a document is expected) ── brief.ask … when it is there
"""

from bot.chat.buttons import button
from bot.chat.routes import press, words
from bot.chat.screens import screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.briefing import form


@press("brief.file")
def ask(turn: Turn, briefing_id: int) -> None:
    """Ask for the file or the recording."""
    briefing = form.load(turn, briefing_id)
    turn.ask(
        screen(
            _("Send me the paper as a file. Or read it aloud, as a voice message."),
            out=[button(_("Back"), "brief.look", briefing.id)],
        ),
        "brief.file",
        briefing_id,
    )


@words("brief.file", media=True)
def take(turn: Turn, briefing_id: int) -> None:
    """Keep the file or the recording; anything else is asked for again."""
    briefing = form.load(turn, briefing_id)
    gave = turn.gave
    if gave is None or gave.kind not in {"document", "voice"} or gave.file_id is None:
        turn.say(
            screen(
                _("That is no file and no voice. Please send it with the paper clip."),
                out=[button(_("Back"), "brief.look", briefing.id)],
            )
        )
        return
    if gave.kind == "voice":
        briefing.voice_id = gave.file_id
    else:
        briefing.file_id, briefing.file_name = gave.file_id, gave.file_name
    turn.db.add(briefing)
    turn.forget()
    form.open(turn, briefing)
