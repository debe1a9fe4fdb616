"""The contract: given, read, then shown passage by passage beside its pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cyberwizard import notes, sentences
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Note
from cyberwizard.contract.record import (
    GROUPS,
    Group,
    always,
    by_hand,
    coverage_standings,
    group_of,
    not_found,
    note_of,
    same_contract,
)
from cyberwizard.notes import ContractNote, PassageNote
from cyberwizard.session import FINDINGS
from ui.accessibility import announce
from ui.contract_job import Reading
from ui.document import Document
from ui.pages.ending import EndingPage
from ui.pages.place import Place, lay_out
from ui.services import Services
from ui.theme import MUTED, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.chips import Chips
from ui.widgets.contract_extras import CoverageList, EntryList
from ui.widgets.contract_source import LARGEST_COPY, ContractSource
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.page_view import Mark, PageView
from ui.widgets.passage_card import PassageCard, Shown, group_name
from ui.widgets.stack import named, stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, breakable, hint

CARDS = 30
"""Cards shown at once; the others come by a button."""
COLUMN_EMS, LARGEST_COLUMN_EMS, VIEW_EMS = 34, 54, 23
"""Narrowest and widest column of cards, narrowest view of the pages, in heights of the text."""


class ContractPage(EndingPage):
    """``jump`` has a question to see again, or the page of the exclusions."""

    def __init__(
        self,
        document: Document,
        services: Services,
        *,
        foreign: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._contracts = services.contracts
        self._group: Group | None = None
        self._most = CARDS
        self._replacing = False
        self._enlarged = False
        self._asked = ""  # the copy that was fetched from the dossier for its pages, if any
        self._has_pages = False
        self._removed = ("", b"")  # the copy taken away last
        self.setAcceptDrops(True)
        self._foreign = hint(self.tr("Les fiches sont en français, comme votre contrat."))
        self._source = ContractSource(document, services)
        self._view = PageView(services.contracts)
        self._view.hide()
        self._cards: list[PassageCard] = []
        self._build()
        self._connect()
        self._foreign.setVisible(foreign)

    # --- Showing

    def show_assessment(self, _assessment: Assessment) -> None:
        """Show the contract as the answers are now."""
        self._show()

    def enter(self) -> None:
        self._scroll.ensureVisible(0, 0, 0, 0)
        self.focus_first()

    def resume(self) -> None:
        if not self._place.find(None):
            self.enter()

    @property
    def is_behind(self) -> bool:
        return self._missing.is_behind or self._law.is_behind

    def focus_first(self) -> None:
        if self._enlarged:
            self._view.focus()
        elif not self._source.isHidden():
            self._source.focus()
        elif self._filter.chips:
            focus_on(self._filter.chips[self._filter.current])

    def flush(self) -> None:
        for card in self._cards:
            card.flush()
        self._missing.flush()
        self._law.flush()

    def fit_text(self) -> None:
        super().fit_text()
        if hasattr(self, "_view"):  # the base class asks before anything is built
            self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # --- Dropping a file

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._replacing = self._note is not None
            self._show()
            self._source.take(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        free = not self._source.busy and not self._document.read_only
        if free and len(urls) == 1 and urls[0].isLocalFile():
            return Path(urls[0].toLocalFile())
        return None

    # --- Building

    def _build(self) -> None:
        """Two columns that scroll each by itself: the cards, and the page of the contract."""
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host = self.widget()
        assert host is not None
        row = host.layout()
        assert isinstance(row, QHBoxLayout)
        row.removeWidget(self._body)  # not "takeAt": the item would stay, with its old sizes
        row.takeAt(0)
        inside = named(QWidget(), "column")
        inner = QHBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._body, 100)
        inner.addStretch(1)
        self._scroll.setWidget(inside)
        side = QVBoxLayout()
        side.setContentsMargins(0, 16, 16, 16)
        side.addWidget(self._view)
        row.addWidget(self._scroll, 1)
        row.addLayout(side)
        self._place = Place(self._scroll)
        self._build_intro()
        self._build_result()
        self.column.addWidget(Heading(self.tr("Mon contrat"), size=1.72))
        self.column.addWidget(self._foreign)
        self.column.addWidget(self._intro)
        self.column.addWidget(self._source)
        self.column.addWidget(self._read_only)
        self.column.addWidget(self._browse)
        self.column.addWidget(self._result)
        self.column.addStretch(1)

    def _build_intro(self) -> None:
        self._intro = QWidget()
        steps = Steps()
        steps.show_steps(
            [
                self.tr("Vous donnez votre contrat. Rien ne sort de cet ordinateur."),
                self.tr("Le programme le lit en quelques secondes, et cherche les passages."),
                self.tr(
                    "Chaque passage trouvé est montré, avec sa page et une explication simple. "
                    "S’il n’est pas compris, le programme le dit et vous donne la question à poser."
                ),
                self.tr("Vous corrigez, vous notez, vous cochez les questions à poser."),
            ]
        )
        self._intro.setLayout(
            stack(
                Label(
                    self.tr(
                        "Le programme cherche dans votre contrat chaque passage qui retire ou "
                        "limite la garantie. Il l’explique, et dit ce qu’en disent vos réponses."
                    ),
                    size=1.08,
                ),
                Heading(self.tr("Ce qui va se passer")),
                steps,
                hint(
                    self.tr(
                        "Information générale, pas un conseil juridique ; seul votre contrat fait "
                        "foi."
                    )
                ),
                spacing=10,
            )
        )
        self._read_only = Label(
            self.tr(
                "Ce dossier est ouvert en lecture seule : un contrat ne peut pas y être gardé. "
                "Ouvrez votre propre dossier pour lire votre contrat."
            ),
            weight=SEMIBOLD,
        )
        self._browse = Button(self.tr("Parcourir les exclusions sans contrat"), look="link")

    def _build_result(self) -> None:
        self._result = QWidget()
        self._name = Label(weight=SEMIBOLD)
        self._count = Label(size=1.08)
        self._no_pages = hint()
        self._other_button = Button(self.tr("Lire un autre contrat…"))
        self._add_button = Button(self.tr("Ajouter un passage…"))
        self._remove_button = Button(self.tr("Retirer ce contrat…"), look="link")
        self._view_button = Button(self.tr("Voir les pages du contrat"))
        self._filter = Chips()
        self._empty = Label(tone=MUTED)
        self._list = stack(spacing=10)
        self._more_button = Button()
        self._coverages = CoverageList()
        self._missing = EntryList(
            self._document,
            self.tr(
                "Aucun passage de ce contrat ne porte ces fiches. Non trouvé ne veut pas dire "
                "couvert : la lecture peut manquer un passage, et un autre document peut le dire."
            ),
        )
        self._law = EntryList(
            self._document,
            self.tr("Ces règles viennent de la loi. Elles s’appliquent avec ou sans clause."),
        )
        column = stack(
            self._name,
            self._count,
            hint(
                self.tr(
                    "La lecture peut se tromper ou manquer un passage : relisez aussi votre "
                    "contrat. Ce n’est pas un conseil juridique."
                )
            ),
            self._no_pages,
            Flow(self._view_button, self._other_button, self._add_button, self._remove_button),
            self._filter,
            self._empty,
            self._list,
            self._more_button,
            self._coverages,
            self._missing,
            self._law,
            spacing=14,
        )
        self._result.setLayout(column)

    def _connect(self) -> None:
        self._source.read.connect(self._on_read)
        self._source.given_up.connect(self._keep_old)
        self._browse.clicked.connect(lambda: self.jump.emit(FINDINGS))
        self._other_button.clicked.connect(self._ask_other)
        self._add_button.clicked.connect(self._ask_passage)
        self._remove_button.clicked.connect(self._ask_removal)
        self._view_button.clicked.connect(lambda: self._enlarge(enlarged=True))
        self._view.enlarge_asked.connect(lambda: self._enlarge(enlarged=not self._enlarged))
        self._filter.chosen.connect(self._choose)
        self._more_button.clicked.connect(self._show_more)
        self._coverages.page_asked.connect(lambda page: self._show_place(-1, page))
        self._coverages.unfolded.connect(self.rebuilt)
        for listed in (self._missing, self._law):
            listed.jump.connect(self._jump)
            listed.note_asked.connect(self._explain)
            listed.unfolded.connect(self.rebuilt)
        self._document.noted.connect(self._on_noted)
        self._document.answered.connect(self._on_answered)

    def _jump(self, stop: str) -> None:
        self._place.keep()
        self.jump.emit(stop)

    def _explain(self, note: Note) -> None:
        from ui.dialogs.note import NoteDialog

        dialog = NoteDialog(note, self._document.session.content, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- The state

    @property
    def _note(self) -> ContractNote | None:
        return notes.contract(self._document.notes)

    def _on_noted(self, name: str) -> None:
        if name == notes.CONTRACT and self.isVisible():
            self._show()

    def _on_answered(self, _question_id: str) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        note, assessment = self._note, self._document.assessment
        read_only = self._document.read_only
        self._intro.setVisible(note is None)
        self._browse.setVisible(note is None)
        self._read_only.setVisible(read_only and note is None)
        self._source.setVisible(not read_only and (note is None or self._replacing))
        self._source.offer(instead=note is not None)
        self._result.setVisible(note is not None and not self._replacing)
        if note is None:
            self._close_pages()
        else:
            self._open_pages(note)
            self._show_result(note, assessment)
        self._share_width()

    def _show_result(self, note: ContractNote, assessment: Assessment) -> None:
        groups = [group_of(passage, assessment) for passage in note.passages]
        if self._group is None or self._group not in GROUPS:
            self._group = next((group for group in GROUPS if group in groups), Group.DISCUSS)
        read_only = self._document.read_only
        pages = self.tr("%n page(s)", "", note.pages)
        self._name.setText(
            self.tr("« {name} », {pages}, lu le {day}").format(
                name=breakable(note.name), pages=pages, day=sentences.long_date(note.read_on)
            )
        )
        self._count.setText(
            self.tr(
                "%n passage(s) trouvé(s), qui retirent ou limitent la garantie.",
                "",
                len(note.passages),
            )
            + " "
            + self.tr("Tous sont montrés ici.")
            if note.passages
            else self.tr(
                "Aucun passage qui retire la garantie n’a été trouvé. Vérifiez que ce document "
                "contient bien les exclusions : elles sont souvent dans les conditions générales."
            )
        )
        self._no_pages.show_text("" if self._has_pages else self._why_no_pages(note))
        for button in (self._other_button, self._add_button, self._remove_button):
            button.setVisible(not read_only)
        self._filter.setVisible(bool(note.passages))
        self._filter.show_texts(
            self.tr("Montrer les passages"),
            [f"{group_name(group)} ({groups.count(group)})" for group in GROUPS],
            GROUPS.index(self._group),
        )
        shown = [number for number, group in enumerate(groups) if group is self._group]
        self._empty.show_text(
            "" if shown or not note.passages else self.tr("Aucun passage ici pour le moment.")
        )
        self._show_cards(note, assessment, shown)
        self._show_extras(note, assessment)

    def _show_cards(self, note: ContractNote, assessment: Assessment, shown: list[int]) -> None:
        left = len(shown) - self._most
        del shown[self._most :]
        while len(self._cards) < len(shown):
            self._add_card()
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(shown))
            if index < len(shown):
                number = shown[index]
                card.show_passage(
                    Shown(
                        number,
                        note.passages[number],
                        assessment,
                        self._has_pages,
                        self._document.read_only,
                    )
                )
        self._more_button.setVisible(left > 0)
        self._more_button.setText(self.tr("Montrer la suite (%n passage(s))", "", max(left, 0)))

    def _show_extras(self, note: ContractNote, assessment: Assessment) -> None:
        content = assessment.content
        missing, law = not_found(note, content), always(content)
        self._coverages.show_standings(
            coverage_standings(note, assessment), has_pages=self._has_pages
        )
        self._missing.show_entries(
            self.tr("Non trouvé dans ce contrat ({count})").format(count=len(missing)),
            missing,
        )
        self._law.show_entries(
            self.tr("La loi s’applique, même si le contrat n’en dit rien ({count})").format(
                count=len(law)
            ),
            law,
        )

    def _add_card(self) -> None:
        card = PassageCard()
        card.jump.connect(self._jump)
        card.unfolded.connect(self.rebuilt)
        card.unfolded.connect(lambda: self._mark(card.number))
        card.changed.connect(self._change)
        card.page_asked.connect(lambda number: self._show_place(number, 0))
        card.correction_asked.connect(self._ask_correction)
        card.removal_asked.connect(self._drop_passage)
        self._cards.append(card)
        self._list.addWidget(card)

    def _choose(self, index: int) -> None:
        self._group = GROUPS[index]
        self._most = CARDS
        for card in self._cards:
            card.fold()
        self._show()
        self.rebuilt.emit()

    def _show_more(self) -> None:
        first = self._most
        self._most += CARDS
        self._show()
        self.rebuilt.emit()
        focus_on(self._cards[first].header)

    # --- Reading, replacing, removing

    def _on_read(self, reading: Reading) -> None:
        before, source = self._note, reading.source
        kept = ""
        if self._source.keep.isChecked() and 0 < len(source.data) <= LARGEST_COPY:
            kept = self._document.keep_file(source.data)
        note = note_of(
            reading.explanation,
            source.name,
            self._document.session.today,
            same_contract(before, source.name, reading.sha256),
        )
        self._replacing, self._group, self._most = False, None, CARDS
        for card in self._cards:
            card.fold()
        if before is not None and before.sha256 != kept:
            self._forget_copy(before)
        self._close_pages()
        if self._contracts.has_pages(source.data):
            self._has_pages = True
            self._view.open(source.data, note.pages, reading.password)
        self._document.note(notes.CONTRACT, replace(note, sha256=kept))
        self._show()
        self.rebuilt.emit()
        announce(self, self._count.text())

    def _ask_other(self) -> None:
        self._replacing = True
        self._show()
        self._source.focus()

    def _keep_old(self) -> None:
        self._replacing = False
        self._show()
        focus_on(self._other_button)

    def _ask_removal(self) -> None:
        from ui.dialogs.messages import say

        say(
            self,
            self.tr("Retirer ce contrat de votre dossier ?"),
            (self.tr("Retirer le contrat"), self._remove),
            details=self.tr("Ses passages, vos notes et la copie du fichier seront effacés."),
        )

    def _remove(self) -> None:
        note = self._note
        if note is None:
            return
        for card in self._cards:
            card.fold()
        self._forget_copy(note)
        self._document.note(notes.CONTRACT, None)
        self._show()
        self._source.focus()

    def _forget_copy(self, note: ContractNote) -> None:
        """Take the copy out of the file; this page still has it, should all this be undone."""
        if note.sha256 in self._document.copies:
            self._removed = (note.sha256, self._view.data)
            self._document.drop_file(note.sha256)

    # --- One passage

    def _change(self, number: int, passage: PassageNote) -> None:
        note = self._note
        if note is None or number >= len(note.passages):
            return
        passages = (*note.passages[:number], passage, *note.passages[number + 1 :])
        self._document.note(notes.CONTRACT, replace(note, passages=passages))

    def _ask_correction(self, number: int) -> None:
        note = self._note
        assert note is not None
        passage = note.passages[number]
        self._pick(
            passage.text,
            passage.entries,
            lambda names: self._correct(number, names),
            changed=passage.chosen is not None and not passage.by_hand,
        )

    def _pick(self, text: str, chosen: tuple[str, ...], then: object, *, changed: bool) -> None:
        from cyberwizard.contract.recognise import suggestions, weights
        from ui.dialogs.pick_entries import PickEntriesDialog

        dialog = PickEntriesDialog(
            text,
            self._document.session.content.exclusions,
            suggestions(text, weights()),
            chosen,
            changed=changed,
            parent=self,
        )
        dialog.picked.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _correct(self, number: int, names: tuple[str, ...] | None) -> None:
        note = self._note
        assert note is not None
        passage = note.passages[number]
        if names == passage.ids:
            names = None
        if names != passage.chosen:
            known = passage.ids if names is None else names
            self._change(number, replace(passage, chosen=names, ask=passage.ask or not known))
        self._follow(number)

    def _follow(self, number: int) -> None:
        """Show a passage wherever it now is, unfolded, with the keyboard on it."""
        note, assessment = self._note, self._document.assessment
        assert note is not None
        self._group = group_of(note.passages[number], assessment)
        groups = [group_of(passage, assessment) for passage in note.passages]
        place = sum(group is self._group for group in groups[:number])
        self._most = max(self._most, place + 1)
        self._show()
        card = next(card for card in self._cards if card.number == number and not card.isHidden())
        card.unfold()
        self.rebuilt.emit()
        lay_out()
        focus_on(card.header)
        self._scroll.ensureWidgetVisible(card.header)

    def _ask_passage(self) -> None:
        from ui.dialogs.add_passage import AddPassageDialog

        dialog = AddPassageDialog(self._view.page if self._has_pages else 1, self)
        dialog.given.connect(self._pick_for_new)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _pick_for_new(self, page: int, text: str) -> None:
        added = self._add_passage(by_hand(page, text, ()))
        self._pick(text, (), lambda names: self._correct(added, names or ()), changed=False)

    def _add_passage(self, passage: PassageNote) -> int:
        note = self._note
        assert note is not None
        place = next(
            (n for n, other in enumerate(note.passages) if other.page > passage.page),
            len(note.passages),
        )
        passages = (*note.passages[:place], passage, *note.passages[place:])
        self._document.note(notes.CONTRACT, replace(note, passages=passages))
        self._follow(place)
        return place

    def _drop_passage(self, number: int) -> None:
        note = self._note
        assert note is not None
        for card in self._cards:
            card.fold()
        passages = (*note.passages[:number], *note.passages[number + 1 :])
        self._document.note(notes.CONTRACT, replace(note, passages=passages))
        self.focus_first()

    # --- The pages

    def _open_pages(self, note: ContractNote) -> None:
        """Show the pages, from the copy in the dossier when this is another opening of it."""
        self._show_marks(note)
        kept = note.sha256
        if kept and kept not in self._document.copies and kept == self._removed[0]:
            self._document.keep_file(self._removed[1])
        if self._has_pages or not kept or kept == self._asked or kept not in self._document.copies:
            return
        self._asked = kept
        reading = self._document.read(lambda file: file.read_copy(kept))
        reading.done.connect(self._on_copy)

    def _on_copy(self, data: bytes) -> None:
        note = self._note
        if note is not None and note.sha256 == self._asked and self._contracts.has_pages(data):
            self._has_pages = True
            self._view.open(data, note.pages)
            self._show()
            self.rebuilt.emit()

    def _close_pages(self) -> None:
        self._asked, self._has_pages, self._enlarged = "", False, False
        self._view.close_file()

    def _why_no_pages(self, note: ContractNote) -> str:
        if note.sha256 or not note.name.lower().endswith(".pdf"):
            return self.tr("Ce document n’a pas de pages à montrer : chaque passage est recopié.")
        return self.tr(
            "Les pages ne sont pas montrées : aucune copie n’est gardée. Lisez‑le de nouveau, en "
            "gardant une copie."
        )

    def _show_marks(self, note: ContractNote) -> None:
        self._view.show_marks(
            [
                Mark(number, int(page), (left, bottom, right, top))
                for number, passage in enumerate(note.passages)
                for page, left, bottom, right, top in passage.places
            ]
        )

    def _mark(self, number: int) -> None:
        """Show the passage that was just unfolded, when the pages are beside."""
        note = self._note
        if note is not None and self._view.isVisible() and 0 <= number < len(note.passages):
            self._view.show_passage(number, note.passages[number].page)

    def _show_place(self, number: int, page: int) -> None:
        note = self._note
        if note is None:
            return
        if not self._view.isVisible():
            self._enlarge(enlarged=True)
        self._view.show_passage(number, note.passages[number].page if number >= 0 else page)

    def _enlarge(self, *, enlarged: bool) -> None:
        self._enlarged = enlarged
        self._share_width()
        self.rebuilt.emit()
        if enlarged:
            self._view.focus()
        else:
            opened = [card for card in self._cards if card.is_open and not card.isHidden()]
            if opened:
                focus_on(opened[0].header)
            else:
                self.focus_first()

    def _share_width(self) -> None:
        """Put the page beside the cards when there is room for both."""
        em = self.font().pointSizeF() * 4 / 3
        room = self.width()
        wanted = self._has_pages and not self._result.isHidden()
        column = min(max(room * 0.54, em * COLUMN_EMS), em * LARGEST_COLUMN_EMS)
        beside = wanted and room - column >= em * VIEW_EMS
        if not wanted:
            self._enlarged = False
        self._view.set_enlarged(enlarged=self._enlarged)
        self._view.setFixedWidth(
            round(room - 16 if self._enlarged or not beside else room - column - 16)
        )
        self._view.setVisible(wanted and (beside or self._enlarged))
        self._scroll.setVisible(not self._enlarged)
        self._view_button.setVisible(wanted and not beside)
