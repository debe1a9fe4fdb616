"""Painted buttons as wide as their column: their text wraps, a mark stands before it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import PRIMARY, REGULAR, SEMIBOLD, TEXT, TINT
from ui.widgets.focus import RETURN, draw_focus, keyboard_used, shows_focus
from ui.widgets.lazy import Lazy
from ui.widgets.marks import draw_arrow, draw_chevron
from ui.widgets.two_lines import TwoLines


class RowButton(QPushButton):
    """A painted button: a mark, a title, a paler second text."""

    margin = (10, 8)
    gap = 10
    weight: QFont.Weight = SEMIBOLD
    mark = 1.0
    radius = 8
    tone: QPalette.ColorRole = TEXT

    def __init__(self, title: str = "", detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.title, self.detail = "", ""
        self._laid_out: dict[tuple[int, float], TwoLines] = {}
        self.show_texts(title, detail)

    def show_texts(self, title: str, detail: str = "") -> None:
        """Show both texts; the accessible name is made of them unless set afterwards."""
        self.title, self.detail = title, detail
        self._laid_out.clear()
        self.setAccessibleName(f"{title}, {detail}" if detail else title)
        self.updateGeometry()
        self.update()

    def lines(self, width: int) -> TwoLines:
        """Lay the texts out in *width*."""
        font = self.font()
        key = (width, font.pointSizeF())
        if key not in self._laid_out:  # a layout asks the same many times
            self._laid_out[key] = TwoLines(
                font,
                self.title,
                self.detail,
                width,
                margin=self.margin,
                gap=self.gap,
                weight=self.weight,
                mark=self.mark,
                right=self.right(),
            )
        return self._laid_out[key]

    def right(self) -> int:
        """Return the room to keep free on the right."""
        return 0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.lines(width).height, 30)

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(10_000))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keyboard_used(self)
        if event.key() in RETURN:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        lines = self.lines(self.width())
        lines.draw(painter, self.palette(), title=self.tone)
        self.paint_mark(painter, lines.mark)
        if shows_focus(self):
            draw_focus(painter, self, self.radius)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what is behind the texts."""
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(TINT))
            painter.drawRoundedRect(QRectF(self.rect()), self.radius, self.radius)

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        """Paint the mark."""


class Disclosure(RowButton):
    """A title that unfolds what is under it, which is built at the first unfolding."""

    toggled_open = Signal(bool)
    tone = PRIMARY
    margin = (4, 8)
    gap = 6

    def __init__(self, title: str, body: Lazy[Any], parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._body = body
        self._name_state()
        self.clicked.connect(lambda: self.set_open(not self.is_open))

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self._body.shown is not None

    def set_open(self, open_: bool) -> None:
        """Unfold or fold; the state is part of the name, which every screen reader reads."""
        changed = open_ != self.is_open
        self._body.show(open_)
        self._name_state()
        self.update()
        if changed:
            self.toggled_open.emit(open_)

    def show_title(self, title: str) -> None:
        """Change the title."""
        if title != self.title:
            self.show_texts(title)
            self._name_state()

    def _name_state(self) -> None:
        state = self.tr("déplié") if self.is_open else self.tr("replié")
        self.setAccessibleName(f"{self.title} ({state})")

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_chevron(painter, square, self.palette().color(PRIMARY), open_=self.is_open)


class JumpButton(RowButton):
    """A line that leads to a question."""

    weight = REGULAR
    tone = PRIMARY
    margin = (8, 6)
    mark = 0.9

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_arrow(painter, square, self.palette().color(PRIMARY))
