"""What a contract does not say, what the law says anyway, and which coverages it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.content.model import Exclusion, Need
from cyberwizard.contract.record import CoverageStanding
from ui.document import Document
from ui.theme import OK, SURFACE
from ui.widgets.card_list import CardList
from ui.widgets.finding_card import FindingCard
from ui.widgets.lazy import Lazy
from ui.widgets.marks import draw_tick
from ui.widgets.rows import Disclosure, RowButton
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label


class EntryList(QWidget):
    """A title that unfolds cards of the catalogue."""

    jump = Signal(str)
    note_asked = Signal(object)
    unfolded = Signal()

    def __init__(self, document: Document, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lead = lead
        self._entries: Sequence[Exclusion] = ()
        self._cards: dict[str, FindingCard] = {}
        self._body = Lazy(self._make_body)
        self._title = Disclosure("", self._body)
        self._title.toggled_open.connect(self._on_toggled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(self._body.slot)

    @property
    def is_behind(self) -> bool:
        """Whether cards are still to come."""
        body = self._body.shown
        return body is not None and body.cards.is_behind

    def show_entries(self, title: str, entries: Sequence[Exclusion]) -> None:
        """Show *entries*, or nothing at all when there is none."""
        self._entries = entries
        self.setVisible(bool(entries))
        self._title.show_title(title)
        self._show_cards()

    def flush(self) -> None:
        """Tell now of what was just typed."""
        for card in self._cards.values():
            card.flush()

    def _show_cards(self) -> None:
        if (body := self._body.shown) is not None:
            assessment = self._document.assessment
            for entry in self._entries:
                if (card := self._cards.get(entry.id)) is not None:
                    card.show_finding(assessment.finding(entry.id), assessment)
            body.cards.show_names([entry.id for entry in self._entries])

    def _on_toggled(self, open_: bool) -> None:
        if open_:
            self._show_cards()
            self.unfolded.emit()

    def _make_body(self) -> _Cards:
        body = _Cards(self._lead, self._make_card)
        body.cards.rebuilt.connect(self.unfolded)
        return body

    def _make_card(self, name: str) -> FindingCard:
        assessment = self._document.assessment
        card = self._cards[name] = FindingCard(self._document)
        card.jump.connect(self.jump)
        card.note_asked.connect(self.note_asked)
        card.unfolded.connect(self.unfolded)
        card.show_finding(assessment.finding(name), assessment)
        return card


class _Cards(QWidget):
    """A sentence and the cards."""

    def __init__(self, lead: str, make: Callable[[str], FindingCard]) -> None:
        super().__init__()
        self.cards = CardList(make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 0, 4)
        layout.setSpacing(10)
        layout.addWidget(Label(lead))
        layout.addWidget(self.cards)


class CoverageList(QWidget):
    """The coverages found, each leading to its page, and those missing, the useful ones first."""

    page_asked = Signal(int)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standings: Sequence[CoverageStanding] = ()
        self._has_pages = False
        self._body = Lazy(self._make_body)
        self._title = Disclosure("", self._body)
        self._title.toggled_open.connect(self._on_toggled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(self._body.slot)

    def show_standings(self, standings: Sequence[CoverageStanding], *, has_pages: bool) -> None:
        """Show *standings*."""
        self._standings, self._has_pages = standings, has_pages
        self.setVisible(bool(standings))
        found = sum(standing.page > 0 for standing in standings)
        self._title.show_title(
            self.tr("Les garanties trouvées dans ce contrat ({found} sur {all})").format(
                found=found, all=len(standings)
            )
        )
        if (body := self._body.shown) is not None:
            body.show_standings(standings, has_pages=has_pages)

    def _on_toggled(self, open_: bool) -> None:
        if open_:
            self._body.get().show_standings(self._standings, has_pages=self._has_pages)
            self.unfolded.emit()

    def _make_body(self) -> _Coverages:
        body = _Coverages()
        body.page_asked.connect(self.page_asked)
        return body


class _Coverages(QWidget):
    """What is missing and useful, what is there, what is missing and matters less."""

    page_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._missing_title = Heading(self.tr("Non trouvées, et utiles d’après vos réponses"))
        self._missing = Steps(numbered=False)
        self._found_title = Heading(self.tr("Trouvées"))
        self._found: list[_Found] = []
        self._found_column = QVBoxLayout()
        self._found_column.setSpacing(2)
        self._rest_title = Heading(self.tr("Non trouvées aussi"))
        self._rest = Steps(numbered=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 0, 4)
        layout.setSpacing(10)
        layout.addWidget(
            Label(
                self.tr(
                    "Une garantie trouvée peut être limitée : lisez la page. Une garantie non "
                    "trouvée peut être dans un autre document : demandez à votre assureur."
                )
            )
        )
        layout.addWidget(self._missing_title)
        layout.addWidget(self._missing)
        layout.addWidget(self._found_title)
        layout.addLayout(self._found_column)
        layout.addWidget(self._rest_title)
        layout.addWidget(self._rest)

    def show_standings(self, standings: Sequence[CoverageStanding], *, has_pages: bool) -> None:
        """Show *standings*."""
        found = sorted((s for s in standings if s.page), key=lambda standing: standing.page)
        useful = [s for s in standings if not s.page and s.need.need is Need.USEFUL]
        rest = [s for s in standings if not s.page and s.need.need is not Need.USEFUL]
        for title, steps, listed in (
            (self._missing_title, self._missing, useful),
            (self._rest_title, self._rest, rest),
        ):
            title.setVisible(bool(listed))
            steps.setVisible(bool(listed))
            steps.show_steps([self._line(standing) for standing in listed])
        self._found_title.setVisible(bool(found))
        while len(self._found) < len(found):
            row = _Found()
            row.clicked.connect(self._clicked)
            self._found.append(row)
            self._found_column.addWidget(row)
        for index, row in enumerate(self._found):
            row.setVisible(index < len(found))
            if index < len(found):
                row.show_standing(found[index], has_pages=has_pages)

    def _line(self, standing: CoverageStanding) -> str:
        need = standing.need
        return f"{need.coverage.title} — {sentences.NEED[need.need]} : {need.says}"

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _Found):
            self.page_asked.emit(row.page)


class _Found(RowButton):
    """A coverage that the contract gives; it leads to the page."""

    margin = (8, 6)
    gap = 12
    mark = 1.35

    def __init__(self) -> None:
        super().__init__()
        self.page = 0

    def show_standing(self, standing: CoverageStanding, *, has_pages: bool) -> None:
        """Become the row of a coverage."""
        self.page = standing.page
        page = self.tr("page {page}").format(page=standing.page)
        need = standing.need
        self.show_texts(f"{need.coverage.title} — {page}", need.coverage.pays)
        self.setEnabled(has_pages)

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        colour = self.palette().color(OK)
        painter.setPen(QPen(colour, 1.8))
        painter.setBrush(colour)
        painter.drawEllipse(square)
        draw_tick(painter, square, self.palette().color(SURFACE))
