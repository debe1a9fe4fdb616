"""The plan: what to do, the most pressing first, and why in that order."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard.assessment import Assessment
from ui.pages.ending import EndingPage
from ui.theme import MUTED
from ui.widgets.action_card import ActionCard
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint


class PlanPage(EndingPage):
    """``jump`` has a question to see again."""

    def __init__(self, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ActionCard] = []
        self._foreign = hint(self.tr("Ces actions sont en français."))
        self._empty = Label(tone=MUTED)
        self._list = stack(spacing=10)
        self.column.addLayout(
            stack(
                Heading(self.tr("Votre plan d’action"), size=1.72),
                self._foreign,
                Label(
                    self.tr(
                        "Ce qui vous protège le plus vient d’abord : les sept verrous, "
                        "puis ce qui vous expose, puis le plus facile. "
                        "Une action à la fois suffit."
                    ),
                    size=1.08,
                ),
                spacing=10,
            )
        )
        self.column.addWidget(self._empty)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self._foreign.setVisible(foreign)  # not before: alone, it would be a window

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the actions that the answers call for now."""
        self._empty.show_text(
            ""
            if assessment.plan
            else self.tr("Rien à faire pour le moment : répondez d’abord aux questions.")
            if assessment.unanswered
            else self.tr("Rien à améliorer : gardez vos preuves et vos habitudes.")
        )
        while len(self._cards) < len(assessment.plan):
            card = ActionCard()
            card.jump.connect(self.jump)
            card.unfolded.connect(self.rebuilt)
            self._cards.append(card)
            self._list.addWidget(card)
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(assessment.plan))
            if index < len(assessment.plan):
                card.show_action(index + 1, assessment.plan[index], assessment)

    def show_item(self, item: str) -> None:
        for card in self._cards:
            if not card.isHidden() and card.shows(item):
                card.focus()
                self.ensureWidgetVisible(card)

    def focus_first(self) -> None:
        if self._cards and not self._cards[0].isHidden():
            self._cards[0].focus()
