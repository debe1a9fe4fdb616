"""A bug of ours: a report without any answer, a dialog, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from cyberwizard.dossier_file import DossierFile
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_flow import answer_identity, answers_on_disk
from ui.crash import CrashDialog, CrashHandler

SECRET = "le mot de passe est boulangerie75"


def fail(answer: str) -> None:
    try:
        raise KeyError(answer)
    except KeyError as error:
        raise ValueError(f"cannot read {answer}") from error


def caught(answer: str) -> BaseException:
    with pytest.raises(ValueError, match="cannot read") as caught_:
        fail(answer)
    return caught_.value


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[CrashHandler]:
    parent = QObject()
    hooks = sys.excepthook, threading.excepthook
    yield CrashHandler(lambda: tmp_path / "journaux", lambda: NOW, parent)
    sys.excepthook, threading.excepthook = hooks


def test_the_report_says_where_and_never_what_was_typed(
    handler: CrashHandler, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = caught(SECRET)
    handler.handle(type(error), error, error.__traceback__)
    [report] = (tmp_path / "journaux").iterdir()
    text = report.read_text("utf-8")
    console = capsys.readouterr().err  # the log of the desktop, for a program without console
    assert SECRET not in text + console
    assert "test_crash.py" in console
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_crash.py" in text
    assert " fail" in text


def test_the_window_says_it_once_and_goes_on(launch: Launch, handler: CrashHandler) -> None:
    manager = launch()
    dialog = CrashDialog(manager.window)
    handler.reported.connect(dialog.show)
    error = caught(SECRET)
    for _ in range(3):
        handler.handle(type(error), error, error.__traceback__)
    box = manager.wait_for_dialog(QMessageBox)
    assert "Vos réponses enregistrées sont intactes" in box.text()
    assert "incident-2026-11-23" in box.informativeText()
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not box.isVisible())
    manager.activate()
    manager.begin()


def test_a_bug_in_a_thread_is_reported_too(handler: CrashHandler, tmp_path: Path) -> None:
    handler.install()
    thread = threading.Thread(target=fail, args=(SECRET,))
    thread.start()
    thread.join()
    assert len(list((tmp_path / "journaux").iterdir())) == 1


def test_a_disk_that_refuses_the_report_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "journaux").write_text("a file")
    parent = QObject()
    handler = CrashHandler(lambda: tmp_path / "journaux", lambda: NOW, parent)
    said: list[str] = []
    handler.reported.connect(said.append)
    error = caught(SECRET)
    handler.handle(type(error), error, error.__traceback__)
    assert said == [""]


# --- Planted bugs, in the program as it runs -----------------------------------------------------


@pytest.fixture
def armed(launch: Launch, handler: CrashHandler) -> Iterator[Callable[[], Manager]]:
    """Start the program with its crash dialog, as ``ui.app`` does."""

    def start() -> Manager:
        manager = launch()
        dialog = CrashDialog(manager.window)
        handler.reported.connect(dialog.show)
        handler.install()
        return manager

    yield start
    handler.reported.disconnect()


def dismiss(manager: Manager, folder: Path) -> None:
    """Read that nothing is lost, and go on."""
    box = manager.wait_for_dialog(QMessageBox)
    assert "Vos réponses enregistrées sont intactes" in box.text()
    [report] = folder.iterdir()
    assert "RuntimeError" in report.read_text("utf-8")
    assert SECRET not in report.read_text("utf-8")
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()


def bug(*_arguments: object) -> None:
    raise RuntimeError(SECRET)


def test_a_bug_in_a_slot_loses_nothing(
    armed: Callable[[], Manager], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = armed()
    path = manager.begin()
    answer_identity(manager)
    manager.saved()
    with monkeypatch.context() as planted:
        planted.setattr("cyberwizard.session.resolve", bug)
        manager.choose("Non")
        dismiss(manager, tmp_path / "journaux")
    manager.choose("Oui, tous")
    manager.saved()
    manager.quit()
    assert answers_on_disk(path)["copie"] == (("oui",), "")
    assert answers_on_disk(path)["nombre_personnes"] == ((), "6")


def test_a_bug_in_a_thread_puts_the_page_back(
    armed: Callable[[], Manager], outside: Outside, tmp_path: Path
) -> None:
    outside.services = outside.services._replace(print_dossier=bug)  # type: ignore[arg-type]
    manager = armed()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")
    manager.press("Créer le PDF…")
    manager.give_file(tmp_path / "a.pdf")
    dismiss(manager, tmp_path / "journaux")
    manager.tab_to("Créer le PDF…")
    assert not (tmp_path / "a.pdf").exists()
    manager.quit()


def test_a_bug_in_the_writer_loses_nothing(
    armed: Callable[[], Manager], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = armed()
    manager.begin()
    answer_identity(manager)
    manager.saved()
    with monkeypatch.context() as planted:
        planted.setattr(DossierFile, "save_answer", bug)
        manager.choose("Non")
        dismiss(manager, tmp_path / "journaux")
    assert manager.reads("Vos dernières réponses ne sont pas enregistrées.")
    manager.choose("En partie, sauf certains")  # one may go on, and nothing waits for ever
    assert not manager.reads("Enregistrement…")
    copy = tmp_path / "copie.cyberdossier"
    manager.press("Enregistrer une copie…")
    manager.give_file(copy)
    manager.wait(
        lambda: manager.window.document is not None and manager.window.document.path == copy
    )
    manager.activate()
    manager.saved()
    manager.quit()
    assert answers_on_disk(copy)["copie"] == (("en_partie",), "")
    assert answers_on_disk(copy)["nombre_personnes"] == ((), "6")


def test_after_a_bug_in_the_writer_one_can_still_leave(
    armed: Callable[[], Manager], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = armed()
    path = manager.begin()
    answer_identity(manager)
    manager.saved()
    with monkeypatch.context() as planted:
        planted.setattr(DossierFile, "save_answer", bug)
        manager.choose("Non")
        dismiss(manager, tmp_path / "journaux")
    manager.key(Key.Key_Q, ctrl=True)
    box = manager.wait_for_dialog(QMessageBox)
    assert "ne sont pas enregistrées" in box.text()
    manager.press("Fermer sans enregistrer")
    manager.wait(lambda: not manager.window.isVisible())
    assert answers_on_disk(path)["nombre_personnes"] == ((), "6")  # and the file was let go
