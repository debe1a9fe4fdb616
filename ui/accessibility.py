"""What a screen reader is told beyond what Qt tells by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.widgets.group import Group
from ui.widgets.text import Heading


class _HeadingInterface(QAccessibleWidget):
    """A title: screen readers jump from one to the next."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading)

    def text(self, kind: QAccessible.Text) -> str:
        heading = self.object()
        if kind == QAccessible.Text.Name and isinstance(heading, Heading):
            return heading.text()
        return super().text(kind)


def _factory(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Heading):
        # Qt keeps the interface but not the Python object behind it.
        thing.interface = _HeadingInterface(thing)
        return thing.interface
    if isinstance(thing, Group):
        thing.interface = QAccessibleWidget(thing, QAccessible.Role[thing.role])
        return thing.interface
    return None


def install() -> None:
    """Make titles known as titles; called once."""
    QAccessible.installFactory(_factory)


def is_read_aloud() -> bool:
    """Tell whether a screen reader, or something like it, is at work."""
    return QAccessible.isActive()


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say *text* at its next pause."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
