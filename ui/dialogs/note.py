"""Something explained once, shown where it is needed; Escape goes back to the same place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.content.model import Content, Note
from ui.dialogs.dialog import Dialog
from ui.widgets.button import Button
from ui.widgets.text import Heading, Label, hint


class NoteDialog(Dialog):
    """The text of a note, and where it comes from."""

    def __init__(self, note: Note, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(note.title)
        self.column.addWidget(Heading(note.title, size=1.35))
        self.column.addWidget(Label(note.text))
        for line in sentences.source_lines(content, note.sources):
            self.column.addWidget(hint(line))
        self.column.addStretch(1)
        close = Button(self.tr("Fermer"), look="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.buttons.add(close)
