"""Things that belong together, known as a group to screen readers (see ``ui.accessibility``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface


class Group(QWidget):
    """Its accessible name says what its controls ask together; ``role`` is one of QAccessible."""

    role = "Grouping"
    interface: QAccessibleInterface | None = None


class ColumnGroup(Group):
    """A group laid out in a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
