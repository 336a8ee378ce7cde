"""Sending without a name, and the receipt that leads back to what happened.

"Not this time" goes the same way with an empty envelope and gets the same receipt, so
that neither the database nor a glance at somebody's phone tells who wrote. A receipt
leads to a question and a batch, never to one answer.

    answer.send · decline.now ── the receipt (receipt_pressed.py)
    answer.send, with a mailbox ── the five words (five_words.py) ── five.got ── the receipt
"""

from dataclasses import replace

from bot.anonymity import words
from bot.anonymity.box import Found, NoBatch, Where, find, put
from bot.anonymity.receipts import NotAReceipt, mint
from bot.anonymity.seal import Letter
from bot.chat.buttons import button
from bot.chat.refusals import broke, busy
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.card import asked
from bot.flows.draft import FOLLOW, FOR_OTHER, Draft, clear, words_of
from bot.flows.five_words import show_words
from bot.flows.receipt_pressed import where_page
from bot.flows.relay import one_more
from bot.models.envelope import Batch, Box, waiting_batch
from bot.models.question import Question
from bot.plain.say_date import say_day


@press("answer.send", sealed=True)
def send(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Seal the words of the pressed preview, clear them from the chat, and give a receipt. Twice is once."""
    draft = Draft(question_id, wishes, receipt)
    text = words_of(turn, draft)
    question, _place = asked(turn, question_id)
    batch, found = _batch(turn, question_id), find(turn.db, turn.house.home, receipt)
    if found.where is Where.UNKNOWN:
        _check_limit(turn, question, batch, draft)
    if draft.has(FOLLOW):
        _send_followed(turn, question, batch, found, draft.letter(text), receipt)
        return
    if found.where is Where.UNKNOWN:
        _put(turn, question, batch, receipt, draft.letter(text))
    clear(turn)
    sent = found.where in {Where.UNKNOWN, Where.WAITING}
    turn.say(receipt_page(batch, receipt) if sent else where_page(turn, found))
    if sent and draft.has(FOR_OTHER):
        turn.say(one_more(question))


def _send_followed(
    turn: Turn, question: Question, batch: Batch, found: Found, letter: Letter, receipt: str
) -> None:
    """Send with a mailbox for it: the five words take the place of the preview, once."""
    limits, what = turn.house.limits, f"five {receipt}"
    five = words.mint(limits.draw(what))
    if found.where is Where.UNKNOWN:
        mailbox = bytes(words.key_of(turn.house.home, five).public_key).hex()
        _put(turn, question, batch, receipt, replace(letter, mailbox=mailbox))
        limits.allow(turn.chat, what, turn.now)
        show_words(turn, five, receipt, receipt_page(batch, receipt))
    elif found.where is Where.WAITING and limits.did(turn.chat, what, turn.now):
        show_words(turn, five, receipt, receipt_page(batch, receipt))  # pressed twice, or run twice
    elif found.where is Where.WAITING:
        clear(turn)
        turn.say(_never_shown(receipt))
    else:
        turn.say(where_page(turn, found, receipt))


@press("five.got", sealed=True)
def got(turn: Turn, receipt: str) -> None:
    """Clear the five words from the chat: the receipt takes their place."""
    found = find(turn.db, turn.house.home, receipt)
    turn.note(_("Your five words are cleared from here."))
    if found.where is Where.WAITING and found.batch:
        turn.show(receipt_page(found.batch, receipt))
    else:
        turn.show(where_page(turn, found))


def _never_shown(receipt: str) -> Screen:
    """The program stopped between sealing and showing: nobody has the words."""
    return screen(
        _("It was sent, but I could not show you your five words."),
        _("You can take it back and send it again."),
        choices=[
            button(_("Take it back"), "answer.back", receipt),
            button(_("Leave it as it is"), "receipt", receipt),
        ],
        out=home_and_help(),
    )


def _check_limit(turn: Turn, question: Question, batch: Batch, draft: Draft) -> None:
    """One answer of one's own between releases; of others' words, as many as somebody may preview in an hour."""
    limits = turn.house.limits
    if draft.has(FOR_OTHER):
        return
    if not limits.hold(turn.chat, batch.id or 0, draft.receipt):
        raise Kindly(_one_already(question, batch))


@press("decline.now", sealed=True)
def decline(turn: Turn, question_id: int) -> None:
    """Not this time: an empty envelope, and a receipt like any other."""
    question, _place = asked(turn, question_id)
    if not question.nameless:
        turn.say(_fine())
        return
    batch, receipt = _batch(turn, question_id), mint()
    if not turn.house.limits.allow(turn.chat, f"decline {question_id}", turn.now):
        raise Kindly(busy())
    _put(turn, question, batch, receipt, Letter())
    turn.note(_("That is fine."))
    turn.say(receipt_page(batch, receipt))


def _batch(turn: Turn, question_id: int) -> Batch:
    batch = waiting_batch(turn.db, Box(question_id))
    if batch is None:
        raise Kindly(broke())
    return batch


def _put(turn: Turn, question: Question, batch: Batch, receipt: str, letter: Letter) -> None:
    try:
        put(turn.db, turn.house.home, Box(question.id), receipt, letter)
    except (NoBatch, NotAReceipt):
        raise Kindly(broke()) from None
    except OSError:  # nothing is in the box, so nothing is held
        turn.house.limits.let_go(turn.chat, batch.id or 0, receipt)
        raise


def receipt_page(batch: Batch, receipt: str) -> Screen:
    """What everybody gets who answered or said "not this time": it says why it is the same."""
    return screen(
        Title(_("Thank you")),
        _("Your envelope is sealed. Nobody opens it before {day}.", day=say_day(batch.release_on, locale())),
        _("“Not this time” is an envelope too. An envelope does not tell who wrote."),
        _("You hear what happened, whatever you put in it."),
        _("Keep this message. Only it leads to your envelope."),
        choices=[
            button(_("See where it is"), "receipt", receipt),
            button(_("Take it back"), "answer.back", receipt),
        ],
        out=home_and_help(),
    )


def _fine() -> Screen:
    return screen(
        _("That is fine. You hear what happened all the same."),
        out=home_and_help(),
    )


def _one_already(question: Question, batch: Batch) -> Screen:
    return screen(
        _("You have put in one answer. Another fits after {day}.", day=say_day(batch.release_on, locale())),
        _("To change it, tap “Take it back” on its receipt. Then send this one."),
        choices=[button(_("See the question"), "q.card", question.id)],
        out=home_and_help(),
    )
