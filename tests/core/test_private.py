"""What must be a file for a moment is for us alone, and does not stay."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cyberwizard.errors import UserFacingError
from cyberwizard.private import PrivateFolder

from .dossier_tools import ROOT, check_sentence

OTHER = """
from cyberwizard.private import PrivateFolder
from pathlib import Path
import sys
folder = PrivateFolder(Path(sys.argv[1]))
folder().joinpath("preuve.pdf").write_text("CANARI")
print(folder(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "Cyberwizard"


def test_it_is_for_us_alone_and_goes_with_the_program(root: Path) -> None:
    private = PrivateFolder(root, lasting=["exemple"])
    assert not root.exists()
    folder = private()
    assert private() == folder
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
    (folder / "a.pdf").write_bytes(b"x")
    (folder / "b").mkdir()
    (folder / "exemple").mkdir()
    (folder / "b" / "c.png").write_bytes(b"x")
    private.clear()
    assert {path.name for path in folder.iterdir()} == {"exemple", "verrou"}
    (folder / "d.pdf").write_bytes(b"x")
    private.close()
    private.close()
    private.clear()
    assert list(root.iterdir()) == []
    assert private() != folder  # used again after all
    private.close()


def test_what_a_killed_program_left_goes_and_what_is_used_stays(root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(root)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        theirs = Path(process.stdout.readline().strip())
        private = PrivateFolder(root)
        mine = private()
        private.sweep()
        assert (theirs / "preuve.pdf").exists()
        process.kill()
        process.wait()
        private.sweep()
    assert not theirs.exists()
    assert mine.exists()
    private.close()


def test_a_folder_that_is_being_made_is_left(root: Path) -> None:
    young, old, other = root / "prive-young", root / "prive-old", root / "autre"
    for folder in (young, old, other):
        folder.mkdir(parents=True)
    os.utime(old, (time.time() - 120, time.time() - 120))
    os.utime(other, (time.time() - 120, time.time() - 120))
    PrivateFolder(root).sweep()
    assert {folder.name for folder in root.iterdir()} == {"prive-young", "autre"}


def test_a_link_inside_leads_nothing_else_to_be_removed(root: Path, tmp_path: Path) -> None:
    precious = tmp_path / "documents"
    precious.mkdir()
    (precious / "important").write_bytes(b"x")
    private = PrivateFolder(root)
    (private() / "lien").symlink_to(precious)
    private.close()
    assert (precious / "important").exists()


def test_a_place_that_cannot_hold_it_is_said(root: Path) -> None:
    root.parent.mkdir()
    root.write_bytes(b"")
    with pytest.raises(UserFacingError) as caught:
        PrivateFolder(root)()
    check_sentence(caught.value)
    PrivateFolder(root).sweep()
