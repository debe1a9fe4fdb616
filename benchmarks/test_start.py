"""From the start of the process to the first painted page, beside a bare Qt window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.dossier_file import DossierFile

ROUNDS = 15
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)

app = QApplication(sys.argv)
window = Window()
window.resize(1180, 860)
window.show()
app.exec()
"""
ACCUEIL = """
import sys
from PySide6.QtWidgets import QApplication
from ui import app

QApplication.setStyle("Fusion")
qapp = QApplication(sys.argv)
window = app.start(qapp, sys.argv)
window.first_painted.connect(lambda: print("painted", flush=True))
qapp.exec()
"""
QUESTION = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app

QApplication.setStyle("Fusion")
qapp = QApplication(sys.argv)
window = app.start(qapp, sys.argv)

def look():
    if window.wizard is not None and window.wizard.isVisible():
        window.wizard.repaint()
        print("painted", flush=True)
    else:
        QTimer.singleShot(1, look)

look()
qapp.exec()
"""


def _painted(script: str, *arguments: str) -> Callable[[], None]:
    command: Sequence[str] = [sys.executable, "-c", script, *arguments]

    def run() -> None:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            process.kill()
        assert line == "painted\n", line

    return run


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "a.cyberdossier"
    now = datetime.now(UTC)
    with DossierFile.create(path, now=now, content_version=load().version) as file:
        file.save_answer("nom_entreprise", Answer(value="Garage du Port"), None, now)
        file.save_position("activite")
    return path


@pytest.mark.benchmark(group="first paint")
def test_bare_window(benchmark: Any) -> None:
    benchmark.extra_info["floor"] = True
    benchmark.pedantic(_painted(BARE), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="first paint")
def test_accueil(benchmark: Any) -> None:
    benchmark.extra_info["bar"] = 1.35
    benchmark.pedantic(_painted(ACCUEIL), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="first paint")
def test_question_of_a_reopened_file(benchmark: Any, dossier: Path) -> None:
    benchmark.extra_info["bar"] = 2.0
    benchmark.pedantic(_painted(QUESTION, str(dossier)), rounds=ROUNDS, warmup_rounds=1)
