"""The two questions with cards: one answer, or several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from cyberwizard.content.model import Option, Question
from ui.widgets.cards import CheckCard, RadioCard
from ui.widgets.focus import focus_on, one_tab_stop
from ui.widgets.group import ColumnGroup


class SingleChoice(ColumnGroup):
    """Radio cards."""

    changed = Signal()
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _id: self.changed.emit())
        self.cards: list[RadioCard] = []

    def show_question(self, question: Question, chosen: tuple[str, ...]) -> None:
        """Offer the options of *question*, with *chosen* ticked."""
        self._options = question.options
        self.setAccessibleName(question.label)
        while len(self.cards) < len(self._options):
            card = RadioCard()
            card.go_on.connect(self.go_on)
            self._group.addButton(card, len(self.cards))
            self.cards.append(card)
            self.column.addWidget(card)
        self._group.setExclusive(False)  # or Qt refuses to leave every card unticked
        for card, option in zip(self.cards, self._options, strict=False):
            card.show_option(option.label, option.hint)
            card.setChecked(option.id in chosen)
        for card in self.cards[len(self._options) :]:
            card.setChecked(False)  # left from a question with more answers, it would be the one
        self._group.setExclusive(True)
        one_tab_stop(self.cards, self._first())
        _show_first(self.cards, len(self._options))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the options that are ticked."""
        return tuple(
            option.id
            for card, option in zip(self.cards, self._options, strict=False)
            if card.isChecked()
        )

    def focus(self) -> None:
        """Put the keyboard on the ticked card, else on the first."""
        focus_on(self._first())

    def _first(self) -> QAbstractButton:
        return self._group.checkedButton() or self.cards[0]


class MultipleChoice(ColumnGroup):
    """Check cards; an exclusive option unticks the others, and the reverse."""

    changed = Signal()
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self.cards: list[CheckCard] = []

    def show_question(self, question: Question, chosen: tuple[str, ...]) -> None:
        """Offer the options of *question*, with *chosen* ticked."""
        self._options = question.options
        self.setAccessibleName(question.label)
        while len(self.cards) < len(self._options):
            card = CheckCard()
            card.go_on.connect(self.go_on)
            card.clicked.connect(self._clicked)
            self.cards.append(card)
            self.column.addWidget(card)
        for card, option in zip(self.cards, self._options, strict=False):
            card.show_option(option.label, option.hint)
            card.setChecked(option.id in chosen)
        _show_first(self.cards, len(self._options))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the options that are ticked, in the order of the question."""
        return tuple(
            option.id
            for card, option in zip(self.cards, self._options, strict=False)
            if card.isChecked()
        )

    def focus(self) -> None:
        """Put the keyboard on the first ticked card, else on the first."""
        shown = self.cards[: len(self._options)]
        focus_on(next((card for card in shown if card.isChecked()), shown[0]))

    def _clicked(self, checked: bool) -> None:
        if checked:
            sender = self.sender()
            options = dict(zip(self.cards, self._options, strict=False))
            alone = next(o.exclusive for card, o in options.items() if card is sender)
            for card, option in options.items():
                if card is not sender and (alone or option.exclusive):
                    card.setChecked(False)
        self.changed.emit()


def _show_first(cards: list[RadioCard] | list[CheckCard], count: int) -> None:
    for index, card in enumerate(cards):
        button: QAbstractButton = card
        button.setVisible(index < count)
