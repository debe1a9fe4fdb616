"""A small picture of a file; a sheet with its extension when it cannot be shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import CONTROL, MUTED, SEMIBOLD, SURFACE

EMS = (5.0, 3.8)
"""Width and height, in heights of the text."""


class Thumb(QWidget):
    """Shows; it is named beside it, and cannot be clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._picture: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, name: str, picture: QImage | None) -> None:
        """Become the picture of the file called *name*."""
        self._word = Path(name).suffix.lstrip(".").upper()[:5]
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        em = self.font().pointSizeF() * 4 / 3
        return QSize(round(em * EMS[0]), round(em * EMS[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette, room = self.palette(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(palette.color(CONTROL), 1))
        painter.setBrush(palette.color(SURFACE))
        if self._picture is not None and not self._picture.isNull():
            size = self._picture.size().scaled(
                room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            painter.drawImage(place, self._picture)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            return
        sheet = QRectF(0, 0, room.height() * 0.76, room.height())
        sheet.moveCenter(room.center())
        painter.drawRoundedRect(sheet, 4, 4)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.72)
        font.setWeight(SEMIBOLD)
        painter.setFont(font)
        painter.setPen(palette.color(MUTED))
        painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._word)
