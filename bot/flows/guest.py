"""Somebody outside the group who scanned a poster: to say one thing, safely, and hear back.

Opening the link puts them on the question's list, whether they answer or not, so that
being on it says nothing. Their name is not asked and not kept; staff see neither that
they came, nor when. Every message they get can be stopped with one tap.

    (poster) q_<token> ─┬─ the card (card.py)
                        └─ outcomes: what happened, for anybody, once it is closed
    answer.stop ── answer.hear
"""

from dataclasses import replace

from bot.anonymity.gate import is_staff
from bot.chat.buttons import Button, button
from bot.chat.events import FromPerson
from bot.chat.refusals import not_yours
from bot.chat.routes import press, start
from bot.chat.screens import Fact, Say, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.card import card_page
from bot.flows.link import spoken
from bot.flows.news import story
from bot.models.group import Group, GroupState
from bot.models.invite import InviteKind, find_invite
from bot.models.membership import Role, join
from bot.models.person import add_person
from bot.models.question import Audience, Question, QuestionState, place_in_audience
from bot.models.update import sent_updates


@start("q")
def opened(turn: Turn, token: str) -> None:
    """Put whoever opens a poster's link on the question's list, and show them the question."""
    invite = find_invite(turn.db, token)
    if invite is None or invite.kind is not InviteKind.GUEST or invite.question_id is None or invite.used:
        raise Kindly(_unknown())
    question: Question = turn.get(Question, invite.question_id)
    group: Group = turn.get(Group, question.group_id)
    _refuse(question, group)
    if question.state in {QuestionState.CLOSED, QuestionState.SETTLED}:
        turn.say(_outcomes(turn, question, token, 0))
        return
    if turn.known and is_staff(turn.db, question, turn.person_id):
        turn.say(card_page(turn, question, nameless=question.nameless and question.passers))
        return
    place = _on_the_list(turn, question, group)
    stop = _stop(question) if place.guest else ()
    nameless = question.nameless and (question.passers or not place.guest)
    turn.say(_welcome(turn, group, question, token, stop))
    turn.say(card_page(turn, question, nameless=nameless, more=stop))


def _refuse(question: Question, group: Group) -> None:
    if question.state in {QuestionState.DRAFT, QuestionState.WITHDRAWN} or group.state is GroupState.ENDED:
        raise Kindly(
            screen(
                Title(group.name),
                _("This question is not open now. Please scan it again in a few days."),
                out=[button(_("Help"), "help")],
            )
        )


def _on_the_list(turn: Turn, question: Question, group: Group) -> Audience:
    """Their place in the audience; made when they were not asked before, taken up again when they had stopped."""
    assert question.id is not None
    assert group.id is not None
    if not turn.known:
        assert isinstance(turn.event, FromPerson)
        language = spoken(turn.event.language, group)
        today = turn.today(group.zone)
        turn.person = add_person(turn.db, turn.event.who, _("Visitor"), language, group.zone, today)
    place = place_in_audience(turn.db, question.id, turn.person_id)
    if place is None:
        join(turn.db, turn.person_id, group.id, Role.GUEST, turn.today(group.zone))
        place = Audience(question_id=question.id, person_id=turn.person_id, guest=True)
    place.active = True
    turn.db.add(place)
    turn.db.flush()
    return place


def _stop(question: Question) -> tuple[Button, ...]:
    return (button(_("Stop these"), "answer.stop", question.id),)


def _welcome(turn: Turn, group: Group, question: Question, token: str, stop: tuple[Button, ...]) -> Screen:
    news = sent_updates(turn.db, question.id or 0)
    return screen(
        Title(group.name),
        _("Hello. I am a bot, not a person. I bring you one question."),
        _("You hear what happened with it, whether you answer or not."),
        Fact(_("Who runs this bot"), turn.house.operator),
        choices=[button(_("See what happened so far"), "outcomes", token)] if news else [],
        out=[*stop, button(_("Help"), "help")],
    )


def _unknown() -> Screen:
    return screen(
        _("This link does not work any more. Nothing was changed."),
        out=[button(_("Help"), "help")],
    )


@press("outcomes", sealed=True)
def outcomes(turn: Turn, token: str, page: int = 0) -> None:
    """Show what happened with a question to anybody who has its poster. Nothing is written about who looks."""
    invite = find_invite(turn.db, token)
    if invite is None or invite.kind is not InviteKind.GUEST or invite.question_id is None:
        raise Kindly(_unknown())
    turn.show(_outcomes(turn, turn.get(Question, invite.question_id), token, page))


def _outcomes(turn: Turn, question: Question, token: str, page: int) -> Screen:
    shown = story(turn, question, page, ("outcomes", token), [button(_("Help"), "help")])
    if question.state is not QuestionState.CLOSED:
        return shown
    closed = Say(_("This question is closed. Scan the poster again for news."))
    return replace(shown, parts=(*shown.parts, closed))


# -- stopping -----------------------------------------------------------------------


@press("answer.stop")
def stop(turn: Turn, question_id: int) -> None:
    """Send somebody no more news of a question. One tap; it can be taken back."""
    question = _hearing(turn, question_id, active=False)
    turn.say(
        screen(
            Words(question.text),
            _("You hear no more about this question."),
            choices=[button(_("Hear about it again"), "answer.hear", question.id)],
            out=home_and_help(),
        )
    )


@press("answer.hear")
def hear(turn: Turn, question_id: int) -> None:
    """Send them news of it again."""
    question = _hearing(turn, question_id, active=True)
    turn.show(
        screen(
            Words(question.text),
            _("You hear about this question again."),
            choices=[button(_("See the question"), "q.card", question.id)],
            out=home_and_help(),
        )
    )


def _hearing(turn: Turn, question_id: int, *, active: bool) -> Question:
    place = place_in_audience(turn.db, question_id, turn.person_id)
    if place is None:
        raise Kindly(not_yours())
    place.active = active
    turn.db.add(place)
    question: Question = turn.get(Question, question_id)
    return question
