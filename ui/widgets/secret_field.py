"""A password: hidden unless one asks to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import SEMIBOLD
from ui.widgets.cards import TickBox
from ui.widgets.focus import RETURN, keyboard_used
from ui.widgets.group import ColumnGroup
from ui.widgets.text import Label

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class _Edit(QLineEdit):
    """Return goes on."""

    go_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN:
            keyboard_used(self)
            self.go_on.emit()
            return
        super().keyPressEvent(event)


class SecretField(ColumnGroup):
    """``changed`` at each letter, ``go_on`` when Return is pressed."""

    changed = Signal()
    go_on = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(5)
        self._label = Label(label, weight=SEMIBOLD)
        self.edit = _Edit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_HINTS)
        self.edit.setAccessibleName(label)
        self.setAccessibleName(label)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.edit.go_on.connect(self.go_on)
        self._label.setBuddy(self.edit)
        self.column.addWidget(self._label)
        self.column.addWidget(self.edit)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.edit.text()

    def show_value(self, shown: bool) -> None:
        """Show the letters, or hide them."""
        echo = QLineEdit.EchoMode
        self.edit.setEchoMode(echo.Normal if shown else echo.Password)

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()


def reveal_box(text: str, *fields: SecretField) -> TickBox:
    """Return a box that shows the letters of *fields* while it is ticked."""
    box = TickBox(text)

    def show(shown: bool) -> None:
        for field in fields:
            field.show_value(shown)

    box.toggled.connect(show)
    return box
