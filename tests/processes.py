"""`heard` as a process of its own, without the second and a half that a fresh interpreter takes to load it.

Each is forked from a server that has loaded Heard and done nothing else. From there on it is
what its host starts: the command line, its own files and sockets, its own death.
"""

import asyncio
import multiprocessing
import os
import signal
import sys

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    ["bot.cli", "bot.app", "bot.delivery.sharing", "bot.handlers.via_ptb", "bot.handlers.via_aiogram"]
)


class Heard:
    """One process: ``Heard("run", "--home", "x", HEARD_TOKEN="1:x")``."""

    def __init__(self, *words: str, **env: str):
        self._process = FORKS.Process(target=_main, args=(words, env), daemon=True)
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
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode


def _main(words, env):
    from bot.__main__ import main

    os.environ.update(env)
    sys.argv = ["heard", *words]
    main()
