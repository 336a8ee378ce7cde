"""By when people hear more, or that this is the last news.

A promise lies at most 21 days ahead (design/product.md, "A question's life"), so a
longer wait gets an interim date.
"""

from datetime import date, timedelta

from bot.chat.forms import Unclear
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.promise import zone_of
from bot.flows.question_days import today_of
from bot.models.promise import AT_MOST_DAYS
from bot.models.question import Question
from bot.models.update import FINAL, Kind, Outcome, Status, Update, outcomes, points_of, said_before
from bot.plain.say_date import say_day
from bot.plain.when import read_when

FINAL_WORD = "last"


def _question(turn: Turn, update: Update) -> Question:
    question: Question = turn.get(Question, update.question_id)
    return question


def typed_next(turn: Turn, update: Update, text: str) -> None:
    """Keep the day of the next news, as it was typed."""
    when = read_when(text, turn.now, zone_of(turn, _question(turn, update)))
    if when.choices and (when.ambiguous or when.start is None):
        raise Unclear(
            _("Which day do you mean?"), [(c.label, c.start.date().isoformat()) for c in when.choices]
        )
    if when.start is None:
        raise Unclear(_("I could not read a day in that. Please type it again."))
    _set_next(turn, update, when.start.date())


def tapped_next(turn: Turn, update: Update, value: str) -> None:
    """Keep the day that was tapped; or that this is the last news, with every outcome that was told before."""
    if value == FINAL_WORD and update.kind is Kind.NEWS:
        update.final, update.next_on = True, None
        carry_over(turn, update)
        return
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise Unclear(_("I could not read a day in that. Please type it again.")) from error
    _set_next(turn, update, day)


def _set_next(turn: Turn, update: Update, day: date) -> None:
    today = today_of(turn, _question(turn, update))
    if not today < day <= today + timedelta(days=AT_MOST_DAYS):
        latest_day = say_day(today + timedelta(days=AT_MOST_DAYS), locale())
        raise Unclear(
            _(
                "{latest} is the latest day for the next news. It can be a first, short word.",
                latest=latest_day,
            )
        )
    update.final, update.next_on = False, day


def in_weeks(turn: Turn, update: Update) -> list[tuple[str, str]]:
    """Offer days: in one, two and three weeks."""
    today = today_of(turn, _question(turn, update))
    days = [today + timedelta(days=n) for n in (7, 14, AT_MOST_DAYS)]
    return [(_("By {day}", day=say_day(d, locale())), d.isoformat()) for d in days]


def shown_next(_turn: Turn, update: Update) -> str:
    """The day of the next news in words, or that there is none."""
    if update.final:
        return _("This is the last news")
    return say_day(update.next_on, locale()) if update.next_on else ""


def carry_over(turn: Turn, update: Update, *, otherwise: Status | None = None) -> None:
    """Put what people were told of a point before into the last news, where nothing newer is said of it.

    Args:
        turn: the turn.
        update: the last news.
        otherwise: what is said of a point that never had an outcome; None leaves it open.
    """
    assert update.id is not None
    said = {o.theme_id for o in outcomes(turn.db, update.id)}
    before = said_before(turn.db, update.question_id)
    for point in points_of(turn.db, update.question_id):
        told = before.get(point)
        kept = told if told and told.status in FINAL else None
        status = kept.status if kept else otherwise
        if point not in said and status:
            turn.db.add(
                Outcome(
                    update_id=update.id,
                    theme_id=point,
                    status=status,
                    happened=kept.happened if kept else "",
                    why=kept.why if kept else "",
                )
            )
    turn.db.flush()
