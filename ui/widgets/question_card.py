"""One question on the list for the insurer: what is asked, and what he replied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cyberwizard.asking import AboutExclusion, AboutPassage, Question
from cyberwizard.notes import CONTRACT, Ask, ContractNote, PassageNote
from ui.document import Document
from ui.theme import MUTED
from ui.widgets.button import Button
from ui.widgets.card_list import Card
from ui.widgets.flow import Flow
from ui.widgets.lazy import Lazy
from ui.widgets.long_text import LongText
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label


class QuestionCard(Card):
    """``seen`` has the exclusion whose card one wants to read."""

    seen = Signal(str)
    unfolded = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._question: Question | None = None
        self._title = Heading()
        self._about = Label(tone=MUTED, size=0.94)
        self._texts = Steps()
        self._reply: Lazy[LongText] = Lazy(self._make_reply)
        self._more = Disclosure(self.tr("Noter ce qu’il a répondu"), self._reply)
        self._more.toggled_open.connect(lambda _open: self._unfolded())
        self._see = Button(self.tr("Voir la fiche"), look="link")
        self._see.clicked.connect(self._ask_to_see)
        self._remove = Button(self.tr("Retirer de la liste"), look="link")
        self._remove.setEnabled(not document.read_only)
        self._remove.clicked.connect(lambda: self._note(wanted=False))
        self.column.setContentsMargins(18, 15, 18, 12)
        self.column.setSpacing(8)
        self.column.addWidget(self._about)
        self.column.addWidget(self._title)
        self.column.addWidget(self._texts)
        self.column.addLayout(stack(self._more, self._reply.slot, spacing=2))
        self.column.addWidget(Flow(self._see, self._remove))

    def show_question(self, number: int, question: Question) -> None:
        """Become the card of *question*, which is the *number*-th of the list."""
        self._question = question
        self._title.setText(f"{number}. {question.title}")
        is_exclusion = isinstance(question, AboutExclusion)
        passage = isinstance(question, AboutPassage)
        self._about.setText(
            self.tr("Une exclusion")
            if is_exclusion
            else self.tr("Votre contrat")
            if passage
            else self.tr("Une garantie")
        )
        self._texts.show_steps(question.texts)
        if question.reply:
            self._more.set_open(True)
        self._show_reply()
        self._more.setAccessibleDescription(question.title)
        self._see.setVisible(is_exclusion)
        for button in (self._see, self._remove):
            button.setAccessibleDescription(question.title)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if (reply := self._reply.shown) is not None:
            reply.flush()

    def _make_reply(self) -> LongText:
        reply = LongText()
        reply.setEnabled(not self._document.read_only)
        reply.changed.connect(lambda: self._note(wanted=True))
        return reply

    def _unfolded(self) -> None:
        self._show_reply()
        self.unfolded.emit()

    def _show_reply(self) -> None:
        if (reply := self._reply.shown) is not None and self._question is not None:
            reply.show_text(self.tr("Ce qu’il a répondu"), self._question.reply)

    def _ask_to_see(self) -> None:
        if isinstance(self._question, AboutExclusion):
            self.seen.emit(self._question.finding.exclusion.id)

    def _note(self, *, wanted: bool) -> None:
        question, shown = self._question, self._reply.shown
        if question is None:
            return
        reply = shown.text if shown is not None else question.reply
        if isinstance(question, AboutPassage):
            self._note_passage(question.place, wanted=wanted, reply=reply)
        else:
            self._document.note(question.name, Ask(wanted, reply))

    def _note_passage(self, place: int, *, wanted: bool, reply: str) -> None:
        contract = self._document.notes.get(CONTRACT)
        if isinstance(contract, ContractNote) and place < len(contract.passages):
            passages: list[PassageNote] = list(contract.passages)
            passages[place] = replace(passages[place], ask=wanted, reply=reply)
            self._document.note(CONTRACT, replace(contract, passages=tuple(passages)))
