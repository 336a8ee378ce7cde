"""One turn of a conversation: what a flow is given, and what it can do.

A flow reads and writes tables through `db`, and speaks through the methods here.
Nothing leaves before the transaction is committed: `show`, `say` and `tell` leave
effects behind. In a sealed turn (the anonymous channel) the same methods leave
effects that are never stored, so a flow cannot store one by mistake.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session, col

from bot.chat.buttons import data
from bot.chat.cover import covered
from bot.chat.effects import Answer, Call, Direct, Effect, Lane, Send
from bot.chat.events import Due, Event, FromPerson, Gave, Pressed, Said
from bot.chat.house import House
from bot.chat.refusals import gone
from bot.chat.render import edit, render
from bot.chat.screens import Screen
from bot.chat.words import speaking
from bot.models import conversation
from bot.models.person import Person
from bot.models.quiet import quiet_until
from bot.models.timer import Timer

_CANCEL = delete(Timer.__table__).where(col(Timer.name) == bindparam("timer"))  # type: ignore[attr-defined]  # SQLModel hides the table


class Kindly(Exception):
    """Stops a flow and shows a page instead: not yours, no longer possible, not ready yet. Nothing of the turn is kept."""

    def __init__(self, page: Screen, note: str = "") -> None:
        super().__init__(note)
        self.page = page
        self.note = note


class Turn:
    """What a flow works with.

    Attributes:
        db: the session of this transaction.
        now: the present instant (UTC).
        event: what happened.
        house: the installation.
        sealed: nothing about a person may be written; everything is said directly.
        text: what the person typed, if they did.
        effects: what will happen after the commit, in order.
    """

    def __init__(
        self,
        db: Session,
        now: datetime,
        event: Event,
        house: House,
        *,
        person_id: int | None = None,
        sealed: bool = False,
    ) -> None:
        self.db, self.now, self.event, self.house = db, now, event, house
        self.sealed = sealed
        self.text = event.text.strip() if isinstance(event, Said) else ""
        self.effects: list[Effect] = []
        self._person_id = person_id
        self._person: Person | None = None
        self._asked = False

    @property
    def person(self) -> Person:
        """Who is speaking. Only for events of somebody Heard knows."""
        if self._person is None:
            self._person = self.db.get(Person, self.person_id)
        assert self._person is not None
        return self._person

    @person.setter
    def person(self, person: Person) -> None:
        self._person_id, self._person = person.id, person

    @property
    def known(self) -> bool:
        """Whether Heard knows who is speaking."""
        return self._person_id is not None

    @property
    def person_id(self) -> int:
        """Our number of who is speaking. Only for events of somebody Heard knows."""
        assert self._person_id is not None
        return self._person_id

    @property
    def chat(self) -> int:
        """The chat the event came from."""
        assert isinstance(self.event, FromPerson)
        return self.event.chat

    @property
    def pressed(self) -> Pressed:
        """The press that caused this turn."""
        assert isinstance(self.event, Pressed)
        return self.event

    @property
    def gave(self) -> Gave | None:
        """What was sent instead of words, if so."""
        return self.event if isinstance(self.event, Gave) else None

    @property
    def meant_for(self) -> datetime:
        """When a timer was meant to fire (UTC); now lies later when the bot was down."""
        assert isinstance(self.event, Due)
        return self.event.at

    def today(self, zone: str) -> date:
        """The local day in `zone`."""
        return self.now.astimezone(ZoneInfo(zone)).date()

    # -- speaking -------------------------------------------------------------

    def show(self, page: Screen) -> None:
        """Turn the pressed message into `page`; say it as a new message where that cannot be."""
        if isinstance(self.event, Pressed) and self.event.message and not self.event.message.file:
            call = edit(page, self.event.message_id)
            if call:
                self._leave(self.chat, call)
                return
        self.say(page)

    def say(self, page: Screen) -> None:
        """Say `page` as a new message to whoever is speaking."""
        for call in render(page):
            self._leave(self.chat, call)

    def ask(self, page: Screen, route: str, *args: object) -> None:
        """Show `page` and expect words: they will go to the words route `route` with `args`."""
        self.show(page)
        self.expect(route, *args)

    def tell(
        self,
        person: Person,
        build: Callable[[], Screen],
        *,
        purpose: str = "",
        lane: Lane = Lane.REMINDER,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        at_once: bool = False,
    ) -> None:
        """Say a page to somebody else, in their language. Nothing happens for people without Telegram or out of reach.

        `lane`, `not_before` and `not_after` are as in `Send`. What goes `at_once` does not wait for the end of somebody's
        quiet hours, but makes no sound in them.
        """
        if person.telegram_id is None or not person.reachable or person.died:
            return
        with speaking(person.language):
            calls = covered(self.db, person, render(build()), self.now.date()) if lane else render(build())
        if at_once:
            lane = Lane.REPLY
            if quiet_until(self.now, person.zone, person.quiet_from, person.quiet_to):
                calls = [Call(c.method, c.params | {"disable_notification": True}) for c in calls]
        for call in calls:
            self.effects.append(
                Send(person.telegram_id, call, lane, purpose, not_before, not_after, person.id)
            )

    def direct(self, call: Call, *, after: timedelta | None = None) -> None:
        """Make a call that no page stands for; in a sealed turn only. With `after`, so much later, if the program still runs."""
        assert self.sealed
        self.effects.append(Direct(self.chat, call, after=after))

    def note(self, text: str, *, alert: bool = False) -> None:
        """Answer the press with a small note (at most 200 characters)."""
        if isinstance(self.event, Pressed):
            self.effects = [e for e in self.effects if not isinstance(e, Answer)]
            self.effects.append(Answer(self.event.press_id, text[:200], alert))

    def delete(self, *message_ids: int, otherwise: Screen | None = None) -> None:
        """Remove messages of this chat; say `otherwise` (sealed turns only) if Telegram refuses."""
        call = Call("deleteMessages", {"message_ids": list(message_ids)})
        if self.sealed:
            sorry = render(otherwise)[0] if otherwise else None
            self.effects.append(Direct(self.chat, call, sorry))
        else:
            self._leave(self.chat, call)

    def _leave(self, chat: int, call: Call) -> None:
        if self.sealed:
            self.effects.append(Direct(chat, call))
        else:
            self.effects.append(Send(chat, call, person=self._person_id))

    # -- remembering ----------------------------------------------------------

    def expect(self, route: str, *args: object) -> None:
        """Remember which words come next."""
        assert not self.sealed
        data(route, *args)
        self._asked = True
        conversation.expect(self.db, self.person_id, route, [str(a) for a in args])

    def forget(self) -> None:
        """Expect no words any more, unless this turn asked for some."""
        if self.sealed or self._asked or not self.known:
            return
        conversation.forget(self.db, self.person_id)

    def at(self, when: datetime, route: str, *args: object, name: str = "") -> None:
        """Let `route` fall due at `when` (UTC). The same name again moves it; by default route and arguments are the name."""
        full = data(route, *args)
        name = name or full
        self.cancel(name)
        self.db.add(Timer(at=when, route=route, args=[str(a) for a in args], name=name))

    def cancel(self, name: str) -> None:
        """Take back the timer of that name, if there is one."""
        self.db.flush()
        self.db.execute(_CANCEL, {"timer": name})

    def waits(self, name: str) -> bool:
        """Whether a timer of that name is still to come. Reads only."""
        return self.db.execute(select(col(Timer.id)).where(col(Timer.name) == name)).first() is not None

    def get(self, table: type[Any], row_id: int) -> Any:
        """The row of `table` with that number.

        Raises:
            Kindly: if there is none, for a forged press or something that was removed.
        """
        row = self.db.get(table, row_id)
        if row is None:
            raise Kindly(gone())
        return row
