"""``heard`` and ``python -m bot``."""

import sys


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
