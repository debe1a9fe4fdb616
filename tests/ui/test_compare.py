"""« Ce qui a changé » by keyboard: two dates of one dossier, what moved, the PDF with a letter."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QMenu

from cyberwizard.answers import Answer
from cyberwizard.session import FINISH
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Manager
from ui.dialogs.compare import MOST, CompareDialog
from ui.document import Document
from ui.store import FileStore

REMITTED = "Remis à l’assureur, édition assureur"


def live_on(outside: Outside, days: int) -> None:
    """Have every clock say that it is *days* after the first one."""

    def clock() -> datetime:
        return NOW + timedelta(days=days)

    outside.services = outside.services._replace(now=clock, store=FileStore(clock))


def day_after(launch: Launch, outside: Outside, path: Path, days: int) -> tuple[Manager, Document]:
    """Open the dossier *days* after it was begun."""
    live_on(outside, days)
    manager = launch(path)
    manager.wait_for_wizard()
    document = manager.window.document
    assert document is not None
    return manager, document


def leave(manager: Manager) -> None:
    """Save what is left and close the window."""
    manager.saved()
    manager.quit()


@pytest.fixture
def path(launch: Launch, outside: Outside) -> Path:
    """A dossier answered on a first day, handed over and changed on a second one."""
    live_on(outside, 0)
    manager = launch()
    path = manager.begin()
    document = manager.window.document
    assert document is not None
    document.answer("nom_entreprise", Answer(value="Garage Lebrun"))
    document.answer("copie", Answer(options=("non",)))
    leave(manager)
    manager, document = day_after(launch, outside, path, 10)
    document.answer("copie", Answer(options=("oui",)))
    manager.saved()
    document.snapshot(REMITTED, edition="assureur", fingerprint="x")
    manager.saved()
    document.answer("copie", Answer(options=("en_partie",)))
    leave(manager)
    return path


def ask(manager: Manager) -> CompareDialog:
    """Open the dialog from the menu, and wait until it has read the history."""
    manager.menu("Documents", "Ce qui a changé")
    dialog = manager.wait_for_dialog(CompareDialog)
    manager.wait(lambda: dialog.is_ready)
    return dialog


def said_rows(dialog: CompareDialog) -> list[str]:
    """Return what is said of each date offered."""
    return [row.accessibleName() for row in dialog.list.rows]


def test_any_two_dates_are_compared(launch: Launch, outside: Outside, path: Path) -> None:
    manager, document = day_after(launch, outside, path, 30)
    document.answer("copie", Answer(options=("non",)))
    dialog = ask(manager)
    first, second = NOW.day, (NOW + timedelta(days=10)).day
    assert len(dialog.list.rows) == 3
    assert said_rows(dialog)[1].endswith(REMITTED)
    assert manager.focus_name == dialog.list.rows[0].accessibleName()
    manager.press(said_rows(dialog)[1])
    manager.wait(dialog.blocks.isVisible)
    assert manager.focus_name == "Créer le PDF avec la lettre…"
    for said in (f"Du {second} ", REMITTED, "aujourd’hui", "Oui", "Non", "Réponses"):
        assert manager.reads(said), (said, manager.texts())
    assert not manager.reads("Cette page compare deux états")  # that is for paper
    # The beginning, to when it was handed over: the other way round.
    manager.press("Changer la date de départ")
    assert said_rows(dialog)[2].startswith(f"{first} ")
    manager.press(said_rows(dialog)[2])
    manager.wait(dialog.blocks.isVisible)
    assert manager.reads("Aucune réponse n’a changé.")
    manager.press("Changer la date d’arrivée")
    assert len(dialog.list.rows) == 3
    assert said_rows(dialog)[2].endswith(REMITTED)
    manager.press(said_rows(dialog)[2])
    manager.wait(dialog.blocks.isVisible)
    assert not manager.reads("Aucune réponse n’a changé.")
    assert manager.reads(f"Du {first} ")
    manager.escape(dialog)


def test_the_pdf_has_the_changes_and_the_letter(
    launch: Launch, outside: Outside, path: Path, tmp_path: Path
) -> None:
    manager, document = day_after(launch, outside, path, 30)
    document.go(lambda session: session.go_to(FINISH))
    manager.window.rebuild()
    manager.press("Ce qui a changé…")
    dialog = manager.wait_for_dialog(CompareDialog)
    manager.wait(lambda: dialog.is_ready)
    manager.press(said_rows(dialog)[1])
    manager.wait(dialog.blocks.isVisible)
    target = tmp_path / "changements.pdf"
    manager.press("Créer le PDF avec la lettre…")
    manager.give_file(target)
    manager.wait(target.exists, seconds=20)
    manager.wait_to_read("Le PDF est prêt")
    with pypdfium2.PdfDocument(target) as pdf:
        changed, letter = (page.get_textpage().get_text_bounded() for page in pdf)
    assert "Pas de sauvegarde Rassurant À discuter" in changed
    assert "Projet de lettre" in letter
    assert "Garage Lebrun" in letter


def test_a_dossier_of_today_has_nothing_to_compare(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.saved()
    dialog = ask(manager)
    assert manager.reads("Ce dossier n’a encore qu’une date")
    assert manager.focus_name == "Fermer"
    assert not dialog.print_button.isVisible()


def test_without_a_dossier_the_menu_does_not_offer_it(launch: Launch) -> None:
    manager = launch()
    papers = manager.window.menus._papers.menu()
    assert isinstance(papers, QMenu)
    [action] = [a for a in papers.actions() if "Ce qui a changé" in a.text().replace("&", "")]
    assert not action.isEnabled()


def test_years_of_dates_come_little_by_little(launch: Launch, outside: Outside, path: Path) -> None:
    for day in range(11, 11 + MOST):
        manager, document = day_after(launch, outside, path, day)
        said = "oui" if day % 2 else "non"
        document.answer("copie", Answer(options=(said,)))
        leave(manager)
    manager, _ = day_after(launch, outside, path, 100)
    dialog = ask(manager)
    assert len(dialog.list.rows) == MOST
    manager.press("Montrer les dates plus anciennes")
    assert len(dialog.list.rows) == MOST + 3
    assert manager.focus_name == dialog.list.rows[MOST].accessibleName()
    assert not dialog.list.more.isVisible()
