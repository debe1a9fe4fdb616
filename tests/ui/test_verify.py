"""« Vérifier un PDF » by keyboard: what agrees, what differs, what cannot be read, the limits."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from cyberwizard.answers import Answer
from cyberwizard.dossier.pdf import render_pdf
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_habits import drop
from tests.ui.test_preview import numbered
from ui.dialogs.verify import VerifyDialog
from ui.document import Document
from ui.pdf_job import edition_of

PAGES_AGREE = "Concorde : les pages disent ce que disent les données jointes."
PAGES_DIFFER = "Ne concorde pas : les pages et les données jointes diffèrent."
DOSSIER_AGREES = "Concorde : le dossier ouvert dit la même chose."
DOSSIER_DIFFERS = "Ne concorde pas : le dossier ouvert dit autre chose."
LIMITS = "Il ne voit pas un PDF refait en entier par un autre : ce n’est pas une signature."


def begin(launch: Launch, target: Path) -> tuple[Manager, Document]:
    """Open a new dossier, and print it to *target*."""
    manager = launch()
    manager.begin()
    document = manager.window.document
    assert document is not None
    document.answer("nom_entreprise", Answer(value="Garage Lebrun"))
    document.answer("copie", Answer(options=("oui",)))
    target.write_bytes(render_pdf(edition_of(document, "assureur")()))
    return manager, document


def check(manager: Manager, path: Path) -> VerifyDialog:
    """Choose *path* in the dialog of the menu."""
    manager.menu("Documents", "Vérifier un PDF")
    manager.give_file(path)
    return manager.wait_for_dialog(VerifyDialog)


def test_a_pdf_of_the_open_dossier_agrees_until_an_answer_changes(
    launch: Launch, tmp_path: Path
) -> None:
    manager, document = begin(launch, tmp_path / "a.pdf")
    check(manager, tmp_path / "a.pdf")
    manager.wait_to_read(PAGES_AGREE)
    for said in (DOSSIER_AGREES, LIMITS, "a.pdf", "empreinte"):
        assert manager.reads(said), said
    assert not manager.reads("authentique")
    assert manager.focus_name == "Fermer"
    manager.key(Key.Key_Escape)
    manager.activate()
    document.answer("copie", Answer(options=("non",)))
    check(manager, tmp_path / "a.pdf")
    manager.wait_to_read(DOSSIER_DIFFERS)
    assert manager.reads(PAGES_AGREE)
    assert any("1 réponse diffère" in text for text in manager.texts()), manager.texts()
    manager.press("Comparer aussi avec le dossier ouvert")
    manager.wait(lambda: manager.reads(PAGES_AGREE) and not manager.reads(DOSSIER_DIFFERS))


def test_a_page_that_was_altered_is_seen(launch: Launch, tmp_path: Path) -> None:
    manager, _ = begin(launch, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        stream = pdf.pages[1].obj.Contents
        stream.write(stream.read_bytes() + b" 0 0 100 100 re f")
        target = BytesIO()
        pdf.save(target)
    (tmp_path / "a.pdf").write_bytes(target.getvalue())
    check(manager, tmp_path / "a.pdf")
    manager.wait_to_read(PAGES_DIFFER)
    assert manager.reads("Pages qui diffèrent : 2.")
    assert manager.reads(LIMITS)


def test_without_a_dossier_the_pages_alone_are_compared(launch: Launch, tmp_path: Path) -> None:
    manager, _ = begin(launch, tmp_path / "a.pdf")
    manager.key(Key.Key_W, ctrl=True)
    manager.wait(lambda: manager.window.accueil is not None)
    check(manager, tmp_path / "a.pdf")
    manager.wait_to_read(PAGES_AGREE)
    assert not manager.reads("Comparer aussi avec le dossier ouvert")
    assert not manager.reads("le dossier ouvert")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (numbered(1), "Ce PDF ne porte pas de données de dossier"),
        (b"du texte", "Ce fichier n’est pas un PDF lisible"),
        (b"", "Ce fichier n’est pas un PDF lisible"),
        (b"%PDF-1.7\n" + bytes(61_000_000), "trop gros"),
    ],
    ids=["another PDF", "text", "empty", "huge"],
)
def test_what_is_not_ours_is_said_and_another_can_be_chosen(
    launch: Launch, tmp_path: Path, data: bytes, sentence: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    manager = launch()
    check(manager, tmp_path / "a.pdf")
    manager.wait_to_read(sentence)
    assert not manager.reads("oncorde")
    assert manager.focus_name == "Choisir un autre PDF…"
    manager.key(Key.Key_Space)
    manager.wait_for_dialog(QFileDialog)


def test_a_file_that_has_gone_is_said(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    manager.window.paperwork.verify(tmp_path / "absent.pdf")
    manager.wait_to_read("absent.pdf")
    manager.wait_to_read("introuvable")


def test_leaving_does_not_wait_for_the_end(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    gate, entered = threading.Event(), threading.Event()

    def slow(_path: Path) -> bytes:
        entered.set()
        assert gate.wait(60)
        return b""

    outside.services = outside.services._replace(read_pdf=slow)
    manager = launch()
    (tmp_path / "a.pdf").write_bytes(b"")
    dialog = check(manager, tmp_path / "a.pdf")
    manager.wait(entered.is_set)
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not dialog.isVisible())
    gate.set()
    manager.window.wait_for_work()


def test_a_pdf_dropped_on_the_window_is_verified(launch: Launch, tmp_path: Path) -> None:
    begin(launch, tmp_path / "a.pdf")[0].quit()
    manager = launch()
    assert drop(manager.window, tmp_path / "a.pdf")
    manager.wait_for_dialog(VerifyDialog)
    manager.wait_to_read(PAGES_AGREE)
    assert not drop(manager.window, tmp_path / "a.pdf", tmp_path / "a.pdf")
