"""What begins each day: what is not needed any more is forgotten, and every letterbox is written anew.

A letterbox that changed on one day only would tell on which day somebody wrote
(`bot.anonymity.letterbox`). Where its folder is full or not ours, that waits for tomorrow and
the host is told: everything else has to go on.
"""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session

from bot.anonymity.box import stir
from bot.anonymity.letterbox import sweep
from bot.chat.house import House
from bot.delivery import marks
from bot.delivery.failing import Patient
from bot.delivery.faults import Faults
from bot.models.conversation import Seen


async def begin_day(
    database: Patient, house: House, now: datetime, faults: Faults, *, confirmed: bool
) -> None:
    """Begin the day.

    Args:
        database: where rows are forgotten.
        house: whose letterboxes.
        now: the present instant (UTC).
        faults: told when the letterboxes cannot be written.
        confirmed: everything seen is confirmed and nothing new begun, so that the numbers of updates can go.
    """

    def forget(db: Session) -> None:
        if confirmed:
            db.execute(delete(Seen))
        marks.sweep(db, now.date())

    def look_after_letterboxes(db: Session) -> None:
        stir(db, house.home)
        sweep(db, house.home, now)

    await database.do(forget)
    try:
        await database.do(look_after_letterboxes)
    except OSError as error:
        faults.tell(error, "new day")
