"""A text on one line, cut with an ellipsis when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy

from ui.theme import REGULAR, TEXT
from ui.widgets.text import Label


class LineLabel(Label):
    """A text on one line, cut with an ellipsis when there is no room; read in full otherwise."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 1.0,
        weight: QFont.Weight = REGULAR,
        tone: QPalette.ColorRole = TEXT,
    ) -> None:
        super().__init__(text, size=size, weight=weight, tone=tone)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(min(size.width(), self.fontMetrics().averageCharWidth() * 60), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        end = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text().replace("\n", " "), end, self.width())
        painter.drawText(self.rect(), self.alignment(), text)
        self.setToolTip("" if text == self.text() else self.text())
