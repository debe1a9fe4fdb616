"""A few lines of free text, with what they are for."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import DANGER, SEMIBOLD
from ui.widgets.line_field import TYPING_PAUSE_MS
from ui.widgets.text import Label

LINES = 3
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}


class LongText(QWidget):
    """``changed`` comes after a pause in typing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.label = Label(weight=SEMIBOLD)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.problem = Label(size=0.96, weight=SEMIBOLD, tone=DANGER)
        self.problem.hide()
        self.label.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addWidget(self.problem)
        self.edit.textChanged.connect(self._pause.start)
        self.fit_text()

    def show_text(self, label: str, text: str) -> None:
        """Ask for *label*, with *text* as it was given before."""
        self.label.setText(label)
        self.edit.setAccessibleName(label)
        self.problem.show_text("")
        if text != self.text:
            self.edit.setPlainText(text)
        self._pause.stop()

    @property
    def text(self) -> str:
        """What is written, to the letter: toPlainText would make no-break spaces ordinary."""
        return self.edit.document().toRawText().translate(_LINE_ENDS)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()

    def fit_text(self) -> None:
        """Take the size that suits the text size."""
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * self._lines + 30)
