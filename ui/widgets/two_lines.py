"""The layout that every painted row shares: a mark, a title that wraps, a paler second text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette

from ui.theme import MUTED, SEMIBOLD, TEXT

_WRAP = Qt.TextFlag.TextWordWrap


class TwoLines:
    """Where the mark and the two texts go in a given width, and how high that is."""

    def __init__(
        self,
        font: QFont,
        title: str,
        detail: str,
        width: int,
        *,
        margin: tuple[int, int],
        gap: int = 12,
        weight: QFont.Weight = SEMIBOLD,
        mark: float = 0.95,
        right: int = 0,
    ) -> None:
        """*margin* is (sides, top); *mark* is in heights of a line; *right* is kept free."""
        self.title, self.detail = title, detail
        self.title_font = QFont(font)
        self.title_font.setWeight(weight)
        self.detail_font = QFont(font)
        self.detail_font.setPointSizeF(font.pointSizeF() * 0.94)
        metrics = QFontMetrics(self.title_font)
        x, y = margin
        side = round(metrics.height() * mark)
        left = x + side + gap if mark else x
        room = QRect(left, y, max(width - left - x - right, 40), 10_000)
        self.title_rect = metrics.boundingRect(room, _WRAP, title)
        bottom = self.title_rect.bottom()
        self.detail_rect = QRect()
        if detail:
            room.setTop(bottom + 3)
            self.detail_rect = QFontMetrics(self.detail_font).boundingRect(room, _WRAP, detail)
            bottom = self.detail_rect.bottom()
        self.height = bottom + 1 + y
        middle = y + metrics.height() / 2
        self.mark = QRectF(x, middle - side / 2, side, side)

    def draw(
        self,
        painter: QPainter,
        palette: QPalette,
        *,
        title: QPalette.ColorRole = TEXT,
        detail: QPalette.ColorRole = MUTED,
    ) -> None:
        """Draw both texts."""
        painter.setPen(palette.color(title))
        painter.setFont(self.title_font)
        painter.drawText(self.title_rect, _WRAP, self.title)
        if self.detail:
            painter.setPen(palette.color(detail))
            painter.setFont(self.detail_font)
            painter.drawText(self.detail_rect, _WRAP, self.detail)
