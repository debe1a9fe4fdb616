"""The program from the outside: its arguments, and what it loads before its first page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
NOT_BEFORE_THE_FIRST_PAGE = (
    *("cyberwizard.content.loader", "cyberwizard.assessment", "cyberwizard.dossier_file"),
    *("apsw", "jinja2", "pikepdf", "reportlab", "tomllib", "ui.wizard", "PySide6.QtNetwork"),
)

NOT_BEFORE_THE_FIRST_QUESTION = (
    *("cyberwizard.assessment", "cyberwizard.glossary", "cyberwizard.validity"),
    *("argon2", "jinja2", "pikepdf", "reportlab", "tomllib", "PySide6.QtNetwork"),
    *("ui.collector", "ui.spoken", "ui.dialogs.dialog", "ui.dialogs.messages", "ui.safe"),
    *("ui.proof_files", "ui.widgets.evidence_row"),
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=60,
    )


def test_help_is_in_french() -> None:
    done = run("-m", "ui", "--help")
    assert done.returncode == 0
    assert "--language <fr|en>" in done.stdout
    assert "Le dossier à ouvrir." in done.stdout


def test_version() -> None:
    assert run("-m", "ui", "--version").stdout.startswith("Cyberwizard ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--language", "de"), "La langue est fr ou en."),
        (("a", "b"), "Un seul fichier à la fois."),
        (("--nimporte",), "nimporte"),
    ],
)
def test_wrong_usage_is_said_and_ends_with_2(arguments: tuple[str, ...], sentence: str) -> None:
    done = run("-m", "ui", *arguments)
    assert done.returncode == 2
    assert sentence in done.stderr


WATCH = """
import json, sys
from ui.app import launch

app, window = launch([sys.argv[0], *sys.argv[1:]])

def tell():
    print(json.dumps([sorted(sys.modules), window.windowTitle(), window.accueil is not None]))
    window.close()

window.first_painted.connect(tell)
raise SystemExit(app.exec())
"""


def test_the_first_page_comes_before_everything_else() -> None:
    done = run("-c", WATCH)
    assert done.returncode == 0, done.stderr
    modules, title, shows_accueil = json.loads(done.stdout)
    assert [name for name in NOT_BEFORE_THE_FIRST_PAGE if name in modules] == []
    assert title == "Cyberwizard"
    assert shows_accueil
    assert [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line] == []


OPEN = """
import sys
from PySide6.QtCore import QTimer
from ui.app import launch

app, window = launch([sys.argv[0], *sys.argv[1:]])

def tell():
    if window.wizard is not None:
        print(window.windowTitle())
        QTimer.singleShot(0, window.close)

window.desk.changed.connect(tell)
code = app.exec()
window.wait_for_work()
raise SystemExit(code)
"""


def test_a_file_on_the_command_line_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "Garage du Port.cyberdossier"
    made = run("-m", "cyberwizard.cli", "sample", "-o", str(path))
    assert made.returncode == 0 or path.exists(), made.stderr
    done = run("-c", OPEN, str(path))
    assert (done.returncode, done.stdout) == (0, "Garage du Port — Cyberwizard\n"), done.stderr


FIRST_QUESTION = """
import json, sys
from ui.app import launch

app, window = launch([sys.argv[0], *sys.argv[1:]])
found = []

def look():
    window.wizard.repaint()
    found.append([sorted(sys.modules), window.menus.is_complete])

def tell():
    print(json.dumps([*found, window.wizard is not None]))
    window.close()

window.desk.changed.connect(look)
window.first_painted.connect(tell)
code = app.exec()
window.wait_for_work()
raise SystemExit(code)
"""


def test_the_first_question_comes_before_what_is_needed_later(tmp_path: Path) -> None:
    path = tmp_path / "a.cyberdossier"
    with DossierFile.create(path, now=NOW, content_version="1") as file:
        file.save_answer("nom_entreprise", Answer(value="Garage du Port"), None, NOW)
        file.save_position("activite")
    done = run("-c", FIRST_QUESTION, str(path))
    assert done.returncode == 0, done.stderr
    (modules, menus), *others, shows_question = json.loads(done.stdout)
    assert [name for name in NOT_BEFORE_THE_FIRST_QUESTION if name in modules] == []
    assert not menus
    assert others == [], "only one page came"
    assert shows_question, "nothing is prepared before"
