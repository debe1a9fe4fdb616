"""Texts: labels that wrap, and titles.

No enumeration of ``Qt`` here: see ``ui.widgets.button``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.theme import BOLD, MUTED, REGULAR, SEMIBOLD, TEXT

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface


PLAIN = 0  # Qt.TextFormat.PlainText


class Label(QLabel):
    """A plain text that wraps; its size is a multiple of the text size that was chosen."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 1.0,
        weight: QFont.Weight = REGULAR,
        tone: QPalette.ColorRole = TEXT,
        italic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._weight = weight
        self._italic = italic
        self.setProperty("textFormat", PLAIN)
        self.setWordWrap(True)
        self.setForegroundRole(tone)
        self.fit_text()
        self.setText(text)

    def set_tone(self, tone: QPalette.ColorRole) -> None:
        """Change the colour."""
        self.setForegroundRole(tone)

    def show_text(self, text: str) -> None:
        """Show *text*, or take no room when there is none."""
        self.setText(text)
        self.setVisible(bool(text))

    def fit_text(self) -> None:
        """Take the size of the application again, after it changed."""
        if self._size == 1.0 and self._weight == REGULAR and not self._italic:
            return  # it inherits the font of the application
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._size)
        font.setWeight(self._weight)
        font.setItalic(self._italic)
        self.setFont(font)


class Heading(Label):
    """A title, known as one to screen readers (see ``ui.accessibility``)."""

    interface: QAccessibleInterface | None = None

    def __init__(self, text: str = "", *, size: float = 1.1, parent: QWidget | None = None) -> None:
        super().__init__(text, size=size, weight=BOLD if size > 1.3 else SEMIBOLD, parent=parent)


def hint(text: str = "") -> Label:
    """Return a text that helps, smaller and paler."""
    return Label(text, size=0.94, tone=MUTED)


def breakable(text: str) -> str:
    """Let a long name without spaces go to the next line, where a path would be cut."""
    return "".join(c + "\u200b" if c in "/\\_-." or i % 20 == 19 else c for i, c in enumerate(text))
