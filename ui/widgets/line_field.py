"""A field of one line that reads what is typed as it comes, and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cyberwizard.content.values import MAX_TEXT
from ui.accessibility import announce
from ui.theme import DANGER, SEMIBOLD, WARN
from ui.widgets.focus import RETURN, keyboard_used
from ui.widgets.text import Label, hint

TYPING_PAUSE_MS = 500


def cut_text(limit: int) -> str:
    """Return what is said of a text that was too long."""
    return QCoreApplication.translate(
        "line_field", "Ce texte était trop long : il est coupé à {count} signes."
    ).format(count=f"{limit:,}".replace(",", "\u00a0"))


Reader = Callable[[str], str]
"""Text typed → canonical value; raises ValueError with a sentence."""


class _Edit(QLineEdit):
    """Return goes on."""

    go_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN:
            keyboard_used(self)
            self.go_on.emit()
            return
        super().keyPressEvent(event)


class LineField(QWidget):
    """``changed`` comes after a pause in typing, and at once when the field is left."""

    changed = Signal()
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: Reader = str
        self._printer: Reader = str
        self._value = ""
        self._was_cut = False
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.label = Label(weight=SEMIBOLD)
        self.help = hint()
        self.help.hide()
        self.edit = _Edit()
        self.edit.setMaxLength(MAX_TEXT)
        self.edit.setAcceptDrops(False)  # files are for the page
        self.label.setBuddy(self.edit)
        self.unit = hint()
        self.unit.setWordWrap(False)
        self.problem = Label(size=0.96, weight=SEMIBOLD, tone=DANGER)
        self.problem.hide()
        self.cut = Label(size=0.96, weight=SEMIBOLD, tone=WARN)
        self.cut.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.edit)
        row.addWidget(self.unit)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.help)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        layout.addWidget(self.cut)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.inputRejected.connect(self._on_cut)
        self.edit.editingFinished.connect(self._leave)
        self.edit.go_on.connect(self.go_on)
        self._row = row
        self._columns = 0

    def configure(
        self,
        *,
        label: str,
        name: str,
        reader: Reader,
        printer: Reader,
        columns: int,
        help_: str = "",
        unit: str = "",
        example: str = "",
    ) -> None:
        """Say what is asked: *columns* is the width in digits, 0 for all there is."""
        self._reader, self._printer = reader, printer
        self.label.show_text(label)
        self.help.show_text(help_)
        self.unit.show_text(unit)
        self.edit.setAccessibleDescription(help_)
        self.edit.setAccessibleName(f"{name} ({unit})" if unit else name)
        self.edit.setPlaceholderText(example)
        self._columns = columns
        self.fit_text()

    def set_value(self, value: str) -> None:
        """Show a canonical *value*."""
        self._pause.stop()
        self._value = value
        self.edit.setText(self._printer(value) if value else "")
        self._complain("")
        self.cut.hide()

    @property
    def value(self) -> str:
        """The last value that could be read; empty when the field is empty."""
        return self._value

    def flush(self) -> None:
        """Read now what was just typed."""
        if self._pause.isActive():
            self._pause.stop()
            self._read()

    def is_right(self) -> bool:
        """Tell whether what is typed can be read, and say why not."""
        self.flush()
        return not self.problem.text()

    def fit_text(self) -> None:
        """Take the size that suits the text size."""
        wide = 16_777_215
        if self._columns:
            wide = self.edit.fontMetrics().horizontalAdvance("0") * (self._columns + 4)
        self.edit.setMaximumWidth(wide)
        self.edit.setMinimumWidth(min(wide, 140))
        self._row.setStretch(0, 0 if self._columns else 1)
        self._row.setStretch(2, 1 if self._columns else 0)

    def _on_edited(self, _text: str) -> None:
        said, self._was_cut = self._was_cut, False
        self.cut.setVisible(said)
        self._pause.start()

    def _on_cut(self) -> None:
        self._was_cut = True  # Qt says it before it says that the text has changed
        self.cut.show_text(cut_text(MAX_TEXT))
        announce(self.edit, self.cut.text())

    def _leave(self) -> None:
        self.flush()
        if self._value and not self.problem.text():
            self.edit.setText(self._printer(self._value))

    def _read(self) -> None:
        text = self.edit.text()
        try:
            value = self._reader(text) if text.strip() else ""
        except ValueError as error:
            self._complain(str(error))
            return
        self._complain("")
        if value != self._value:
            self._value = value
            self.changed.emit()

    def _complain(self, sentence: str) -> None:
        if sentence == self.problem.text():
            return
        self.problem.show_text(sentence)
        self.edit.setAccessibleDescription(sentence or self.help.text())
        self.edit.setProperty("wrong", bool(sentence))
        self.edit.style().polish(self.edit)
        if sentence:
            announce(self.edit, sentence)
