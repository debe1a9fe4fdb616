"""Writing a whole file: the new one or the old one, a sentence, and nothing beside."""

from __future__ import annotations

import errno
import io
import itertools
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard import atomic
from cyberwizard.atomic import write_atomically
from cyberwizard.disk_errors import quoted
from cyberwizard.errors import UserFacingError

from .dossier_tools import ROOT, check_sentence, fingerprint, ordinary_user


class FailingStream(io.BytesIO):
    """A file on a disk that takes *room* bytes and no more."""

    def __init__(self, path: Path, room: int, code: int) -> None:
        super().__init__()
        self.path, self.room, self.code = path, room, code

    def write(self, data: Any) -> int:
        self.path.write_bytes(bytes(data)[: self.room])
        if len(data) > self.room:
            raise OSError(self.code, os.strerror(self.code))
        return len(data)


def refused(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(UserFacingError) as caught:
        write_atomically(path, data)
    return check_sentence(caught.value)


@pytest.mark.parametrize("private", [False, True])
def test_the_file_is_there_whole(tmp_path: Path, private: bool) -> None:
    path = tmp_path / "réponses d’été.json"
    ordinary = tmp_path / "ordinaire"
    ordinary.touch()
    mode = 0o600 if private else ordinary.stat().st_mode & 0o777
    ordinary.unlink()
    for data in (b"", b"\r\n\0\xff", bytes(300_000)):
        write_atomically(path, data, private=private)
        assert path.read_bytes() == data
        assert os.listdir(tmp_path) == [path.name]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == mode


def test_what_a_killed_program_left_is_removed_a_day_later(tmp_path: Path) -> None:
    day, now = 86_400, time.time()
    ours = (".cyberwizard-{}.tmp", ".cyberwizard-{}.tmp-journal")
    others = (".cyberwizard-{}.txt", "autre-{}.tmp")
    for name, age in itertools.product((*ours, *others), (day - 600, day + 600)):
        path = tmp_path / name.format(age)
        path.touch()
        os.utime(path, (now - age, now - age))
    everything = {path.name for path in tmp_path.iterdir()}
    write_atomically(tmp_path / "new", b"new")
    kept = {path.name for path in tmp_path.iterdir()}
    assert everything - kept == {name.format(day + 600) for name in ours}


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.ENOSPC, "plein"),
        (errno.EDQUOT, "plein"),
        (errno.EIO, "ne répond pas"),
        (errno.EROFS, "refuse d’écrire"),
    ],
)
@pytest.mark.parametrize("room", [0, 2])
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str, room: int
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    before = fingerprint(tmp_path)
    real = atomic.open_temporary

    def failing(folder: Path, *, private: bool) -> tuple[io.BytesIO, Path]:
        stream, temporary = real(folder, private=private)
        stream.close()
        return FailingStream(temporary, room, code), temporary

    monkeypatch.setattr(atomic, "open_temporary", failing)
    assert word in refused(path)
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("function", ["fsync", "replace", "open"])
def test_each_step_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    before = fingerprint(tmp_path)

    def failing(*_: object) -> None:
        raise PermissionError(errno.EACCES, "the reader holds it")

    monkeypatch.setattr(os, function, failing)
    sentence = refused(path)
    monkeypatch.undo()
    assert "ouvert ailleurs" in sentence
    assert fingerprint(tmp_path) == before


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    before = fingerprint(tmp_path)
    assert "n’existe pas" in refused(tmp_path / "absent" / "a.pdf")
    assert "n’existe pas" in refused(tmp_path / "file" / "a.pdf")
    assert "répertoire" in refused(tmp_path)
    assert "plus court" in refused(tmp_path / ("é" * 300))
    assert "illisibles" in refused(tmp_path / "a\0b")
    assert "illisibles" in refused(tmp_path / "a\udcffb")
    assert fingerprint(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_a_folder_that_may_not_be_written() -> None:
    with ordinary_user() as folder:
        folder.chmod(0o500)
        assert "refuse d’écrire" in refused(folder / "a.pdf")


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


LIMITED = """
import resource, sys
from pathlib import Path
from cyberwizard.atomic import write_atomically
from cyberwizard.errors import UserFacingError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), bytes(5000))
except UserFacingError as error:
    sys.stdout.buffer.write(str(error).encode())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_real_limit_on_the_disk_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], cwd=ROOT, capture_output=True, check=True
    )
    assert "plein" in done.stdout.decode()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


@given(st.text(min_size=1))
def test_any_name_can_be_said(name: str) -> None:
    said = quoted(Path(name))
    said.encode()
    assert said.splitlines() == [said]
    assert not {"\u202e", "\0", "\x1b"} & set(said)
    assert quoted(Path("é\u202f" + name.replace("/", ""))).startswith("«\u00a0é\u202f")
