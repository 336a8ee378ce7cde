"""An organisation that asks a group for its input, and is counted by name for the answers it owes."""

from sqlmodel import SQLModel

from bot.models.base import key, to


class Organisation(SQLModel, table=True):
    """Who asks. `contact` is the person there who is written to about promises."""

    __tablename__ = "organisation"

    id: int | None = key()
    group_id: int = to("group")
    name: str
    contact: str = ""
