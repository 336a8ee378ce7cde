"""What is going on: everything that is open for somebody, in one list, newest questions first.

now ── q.card · meet.card · brief.read · news.read · join.renew
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.models.briefing import Briefing, SendState
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.membership import INSIDE, Membership, memberships
from bot.models.question import Audience, Question, QuestionState
from bot.models.update import Update
from bot.plain.say_date import say_day


@press("now")
def now(turn: Turn, page: int = 0) -> None:
    """List what somebody can do or read now."""
    inside = [m for m in memberships(turn.db, turn.person_id) if m.role in INSIDE]
    asked = _asked(turn)
    buttons = [
        *_agreements(turn, inside),
        *(_question(q) for q in asked if q.state is QuestionState.OPEN),
        *_meetings(turn, inside),
        *_briefings(turn, inside),
        *_news(turn, asked),
    ]
    choices, more = paged(buttons, page, "now")
    turn.show(
        screen(
            Title(_("What is going on")),
            _("Tap what you would like to see. Nothing has to be answered.")
            if buttons
            else _("Nothing is open now. I write to you when there is something."),
            choices=choices,
            out=[*more, *home_and_help()],
        )
    )


def _asked(turn: Turn) -> list[Question]:
    """The questions somebody is in the audience of, newest first."""
    return list(
        turn.db.execute(
            select(Question)
            .join(Audience, col(Audience.question_id) == col(Question.id))
            .where(col(Audience.person_id) == turn.person_id, col(Audience.active))
            .order_by(col(Question.id).desc())
        ).scalars()
    )


def _agreements(turn: Turn, inside: list[Membership]) -> list[Button]:
    """Groups whose agreement has changed since somebody said yes to it."""
    found = [(m, turn.get(Group, m.group_id)) for m in inside]
    return [
        button(_("Read our new agreement: {group}", group=g.name), "join.renew", g.id)
        for m, g in found
        if m.agreed_version < g.agreement_version
    ]


def _question(question: Question) -> Button:
    return button(_("Answer: {question}", question=question.text), "q.card", question.id)


def _meetings(turn: Turn, inside: list[Membership]) -> list[Button]:
    rows = turn.db.execute(
        select(Meeting)
        .where(
            col(Meeting.group_id).in_([m.group_id for m in inside]),
            col(Meeting.state) == SendState.SENT,
            ~col(Meeting.cancelled),
            col(Meeting.on) >= turn.today(turn.person.zone),
        )
        .order_by(col(Meeting.on), col(Meeting.starts))
    ).scalars()
    return [
        button(
            _("Meeting on {day}: {title}", day=say_day(m.on, locale()) if m.on else "", title=m.title),
            "meet.card",
            m.id,
        )
        for m in rows
    ]


def _briefings(turn: Turn, inside: list[Membership]) -> list[Button]:
    """The newest briefing of each group."""
    newest: dict[int, Briefing] = {}
    rows = turn.db.execute(
        select(Briefing)
        .where(
            col(Briefing.group_id).in_([m.group_id for m in inside]),
            col(Briefing.state) == SendState.SENT,
        )
        .order_by(col(Briefing.id))
    ).scalars()
    for briefing in rows:
        newest[briefing.group_id] = briefing
    return [button(_("Read: {title}", title=b.title), "brief.read", b.id, "gist") for b in newest.values()]


def _news(turn: Turn, asked: list[Question]) -> list[Button]:
    """Questions about which something was told."""
    told = set(
        turn.db.execute(
            select(col(Update.question_id)).where(
                col(Update.question_id).in_([q.id for q in asked]), col(Update.sent_on).is_not(None)
            )
        ).scalars()
    )
    return [
        button(_("What happened: {question}", question=q.text), "news.read", q.id)
        for q in asked
        if q.id in told
    ]
