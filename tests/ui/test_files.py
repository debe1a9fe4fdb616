"""What the disk can do to a manager: a clear sentence, a window that lives, nothing lost."""

from __future__ import annotations

import errno
import threading
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile
from cyberwizard.errors import UserFacingError
from cyberwizard.wording import Wording
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Key, Manager
from ui.dialogs.new_dossier import NewDossierDialog

FULL = "Le disque est plein ; libérez de la place, puis réessayez."


def name_on_disk(path: Path) -> str:
    with DossierFile.open(path, read_only=True) as file:
        return file.load().answers["nom_entreprise"].value


class Disk:
    """A disk that can be filled, freed, and slowed down."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self.gate = threading.Event()
        self.gate.set()
        save, copy = DossierFile.save_answer, DossierFile.save_copy

        def save_answer(
            file: DossierFile,
            question_id: str,
            answer: Answer | None,
            wording: Wording | None,
            now: datetime,
        ) -> None:
            assert self.gate.wait(60)
            if self.full:
                raise UserFacingError(FULL)
            save(file, question_id, answer, wording, now)

        def save_copy(file: DossierFile, path: Path) -> None:
            if self.full:
                raise UserFacingError(FULL)
            copy(file, path)

        monkeypatch.setattr(DossierFile, "save_answer", save_answer)
        monkeypatch.setattr(DossierFile, "save_copy", save_copy)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def fail_to_save(manager: Manager, disk: Disk) -> None:
    disk.full = True
    manager.write("Garage Martin")
    manager.key(Key.Key_Return)
    manager.wait_to_read("Vos dernières réponses ne sont pas enregistrées.")


def test_a_full_disk_is_said_and_retried(launch: Launch, disk: Disk) -> None:
    manager = launch()
    path = manager.begin()
    fail_to_save(manager, disk)
    assert manager.reads(FULL)
    assert manager.reads("Pas enregistré")
    assert manager.title() == "Quel est votre numéro SIREN ?"  # the window goes on
    disk.full = False
    manager.press("Réessayer")
    manager.saved()
    manager.wait(lambda: not manager.reads(FULL))  # the backup is made too
    manager.quit()
    assert name_on_disk(path) == "Garage Martin"


def test_when_the_original_cannot_be_written_one_goes_on_in_a_copy(
    launch: Launch, disk: Disk, tmp_path: Path
) -> None:
    manager = launch()
    manager.begin()
    fail_to_save(manager, disk)
    copy = tmp_path / "copie.cyberdossier"
    manager.press("Enregistrer une copie…")
    manager.give_file(copy)
    manager.wait(
        lambda: manager.window.document is not None and manager.window.document.path == copy
    )
    disk.full = False
    manager.activate()
    assert manager.title() == "Quel est votre numéro SIREN ?" or manager.reads("Garage Martin")
    manager.quit()
    assert name_on_disk(copy) == "Garage Martin"


def test_closing_never_leaves_an_answer_behind_in_silence(launch: Launch, disk: Disk) -> None:
    manager = launch()
    manager.begin()
    fail_to_save(manager, disk)
    manager.key(Key.Key_Q, ctrl=True)
    box = manager.wait_for_dialog(QMessageBox)
    assert "ne sont pas enregistrées" in box.text()
    assert FULL in box.informativeText()
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not box.isVisible())
    assert manager.window.isVisible()
    disk.full = False
    manager.activate()
    manager.quit()


def test_closing_anyway_is_possible(launch: Launch, disk: Disk) -> None:
    manager = launch()
    path = manager.begin()
    fail_to_save(manager, disk)
    manager.key(Key.Key_Q, ctrl=True)
    manager.wait_for_dialog(QMessageBox)
    manager.press("Fermer sans enregistrer")
    manager.wait(lambda: not manager.window.isVisible())
    with DossierFile.open(path, read_only=True) as file:
        assert file.load().answers == {}


def test_a_slow_disk_makes_nobody_wait(launch: Launch, disk: Disk) -> None:
    manager = launch()
    path = manager.begin()
    disk.gate.clear()
    manager.write("Garage Martin")
    manager.key(Key.Key_Return)
    assert manager.title() == "Quel est votre numéro SIREN ?"
    assert manager.reads("Enregistrement…")
    manager.key(Key.Key_Q, ctrl=True)
    manager.wait_to_read("Enregistrement de vos dernières réponses…")
    assert manager.window.isVisible()
    disk.gate.set()
    manager.wait(lambda: not manager.window.isVisible())
    assert name_on_disk(path) == "Garage Martin"


def test_a_disk_that_answers_once_everything_is_closed_harms_nothing(
    launch: Launch, disk: Disk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    crashes: list[object] = []
    monkeypatch.setattr(threading, "excepthook", crashes.append)
    monkeypatch.setattr("ui.document.DRAIN_SECONDS", 0.05)
    manager = launch()
    path = manager.begin()
    manager.saved()
    disk.gate.clear()
    manager.write("Garage Martin")
    manager.key(Key.Key_Q, ctrl=True)
    box = manager.wait_for_dialog(QMessageBox)
    assert "ne sont pas enregistrées" in box.text()
    manager.press("Fermer sans enregistrer")
    manager.wait(lambda: not manager.window.isVisible())
    writers = [one for one in threading.enumerate() if one.name == "dossier-writer"]
    assert writers
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    disk.gate.set()
    qtbot.waitUntil(lambda: not any(writer.is_alive() for writer in writers))
    assert crashes == []
    assert name_on_disk(path) == "Garage Martin"


def test_a_key_that_is_pulled_out_then_plugged_again(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = manager.begin()
    manager.write("Garage Martin")
    manager.key(Key.Key_Return)
    manager.saved()
    pulled = tmp_path / "pulled"
    path.parent.rename(pulled)
    manager.write("732829320")
    manager.key(Key.Key_Return)
    manager.wait_to_read("Vos dernières réponses ne sont pas enregistrées.")
    assert manager.reads("déplacé ou supprimé")
    assert manager.title() == "Combien êtes-vous ?"
    manager.press("Réessayer")
    manager.wait_to_read("Pas enregistré")
    pulled.rename(path.parent)
    manager.press("Réessayer")
    manager.saved()
    manager.wait(lambda: not manager.reads("déplacé ou supprimé"))
    manager.quit()
    with DossierFile.open(path, read_only=True) as file:
        said = {name: answer.value for name, answer in file.load().answers.items()}
    assert said == {"nom_entreprise": "Garage Martin", "siren": "732829320"}


def test_what_was_just_typed_is_saved_by_closing(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    manager.write("Garage Martin")
    manager.quit()
    assert name_on_disk(path) == "Garage Martin"


def test_a_second_window_opens_to_read(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    manager.write("Garage Martin")
    manager.quit()
    with DossierFile.open(path):
        other = launch(path)
        box = other.wait_for_dialog(QMessageBox)
        assert "déjà ouvert ailleurs" in box.text()
        other.press("Ouvrir en lecture seule")
        other.wait_for_wizard()
        assert other.reads("Ce dossier est ouvert en lecture seule.")
        assert other.reads("Lecture seule")
        other.quit()


def test_a_folder_that_cannot_be_written_opens_to_read(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = launch()
    path = manager.begin()
    manager.quit()

    def refuse(_folder: Path) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr("cyberwizard.dossier_file.file.open_temporary", refuse)
    other = launch(path)
    box = other.wait_for_dialog(QMessageBox)
    assert "interdit d’écrire" in box.text()
    other.key(Key.Key_Escape)
    other.wait(lambda: other.window.accueil is not None and not box.isVisible())


def test_a_file_that_is_not_ours_is_refused_in_one_sentence(launch: Launch, tmp_path: Path) -> None:
    path = tmp_path / "lettre.cyberdossier"
    path.write_bytes(b"Bonjour Monsieur, " * 400)
    manager = launch(path)
    manager.wait_to_read("n’est pas un dossier Cyberwizard")
    assert path.read_bytes() == b"Bonjour Monsieur, " * 400


def test_a_dossier_that_has_gone_is_said(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    manager.quit()
    path.unlink()
    again = launch()
    again.press("Reprendre ce dossier")
    again.wait_to_read("est introuvable")


def test_a_place_that_cannot_hold_the_dossier_can_be_changed(
    launch: Launch, tmp_path: Path
) -> None:
    (tmp_path / "Documents").write_text("a file where a folder is wanted")
    manager = launch()
    manager.press("Commencer un dossier")
    dialog = manager.wait_for_dialog(NewDossierDialog)
    manager.press("Commencer")
    manager.wait_to_read("choisissez un autre emplacement")
    manager.press("Changer d’emplacement…")
    other = tmp_path / "ici" / "a.cyberdossier"
    other.parent.mkdir()
    manager.give_file(other)
    manager.wait_for_dialog(NewDossierDialog)
    manager.press("Commencer")
    manager.wait_for_wizard()
    assert other.exists()
    assert dialog.path == other


def test_a_synchronised_place_is_said(launch: Launch, outside: Outside) -> None:
    outside.services = outside.services._replace(is_synchronised=lambda _path: True)
    manager = launch()
    manager.press("Commencer un dossier")
    manager.wait_for_dialog(NewDossierDialog)
    assert manager.reads("OneDrive copie cet emplacement sur Internet.")


def test_a_new_dossier_never_takes_the_place_of_another(launch: Launch) -> None:
    manager = launch()
    first = manager.begin()
    manager.quit()
    second = launch().begin()
    assert (first.name, second.name) == (
        "Mon dossier cyber.cyberdossier",
        "Mon dossier cyber 2.cyberdossier",
    )


def test_a_copy_is_whole_and_the_dossier_stays(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = manager.begin()
    manager.write("Garage Martin")
    copy = tmp_path / "copie.cyberdossier"
    manager.key(Key.Key_S, ctrl=True)
    manager.give_file(copy)
    box = manager.wait_for_dialog(QMessageBox)
    assert "copie.cyberdossier" in box.text()
    manager.key(Key.Key_Escape)
    assert manager.window.document is not None
    assert manager.window.document.path == path
    assert name_on_disk(copy) == "Garage Martin"


def test_another_dossier_takes_the_place_of_the_first(launch: Launch, tmp_path: Path) -> None:
    other = tmp_path / "autre.cyberdossier"
    with DossierFile.create(other, now=NOW, content_version="essai") as file:
        file.save_answer("nom_entreprise", Answer(value="Fleuriste"), None, NOW)
    manager = launch()
    path = manager.begin()
    manager.write("Garage Martin")
    manager.key(Key.Key_O, ctrl=True)
    manager.give_file(other)
    manager.wait_to_read("Fleuriste")
    manager.activate()
    assert name_on_disk(path) == "Garage Martin"
    manager.key(Key.Key_W, ctrl=True)
    manager.wait(lambda: manager.window.accueil is not None)
    manager.activate()
    assert manager.focus_name == "Reprendre ce dossier"
    assert manager.reads("Garage Martin")  # the one before, among the recent ones
