"""Many cards in a column: a screenful at once, the others while nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import BORDER, SURFACE

SCREENFUL = 10
"""How many folded cards fill a tall window."""

RADIUS = 10


class Card(QWidget):
    """A framed column, painted: a style sheet would take as long again for each card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(BORDER), 1))
        painter.setBrush(self.palette().color(SURFACE))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)


class CardList(QWidget):
    """*make* builds the card of a name, filled; a card lives as long as the list.

    *screenful* is the number of cards that fill a tall window.

    ``rebuilt`` says that cards have come, which Tab must find in their place.
    """

    rebuilt = Signal()

    def __init__(
        self,
        make: Callable[[str], QWidget],
        screenful: int = SCREENFUL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._screenful = screenful
        self._cards: dict[str, QWidget] = {}
        self._names: list[str] = []
        self._placed: list[str] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_names(self, names: Sequence[str]) -> None:
        """Show the cards of *names*, in that order: those on top now, the others soon."""
        self._names = list(names)
        self._build(self._screenful)

    def complete(self) -> None:
        """Build now all that is left."""
        self._build(len(self._names))

    @property
    def is_behind(self) -> bool:
        """Whether cards are still to come."""
        return self._later.isActive()

    def _go_on(self) -> None:
        self._build(self._screenful)
        if not self.is_behind:
            self.rebuilt.emit()

    def _build(self, most: int) -> None:
        """Make the next cards, *most* at once, and show all that are there down to a gap.

        None ever comes above another, which would move under the eyes.
        """
        shown: list[str] = []
        for name in self._names:
            if name not in self._cards:
                if not most:
                    break
                self._cards[name] = self._make(name)
                most -= 1
            shown.append(name)
        for name in set(self._placed) - set(shown):
            self._cards[name].hide()
        same = 0
        while same < min(len(shown), len(self._placed)) and shown[same] == self._placed[same]:
            same += 1
        for name in shown[same:]:
            card = self._cards[name]
            self._column.removeWidget(card)
            self._column.addWidget(card)
            card.show()
        self._placed = shown
        if len(shown) < len(self._names):
            self._later.start()
        else:
            self._later.stop()
