"""What takes time, in one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.accessibility import announce
from ui.pages.page import Page
from ui.widgets.text import Label


class WaitingPage(Page):
    """A sentence, and a bar that has no end."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, centred=True)
        bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        bar.setAccessibleName(text)
        label = Label(text, size=1.2)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addStretch(1)
        self.column.addWidget(label)
        self.column.addWidget(bar)
        self.column.addStretch(2)
        announce(self, text)
