"""What a hurried manager does wrong: one clear sentence each time, nothing lost, a window that goes
on. Each is tried in detail elsewhere; here they come one after the other, in one dossier."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from cyberwizard.dossier_file import DossierFile
from tests.ui.conftest import NOW, Launch
from tests.ui.driver import Key, Manager
from tests.ui.test_evidence import COPY, drop, on_disk, open_question, png, proofs_on_disk
from tests.ui.walk import settle

IDS = {"Non": "non", "Je ne sais pas": "ne_sait_pas"}


def go(manager: Manager, question: str) -> None:
    assert manager.window.wizard is not None
    manager.window.wizard.go_to(question)
    settle(manager)


def lives(manager: Manager, path: Path, answer: str) -> None:
    """Give an answer, and find it on the disk."""
    go(manager, COPY)
    manager.choose(answer)
    manager.saved()
    assert on_disk(path).answers[COPY].options == (IDS[answer],)


@pytest.mark.qt_log_ignore("libpng|QPngHandler|png")
def test_all_that_can_be_given_wrong(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = open_question(manager)
    huge, broken, folder = (tmp_path / name for name in ("film.pdf", "cassée.png", "photos"))
    with huge.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(200_000_000)
    broken.write_bytes(png()[:60])
    folder.mkdir()
    for thing, said in (
        (huge, "trop gros : 200 Mo, pour une limite de 25 Mo"),
        (broken, "L’image « cassée.png » est illisible"),
        (folder, "« photos » est un répertoire"),
    ):
        assert drop(manager, thing)
        manager.wait_to_read(said)
        lives(manager, path, "Je ne sais pas")
        lives(manager, path, "Non")
    assert (proofs_on_disk(path), on_disk(path).copies) == ((), {})
    go(manager, "nom_entreprise")
    manager.write("Boulangerie Dupont " * 55_000)  # a megabyte
    assert manager.reads("Ce texte était trop long : il est coupé à 10 000 signes.")
    manager.write("Boulangerie Dupont")
    go(manager, "siren")
    manager.write("732 829 321")
    manager.key(Key.Key_Return)
    assert manager.reads("Ce SIREN n’existe pas")
    go(manager, "ouverture")
    manager.write("1/3/3026")
    manager.key(Key.Key_Return)
    assert manager.reads("Cette date est trop lointaine : vérifiez l’année.")
    assert manager.title() == "Quand avez-vous ouvert ?"
    lives(manager, path, "Je ne sais pas")
    answers = on_disk(path).answers
    assert answers.keys() == {"nom_entreprise", COPY}
    assert answers["nom_entreprise"].value == "Boulangerie Dupont"


def test_a_folder_named_like_a_dossier_is_said(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = manager.begin()
    manager.write("Boulangerie Dupont")
    folder = tmp_path / "photos.cyberdossier"
    folder.mkdir()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    manager.window.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    manager.wait_to_read("« photos.cyberdossier » n’est pas un fichier")
    assert on_disk(path).answers["nom_entreprise"].value == "Boulangerie Dupont"
    manager.activate()
    manager.press("Reprendre")
    manager.wait_for_wizard()
    assert manager.reads("Boulangerie Dupont")


HOLD = """
import sys
from pathlib import Path
from cyberwizard.dossier_file import DossierFile

with DossierFile.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A dossier that another program has open."""
    path = tmp_path / "a.cyberdossier"
    DossierFile.create(path, now=NOW, content_version="essai").close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield path
        other.communicate("")


def test_two_windows_on_one_file(launch: Launch, held: Path) -> None:
    manager = launch(held)
    box = manager.wait_for_dialog(QMessageBox)
    assert "est déjà ouvert ailleurs" in box.text()
    manager.press("Ouvrir en lecture seule")
    manager.wait_for_wizard()
    assert manager.reads("Ce dossier est ouvert en lecture seule.")
    assert QApplication.activeModalWidget() is None
    manager.next()
    assert manager.title() == "Quel est votre numéro SIREN ?"
