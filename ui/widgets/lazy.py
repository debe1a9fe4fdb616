"""Parts of a page that are built when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


class Lazy(Generic[W]):
    """Put ``slot`` in the page; the widget comes into it at the first ``get``."""

    def __init__(self, make: Callable[[], W]) -> None:
        self._make = make
        self._widget: W | None = None
        self.slot = QVBoxLayout()
        self.slot.setContentsMargins(0, 0, 0, 0)

    def get(self) -> W:
        """Return the widget, built if it was not."""
        if self._widget is None:
            self._widget = self._make()
            self.slot.addWidget(self._widget)
        return self._widget

    @property
    def shown(self) -> W | None:
        """The widget when it is there to be seen."""
        return None if self._widget is None or self._widget.isHidden() else self._widget

    @property
    def built(self) -> W | None:
        """The widget when it is there, seen or not."""
        return self._widget

    def show(self, wanted: bool) -> W | None:
        """Show the widget and return it, or hide it if it is there."""
        if wanted:
            self.get().show()
        elif self._widget is not None:
            self._widget.hide()
        return self.shown
