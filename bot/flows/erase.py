"""Erasing everything kept about me: said plainly first, done in two taps.

me.erase ── erase.sure:<1|0 keep my named words> ── erase.now
"""

from sqlalchemy import func, select
from sqlmodel import col

from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.leave import keeps_here, step_out, tell_missing
from bot.models.contribution import Contribution, How
from bot.models.erasure import erase
from bot.models.group import Group
from bot.models.membership import memberships


@press("me.erase")
def ask(turn: Turn) -> None:
    """Say what goes and what stays; ask what becomes of answers given with the name."""
    _check(turn)
    named = turn.db.execute(
        select(func.count()).where(
            col(Contribution.person_id) == turn.person_id, col(Contribution.how) == How.NAMED
        )
    ).scalar_one()
    choices = [button(_("Erase everything"), "erase.sure", 0, style="danger")]
    if named:
        choices.insert(0, button(_("Erase, keep my answers without my name"), "erase.sure", 1))
    turn.show(
        screen(
            _("This erases your name, groups, notes and replies. Your groups are not told why."),
            _("What you sent without a name stays. Nobody can find it."),
            _("What others have read stays on their phones."),
            _("Safety copies are gone 30 days later."),
            choices=choices,
            out=[button(_("Keep everything"), "me"), button(_("Help"), "help")],
        )
    )


def _check(turn: Turn) -> None:
    """A coordinator hands over first, like one who leaves. Raises `Kindly`."""
    for member in memberships(turn.db, turn.person_id):
        keeps_here(turn, turn.get(Group, member.group_id))


@press("erase.sure")
def sure(turn: Turn, keep_words: int) -> None:
    """Ask for the second tap."""
    _check(turn)
    turn.show(
        screen(
            _("Erase everything now? I cannot bring it back."),
            choices=[button(_("Yes, erase it now"), "erase.now", keep_words, style="danger")],
            out=[button(_("Keep everything"), "me"), button(_("Help"), "help")],
        )
    )


@press("erase.now")
def now(turn: Turn, keep_words: int) -> None:
    """Erase, and say so without storing that it was said."""
    _check(turn)
    person_id = turn.person_id
    for group in turn.db.execute(select(Group)).scalars():
        if person_id in {group.stand_in_id, group.outside_id}:
            tell_missing(turn, group, but=person_id)
    for path in (turn.house.home / "files").glob(f"about-{person_id}-*.json"):
        path.unlink(missing_ok=True)
    for member in memberships(turn.db, person_id):
        step_out(turn, person_id, member.group_id)
    erase(turn.db, turn.person, keep_words=bool(keep_words))
    turn.sealed = True  # what is said now is not stored: it would be a row about them
    turn.show(
        screen(
            _("Done. Everything about you is erased."),
            _("This chat is still on your phone. To clear it: open its menu. Tap “Clear history”."),
            _("To come back, use a link again. Thank you."),
            out=[button(_("Help"), "help")],
        )
    )
