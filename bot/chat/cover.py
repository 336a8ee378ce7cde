"""A cover over a page, for a phone that others use: it says only that there is a message.

Every message the bot starts passes through here (`Turn.tell`, `fan_out`), so that no
conversation has to think of it.
"""

from datetime import date

from sqlmodel import Session

from bot.chat.buttons import button
from bot.chat.effects import Call
from bot.chat.render import render
from bot.chat.screens import Screen, screen
from bot.chat.words import _
from bot.models.cover import Cover
from bot.models.person import Person


def cover_page(cover_id: int) -> Screen:
    """The page that covers another one."""
    return screen(
        _("You have a message."),
        choices=[button(_("Open"), "cover.open", cover_id)],
        out=[button(_("Help"), "help")],
    )


def covered(db: Session, person: Person, calls: list[Call], today: date) -> list[Call]:
    """What to send to `person` instead of `calls`: the calls themselves, or a cover when others use their phone."""
    if not person.shared_phone:
        return calls
    assert person.id is not None
    cover = Cover(person_id=person.id, calls=[[c.method, c.params] for c in calls], day=today)
    db.add(cover)
    db.flush()
    assert cover.id is not None
    return render(cover_page(cover.id))
