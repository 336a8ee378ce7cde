"""`heard` as a process of its own, without the second and a half that a fresh interpreter takes to load it.

Each is forked from a server that has loaded Heard and done nothing else. From there on it is
what its host starts: the command line, its own files and sockets, its own death.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        *("bot.cli", "bot.app", "bot.delivery.sharing", "bot.handlers.via_ptb", "bot.handlers.via_aiogram"),
        *("bot.doctor", "bot.backup", "bot.host", "bot.serve"),
    ]
)


class Heard:
    """One process: ``Heard("run", "--home", "x", HEARD_TOKEN="1:x")``; `out`: where it writes, by default where we do."""

    def __init__(self, *words: str, out: tuple[Path, Path] | None = None, **env: str):
        self._process = FORKS.Process(target=_main, args=(words, out, env), daemon=True)
        self._process.start()

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    async def kill(self):
        """SIGKILL, and wait until it is gone."""
        self._process.kill()
        await self.over()

    async def stop(self) -> int:
        """SIGTERM; its exit code."""
        os.kill(self._process.pid, signal.SIGTERM)
        return await self.over()

    async def over(self) -> int:
        """Its exit code, once it has ended."""
        return await asyncio.to_thread(self.join)

    def join(self) -> int | None:
        """Its exit code, once it has ended; None if that takes over two minutes."""
        self._process.join(120)
        return self._process.exitcode


@dataclass
class Ran:
    """A command that came to its end, and what it wrote."""

    returncode: int | None
    stdout: str
    stderr: str


def heard(*words: str, home: Path | None = None, **env: str) -> Ran:
    """Type a command as its host would, and wait until it is done."""
    if home:
        words = (*words, "--home", str(home))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out", Path(folder) / "err"
        code = Heard(*words, out=out, **env).join()
        return Ran(code, *(written.read_text("utf-8") for written in out))


def _main(words, out, env):
    from bot.__main__ import main

    if out:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for file, number in (
            (nothing, 0),
            *((os.open(o, os.O_WRONLY | os.O_CREAT), n + 1) for n, o in enumerate(out)),
        ):
            os.dup2(file, number)
    for name in [n for n in os.environ if n.startswith("HEARD_")]:
        del os.environ[name]
    os.environ.update(env)
    sys.argv = ["heard", *words]
    main()
