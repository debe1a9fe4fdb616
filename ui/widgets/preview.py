"""The pages of a PDF, one at a time, drawn as they will be printed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QStackedWidget, QWidget

from ui.accessibility import announce
from ui.background import Task
from ui.services import Services
from ui.theme import CONTROL, DANGER, MUTED, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.focus import draw_focus, focus_on, shows_focus
from ui.widgets.group import Group
from ui.widgets.line_label import LineLabel
from ui.widgets.stack import stack
from ui.widgets.text import Label

if TYPE_CHECKING:
    from cyberwizard.contract.client import PageImage
    from cyberwizard.errors import UserFacingError

A4 = (595.28, 841.89)
PIXELS_PER_POINT = 96 / 72
"""At 100 %, a page on the screen is as large as on paper, as far as the system knows."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
MARGIN = 14
MOST_PIXELS = 16_000_000
"""A page drawn larger is enlarged instead: 64 MB is enough for one."""
MOST_BYTES = 96_000_000
"""What the pages seen lately may take; the one on screen is always kept."""


class Drawn(NamedTuple):
    """A page ready to be painted, and what is written on it."""

    image: QImage
    points: tuple[float, float]
    text: str


class PageSource(QObject):
    """Draws pages behind the window, and keeps a few; ``drawn`` has the number of a page."""

    drawn = Signal(int)
    failed = Signal(str)

    def __init__(self, services: Services, pdf: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._pdf = pdf
        self._kept: OrderedDict[tuple[int, float], Drawn] = OrderedDict()
        self._task: _Drawing | None = None
        self.count = 0  # until the first page is drawn

    def page(self, number: int, scale: float) -> Drawn | None:
        """Return page *number* at *scale* pixels per point, if it is there."""
        found = self._kept.get((number, scale))
        if found is not None:
            self._kept.move_to_end((number, scale))
        return found

    def any_scale(self, number: int) -> Drawn | None:
        """Return page *number* as it was drawn last, whatever its size."""
        return next((self._kept[key] for key in reversed(self._kept) if key[0] == number), None)

    def ask(self, number: int, scale: float) -> None:
        """Have page *number* drawn first, then the two around it; what was asked is given up."""
        self.stop()
        around = (number, number + 1, number - 1)
        last = self.count or 1
        wanted = [n for n in around if 1 <= n <= last and (n, scale) not in self._kept]
        if wanted:
            self._task = _Drawing(self._services, self._pdf, wanted, scale)
            self._task.drawn.connect(self._on_drawn)
            self._task.failed.connect(self._on_failed)
            self._task.ended.connect(self._on_ended)
            self._task.start()

    def stop(self) -> None:
        """Give up what is being drawn."""
        task, self._task = self._task, None
        if task is not None:
            task.give_up()

    def _on_drawn(self, number: int, count: int, scale: float, page: Drawn) -> None:
        self.count = count
        self._kept[number, scale] = page
        while len(self._kept) > 1 and self._weight() > MOST_BYTES:
            self._kept.popitem(last=False)
        self.drawn.emit(number)

    def _on_ended(self) -> None:
        self._task = None

    def _weight(self) -> int:
        return sum(page.image.sizeInBytes() for page in self._kept.values())

    def _on_failed(self, error: UserFacingError) -> None:
        self.failed.emit(str(error))


class _Drawing(Task):
    """Some pages, one after the other."""

    drawn = Signal(int, int, float, object)

    def __init__(self, services: Services, pdf: bytes, pages: Sequence[int], scale: float) -> None:
        self._stop = threading.Event()

        def work() -> None:
            for page in services.draw_pages(pdf, pages, scale, self._stop):
                drawn = Drawn(image_of(page), page.points, page.text)
                self.drawn.emit(page.page, page.pages, scale, drawn)

        super().__init__(work)

    def give_up(self) -> None:
        """End the process that draws; nothing more is said."""
        self._stop.set()
        self.cancel()


def image_of(page: PageImage) -> QImage:
    """Return the pixels of *page* as Qt has them."""
    shape = QImage.Format.Format_RGB32
    return QImage(page.pixels, page.width, page.height, page.stride, shape).copy()


class Sheet(Group):
    """One page, as large as the zoom says; ``turned`` asks for another one, or for its place."""

    role = "Graphic"
    turned = Signal(int)  # 1 for the next page, -1 for the one before
    ended = Signal(bool)  # the last page, or the first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page: Drawn | None = None
        self._points = A4
        self._zoom = 1.0

    def show_page(self, page: Drawn | None, zoom: float) -> None:
        """Show *page*, or an empty sheet until it is drawn."""
        self._page, self._zoom = page, zoom
        self._points = page.points if page is not None else self._points
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        scale = PIXELS_PER_POINT * self._zoom
        return QSize(
            round(self._points[0] * scale) + 2 * MARGIN,
            round(self._points[1] * scale) + 2 * MARGIN,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right:
                self.turned.emit(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self.turned.emit(-1)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.ended.emit(event.key() == Qt.Key.Key_End)
            case _:
                super().keyPressEvent(event)  # the arrows up and down scroll

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.fillRect(frame, Qt.GlobalColor.white)
        if self._page is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(frame, self._page.image)
        painter.setPen(QPen(self.palette().color(CONTROL), 1))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if shows_focus(self):
            draw_focus(painter, self, 8)


class Preview(QWidget):
    """The page, how to turn it, how to enlarge it, and the text for who would rather read that."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._source: PageSource | None = None
        self._number = 1
        self._zoom: float | None = None  # as wide as there is room for
        self._asked: tuple[int, float] | None = None
        self.previous = Button(self.tr("Page précédente"))
        self.following = Button(self.tr("Page suivante"))
        self.smaller = Button(self.tr("Réduire"))
        self.larger = Button(self.tr("Agrandir"))
        self.as_text = Button()
        self._place = LineLabel(weight=SEMIBOLD)
        self._percent = LineLabel(tone=MUTED)
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._problem.hide()
        self.sheet = Sheet()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        # Always there: a bar that comes and goes with the width of the page would never settle.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(self.sheet)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Texte du document"))
        self._views = QStackedWidget()
        self._views.addWidget(self._scroll)
        self._views.addWidget(self.text)
        self._bar = Flow(
            self.previous,
            self._place,
            self.following,
            self.smaller,
            self._percent,
            self.larger,
            self.as_text,
        )
        layout = stack(self._bar, self._problem, self._views, spacing=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        # Drawing waits for the end of a resizing, or of a run through the pages.
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self._ask)
        self._connect()
        self._show()
        self.fit_text()

    def show_pdf(self, pdf: bytes, text: str) -> None:
        """Show the first page of *pdf*; *text* is what the whole of it says."""
        self.stop()
        self.text.setPlainText(text)
        self._source = PageSource(self._services, pdf, self)
        self._source.drawn.connect(self._on_drawn)
        self._source.failed.connect(self._on_failed)
        self._number = 1
        self._show()
        self._ask()

    def stop(self) -> None:
        """Let the pages go."""
        self._pause.stop()
        self._asked = None
        if self._source is not None:
            self._source.stop()
            self._source.deleteLater()
            self._source = None

    @property
    def number(self) -> int:
        """The page on screen, from 1."""
        return self._number

    @property
    def count(self) -> int:
        """How many pages there are; 0 until one is drawn."""
        return self._source.count if self._source is not None else 0

    def turn(self, by: int) -> None:
        """Go *by* pages forward."""
        self.go_to(self._number + by)

    def go_to(self, number: int) -> None:
        """Go to page *number*, or as near as there is."""
        number = min(max(number, 1), max(self.count, 1))
        if number == self._number:
            return
        self._number = number
        self._scroll.verticalScrollBar().setValue(0)
        self._show()
        self._pause.start()
        announce(self.sheet, self._place.text())

    def zoom_by(self, step: int) -> None:
        """Enlarge by one *step*, or reduce."""
        here = self.zoom
        larger = [zoom for zoom in ZOOMS if zoom > here + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < here - 0.01]
        if step > 0 and larger:
            self._zoom = larger[0]
        elif step < 0 and smaller:
            self._zoom = smaller[-1]
        self._after_zoom()

    def fit_width(self) -> None:
        """Make the page as wide as there is room for."""
        self._zoom = None
        self._after_zoom()

    @property
    def zoom(self) -> float:
        """How large the page is: 1 is the size of the paper."""
        if self._zoom is not None:
            return self._zoom
        room = self._scroll.viewport().width() - 2 * MARGIN
        fitting = int(100 * room / (A4[0] * PIXELS_PER_POINT)) / 100
        return min(max(fitting, ZOOMS[0]), 1.5)

    def focus(self) -> None:
        """Put the keyboard on the page."""
        focus_on(self.text if self._views.currentWidget() is self.text else self.sheet)

    def fit_text(self) -> None:
        """Keep the texts between the buttons at the height of the buttons."""
        for label in (self._place, self._percent):
            label.setMinimumHeight(self.previous.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # the viewport also changes with the bars
            self._follow_room()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._scroll.viewport().installEventFilter(self)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.following.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.zoom_by(1))
        self.as_text.clicked.connect(self._switch)
        self.sheet.turned.connect(self.turn)
        self.sheet.ended.connect(lambda last: self.go_to(self.count if last else 1))

    def _follow_room(self) -> None:
        if self._zoom is None:
            self._show()
            self._pause.start()

    def _after_zoom(self) -> None:
        self._show()
        self._pause.start()
        announce(self._percent, self._percent.text())

    def _switch(self) -> None:
        to_text = self._views.currentWidget() is not self.text
        self._views.setCurrentWidget(self.text if to_text else self._scroll)
        self._show()
        self.focus()

    @property
    def _scale(self) -> float:
        """Pixels of the screen for a point of the page."""
        wanted = self.zoom * PIXELS_PER_POINT * self.devicePixelRatioF()
        return float(min(wanted, (MOST_PIXELS / (A4[0] * A4[1])) ** 0.5))

    def _ask(self) -> None:
        asked = (self._number, self._scale)
        if self._source is not None and asked != self._asked:
            self._asked = asked
            self._source.ask(*asked)

    def _on_drawn(self, number: int) -> None:
        self._problem.hide()
        first = number == self._number == 1
        self._show()
        if first and self._asked == (1, self._scale):
            self._asked = None
            self._pause.start()  # now that one knows how many there are: draw the next one too

    def _on_failed(self, problem: str) -> None:
        self._problem.show_text(problem)
        announce(self, problem)

    def _show(self) -> None:
        source, page = self._source, None
        if source is not None:
            page = source.page(self._number, self._scale) or source.any_scale(self._number)
        place = self.tr("Page {number} sur {count}").format(
            number=self._number, count=self.count or "…"
        )
        self._place.setText(place)
        self._percent.setText(self.tr("{percent} %").format(percent=round(100 * self.zoom)))
        self.sheet.show_page(page, self.zoom)
        self.sheet.setAccessibleName(place)
        self.sheet.setAccessibleDescription(page.text if page is not None else "")
        reads = self._views.currentWidget() is self.text
        self.as_text.setText(self.tr("Voir les pages") if reads else self.tr("Lire le texte"))
        for button, useful in (
            (self.previous, not reads and self._number > 1),
            (self.following, not reads and self._number < self.count),
            (self.smaller, not reads and self.zoom > ZOOMS[0] + 0.01),
            (self.larger, not reads and self.zoom < ZOOMS[-1] - 0.01),
        ):
            if not useful and button.hasFocus():
                self.focus()  # a button that cannot be pressed any more would keep the keyboard
            button.setEnabled(useful)
