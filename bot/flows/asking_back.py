"""Asking the writer of a contribution something, without knowing who it is.

Only whoever wanted a mailbox can be asked. The question lies in it sealed, and everybody
who was asked hears that there may be one: the bot cannot tell one person from another.

    mail.list ── mail.look ── mail.ask (words) ── mail.put → mail.tell (timer) → mail.card
"""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.anonymity.rules import COLLECTS
from bot.anonymity.seal import Letter, clean, seal
from bot.chat.access import as_one_of, as_staff, role
from bot.chat.buttons import button
from bot.chat.events import Said
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.render import units
from bot.chat.routes import draw, due, press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.draft import MARK
from bot.flows.loose import kept_words
from bot.flows.question_days import today_of
from bot.flows.reading import READERS, label, shown
from bot.flows.reopened import opens_too_soon, reopen
from bot.flows.sendable import send_now, sendable
from bot.models.contribution import Contribution
from bot.models.envelope import Box, waiting_batch
from bot.models.mailbox import Mail, Mailbox, mail_in, mailbox_of
from bot.models.membership import STAFF
from bot.models.question import Question, QuestionState, audience_of
from bot.plain.say_date import say_day

LONGEST = 300
"""UTF-16 units of a question: it goes back with the reply, in one envelope."""
GATHER = timedelta(hours=1)
"""So long after the last question everybody hears of it once, however many were asked."""


@press("mail.list")
def boxes(turn: Turn, question_id: int, page: int = 0) -> None:
    """List the answers whose writers can be asked something."""
    question: Question = turn.get(Question, question_id)
    as_one_of(turn, question.group_id, READERS)
    found = turn.db.execute(
        select(Contribution)
        .join(Mailbox, col(Mailbox.contribution_id) == col(Contribution.id))
        .where(col(Contribution.question_id) == question_id, col(Contribution.hidden_because) == "")
        .order_by(col(Contribution.id))
    ).scalars()
    buttons = [button(label(c), "mail.look", c.id) for c in found]
    choices, more = paged(buttons, page, "mail.list", question_id)
    said = (
        _("Their writers follow them. You can ask them something.")
        if buttons
        else _("No writer of these answers wanted a mailbox.")
    )
    turn.show(
        screen(
            Title(_("Mailboxes")),
            said,
            choices=choices,
            out=[*more, button(_("Back"), "read.batch", question_id)],
        )
    )


def _mailbox(turn: Turn, contribution_id: int) -> tuple[Contribution, Question, Mailbox]:
    contribution, question = shown(turn, contribution_id)
    mailbox = mailbox_of(turn.db, contribution_id)
    if mailbox is None:
        raise Kindly(gone())
    return contribution, question, mailbox


def _unanswered(mails: list[Mail]) -> Mail | None:
    """The question that was not replied to: none is asked before the last one was, or before its time is over."""
    asked = [m for m in mails if m.sealed]
    replies = [m for m in mails if m.text]
    return asked[0] if len(asked) > len(replies) else None


def _waiting(turn: Turn, question: Question, mails: list[Mail]) -> Mail | None:
    """The question that waits for a reply: replies are still collected."""
    return _unanswered(mails) if waiting_batch(turn.db, Box(question.id)) else None


@press("mail.look")
def look(turn: Turn, contribution_id: int) -> None:
    """Show what was replied, and offer to ask."""
    contribution, question, mailbox = _mailbox(turn, contribution_id)
    mails = mail_in(turn.db, mailbox.public_key)
    waiting = _waiting(turn, question, mails)
    parts: list[Part | str] = [Title(_("Mailbox")), Words(contribution.text, fold=True)]
    for mail in [m for m in mails if m.text][:2]:
        parts += [Fact(_("You asked"), mail.asked), Words(mail.text, fold=True)]
    if waiting:
        parts.append(_("A question waits, since the week of {day}.", day=say_day(waiting.week, locale())))
    elif _unanswered(mails):
        parts.append(_("No reply came in time. You can ask once more."))
    choices = []
    if not waiting and role(turn, question.group_id) in STAFF:
        choices.append(button(_("Ask its writer something"), "mail.ask", contribution_id))
    turn.show(screen(*parts, choices=choices, out=[button(_("Back"), "mail.list", question.id)]))


def _to_ask(turn: Turn, contribution_id: int) -> tuple[Question, Mailbox]:
    _contribution, question, mailbox = _mailbox(turn, contribution_id)
    as_staff(turn, question.group_id)
    if question.state not in {QuestionState.OPEN, QuestionState.CLOSED} or _waiting(
        turn, question, mail_in(turn.db, mailbox.public_key)
    ):
        raise Kindly(
            screen(
                _("A question waits there already, or this is settled."),
                out=[button(_("Back"), "mail.look", contribution_id)],
            )
        )
    if batch := opens_too_soon(turn, question):
        day = say_day(batch.release_on, locale())
        raise Kindly(
            screen(
                _("Answers are being collected. You can ask when they are opened, on {day}.", day=day),
                _("A reply needs {n} days to lie among others.", n=COLLECTS.days),
                out=[button(_("Back"), "mail.look", contribution_id)],
            )
        )
    return question, mailbox


@press("mail.ask")
def ask(turn: Turn, contribution_id: int) -> None:
    """Ask for the question in words."""
    _to_ask(turn, contribution_id)
    turn.ask(
        screen(
            _("What do you want to ask? Nobody knows who it is."),
            _("Never ask who they are, or for what shows it."),
            out=[button(_("Back"), "mail.look", contribution_id)],
        ),
        "mail.ask",
        contribution_id,
    )


@words("mail.ask")
def preview(turn: Turn, contribution_id: int) -> None:
    """Show the question before it goes."""
    _to_ask(turn, contribution_id)
    assert isinstance(turn.event, Said)
    text = _fitting(turn.text)
    turn.forget()
    turn.say(
        screen(
            Words(text),
            _("Everybody hears that there may be a question. Only its writer can open it."),
            choices=[
                button(_("Put it in the mailbox"), "mail.put", contribution_id, style="primary"),
                button(_("Write it again"), "mail.ask", contribution_id),
            ],
            out=[button(_("Back"), "mail.look", contribution_id)],
            reply_to=turn.event.message_id,
        )
    )


def _fitting(said: str) -> str:
    text = clean(said).replace(MARK, "")
    if not text or units(text) > LONGEST:
        raise Kindly(
            screen(
                _("I need a question of at most {most} letters.", most=LONGEST),
                out=[button(_("Start page"), "home")],
            )
        )
    return text


@press("mail.put")
def put_in(turn: Turn, contribution_id: int) -> None:
    """Seal the question into the mailbox, and let everybody hear of it, once for all that are asked now."""
    question, mailbox = _to_ask(turn, contribution_id)
    text = _fitting(kept_words(turn).text)
    today: date = today_of(turn, question)
    if old := _unanswered(mail_in(turn.db, mailbox.public_key)):
        turn.db.delete(old)  # nobody can reply to it any more
    turn.db.add(
        Mail(
            mailbox=mailbox.public_key,
            sealed=seal(Letter(text=text), mailbox.public_key),
            week=today - timedelta(days=today.weekday()),
        )
    )
    turn.db.flush()
    reopen(turn, question)
    turn.at(turn.now + GATHER, "mail.tell", question.id)
    look(turn, contribution_id)


@due("mail.tell")
def tell(turn: Turn, question_id: int) -> None:
    """Tell everybody who was asked that there may be a question for them."""
    send_now(turn, "mail", question_id)


@draw("mail.card")
def card(turn: Turn, question_id: int) -> Screen:
    """What everybody gets, whether they have a mailbox or not."""
    question: Question = turn.get(Question, question_id)
    return screen(
        _("There may be a question for you."),
        Words(question.text),
        _("Everybody gets this. If you have five words for a mailbox, open it."),
        _("If you have none, you can ignore this."),
        choices=[button(_("Open my mailbox"), "mail.open")],
        out=[button(_("Stop these"), "answer.stop", question_id), button(_("Help"), "help")],
    )


sendable(
    "mail",
    draw="mail.card",
    group=lambda turn, row_id: turn.get(Question, row_id).group_id,
    people=lambda turn, row_id: audience_of(turn.db, row_id),
    title=lambda turn, row_id: _("Mailboxes: {question}", question=turn.get(Question, row_id).text),
    back=lambda _turn, row_id: button(_("Back"), "mail.list", row_id),
)
