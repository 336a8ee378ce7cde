"""The first start: getting a token, step by step, for somebody who has never had one."""

import sys
from pathlib import Path

import typer

from bot.settings import TOKEN, Settings

HOW = """
Heard needs a bot of its own on Telegram. It takes two minutes.

  1. Open Telegram, on a phone or a computer.
  2. Search for @BotFather (with the blue tick) and press Start.
  3. Send it: /newbot
  4. Give the bot a name people will see, then a name that ends in "bot".
  5. BotFather answers with a token, such as 123456789:AAE...  Copy it.

Keep the token to yourself: whoever has it can read what people send.
"""

WHO = """
Who runs this bot? People are told this before they write, word for word,
because whoever runs it could see a message as it passes.
For example: Riverside Charity, 12 Mill Lane
"""


def walk_through(settings: Settings) -> None:
    """Ask for what is missing, and write it to ``heard.toml``; explain and stop where nobody can be asked.

    Raises:
        typer.Exit: with code 2, when there is no terminal to ask on.
    """
    typer.echo(HOW)
    if not sys.stdin.isatty():
        typer.echo(
            f"Then write it into {settings.home / 'heard.toml'}:\n\n"
            '  token = "123456789:AAE..."\n  operator = "who runs this bot"\n\n'
            "or set HEARD_TOKEN and HEARD_OPERATOR. To try Heard without any of this: heard practice"
        )
        raise typer.Exit(2)
    token = _ask_token()
    operator = settings.operator
    while not operator.strip():
        typer.echo(WHO)
        operator = typer.prompt("Who runs this bot")
    write(settings.home / "heard.toml", token, operator.strip())
    typer.echo(f"\nKept in {settings.home / 'heard.toml'}. Start again with: heard run")


def _ask_token() -> str:
    while True:
        token: str = typer.prompt("Paste the token here", hide_input=True).strip()
        if TOKEN.fullmatch(token):
            return token
        typer.echo("That is not a whole token. It has a number, a colon, and a long word.")


def write(path: Path, token: str, operator: str) -> None:
    """Keep token and operator in ``heard.toml``, readable by its owner only; other settings stay."""
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text("utf-8").splitlines() if path.exists() else []
    kept = [line for line in old if not line.strip().startswith(("token", "operator"))]
    path.touch(0o600)
    path.chmod(0o600)
    lines = [f'token = "{token}"', f'operator = "{_escaped(operator)}"', *kept]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
