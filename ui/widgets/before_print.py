"""What to look at before printing: what is missing, what is doubtful, what contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import planning, sentences
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import LockStatus
from cyberwizard.notes import explanation
from cyberwizard.planning import LineState
from cyberwizard.session import PLAN, SIGNATURE
from cyberwizard.validity import has_expired, valid_until
from ui.document import Document
from ui.widgets.check_item import CheckItem
from ui.widgets.contradiction_card import ContradictionCard
from ui.widgets.finding_parts import Jumps
from ui.widgets.lazy import Lazy
from ui.widgets.text import Heading, hint


class BeforePrint(QFrame):
    """``jump`` has the page where something is to be done; ``rebuilt`` tells of new controls."""

    jump = Signal(str)
    rebuilt = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._document = document
        self._assessment: Assessment | None = None
        self._lists: dict[CheckItem, Sequence[str]] = {}
        self._unanswered, self._unknown, self._review = (self._listing() for _ in range(3))
        self._cards = Lazy(self._make_cards)
        self._contradictions = CheckItem(self._cards)
        self._decisions, self._signature = CheckItem(), CheckItem()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(2)
        layout.addWidget(Heading(self.tr("Avant d’imprimer"), size=1.2))
        layout.addWidget(
            hint(self.tr("Rien n’empêche d’imprimer : ce qui manque est imprimé comme tel."))
        )
        layout.addSpacing(6)
        for item in self._items:
            item.jump.connect(self.jump)
            item.unfolded.connect(self._unfold)
            layout.addWidget(item)
        self._opened = False

    @property
    def _items(self) -> tuple[CheckItem, ...]:
        return (
            self._unanswered,
            self._contradictions,
            self._unknown,
            self._review,
            self._decisions,
            self._signature,
        )

    @property
    def first(self) -> QWidget | None:
        """The first line where something is to be done."""
        return next((item.button for item in self._items if item.button is not None), None)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show where the answers and the notes stand."""
        self._assessment = assessment
        self._show_lists(assessment)
        self._show_contradictions(assessment)
        self._show_decisions(assessment)
        self._show_signature(assessment)

    def show_notes(self) -> None:
        """Show again what depends on the notes alone."""
        if self._assessment is not None:
            self._show_contradictions(self._assessment)
            self._show_decisions(self._assessment)

    def flush(self) -> None:
        """Record what was just typed."""
        if (cards := self._cards.shown) is not None:
            cards.flush()

    def _listing(self) -> CheckItem:
        def make() -> Jumps:
            jumps = Jumps()
            jumps.jump.connect(self.jump)
            return jumps

        return CheckItem(Lazy(make))

    def _make_cards(self) -> _Contradictions:
        cards = _Contradictions(self._document)
        cards.jump.connect(self.jump)
        cards.rebuilt.connect(self.rebuilt)
        return cards

    def _show_lists(self, assessment: Assessment) -> None:
        review = self._document.session.to_review()
        for item, names, title, detail, status, done in (
            (
                self._unanswered,
                assessment.unanswered,
                self.tr("%n question(s) sans réponse", "", len(assessment.unanswered)),
                self.tr("Le dossier dira qu’il est provisoire."),
                LockStatus.UNANSWERED,
                self.tr("Toutes les questions ont une réponse."),
            ),
            (
                self._unknown,
                assessment.unknowns,
                self.tr("%n réponse(s) « Je ne sais pas »", "", len(assessment.unknowns)),
                self.tr("Chacune est dans votre plan, avec la façon de vérifier."),
                LockStatus.UNKNOWN,
                self.tr("Aucune réponse « Je ne sais pas »."),
            ),
            (
                self._review,
                review,
                self.tr("%n réponse(s) à revoir", "", len(review)),
                self.tr("Vous avez coché « À revoir avant d’imprimer »."),
                LockStatus.PARTIAL,
                self.tr("Aucune réponse à revoir."),
            ),
        ):
            self._lists[item] = names
            if names:
                item.show_line(title, detail, status)
            else:
                item.show_done(done)
            if item.is_open:
                self._fill(item)

    def _fill(self, item: CheckItem) -> None:
        assert self._assessment is not None
        content = self._assessment.content
        jumps = item.findChild(Jumps)
        if jumps is not None:
            jumps.show_jumps(
                [(name, content.question_by_id[name].label, "") for name in self._lists[item]]
            )

    def _show_contradictions(self, assessment: Assessment) -> None:
        hits = assessment.contradictions
        notes = self._document.notes
        kept = sum(bool(explanation(notes, hit.contradiction.id).strip()) for hit in hits)
        if not hits:
            self._contradictions.show_done(self.tr("Aucune réponse n’en contredit une autre."))
        elif kept < len(hits):
            self._contradictions.show_line(
                self.tr("%n contradiction(s) à régler", "", len(hits) - kept),
                self.tr("Corrigez une réponse, ou expliquez pourquoi vous gardez les deux."),
                LockStatus.NO,
            )
        else:
            self._contradictions.show_line(
                self.tr("%n contradiction(s) gardée(s), avec une explication", "", kept),
                self.tr("L’explication est imprimée dans le dossier."),
                LockStatus.PARTIAL,
            )
        if kept < len(hits) and not self._opened:
            self._opened = True  # what must not be missed is seen at once
            self._contradictions.set_open(open_=True)
        if self._contradictions.is_open:
            self._cards.get().show_hits(assessment)

    def _show_decisions(self, assessment: Assessment) -> None:
        lines = planning.lines(assessment, self._document.notes)
        waiting = planning.count(lines, LineState.TO_DECIDE)
        if waiting:
            self._decisions.show_line(
                self.tr("%n décision(s) à prendre", "", waiting),
                self.tr("Pour chaque action du plan : faire, accepter ou demander conseil."),
                LockStatus.UNANSWERED,
                PLAN,
            )
        else:
            self._decisions.show_done(
                self.tr("Chaque action du plan a sa décision.")
                if lines
                else self.tr("Aucune action dans le plan.")
            )

    def _show_signature(self, assessment: Assessment) -> None:
        answers, day = assessment.answers, assessment.day
        signed = answers["signature_date"].value if "signature_date" in answers else ""
        last = valid_until(answers, day)
        if has_expired(answers, day):
            self._signature.show_line(
                self.tr("La signature n’est plus valable"),
                sentences.expired(last),
                LockStatus.NO,
                SIGNATURE,
            )
        elif signed:
            self._signature.show_done(
                self.tr("Signature valable jusqu’au {day}.").format(day=sentences.long_date(last))
            )
        else:
            self._signature.show_line(
                self.tr("Pas encore de signature"),
                self.tr("Écrivez qui signe et la date ; vous signerez sur le papier."),
                LockStatus.UNANSWERED,
                SIGNATURE,
            )

    def _unfold(self) -> None:
        item = self.sender()
        assert isinstance(item, CheckItem)
        if item is self._contradictions:
            assert self._assessment is not None
            self._cards.get().show_hits(self._assessment)
        else:
            self._fill(item)
        self.rebuilt.emit()


class _Contradictions(QWidget):
    """One card for each."""

    jump = Signal(str)
    rebuilt = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._cards: list[ContradictionCard] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 2, 10, 8)
        self._layout.setSpacing(10)

    def show_hits(self, assessment: Assessment) -> None:
        """Show every contradiction; the cards are used again."""
        hits = assessment.contradictions
        while len(self._cards) < len(hits):
            card = ContradictionCard(self._document)
            card.jump.connect(self.jump)
            card.unfolded.connect(self.rebuilt)
            self._cards.append(card)
            self._layout.addWidget(card)
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(hits))
            if index < len(hits):
                card.show_hit(hits[index], assessment)

    def flush(self) -> None:
        """Record what was just typed."""
        for card in self._cards:
            card.flush()
