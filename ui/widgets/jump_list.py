"""A titled list of questions, each leading to its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard.content.model import LockStatus
from ui.theme import CONTROL, DANGER, MUTED, OK, PRIMARY, REGULAR, SEMIBOLD, SURFACE, TEXT, WARN
from ui.widgets.marks import draw_arrow, draw_cross, draw_dash, draw_question, draw_tick
from ui.widgets.rows import RowButton
from ui.widgets.text import Heading, Label


class Jump(NamedTuple):
    """Where a line leads, what it says, and the state it shows, if any."""

    stop: str
    title: str
    detail: str = ""
    status: LockStatus | None = None


class JumpList(QWidget):
    """``jump`` has the question of the line that was clicked."""

    jump = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading(size=1.2)
        self._lead = Label()
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._lead)

    def show_jumps(self, title: str, lead: str, jumps: Sequence[Jump]) -> None:
        """Show *jumps*, or nothing at all when there is none."""
        self.setVisible(bool(jumps))
        self._title.setText(title)
        self._lead.show_text(lead)
        while len(self._rows) < len(jumps):
            row = _Row()
            row.clicked.connect(self._clicked)
            self._rows.append(row)
            self._layout.addWidget(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(jumps))
            if index < len(jumps):
                row.show_jump(jumps[index])

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _Row) and row.target is not None:
            self.jump.emit(row.target.stop)


class _Row(RowButton):
    """A line with an arrow, or with the shape of its state."""

    margin = (10, 8)
    gap = 12

    def __init__(self) -> None:
        super().__init__()
        self.target: Jump | None = None

    def show_jump(self, target: Jump) -> None:
        """Become the line of *target*."""
        self.target = target
        self.mark = 1.0 if target.status is None else 1.35
        self.weight = REGULAR if target.status is None else SEMIBOLD
        self.tone = PRIMARY if target.status is None else TEXT
        self.show_texts(target.title, target.detail)

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        if self.target is None or self.target.status is None:
            draw_arrow(painter, square, self.palette().color(PRIMARY))
            return
        draw_status(painter, square, self.target.status, self)


def draw_status(painter: QPainter, square: QRectF, status: LockStatus, widget: QWidget) -> None:
    """Draw the shape of a lock's state; the word stands beside it."""
    palette = widget.palette()
    ground = palette.color(SURFACE)
    if status is LockStatus.UNKNOWN:
        draw_question(painter, square, palette.color(WARN), ground)
        return
    tone = {
        LockStatus.YES: OK,
        LockStatus.PARTIAL: WARN,
        LockStatus.NO: DANGER,
        LockStatus.NOT_APPLICABLE: MUTED,
        LockStatus.UNANSWERED: CONTROL,
    }[status]
    colour = palette.color(tone)
    filled = status in (LockStatus.YES, LockStatus.NO)
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(square)
    if status is LockStatus.YES:
        draw_tick(painter, square, ground)
    elif status is LockStatus.NO:
        draw_cross(painter, square, ground)
    elif status is LockStatus.PARTIAL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(square, 90 * 16, 180 * 16)
    elif status is LockStatus.NOT_APPLICABLE:
        draw_dash(painter, square, colour)
