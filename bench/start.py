"""How long a start takes, and what rests in memory afterwards: `heard run` as a process, with nothing but a quiet Telegram."""

import asyncio
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from bench.contenders.nowhere import answer
from bench.rows import Row, at_most
from bot.models.connection import connect, sqlite_url
from bot.models.schema import bring_up_to_date

TOKEN = "123:bench-token-that-opens-nothing-anywhere"
REST = 3.0
"""Seconds after the first question for updates at which it counts as resting."""


class Quiet:
    """A Telegram that knows the bot and has no updates."""

    def __init__(self):
        self.asked = asyncio.Event()

    async def start(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self):
        self._server.close()

    async def _serve(self, reader, writer):
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = [h for h in head.decode().lower().split("\r\n") if h.startswith("content-length")]
                if length:
                    await reader.readexactly(int(length[0].split(":")[1]))
                method = head.split(b" ")[1].rsplit(b"/", 1)[-1].decode()
                if method == "getUpdates":
                    self.asked.set()
                    await asyncio.sleep(60)
                found = method != "state"
                body = answer(method).encode() if found else b"{}"
                status = b"200 OK" if found else b"404 Not Found"
                writer.write(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status, len(body)) + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except asyncio.CancelledError:
            return  # asked again by nobody
        finally:
            writer.close()


def cpu_of(pid):
    """Seconds of CPU a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(pid):
    """Megabytes of a process in memory (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


async def one_start(framework, rest):
    quiet = Quiet()
    url = await quiet.start()
    with tempfile.TemporaryDirectory() as home:
        engine = connect(sqlite_url(Path(home) / "heard.db"))
        bring_up_to_date(engine, Path(home) / "backups")
        engine.dispose()
        env = os.environ | {"HEARD_TOKEN": TOKEN, "HEARD_OPERATOR": "Bench", "HEARD_FRAMEWORK": framework}
        env.pop(
            "PYTHONDONTWRITEBYTECODE", None
        )  # as in an ordinary installation; the first start writes them
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--home", home, "--api-base", url), env=env
        )
        await asyncio.wait_for(quiet.asked.wait(), 60)
        cpu = cpu_of(bot.pid)
        await asyncio.sleep(rest)
        memory, later = memory_of(bot.pid), cpu_of(bot.pid)
        bot.terminate()
        await bot.wait()
    await quiet.stop()
    return cpu, memory, (later - cpu) / rest if rest else 0


async def starts(times, *, aiogram=True):
    """Start a few times; the median counts."""
    await one_start("ptb", 0)
    ptb = [await one_start("ptb", REST if n == 0 else 0) for n in range(times)]
    cpu = round(statistics.median(p[0] for p in ptb), 2)
    rows = [
        at_most("start to the first getUpdates, CPU (PTB)", cpu, "s", 1.0),
        at_most("memory at rest (PTB)", round(ptb[0][1]), "MB", 100),
        Row("CPU at rest (PTB)", round(ptb[0][2] * 100, 2), "%"),
    ]
    if aiogram:
        cpu, memory, _rest = await one_start("aiogram", REST)
        rows.append(Row("start to the first getUpdates, CPU (aiogram)", round(cpu, 2), "s"))
        rows.append(Row("memory at rest (aiogram)", round(memory), "MB"))
    return rows


if __name__ == "__main__":
    print(json.dumps([str(row) for row in asyncio.run(starts(3))], indent=1))
