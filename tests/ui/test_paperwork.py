"""The menu « Documents »: every paper by keyboard, with a dossier or without, and every failure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from cyberwizard.answers import Answer
from cyberwizard.contract.client import render_pages
from cyberwizard.dossier.model import Dossier
from cyberwizard.dossier.text import render_text
from cyberwizard.errors import UserFacingError
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_preview import numbered
from ui.dialogs.print_choice import PrintChoiceDialog
from ui.dialogs.work import WorkDialog

PAPERS = {
    "Questionnaire vierge": ("questionnaire-vierge-2026-11-23.pdf", "Vos fichiers sont-ils copiés"),
    "Fiche du jour de l’attaque": ("fiche-du-jour-de-l-attaque-2026-11-23.pdf", "Porter plainte"),
    "Questions au prestataire": (
        "fiche-pour-le-prestataire-informatique-2026-11-23.pdf",
        "Questions au prestataire informatique",
    ),
}


class Prints:
    """What was asked to be printed."""

    def __init__(self, outside: Outside) -> None:
        self.dossiers: list[Dossier] = []
        outside.services = outside.services._replace(print_dossier=self.print)

    def print(self, dossier: Dossier, _files: Mapping[str, bytes]) -> bytes:
        self.dossiers.append(dossier)
        return numbered(1)


def begin(launch: Launch) -> Manager:
    """Open a new dossier of a firm that has a name, and a contact."""
    manager = launch()
    manager.begin()
    document = manager.window.document
    assert document is not None
    document.answer("nom_entreprise", Answer(value="Garage Lebrun"))
    document.answer("contact_sinistre", Answer(value="01 99 00 12 34"))
    return manager


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_made_without_any_dossier(
    launch: Launch, outside: Outside, tmp_path: Path, paper: str
) -> None:
    name, text = PAPERS[paper]
    manager = launch()
    manager.menu("Documents", paper)
    dialog = manager.wait_for_dialog(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == name
    target = tmp_path / name
    manager.give_file(target)
    manager.wait_for_dialog(WorkDialog)
    manager.wait(lambda: bool(outside.opened), seconds=20)
    assert outside.opened == [target]
    assert manager.reads("Le PDF est prêt")
    (page,) = render_pages(target.read_bytes(), [1], 0.2)
    assert text in " ".join(page.text.split())
    manager.press("Montrer l’emplacement")
    assert outside.opened == [target, target.parent]
    manager.press("Ouvrir le PDF")
    assert outside.opened == [target, target.parent, target]
    manager.press("Fermer")
    manager.activate()
    assert manager.focus_name == "Commencer un dossier"


@pytest.mark.parametrize(
    ("paper", "text"),
    [("Fiche du jour de l’attaque", "01 99 00 12 34"), ("Questions au prestataire", "Question")],
)
def test_with_a_dossier_the_paper_is_filled(
    launch: Launch, outside: Outside, tmp_path: Path, paper: str, text: str
) -> None:
    prints = Prints(outside)
    manager = begin(launch)
    manager.menu("Documents", paper)
    dialog = manager.wait_for_dialog(QFileDialog)
    proposed = Path(dialog.selectedFiles()[0])
    document = manager.window.document
    assert document is not None
    assert proposed.parent == document.path.parent
    assert "garage-lebrun" in proposed.name
    manager.give_file(tmp_path / "a.pdf")
    manager.wait_to_read("Le PDF est prêt")
    (dossier,) = prints.dossiers
    assert dossier.company == "Garage Lebrun"
    assert text in render_text(dossier)


def test_a_paper_that_cannot_be_written_is_said(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise UserFacingError("Le disque est plein ; libérez de la place.")

    Prints(outside)
    outside.services = outside.services._replace(write_file=refuse)
    manager = launch()
    manager.menu("Documents", "Fiche du jour")
    manager.give_file(tmp_path / "a.pdf")
    manager.wait_to_read("Le disque est plein")
    assert outside.opened == []
    manager.press("Fermer")


def test_without_a_pdf_reader_it_is_said(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    Prints(outside)
    outside.has_reader = False
    manager = launch()
    manager.menu("Documents", "Fiche du jour")
    manager.give_file(tmp_path / "a.pdf")
    manager.wait_to_read("Cet ordinateur n’a pas su l’ouvrir")


def test_ctrl_p_asks_for_whom_and_never_forgets_the_choice(
    launch: Launch, outside: Outside
) -> None:
    prints = Prints(outside)
    manager = begin(launch)
    manager.key(Key.Key_P, ctrl=True)
    dialog = manager.wait_for_dialog(PrintChoiceDialog)
    assert manager.focus_name == "Assureur"
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not dialog.isVisible())
    manager.activate()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")
    manager.tab_to("Assureur")
    for _ in range(3):
        manager.key(Key.Key_Right)
    manager.key(Key.Key_P, ctrl=True)
    manager.wait_for_dialog(PrintChoiceDialog)
    assert manager.focus_name == "Anonymisée"
    manager.press("Choisir l’imprimante…")
    manager.wait(lambda: bool(prints.dossiers))
    assert prints.dossiers[0].company == ""


def test_nothing_is_printed_when_no_dossier_is_open(launch: Launch, outside: Outside) -> None:
    prints = Prints(outside)
    manager = launch()
    manager.key(Key.Key_P, ctrl=True)
    manager.window.wait_for_work()
    assert prints.dossiers == []
