"""One line an event, and nothing in it that could expose a person.

httpx prints the bot's token at INFO and frameworks print texts and chat ids at
DEBUG. So Heard's own lines are the only ones that reach the log below WARNING, and
other libraries' warnings are cut to their kind. A log that cannot be written never
stops the bot: it goes on on the screen.
"""

import logging
import logging.handlers
import sys
from pathlib import Path

import structlog

OURS = "heard"
WORDS = structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"])
SIZE = 5_000_000
"""Bytes of one log file; five are kept."""


class Discreet(logging.Filter):
    """Lets Heard's own lines pass; of other libraries' only that there was a warning, and where."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut a foreign line to its logger's name."""
        if record.name.startswith(OURS):
            return True
        if record.levelno < logging.WARNING:
            return False
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg, record.args, record.exc_info, record.exc_text = (
            f"{record.name}: {kind or 'warning'}",
            (),
            None,
            None,
        )
        return True


class Rolling(logging.handlers.RotatingFileHandler):
    """A file that is put aside when it is full."""

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: ARG002 - logging's own
        """Whether it is full, as the open file knows. Python's own handler asks the disk twice for each line, which takes as long as a turn's SQL."""
        return self.stream is not None and self.stream.tell() > self.maxBytes


def set_up(level: str, file: Path | None, *, as_json: bool = False) -> None:
    """Start logging.

    Args:
        level: how much.
        file: where to; None, or one that cannot be written, for the screen. Two processes may not share one.
        as_json: each line is a JSON object.
    """
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if file:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = Rolling(file, maxBytes=SIZE, backupCount=5, encoding="utf-8")
        except OSError as error:
            print(  # noqa: T201 - there is no log to say it in
                f"The log cannot be written ({error.strerror}). It goes to the screen instead.",
                file=sys.stderr,
            )
    handler.addFilter(Discreet())
    handler.setFormatter(logging.Formatter("%(message)s"))
    # A line names no thread, process or place in the code, so none is looked for: a fifth of a line's time
    # (docs.python.org/3/howto/logging.html, "Optimization").
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None  # as the HOWTO has it
    logging.basicConfig(level=level, handlers=[handler], force=True)
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer() if as_json else WORDS,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        cache_logger_on_first_use=True,
    )


def get() -> "structlog.typing.FilteringBoundLogger":
    """Heard's own log."""
    log: structlog.typing.FilteringBoundLogger = structlog.get_logger(OURS)
    return log
