"""Pasting the text of a contract that is not in a file, or not in one that can be read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.widgets.button import Button
from ui.widgets.long_text import LongText
from ui.widgets.text import Heading, Label

LINES = 14


class PasteTextDialog(Dialog):
    """``given`` has the text."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Coller le texte du contrat"))
        self.field = LongText(lines=LINES)
        self.field.show_text(self.tr("Le texte du contrat"), "")
        self.read_button = Button(self.tr("Lire ce texte"), look="primary")
        self.cancel_button = Button(self.tr("Annuler"), look="link")
        self.read_button.setEnabled(False)
        self.field.edit.textChanged.connect(self._on_text)
        self.read_button.clicked.connect(self._give)
        self.cancel_button.clicked.connect(self.reject)
        for widget in (
            Heading(self.tr("Coller le texte du contrat"), size=1.35),
            Label(
                self.tr(
                    "Ouvrez votre contrat, sélectionnez tout avec Ctrl+A, copiez avec Ctrl+C, "
                    "puis collez ici avec Ctrl+V."
                )
            ),
            self.field,
        ):
            self.column.addWidget(widget)
        self.buttons.add(self.read_button)
        self.buttons.add(self.cancel_button)
        self.field.edit.setFocus()

    def _on_text(self) -> None:
        self.read_button.setEnabled(bool(self.field.text.strip()))

    def _give(self) -> None:
        text = self.field.text
        self.accept()
        self.given.emit(text)
