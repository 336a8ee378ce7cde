"""What a report says about a group's questions in some months: counted from what people were really told.

A question is in it when it was asked in those months, or when people heard something of
it in them. Counts of answers are hidden where they are small; counts of questions,
outcomes and promises are not about anybody (design/anonymity.md, 13).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.chat.counts import few, few_each
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.files.outcome import Status as StatusWord
from bot.files.report import FunderReport, ReportedQuestion
from bot.flows.news import in_short, point_title, status_words
from bot.models.contribution import heard
from bot.models.group import Group
from bot.models.project import Project
from bot.models.promise import Promise, promises_of
from bot.models.question import Question, QuestionState, questions_of
from bot.models.update import DECIDED, Kind, Outcome, Status, Update, outcomes, sent_updates

CHANGED = (Status.YES, Status.PARTLY, Status.DONE)


@dataclass(frozen=True)
class Told:
    """One question, and what became of it within the months.

    Attributes:
        updates: what people were told up to the last day, oldest first.
        said: what updates of those months say of points.
        due: the promises that fell due in those months.
        moved: how often a date was moved in them, with a reason.
        no_answer: whether the organisation gave no answer in them.
    """

    question: Question
    organisation: str
    heard: int
    updates: list[Update]
    said: list[Outcome]
    due: list[Promise]
    moved: int
    no_answer: bool

    def has(self, *statuses: Status) -> bool:
        """Whether a point got one of these outcomes in those months."""
        return any(o.status in statuses for o in self.said)


def report_of(turn: Turn, group: Group, first: date, last: date) -> FunderReport:
    """The report on a group's questions between two local days, both included."""
    told = [t for q in reversed(questions_of(turn.db, group.id or 0)) if (t := _told(turn, q, first, last))]
    due = [p for t in told for p in t.due]
    silent: dict[str, int] = {}
    for one in told:
        if one.no_answer:
            silent[one.organisation] = silent.get(one.organisation, 0) + 1
    counts = few_each([t.heard for t in told])
    return FunderReport(
        group=group.name,
        first=first,
        last=last,
        asked=str(sum(_within(t.question.opened_on, first, last) for t in told)),
        heard=few(sum(t.heard for t in told)),
        decided=str(sum(t.has(*DECIDED) for t in told)),
        changed=str(sum(t.has(*CHANGED) for t in told)),
        no_because=str(sum(t.has(Status.NO) for t in told)),
        promises_kept=sum(p.kept_on is not None for p in due),
        promises_missed=sum(p.missed_on is not None for p in due),
        promises_moved=sum(t.moved for t in told),
        silent=tuple(sorted(silent.items())),
        questions=tuple(_reported(turn, t, n) for t, n in zip(told, counts, strict=True)),
    )


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _told(turn: Turn, question: Question, first: date, last: date) -> Told | None:
    """What became of a question; None when it is none of those months' business."""
    if question.opened_on is None or question.state is QuestionState.WITHDRAWN or question.opened_on > last:
        return None
    assert question.id is not None
    updates = [u for u in sent_updates(turn.db, question.id) if u.sent_on and u.sent_on <= last]
    now = [u for u in updates if _within(u.sent_on, first, last)]
    if question.opened_on < first and not now:
        return None
    promises = promises_of(turn.db, question.id)
    project: Project = turn.get(Project, question.project_id)
    return Told(
        question=question,
        organisation=project.organisation_name or question.decider,
        heard=max(question.heard or 0, heard(turn.db, question.id)),
        updates=updates,
        said=[o for u in now for o in outcomes(turn.db, u.id or 0)],
        due=[p for p in promises if _within(p.due_on, first, last) and not p.open],
        moved=sum(u.kind is Kind.MOVED for u in now),
        no_answer=any(u.kind is Kind.NO_ANSWER and _is_theirs(u, promises) for u in now),
    )


def _is_theirs(update: Update, promises: list[Promise]) -> bool:
    """Whether no answer was the organisation's: it refused, or it had been asked. Otherwise the silence was ours."""
    missed = [p for p in promises if p.missed_on == update.sent_on]
    return bool(update.note) or any(p.asked_on for p in missed)


# -- one question in the report ----------------------------------------------------------


def _reported(turn: Turn, told: Told, count: str) -> ReportedQuestion:
    question = told.question
    assert question.opened_on
    points = _last_said(turn, told)
    newest = told.updates[-1] if told.updates else None
    happened = [f"{point_title(turn, o)}: {status_words(o.status)}. {o.happened}".strip() for o in points]
    if not happened and newest:
        happened = [in_short(turn, newest)]
    return ReportedQuestion(
        question=question.text,
        organisation=told.organisation,
        asked=question.opened_on,
        heard=count,
        status=_status(newest, points),
        happened="\n".join(happened) or _("There is no news yet."),
        why="\n".join(o.why for o in points if o.why),
        promise=_promise(told.due),
    )


def _last_said(turn: Turn, told: Told) -> list[Outcome]:
    """What the newest update that speaks of points says of them."""
    for update in reversed(told.updates):
        if found := outcomes(turn.db, update.id or 0):
            return found
    return []


def _status(newest: Update | None, points: list[Outcome]) -> StatusWord:
    """One word for a question: its points' where they agree, else the middle of them."""
    found = {o.status for o in points}
    if newest is None or newest.kind is Kind.NO_NEWS:
        return "no_news"
    if newest.kind in {Kind.NO_ANSWER, Kind.CHOSEN}:
        return "no_answer"
    if len(found) == 1:
        return found.pop().value
    if found & set(CHANGED):
        return "partly"
    if found:
        return "looking_into_it" if Status.LOOKING in found else "no_because"
    return "heard"


def _promise(due: list[Promise]) -> Literal["kept", "missed", "not_due"]:
    if any(p.missed_on for p in due):
        return "missed"
    return "kept" if any(p.kept_on for p in due) else "not_due"
