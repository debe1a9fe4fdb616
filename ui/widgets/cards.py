"""Answer cards: Qt's own radio button and check box (role, keys, grouping), painted as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.theme import CONTROL, ON_PRIMARY, PRIMARY, REGULAR, SURFACE, TINT
from ui.widgets.focus import RETURN, draw_focus, keyboard_used, shows_focus
from ui.widgets.marks import draw_tick
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # a mixin: only one of the bases may be a class of Qt

_RADIUS = 10


class _Card(_Button):
    """What both kinds share: two texts, the whole surface to click, Return to go on."""

    label = ""
    hint = ""

    def show_option(self, label: str, hint: str) -> None:
        """Become the card of an option."""
        self.label, self.hint = label, hint
        self._laid_out.clear()
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height

    def sizeHint(self) -> QSize:
        return QSize(520, self._lines(520).height)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._lines(10_000).height)

    def hitButton(self, _position: QPoint) -> bool:
        return True

    def dress(self) -> None:
        """Take all the width, and the height that the texts need."""
        self._laid_out: dict[tuple[int, float], TwoLines] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paint(self) -> tuple[QPainter, QRectF]:
        """Paint all but the mark; return the painter and the place of the mark."""
        palette = self.palette()
        lines = self._lines(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        live = self.isEnabled() and (on or self.underMouse())
        width = 2 if on else 1
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(palette.color(PRIMARY if live else CONTROL), width))
        painter.setBrush(palette.color(TINT if on else SURFACE))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        lines.draw(painter, palette)
        if shows_focus(self):
            draw_focus(painter, self, _RADIUS)
        return painter, lines.mark

    def _lines(self, width: int) -> TwoLines:
        font = self.font()
        key = (width, font.pointSizeF())
        if key not in self._laid_out:  # a layout asks the same many times
            lines = TwoLines(font, self.label, self.hint, width, margin=(18, 13), gap=14)
            self._laid_out[key] = lines
        return self._laid_out[key]


class TickBox(QCheckBox):
    """A check box large enough to be hit, for what goes with an answer."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height

    def sizeHint(self) -> QSize:
        return QSize(320, self._lines(520).height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._lines(10_000).height)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._lines(self.width())
        lines.draw(painter, self.palette())
        _paint_box(painter, lines.mark, self)
        if shows_focus(self):
            draw_focus(painter, self, 8)

    def _lines(self, width: int) -> TwoLines:
        return TwoLines(self.font(), self.text(), "", width, margin=(8, 7), weight=REGULAR)


class RadioCard(_Card, QRadioButton):
    """One answer among several."""

    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in RETURN:
            super().keyPressEvent(event)
            return
        keyboard_used(self)
        if not self.isChecked():
            self.click()
        self.go_on.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, square = self.paint()
        painter.setPen(QPen(self.palette().color(PRIMARY if self.isChecked() else CONTROL), 2))
        painter.setBrush(self.palette().color(SURFACE))
        painter.drawEllipse(square)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(PRIMARY))
            painter.drawEllipse(square.center(), square.width() * 0.27, square.width() * 0.27)
        painter.end()


class CheckCard(_Card, QCheckBox):
    """One answer that may go with others."""

    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in RETURN:
            super().keyPressEvent(event)
            return
        keyboard_used(self)
        self.go_on.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, square = self.paint()
        _paint_box(painter, square, self)
        painter.end()


def _paint_box(painter: QPainter, square: QRectF, box: QCheckBox) -> None:
    on, palette = box.isChecked(), box.palette()
    painter.setPen(QPen(palette.color(PRIMARY if on else CONTROL), 2))
    painter.setBrush(palette.color(PRIMARY if on else SURFACE))
    painter.drawRoundedRect(square, 4, 4)
    if on:
        draw_tick(painter, square, palette.color(ON_PRIMARY))
