"""On paper: at its true size, page by page, given up between two, and every failure said."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from cyberwizard.contract.client import PageImage, render_pages
from cyberwizard.dossier.model import Dossier
from cyberwizard.dossier_file import DossierFile
from cyberwizard.errors import UserFacingError
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_preview import darkness, grey_lines, numbered
from ui import printing
from ui.dialogs.work import WorkDialog
from ui.printing import PrintJob, chosen_pages, new_printer, place
from ui.services import Services
from ui.widgets.preview import image_of


def to_file(path: Path) -> QPrinter:
    """Return a printer that writes what it prints."""
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def printed(
    qtbot: QtBot, services: Services, pdf: bytes, printer: QPrinter, pages: Sequence[int]
) -> None:
    job = PrintJob(services, pdf, printer, pages)
    with qtbot.waitSignal(job.done, timeout=60_000):
        job.start()


def test_the_paper_has_the_pages_of_the_pdf(
    qtbot: QtBot, outside: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "AT_ONCE", 2)  # several processes, one after the other
    pdf = numbered(3)
    printed(qtbot, outside.services, pdf, to_file(tmp_path / "a.pdf"), [1, 2, 3])
    paper = render_pages((tmp_path / "a.pdf").read_bytes(), [1, 2, 3], 1.0)
    wanted = render_pages(pdf, [1, 2, 3], 1.0)
    assert paper[0].pages == 3
    for sheet, page in zip(paper, wanted, strict=True):
        assert sheet.points == pytest.approx(page.points, abs=1.0)
        ink = darkness(image_of(page))
        assert darkness(image_of(sheet)) == pytest.approx(ink, rel=0.03)
        assert bounds(sheet) == pytest.approx(bounds(page), abs=2)  # at its true size and place


def bounds(page: PageImage) -> tuple[int, int, int, int]:
    """Return the frame around the ink, in points."""
    lines = grey_lines(image_of(page))
    rows = [y for y, line in enumerate(lines) if min(line) < 90]
    columns = [x for x, column in enumerate(zip(*lines, strict=True)) if min(column) < 90]
    return columns[0], rows[0], columns[-1], rows[-1]


def test_only_the_pages_chosen_as_often_as_wanted(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    assert chosen_pages(printer, 5) == [1, 2, 3, 4, 5]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert chosen_pages(printer, 5) == [2, 3, 4, 5]
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    assert not printer.supportsMultipleCopies()
    assert chosen_pages(printer, 5) == [2, 3, 2, 3]


def test_a_smaller_paper_gets_the_whole_page(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    a4 = (595.28, 841.89)
    true_size = place(printer, a4)
    assert true_size.width() == pytest.approx(a4[0] * printer.resolution() / 72)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    half = place(printer, a4)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    assert half.width() <= paper.width() * 1.005
    assert half.height() <= paper.height() * 1.005
    assert half.height() > 0.98 * paper.height()


class Gate:
    """Draws the first page, then waits for a word, or for the end."""

    def __init__(self, services: Services) -> None:
        self._draw = services.draw_pages
        self.first = threading.Event()

    def draw(
        self, pdf: bytes, pages: Sequence[int], scale: float, stop: threading.Event
    ) -> Iterator[PageImage]:
        for page in self._draw(pdf, pages, scale, stop):
            yield page
            if scale > 1:
                self.first.set()
                assert stop.wait(60)
                raise UserFacingError("La lecture a été arrêtée.")


def test_half_a_document_is_never_left(qtbot: QtBot, outside: Outside, tmp_path: Path) -> None:
    gate = Gate(outside.services)
    target = tmp_path / "a.pdf"
    services = outside.services._replace(draw_pages=gate.draw)
    job = PrintJob(services, numbered(2), to_file(target), [1, 2])
    job.start()
    qtbot.waitUntil(gate.first.is_set)
    assert job.cancel()
    job.join()
    assert not target.exists()


def begin(launch: Launch, outside: Outside, pages: int = 2) -> Manager:
    pdf = numbered(pages)
    outside.services = outside.services._replace(print_dossier=lambda _dossier, _files: pdf)
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")
    return manager


def choose_file(manager: Manager, target: Path) -> None:
    """Print to a file, which is what a computer without a printer offers."""
    dialog = manager.wait_for_dialog(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    manager.tab_to("Fichier de sortie")
    manager.write(str(target))
    manager.key(Key.Key_Return)


def test_by_keyboard_from_the_page_to_the_paper(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    manager = begin(launch, outside)
    manager.press("Imprimer…")
    target = tmp_path / "papier.pdf"
    choose_file(manager, target)
    manager.wait_for_dialog(WorkDialog)
    manager.wait_to_read("Impression envoyée : 2 page")
    assert render_pages(target.read_bytes(), [1], 0.1)[0].pages == 2
    manager.press("Fermer")
    manager.activate()
    manager.saved()
    document = manager.window.document
    assert document is not None
    with DossierFile.open(document.path, read_only=True) as file:
        assert [s.edition for s in file.load().snapshots] == ["assureur"]


def test_printing_is_given_up_by_keyboard(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    gate = Gate(outside.services)
    manager = begin(launch, outside)
    outside.services = outside.services._replace(draw_pages=gate.draw)
    manager.window.wizard.page.pdf._services = outside.services  # type: ignore[union-attr]
    manager.press("Imprimer…")
    target = tmp_path / "papier.pdf"
    choose_file(manager, target)
    manager.wait(gate.first.is_set)
    manager.wait_to_read("Impression : page 2 sur 2")
    manager.press("Annuler")
    manager.window.wait_for_work()
    assert not target.exists()


@pytest.mark.no_qt_log  # Qt says so too, on the console
def test_a_printer_that_refuses_is_said(qtbot: QtBot, outside: Outside, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "absent" / "papier.pdf")
    job = PrintJob(outside.services, numbered(1), printer, [1])
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args is not None
    assert str(failed.args[0]).startswith("L’imprimante ne répond pas.")


def test_a_document_that_cannot_be_laid_out_is_said(launch: Launch, outside: Outside) -> None:
    def refuse(_dossier: Dossier, _files: Mapping[str, bytes]) -> bytes:
        raise UserFacingError("La mémoire manque ; fermez d’autres programmes.")

    manager = begin(launch, outside)
    outside.services = outside.services._replace(print_dossier=refuse)
    manager.window.wizard.page.pdf._services = outside.services  # type: ignore[union-attr]
    manager.press("Imprimer…")
    manager.wait_to_read("La mémoire manque")
    manager.press("Fermer")
    manager.activate()
    assert manager.focus_name == "Imprimer…"
