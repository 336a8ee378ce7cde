"""What you can set, and what is wrong with it.

Whoever installs Heard is not always an engineer. So every fault in the settings is
told at once, in plain words, with what to write instead, and nothing starts until
they are right. Settings come from the environment (``HEARD_TOKEN=…``) or from
``heard.toml`` in HEARD_HOME; the environment wins. Only what makes an answer without a
name safer is the larger of the two: a unit or an image that brings a number of its own
must not undo what a host wrote down.
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
"""The form of a bot token as BotFather gives it."""
TELEGRAM = "https://api.telegram.org"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Where a practice room brings updates without encryption."""
LISTEN = "127.0.0.1:8080"
SAFER_WHEN_LARGER = ("least_group", "least_batch")


class BadSettings(Exception):
    """Settings that cannot be used. `faults` holds a plain sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class Settings(BaseSettings):
    """Everything that can be set.

    Attributes:
        home: HEARD_HOME, the folder that holds everything Heard writes.
        token: the bot's token, from BotFather.
        operator: who runs this bot and could see a message as it passes; shown to members word for word.
        database_url: a PostgreSQL address; empty for one file under `home`.
        api_base: where Telegram's Bot API answers; the practice room's address when rehearsing.
        framework: which library speaks with Telegram.
        webhook_url: where Telegram brings updates, as the world sees it; empty to fetch them.
        listen: host and port at which this process takes them, and says how it is; empty without a webhook for neither.
        zone: the time zone new groups start with (an IANA name).
        sentry_dsn: where faults are reported, without any words; empty for nowhere.
        log_to: the log goes to a file under `home`, or to the screen, as systemd and containers like it.
        log_as: a line of words, or JSON for a program that reads it.
        log_level: how much the log says; it never holds a text, a name or a number of a person.
        least_group: fewest people who could have sent, for answering without a name; 8 or more.
        least_batch: fewest contributions released together; 3 or more.
        release_weekday: the day of the week on which answers are released, Monday is 0.
        keep_days: days that answers are kept after a question is settled; 90 or fewer.
    """

    model_config = SettingsConfigDict(env_prefix="HEARD_", extra="forbid", frozen=True)

    home: Path = Path.home() / "heard"
    token: SecretStr | None = None
    operator: str = ""
    database_url: str = ""
    api_base: str = TELEGRAM
    framework: Literal["ptb", "aiogram"] = "ptb"
    webhook_url: str = ""
    listen: str = ""
    zone: str = "Europe/London"
    sentry_dsn: SecretStr | None = None
    log_to: Literal["file", "screen"] = "file"
    log_as: Literal["words", "json"] = "words"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    least_group: int = Field(default=8, ge=8)
    least_batch: int = Field(default=3, ge=3)
    release_weekday: int = Field(default=2, ge=0, le=6)
    keep_days: int = Field(default=90, ge=1, le=90)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over what `read` found in the file."""
        return env_settings, init_settings

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("unknown zone") from error
        return value

    @field_validator("database_url")
    @classmethod
    def _database_form(cls, value: str) -> str:
        if value and not re.match(r"postgres(ql)?(\+psycopg)?://", value):
            raise ValueError("database form")
        return value

    @field_validator("api_base")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _webhook_form(cls, value: str) -> str:
        url = urlsplit(value)
        if value and not (url.hostname and url.scheme == ("http" if url.hostname in LOOPBACK else "https")):
            raise ValueError("webhook form")
        return value

    @field_validator("listen")
    @classmethod
    def _listen_form(cls, value: str) -> str:
        host, _colon, port = value.rpartition(":")
        if value and not (host and port.isdecimal() and int(port) < 65536):
            raise ValueError("listen form")
        return value

    @field_validator("token")
    @classmethod
    def _token_form(cls, value: SecretStr | None) -> SecretStr | None:
        if value and value.get_secret_value() and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("token form")
        return value or None

    @property
    def place(self) -> tuple[str, int] | None:
        """Host and port to listen at; None for not at all."""
        if not self.listen and not self.webhook_url:
            return None
        host, _colon, port = (self.listen or LISTEN).rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{self.home / 'heard.db'}"


WHAT_TO_WRITE = {
    "home": "a folder, such as /srv/heard",
    "token": "the token from BotFather, such as 123456:ABC-DEF…, on one line without spaces",
    "operator": "who runs this bot, such as Riverside Charity",
    "database_url": "a PostgreSQL address, such as postgresql+psycopg://user@host/name, or nothing",
    "api_base": "an address, such as https://api.telegram.org",
    "framework": "ptb or aiogram",
    "webhook_url": "an address that begins with https://, such as https://heard.example.org/telegram, or nothing",
    "listen": "an address of this computer and a port, such as 127.0.0.1:8080, or nothing",
    "zone": "a time zone, such as Europe/London",
    "sentry_dsn": "the DSN that Sentry shows for a project, or nothing",
    "log_to": "file or screen",
    "log_as": "words or json",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
    "least_group": "a number, 8 or more: with fewer people an answer could be guessed",
    "least_batch": "a number, 3 or more: with fewer answers a person could be guessed",
    "release_weekday": "a number from 0 (Monday) to 6 (Sunday)",
    "keep_days": "a number from 1 to 90",
}


def home_folder(given: Path | None = None) -> Path:
    """HEARD_HOME: what was given, or the environment's, or ``~/heard``."""
    return given or Path(os.environ.get("HEARD_HOME") or Path.home() / "heard")


def read(home: Path | None = None, **given: Any) -> Settings:
    """Read the settings.

    Args:
        home: HEARD_HOME if it was named on the command line.
        **given: settings named on the command line; they win over everything.

    Raises:
        BadSettings: with every fault there is, in plain words.
    """
    folder = home_folder(home)
    from_file, faults = _file(folder / "heard.toml")
    known = {k: v for k, v in from_file.items() if k in Settings.model_fields}
    faults += [_unknown(k) for k in from_file if k not in Settings.model_fields]
    try:
        settings = Settings(**(known | {"home": folder}))
        named = {k: v for k, v in given.items() if v is not None}
        settings = settings.model_copy(update={"home": folder} | _safest(settings, known) | named)
    except ValidationError as error:
        faults += [_fault(str(e["loc"][0])) for e in error.errors()]
    if faults:
        raise BadSettings(faults)
    return settings


def _safest(settings: Settings, from_file: dict[str, Any]) -> dict[str, int]:
    """The numbers below which the environment may not take what the file says."""
    asked = {k: int(str(from_file[k])) for k in SAFER_WHEN_LARGER if str(from_file.get(k)).isdecimal()}
    return {k: max(v, getattr(settings, k)) for k, v in asked.items()}


def _file(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return tomllib.loads(path.read_text("utf-8")), []
    except (FileNotFoundError, NotADirectoryError):
        return {}, []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [
            f'{path} cannot be read as settings: {error}. Each line looks like: operator = "Riverside Charity"'
        ]
    except OSError as error:
        return {}, [f"{path} cannot be opened: {error.strerror}."]


def _unknown(name: str) -> str:
    return f"heard.toml has a setting called {name}, which Heard does not know. Check its spelling, or take it out."


def _fault(name: str) -> str:
    what = WHAT_TO_WRITE.get(name.removeprefix("HEARD_").lower(), "something else")
    return f"{name} (HEARD_{name.upper()} in the environment) is not usable as it is. Write {what}."
