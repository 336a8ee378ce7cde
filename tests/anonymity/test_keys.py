"""Private keys: files of their own, for nobody else, and gone for good when they are destroyed."""

import os
from datetime import date

import pytest
from sqlmodel import Session

from bot.anonymity import keys, letterbox
from bot.models.envelope import Batch, BatchState


def only(home):
    (path,) = (home / "keys").iterdir()
    return path


def test_a_key_is_kept_for_its_owner_alone(tmp_path):
    public = keys.make(tmp_path)
    assert keys.there(tmp_path, public)
    assert len(keys.read(tmp_path, public)) == 32
    assert oct(only(tmp_path).stat().st_mode & 0o777) == "0o600"
    assert oct((tmp_path / "keys").stat().st_mode & 0o777) == "0o700"


def test_destroying_overwrites_before_it_removes(tmp_path):
    public = keys.make(tmp_path)
    private = keys.read(tmp_path, public)
    os.link(only(tmp_path), tmp_path / "the same bytes on the disk")
    keys.destroy(tmp_path, public)
    assert list((tmp_path / "keys").iterdir()) == []
    left = (tmp_path / "the same bytes on the disk").read_bytes()
    assert len(left) == 32
    assert left != private
    keys.destroy(tmp_path, public)


@pytest.mark.parametrize("harm", ["gone", "cut", "another", "no letterbox", "a cut letterbox"])
def test_a_lost_key_or_letterbox_is_found_out(tmp_path, harm, engine):
    public = keys.make(tmp_path)
    letterbox.lay(tmp_path, public, {})
    with Session(engine) as db:
        for state in BatchState:
            db.add(Batch(question_id=1, public_key=public, release_on=date(2026, 12, 1), state=state))
        db.flush()
        assert letterbox.lost(db, tmp_path) == []
        path = keys.path_of(tmp_path, public)
        path = path.with_suffix(".box") if "letterbox" in harm else path
        if harm in {"gone", "no letterbox"}:
            path.unlink()
        else:
            path.write_bytes(os.urandom(32) if harm == "another" else path.read_bytes()[:20])
        assert letterbox.look(tmp_path, public) is None
        assert [b.state for b in letterbox.lost(db, tmp_path)] == [BatchState.WAITING]


def test_two_batches_never_share_a_file(tmp_path):
    assert len({keys.make(tmp_path) for _ in range(5)}) == 5
    assert len(list((tmp_path / "keys").iterdir())) == 5


@pytest.mark.parametrize("suffix", [".key", ".box"])
def test_what_cannot_be_read_now_is_not_lost(tmp_path, suffix, engine):
    """A folder that is another user's, a disk that fails for a moment: what waits is there, and is asked for again."""
    public = keys.make(tmp_path)
    letterbox.lay(tmp_path, public, {})
    path = keys.path_of(tmp_path, public).with_suffix(suffix)
    aside = path.rename(tmp_path / "aside")
    path.mkdir()  # whoever runs the tests may read every file, but nobody reads a folder
    with pytest.raises(IsADirectoryError):
        letterbox.look(tmp_path, public)
    path.rmdir()
    aside.rename(path)
    assert letterbox.look(tmp_path, public) == {}
