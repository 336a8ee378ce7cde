"""Words at the wrong moment.

Somebody answers a question three days late, without replying to it, on a phone that
has forgotten the keyboard it had open. Their words must be neither lost nor filed
where they do not belong, so they are asked: "Keep this as …". Nothing is written
before that press. The words are then read from the message that the page replies to.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import Button, button, data
from bot.chat.events import Corrected, Pressed, Said
from bot.chat.refusals import gone
from bot.chat.routes import find, press
from bot.chat.screens import Screen, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.models.conversation import Conversation
from bot.models.question import nameless_questions_for
from bot.plain.understand import Meaning, understand


@dataclass(frozen=True, slots=True)
class Meant:
    """What loose words could mean: said as a question, with the buttons that confirm it."""

    proposal: str
    buttons: tuple[Button, ...]


Reading = Callable[[Turn, Said], Meant | None]
_readings: list[Reading] = []


def meanings(reading: Reading) -> Reading:
    """Let a conversation propose what loose words could mean to it. It may read, never write."""
    _readings.append(reading)
    return reading


@press("words.loose")
def loose(turn: Turn) -> None:
    """Ask what loose words are meant to be; worrying words bring help at once, without a label and without a record."""
    assert isinstance(turn.event, Said)
    if understand(turn.text) is Meaning.DISTRESS:
        turn.say(_people_first(turn, turn.event))
        return
    meant = next((m for reading in _readings if (m := reading(turn, turn.event))), None)
    note = button(_("Keep as: a note to a person"), "note.keep")
    turn.say(
        screen(
            meant.proposal if meant else _("I have not kept this yet. What is it?"),
            choices=[*_keep_as(turn, meant), note],
            out=_or_nothing(),
            reply_to=turn.event.message_id,
        )
    )


def _people_first(turn: Turn, said: Said) -> Screen:
    """After worrying words nobody is asked what they are: people come first, and only then where else they can go."""
    return screen(
        _("I am a bot. Nobody has read this."),
        _("If you want to talk to someone now, tap Help."),
        choices=[
            button(_("See who can help now"), "help", style="primary"),
            button(_("Send it to a person"), "note.keep"),
            *_keep_as(turn, None)[:2],
        ],
        out=_or_nothing(),
        reply_to=said.message_id,
    )


def _or_nothing() -> list[Button]:
    return [button(_("Keep nothing"), "keep.nothing"), button(_("Help"), "help")]


def _keep_as(turn: Turn, meant: Meant | None) -> list[Button]:
    """What the words can be kept as besides a note, the field that expects words first."""
    row = turn.db.execute(
        select(Conversation).where(col(Conversation.person_id) == turn.person_id)
    ).scalar_one_or_none()
    first = [button(_("Keep as: what I was asked for"), "keep.field")] if row else []
    first += meant.buttons[:1] if meant else ()
    questions = nameless_questions_for(turn.db, turn.person_id)[-(3 - len(first)) :]
    answers = [
        button(_("Keep as: answer to “{question}”", question=q.text), "answer.keep", q.id) for q in questions
    ]
    return [*first, *answers]


def kept_words(turn: Turn) -> Said:
    """The loose words that a pressed "Keep this as …" belongs to, as if they had just been typed.

    Raises:
        Kindly: if Telegram no longer shows them to us.
    """
    event = turn.event
    assert isinstance(event, Pressed)
    if event.message is None or not event.message.reply_to_text or event.message.reply_to_id is None:
        raise Kindly(paste_again())
    return Said(
        event.who,
        event.chat,
        event.name,
        event.language,
        event.message.reply_to_id,
        event.message.reply_to_text,
    )


def paste_again() -> Screen:
    """The words can no longer be read from the chat."""
    return screen(
        _("I cannot see those words any more. Please paste them again."),
        out=home_and_help(),
    )


@press("keep.field")
def keep_field(turn: Turn) -> None:
    """File loose words where a form expects them."""
    row = turn.db.get(Conversation, turn.person_id)
    if row is None:
        raise Kindly(gone())
    said = kept_words(turn)
    route, args = find("words", data(row.route, *row.args))
    turn.event, turn.text = said, said.text.strip()
    route.run(turn, *args)


@press("keep.nothing", sealed=True)
def keep_nothing(turn: Turn) -> None:
    """Keep nothing of loose words."""
    turn.show(screen(_("Nothing was kept."), out=home_and_help()))


@press("words.media")
def media(turn: Turn) -> None:
    """Something that is not words, where nothing asked for it."""
    turn.say(
        screen(
            _("I can only read words here. Nothing was kept."),
            _("You can speak: tap the microphone on your keyboard."),
            out=home_and_help(),
        )
    )


@press("words.media_sealed", sealed=True)
def media_sealed(turn: Turn) -> None:
    """A picture or a voice in the anonymous channel: refused, because it tells who sent it."""
    turn.say(
        screen(
            _("Photos and voice can show who you are. So I take only words here."),
            _("You can speak: tap the microphone on your keyboard. Then send the words."),
            out=home_and_help(),
        )
    )


@press("words.corrected")
def corrected(turn: Turn) -> None:
    """Somebody edited an earlier message: we keep what came first, and say so."""
    assert isinstance(turn.event, Corrected)
    turn.say(
        screen(
            _("I saw you changed a message. I cannot change what was kept."),
            _("Please send the new words as a new message."),
            out=home_and_help(),
        )
    )
