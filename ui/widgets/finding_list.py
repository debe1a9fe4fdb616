"""The cards of the exclusions, by what the answers say and by nature."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment, Finding
from cyberwizard.content.model import Nature, Stance
from ui.accessibility import announce
from ui.document import Document
from ui.theme import MUTED, OK, SEMIBOLD
from ui.widgets.card_list import CardList
from ui.widgets.chips import Chips
from ui.widgets.finding_card import FindingCard
from ui.widgets.natures import NatureFilter
from ui.widgets.stack import stack
from ui.widgets.text import Label

STANCES = (Stance.EXPOSED, Stance.DISCUSS, Stance.REASSURING, Stance.UNRELATED)


class FindingList(QWidget):
    """``jump`` has a question, ``note_asked`` a note to read.

    A card that an answer moves out of the filter stays where it was, with what it was before,
    until the manager chooses what he looks at: it never goes from under his eyes.
    """

    jump = Signal(str)
    note_asked = Signal(object)
    rebuilt = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._assessment: Assessment | None = None
        self._stance: Stance | None = None
        self._nature: Nature | None = None
        self._is_chosen = False
        self._findings: dict[str, Finding] = {}
        self._moved: dict[str, Stance] = {}
        self._cards: dict[str, FindingCard] = {}
        self._last: FindingCard | None = None
        self._stances, self._natures = Chips(), NatureFilter()
        self._stances.chosen.connect(self._choose_stance)
        self._natures.chosen.connect(self._choose_nature)
        self._natures.note_asked.connect(self.note_asked)
        self._natures.rebuilt.connect(self.rebuilt)
        self._change = Label(weight=SEMIBOLD, tone=OK)
        self._empty = Label(tone=MUTED)
        self._list = CardList(self._make)
        self._list.rebuilt.connect(self.rebuilt)
        column = stack(
            stack(self._stances, self._natures, spacing=6),
            self._change,
            self._empty,
            self._list,
            spacing=14,
        )
        self.setLayout(column)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the exclusions as the answers are now, and note which have changed."""
        before = self._findings
        self._assessment = assessment
        self._findings = {finding.exclusion.id: finding for finding in assessment.findings}
        if not self._is_chosen:
            present = [finding.stance for finding in assessment.findings]
            self._stance = next((stance for stance in STANCES if stance in present), None)
            self._is_chosen = True
        for name, finding in self._findings.items():
            old = self._moved.get(name, before[name].stance if name in before else None)
            if old is None or old is finding.stance:
                self._moved.pop(name, None)
            else:
                self._moved[name] = old
        self._show()

    def forget_changes(self) -> None:
        """Put each card where it belongs now."""
        if self._moved:
            self._moved.clear()
            self._show()

    def reveal(self, name: str) -> FindingCard | None:
        """Unfold the card of an exclusion, whatever is filtered; None when there is none."""
        finding = self._findings.get(name)
        if finding is None:
            return None
        if self._nature not in (None, *finding.exclusion.nature):
            self._nature = None
        if self._stance not in (None, finding.stance):
            self._stance = finding.stance
        self._moved.clear()
        self._show()
        self.complete()
        card = self._cards[name]
        card.unfold()
        return card

    def update_bodies(self) -> None:
        """Show again what was noted."""
        for card in self._cards.values():
            card.update_body()

    def complete(self) -> None:
        """Build now the cards that are left."""
        self._list.complete()

    def flush(self) -> None:
        """Tell now of what was just typed."""
        for card in self._cards.values():
            card.flush()

    @property
    def is_behind(self) -> bool:
        """Whether cards are still to come."""
        return self._list.is_behind

    @property
    def last(self) -> QWidget | None:
        """The header of the card that led away."""
        return self._last.header if self._last is not None else None

    def _choose_stance(self, index: int) -> None:
        self._stance = (None, *STANCES)[index]
        self._choose()

    def _choose_nature(self, nature: Nature | None) -> None:
        self._nature = nature
        self._choose()

    def _choose(self) -> None:
        self._moved.clear()
        for card in self._cards.values():
            card.fold()
        self._show()
        self.rebuilt.emit()

    def _place(self, finding: Finding) -> Stance:
        """Return the state under which a card is filed: the old one while it stays in place."""
        old = self._moved.get(finding.exclusion.id)
        return old if old is not None and old is self._stance else finding.stance

    def _show(self) -> None:
        assert self._assessment is not None
        findings = self._findings.values()
        of_nature = [f for f in findings if self._nature in (None, *f.exclusion.nature)]
        of_stance = [f for f in findings if self._stance in (None, f.stance)]
        stances = [finding.stance for finding in of_nature]
        self._stances.show_texts(
            self.tr("Ce que vos réponses en disent"),
            [
                self.tr("Toutes ({count})").format(count=len(stances)),
                *(f"{sentences.STANCE[one]} ({stances.count(one)})" for one in STANCES),
            ],
            (None, *STANCES).index(self._stance),
        )
        natures = [nature for finding in of_stance for nature in finding.exclusion.nature]
        self._natures.show_natures(
            self._assessment.content,
            [
                self.tr("Toutes ({count})").format(count=len(of_stance)),
                *(f"{sentences.NATURE[one].capitalize()} ({natures.count(one)})" for one in Nature),
            ],
            self._nature,
        )
        self._show_changes()
        for name, card in self._cards.items():
            card.show_finding(self._findings[name], self._assessment, self._moved.get(name))
        shown = [f for f in of_nature if self._stance in (None, self._place(f))]
        shown.sort(key=lambda finding: STANCES.index(self._place(finding)))
        self._empty.show_text("" if shown else self.tr("Aucune exclusion ici pour le moment."))
        self._list.show_names([finding.exclusion.id for finding in shown])

    def _show_changes(self) -> None:
        said = ""
        if len(self._moved) == 1:
            ((name, old),) = self._moved.items()
            finding = self._findings[name]
            said = self.tr("« {title} » a changé. Avant : {before}. Maintenant : {now}.").format(
                title=finding.exclusion.title,
                before=sentences.STANCE[old].lower(),
                now=sentences.STANCE[finding.stance].lower(),
            )
        elif self._moved:
            said = self.tr("%n fiche(s) ont changé avec votre réponse.", "", len(self._moved))
        if said and said != self._change.text():
            announce(self._change, said)
        self._change.show_text(said)

    def _make(self, name: str) -> FindingCard:
        assert self._assessment is not None
        card = self._cards[name] = FindingCard(self._document)
        card.jump.connect(self._jump)
        card.note_asked.connect(self.note_asked)
        card.unfolded.connect(self.rebuilt)
        card.show_finding(self._findings[name], self._assessment, self._moved.get(name))
        return card

    def _jump(self, stop: str) -> None:
        card = self.sender()
        self._last = card if isinstance(card, FindingCard) else None
        self.jump.emit(stop)
