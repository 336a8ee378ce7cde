"""A Telegram group chat in which a group's members talk to each other, and where the bot keeps quiet."""

from sqlalchemy import BigInteger, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import NEVER_AGAIN, key, to


class GroupChatLink(SQLModel, table=True):
    """The chat `chat_id` (Telegram's number) belongs to a group: invitations are shown there too."""

    __tablename__ = "group_chat"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    group_id: int = to("group")


def chats_of(db: Session, group_id: int) -> list[int]:
    """Telegram's numbers of a group's chats."""
    return list(
        db.execute(
            select(col(GroupChatLink.chat_id)).where(col(GroupChatLink.group_id) == group_id)
        ).scalars()
    )
