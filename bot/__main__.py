"""``heard`` and ``python -m bot``.

A press waits while the bot starts, so a start is short: nothing is loaded that only draws
colours, and garbage is not looked for again and again where there is none. Both together
are a sixth of the start, and 6 MB.
"""

import gc
import sys

for colours in ("rich", "httpx._main"):  # structlog's tracebacks and httpx's own command line do without
    sys.modules[colours] = None  # type: ignore[assignment]  # Python's own way to say that a module is not there
gc.set_threshold(50_000, 20)


def main() -> None:
    """Run what was typed; end with a plain sentence, never with a traceback, when settings are wrong."""
    from bot.cli import cli  # noqa: PLC0415 - the parser is not needed to import the package
    from bot.settings import BadSettings  # noqa: PLC0415

    try:
        cli()
    except BadSettings as bad:
        for fault in bad.faults:
            print(f"• {fault}", file=sys.stderr)  # noqa: T201 - this is the command line
        print("Nothing was started. `heard doctor` looks at everything else.", file=sys.stderr)  # noqa: T201
        sys.exit(2)


if __name__ == "__main__":
    main()
