"""Killing a piece of work at its n-th step, for real: in a process of its own, with SIGKILL.

A step is a statement that goes to the database, a commit, or a file that is opened,
renamed or removed under the installation's folder.
"""

import os
import shutil
import signal
import sys
from base64 import b64encode
from json import dumps
from pathlib import Path

from sqlalchemy import event

from tests.core import Core, Phone


class Phones(dict):
    """Everybody has a phone, also those a restarted program never saw."""

    def __init__(self, core):
        super().__init__()
        self.core = core

    def __missing__(self, chat):
        self[chat] = Phone(self.core, chat, "Somebody", "en")
        return self[chat]


def restarted(folder, now):
    """The program started anew on what lies in `folder`."""
    core = Core(folder)
    core.phones, core.now = Phones(core), now
    return core


def kill_at(step, folder, prepare, work):
    """Do `work` in a process that is killed at its `step`-th step; whether it was killed.

    Args:
        step: counted from 1.
        folder: the installation.
        prepare: called first, uncounted; what it returns is given to `work`. It has a `core`.
        work: what is interrupted.
    """
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            scene = prepare()
            _arm(step, folder, scene.core.engine)
            work(scene)
            status = 0
        finally:
            os._exit(status)
    _pid, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def _arm(step, folder, engine):
    left = [step]

    def count(*_args):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(name, args):
        if name in {"open", "os.remove", "os.rename", "os.link"} and str(args[0]).startswith(str(folder)):
            count()

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    sys.addaudithook(hook)


def copy_of(folder, to):
    """A copy of an installation that nobody has open."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    return to


def shapes(text):
    """The ways in which `text` could lie in a file."""
    return [
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        dumps(text)[1:-1].encode(),
        *(b64encode(b" " * n + text.encode())[4:-4] for n in range(3)),
    ]


def files_with(text, *folders):
    """The files that hold `text` in any of its shapes."""
    wanted = shapes(text)
    found = []
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file() and any(shape in path.read_bytes() for shape in wanted):
                found.append(path)
    return found
