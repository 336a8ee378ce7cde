"""One contender in a process of its own: runs a round for each line it reads, and says what it took.

    python -m bench.worker heard

A round is so many updates, as they come after a busy moment: a hundred people at once. Its CPU is
that of the whole process, all threads. With `one`, they come one by one, and each is timed.
"""

import asyncio
import gc
import importlib
import itertools
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench.contenders.nowhere import updates
from bot import logs

TOGETHER = 100
"""As many updates as Telegram gives at once."""


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def serve(name):
    module = importlib.import_module(f"bench.contenders.{name}")
    source = updates(TOGETHER)
    with tempfile.TemporaryDirectory() as folder:
        logs.set_up("INFO", Path(folder) / "heard.log")
        async with module.contender(Path(folder)) as (take, calls):
            gc.collect()
            gc.freeze()  # or the round in which all that was loaded is looked through is not like the others
            print("{}", flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                kind, count = line.split()
                work = list(itertools.islice(source, int(count)))
                before = len(calls)
                said = await (one_by_one if kind == "one" else together)(take, work)
                said["answers"] = len(calls) - before
                assert said["answers"] == len(work), (name, said)
                print(json.dumps(said), flush=True)


async def together(take, work):
    """Time all of `work` but its first hundred, which meet a processor that still holds what the contender before needed."""
    await take(work[:TOGETHER])
    work = work[TOGETHER:]
    used, began = cpu(), time.perf_counter()
    for first in range(0, len(work), TOGETHER):
        await take(work[first : first + TOGETHER])
    return {
        "wall": (time.perf_counter() - began) / len(work),
        "cpu": (cpu() - used) / len(work),
    }


async def one_by_one(take, work):
    took = []
    for raw in work:
        began = time.perf_counter()
        await take([raw])
        took.append(time.perf_counter() - began)
    return {"took": took}


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
