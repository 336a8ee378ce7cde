"""A poster: the way to ask people who will never come to a meeting.

Where only a handful pass it, whoever answers can be guessed. So the coordinator is
asked that first, and where few pass, the poster does not offer "without your name".

    poster.open ── poster.make ── poster.file
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Fact, FileRef, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.files.poster import QuestionPoster, question_poster_pdf, question_poster_png
from bot.flows.file_to_send import file_to_send
from bot.models.group import Group
from bot.models.invite import Invite, InviteKind, make_invite
from bot.models.person import Person
from bot.models.presence import readers
from bot.models.question import Question, QuestionState

PASSERS = 20
"""Fewest people who pass a poster that offers to answer without a name (design/anonymity.md, 10)."""
DRAWN = {"pdf": question_poster_pdf, "png": question_poster_png}


def _load(turn: Turn, question_id: int) -> tuple[Question, Group]:
    question: Question = turn.get(Question, question_id)
    group = as_staff(turn, question.group_id)
    if question.state in {QuestionState.CLOSED, QuestionState.SETTLED}:
        raise Kindly(
            screen(
                _("This question is closed. A poster would ask in vain."),
                out=[button(_("Back"), "q.show", question.id)],
            )
        )
    if not question.text or not question.hear_by:
        raise Kindly(
            screen(
                _("First the question needs its words and its last day."),
                choices=[button(_("Finish it"), "q.show", question.id)],
                out=[button(_("Back"), "q.list", question.group_id)],
            )
        )
    return question, group


@press("poster.open")
def begin(turn: Turn, question_id: int) -> None:
    """Ask how many people pass it."""
    question, _group = _load(turn, question_id)
    turn.show(
        screen(
            Title(_("A poster")),
            Words(question.text),
            _("Do at least {n} people pass this poster?", n=PASSERS),
            _("If not, it does not offer to answer without a name."),
            choices=[
                button(_("Yes, {n} or more", n=PASSERS), "poster.make", question.id, "many"),
                button(_("No, fewer"), "poster.make", question.id, "few"),
            ],
            out=[button(_("Back"), "q.show", question.id)],
        )
    )


@press("poster.make")
def make(turn: Turn, question_id: int, crowd: str) -> None:
    """Let people outside answer, and offer the poster as a file or a picture."""
    question, _group = _load(turn, question_id)
    question.guests, question.passers = True, crowd == "many"
    turn.show(
        screen(
            Title(_("A poster")),
            Words(question.text),
            _("Hang it where people wait. Put a box for paper beside it."),
            Fact(_("Its link"), address(turn, question)),
            choices=[
                button(_("Get it to print (PDF)"), "poster.file", question.id, "pdf"),
                button(_("Get it as a picture"), "poster.file", question.id, "png"),
            ],
            out=[button(_("Back"), "q.show", question.id)],
        )
    )


@press("poster.file")
def send_file(turn: Turn, question_id: int, kind: str) -> None:
    """Draw the poster and send it."""
    question, group = _load(turn, question_id)
    if not question.guests or kind not in DRAWN:
        begin(turn, question_id)
        return
    drawn = DRAWN[kind](_poster(turn, question, group))
    turn.say(_page(question, file_to_send(turn, f"poster-{question.id}.{kind}", drawn)))


def _page(question: Question, file: FileRef) -> Screen:
    return screen(
        _("Here is the poster. Scan it once yourself before you hang it."),
        out=[button(_("Back to the question"), "q.show", question.id)],
        file=file,
    )


def _poster(turn: Turn, question: Question, group: Group) -> QuestionPoster:
    assert question.hear_by
    link = address(turn, question)
    owner: Person = turn.get(Person, question.owner_id or question.author_id)
    reading = readers(turn.db, group, turn.today(group.zone)) or [owner]
    return QuestionPoster(
        group=group.name,
        question=question.text,
        link=link,
        short_link=link.removeprefix("https://"),
        readers=", ".join(p.name for p in reading),
        hear_by=question.hear_by,
        tell=owner.name,
        without_name=question.nameless and question.passers,
    )


def address(turn: Turn, question: Question) -> str:
    """What the QR code opens; the same on every poster of a question."""
    return turn.house.link(_invite(turn, question).payload)


def _invite(turn: Turn, question: Question) -> Invite:
    found = (
        turn.db.execute(
            select(Invite).where(
                col(Invite.question_id) == question.id,
                col(Invite.kind) == InviteKind.GUEST,
                ~col(Invite.used),
            )
        )
        .scalars()
        .first()
    )
    return found or make_invite(turn.db, InviteKind.GUEST, question.group_id, question.id)
