"""Qt's own button, with a look.

Like every module that the first page needs, this one names no enumeration of ``Qt`` when it is
imported: building them all takes 15 ms, a tenth of the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Button(QPushButton):
    """A button; ``look`` is one of the style sheet: empty, ``primary``, ``link`` or ``tool``."""

    def __init__(self, text: str = "", *, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)  # as an argument, it makes PySide build every name of an icon
        if look:
            self.setProperty("look", look)

    def set_look(self, look: str) -> None:
        """Change the look."""
        if look != (self.property("look") or ""):
            self.setProperty("look", look)
            self.style().polish(self)
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from ui.widgets.focus import RETURN, keyboard_used

        keyboard_used(self)
        if event.key() in RETURN:
            self.click()  # outside of a dialog, Qt gives Return to nobody
        else:
            super().keyPressEvent(event)
