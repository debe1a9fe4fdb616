"""What every page is: a column of readable width that scrolls.

No enumeration of ``Qt`` here: see ``ui.widgets.button``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.lazy import Lazy
from ui.widgets.stack import named

if TYPE_CHECKING:
    from cyberwizard.content.model import Term
    from ui.widgets.words import Words

COLUMN_EMS = 50
"""Widest column, in heights of the text: about 90 signs with the margins, 75 without."""

MARGIN = 60
"""What is brought into view keeps this distance from the edge, in pixels."""

ALWAYS_OFF = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff
NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus


class Page(QScrollArea):
    """Fill ``column``; call ``enter`` when the page comes on screen."""

    rebuilt = Signal()  # new controls have come, and Tab must find them in their place

    def __init__(self, parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", ALWAYS_OFF)
        self.setProperty("focusPolicy", NO_FOCUS)
        host = named(QWidget(), "column")
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(36, 26, 36, 32)
        self.column.setSpacing(18)
        if centred:
            row.addStretch(1)
        row.addWidget(self._body, 100)
        row.addStretch(1)
        self.setWidget(host)
        self.words: Lazy[Words] = Lazy(self._make_words)
        self._more_words: Lazy[Words] = Lazy(self._make_words)
        self.fit_text()

    def enter(self) -> None:
        """Show the top, and put the keyboard on the first thing to do."""
        self.ensureVisible(0, 0, 0, 0)  # naming the scroll bar would load every class of Qt
        self.focus_first()

    def resume(self) -> None:
        """Show the page again after a question that it led to; where one was, if it can."""
        self.enter()

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do."""

    def is_complete(self) -> bool:
        """Tell whether one may go on, and show what is missing."""
        return True

    def reveal(self, widget: QWidget | None) -> None:
        """Bring *widget* into view, once the page is laid out."""
        if widget is not None:
            QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, MARGIN))

    @property
    def is_behind(self) -> bool:
        """Whether a part of the page is still to be built."""
        return False

    def flush(self) -> None:
        """Tell now of what was just typed; called before anything that leaves the page."""

    def explain(self, terms: Sequence[Term]) -> None:
        """Offer the meaning of *terms* where the page has put ``words.slot``."""
        if words := self.words.show(bool(terms)):
            words.show_terms(terms)

    def explain_more(self, terms: Sequence[Term]) -> None:
        """Offer the meaning of *terms* at the end of the page."""
        if self._more_words.slot.parent() is None:
            self.column.insertLayout(self.column.count() - 1, self._more_words.slot)
        if words := self._more_words.show(bool(terms)):
            words.show_terms(terms)

    def _make_words(self) -> Words:
        from ui.widgets.words import Words

        words = Words()
        words.changed.connect(self.rebuilt)
        return words

    def fit_text(self) -> None:
        """Take the width that suits the text size."""
        self._body.setMaximumWidth(round(self.font().pointSizeF() * 4 / 3 * COLUMN_EMS))
