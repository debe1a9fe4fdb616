"""Columns and named frames in one call.

What is hidden takes no room, nor does the gap beside it.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """Give *widget* the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


def stack(*items: QWidget | QLayout, spacing: int = 8) -> QVBoxLayout:
    """Return a column without margins."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout
