"""A comment beside an answer, and whether the insurer's edition leaves it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.cards import TickBox
from ui.widgets.long_text import LongText


class Comment(QWidget):
    """``changed`` comes after a pause in typing, and at once for the box."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = LongText()
        self._private = TickBox(self.tr("Ne pas imprimer pour l’assureur"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addWidget(self._private)
        self._text.changed.connect(self.changed)
        self._private.clicked.connect(self.changed)

    def show_comment(self, comment: str, *, private: bool) -> None:
        """Show what was written before."""
        self._text.show_text(self.tr("Votre commentaire"), comment)
        self._private.setChecked(private)

    @property
    def text(self) -> str:
        """The comment."""
        return self._text.text

    @property
    def private(self) -> bool:
        """Whether it stays out of the insurer's edition; a comment that is not there does not."""
        return self._private.isChecked() and bool(self.text)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        self._text.flush()
