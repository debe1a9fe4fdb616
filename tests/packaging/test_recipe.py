"""The recipes stop, and say what to do, rather than build something doubtful."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.tools import ROOT

PYTHONS = {f"PYTHON_{name}{end}" for name in ("EMBED", "SOURCE") for end in ("", "_SHA256")}


def build(
    what: str, root: Path = ROOT, **environment: str | Path
) -> subprocess.CompletedProcess[str]:
    """Run a recipe; the variables are those of the person who builds, but for those given.

    A Python given here takes the place of any that the artefacts were built from.
    """
    kept = dict(os.environ)
    if not environment.keys().isdisjoint(PYTHONS):
        kept = {name: value for name, value in kept.items() if name not in PYTHONS}
    return subprocess.run(
        [sys.executable, root / "packaging", what],
        env=kept | {name: str(value) for name, value in environment.items()},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


def source_tree(folder: Path, number: str) -> Path:
    (folder / "Include").mkdir()
    (folder / "Lib").mkdir()
    header = folder / "Include" / "patchlevel.h"
    header.write_text(f'#define PY_VERSION      "{number}"\n', "ascii")
    return folder


def test_a_library_of_another_patch_level_is_refused(payload: Path, tmp_path: Path) -> None:
    before = (payload / "Cyberwizard.exe").stat()
    done = build("payload", PYTHON_SOURCE=source_tree(tmp_path, "3.11.8"))
    assert done.returncode == 1
    assert "is that of Python 3.11.8" in done.stderr
    assert "PYTHON_EMBED=" in done.stderr
    # The last good build is still there.
    assert (payload / "Cyberwizard.exe").stat() == before


@pytest.mark.parametrize(
    ("variable", "name", "said"),
    [
        ("PYTHON_EMBED", "python-3.11.9-embed-amd64.zip", "is not the official file"),
        ("PYTHON_EMBED", "python-3.11.42-embed-amd64.zip", "PYTHON_EMBED_SHA256"),
        ("PYTHON_EMBED", "python-3.13.1-embed-amd64.zip", "python-3.11.N-embed-amd64.zip"),
        ("PYTHON_SOURCE", "Python-3.11.9.tar.xz", "is not the official file"),
    ],
)
def test_a_file_that_is_not_the_official_one_is_refused(
    variable: str, name: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b"not it")
    done = build("payload", **{variable: path})
    assert done.returncode == 1
    assert said in done.stderr


def test_a_build_elsewhere_and_at_another_hour_gives_the_same_bytes(
    setup_exe: Path, portable_zip: Path, tmp_path: Path
) -> None:
    """Build all of it again from a copy; ``dist/`` holds what the first build gave."""
    copy = tmp_path / "a copy"
    left_out = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=left_out)
    downloads = Path("build", "packaging", "downloads")
    shutil.copytree(ROOT / downloads, copy / downloads)
    done = build("installer", copy, TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    for path in (setup_exe, portable_zip):
        assert (copy / "dist" / path.name).read_bytes() == path.read_bytes(), path.name
