"""Where the keyboard is: one ring for every painted widget, shown once the keyboard is in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.theme import PRIMARY, SURFACE

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def keyboard_used(widget: QWidget) -> None:
    """Note that the manager uses the keyboard: Qt only notices Tab and the arrows."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_on(widget: QWidget) -> None:
    """Put the keyboard on *widget*; who uses it goes on seeing where it is."""
    used = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    reasons = Qt.FocusReason
    widget.setFocus(reasons.ShortcutFocusReason if used else reasons.OtherFocusReason)


def shows_focus(widget: QWidget) -> bool:
    """Tell whether *widget* must show that it has the focus."""
    return widget.hasFocus() and widget.window().testAttribute(
        Qt.WidgetAttribute.WA_KeyboardFocusChange
    )


def draw_focus(painter: QPainter, widget: QWidget, radius: float) -> None:
    """Draw a ring in two colours: it stands out from any ground."""
    frame = QRectF(widget.rect())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(widget.palette().color(PRIMARY), 3))
    painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)
    painter.setPen(QPen(widget.palette().color(SURFACE), 1))
    painter.drawRoundedRect(frame.adjusted(3.5, 3.5, -3.5, -3.5), radius - 2, radius - 2)


def one_tab_stop(buttons: Sequence[QWidget], stop: QWidget) -> None:
    """Have Tab reach *stop* alone among *buttons*: the arrows reach the others.

    Qt does it once one of them has had the keyboard, and forgets it when they are used again.
    """
    for button in buttons:
        policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(policy)


def order_tabs(root: QWidget) -> None:
    """Have Tab follow the order of the page.

    Qt follows the order of creation, and rows are created when they are first needed.
    """
    before: QWidget | None = None
    for widget in _depth_first(root):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget


def _depth_first(root: QWidget) -> Iterator[QWidget]:
    inside = root.widget() if isinstance(root, QScrollArea) else None
    layout = root.layout()
    if inside is not None:
        yield from _depth_first(inside)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
            yield from _depth_first(widget)
        elif inner is not None:
            yield from _in_layout(inner)
