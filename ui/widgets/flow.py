"""Widgets from left to right, on as many lines as it takes: no button is ever cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets.group import Group

GAP = 10


class Flow(Group):
    """A row that goes to the next line when it must."""

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = _FlowLayout(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put *widget* last."""
        self._row.addWidget(widget)


class _FlowLayout(QLayout):
    """Gives each item the size it wants; what is hidden takes no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        return self._items[index] if index < len(self._items) else None  # where Qt stops asking

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802  # Qt's name
        return self._items.pop(index)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  # Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + GAP * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in the width of *rect*, and return the height they take."""
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._shown():
            width = item.sizeHint().width()
            if line and x + width > rect.right() + 1:
                x, y = rect.x(), y + self._end_line(line, y, move=move) + GAP
                line = []
            line.append((item, x))
            x += width + GAP
        return y + self._end_line(line, y, move=move) - rect.y()

    def _end_line(self, line: list[tuple[QLayoutItem, int]], y: int, *, move: bool) -> int:
        """Centre the items of one line on each other, and return its height."""
        height = max((item.sizeHint().height() for item, _ in line), default=0)
        for item, x in line if move else ():
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
        return height
