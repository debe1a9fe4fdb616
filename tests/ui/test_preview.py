"""The pages before any file: turned and enlarged by keyboard, read as text, never in the way."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from cyberwizard.contract.client import PageImage, render_pages
from cyberwizard.dossier.model import Dossier
from cyberwizard.errors import UserFacingError
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from ui.app import draw_pages
from ui.dialogs.preview import PreviewDialog
from ui.widgets import preview as module
from ui.widgets.preview import MARGIN, PageSource, Preview


def numbered(count: int) -> bytes:
    """Return a PDF whose page n has n black squares, and says its number."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.28, 841.89), invariant=1)
    for page in range(1, count + 1):
        for square in range(page):
            canvas.rect(60 + 40 * (square % 12), 700 - 40 * (square // 12), 30, 30, fill=1)
        canvas.drawString(60, 60, f"Voici la page {page}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def grey_lines(image: QImage) -> list[bytes]:
    """Return the lines of *image*: 0 is black, 255 white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels: memoryview = grey.constBits()  # type: ignore[assignment]  # as the stubs have it
    step = grey.bytesPerLine()
    return [bytes(pixels[y * step :][: grey.width()]) for y in range(grey.height())]


def darkness(image: QImage) -> float:
    """Return the share of the page that is ink."""
    lines = grey_lines(image)
    return 1 - sum(map(sum, lines)) / (255 * len(lines) * len(lines[0]))


@pytest.fixture
def five_pages(outside: Outside) -> bytes:
    pdf = numbered(5)
    outside.services = outside.services._replace(print_dossier=lambda _dossier, _files: pdf)
    return pdf


def open_preview(launch: Launch) -> tuple[Manager, PreviewDialog]:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")
    manager.press("Voir les pages")
    return manager, manager.wait_for_dialog(PreviewDialog)


def on_page(manager: Manager, dialog: PreviewDialog, number: int) -> None:
    """Wait until page *number* is painted."""
    preview = dialog.preview
    manager.wait(lambda: preview.sheet.accessibleDescription() == f"Voici la page {number}")
    assert preview.number == number


def test_the_pages_are_turned_by_keyboard(launch: Launch, five_pages: bytes) -> None:
    manager, dialog = open_preview(launch)
    manager.wait_to_read("Page 1 sur 5")
    on_page(manager, dialog, 1)
    assert manager.focus is dialog.preview.sheet
    for key, page in (
        (Key.Key_PageDown, 2),
        (Key.Key_Right, 3),
        (Key.Key_PageUp, 2),
        (Key.Key_End, 5),
        (Key.Key_PageDown, 5),
        (Key.Key_Left, 4),
        (Key.Key_Home, 1),
        (Key.Key_PageUp, 1),
    ):
        manager.key(key)
        assert manager.reads(f"Page {page} sur 5")
        assert manager.focus_name == f"Page {page} sur 5"
        on_page(manager, dialog, page)
    manager.press("Page suivante")
    on_page(manager, dialog, 2)
    manager.press("Page précédente")
    on_page(manager, dialog, 1)
    assert manager.focus is dialog.preview.sheet  # the button has no use any more


def test_what_is_painted_is_the_page(launch: Launch, five_pages: bytes) -> None:
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    manager.key(Key.Key_End)
    on_page(manager, dialog, 5)
    sheet = dialog.preview.sheet
    inside = sheet.rect().adjusted(MARGIN + 2, MARGIN + 2, -MARGIN - 2, -MARGIN - 2)
    painted = sheet.grab(inside).toImage()
    (page,) = render_pages(five_pages, [5], 1.0)
    expected = module.image_of(page)
    assert darkness(expected) > 0.005
    assert darkness(painted) == pytest.approx(darkness(expected), rel=0.06)


def test_it_is_enlarged_and_reduced_by_keyboard(launch: Launch, five_pages: bytes) -> None:
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    preview = dialog.preview
    dialog.resize(1109, 808)
    manager.wait_to_read("129 %")  # as wide as there is room for
    wide = preview.sheet.width()
    assert preview.width() - 40 < wide <= preview.width()
    manager.key(Key.Key_Minus, ctrl=True)
    assert manager.reads("125 %")
    for percent in (150, 200, 300, 300):
        manager.key(Key.Key_Plus, ctrl=True)
        assert manager.reads(f"{percent} %")
    assert preview.sheet.width() == round(595.28 * 3 * 96 / 72) + 2 * MARGIN
    manager.key(Key.Key_0, ctrl=True)
    assert preview.sheet.width() == wide
    manager.press("Réduire")
    assert manager.reads("125 %")
    manager.press("Agrandir")
    assert manager.reads("150 %")
    on_page(manager, dialog, 1)


def test_a_page_has_the_pixels_of_the_screen(
    launch: Launch, five_pages: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Preview, "devicePixelRatioF", lambda _self: 2.0)
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    sheet = dialog.preview.sheet
    assert sheet._page is not None
    assert sheet._page.image.width() == pytest.approx(2 * (sheet.width() - 2 * MARGIN), abs=3)


def test_the_whole_text_can_be_read(launch: Launch, five_pages: bytes) -> None:
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    manager.press("Lire le texte")
    assert manager.focus_name == "Texte du document"
    assert manager.reads("Synthèse en une page")
    manager.key(Key.Key_Tab)
    manager.press("Voir les pages")
    assert manager.focus_name == "Page 1 sur 5"


def test_a_screen_reader_is_told_the_page_and_its_text(launch: Launch, five_pages: bytes) -> None:
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    sheet = QAccessible.queryAccessibleInterface(dialog.preview.sheet)
    assert sheet.role() == QAccessible.Role.Graphic
    assert sheet.text(QAccessible.Text.Name) == "Page 1 sur 5"
    assert sheet.text(QAccessible.Text.Description) == "Voici la page 1"


def test_from_the_pages_one_goes_on_to_the_file(launch: Launch, five_pages: bytes) -> None:
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    manager.press("Créer le PDF…")
    manager.wait_for_dialog(QFileDialog)
    shown = [type(w) for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert PreviewDialog not in shown


def test_nothing_is_written_to_show_pages(
    launch: Launch, five_pages: bytes, outside: Outside, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    written: list[Path] = []
    outside.services = outside.services._replace(
        write_file=lambda path, _data: written.append(path)
    )
    manager, dialog = open_preview(launch)
    on_page(manager, dialog, 1)
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    created = {path.name for path in set(tmp_path.rglob("*")) - set(before) if path.is_file()}
    assert {name.partition(".")[0] for name in created} <= {"Mon dossier cyber", "cyberwizard"}
    assert written == []


class Slow:
    """Draws nothing until it is stopped."""

    def __init__(self) -> None:
        self.stop: threading.Event | None = None

    def draw(
        self, pdf: bytes, pages: Sequence[int], scale: float, stop: threading.Event
    ) -> Iterator[PageImage]:
        self.stop = stop
        assert stop.wait(60)
        yield from ()


def test_while_a_page_is_drawn_one_can_leave(
    launch: Launch, five_pages: bytes, outside: Outside
) -> None:
    slow = Slow()
    outside.services = outside.services._replace(draw_pages=slow.draw)
    manager, dialog = open_preview(launch)
    manager.wait(lambda: slow.stop is not None)
    assert slow.stop is not None
    assert not slow.stop.is_set()
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not dialog.isVisible())
    assert slow.stop.is_set()  # nothing goes on drawing


def test_what_cannot_be_drawn_is_said(launch: Launch, five_pages: bytes, outside: Outside) -> None:
    def refuse(
        pdf: bytes, pages: Sequence[int], scale: float, stop: threading.Event
    ) -> Iterator[PageImage]:
        raise UserFacingError("Les pages ne peuvent pas être montrées ici.")

    outside.services = outside.services._replace(draw_pages=refuse)
    manager, _ = open_preview(launch)
    manager.wait_to_read("Les pages ne peuvent pas être montrées ici.")
    manager.tab_to("Créer le PDF…")


def test_what_cannot_be_laid_out_is_said(launch: Launch, outside: Outside) -> None:
    def refuse(_dossier: Dossier, _files: Mapping[str, bytes]) -> bytes:
        raise UserFacingError("La mémoire manque ; fermez d’autres programmes.")

    outside.services = outside.services._replace(print_dossier=refuse)
    manager, _ = open_preview(launch)
    manager.wait_to_read("La mémoire manque")


def test_a_reading_process_that_fails_speaks_of_the_dossier() -> None:
    with pytest.raises(UserFacingError, match="créez le PDF"):
        list(draw_pages(b"not a PDF", [1], 1.0, threading.Event()))


def test_few_pages_stay_in_memory(
    qtbot: QtBot, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 4 * 595 * 842 * 5 // 2)  # two pages and a half
    source = PageSource(outside.services, numbered(9))
    for number in range(1, 10):
        source.ask(number, 1.0)
        qtbot.waitUntil(lambda n=number: source.page(n, 1.0) is not None)  # type: ignore[misc]
        assert len(source._kept) <= 2
    source.stop()


def test_the_next_page_is_ready_before_it_is_asked(qtbot: QtBot, outside: Outside) -> None:
    source = PageSource(outside.services, numbered(3))
    source.ask(1, 1.0)
    qtbot.waitUntil(lambda: source.count == 3)
    source.ask(2, 1.0)
    qtbot.waitUntil(lambda: source.page(3, 1.0) is not None)
    assert source.page(2, 1.0) is not None
    source.stop()
