"""A promise can be moved, but only with a reason, and everybody who was asked reads it.

promise.move ── move.ask … (form) ── send.look
"""

from bot.chat.forms import Field
from bot.chat.routes import press
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.next_news import in_weeks, shown_next, tapped_next, typed_next
from bot.flows.telling import short_form, start_draft
from bot.models.update import Kind


@press("promise.move")
def move(turn: Turn, question_id: int) -> None:
    """Start to move a date, or go on with it."""
    form.open(turn, start_draft(turn, question_id, Kind.MOVED))


form = short_form(
    "move",
    Field(
        "next_reason",
        lambda: _("Why it takes longer"),
        lambda: _("Why does it take longer? Everybody who was asked reads this."),
        example=lambda: _("The people who decide meet a week later than planned."),
        longest=300,
    ),
    Field(
        "next",
        lambda: _("New date"),
        lambda: _("By when do they hear now? Tap, or type a day."),
        put=typed_next,
        pick=tapped_next,
        shown=shown_next,
        choices=in_weeks,
    ),
    plainer="next_reason",
)
