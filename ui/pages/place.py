"""Where one was on a long page: left for a question, found again on the way back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.focus import focus_on

DEPTH = 8
"""How many layouts there may be one inside the other."""


class Place:
    """Keeps the control that led away, and how high on the screen it was."""

    def __init__(self, page: QScrollArea) -> None:
        self._page = page
        self._control: QWidget | None = None
        self._height = 0

    def keep(self) -> None:
        """Note the place; called while the page still has the keyboard."""
        control: QWidget | None = self._page.focusWidget()
        self._control = control
        if control is not None:
            self._height = control.mapTo(self._page, QPoint()).y()

    def find(self, instead: QWidget | None) -> bool:
        """Go back there, or to *instead* when the control is gone; False when neither is shown."""
        control = self._control
        if control is None or not control.isVisibleTo(self._page):
            control = instead
        if control is None or not control.isVisibleTo(self._page):
            return False
        lay_out()
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + control.mapTo(self._page, QPoint()).y() - self._height)
        focus_on(control)
        self._page.ensureWidgetVisible(control)
        return True


def lay_out() -> None:
    """Have the layouts done now, so that what was just shown knows its place.

    A text that wraps asks its column for room, which asks its card, and so on to the page.
    """
    for _ in range(DEPTH):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
