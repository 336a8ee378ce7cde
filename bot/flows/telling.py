"""Writing an update: words to everyone, the next date, and what happened with each point.

The last update settles a question, and only when every point has an outcome. Where the
group shapes the decision, it sees the draft first (`showing`).

    news.write · news.open (words) ── news.ask … (form) ── news.draft ─┬─ send.look
                                                                       ├─ points.list (points.py)
                                                                       └─ send.look:shown (showing.py)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.refusals import gone
from bot.chat.routes import press, words
from bot.chat.screens import Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.checking import check_button, checked
from bot.flows.hurdle import cannot_go, hurdle
from bot.flows.next_news import FINAL_WORD, in_weeks, shown_next, tapped_next, typed_next
from bot.models.briefing import SendState
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, Update, draft_of


def start_draft(turn: Turn, question_id: int, kind: Kind) -> Update:
    """The update of that kind that is being written, for a coordinator; a new one where there is none."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    if (question.state is QuestionState.SETTLED) is not (kind is Kind.MORE):
        raise Kindly(gone())
    draft = draft_of(turn.db, question_id, kind)
    if draft is None:
        draft = Update(question_id=question_id, author_id=turn.person_id, kind=kind)
        turn.db.add(draft)
        turn.db.flush()
    return draft


def load_draft(turn: Turn, update_id: int) -> Update:
    """An update that has not gone out, for a coordinator. Raises `Kindly` for anything else."""
    update: Update = turn.get(Update, update_id)
    question: Question = turn.get(Question, update.question_id)
    as_staff(turn, question.group_id)
    settled = question.state is QuestionState.SETTLED and update.kind is not Kind.MORE
    if update.state not in {SendState.DRAFT, SendState.STOPPED} or update.recalled or settled:
        raise Kindly(
            screen(
                _("This update has gone out. It cannot be changed now."),
                choices=[button(_("See how it went"), "send.look", "news", update.id)],
                out=[button(_("Back"), "news.open", update.question_id)],
            )
        )
    return update


@press("news.write")
def write(turn: Turn, question_id: int) -> None:
    """Start an update, or go on with the one that was started."""
    form.open(turn, start_draft(turn, question_id, Kind.NEWS))


@words("news.open")
def tell(turn: Turn, question_id: int) -> None:
    """Take words typed on a question's page as words to everyone; what was written before stays."""
    update = start_draft(turn, question_id, Kind.NEWS)
    note = form.fields["note"]
    said = "\n".join(t for t in (update.note, turn.text) if t)
    try:
        note.keep(turn, update, said, tapped=False)
    except Unclear:
        form.open(turn, update)
        return
    form.carry_on(turn, update, note.name)


FIELDS = (
    Field(
        "note",
        lambda: _("Words to everyone"),
        lambda: _("What happened so far? Say it in plain words."),
        example=lambda: _("Dana from the council read your points. She meets the builders on Friday."),
        longest=1500,
    ),
    Field(
        "next",
        lambda: _("Next news"),
        lambda: _("By when do they hear more? Tap, or type a day."),
        put=typed_next,
        pick=tapped_next,
        shown=shown_next,
        choices=lambda turn, update: [
            *in_weeks(turn, update),
            (_("This is the last news"), FINAL_WORD),
        ],
    ),
)


def _draft(turn: Turn, update: Update) -> None:
    """The update as it stands, and what is still to say before it can go."""
    found = hurdle(turn, update)
    points = button(_("Say what happened with each point"), "points.list", update.id)
    first = button(_("Preview and send"), "send.look", "news", update.id, style="primary")
    choices = [first, check_button(turn, "news", update), points]
    if found:
        choices = [found.way, points] if found.way and found.way != points else [points]
    turn.show(
        screen(
            Title(_("Update")),
            found.why if found else _("It is written. Look at it as people will see it."),
            *form.cards(turn, update),
            choices=[*choices, button(_("Change something"), "news.fields", update.id)],
            out=[button(_("Back"), "news.open", update.question_id)],
        )
    )


def short_form(name: str, *fields: Field, plainer: str = "") -> Form:
    """The form of a short update of another kind: once it is written, it is looked at and sent.

    Args:
        name: of its routes.
        fields: what is asked.
        plainer: the field whose words get a second look; none where somebody else's words are quoted.
    """
    other: Form = Form(
        name,
        load=load_draft,
        fields=fields,
        done=lambda turn, update: _written(turn, update, other, second_look=bool(plainer)),
        back=back,
    )

    def back_from_second_look(turn: Turn, update_id: int) -> None:
        other.open(turn, other.load(turn, update_id))

    if plainer:
        press(f"{name}.look")(back_from_second_look)
        checked(name, other, (plainer,), group=group_of, sent_as="news")
    return other


def _written(turn: Turn, update: Update, other: Form, *, second_look: bool) -> None:
    turn.show(
        cannot_go(turn, update)
        or screen(
            Title(_("Update")),
            _("It is written. Look at it as people will see it."),
            *other.cards(turn, update),
            choices=[
                button(_("Preview and send"), "send.look", "news", update.id, style="primary"),
                *([check_button(turn, other.name, update)] if second_look else []),
                button(_("Change something"), f"{other.name}.fields", update.id),
            ],
            out=[button(_("Back"), "news.open", update.question_id)],
        )
    )


def group_of(turn: Turn, update: Update) -> int:
    """The group whose question an update is about."""
    number: int = turn.get(Question, update.question_id).group_id
    return number


def back(_turn: Turn, update: Update) -> Button:
    """The way out of writing an update."""
    return button(_("Back"), "news.open", update.question_id)


form = Form("news", load=load_draft, fields=FIELDS, done=_draft, back=back)
checked("news", form, ("note",), group=group_of)


@press("news.look")
def back_to_draft(turn: Turn, update_id: int) -> None:
    """Return to the update from the second look."""
    form.open(turn, form.load(turn, update_id))
