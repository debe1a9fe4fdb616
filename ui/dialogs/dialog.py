"""What every small window is: a column that scrolls on a small screen, and buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.theme import DANGER, SEMIBOLD
from ui.widgets.flow import Flow
from ui.widgets.focus import order_tabs
from ui.widgets.stack import named
from ui.widgets.text import Label

WIDTH_EMS = 42
_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class Dialog(QDialog):
    """Fill ``column`` and ``buttons``; the size follows what they hold.

    ``say`` puts a sentence above the buttons, where it is seen however long the column is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = Flow()
        self._said = Label(weight=SEMIBOLD)
        self._said.hide()
        self._inside = named(QWidget(), "column")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(28, 26, 28, 8)
        self.column.setSpacing(14)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(28, 14, 28, 24)
        foot.setSpacing(14)
        foot.addWidget(self._said)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def say(self, sentence: str, tone: QPalette.ColorRole = DANGER) -> None:
        """Show *sentence*, and have it read; nothing to take it away."""
        self._said.set_tone(tone)
        self._said.show_text(sentence)
        if sentence:
            announce(self._said, sentence)
        self.fit()

    def fit(self) -> None:
        """Take the size that the texts need, within the screen."""
        room = self.screen().availableSize() * 0.94
        width = min(round(self.font().pointSizeF() * 4 / 3 * WIDTH_EMS), room.width())
        # As if the scroll bar were there: once it shows, it would need itself.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        height = self.column.totalHeightForWidth(width - bar)
        height += self.buttons.heightForWidth(width - 56) + 44
        if not self._said.isHidden():
            height += self._said.heightForWidth(width - 56) + 14
        self.resize(width, min(height, room.height()))

    def order(self) -> None:
        """Have Tab follow the order of what is shown, after some of it was built."""
        order_tabs(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _SCROLLS.get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:  # a long text has nothing in it to put the keyboard on
            self._scroll.verticalScrollBar().triggerAction(action)

    def showEvent(self, event: QShowEvent) -> None:
        for button in self._inside.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return in a field must not press the first row
        self.order()
        self.fit()
        super().showEvent(event)

    def fit_text(self) -> None:
        """Take the size that suits the text size."""
        if self.isVisible():
            self.fit()
