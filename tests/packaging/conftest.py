"""The tests of what is in ``dist/``: a Windows for the session, a screen, and the artefacts.

They take minutes and want wine, Xvfb and root: a plain ``pytest`` leaves them alone, and
``pytest tests/packaging`` runs them. Nothing is skipped: what is missing fails and says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.tools import DIST, ROOT, SCREENSHOTS, Screen, Windows, version

_HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Collect these tests only when their folder, or a file of it, is asked for."""
    del collection_path
    asked = [Path(str(argument).split("::")[0]) for argument in config.invocation_params.args]
    folder = config.invocation_params.dir
    if any((folder / path).resolve().is_relative_to(_HERE) for path in asked):
        return None
    return True


def artefact(pattern: str) -> Path:
    """Return the one artefact of this version that has that name."""
    path = DIST / pattern.format(version=version())
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing: make installer deb"
    return path


@pytest.fixture(scope="session")
def setup_exe() -> Path:
    """Return the installer."""
    return artefact("Cyberwizard-{version}-Setup.exe")


@pytest.fixture(scope="session")
def portable_zip() -> Path:
    """Return the portable zip."""
    return artefact("Cyberwizard-{version}-portable.zip")


@pytest.fixture(scope="session")
def deb() -> Path:
    """Return the Debian package."""
    return artefact("cyberwizard_{version}_amd64.deb")


@pytest.fixture(scope="session")
def payload() -> Path:
    """Return the folder that the installer was made from."""
    folder = ROOT / "build" / "windows" / "Cyberwizard"
    assert (folder / "Cyberwizard.exe").is_file(), "build/windows is missing: make installer"
    return folder


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """Start a screen that nobody sees."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with Screen.started() as started:
        yield started


@pytest.fixture(scope="session")
def machine(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """Make a Windows 10 with nothing installed."""
    assert os.name == "posix"
    with Windows.installed(tmp_path_factory.mktemp("windows"), screen) as made:
        yield made


@pytest.fixture
def windows(machine: Windows) -> Iterator[Windows]:
    """Give the Windows of the session, put back as it was when the test is over."""
    machine.keep_state()
    yield machine
    machine.restore_state()
