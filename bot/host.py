"""What the host does from the command line: make a group, and the link that lets its first coordinator in."""

import httpx
from sqlalchemy import select
from sqlmodel import Session, col

import bot.models.tables  # noqa: F401 - loads every table
from bot.models.connection import connect
from bot.models.group import Group
from bot.models.invite import Invite, InviteKind, make_invite
from bot.models.schema import bring_up_to_date
from bot.settings import Settings


def open_database(settings: Settings) -> Session:
    """A session on the installation's database, brought up to date first."""
    engine = connect(settings.database)
    settings.home.mkdir(parents=True, exist_ok=True)
    bring_up_to_date(engine, settings.home / "backups")
    return Session(engine)


def add_group(settings: Settings, name: str, zone: str, country: str) -> str:
    """Make a group; the text tells the host how its first coordinator comes in."""
    with open_database(settings) as db:
        group = Group(name=name, zone=zone, country=country)
        db.add(group)
        db.flush()
        assert group.id is not None
        text = _hand_over(settings, name, make_invite(db, InviteKind.COORDINATOR, group.id))
        db.commit()
    return text


def invite(settings: Settings, name: str) -> str:
    """Make a link for another coordinator of the group with that name or number."""
    with open_database(settings) as db:
        found = [g for g in db.execute(select(Group)).scalars() if name in {g.name, str(g.id)}]
        if len(found) != 1:
            return (
                f"There is no group called {name}. `heard group list` shows them."
                if not found
                else "Use its number."
            )
        group = found[0]
        assert group.id is not None
        text = _hand_over(settings, group.name, make_invite(db, InviteKind.COORDINATOR, group.id))
        db.commit()
    return text


def list_groups(settings: Settings) -> str:
    """The groups of this installation, a line each."""
    with open_database(settings) as db:
        groups = db.execute(select(Group).order_by(col(Group.id))).scalars()
        return "\n".join(f"{g.id}  {g.name}  ({g.state})" for g in groups) or "There are no groups yet."


def _hand_over(settings: Settings, name: str, link: Invite) -> str:
    payload = f"i_{link.token}"
    username = _username(settings)
    where = (
        f"https://t.me/{username}?start={payload}" if username else f"https://t.me/<your bot>?start={payload}"
    )
    return (
        f"{name}\n\nSend this link to the coordinator. It works once.\n\n  {where}\n\n"
        f"Start payload, for the practice room: {payload}"
    )


def _username(settings: Settings) -> str:
    """The bot's name on Telegram; empty when there is no token or no answer."""
    if settings.token is None:
        return ""
    try:
        answer = httpx.get(f"{settings.api_base}/bot{settings.token.get_secret_value()}/getMe", timeout=10)
        return str(answer.json()["result"]["username"]) if answer.is_success else ""
    except (httpx.HTTPError, KeyError, ValueError):
        return ""
