"""Radio buttons painted as pills: a filter, or the tabs of a recipe."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui.theme import CONTROL, ON_PRIMARY, PRIMARY, SEMIBOLD, SURFACE, TEXT, TINT
from ui.widgets.flow import Flow
from ui.widgets.focus import RETURN, draw_focus, focus_on, one_tab_stop, shows_focus
from ui.widgets.marks import draw_tick

_STEPS: dict[int, int] = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class Chip(QRadioButton):
    """One pill; the chosen one is filled and carries a tick."""

    stepped = Signal(int)  # an arrow: 1 for the next pill, -1 for the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Become the pill of *text*."""
        self.shown = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        line = metrics.height()
        return QSize(
            metrics.horizontalAdvance(self.shown) + round(line * 2.4), max(round(line * 1.9), 28)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _position: QPoint) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if event.key() in RETURN:
            self.click()
        elif step is None:
            super().keyPressEvent(event)
        else:
            # Qt looks for a neighbour on the screen, and stops at the end of a line.
            self.stepped.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, on = self.palette(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = frame.height() / 2
        painter.setPen(QPen(palette.color(PRIMARY if on else CONTROL), 1))
        ground = PRIMARY if on else TINT if self.underMouse() else SURFACE
        painter.setBrush(palette.color(ground))
        painter.drawRoundedRect(frame, radius, radius)
        side = self._metrics().height()
        if on:
            square = QRectF(frame.x() + side * 0.35, (self.height() - side) / 2, side, side)
            draw_tick(painter, square, palette.color(ON_PRIMARY))
            frame.adjust(side * 0.8, 0, 0, 0)
        font = self.font()
        font.setWeight(SEMIBOLD)
        painter.setFont(font)
        painter.setPen(palette.color(ON_PRIMARY if on else TEXT))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.shown)
        if shows_focus(self):
            draw_focus(painter, self, radius)

    def _metrics(self) -> QFontMetrics:
        font = self.font()
        font.setWeight(SEMIBOLD)
        return QFontMetrics(font)


class Chips(Flow):
    """A row of pills, one of which is chosen, or none yet."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.chips: list[Chip] = []

    def show_texts(self, name: str, texts: list[str], current: int | None) -> None:
        """Offer *texts*, with one chosen, or none."""
        self.setAccessibleName(name)
        while len(self.chips) < len(texts):
            chip = Chip()
            chip.stepped.connect(self._step)
            self._group.addButton(chip, len(self.chips))
            self.chips.append(chip)
            self.add(chip)
        for index, chip in enumerate(self.chips):
            chip.setVisible(index < len(texts))
            if index < len(texts):
                chip.show_text(texts[index])
        if current is not None:
            self.chips[current].setChecked(True)
        elif self.current >= 0:
            self._group.setExclusive(False)  # or Qt refuses to leave every pill unticked
            self.chips[self.current].setChecked(False)
            self._group.setExclusive(True)
        one_tab_stop(self.chips, self.chips[current or 0])

    def focus(self) -> None:
        """Put the keyboard on the chosen pill, else on the first."""
        focus_on(self.chips[max(self.current, 0)])

    def _step(self, by: int) -> None:
        shown = [chip for chip in self.chips if not chip.isHidden()]
        here = next(i for i, chip in enumerate(shown) if chip.hasFocus())
        chip = shown[(here + by) % len(shown)]
        chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chip.click()

    @property
    def current(self) -> int:
        """The place of the chosen pill; -1 when none is."""
        return self._group.checkedId()
