"""After a session with a password, nothing that was typed is left in clear by the program."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from cyberwizard import paths
from cyberwizard.answers import Answer
from cyberwizard.dossier_file.container import MAGIC
from cyberwizard.notes import Explanation
from tests.core.dossier_tools import plain_bytes
from tests.ui.conftest import NOW, Launch
from tests.ui.driver import Key, Manager
from tests.ui.test_safe import protect
from ui.crash import CrashHandler

pytestmark = pytest.mark.usefixtures("cheap_passwords")
CANARIES = [f"CANARI{number:02}secret" for number in range(50)]


@pytest.fixture
def everywhere(tmp_path: Path, user_home: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every folder that the program can write in: documents, data, settings, temporary files."""
    temporary = tmp_path / "temporaire"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return [tmp_path, user_home]


@pytest.fixture
def crashes(tmp_path: Path) -> Iterator[CrashHandler]:
    parent = QObject()
    hooks = sys.excepthook, threading.excepthook
    yield CrashHandler(paths.log_dir, lambda: NOW, parent)
    sys.excepthook, threading.excepthook = hooks


def leaks(folders: list[Path]) -> list[str]:
    """Return where a canary can be read, in any file or name, in any usual encoding."""
    found = []
    for path in (path for folder in folders for path in folder.rglob("*")):
        data = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        if data.removeprefix(path.name.encode()).startswith(MAGIC + b"\0"):
            data += plain_bytes(path)  # the key is published: anybody can read it
        found += [f"{path.name}: {canary}" for canary in CANARIES if is_in(canary, data)]
    return found


def is_in(canary: str, data: bytes) -> bool:
    return any(canary.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be"))


def type_canaries(manager: Manager, canaries: list[str]) -> None:
    """Put the canaries in everything that can be typed: answers, reasons, remarks, notes, files."""
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    wizard.go_to("nom_entreprise")
    manager.write(canaries[0])
    wizard.flush()
    document.answer("copie", Answer(options=("en_partie",), exception=canaries[1]))
    document.answer("debranchee", Answer(options=("non",), reason=canaries[2]))
    document.note("contradiction:c", Explanation(canaries[3]))
    document.keep_file(b"%PDF-1.7 " + canaries[4].encode() * 100)
    for canary in canaries[5:]:
        document.answer("siren", Answer(value="732829320", comment=canary))
        manager.saved()


def test_fifty_canaries_typed_are_found_nowhere(
    launch: Launch,
    everywhere: list[Path],
    crashes: CrashHandler,
    capfd: pytest.CaptureFixture[str],
) -> None:
    manager = launch()
    path = manager.begin()
    type_canaries(manager, CANARIES[:25])  # still in clear, with its backups
    manager.key(Key.Key_W, ctrl=True)
    manager.wait(lambda: manager.window.document is None)
    in_clear = {leak.partition(":")[0] for leak in leaks(everywhere)}
    assert in_clear > {path.name, "cyberwizard.ini"}  # the firm, to resume; and the backups
    manager.activate()
    manager.press("Reprendre ce dossier")
    manager.wait_for_wizard()
    protect(manager)
    type_canaries(manager, CANARIES[25:])
    document = manager.window.document
    assert document is not None
    document.snapshot(CANARIES[30])
    copy = path.with_name("copie.cyberdossier")
    document.save_copy(copy)
    manager.wait_for_dialog(QMessageBox)
    manager.key(Key.Key_Escape)
    manager.activate()
    services = manager.window._services
    (services.private_folder() / "preuve.pdf").write_text(CANARIES[31])
    try:
        raise ValueError(CANARIES[32])
    except ValueError as error:
        crashes.handle(type(error), error, error.__traceback__)
    manager.saved()
    assert CANARIES[30] not in manager.window.windowTitle()
    on_the_way = leaks(everywhere)  # with the journal and the previews of an open dossier
    assert on_the_way == [f"preuve.pdf: {CANARIES[31]}"]
    manager.key(Key.Key_W, ctrl=True)
    manager.wait(lambda: manager.window.document is None)
    manager.wait(lambda: not (services.private_folder() / "preuve.pdf").exists())
    manager.activate()
    manager.quit()
    manager.window.wait_for_work()
    assert [*paths.private_dir().glob("prive-*")] == []
    said = capfd.readouterr()
    assert leaks(everywhere) == []
    assert not any(canary in said.out + said.err for canary in CANARIES)
    assert len(list(paths.backup_dir().rglob("*.cyberdossier"))) > 1
    assert len(list(paths.log_dir().iterdir())) == 1
