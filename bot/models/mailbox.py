"""A mailbox for one contribution, and the letters in it: how somebody without a name can be asked back.

It is known by a public key alone. What is asked lies in it sealed, so that only the
five words of whoever wrote can read it; what they reply comes out of an envelope.
"""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Column, LargeBinary, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.contribution import Contribution, random_id


class Mailbox(SQLModel, table=True):
    """The mailbox of one contribution, by the public key that comes of its writer's five words."""

    __tablename__ = "mailbox"
    __table_args__ = ({"sqlite_with_rowid": False},)

    public_key: bytes = Field(sa_type=LargeBinary, primary_key=True)
    contribution_id: int = Field(sa_type=BigInteger, unique=True)


class Mail(SQLModel, table=True):
    """One letter: to the writer, `sealed`; or from them, `text` and what it replies to, `asked`.

    `week` is the Monday of the week in which it was put there.
    """

    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint("(sealed IS NULL) = (text <> '')", name="one_way"),
        {"sqlite_with_rowid": False},
    )

    id: int = Field(
        default_factory=random_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False)
    )
    mailbox: bytes = Field(sa_type=LargeBinary, foreign_key="mailbox.public_key", index=True)
    sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    asked: str = ""
    text: str = ""
    week: date


def mailbox_of(db: Session, contribution_id: int) -> Mailbox | None:
    """The mailbox of a contribution, if its writer wanted one."""
    return db.execute(
        select(Mailbox).where(col(Mailbox.contribution_id) == contribution_id)
    ).scalar_one_or_none()


def mail_in(db: Session, public_key: bytes) -> list[Mail]:
    """The letters in a mailbox, those of the newest week first."""
    return list(
        db.execute(
            select(Mail).where(col(Mail.mailbox) == public_key).order_by(col(Mail.week).desc(), col(Mail.id))
        ).scalars()
    )


def has_mailboxes(db: Session, question_id: int) -> bool:
    """Whether any answer to a question has a mailbox."""
    return (
        db.execute(
            select(col(Mailbox.contribution_id))
            .join(Contribution, col(Contribution.id) == col(Mailbox.contribution_id))
            .where(col(Contribution.question_id) == question_id)
            .limit(1)
        ).first()
        is not None
    )
