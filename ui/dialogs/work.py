"""Work that takes a moment: how far it is, how to give up, how it ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.accessibility import announce
from ui.dialogs.dialog import Dialog
from ui.theme import DANGER, OK, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.focus import focus_on
from ui.widgets.text import Heading, Label

Action = tuple[str, Callable[[], object]]


class WorkDialog(Dialog):
    """``given_up`` when it is closed before the end."""

    given_up = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._busy = True
        self._state = Label(weight=SEMIBOLD)
        self._note = Label()
        self._note.hide()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(title)
        for widget in (Heading(title, size=1.2), self._state, self._bar, self._note):
            self.column.addWidget(widget)
        self.close_button = Button(self.tr("Annuler"))
        self.close_button.clicked.connect(self.reject)
        self.buttons.add(self.close_button)
        self.close_button.setFocus()

    def show_step(self, text: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done; without *total*, how far is not known."""
        if not total:
            announce(self, text)  # the rest is read from the bar
        self._state.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_end(self, text: str, *actions: Action, right: bool = False, note: str = "") -> None:
        """Say how it ended, and what can be done now."""
        self._busy = False
        self._bar.hide()
        self._state.set_tone(OK if right else TEXT if actions else DANGER)
        self._state.setText(text)
        self._note.show_text(note)
        for title, act in actions:
            button = Button(title)
            button.clicked.connect(act)
            self.buttons.add(button)
            button.show()  # at once: the layout would do it at its own time
        self.close_button.setText(self.tr("Fermer"))
        focus_on(self.close_button)
        self.fit()
        announce(self, f"{text} {note}".strip())

    def close_quietly(self) -> None:
        """Go away: what follows shows itself."""
        self._busy = False
        self.accept()

    def reject(self) -> None:
        if self._busy:
            self._busy = False
            self.given_up.emit()
        super().reject()
