"""The parts of a cyber contract: what each pays, who needs it, which ones are wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment, coverage_needs
from cyberwizard.content.model import Need, Role
from ui.document import Document
from ui.pages.shared import SharedPage
from ui.theme import MUTED
from ui.widgets.chips import Chips
from ui.widgets.coverage_card import CoverageCard
from ui.widgets.stack import stack
from ui.widgets.text import Label

NEEDS = (None, Need.USEFUL, Need.TO_DISCUSS, Need.LITTLE)
ORDER = {need: rank for rank, need in enumerate(NEEDS)}


class CoveragesPage(SharedPage):
    """The most useful first; the pills keep one degree of need."""

    role = Role.COVERAGE

    def __init__(self, document: Document, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(document, foreign=foreign, parent=parent)
        self.begin(
            self.tr("Mes garanties"),
            self.tr(
                "Un contrat cyber réunit plusieurs garanties : chacune paie une sorte de perte. "
                "Dites celles que vous voulez : votre choix est écrit dans le dossier."
            ),
            self.tr(
                "Information générale, pas un conseil juridique ; seul votre contrat fait foi. "
                "« Utile » ne veut pas dire que l’assureur paiera."
            ),
        )
        self._need: Need | None = None
        self._filter = Chips()
        self._filter.chosen.connect(self._choose)
        self._empty = Label(tone=MUTED)
        self._cards: list[CoverageCard] = []
        self._list = stack(spacing=10)
        self.column.addWidget(self._filter)
        self.column.addWidget(self._empty)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show each coverage as the answers are now."""
        needs = sorted(
            coverage_needs(assessment.content, assessment.state), key=lambda n: ORDER[n.need]
        )
        levels = [need.need for need in needs]
        self._filter.show_texts(
            self.tr("Montrer les garanties"),
            [
                self.tr("Toutes ({count})").format(count=len(levels))
                if need is None
                else f"{sentences.NEED[need]} ({levels.count(need)})"
                for need in NEEDS
            ],
            NEEDS.index(self._need),
        )
        shown = [need for need in needs if self._need in (None, need.need)]
        self._empty.show_text("" if shown else self.tr("Aucune garantie ici pour le moment."))
        while len(self._cards) < len(shown):
            self._add_card()
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(shown))
            if index < len(shown):
                card.show_need(shown[index], assessment)

    def focus_first(self) -> None:
        self._filter.focus()

    def show_item(self, item: str) -> None:
        if self._need is not None:
            self._choose(0)
        for card in self._cards:
            if item in (card.question_id, card.coverage_id):
                card.focus()
                self.reveal(card)

    def flush(self) -> None:
        for card in self._cards:
            card.flush()

    def _choose(self, index: int) -> None:
        self._need = NEEDS[index]
        self.flush()
        self.show_assessment(self.document.assessment)
        self.rebuilt.emit()

    def _add_card(self) -> None:
        card = CoverageCard(self.document)
        card.jump.connect(self.jump)
        card.unfolded.connect(self.rebuilt)
        self._cards.append(card)
        self._list.addWidget(card)
