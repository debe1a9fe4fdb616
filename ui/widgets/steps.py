"""Numbered steps, or points, aligned on their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import MUTED, SEMIBOLD
from ui.widgets.text import Label


class Steps(QWidget):
    """One line per step; the labels are used again."""

    def __init__(self, parent: QWidget | None = None, *, numbered: bool = True) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Label, Label]] = []

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show *steps*; a single one has no number."""
        while len(self._rows) < len(steps):
            row = len(self._rows)
            number = Label(weight=SEMIBOLD, tone=MUTED)
            number.setWordWrap(False)
            text = Label()
            self._grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
            self._rows.append((number, text))
        for row, (number, text) in enumerate(self._rows):
            shown = row < len(steps)
            mark = f"{row + 1}." if self._numbered else "•"
            number.setText(mark)
            number.setVisible(shown and (len(steps) > 1 or not self._numbered))
            text.setText(steps[row] if shown else "")
            text.setVisible(shown)
