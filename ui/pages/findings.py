"""The exclusions that the answers touch, and the questions that they lead to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import asking
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Note
from ui.document import Document
from ui.pages.ending import EndingPage
from ui.pages.place import Place, lay_out
from ui.widgets.chips import Chips
from ui.widgets.finding_list import FindingList
from ui.widgets.focus import focus_on
from ui.widgets.lazy import Lazy
from ui.widgets.question_list import QuestionList
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

CARDS, QUESTIONS = range(2)


class FindingsPage(EndingPage):
    """``jump`` has the question whose answer one wants to see again."""

    def __init__(self, document: Document, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._assessment: Assessment | None = None
        self._place = Place(self)
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
                "Information générale, pas un conseil juridique ; seul votre contrat fait foi. "
                "« Rassurant » ne veut pas dire que l’assureur paiera."
            )
        )
        self._views = Chips()
        self._views.chosen.connect(self._choose_view)
        self._cards = FindingList(document)
        self._cards.jump.connect(self._jump)
        self._cards.note_asked.connect(self._explain)
        self._cards.rebuilt.connect(self.rebuilt)
        self._questions: Lazy[QuestionList] = Lazy(self._make_questions)
        self.column.addLayout(stack(self._title, self._foreign, self._lead, self._law, spacing=10))
        self.column.addWidget(self._views)
        self.column.addWidget(self._cards)
        self.column.addLayout(self._questions.slot)
        self.column.addStretch(1)
        self._foreign.setVisible(foreign)  # not before: alone, it would be a window
        document.noted.connect(self._on_noted)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show every exclusion as the answers are now."""
        self._assessment = assessment
        self._cards.show_assessment(assessment)
        self._show_questions()

    def show_item(self, item: str) -> None:
        """Unfold the card of an exclusion, and put the keyboard on it."""
        self._choose_view(CARDS)
        if (card := self._cards.reveal(item)) is not None:
            lay_out()
            focus_on(card.header)
            self.ensureWidgetVisible(card.header)

    def enter(self) -> None:
        self._cards.forget_changes()
        super().enter()

    def resume(self) -> None:
        self._cards.complete()
        if not self._place.find(self._cards.last):
            super().resume()

    def focus_first(self) -> None:
        self._views.focus()

    def flush(self) -> None:
        self._cards.flush()
        if (questions := self._questions.shown) is not None:
            questions.flush()

    @property
    def is_behind(self) -> bool:
        questions = self._questions.shown
        return self._cards.is_behind or (questions is not None and questions.is_behind)

    def _jump(self, stop: str) -> None:
        self._place.keep()
        self.jump.emit(stop)

    def _explain(self, note: Note) -> None:
        from ui.dialogs.note import NoteDialog

        assert self._assessment is not None
        dialog = NoteDialog(note, self._assessment.content, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_view(self, index: int) -> None:
        self.flush()
        self._cards.setVisible(index == CARDS)
        self._questions.show(index == QUESTIONS)
        self._show_questions()
        self.rebuilt.emit()

    def _on_noted(self, _name: str) -> None:
        if self._assessment is not None and self.isVisible():
            self._cards.update_bodies()
            self._show_questions()

    def _show_questions(self) -> None:
        assert self._assessment is not None
        found = asking.questions(self._assessment, self._document.notes)
        questions = self._questions.shown
        self._views.show_texts(
            self.tr("Montrer"),
            [
                self.tr("Les fiches ({count})").format(count=len(self._assessment.findings)),
                self.tr("Questions à poser ({count})").format(count=len(found)),
            ],
            CARDS if questions is None else QUESTIONS,
        )
        if questions is not None:
            questions.show_questions(found)

    def _make_questions(self) -> QuestionList:
        questions = QuestionList(self._document)
        questions.rebuilt.connect(self.rebuilt)
        questions.seen.connect(self.show_item)
        return questions
