"""The parts of a cyber contract: what each pays, who needs it, which ones are wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment, CoverageNeed, coverage_needs
from cyberwizard.content.model import Need, Role
from ui.document import Document
from ui.pages.shared import SharedPage
from ui.theme import MUTED
from ui.widgets.card_list import CardList
from ui.widgets.chips import Chips
from ui.widgets.coverage_card import CoverageCard
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
        self._needs: dict[str, CoverageNeed] = {}
        self._cards: dict[str, CoverageCard] = {}
        self._list = CardList(self._make, screenful=5)
        self._list.rebuilt.connect(self.rebuilt)
        self.column.addWidget(self._filter)
        self.column.addWidget(self._empty)
        self.column.addWidget(self._list)
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
        self._needs = {need.coverage.id: need for need in needs}
        for name, card in self._cards.items():
            card.show_need(self._needs[name], assessment)
        self._list.show_names([need.coverage.id for need in shown])

    @property
    def is_behind(self) -> bool:
        return self._list.is_behind

    def focus_first(self) -> None:
        self._filter.focus()

    def show_item(self, item: str) -> None:
        if self._need is not None:
            self._choose(0)
        self._list.complete()
        for card in self._cards.values():
            if item in (card.question_id, card.coverage_id):
                card.focus()
                self.reveal(card)

    def flush(self) -> None:
        for card in self._cards.values():
            card.flush()

    def _choose(self, index: int) -> None:
        self._need = NEEDS[index]
        self.flush()
        self.show_assessment(self.document.assessment)
        self.rebuilt.emit()

    def _make(self, name: str) -> CoverageCard:
        card = self._cards[name] = CoverageCard(self.document)
        card.jump.connect(self.jump)
        card.unfolded.connect(self.rebuilt)
        card.show_need(self._needs[name], self.document.assessment)
        return card
