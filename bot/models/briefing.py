"""A briefing: a plain-language text in layers, the gist first, the full paper last."""

from enum import StrEnum

from sqlmodel import Field, SQLModel

from bot.models.base import key, maybe, one_of, to


class SendState(StrEnum):
    """Where something that goes to many people stands."""

    DRAFT = "draft"
    HELD = "held"
    SENT = "sent"
    STOPPED = "stopped"


class Briefing(SQLModel, table=True):
    """One briefing. `file_id` is Telegram's own copy of the full paper, `voice_id` of a coordinator reading it aloud."""

    __tablename__ = "briefing"

    id: int | None = key()
    group_id: int = to("group")
    project_id: int | None = maybe("project")
    author_id: int = to("person")
    title: str = ""
    gist: str = ""
    ask: str = ""
    can_change: str = ""
    cannot_change: str = ""
    more: str = ""
    file_id: str | None = None
    file_name: str | None = None
    voice_id: str | None = None
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))
