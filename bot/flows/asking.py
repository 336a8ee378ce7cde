"""Writing a question, field by field.

It needs its words and its last day. Everything else has a sensible answer already,
which a tap on *Change something* shows and changes.

    q.ask … (form) ── send.look
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.anonymity.gate import would_be
from bot.anonymity.rules import COLLECTS, long_enough, next_release
from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.render import units
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.checking import check_button, checked
from bot.flows.question_days import hearing_days, in_time, in_weeks, put_closing, put_hearing, today_of
from bot.flows.sendable import current, kind_of
from bot.flows.yes import yes_or_no
from bot.models.group import Group
from bot.models.membership import Membership, Role, coordinators
from bot.models.person import Person
from bot.models.question import Question, QuestionState
from bot.plain.say_date import say_day

READY_ANSWERS = 3
"""Most answers that can be tapped (design/talk.md)."""
READY_LENGTH = 40
"""UTF-16 units of one: longer ones are cut off on a small phone."""
NONE = "-"
"""Stands for nothing in buttons."""


def _load(turn: Turn, question_id: int) -> Question:
    """A question that has not gone out, for one of its group's coordinators."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    if question.state is not QuestionState.DRAFT:
        raise Kindly(_asked_already(question))
    if is_on_its_way(turn, question):
        raise Kindly(_about_to_go(question))
    return question


def _asked_already(question: Question) -> Screen:
    return screen(
        _("This question has gone out. It cannot be changed now."),
        choices=[button(_("See how it stands"), "q.show", question.id)],
        out=[button(_("Back"), "q.list", question.group_id)],
    )


def _about_to_go(question: Question) -> Screen:
    return screen(
        _("This question waits to go out. Stop it first, then change it."),
        choices=[button(_("See it and stop it"), "send.look", "q", question.id)],
        out=[button(_("Back"), "q.list", question.group_id)],
    )


def is_on_its_way(turn: Turn, question: Question) -> bool:
    """Whether it has been handed to the sender, for now or for later."""
    assert question.id is not None
    return current(turn, kind_of(turn, "q", question.id), question.id) is not None


def _put_ready(_turn: Turn, question: Question, text: str) -> None:
    answers = [] if text == NONE else [a for line in text.split("\n") for a in [line.strip()] if a]
    if len(answers) > READY_ANSWERS:
        raise Unclear(_("At most three answers, each on its own line."), [(_("Have none"), NONE)])
    if any(units(a) > READY_LENGTH for a in answers):
        raise Unclear(_("That is too long for a button. {most} letters at most.", most=READY_LENGTH))
    question.ready_answers = answers


def _put_owner(turn: Turn, question: Question, text: str) -> None:
    staff = {str(m.person_id): m.person_id for m in coordinators(turn.db, question.group_id)}
    if text not in staff:
        raise Unclear(_("Please tap one of these."), _owners(turn, question))
    question.owner_id = staff[text]


def _owners(turn: Turn, question: Question) -> list[tuple[str, str]]:
    people = [turn.get(Person, m.person_id) for m in coordinators(turn.db, question.group_id)]
    return [(p.name, str(p.id)) for p in people][:4]


def _put_with(turn: Turn, question: Question, text: str) -> None:
    groups = {str(g.id): g.id for g in _other_groups(turn, question)}
    if text != NONE and text not in groups:
        raise Unclear(_("Please tap one of these."), _groups(turn, question))
    question.with_group_id = groups.get(text)


def _other_groups(turn: Turn, question: Question) -> list[Group]:
    """The other groups that whoever writes the question looks after."""
    rows = turn.db.execute(
        select(Group)
        .join(Membership, col(Membership.group_id) == col(Group.id))
        .where(
            col(Membership.person_id) == question.author_id,
            col(Membership.role) == Role.COORDINATOR,
            col(Membership.left_on).is_(None),
            col(Group.id) != question.group_id,
        )
        .order_by(col(Group.name))
        .limit(3)
    )
    return list(rows.scalars())


def _groups(turn: Turn, question: Question) -> list[tuple[str, str]]:
    return [*((g.name, str(g.id)) for g in _other_groups(turn, question)), (_("Only this group"), NONE)]


def _shown_with(turn: Turn, question: Question) -> str:
    if question.with_group_id is None:
        return _("Only this group")
    name: str = turn.get(Group, question.with_group_id).name
    return name


def _yes_no(name: str, yes: Callable[[], str], no: Callable[[], str]) -> dict[str, object]:
    """A field that is one of two things."""

    def put(_turn: Turn, question: Question, text: str) -> None:
        said = {"yes": True, "no": False}.get(text, yes_or_no(text))
        if said is None:
            raise Unclear(_("Please tap one of these."), [(yes(), "yes"), (no(), "no")])
        setattr(question, name, said)

    return {
        "name": name,
        "put": put,
        "shown": lambda _turn, question: yes() if getattr(question, name) else no(),
        "choices": lambda _turn, _question: [(yes(), "yes"), (no(), "no")],
    }


FIELDS = (
    Field(
        "text",
        lambda: _("Question"),
        lambda: _("What do you want to ask? Ask for ideas, not for people's stories."),
        example=lambda: _("What would make it easier to walk in?"),
        longest=300,
    ),
    Field(
        "closes_on",
        lambda: _("Last day"),
        lambda: _("Until when can people answer? Tap, or type a day."),
        put=put_closing,
        shown=lambda _turn, q: say_day(q.closes_on, locale()) if q.closes_on else "",
        choices=in_weeks,
    ),
    Field(
        "hear_by",
        lambda: _("They hear by"),
        lambda: _("By when do people hear what happened?"),
        put=put_hearing,
        shown=lambda _turn, q: say_day(q.hear_by, locale()) if q.hear_by else "",
        choices=hearing_days,
    ),
    Field(
        "owner_id",
        lambda: _("Who tells them"),
        lambda: _("Who tells people what happened?"),
        put=_put_owner,
        shown=lambda turn, q: turn.get(Person, q.owner_id or q.author_id).name,
        choices=_owners,
    ),
    Field("decider", lambda: _("Who decides"), lambda: _("Which person decides?"), longest=80),
    Field(
        "ready",
        lambda: _("Answers to tap"),
        lambda: _("Type up to three short answers, each on its own line."),
        example=lambda: _("Yes\nNo\nI am not sure"),
        put=_put_ready,
        shown=lambda _turn, q: ", ".join(q.ready_answers) or _("None"),
        choices=lambda _turn, _q: [(_("Have none"), NONE)],
        longest=200,
    ),
    Field(
        label=lambda: _("Without a name"),
        ask=lambda: _("Can people answer without their name?"),
        **_yes_no("nameless", lambda: _("Yes, also without a name"), lambda: _("No, only with a name")),  # type: ignore[arg-type]  # a field's own parts
    ),
    Field(
        label=lambda: _("When you read"),
        ask=lambda: _("When do you want to read what comes without a name?"),
        **_yes_no("at_closing", lambda: _("Once, at the end"), lambda: _("On the way, and at the end")),  # type: ignore[arg-type]  # a field's own parts
        when=lambda q: q.nameless,
    ),
    Field(
        "with_group",
        lambda: _("Ask together with"),
        lambda: _("Which other group is asked the same? Together, it is harder to guess who wrote."),
        put=_put_with,
        shown=_shown_with,
        choices=_groups,
    ),
    Field(
        label=lambda: _("People outside"),
        ask=lambda: _("Can people outside the group answer, from a poster?"),
        **_yes_no("guests", lambda: _("Yes, with a poster"), lambda: _("No, only the group")),  # type: ignore[arg-type]  # a field's own parts
    ),
)


def _check(turn: Turn, question: Question) -> None:
    turn.show(_check_page(turn, question))


def _check_page(turn: Turn, question: Question) -> Screen:
    """The finished question, with what is worth knowing before it goes."""
    today = today_of(turn, question)
    parts: list[Part | str] = [Title(_("Question")), Words(question.text)]
    parts += list(form.cards(turn, question)[1:5])
    choices = [
        button(_("Preview and send"), "send.look", "q", question.id, style="primary"),
        check_button(turn, "q", question),
        button(_("Change something"), "q.fields", question.id),
    ]
    if not in_time(question, today):
        choices.pop(0)
        parts.append(_("A day has passed since you wrote this. Choose a new last day."))
    if question.nameless:
        parts += _about_names(turn, question, today)
        if would_be(turn.db, question.group_ids) < turn.house.rules.least_group:
            choices.append(_larger(turn, question))
    return screen(*parts, choices=choices, out=[_back(turn, question)])


def _larger(turn: Turn, question: Question) -> Button:
    """What makes a small group's crowd larger: another group, or people who pass a poster."""
    if _other_groups(turn, question):
        return button(_("Ask with another group"), "q.ask", question.id, "with_group")
    return button(_("Hang a poster"), "poster.open", question.id)


def _about_names(turn: Turn, question: Question, today: date) -> list[Part | str]:
    if would_be(turn.db, question.group_ids) < turn.house.rules.least_group:
        return [
            _("This group is small. People could guess who wrote."),
            _("Who taps “Answer without my name” is told so, and sees other ways."),
        ]
    assert question.closes_on
    if not long_enough(today, question.closes_on):
        return [
            _("It closes in fewer than {n} days. So nobody can answer without a name.", n=COLLECTS.days),
            _("People could guess from who was there."),
        ]
    first = next_release(turn.house.rules, today, today, question.closes_on, at_closing=question.at_closing)
    return [Fact(_("Read without names from"), say_day(first, locale()))]


def _back(_turn: Turn, question: Question) -> Button:
    return button(_("Back"), "q.list", question.group_id)


form = Form("q", load=_load, fields=FIELDS, done=_check, back=_back)
checked("q", form, ("text",))


@press("q.look")
def look(turn: Turn, question_id: int) -> None:
    """Return to a question that is being written."""
    form.open(turn, _load(turn, question_id))
