"""The preview: the words as they would be read, before anything is sent.

Send asks the one thing that cannot be asked later: should it be read even if hardly
anybody else wrote? Everything else is a wish that can be left as it is. All pages here
are the same message, with the same words at its end.

    answer.strip (what may show who it is) ── answer.look
    answer.look ─┬─ answer.send (receipt.py)
                 ├─ answer.more ── answer.warn
                 └─ answer.change ── answer.text · answer.drop
"""

from bot.anonymity.telltale import find, names_in, take_out
from bot.chat.buttons import Button, button, data
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Words, prompt, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.card import asked
from bot.flows.content_notes import about_words
from bot.flows.draft import ALONE, FOLLOW, FOR_OTHER, MARK, QUOTABLE, SAY_SO, Draft, clear, words_of
from bot.models.contribution import About
from bot.models.question import Question, place_in_audience


def preview(question: Question, draft: Draft, text: str, reply_to: int | None = None) -> Screen:
    """The words as they would be read, and what can be done with them."""
    assert question.id == draft.question_id
    alone = draft if draft.has(ALONE) else draft.toggled(ALONE)
    return _page(
        _("This is what people will read. It is not sent yet."),
        _("If very few people write: should it still be read?"),
        text=text,
        choices=[
            draft_without(draft).to(_("Send it, only with others"), "answer.send"),
            alone.to(_("Send it, even as the only one"), "answer.send"),
            draft.to(_("More choices for my words"), "answer.more"),
            draft.to(_("Change it"), "answer.change"),
        ],
        out=[draft.to(_("Delete it"), "answer.drop"), button(_("Help"), "help")],
        reply_to=reply_to,
    )


def first_look(
    turn: Turn, question: Question, draft: Draft, text: str, reply_to: int | None = None
) -> Screen:
    """The preview; before it, what in the words may show who somebody is, if anything does."""
    found = find(text, _names(turn, question))
    if not found:
        return preview(question, draft, text, reply_to)
    return _page(
        Fact(_("This may show who someone is"), ", ".join(found)),
        _("I find some such words, never all. So please look yourself."),
        text=text,
        choices=[
            draft.to(_("Take these out"), "answer.strip"),
            draft.to(_("Leave them in"), "answer.look"),
            draft.to(_("Change it"), "answer.change"),
        ],
        out=[draft.to(_("Delete it"), "answer.drop"), button(_("Help"), "help")],
        reply_to=reply_to,
    )


def draft_without(draft: Draft) -> Draft:
    """The same draft, to be read only with others."""
    return draft.toggled(ALONE) if draft.has(ALONE) else draft


def _names(turn: Turn, question: Question) -> list[str]:
    """Whose first names may tell. None for a guest: whoever holds a poster could try out who belongs."""
    place = place_in_audience(turn.db, question.id or 0, turn.person_id)
    return names_in(turn.db, question) if place and not place.guest else []


def _page(
    *said: Part | str, text: str, choices: list[Button], out: list[Button], reply_to: int | None = None
) -> Screen:
    *first, last = said
    return screen(*first, f"{last}\n\n{MARK}", Words(text), choices=choices, out=out, reply_to=reply_to)


def _draft(turn: Turn, question_id: int, wishes: str, receipt: str) -> tuple[Question, Draft, str]:
    """What a press on a preview brings back. Raises `Kindly` when it no longer can."""
    question, _place = asked(turn, question_id)
    draft = Draft(question_id, wishes, receipt)
    return question, draft, words_of(turn, draft)


@press("answer.strip", sealed=True)
def strip(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Take out what may show who somebody is."""
    question, draft, text = _draft(turn, question_id, wishes, receipt)
    turn.show(preview(question, draft, take_out(text, _names(turn, question))))


@press("answer.look", sealed=True)
def look(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Return to the preview."""
    turn.show(preview(*_draft(turn, question_id, wishes, receipt)))


def _tick(draft: Draft, wish: str, label: str, route: str) -> Button:
    return draft.toggled(wish).to(f"{'☑' if draft.has(wish) else '☐'} {label}", route)


@press("answer.more", sealed=True)
def more(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Offer what somebody can wish for their words. None of it has to be chosen."""
    _question, draft, text = _draft(turn, question_id, wishes, receipt)
    choices = [_tick(draft, QUOTABLE, _("Let people quote it"), "answer.more")]
    if draft.has(FOR_OTHER):
        choices.append(_tick(draft, SAY_SO, _("Say that it was passed on"), "answer.more"))
    choices.append(_tick(draft, FOLLOW, _("Follow my own words"), "answer.more"))
    choices.append(draft.to(_("Warn readers what it is about"), "answer.warn"))
    turn.show(
        _page(
            _("You can tap these, or leave them. Not ticked means no."),
            text=text,
            choices=choices,
            out=[draft.to(_("Back"), "answer.look"), button(_("Help"), "help")],
        )
    )


@press("answer.warn", sealed=True)
def warn(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Offer to say what readers should be warned of."""
    _question, draft, text = _draft(turn, question_id, wishes, receipt)
    turn.show(
        _page(
            _("Readers are told: some of these are about …"),
            text=text,
            choices=[_tick(draft, a.value, about_words(a), "answer.warn") for a in About],
            out=[draft.to(_("Back"), "answer.more"), button(_("Help"), "help")],
        )
    )


@press("answer.change", sealed=True)
def change(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Clear the draft, and ask for the words again with the old ones to copy from."""
    _question, draft, text = _draft(turn, question_id, wishes, receipt)
    clear(turn)
    turn.say(
        prompt(
            _("Here are your words. Copy them, change them, and reply to this."),
            Words(text),
            route=data("answer.text", question_id, "p" if draft.has(FOR_OTHER) else "o"),
            hint=_("Your words"),
        )
    )


@press("answer.drop", sealed=True)
def drop(turn: Turn, question_id: int, wishes: str, receipt: str) -> None:
    """Clear the draft from the chat. This works for ever, also when the question is closed."""
    shown = turn.pressed.message
    if shown and turn.pressed.data not in shown.buttons:
        words_of(turn, Draft(question_id, wishes, receipt))
    clear(turn)
    turn.say(
        screen(
            _("Deleted. Nothing was sent, and nothing was kept."),
            out=home_and_help(),
        )
    )
