"""Opening the mailbox of one's own words, and replying to what is asked there.

The five words are all there is: no person is looked up, nothing is written, and the
reply travels in an envelope like everything else. Lost words are lost, and the page
says so without blame.

    mail.open ── mail.words (words) ─┬─ mail.answer ── mail.reply (words) ── mail.send · mail.drop
    mail.try (five_words.py) ────────┘
"""

from nacl.public import PrivateKey

from bot.anonymity.box import NoBatch, put
from bot.anonymity.receipts import NotAReceipt
from bot.anonymity.seal import TEXT_UNITS, Letter, Unreadable, clean, open_sealed
from bot.anonymity.words import Typed, key_of, read
from bot.chat.buttons import Button, button, data
from bot.chat.events import Said
from bot.chat.refusals import broke, busy, gone
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, prompt, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale, ngettext
from bot.flows.draft import MARK, Draft, clear, new_draft_for, words_of
from bot.flows.loose import kept_words
from bot.flows.receipt import receipt_page
from bot.models.contribution import Contribution
from bot.models.envelope import Batch, Box, waiting_batch
from bot.models.mailbox import Mail, Mailbox, mail_in
from bot.models.theme import Theme
from bot.plain.say_date import say_day

TRIES, ALL_TRIES = 5, 100
"""Tries an hour: of one chat, and of everybody together (design/anonymity.md, 12)."""
EVERYBODY = 0
"""Stands for all chats where tries are counted: no chat of Telegram's has this number."""


@press("mail.open", sealed=True)
def ask(turn: Turn) -> None:
    """Open the keyboard for the five words."""
    turn.say(
        prompt(
            _("Type your five words, as a reply to this. I clear them from here."),
            route=data("mail.words"),
            hint=_("Your five words"),
        )
    )


@words("mail.words", sealed=True)
def take(turn: Turn) -> None:
    """Try the words that were typed, and clear them from the chat."""
    assert isinstance(turn.event, Said)
    asked = [turn.event.reply_to.message_id] if turn.event.reply_to else []
    turn.delete(turn.event.message_id, *asked, otherwise=_not_cleared())
    turn.say(_opened(turn, read(turn.text)))


@press("mail.try", sealed=True)
def take_kept(turn: Turn) -> None:
    """Try five words that were typed somewhere else, and clear them from the chat."""
    said = kept_words(turn)
    turn.delete(turn.pressed.message_id, said.message_id, otherwise=_not_cleared())
    turn.say(_opened(turn, read(said.text)))


def _not_cleared() -> Screen:
    return screen(
        _("I could not clear your words from this chat. Please delete them yourself."),
        out=[button(_("Help"), "help")],
    )


def _opened(turn: Turn, typed: Typed) -> Screen:
    """The mailbox, or why it does not open. Words that cannot be right are no try."""
    if not typed.whole:
        return _slip(typed)
    limits = turn.house.limits
    if not limits.allow(turn.chat, "mail", turn.now, TRIES):
        return _wait()
    if not limits.allow(EVERYBODY, "mail", turn.now, ALL_TRIES):
        return _wait()
    key = key_of(turn.house.home, typed.words)
    mailbox = turn.db.get(Mailbox, bytes(key.public_key))
    if mailbox is None:
        return _nothing()
    return _inside(turn, mailbox, key)


def _again() -> list[Button]:
    return [button(_("Try again"), "mail.open"), button(_("Talk to a person"), "note")]


def _out() -> list[Button]:
    return home_and_help()


def _slip(typed: Typed) -> Screen:
    if typed.unknown:
        parts: list[Part | str] = [
            ngettext("I do not know this word:", "I do not know these words:", len(typed.unknown)),
            Words(", ".join(typed.unknown)[:100]),
            _("Lost words cannot be found again. You still hear what happened, like everybody."),
        ]
    else:
        parts = [_("I need five words, with spaces between them.")]
    return screen(*parts, choices=_again(), out=_out())


def _wait() -> Screen:
    return screen(
        _("That was a few tries. Please wait an hour, then try again."),
        _("Your mailbox stays. Nothing is lost."),
        out=_out(),
    )


def _nothing() -> Screen:
    return screen(
        _("These words open nothing yet."),
        _("Are they in the order you saw? A mailbox begins when your answer is passed on."),
        _("Lost words cannot be found again. You still hear what happened, like everybody."),
        choices=_again(),
        out=_out(),
    )


def _inside(turn: Turn, mailbox: Mailbox, key: PrivateKey) -> Screen:
    contribution: Contribution = turn.get(Contribution, mailbox.contribution_id)
    parts: list[Part | str] = [
        Title(_("Your mailbox")),
        Words(contribution.text, fold=True),
        _where(turn, contribution),
    ]
    asked = next((m for m in mail_in(turn.db, mailbox.public_key) if m.sealed), None)
    question = _unsealed(asked, key)
    if asked is None or not question:
        return screen(*parts, _("There is no question for you."), out=_out())
    return screen(
        *parts,
        _("They ask you this. You do not have to reply.") + f"\n\n{MARK}",
        Words(question),
        choices=[button(_("Reply"), "mail.answer", asked.id)],
        out=_out(),
    )


def _unsealed(mail: Mail | None, key: PrivateKey) -> str:
    if mail is None or mail.sealed is None:
        return ""
    try:
        return open_sealed(mail.sealed, bytes(key)).text
    except Unreadable:
        return ""


def _where(turn: Turn, contribution: Contribution) -> Part | str:
    if contribution.theme_id:
        return Fact(_("It is with the point"), turn.get(Theme, contribution.theme_id).title)
    if contribution.unused_because:
        return Fact(_("Not used, because"), contribution.unused_because)
    return _("It has been passed on. It is not with a point yet.")


# -- replying ---------------------------------------------------------------------------


def _box(turn: Turn, mail_id: int) -> tuple[Mailbox, Batch]:
    """The mailbox of a letter, and the batch that collects replies. Raises `Kindly` when none does any more."""
    mail: Mail = turn.get(Mail, mail_id)
    mailbox = turn.db.get_one(Mailbox, mail.mailbox)
    contribution: Contribution = turn.get(Contribution, mailbox.contribution_id)
    batch = waiting_batch(turn.db, Box(contribution.question_id))
    if batch is None:
        raise Kindly(
            screen(_("No replies are collected for this any more."), choices=_again()[1:], out=_out())
        )
    return mailbox, batch


@press("mail.answer", sealed=True)
def begin(turn: Turn, mail_id: int) -> None:
    """Open the keyboard for a reply; what was asked goes with it, because it is kept nowhere in words."""
    _box(turn, mail_id)
    shown = turn.pressed.message
    if shown is None or turn.pressed.data not in shown.buttons or MARK not in shown.text:
        raise Kindly(gone())
    question = shown.text.partition(MARK)[2].strip()
    turn.say(
        prompt(
            _("We do not tell who you are. It may still sound like you."),
            _("Type your reply, as a reply to this.") + f"\n\n{MARK}",
            Words(question),
            route=data("mail.reply", mail_id),
            hint=_("Your words"),
        )
    )


@words("mail.reply", sealed=True)
def preview(turn: Turn, mail_id: int) -> None:
    """Show the reply as it would be read."""
    _mailbox, batch = _box(turn, mail_id)
    event = turn.event
    assert isinstance(event, Said)
    text = clean(turn.text).replace(MARK, "")
    if event.reply_to is None or MARK not in event.reply_to.text:
        raise Kindly(gone())
    if not text or units(text) > TEXT_UNITS:
        raise Kindly(_does_not_fit(too_long=bool(text)))
    if not turn.house.limits.allow(turn.chat, "preview", turn.now):
        raise Kindly(busy())
    asked = event.reply_to.text.partition(MARK)[2].strip()
    draft = new_draft_for(mail_id, turn.now)
    turn.delete(event.reply_to.message_id)
    turn.say(
        screen(
            _("This is what people will read. It is not sent yet."),
            _("It is opened on {day} or later, with everything else.", day=_opened_on(batch)) + f"\n\n{MARK}",
            Words(asked),
            MARK,
            Words(text),
            choices=[draft.to(_("Send it"), "mail.send")],
            out=[draft.to(_("Delete it"), "mail.drop"), button(_("Help"), "help")],
            reply_to=event.message_id,
        )
    )


def _opened_on(batch: Batch) -> str:
    return say_day(batch.release_on, locale())


def _does_not_fit(*, too_long: bool) -> Screen:
    said = (
        _("That is too long for one answer. {most} letters is the most.", most=TEXT_UNITS)
        if too_long
        else _("I need some words for this.")
    )
    return screen(said, choices=[button(_("Open my mailbox"), "mail.open")], out=_out())


@press("mail.send", sealed=True)
def send(turn: Turn, mail_id: int, hour: str, receipt: str) -> None:
    """Seal the reply into an envelope. Twice is once."""
    mailbox, batch = _box(turn, mail_id)
    asked, _mark, text = words_of(turn, Draft(mail_id, hour, receipt), _open_again()).partition(MARK)
    if not turn.house.limits.hold(turn.chat, batch.id or 0, receipt, "mail"):
        said = _("You have replied already. Another reply fits after {day}.", day=_opened_on(batch))
        raise Kindly(screen(said, out=_out()))
    letter = Letter(text=text.strip(), mailbox=mailbox.public_key.hex(), asked=asked.strip())
    try:
        put(turn.db, turn.house.home, Box(batch.question_id), receipt, letter)
    except (NoBatch, NotAReceipt):
        raise Kindly(broke()) from None
    except OSError:  # nothing is in the box, so nothing is held
        turn.house.limits.let_go(turn.chat, batch.id or 0, receipt)
        raise
    clear(turn)
    turn.say(receipt_page(batch, receipt))


def _open_again() -> Button:
    return button(_("Open my mailbox"), "mail.open")


@press("mail.drop", sealed=True)
def drop(turn: Turn, mail_id: int, hour: str, receipt: str) -> None:  # noqa: ARG001 - as the button has them
    """Clear the reply from the chat."""
    clear(turn)
    turn.say(screen(_("Deleted. Nothing was sent, and nothing was kept."), out=_out()))
