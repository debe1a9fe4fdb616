"""What a screen reader is told beyond what Qt tells by itself.

Qt's classes come when they are used: a page that may have something to announce is shown before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def install() -> None:
    """Make titles known as titles; called once."""
    from PySide6.QtGui import QAccessible

    from ui.spoken import interface

    QAccessible.installFactory(interface)


def is_read_aloud() -> bool:
    """Tell whether a screen reader, or something like it, is at work."""
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say *text* at its next pause."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
