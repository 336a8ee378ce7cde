"""The card of a question: what everybody who is asked gets, and what each press on it finds.

It says why, how much people decide, who decides, and by when they hear. It is the same
for everybody and stays in the chat; weeks later its buttons say kindly what has
changed. From the first press on it nothing is written about who pressed
(design/anonymity.md, 5): every route here is sealed.

    q.card ─┬─ answer.open (answer.py) · named.open (named.py) · relay.open (relay.py) · decline.now (receipt.py)
            └─ q.more
"""

from bot.anonymity.gate import is_staff
from bot.anonymity.rules import long_enough
from bot.chat.buttons import Button, button
from bot.chat.refusals import gone, not_yours
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.levels import level_words
from bot.flows.question_days import today_of
from bot.models.group import Group
from bot.models.membership import STAFF, role_in
from bot.models.person import Person
from bot.models.project import Project
from bot.models.question import Audience, Question, QuestionState, place_in_audience
from bot.plain.say_date import say_day


@draw("q.card")
def card(turn: Turn, question_id: int) -> Screen:
    """The question as everybody gets it."""
    question: Question = turn.get(Question, question_id)
    return card_page(turn, question, nameless=_nameless(turn, question))


def _nameless(turn: Turn, question: Question) -> bool:
    """Whether it can be answered without a name; of one that has not opened yet, whether it will be."""
    if question.opened_on or question.closes_on is None:
        return question.nameless
    return question.nameless and long_enough(today_of(turn, question), question.closes_on)


def card_page(turn: Turn, question: Question, *, nameless: bool, more: tuple[Button, ...] = ()) -> Screen:
    """The card of a question; `more` stands in its last row, for a guest."""
    project: Project = turn.get(Project, question.project_id)
    owner: Person = turn.get(Person, question.owner_id or question.author_id)
    facts = [
        Fact(_("Why we ask"), project.why),
        Fact(_("Your part"), level_words(project.level)),
        Fact(_("Who decides"), question.decider),
    ]
    if question.closes_on and question.hear_by:
        facts += [
            Fact(_("Answer by"), say_day(question.closes_on, locale())),
            Fact(
                _("You hear what happened"),
                _("by {day}, from {name}", day=say_day(question.hear_by, locale()), name=owner.name),
            ),
        ]
    if question.with_group_id:
        names = [turn.get(Group, g).name for g in question.group_ids]
        facts.append(Fact(_("Who is asked"), ", ".join(names)))
    return screen(
        Title(_("A question for you")),
        Words(question.text),
        *facts,
        choices=ways(question, nameless=nameless),
        out=[button(_("Tell me more"), "q.more", question.id), *more, button(_("Help"), "help")],
    )


def ways(question: Question, *, nameless: bool) -> list[Button]:
    """What somebody can do with a question."""
    named = button(_("Answer with my name"), "named.open", question.id)
    not_now = button(_("Not this time"), "decline.now", question.id)
    if not nameless:
        return [named, not_now]
    return [
        button(_("Answer without my name"), "answer.open", question.id),
        named,
        button(_("Pass on what someone else said"), "relay.open", question.id),
        not_now,
    ]


@press("q.card", sealed=True)
def again(turn: Turn, question_id: int) -> None:
    """Say the card anew, where somebody would have to scroll for it."""
    question, _place = asked(turn, question_id)
    turn.say(card_page(turn, question, nameless=question.nameless))


@press("q.more", sealed=True)
def tell_more(turn: Turn, question_id: int) -> None:
    """Say what is behind a question: who asks, what can and cannot change."""
    question: Question = turn.get(Question, question_id)
    if role_in(turn.db, turn.person_id, question.group_id) not in STAFF:
        asked(turn, question_id)
    project: Project = turn.get(Project, question.project_id)
    turn.say(
        screen(
            Title(project.title),
            Fact(_("Who asks"), project.organisation_name),
            Fact(_("What can change"), project.can_change),
            Fact(_("What cannot change"), project.cannot_change),
            _("You do not need to tell your story. Ideas are enough."),
            choices=ways(question, nameless=question.nameless),
            out=[button(_("Help"), "help")],
        )
    )


# -- who may, and when ------------------------------------------------------------


def asked(turn: Turn, question_id: int) -> tuple[Question, Audience]:
    """A question that takes answers, for somebody who was asked it: open, or with its points looked at. Reads only.

    Raises:
        Kindly: for anybody else, and where it is not open (any more); the page says what is so.
    """
    question: Question = turn.get(Question, question_id)
    if is_staff(turn.db, question, turn.person_id):
        raise Kindly(for_staff(question))
    place = place_in_audience(turn.db, question_id, turn.person_id)
    if place is None:
        raise Kindly(_not_asked(turn, question))
    checking = question.state is QuestionState.CLOSED and question.checking
    if question.state in {QuestionState.CLOSED, QuestionState.SETTLED} and not checking:
        raise Kindly(over(question))
    if question.state is QuestionState.WITHDRAWN:
        raise Kindly(_by_mistake())
    if question.state is not QuestionState.OPEN and not checking:
        raise Kindly(gone())
    if not place.guest and not any(role_in(turn.db, turn.person_id, g) for g in question.group_ids):
        raise Kindly(_left(question))
    if not place.active:
        raise Kindly(stopped(question))
    return question, place


def over(question: Question) -> Screen:
    """What an old button of a question says once it is closed."""
    return screen(
        _("This question is closed. Thank you for coming back to it."),
        _("You can see what happened with it."),
        choices=[button(_("See what happened"), "news.read", question.id)],
        out=home_and_help(),
    )


def _by_mistake() -> Screen:
    return screen(
        _("This question was sent by mistake. You can ignore it."),
        _("If you sent an answer, nobody has read it."),
        out=home_and_help(),
    )


def for_staff(question: Question) -> Screen:
    """What a coordinator reads who presses what members press."""
    return screen(
        _("You look after this group. So you cannot answer here."),
        _("That way nobody has to wonder whether an answer is yours."),
        choices=[button(_("See how it stands"), "q.show", question.id)],
        out=home_and_help(),
    )


def _not_asked(turn: Turn, question: Question) -> Screen:
    if not any(role_in(turn.db, turn.person_id, g) for g in question.group_ids):
        return not_yours()
    return screen(
        _("This question went out before you came. You will get the next one."),
        choices=[button(_("Talk to a person"), "note")],
        out=home_and_help(),
    )


def _left(question: Question) -> Screen:
    return screen(
        _("You have left this group. So you cannot answer any more."),
        choices=[button(_("See what happened"), "news.read", question.id)],
        out=home_and_help(),
    )


def stopped(question: Question) -> Screen:
    """What somebody reads who asked to hear no more of a question."""
    return screen(
        _("You asked to hear no more about this question."),
        choices=[button(_("Hear about it again"), "answer.hear", question.id)],
        out=home_and_help(),
    )
