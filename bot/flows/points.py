"""What happened with each point: "You said → what happened → why".

points.list ── points.one ── points.status ── points.happened (words) ── points.why (words)
"""

from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.news import status_words
from bot.flows.telling import form
from bot.models.theme import Theme
from bot.models.update import SAID, Outcome, Status, Update, outcomes, points_of, said_before

UNUSED = 0
"""Stands for everything that was not used, in buttons."""
NEEDS_WHY = (Status.PARTLY, Status.NO)


def _title(turn: Turn, theme_id: int) -> str:
    title: str = turn.get(Theme, theme_id).title if theme_id else _("Points that were not used")
    return title


@press("points.list")
def points(turn: Turn, update_id: int, page: int = 0) -> None:
    """List the points of a question, each with what this update says of it."""
    update: Update = form.load(turn, update_id)
    said = {o.theme_id or UNUSED: o for o in outcomes(turn.db, update_id)}
    buttons = [
        button(_label(turn, p or UNUSED, said.get(p or UNUSED)), "points.one", update_id, p or UNUSED)
        for p in points_of(turn.db, update.question_id)
    ]
    choices, more = paged(buttons, page, "points.list", update_id)
    text = _("Tap a point to say what happened with it.") if buttons else _("There are no points yet.")
    turn.show(
        screen(
            Title(_("Points")), text, choices=choices, out=[*more, button(_("Done"), "news.draft", update_id)]
        )
    )


def _label(turn: Turn, theme_id: int, outcome: Outcome | None) -> str:
    title = _title(turn, theme_id)
    return f"✓ {title}: {status_words(outcome.status)}" if outcome else f"✏️ {title}"


@press("news.draft")
def back_to_draft(turn: Turn, update_id: int) -> None:
    """Return to the update."""
    form.open(turn, form.load(turn, update_id))


@press("points.one")
def one(turn: Turn, update_id: int, theme_id: int, page: int = 0) -> None:
    """Ask what happened with one point; what people were told before stands beside it."""
    update: Update = form.load(turn, update_id)
    buttons = [button(status_words(s), "points.status", update_id, theme_id, s.value) for s in SAID]
    choices, more = paged(buttons, page, "points.one", update_id, theme_id)
    before = said_before(turn.db, update.question_id).get(theme_id or None)
    told = [Fact(_("Told before"), f"{status_words(before.status)}. {before.happened}")] if before else []
    turn.show(
        screen(
            Title(_("You said")),
            Words(_title(turn, theme_id)),
            *told,
            _("What happened with it?"),
            choices=choices,
            out=[*more, button(_("Back"), "points.list", update_id)],
        )
    )


@press("points.status")
def take_status(turn: Turn, update_id: int, theme_id: int, status: str) -> None:
    """Keep what happened, and ask for the words."""
    update: Update = form.load(turn, update_id)
    if status not in set(SAID) or (theme_id or None) not in points_of(turn.db, update.question_id):
        points(turn, update_id)
        return
    outcome = _outcome(turn, update_id, theme_id)
    outcome.status = Status(status)
    turn.db.add(outcome)
    ask_happened(turn, update_id, theme_id)


def _outcome(turn: Turn, update_id: int, theme_id: int) -> Outcome:
    found = [o for o in outcomes(turn.db, update_id) if (o.theme_id or UNUSED) == theme_id]
    return found[0] if found else Outcome(update_id=update_id, theme_id=theme_id or None, status=Status.HEARD)


@press("points.happened")
def ask_happened(turn: Turn, update_id: int, theme_id: int) -> None:
    """Ask for what happened, in words."""
    _ask(turn, update_id, theme_id, "points.happened", _("Say in a line or two what happened."))


def _ask(turn: Turn, update_id: int, theme_id: int, route: str, for_what: str) -> None:
    form.load(turn, update_id)
    page = screen(
        Words(_title(turn, theme_id)),
        for_what,
        out=[button(_("Back"), "points.one", update_id, theme_id)],
    )
    turn.ask(page, route, update_id, theme_id)


@words("points.happened")
def take_happened(turn: Turn, update_id: int, theme_id: int) -> None:
    """Keep what happened; ask why where that is owed."""
    form.load(turn, update_id)
    outcome = _outcome(turn, update_id, theme_id)
    outcome.happened = turn.text[:600]
    turn.db.add(outcome)
    if outcome.status in NEEDS_WHY:
        ask_why(turn, update_id, theme_id)
        return
    turn.forget()
    turn.db.flush()
    points(turn, update_id)


@press("points.why")
def ask_why(turn: Turn, update_id: int, theme_id: int) -> None:
    """Ask for the reason: a *no* without one is not an answer."""
    _ask(turn, update_id, theme_id, "points.why", _("Why? People need the reason, even a hard one."))


@words("points.why")
def take_why(turn: Turn, update_id: int, theme_id: int) -> None:
    """Keep the reason."""
    form.load(turn, update_id)
    outcome = _outcome(turn, update_id, theme_id)
    outcome.why = turn.text[:600]
    turn.db.add(outcome)
    turn.db.flush()
    turn.forget()
    points(turn, update_id)
