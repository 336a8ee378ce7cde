"""What `heard doctor` asks a PostgreSQL server: whether it can do what Heard needs, and keeps what Heard promises."""

from collections.abc import Iterator

from sqlalchemy import Engine, text

from bot.findings import Finding
from bot.settings import Settings

OLDEST = 140000
"""PostgreSQL 14 is the first that ends a silent session by itself, by which another process takes over."""

WORKERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND starts_with(application_name, 'heard-pulse ')"""


def server(engine: Engine, settings: Settings) -> Iterator[Finding]:
    """Look at the server's settings, as Heard's own user sees them."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, setting FROM pg_settings")).all()
    workers = count_workers(engine)
    found = {row.name: str(row.setting) for row in rows}
    yield from _version(found)
    promises = [*_times(found), *_texts(found)]
    yield from promises or [Finding("ok", "The server writes down no words, and no times of single rows.")]
    yield from _batch(workers, settings.least_batch)
    if (settings.home / "heard.db").exists():
        yield Finding(
            "warn",
            "The file from before the move to PostgreSQL is still there. It holds names and words.",
            f"Once all is well, delete {settings.home / 'heard.db'}, and old copies in backups/.",
        )


def count_workers(engine: Engine) -> int:
    """How many processes run on this database now."""
    with engine.connect() as connection:
        number: int = connection.execute(text(WORKERS)).scalar_one()
    return number


def _version(found: dict[str, str]) -> Iterator[Finding]:
    if int(found["server_version_num"]) < OLDEST:
        yield Finding(
            "bad",
            f"PostgreSQL {found['server_version']} is too old: several processes cannot take over from each other.",
            "Use PostgreSQL 14 or newer.",
        )
    else:
        yield Finding("ok", f"PostgreSQL {found['server_version']} is new enough.")


def _batch(workers: int, least: int) -> Iterator[Finding]:
    """Each worker remembers on its own who put an answer in; so one person could put in as many as there are workers."""
    if workers > 1 and least < workers + 2:
        yield Finding(
            "warn",
            f"There are {workers} workers, so one person could put {workers} answers in, and guess who wrote the others.",
            f"Set HEARD_LEAST_BATCH={workers + 2} for all of them: two others must have written as well.",
        )


def _times(found: dict[str, str]) -> Iterator[Finding]:
    if found["track_commit_timestamp"] == "on":
        yield Finding(
            "bad",
            "The server keeps the time of every commit, so it could be seen when an answer without a name was put in.",
            "ALTER SYSTEM SET track_commit_timestamp = off; then restart PostgreSQL.",
        )


def _texts(found: dict[str, str]) -> Iterator[Finding]:
    """Settings by which the values of a statement, so people's words, get into the server's own log."""
    if found["log_statement"] in {"mod", "all"}:
        yield _logs("log_statement = none", "log_statement")
    if found["log_parameter_max_length"] != "0" and (
        found["log_min_duration_statement"] != "-1" or found["log_min_duration_sample"] != "-1"
    ):
        yield _logs("log_parameter_max_length = 0", "log_min_duration_statement")
    if found["log_parameter_max_length_on_error"] != "0":
        yield _logs("log_parameter_max_length_on_error = 0", "log_parameter_max_length_on_error")
    if found.get("auto_explain.log_min_duration", "-1") != "-1":
        yield _logs("auto_explain.log_min_duration = -1", "auto_explain")


def _logs(right: str, what: str) -> Finding:
    return Finding(
        "warn",
        f"The server's log may hold people's words ({what}).",
        f"ALTER SYSTEM SET {right}; SELECT pg_reload_conf();",
    )
