"""A result in words, with its shape: whoever does not see colours sees it too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cyberwizard.content.model import LockStatus
from ui.theme import DANGER, OK, SEMIBOLD, TEXT
from ui.widgets.jump_list import draw_status
from ui.widgets.text import Label

_TONES: dict[LockStatus, QPalette.ColorRole] = {LockStatus.YES: OK, LockStatus.NO: DANGER}


class Verdict(QWidget):
    """A tick, a cross or another shape, and what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = _Mark()
        self._text = Label(weight=SEMIBOLD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def show_status(self, text: str, status: LockStatus) -> None:
        """Say *text*, with the shape of *status*."""
        self._mark.show_status(status)
        self._text.set_tone(_TONES.get(status, TEXT))
        self._text.setText(text)


class _Mark(QWidget):
    """The shape alone; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._status = LockStatus.YES
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, status: LockStatus) -> None:
        """Draw another shape."""
        self._status = status
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_status(painter, square, self._status, self)
