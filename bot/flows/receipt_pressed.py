"""A receipt is pressed: where its envelope is, and taking it back.

Whoever holds a receipt may look, and may destroy what waits: nobody is looked up. Looking
changes nothing. Destroying is asked about once, in the same words for every envelope.

    receipt · answer.back ── answer.destroy · answer.leave
"""

from bot.anonymity.box import Found, Where, find, take_back
from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Screen, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.models.envelope import Batch, any_lost
from bot.models.question import Question
from bot.plain.say_date import say_day


@press("receipt", sealed=True)
def look_up(turn: Turn, receipt: str) -> None:
    """Say where the envelope of a receipt is. Reads only."""
    turn.say(where_page(turn, find(turn.db, turn.house.home, receipt), receipt))


@press("answer.back", sealed=True)
def back(turn: Turn, receipt: str) -> None:
    """Ask once before a waiting envelope is destroyed. The same for every envelope: it does not tell who wrote."""
    found = find(turn.db, turn.house.home, receipt)
    if found.where is not Where.WAITING:
        turn.say(where_page(turn, found))
        return
    turn.say(
        screen(
            _("Take it back? What you put in is destroyed."),
            _("I cannot show it to you again."),
            choices=[
                button(_("Yes, destroy it"), "answer.destroy", receipt, style="danger"),
                button(_("Leave it"), "answer.leave", receipt),
            ],
            out=home_and_help(),
        )
    )


@press("answer.leave", sealed=True)
def leave(turn: Turn, receipt: str) -> None:
    """Leave an envelope where it is. Reads only."""
    turn.show(where_page(turn, find(turn.db, turn.house.home, receipt), receipt))


@press("answer.destroy", sealed=True)
def destroy(turn: Turn, receipt: str) -> None:
    """Destroy a waiting envelope. Whoever holds the receipt may: nobody is looked up."""
    found = take_back(turn.db, turn.house.home, receipt)
    if found.where is not Where.WAITING or found.batch is None:
        turn.show(where_page(turn, found))
        return
    turn.house.limits.let_go(turn.chat, found.batch.id or 0, receipt)
    turn.show(_taken_back(found))


def _taken_back(found: Found) -> Screen:
    return screen(
        _("It is taken back and destroyed. Nobody has read it."),
        choices=[button(_("See the question"), "q.card", found.batch.question_id if found.batch else 0)],
        out=home_and_help(),
    )


def where_page(turn: Turn, found: Found, receipt: str = "") -> Screen:
    """Where an envelope is, in words; what follows from it, in buttons."""
    out = home_and_help()
    if found.batch is None or found.batch.question_id is None:
        return screen(_unknown(turn), out=out)
    question: Question = turn.get(Question, found.batch.question_id)
    news = button(_("See what happened so far"), "news.read", question.id)
    day = say_day(found.batch.released_on or found.batch.release_on, locale())
    if found.where is Where.WAITING:
        choices = [button(_("Take it back"), "answer.back", receipt)] if receipt else []
        said = _("Your envelope waits, sealed. It is opened on {day} or later.", day=day)
        return screen(Words(question.text), said, choices=choices, out=out)
    if found.where is Where.TAKEN_BACK:
        return screen(Words(question.text), _("This envelope was taken back. Nobody has read it."), out=out)
    if found.where is Where.LOST:
        said = _("This envelope was destroyed, through a fault of ours. Nobody has read it.")
        return screen(Words(question.text), said, _("We are sorry."), choices=[news], out=out)
    return screen(Words(question.text), *_ended(found.batch, day), choices=[news], out=out)


def _ended(batch: Batch, day: str) -> list[str]:
    """What became of a batch; the same for everybody whose envelope was in it."""
    if batch.too_few:
        return [
            _("Your envelope was in the batch that ended on {day}.", day=day),
            _("Too few people wrote. What was to be read only with others is destroyed, unread."),
        ]
    return [_("Your envelope was in the batch that was opened on {day}.", day=day)]


def _unknown(turn: Turn) -> str:
    """A receipt that leads nowhere; what was lost with its key left no trace by which to know it."""
    if any_lost(turn.db):
        return _("I cannot find your envelope. It may be lost, through a fault of ours. We are sorry.")
    return _("I do not know this receipt. It may be from another group, or very old.")
