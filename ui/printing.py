"""From a document to paper: laid out, drawn page by page, painted on the printer.

Qt's printing comes in here alone, when something is printed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from cyberwizard.errors import UserFacingError
from ui.background import Task
from ui.dialogs.work import WorkDialog
from ui.services import Services
from ui.widgets.preview import image_of

if TYPE_CHECKING:
    from cyberwizard.contract.client import PageImage

DOTS_PER_INCH = 300
AT_ONCE = 8
"""How many pages one process draws: its time is bounded, a document's is not."""


class PrintJob(Task):
    """Some pages of a PDF, painted one by one; ``done`` has how many."""

    painted = Signal(int, int)  # how many pages, out of how many

    def __init__(
        self, services: Services, pdf: bytes, printer: QPrinter, numbers: Sequence[int]
    ) -> None:
        self._services = services
        self._pdf = pdf
        self._printer = printer
        self._stop = threading.Event()
        super().__init__(lambda: self._print(numbers))

    def cancel(self) -> bool:
        """Stop between two pages."""
        self._stop.set()
        return super().cancel()

    def _print(self, numbers: Sequence[int]) -> int:
        painter = QPainter()
        if not painter.begin(self._printer):
            raise self._refused()
        count = 0
        try:
            with closing(self._pages(numbers)) as pages:  # whatever happens, nothing draws on
                for page in pages:
                    if count and not self._printer.newPage():
                        raise self._refused()
                    painter.drawImage(place(self._printer, page.points), image_of(page))
                    count += 1
                    self.painted.emit(count, len(numbers))
                    if self._stop.is_set():
                        break
        finally:
            if count < len(numbers):
                self._printer.abort()
            painter.end()
            if count < len(numbers):
                self._leave_no_half()
        return count

    def _pages(self, numbers: Sequence[int]) -> Generator[PageImage, None, None]:
        draw = self._services.draw_pages
        for start in range(0, len(numbers), AT_ONCE):
            yield from draw(
                self._pdf, numbers[start : start + AT_ONCE], DOTS_PER_INCH / 72, self._stop
            )

    def _leave_no_half(self) -> None:
        """A file that was being printed to would pass for the whole document."""
        name = self._printer.outputFileName()
        if name:
            Path(name).unlink(missing_ok=True)

    def _refused(self) -> UserFacingError:
        return UserFacingError(
            QCoreApplication.translate(
                "printing",
                "L’imprimante ne répond pas. Vérifiez qu’elle est allumée et qu’elle a du papier, "
                "puis réessayez.",
            )
        )


def new_printer() -> QPrinter:
    """Return the usual printer, set to whole A4 pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    return printer


def place(printer: QPrinter, points: tuple[float, float]) -> QRectF:
    """Return where a page goes on the paper: at its true size, smaller if the paper is smaller."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = (size * printer.resolution() / 72 for size in points)
    # The paper is a whole number of points: a page as large as it must not be reduced.
    shrunk = min(1.0, (paper.width() * 1.005) / width, (paper.height() * 1.005) / height)
    left = (paper.width() - width * shrunk) / 2
    top = (paper.height() - height * shrunk) / 2
    return QRectF(left, top, width * shrunk, height * shrunk)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, as often as the printer does not repeat them by itself."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or count, count)
    pages = list(range(first, last + 1))
    return pages if printer.supportsMultipleCopies() else pages * max(printer.copyCount(), 1)


class Printing(QObject):
    """One document on its way: laid out, then the printer chosen, then printed.

    ``printed`` comes at the end, if it comes to it; it goes away by itself.
    """

    printed = Signal()

    def __init__(
        self, services: Services, title: str, make: Callable[[], bytes], window: QWidget
    ) -> None:
        super().__init__(window)
        self._services = services
        self._title = title
        self._window = window
        self._pdf = b""
        self._count = 0
        self._printer: QPrinter | None = None
        self._dialog = self._new_dialog()
        self._dialog.show_step(self.tr("Mise en page du document…"))
        self._task: Task = Task(lambda: self._lay_out(make))
        self._task.done.connect(self._on_laid_out)
        self._task.failed.connect(self._on_failed)
        self._task.crashed.connect(self._on_crashed)
        self._dialog.given_up.connect(self._give_up)
        self._task.start()

    def _lay_out(self, make: Callable[[], bytes]) -> tuple[bytes, int]:
        pdf = make()
        first = next(iter(self._services.draw_pages(pdf, [1], 0.1, threading.Event())))
        return pdf, first.pages

    def _on_laid_out(self, made: tuple[bytes, int]) -> None:
        self._pdf, self._count = made
        self._dialog.close_quietly()
        self._printer = new_printer()
        self._printer.setDocName(self._title)
        choice = QPrintDialog(self._printer, self._window)
        choice.setWindowTitle(self._title)
        choice.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        choice.setMinMax(1, self._count)
        choice.setFromTo(1, self._count)
        choice.finished.connect(self._on_chosen)
        choice.finished.connect(choice.deleteLater)
        QDialog.open(choice)  # PySide only knows the other "open" of this class

    def _on_chosen(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self.deleteLater()
            return
        assert self._printer is not None
        self._dialog = self._new_dialog()
        self._dialog.given_up.connect(self._give_up)
        numbers = chosen_pages(self._printer, self._count)
        self._on_painted(0, len(numbers))
        job = PrintJob(self._services, self._pdf, self._printer, numbers)
        job.painted.connect(self._on_painted)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.crashed.connect(self._on_crashed)
        self._task = job
        job.start()

    def _on_painted(self, done: int, total: int) -> None:
        text = self.tr("Impression : page {number} sur {count}…").format(
            number=min(done + 1, total), count=total
        )
        self._dialog.show_step(text, done, total)

    def _on_done(self, count: int) -> None:
        self._end(self.tr("Impression envoyée : %n page(s).", "", count), right=True)
        self.printed.emit()

    def _on_failed(self, error: UserFacingError) -> None:
        self._end(str(error))

    def _on_crashed(self) -> None:
        self._end(self.tr("L’impression n’a pas pu se faire. Vos réponses sont toutes gardées."))

    def _give_up(self) -> None:
        self._task.cancel()
        self.deleteLater()

    def _end(self, text: str, *, right: bool = False) -> None:
        self._dialog.show_end(text, right=right)
        self._dialog.finished.connect(self.deleteLater)

    def _new_dialog(self) -> WorkDialog:
        dialog = WorkDialog(self._title, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
