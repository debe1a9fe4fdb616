"""The meaning of a word under the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from cyberwizard.content.model import Term
from cyberwizard.glossary import Glossary
from ui.theme import MUTED, SEMIBOLD
from ui.widgets.cards import CheckCard, RadioCard
from ui.widgets.rows import RowButton
from ui.widgets.text import Label
from ui.widgets.words import mention_at

WIDTH_EMS = 26
MOST = 3
"""How many words of a painted row are explained at once."""
LOOK_AGAIN_MS = 200
GAP = 4


class WordCard(QFrame):
    """Stays as long as the mouse is on the word or on the card; Escape or a click takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setObjectName("word")
        self._place = QRect()
        self._rows: list[tuple[Label, Label]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(3)
        self._watch = QTimer(self, interval=LOOK_AGAIN_MS)
        self._watch.timeout.connect(self._look)
        self._escape = QShortcut(QKeySequence("Esc"), parent, enabled=False)
        self._escape.activated.connect(self.leave)
        self._under: QWidget | None = None

    def show_at(self, terms: Sequence[Term], place: QRect, under: QWidget) -> None:
        """Explain *terms* beside *place*, on the screen, as long as *under* stays where it is."""
        while len(self._rows) < len(terms):
            row = (Label(weight=SEMIBOLD), Label(tone=MUTED))
            for label in row:
                self._column.addWidget(label)
            self._rows.append(row)
        for index, (word, meaning) in enumerate(self._rows):
            shown = index < len(terms)
            word.show_text(terms[index].term if shown else "")
            meaning.show_text(terms[index].definition if shown else "")
        self._place = place
        width = round(self.font().pointSizeF() * 4 / 3 * WIDTH_EMS)
        self.resize(width, self._column.totalHeightForWidth(width))
        self.move(self._beside(place))
        self._under, self._corner = under, under.mapToGlobal(QPoint())
        self._focus = QApplication.focusWidget()
        self._escape.setEnabled(True)
        self.show()
        self._watch.start()

    def leave(self) -> None:
        """Go away."""
        self._watch.stop()
        self._escape.setEnabled(False)
        self._under = None
        self.hide()

    def _look(self) -> None:
        """Go away with the mouse, or when the page moves, or once something else is done."""
        mouse = QCursor.pos()
        near = self.geometry().adjusted(-GAP, -GAP * 2, GAP, GAP * 2)
        under = self._under
        gone = under is None or not isValid(under)
        moved = gone or (under is not None and under.mapToGlobal(QPoint()) != self._corner)
        away = not near.contains(mouse) and not self._place.contains(mouse)
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if away or moved or clicked or QApplication.focusWidget() is not self._focus:
            self.leave()

    def _beside(self, place: QRect) -> QPoint:
        """Return a place under the word, or above when the screen ends, and never beyond it."""
        room = self.screen().availableGeometry()
        x = min(max(place.left(), room.left()), room.right() - self.width())
        y = place.bottom() + GAP
        if y + self.height() > room.bottom():
            y = place.top() - GAP - self.height()
        return QPoint(x, y)


def words_at(
    widget: QWidget, at: QPoint, glossary: Glossary
) -> tuple[tuple[Term, ...], QRect] | None:
    """Return the terms under the mouse in *widget*, with their place there."""
    if isinstance(widget, QLabel):
        found = mention_at(widget, at.x(), at.y(), glossary)
        return ((found[0].term,), found[1]) if found is not None else None
    terms = glossary.explained(texts_of(widget))[:MOST]
    return (terms, widget.rect()) if terms else None


def texts_of(widget: QWidget) -> tuple[str, ...]:
    """Return what is written in one control."""
    if isinstance(widget, RowButton):
        return widget.title, widget.detail
    if isinstance(widget, RadioCard | CheckCard):
        return widget.label, widget.hint
    if isinstance(widget, QLabel | QAbstractButton):
        return (widget.text(),)
    return ()


def visible_texts(page: QWidget) -> list[str]:
    """Return what can be read in *page*, as far as it is text of ours."""
    return [
        text
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLabel | RowButton | RadioCard | CheckCard) and widget.isVisible()
        for text in texts_of(widget)
        if text
    ]
