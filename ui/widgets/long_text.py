"""A few lines of free text, with what they are for."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.theme import DANGER, SEMIBOLD, WARN
from ui.widgets.line_field import TYPING_PAUSE_MS, cut_text
from ui.widgets.text import Label

LINES = 3
LIMIT = 50_000
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}


class _Edit(QPlainTextEdit):
    """Takes no more than can be kept: laying out a text of a million signs stops the window."""

    cut_short = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, cursor = source.text(), self.textCursor()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        room = LIMIT - (self.document().characterCount() - 1 - selected)
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        self.insertPlainText(text[: max(room, 0)])
        self.cut_short.emit()


class LongText(QWidget):
    """``changed`` comes after a pause in typing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.label = Label(weight=SEMIBOLD)
        self.edit = _Edit()
        self.edit.setTabChangesFocus(True)
        self.edit.setAcceptDrops(False)  # files are for the page
        self.edit.cut_short.connect(self._on_cut)
        self.problem = Label(size=0.96, weight=SEMIBOLD, tone=DANGER)
        self.problem.hide()
        self.label.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addWidget(self.problem)
        self.cut = Label(size=0.96, weight=SEMIBOLD, tone=WARN)
        self.cut.hide()
        layout.addWidget(self.cut)
        self.edit.textChanged.connect(self._on_edited)
        self.fit_text()

    def show_text(self, label: str, text: str) -> None:
        """Ask for *label*, with *text* as it was given before."""
        self.label.setText(label)
        self.edit.setAccessibleName(label)
        self.problem.show_text("")
        self.cut.hide()
        if text != self.text:
            self.edit.setPlainText(text)
        self._pause.stop()

    @property
    def text(self) -> str:
        """What is written, to the letter: toPlainText would make no-break spaces ordinary."""
        return self.edit.document().toRawText().translate(_LINE_ENDS)

    def _on_edited(self) -> None:
        self.cut.hide()
        self._pause.start()

    def _on_cut(self) -> None:
        self.cut.show_text(cut_text(LIMIT))
        announce(self.edit, self.cut.text())

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()

    def fit_text(self) -> None:
        """Take the size that suits the text size."""
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * self._lines + 30)
