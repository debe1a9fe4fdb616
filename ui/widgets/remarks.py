"""What is added to an answer: a comment, and where the answer comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard.answers import Answer, Origin
from ui.theme import SEMIBOLD
from ui.widgets.chips import Chips
from ui.widgets.comment import Comment
from ui.widgets.stack import stack
from ui.widgets.text import Label

ORIGINS = tuple(Origin)


class Remarks(QWidget):
    """``changed`` comes after a pause in typing, and at once for a choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._comment = Comment()
        self._origin = Chips()
        asks = Label(self.tr("D’où vient cette réponse ?"), weight=SEMIBOLD)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._comment)
        layout.addLayout(stack(asks, self._origin, spacing=8))
        self._comment.changed.connect(self.changed)
        self._origin.chosen.connect(lambda _place: self.changed.emit())

    def show_answer(self, answer: Answer) -> None:
        """Show what was added before."""
        self._comment.show_comment(answer.comment, private=answer.private)
        texts = {
            Origin.MANAGER: self.tr("Réponse donnée par moi"),
            Origin.PROVIDER: self.tr("Réponse donnée par mon prestataire"),
            Origin.OBSERVED: self.tr("Constatée sur cet ordinateur"),
        }
        self._origin.show_texts(
            self.tr("D’où vient cette réponse ?"),
            [texts[origin] for origin in ORIGINS],
            ORIGINS.index(answer.origin),
        )

    @property
    def comment(self) -> str:
        """The comment."""
        return self._comment.text

    @property
    def private(self) -> bool:
        """Whether the comment stays out of the insurer's edition."""
        return self._comment.private

    @property
    def origin(self) -> Origin:
        """Where the answer comes from."""
        return ORIGINS[self._origin.current]

    def flush(self) -> None:
        """Tell now of what was just typed."""
        self._comment.flush()
