"""The dialogs about what is printed, for the walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cyberwizard.answers import Answer
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.session import FINISH
from tests.ui.driver import Manager
from ui.dialogs.compare import CompareDialog
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.print_choice import PrintChoiceDialog
from ui.dialogs.verify import VerifyDialog
from ui.dialogs.work import WorkDialog
from ui.pages.finish import FinishPage
from ui.pdf_job import edition_of
from ui.widgets.text import breakable


def paper_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the name and the window of each; a dossier is open."""
    yield from _preview(manager)
    yield from _work(manager)
    yield from _print_choice(manager)
    yield from _verify(manager)
    yield from _compare(manager)


def _work(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    dialog = WorkDialog("Fiche du jour de l’attaque", manager.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show_step("Impression : page 3 sur 21…", 2, 21)
    dialog.open()
    manager.wait_for_dialog(WorkDialog)
    yield "work", dialog
    dialog.show_end(
        breakable("Le PDF est prêt : fiche-du-jour-de-l-attaque-boulangerie-dupont-fils.pdf"),
        ("Ouvrir le PDF", dialog.accept),
        ("Montrer l’emplacement", dialog.accept),
        right=True,
        note="Ce PDF est en clair : qui l’ouvre peut le lire.",
    )
    yield "work done", dialog
    dialog.show_end("Le disque est plein ; libérez de la place, puis réessayez.")
    yield "work failed", dialog
    dialog.close()


def _print_choice(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    manager.window.paperwork.print("prestataire")
    dialog = manager.wait_for_dialog(PrintChoiceDialog)
    yield "print choice", dialog
    dialog.close()


def _verify(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    window, document = manager.window, manager.window.document
    assert document is not None
    dialog = VerifyDialog(window._services, document, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    manager.wait_for_dialog(VerifyDialog)
    yield "verify", dialog
    target = document.path.parent / "dossier-cyber-prestataire-boulangerie-dupont-fils.pdf"
    target.write_bytes(render_pdf(edition_of(document, "prestataire")()))
    name = document.session.answer_to("nom_entreprise")
    document.answer("nom_entreprise", Answer(value="Garage Lebrun"))
    for path, shown in ((target, dialog._says), (document.path, dialog._problem)):
        dialog.check(path)
        yield "verify, at work", dialog
        manager.wait(shown.isVisible, seconds=20)
        yield f"verify {path.suffix}", dialog
    document.answer("nom_entreprise", name)
    dialog.close()


def _compare(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Two dates that differ by an answer."""
    document = manager.window.document
    assert document is not None
    document.snapshot("Remis à l’assureur, édition complète", edition="complete", fingerprint="x")
    copy = document.session.answer_to("copie")
    other = "non" if "oui" in copy.options else "oui"
    document.answer("copie", replace(copy, options=(other,)))
    manager.saved()
    manager.window.paperwork.compare()
    dialog = manager.wait_for_dialog(CompareDialog)
    manager.wait(lambda: dialog.is_ready)
    yield "compare, dates", dialog
    dialog.list.rows[0].click()
    manager.wait(dialog.blocks.isVisible)
    yield "compared", dialog
    dialog.after_button.show()
    dialog.say("Ces deux dates n’ont pas pu être comparées.")
    yield "compare, failed", dialog
    manager.escape(dialog)
    document.answer("copie", copy)


def _preview(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(FINISH)
    page = wizard.page
    assert isinstance(page, FinishPage)
    page.pdf.preview()
    dialog = manager.wait_for_dialog(PreviewDialog)
    yield "preview, being made", dialog
    manager.wait(lambda: dialog.preview.count > 0, seconds=30)
    yield "preview", dialog
    dialog.preview.as_text.click()
    yield "preview as text", dialog
    manager.escape(dialog)
