"""The summary on the left: how far one is, and a way to every part."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from cyberwizard.shapes import dataclass
from ui.theme import CONTROL, MUTED, OK, ON_PRIMARY, PRIMARY, REGULAR, SEMIBOLD, SURFACE, TINT
from ui.widgets.focus import focus_on
from ui.widgets.marks import ICONS, draw_icon, draw_tick
from ui.widgets.rows import RowButton
from ui.widgets.stack import named
from ui.widgets.text import Heading, hint

WIDTH_EMS = 22.5


class Progress(Enum):
    """How far a part is."""

    NOT_STARTED = auto()
    STARTED = auto()
    DONE = auto()


@dataclass(frozen=True)
class Part:
    """One line of the summary; ``stop`` is where it leads, ``name`` what a screen reader says.

    ``mark`` is a number, or the name of an icon; ``count`` stands at the end of the line.
    """

    stop: str
    mark: str
    title: str
    count: str
    detail: str
    name: str
    progress: Progress
    current: bool


class SideBar(QScrollArea):
    """``chosen`` has the stop of the part that was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Avancement du dossier"))
        self._count = hint()
        self._themes: list[_PartButton] = []
        self._ending: list[_PartButton] = []
        host = named(QFrame(), "side")
        column = QVBoxLayout(host)
        column.setContentsMargins(14, 20, 14, 16)
        column.setSpacing(2)
        column.addWidget(Heading(self.tr("Votre avancement"), size=0.96))
        column.addSpacing(6)
        column.addWidget(self._bar)
        column.addSpacing(4)
        column.addWidget(self._count)
        column.addSpacing(12)
        self._theme_column = QVBoxLayout()
        self._theme_column.setSpacing(2)
        column.addLayout(self._theme_column)
        line = named(QFrame(), "line")
        line.setFixedHeight(1)
        column.addSpacing(10)
        column.addWidget(line)
        column.addSpacing(10)
        self._ending_column = QVBoxLayout()
        self._ending_column.setSpacing(2)
        column.addLayout(self._ending_column)
        column.addStretch(1)
        self.setWidget(host)

    def show_parts(self, themes: Sequence[Part], ending: Sequence[Part]) -> None:
        """Show every part, in order."""
        for parts, buttons, column in (
            (themes, self._themes, self._theme_column),
            (ending, self._ending, self._ending_column),
        ):
            while len(buttons) < len(parts):
                button = _PartButton()
                button.clicked.connect(self._clicked)
                buttons.append(button)
                column.addWidget(button)
            for index, button in enumerate(buttons):
                button.setVisible(index < len(parts))
                if index < len(parts):
                    button.show_part(parts[index])

    def show_progress(self, answered: int, total: int, text: str) -> None:
        """Show the share done."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(answered)
        self._bar.setAccessibleDescription(text)
        self._count.setText(text)

    def show_current(self) -> None:
        """Bring the part being shown into view."""
        button = self._current()
        if button is not None:
            self.ensureWidgetVisible(button)

    def focus_current(self) -> None:
        """Put the keyboard on the part being shown."""
        button = self._current()
        if button is not None:
            focus_on(button)
            self.ensureWidgetVisible(button)

    def _current(self) -> _PartButton | None:
        for button in (*self._themes, *self._ending):
            if button.part is not None and button.part.current and not button.isHidden():
                return button
        return None

    def wanted_width(self) -> int:
        """Return the width that suits the text size."""
        return round(self.font().pointSizeF() * 4 / 3 * WIDTH_EMS)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _PartButton) and button.part is not None:
            self.chosen.emit(button.part.stop)


class _PartButton(RowButton):
    """One part: a number in a circle, a tick when it is done."""

    margin = (12, 8)
    gap = 12
    mark = 1.4

    def __init__(self) -> None:
        super().__init__()
        self.part: Part | None = None

    def show_part(self, part: Part) -> None:
        """Become the line of *part*."""
        if part == self.part:
            return
        self.part = part
        self.weight = SEMIBOLD if part.current else REGULAR
        self.show_texts(part.title, part.detail)
        self.setAccessibleName(part.name)

    def right(self) -> int:
        if self.part is None or not self.part.count:
            return 0
        return QFontMetrics(self._small()).horizontalAdvance(self.part.count) + 10

    def paint_ground(self, painter: QPainter) -> None:
        if self.part is not None and self.part.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(TINT))
            painter.drawRoundedRect(QRectF(self.rect()), self.radius, self.radius)
            # A bar as well: the tint alone is too close to the ground for tired eyes.
            painter.setBrush(self.palette().color(PRIMARY))
            painter.drawRoundedRect(QRectF(0, 8, 4, self.height() - 16), 2, 2)
        else:
            super().paint_ground(painter)

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        if self.part is None:
            return
        palette, part = self.palette(), self.part
        done = part.progress is Progress.DONE
        painter.setFont(self._small())
        if part.count:
            room = QRectF(0, square.y(), self.width() - self.margin[0], square.height())
            painter.setPen(palette.color(MUTED))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, part.count)
        edge = OK if done else PRIMARY if part.current else CONTROL
        painter.setPen(QPen(palette.color(edge), 1.6))
        filled = done or part.current
        painter.setBrush(palette.color(edge if filled else SURFACE))
        painter.drawEllipse(square)
        ink = palette.color(ON_PRIMARY if part.current else MUTED)
        if done:
            draw_tick(painter, square, palette.color(SURFACE))
        elif part.mark in ICONS:
            draw_icon(painter, square, ink, part.mark)
        else:
            painter.setPen(ink)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, part.mark)

    def _small(self) -> QFont:
        font = self.font()
        font.setWeight(SEMIBOLD)
        font.setPointSizeF(font.pointSizeF() * 0.86)
        return font
