"""The words explained: a line of them under a text, and the definition in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtGui import QTextOption as Option
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cyberwizard.content.model import Term
from ui.accessibility import announce
from ui.theme import MUTED, PRIMARY, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.text import Label, hint

if TYPE_CHECKING:
    from cyberwizard.glossary import Glossary, Mention


class Words(QWidget):
    """« Mots expliqués : » then one button per word; one definition at a time, under the line."""

    changed = Signal()  # a definition has come or gone: the page is not as high as it was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: Sequence[Term] = ()
        self._open: Term | None = None
        self._buttons: list[Button] = []
        self._lead = hint(self.tr("Mots expliqués :"))
        self._lead.setWordWrap(False)
        self._flow = Flow(self._lead)
        self._flow.setAccessibleName(self.tr("Mots expliqués"))
        self._definition = Definition()
        self._definition.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._flow)
        layout.addWidget(self._definition)

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Offer *terms*; the definition that is open stays if its word is still there."""
        if list(terms) == list(self._terms):
            return
        self._terms = terms
        while len(self._buttons) < len(terms):
            button = Button(look="link")
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._flow.add(button)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(terms))
            if index < len(terms):
                button.setText(terms[index].term.replace("&", "&&"))
        self._show(self._open if self._open in terms else None)
        self.fit_text()

    def fit_text(self) -> None:
        """Stand on the line of the buttons, which are higher."""
        if self._buttons:
            self._lead.setMinimumHeight(self._buttons[0].sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open is not None:
            focus_on(self._buttons[self._terms.index(self._open)])
            self._show(None)
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        term = self._terms[self._buttons.index(button)]
        self._show(None if term is self._open else term)
        if self._open is not None:
            announce(self, f"{term.term} : {term.definition}")

    def _show(self, term: Term | None) -> None:
        before, self._open = self._open, term
        for button, one in zip(self._buttons, self._terms, strict=False):
            state = self.tr("déplié") if one is term else self.tr("replié")
            button.setAccessibleName(f"{one.term} ({state})")
        self._definition.setVisible(term is not None)
        if term is not None:
            self._definition.show_term(term)
        if before is not term:
            self.changed.emit()


class Definition(QFrame):
    """A word and what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self._word = Label(weight=SEMIBOLD)
        self._text = Label(tone=MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(2)
        layout.addWidget(self._word)
        layout.addWidget(self._text)

    def show_term(self, term: Term) -> None:
        """Show the word and its meaning."""
        self._word.setText(term.term)
        self._text.setText(term.definition)


class Explained(Label):
    """A text whose words of the glossary are underlined with dots."""

    glossary: Glossary | None = None

    def explain(self, glossary: Glossary) -> None:
        """From now on, underline the words of *glossary*."""
        self.glossary = glossary
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.glossary is None:
            return
        mentions = self.glossary.mentions(self.text())
        if not mentions:
            return
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(PRIMARY), 1.5, Qt.PenStyle.DotLine))
        for places in mention_places(self, mentions):
            for place in places:
                y = place.bottom() - 0.5
                painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))


def mention_at(label: QLabel, x: int, y: int, glossary: Glossary) -> tuple[Mention, QRect] | None:
    """Return the word of the glossary under a point of *label*, with its place there."""
    mentions = glossary.mentions(label.text())
    if not mentions:
        return None
    for mention, places in zip(mentions, mention_places(label, mentions), strict=True):
        for place in places:
            if place.contains(QPointF(x, y)):
                return mention, place.toAlignedRect()
    return None


def mention_places(label: QLabel, mentions: Sequence[Mention]) -> list[list[QRectF]]:
    """Return where each mention is painted in a plain *label*, one rectangle per line.

    A QLabel does not tell: its lines are laid out here again, by the rules of QPainter.drawText.
    """
    room = QRectF(label.contentsRect())
    layout = QTextLayout(label.text().replace("\n", "\u2028"), label.font())
    option = Option()
    option.setWrapMode(Option.WrapMode.WordWrap if label.wordWrap() else Option.WrapMode.NoWrap)
    layout.setTextOption(option)
    leading = QFontMetricsF(label.font()).leading()
    height = -leading
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        height = float(-(-(height + leading) // 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
        lines.append(line)
    layout.endLayout()
    top = room.top()
    if label.alignment() & Qt.AlignmentFlag.AlignVCenter:
        top += (room.height() - height) / 2
    found = []
    for mention in mentions:
        places = []
        for line in lines:
            start = max(mention.start, line.textStart())
            end = min(mention.end, line.textStart() + line.textLength())
            if start < end:
                left, right = _x(line, start), _x(line, end)
                places.append(
                    QRectF(room.left() + left, top + line.y(), right - left, line.height())
                )
        found.append(places)
    return found


def _x(line: object, place: int) -> float:
    """Return where a sign begins on its line; PySide6 gives its place back as well."""
    x = line.cursorToX(place)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)
