"""One update, one transaction.

This is the whole way of an event through the core: was it handled before, who is it
from, where does it lead, run that, keep its effects. If a flow fails, everything it
wrote is undone, the person is told so, and the update still counts as handled: a
fault of ours must not be delivered again and again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.anonymity.numbers import numbers
from bot.chat import refusals
from bot.chat.effects import Answer, Direct, Effect, Send
from bot.chat.events import Due, Event, FromPerson, Left, Pressed, Returned, Update
from bot.chat.house import House
from bot.chat.known import Known, in_reach, known
from bot.chat.routing import Way, way_for
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, speaking
from bot.models.connection import failing
from bot.models.conversation import first_time
from bot.models.database import Spoiled, savepoint
from bot.models.outbox import put


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left to do after the commit.

    Attributes:
        direct: calls to make at once, in order; never stored.
        stored: whether rows were written to the outbox.
        timers: whether timers may have changed.
        fault: what a flow raised, for the host's log; None when all went well.
        route: the route that ran, for the log: never its arguments.
    """

    direct: tuple[Answer | Direct, ...] = ()
    stored: bool = False
    fault: Exception | None = None
    route: str = ""


def handle(
    db: Session, update: Update, now: datetime, house: House, spoiled: Spoiled | None = None
) -> Outcome:
    """Handle one update inside the caller's transaction.

    Args:
        db: a session; the caller commits.
        update: what Telegram delivered.
        now: the present instant (UTC).
        house: the installation.
        spoiled: how this update ended when it was tried before. It is not tried again; the person is told.

    Raises:
        Spoiled: nothing of the transaction is left; handle it again, and pass this on.

    Returns:
        What to do after the commit. A repeated update gives an empty outcome, except in the anonymous channel:
        its acts may be repeated safely, their answer may have been lost, and nothing is written of them,
        not even that there was one.
    """
    if update.event is None:
        _first_time(db, update, house, now)
        return Outcome()
    who = None if isinstance(update.event, Due) else known(db, update.event.who)
    with speaking(who.language if who else _phone_language(update.event)):
        way = way_for(update.event, who)
        if not way.sealed and not _first_time(db, update, house, now):
            return Outcome()
        if who and not who.reachable and not way.sealed and _is_there(update.event):
            in_reach(db, who.id)
        if spoiled:
            way = replace(way, run=_fails(spoiled))
        return run(db, update.event, now, house, who, way)


def _is_there(event: Event) -> bool:
    """Whether it shows that the bot can write to this person: they did something in their own chat with it."""
    return isinstance(event, FromPerson) and event.private and not isinstance(event, Left)


def _fails(spoiled: Spoiled) -> Callable[[Turn], None]:
    def fail(_turn: Turn) -> None:
        raise spoiled.__cause__ or spoiled

    return fail


def fall_due(db: Session, due: Due, now: datetime, house: House) -> Outcome:
    """Run what a timer names, inside the caller's transaction."""
    return run(db, due, now, house, None, way_for(due, None))


def run(db: Session, event: Event, now: datetime, house: House, who: Known | None, way: Way) -> Outcome:
    """Run one route and keep its effects."""
    turn = Turn(db, now, event, house, person_id=who.id if who else None, sealed=way.sealed)
    fault: Exception | None = None
    try:
        with savepoint(db):
            way.run(turn)
            if isinstance(event, Pressed) and event.private:
                turn.forget()
            _keep(db, turn.effects, house)
    except Exception as error:  # any fault of a flow is answered, logged by the caller, and undone here
        if isinstance(error, Spoiled) or failing(error):
            raise  # nothing is left: the whole turn is done again
        fault = None if isinstance(error, Kindly) else error
        turn = _instead(turn, error)
        _keep(db, turn.effects, house)
    return Outcome(_direct(event, turn.effects), _any_stored(turn.effects), fault, way.name)


def _instead(turn: Turn, error: Exception) -> Turn:
    """The turn that says what could not be done."""
    said = Turn(turn.db, turn.now, turn.event, turn.house, sealed=turn.sealed)
    if isinstance(turn.event, FromPerson) and not turn.event.private:
        said.note(_("That did not work. Please write to me alone."), alert=True)
    elif isinstance(turn.event, FromPerson) and not isinstance(turn.event, Left | Returned):
        said.say(error.page if isinstance(error, Kindly) else refusals.broke())
        if isinstance(error, Kindly) and error.note:
            said.note(error.note)
    return said


def _direct(event: Event, effects: list[Effect]) -> tuple[Answer | Direct, ...]:
    direct = [e for e in effects if isinstance(e, Answer | Direct)]
    if isinstance(event, Pressed) and not any(isinstance(e, Answer) for e in direct):
        direct.insert(0, Answer(event.press_id))
    return tuple(direct)


def _any_stored(effects: list[Effect]) -> bool:
    return any(isinstance(e, Send) for e in effects)


def _keep(db: Session, effects: list[Effect], house: House) -> None:
    """Write the stored effects to the outbox, in order."""
    db.flush()
    for effect in effects:
        if isinstance(effect, Send):
            put(
                db,
                effect.call.method,
                numbers(house.home).veil(effect.call.params),
                chat=effect.chat,
                person_id=effect.person,
                lane=int(effect.lane),
                purpose=effect.purpose,
                not_before=effect.not_before,
                not_after=effect.not_after,
            )


def _first_time(db: Session, update: Update, house: House, now: datetime) -> bool:
    """Note that an update is handled; whether it had not been before."""
    return first_time(db, numbers(house.home).mark(update.update_id), now.date())


def _phone_language(event: Event) -> str:
    return event.language.split("-")[0] if isinstance(event, FromPerson) else "en"
