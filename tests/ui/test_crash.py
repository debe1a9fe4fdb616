"""A bug of ours: a report without any answer, a dialog, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from tests.ui.conftest import NOW, Launch
from tests.ui.driver import Key
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
