"""The titles and the groups of controls, as a screen reader meets them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

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


def interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what tells of *thing*, when Qt does not tell enough."""
    if isinstance(thing, Heading):
        # Qt keeps the interface but not the Python object behind it.
        thing.interface = _HeadingInterface(thing)
        return thing.interface
    if isinstance(thing, Group):
        thing.interface = QAccessibleWidget(thing, QAccessible.Role[thing.role])
        return thing.interface
    return None
