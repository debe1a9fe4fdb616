"""The pages of a contract, one at a time, with its passages marked on them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.contract_job import PagesJob
from ui.theme import DANGER, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from cyberwizard.contract.client import PageImage
    from cyberwizard.errors import UserFacingError
    from ui.services import Contracts

KEPT = 6
"""Pages that stay in memory: the one that shows, its neighbours, those seen just before."""
ZOOMS = (1.0, 1.4, 2.0, 2.8)
A4 = (595.3, 841.9)
SETTLED_MS = 150
"""How long a size must last before the page is drawn again for it."""

Place = tuple[float, float, float, float]
"""left, bottom, right, top, in points from the bottom left of the page."""


class Mark(NamedTuple):
    """One line of a passage on a page; ``passage`` is its number."""

    passage: int
    page: int
    place: Place


class PageView(QFrame):
    """``open`` gives the file; ``show_passage`` goes to a passage and outlines it."""

    enlarge_asked = Signal()

    def __init__(self, contracts: Contracts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._contracts = contracts
        self._data = b""
        self._password = ""
        self._pages = 0
        self._page = 1
        self._zoom = 0
        self._marks: list[Mark] = []
        self._passage = -1
        self._kept: OrderedDict[tuple[int, int], _Drawn] = OrderedDict()
        self._job: PagesJob | None = None
        self._wanted: tuple[int, int] | None = None
        self._title = Heading(size=1.0)
        self._problem = Label(tone=DANGER)
        self._password_label = Label(self.tr("Mot de passe de ce PDF"), weight=SEMIBOLD)
        self._password_field = QLineEdit()
        self._password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self._password_field.setAccessibleName(self._password_label.text())
        self._password_button = Button(self.tr("Montrer les pages"))
        self.before = self._button("‹", self.tr("Page précédente"), lambda: self._turn(-1))
        self.after = self._button("›", self.tr("Page suivante"), lambda: self._turn(1))
        self.smaller = self._button("−", self.tr("Réduire la page"), lambda: self._scale(-1))
        self.larger = self._button("+", self.tr("Agrandir la page"), lambda: self._scale(1))
        self.enlarge = Button()
        self.enlarge.clicked.connect(self.enlarge_asked)
        self._canvas = _Canvas()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._canvas)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A page is as high as it likes: what does not fit scrolls here, not in the window.
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._scroll.setMinimumHeight(80)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._want)
        self._password_button.clicked.connect(self._give_password)
        self._password_field.returnPressed.connect(self._give_password)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(Flow(self.before, self.after, self.smaller, self.larger, self.enlarge))
        layout.addWidget(self._problem)
        layout.addLayout(
            stack(self._password_label, self._password_field, self._password_button, spacing=6)
        )
        layout.addWidget(self._scroll, 1)
        self._ask_password(wanted=False)
        self._problem.hide()
        self.set_enlarged(enlarged=False)
        self._show_page()

    @property
    def data(self) -> bytes:
        """The file that is open."""
        return self._data

    @property
    def page(self) -> int:
        """The page that shows, from 1."""
        return self._page

    @property
    def drawn(self) -> bool:
        """Whether the page wanted is on screen, as sharp as it gets."""
        return self._job is None and not self._settled.isActive() and self._canvas.has_page

    def open(self, data: bytes, pages: int, password: str = "") -> None:
        """Show the pages of another file."""
        self.close_file()
        self._data, self._pages, self._password = data, pages, password
        self._go(1)

    def close_file(self) -> None:
        """Forget the file."""
        self._stop()
        self._kept.clear()
        self._data, self._password, self._pages, self._page = b"", "", 0, 1
        self._marks, self._passage = [], -1
        self._canvas.show_page(None)
        self._ask_password(wanted=False)
        self._say("")
        self._show_page()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark the passages."""
        self._marks = list(marks)
        self._show_page()

    def show_passage(self, passage: int, page: int) -> None:
        """Go to a passage and outline it."""
        self._passage = passage
        places = [mark for mark in self._marks if mark.passage == passage]
        self._go(places[0].page if places else page)
        self._show_passage_place()

    def set_enlarged(self, *, enlarged: bool) -> None:
        """Say what the last button does."""
        text = self.tr("Revenir aux passages") if enlarged else self.tr("Plein écran")
        self.enlarge.setText(text)

    def focus(self) -> None:
        """Put the keyboard here."""
        from ui.widgets.focus import focus_on

        focus_on(self.enlarge)

    def fit_text(self) -> None:
        """Take the size that suits the text size."""
        for button in (self.before, self.after, self.smaller, self.larger):
            button.setFixedWidth(button.fontMetrics().height() * 5 // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self._data:
            self._settled.start()

    def _button(self, text: str, name: str, act: Callable[[], None]) -> Button:
        button = Button(text, look="tool")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(button.fontMetrics().height() * 5 // 2)
        button.clicked.connect(act)
        return button

    def _turn(self, by: int) -> None:
        self._go(self._page + by)
        announce(self, self._title.text())

    def _go(self, page: int) -> None:
        self._page = min(max(page, 1), max(self._pages, 1))
        self._show_page()
        self._want()

    def _scale(self, by: int) -> None:
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        self._lay_out()
        self._show_page()
        self._settled.start()

    def _width(self) -> int:
        """The width of the page on screen, in pixels of the window."""
        # The bar has its place kept: a page that just fits must not come and go with it.
        room = self._scroll.width() - self._scroll.verticalScrollBar().sizeHint().width()
        return max(round(room * ZOOMS[self._zoom]) - 2, 120)

    def _lay_out(self) -> None:
        self._canvas.set_width(self._width())

    def _want(self) -> None:
        """Draw the page that shows if it is not, then its neighbours."""
        self._settled.stop()
        if not self._data or not self.isVisible():
            return
        width = round(self._width() * self.devicePixelRatioF())
        key = (self._page, width)
        near = [self._page, self._page + 1, self._page - 1]
        missing = [
            page for page in near if 1 <= page <= self._pages and (page, width) not in self._kept
        ]
        if key in self._kept:
            self._show_page()
        if not missing or (self._job is not None and self._wanted == key):
            return
        self._stop()
        self._wanted = key
        scale = width / self._points()[0]
        self._job = PagesJob(self._contracts, self._data, missing, scale, self._password)
        self._job.drawn.connect(self._on_drawn)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._data:
            self._settled.start()

    def _points(self) -> tuple[float, float]:
        known = [drawn.points for (page, _), drawn in self._kept.items() if page == self._page]
        return known[-1] if known else A4

    def _on_drawn(self, image: PageImage) -> None:
        assert self._wanted is not None
        _, width = self._wanted
        picture = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
        )
        self._kept[image.page, width] = _Drawn(QPixmap.fromImage(picture), image.points)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._say("")
        self._ask_password(wanted=False)
        if image.page == self._page:
            self._canvas.setAccessibleDescription(image.text)
            self._show_page()
            self._show_passage_place()

    def _on_failed(self, error: UserFacingError) -> None:
        from cyberwizard.contract.model import LockedError

        self._say(str(error))
        self._ask_password(wanted=isinstance(error, LockedError))

    def _on_ended(self) -> None:
        self._job = None

    def _stop(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.drawn.disconnect()
            job.ended.disconnect()
            job.give_up()

    def _give_password(self) -> None:
        self._password = self._password_field.text()
        self._wanted = None
        self._want()

    def _ask_password(self, *, wanted: bool) -> None:
        for widget in (self._password_label, self._password_field, self._password_button):
            widget.setVisible(wanted)

    def _say(self, problem: str) -> None:
        self._problem.show_text(problem)
        if problem:
            announce(self, problem)

    def _show_page(self) -> None:
        self._title.setText(
            self.tr("Votre contrat, page {page} sur {pages}").format(
                page=self._page, pages=max(self._pages, 1)
            )
        )
        for button, useful in (
            (self.before, self._page > 1),
            (self.after, self._page < self._pages),
            (self.smaller, self._zoom > 0),
            (self.larger, self._zoom < len(ZOOMS) - 1),
        ):
            if not useful and button.hasFocus():
                self.focus()  # a button that cannot be pressed any more would keep the keyboard
            button.setEnabled(useful)
        drawn = [d for (page, _), d in self._kept.items() if page == self._page]
        here = [mark for mark in self._marks if mark.page == self._page]
        self._canvas.show_page(drawn[-1] if drawn else None)
        self._canvas.show_marks(
            [mark.place for mark in here if mark.passage != self._passage],
            [mark.place for mark in here if mark.passage == self._passage],
        )
        count = len({mark.passage for mark in here})
        self._scroll.setAccessibleName(
            self.tr("{title}, %n passage(s) marqué(s)", "", count).format(title=self._title.text())
        )
        self._lay_out()

    def _show_passage_place(self) -> None:
        place = self._canvas.first_outlined()
        if place is not None:
            self._scroll.ensureVisible(
                place.center().x(), place.center().y(), 40, self._scroll.height() // 3
            )


class _Drawn(NamedTuple):
    """A page as it was drawn, and its size in points."""

    picture: QPixmap
    points: tuple[float, float]


class _Canvas(QWidget):
    """The page and its marks; while the page is not drawn, an empty sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: _Drawn | None = None
        self._others: list[Place] = []
        self._outlined: list[Place] = []
        self._width = 300
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def has_page(self) -> bool:
        """Whether a page shows."""
        return self._drawn is not None

    def show_page(self, drawn: _Drawn | None) -> None:
        """Show a page that was drawn."""
        self._drawn = drawn
        self.update()

    def show_marks(self, others: list[Place], outlined: list[Place]) -> None:
        """Mark the passages of the page."""
        self._others, self._outlined = others, outlined
        self.update()

    def set_width(self, width: int) -> None:
        """Take a width; the height follows the page."""
        self._width = width
        wide, high = self._points()
        self.setFixedSize(QSize(width, round(width * high / wide)))
        self.update()

    def first_outlined(self) -> QRect | None:
        """Return where the outlined passage begins."""
        return self._place(self._outlined[0]).toRect() if self._outlined else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._drawn is None:
            painter.fillRect(self.rect(), QColor("white"))
            return
        painter.drawPixmap(self.rect(), self._drawn.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The page is always white paper: these colours are seen on it in every theme.
        for places, colour, line in (
            (self._others, QColor(255, 213, 79, 90), None),
            (self._outlined, QColor(255, 193, 7, 120), QColor(140, 60, 0)),
        ):
            painter.setBrush(colour)
            painter.setPen(QPen(line, 2) if line is not None else Qt.PenStyle.NoPen)
            for place in places:
                painter.drawRoundedRect(self._place(place).adjusted(-2, -1, 2, 1), 2, 2)

    def _points(self) -> tuple[float, float]:
        return self._drawn.points if self._drawn is not None else A4

    def _place(self, place: Place) -> QRectF:
        wide, high = self._points()
        scale = self._width / wide
        left, bottom, right, top = place
        return QRectF(
            left * scale, (high - top) * scale, (right - left) * scale, (top - bottom) * scale
        )
