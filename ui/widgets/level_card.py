"""The level reached: its name, its place among the four, and what holds it there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from ui.theme import CONTROL, MUTED, ON_PRIMARY, PRIMARY, SEMIBOLD, SURFACE, TEXT
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint

GAP = 6


class LevelCard(QFrame):
    """Words first; the drawing only repeats them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = Heading(size=1.35)
        self._scale = _Scale()
        self._meaning = Label()
        self._decides = Label(weight=SEMIBOLD)
        self._reasons = Steps(numbered=False)
        self._provisional = hint()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        for widget in (
            self._title,
            self._scale,
            self._meaning,
            self._decides,
            self._reasons,
            self._provisional,
        ):
            layout.addWidget(widget)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show where the answers lead."""
        level = assessment.level
        self._title.setText(
            self.tr("Niveau {rank} sur 4 : {title}").format(
                rank=level.level.rank, title=level.level.title
            )
        )
        self._scale.show_level([item.title for item in assessment.content.levels], level.level.rank)
        self._meaning.setText(level.level.meaning)
        reasons = sentences.level_reasons(assessment)
        self._decides.show_text(self.tr("Ce qui décide de ce niveau") if reasons else "")
        self._reasons.show_steps(reasons)
        self._reasons.setVisible(bool(reasons))
        self._provisional.show_text(
            self.tr("Niveau provisoire : des questions attendent encore une réponse.")
            if level.provisional
            else ""
        )


class _Scale(QWidget):
    """Four steps with their names; the one reached is filled. In a narrow room, they stack up."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: list[str] = []
        self._reached = 1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_level(self, titles: list[str], reached: int) -> None:
        """Show *reached*, from 1."""
        self._titles = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
        self._reached = reached
        self.setAccessibleName(f"{titles[reached - 1]} ({reached}/{len(titles)})")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._titles) // self._columns(width))
        return rows * self._row() + (rows - 1) * GAP

    def sizeHint(self) -> QSize:
        return QSize(260, self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._row())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._titles:
            return
        palette, font = self.palette(), self._font()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns, height = self._columns(self.width()), self._row()
        width = (self.width() - GAP * (columns - 1)) / columns
        painter.setFont(font)
        for index, title in enumerate(self._titles):
            reached, here = index < self._reached, index == self._reached - 1
            row, column = divmod(index, columns)
            cell = QRectF(column * (width + GAP), row * (height + GAP), width, height)
            cell.adjust(1, 1, -1, -1)
            painter.setPen(QPen(palette.color(PRIMARY if reached else CONTROL), 2 if here else 1))
            painter.setBrush(palette.color(PRIMARY if here else SURFACE))
            painter.drawRoundedRect(cell, 7, 7)
            painter.setPen(palette.color(ON_PRIMARY if here else TEXT if reached else MUTED))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, title)

    def _columns(self, width: int) -> int:
        """Return how many steps stand side by side with their whole names: 4, 2 or 1."""
        metrics = QFontMetrics(self._font())
        widest = max((metrics.horizontalAdvance(title) for title in self._titles), default=0) + 16
        for columns in (len(self._titles), 2):
            if widest * columns + GAP * (columns - 1) <= width:
                return max(columns, 1)
        return 1

    def _row(self) -> int:
        return QFontMetrics(self._font()).height() * 2 + 8

    def _font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.94)
        font.setWeight(SEMIBOLD)
        return font
