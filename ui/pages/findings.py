"""The exclusions that the answers touch: one card each, by what the answers say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Stance
from ui.pages.ending import EndingPage
from ui.theme import MUTED
from ui.widgets.chips import Chips
from ui.widgets.finding_card import FindingCard
from ui.widgets.focus import focus_on
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

STANCES = (Stance.EXPOSED, Stance.DISCUSS, Stance.REASSURING, Stance.UNRELATED)


class FindingsPage(EndingPage):
    """``jump`` has the question whose answer one wants to see again."""

    def __init__(self, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment: Assessment | None = None
        self._stance: Stance | None = None
        self._title = Heading(self.tr("Les exclusions que vos réponses touchent"), size=1.72)
        self._foreign = hint(self.tr("Ces fiches sont en français."))
        self._lead = Label(
            self.tr(
                "Une exclusion est un cas où l’assureur peut refuser de payer. "
                "Voici ce que vos réponses en disent aujourd’hui. Ouvrez une fiche pour tout lire."
            ),
            size=1.08,
        )
        self._law = hint(
            self.tr(
                "Information générale, pas un conseil juridique ; seul votre contrat fait foi. "
                "« Rassurant » ne veut pas dire que l’assureur paiera."
            )
        )
        self._filter = Chips()
        self._filter.chosen.connect(self._choose)
        self._empty = Label(tone=MUTED)
        self._cards: list[FindingCard] = []
        self._list = stack(spacing=10)
        self.column.addLayout(stack(self._title, self._foreign, self._lead, self._law, spacing=10))
        self.column.addWidget(self._filter)
        self.column.addWidget(self._empty)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self._foreign.setVisible(foreign)  # not before: alone, it would be a window

    def show_assessment(self, assessment: Assessment) -> None:
        """Show every exclusion as the answers are now."""
        self._assessment = assessment
        if self._stance is None:
            present = [finding.stance for finding in assessment.findings]
            self._stance = next((s for s in STANCES if s in present), Stance.DISCUSS)
        self._show()

    def focus_first(self) -> None:
        self._filter.focus()

    def show_item(self, item: str) -> None:
        assert self._assessment is not None
        found = [f for f in self._assessment.findings if f.exclusion.id == item]
        if found:
            self._choose(STANCES.index(found[0].stance))
            [card] = [card for card in self._cards if card.isVisible() and card.shows(item)]
            card.unfold()
            focus_on(card.header)
            self.rebuilt.emit()

    def _choose(self, index: int) -> None:
        self._stance = STANCES[index]
        for card in self._cards:
            card.fold()
        self._show()
        self.rebuilt.emit()

    def _show(self) -> None:
        assert self._assessment is not None
        assert self._stance is not None
        stances = [finding.stance for finding in self._assessment.findings]
        self._filter.show_texts(
            self.tr("Montrer les exclusions"),
            [f"{sentences.STANCE[stance]} ({stances.count(stance)})" for stance in STANCES],
            STANCES.index(self._stance),
        )
        shown = [f for f in self._assessment.findings if f.stance is self._stance]
        self._empty.show_text("" if shown else self.tr("Aucune exclusion ici pour le moment."))
        while len(self._cards) < len(shown):
            self._add_card()
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(shown))
            if index < len(shown):
                card.show_finding(shown[index], self._assessment)

    def _add_card(self) -> None:
        card = FindingCard()
        card.jump.connect(self.jump)
        card.unfolded.connect(self.rebuilt)
        self._cards.append(card)
        self._list.addWidget(card)
