"""Answering without a name: what people are told, and where they type.

Two short screens come first, every time. Then a prompt whose reply finds its own way:
it carries its route in a hidden link, so nothing has to be remembered about anybody.
Nothing here writes a row; the draft lives only in the person's own chat (draft.py).

    answer.open ── answer.told ─┬─ answer.text (words) ── preview.py
                                └─ answer.ready ── preview.py
    answer.keep ── answer.kept: loose words (loose.py), told the same two screens first
    where the gate is shut (small.py): what there is instead
"""

from bot.anonymity import letterbox
from bot.anonymity.gate import Gate, gate, left
from bot.anonymity.seal import TEXT_UNITS, clean
from bot.chat.buttons import Button, button, data
from bot.chat.events import Said
from bot.chat.refusals import broke, busy, gone
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Part, Screen, Title, prompt, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.card import asked
from bot.flows.draft import Draft, new_draft
from bot.flows.loose import kept_words
from bot.flows.preview import first_look, preview
from bot.flows.small import no_name_here, not_for_guests, paused, small_group
from bot.models.envelope import Box, waiting_batch
from bot.models.group import Group
from bot.models.help_line import emergency_number
from bot.models.question import Question

OWN, PASSED_ON, KEPT = "o", "p", "k"
"""Whose words they are, and how they came: typed, passed on for somebody else, or kept from loose words."""


def enter(turn: Turn, question_id: int, way: str) -> Question:
    """The question, if whoever speaks may answer it without a name now. Reads only.

    Passing on needs no crowd: it is what small groups are offered, and says so.

    Raises:
        Kindly: if not; the page offers what there is instead.
    """
    question, place = asked(turn, question_id)
    if not question.nameless:
        raise Kindly(no_name_here(question))
    if any(turn.get(Group, g).channel_paused for g in question.group_ids):
        raise Kindly(paused(question))
    batch = waiting_batch(turn.db, Box(question_id))
    if batch is None or letterbox.look(turn.house.home, batch.public_key) is None:
        raise Kindly(broke())
    _through(turn, question, gate(turn.db, question, place, turn.house.rules), way)
    return question


def _through(turn: Turn, question: Question, at_the_gate: Gate, way: str) -> None:
    if at_the_gate is Gate.SMALL and way != PASSED_ON:
        raise Kindly(small_group(turn, question))
    if at_the_gate is Gate.NOT_FOR_GUESTS:
        raise Kindly(not_for_guests(question))
    if at_the_gate is Gate.STAFF:
        raise Kindly(gone())


@press("answer.open", sealed=True)
def begin(turn: Turn, question_id: int) -> None:
    """Tell the first half of what people must know. It is a new message: the card stays."""
    turn.say(first_screen(turn, enter(turn, question_id, OWN), OWN))


def first_screen(turn: Turn, question: Question, way: str) -> Screen:
    """What we promise, and what we cannot (design/anonymity.md, "What people are told before they type")."""
    parts: list[Part | str] = [
        _("We do not tell your group or the service who wrote this. Your name is not kept with it."),
        _("It may still sound like you. Leave out names, places and dates."),
        _("Telegram could see it as you send it. So could {operator}.", operator=turn.house.operator),
    ]
    if left(turn.db, question) < turn.house.rules.least_left:
        parts.append(_("It may be easy to guess: few others could write."))
    return screen(
        *parts, choices=[button(_("Go on"), "answer.told", question.id, way, style="primary")], out=stop()
    )


@press("answer.told", sealed=True)
def go_on(turn: Turn, question_id: int, way: str = OWN) -> None:
    """Tell the second half, and offer to write."""
    question = enter(turn, question_id, way)
    turn.show(second_screen(turn, question, way))


def second_screen(turn: Turn, question: Question, way: str) -> Screen:
    """What happens with it and when, and where help is now."""
    group: Group = turn.get(Group, question.group_id)
    number = emergency_number(group.country, turn.house.home)
    danger = (
        _("Nobody can trace you to help you. In danger now? Call {number} or tap Help.", number=number)
        if number
        else _("Nobody can trace you to help you. In danger now? Tap Help.")
    )
    return screen(
        _("Nobody reads it today. It can take a week or more."),
        danger,
        _("You can take it back until it is passed on."),
        _(
            "We try to clear your words from this chat. Please check. "
            "We cannot find this later, so it is not in my data."
        ),
        choices=_what_next(question, way),
        out=stop(),
    )


def _what_next(question: Question, way: str) -> list[Button]:
    if way == KEPT:
        return [button(_("Look at my words"), "answer.kept", question.id, style="primary")]
    ready = [button(text, "answer.ready", question.id, n) for n, text in enumerate(question.ready_answers)]
    write = button(_("Write in my own words"), "answer.text", question.id, way, style="primary")
    return [*(ready if way == OWN else []), write]


def stop() -> list[Button]:
    """The last row of every screen of the channel."""
    return [button(_("Stop"), "keep.nothing"), button(_("Help"), "help")]


# -- typing -----------------------------------------------------------------------


@press("answer.text", sealed=True)
def ask(turn: Turn, question_id: int, way: str = OWN) -> None:
    """Open the keyboard. The ways out stand on the message above: a prompt can have no buttons."""
    question = enter(turn, question_id, way)
    said = (
        _("Type what they said, as a reply to this. Leave out their name.")
        if way == PASSED_ON
        else _("Type your answer, as a reply to this.")
    )
    turn.say(prompt(said, route=data("answer.text", question.id, way), hint=_("Your words")))


@words("answer.text", sealed=True)
def take(turn: Turn, question_id: int, way: str = OWN) -> None:
    """Show the words as they would be read. They are written nowhere."""
    question = enter(turn, question_id, way)
    event = turn.event
    assert isinstance(event, Said)
    text = _fitting(turn, question, turn.text, way)
    draft = new_draft(question, turn.now, way == PASSED_ON)
    if event.reply_to:
        turn.delete(event.reply_to.message_id)
    turn.say(first_look(turn, question, draft, text, reply_to=event.message_id))


@press("answer.ready", sealed=True)
def tap_ready(turn: Turn, question_id: int, number: int) -> None:
    """Take an answer that was offered: it is an answer like words."""
    question = enter(turn, question_id, OWN)
    if not 0 <= number < len(question.ready_answers):
        raise Kindly(gone())
    text = _fitting(turn, question, question.ready_answers[number], OWN)
    turn.show(preview(question, new_draft(question, turn.now, False), text))


def _fitting(turn: Turn, question: Question, text: str, way: str) -> str:
    """The words without what no keyboard types. Raises `Kindly` if they are none, too long, or too many at once."""
    text = clean(text)
    if not text or units(text) > TEXT_UNITS:
        raise Kindly(_does_not_fit(question, way, too_long=bool(text)))
    if not turn.house.limits.allow(turn.chat, "preview", turn.now):
        raise Kindly(busy())
    return text


def _does_not_fit(question: Question, way: str, *, too_long: bool) -> Screen:
    said = (
        [
            _("That is too long for one answer. {most} letters is the most.", most=TEXT_UNITS),
            _("Your words are still above. Copy them and make them shorter."),
        ]
        if too_long
        else [_("I need some words for this.")]
    )
    return screen(
        Title(_("Not sent")),
        *said,
        choices=[button(_("Write again"), "answer.text", question.id, way)],
        out=stop(),
    )


# -- loose words ------------------------------------------------------------------


@press("answer.keep", sealed=True)
def keep(turn: Turn, question_id: int) -> None:
    """Ask how loose words are to be given as an answer: with a name, or without."""
    question, _place = asked(turn, question_id)
    kept_words(turn)
    turn.show(
        screen(
            _("Nothing is sent yet. How do you want to answer?"),
            choices=[
                button(_("Answer without my name"), "answer.keeping", question.id),
                button(_("Answer with my name"), "named.keep", question.id),
            ],
            out=[button(_("Keep nothing"), "keep.nothing"), button(_("Help"), "help")],
        )
    )


@press("answer.keeping", sealed=True)
def keeping(turn: Turn, question_id: int) -> None:
    """Tell what everybody is told before it goes on."""
    question = enter(turn, question_id, KEPT)
    kept_words(turn)
    turn.show(first_screen(turn, question, KEPT))


@press("answer.kept", sealed=True)
def kept(turn: Turn, question_id: int) -> None:
    """Show loose words as they would be read, in the message that answers them."""
    question = enter(turn, question_id, KEPT)
    text = _fitting(turn, question, kept_words(turn).text, OWN)
    draft: Draft = new_draft(question, turn.now, False)
    turn.show(first_look(turn, question, draft, text))
