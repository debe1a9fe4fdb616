"""The page of every question: content decides what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard.answers import Answer, Origin
from cyberwizard.content.model import Kind, Question, Readiness
from cyberwizard.shapes import dataclass
from ui.accessibility import announce
from ui.document import Document
from ui.pages.page import Page
from ui.services import Services
from ui.theme import DANGER, MUTED, SEMIBOLD
from ui.widgets.cards import TickBox
from ui.widgets.choices import MultipleChoice, SingleChoice
from ui.widgets.evidence import EvidencePanel
from ui.widgets.focus import focus_on
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint
from ui.widgets.values import day_field, value_field
from ui.widgets.words import Explained

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from cyberwizard.glossary import Glossary
    from ui.widgets.line_field import LineField
    from ui.widgets.long_text import LongText
    from ui.widgets.recipes import Recipes
    from ui.widgets.remarks import Remarks

Choice = SingleChoice | MultipleChoice


@dataclass(frozen=True)
class Asked:
    """A question as it is shown: where it stands, what was answered, today."""

    question: Question
    answer: Answer
    place: str
    today: date
    read_only: bool = False
    foreign: bool = False


class QuestionPage(Page):
    """Ask one question at a time; ``answered`` has its id and the whole answer."""

    answered = Signal(str, object)
    go_on = Signal()

    def __init__(
        self, document: Document, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._drafts = {False: "", True: ""}  # the exception, and why it does not apply
        self._asks_reason = False
        self._has_remarks = False
        self._place = Label(size=0.96, tone=MUTED)
        self._title = Heading(size=1.72)
        self._foreign = hint(self.tr("Cette question est en français."))
        self._help = Explained(size=1.08)
        self._why = _Why()
        self._single = Lazy(self._make_single)
        self._multiple = Lazy(self._make_multiple)
        self._value = Lazy(self._make_field)
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._follow_up = Lazy(self._make_follow_up)
        self._day = Lazy(self._make_field)
        self._recipes: Lazy[Recipes] = Lazy(_make_recipes)
        self._check = Disclosure(self.tr("Comment vérifier ?"), self._recipes)
        self._evidence = EvidencePanel(document, services)
        self._review = TickBox(self.tr("À revoir avant d’imprimer"))
        self._remarks = Lazy(self._make_remarks)
        self._more = Disclosure(self.tr("Commentaire, origine de la réponse"), self._remarks)
        answer = (self._single.slot, self._multiple.slot, self._value.slot, self._problem)
        for spacing, items in (
            (9, (self._place, self._title, self._foreign, self._help)),
            (6, (self._why, self.words.slot)),
            (12, answer),
            (18, (self._follow_up.slot, self._day.slot)),
            (4, (self._check, self._recipes.slot)),
            (0, (self._evidence,)),
            (4, (self._review, self._more, self._remarks.slot)),
        ):
            self.column.addLayout(stack(*items, spacing=spacing))
        self.column.addStretch(1)
        self._review.clicked.connect(self._report)
        self._check.toggled_open.connect(self._show_recipes)
        self._more.toggled_open.connect(self._show_remarks)
        self._evidence.changed.connect(self._report)
        self._evidence.rebuilt.connect(self.rebuilt)
        self.setAcceptDrops(True)
        QShortcut(QKeySequence("Ctrl+V"), self).activated.connect(self._evidence.paste)

    def show_question(self, asked: Asked) -> None:
        """Become the page of a question."""
        self._asked = asked
        question, answer = asked.question, asked.answer
        enabled = not asked.read_only
        self._place.setText(asked.place)
        self._title.setText(question.label)
        self._foreign.setVisible(asked.foreign)
        self._help.show_text(question.help)
        self._why.show_text(question.why)
        if single := self._single.show(question.kind is Kind.SINGLE):
            single.show_question(question, answer.options)
            single.setEnabled(enabled)
        if multiple := self._multiple.show(question.kind is Kind.MULTIPLE):
            multiple.show_question(question, answer.options)
            multiple.setEnabled(enabled)
        if value := self._value.show(self._choice is None):
            value_field(value, question)
            value.set_value(answer.value)
            value.setEnabled(enabled)
        if day := self._day.show(bool(question.date_label)):
            day_field(day, question.date_label, asked.today)
            day.set_value(answer.fact_date.isoformat() if answer.fact_date else "")
            day.setEnabled(enabled)
        self._drafts = {False: answer.exception, True: answer.reason}
        self._ask_more()
        self._complain("")
        self._check.set_open(False)
        self._check.setVisible(bool(question.check))
        self._evidence.show_question(
            question, answer.evidence, asked.today, read_only=asked.read_only
        )
        self._review.setChecked(answer.to_review)
        self._review.setEnabled(enabled)
        self._has_remarks = False
        self._more.set_open(False)
        self._more.set_open(bool(answer.comment) or answer.origin is not Origin.MANAGER)

    def underline(self, glossary: Glossary) -> None:
        """Show which words of the texts are explained."""
        self._help.explain(glossary)
        self._why.explain(glossary)

    def focus_first(self) -> None:
        if self._asked is None or self._asked.read_only:
            focus_on(self._check)
        elif (choice := self._choice) is not None:
            choice.focus()
        else:
            focus_on(self._value.get().edit)

    def flush(self) -> None:
        for field in (self._value.shown, self._day.shown):
            if field is not None:
                field.flush()
        for text in (self._follow_up.shown, self._remarks.shown):
            if text is not None:
                text.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._evidence.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._evidence.take(event.mimeData())

    def is_complete(self) -> bool:
        """Tell whether one may go on, and show what is missing."""
        self.flush()
        assert self._asked is not None
        if self._asked.read_only:
            return True
        for field in (self._value.shown, self._day.shown):
            if field is not None and not field.is_right():
                focus_on(field.edit)
                return False
        answer = self._answer()
        if answer.is_empty and not self._asked.question.optional:
            self._complain(
                self.tr("Choisissez une réponse, ou cliquez sur « Répondre plus tard ».")
                if self._choice is not None
                else self.tr("Écrivez une réponse, ou cliquez sur « Répondre plus tard ».")
            )
            self.focus_first()
            return False
        if self._needs_reason(answer.options) and not answer.reason.strip():
            self._complain(self.tr("Dites pourquoi : la raison est imprimée dans le dossier."))
            focus_on(self._follow_up.get().edit)
            return False
        return True

    @property
    def _choice(self) -> Choice | None:
        return self._single.shown or self._multiple.shown

    def _chosen(self) -> None:
        self._complain("")
        if (asked_before := self._follow_up.shown) is not None:  # kept for when it is asked again
            self._drafts[self._asks_reason] = asked_before.text
        self._ask_more()
        self._report()

    def _ask_more(self) -> None:
        """Ask which exception, or why, when an option that was chosen wants it."""
        assert self._asked is not None
        chosen = self._choice.chosen if self._choice is not None else ()
        asks = [
            option.follow_up
            for option in self._asked.question.options
            if option.id in chosen and option.follow_up
        ]
        if follow_up := self._follow_up.show(bool(asks)):
            self._asks_reason = self._needs_reason(chosen)
            follow_up.show_text(" ".join(asks), self._drafts[self._asks_reason])
            follow_up.setEnabled(not self._asked.read_only)
            self.rebuilt.emit()

    def _needs_reason(self, chosen: tuple[str, ...]) -> bool:
        assert self._asked is not None
        question = self._asked.question
        return any(
            question.option(option).readiness is Readiness.NOT_APPLICABLE for option in chosen
        )

    def _answer(self) -> Answer:
        assert self._asked is not None
        choice, value = self._choice, self._value.shown
        answer = replace(
            self._asked.answer,
            options=choice.chosen if choice is not None else (),
            value=value.value if value is not None else "",
            exception="",
            reason="",
            to_review=self._review.isChecked(),
            evidence=self._evidence.proofs,
        )
        if self._has_remarks:
            remarks = self._remarks.get()
            answer = replace(
                answer,
                comment=remarks.comment,
                private=remarks.private,
                origin=remarks.origin,
            )
        if follow_up := self._follow_up.shown:
            if self._needs_reason(answer.options):
                answer = replace(answer, reason=follow_up.text)
            else:
                answer = replace(answer, exception=follow_up.text)
        if day := self._day.shown:
            seen = date.fromisoformat(day.value) if day.value else None
            answer = replace(answer, fact_date=seen)
        return answer

    def _report(self) -> None:
        assert self._asked is not None
        answer = self._answer()
        if answer != self._asked.answer:
            self._asked = replace(self._asked, answer=answer)
            self.answered.emit(self._asked.question.id, answer)

    def _complain(self, sentence: str) -> None:
        self._problem.show_text(sentence)
        if sentence:
            announce(self._problem, sentence)

    def _show_recipes(self, open_: bool) -> None:
        if open_:
            assert self._asked is not None
            self._recipes.get().show_question(self._asked.question)
            self.rebuilt.emit()

    def _show_remarks(self, open_: bool) -> None:
        assert self._asked is not None
        remarks = self._remarks.get()
        if not open_:
            remarks.flush()  # what was typed just before folding
            return
        remarks.show_answer(self._asked.answer)
        remarks.setEnabled(not self._asked.read_only)
        self._has_remarks = True
        self.rebuilt.emit()

    def _make_single(self) -> SingleChoice:
        choice = SingleChoice()
        choice.changed.connect(self._chosen)
        choice.go_on.connect(self.go_on)
        return choice

    def _make_multiple(self) -> MultipleChoice:
        choice = MultipleChoice()
        choice.changed.connect(self._chosen)
        choice.go_on.connect(self.go_on)
        return choice

    def _make_field(self) -> LineField:
        from ui.widgets.line_field import LineField

        field = LineField()
        field.changed.connect(self._report)
        field.go_on.connect(self.go_on)
        return field

    def _make_follow_up(self) -> LongText:
        from ui.widgets.long_text import LongText

        text = LongText()
        text.changed.connect(self._report)
        return text

    def _make_remarks(self) -> Remarks:
        from ui.widgets.remarks import Remarks

        remarks = Remarks()
        remarks.changed.connect(self._report)
        return remarks


def _make_recipes() -> Recipes:
    from ui.widgets.recipes import Recipes

    return Recipes()


class _Why(QFrame):
    """Why the insurer asks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("why")
        self._text = Explained(tone=MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 11, 16, 11)
        layout.setSpacing(2)
        layout.addWidget(Label(self.tr("Pourquoi l’assureur pose la question"), weight=SEMIBOLD))
        layout.addWidget(self._text)

    def explain(self, glossary: Glossary) -> None:
        """Show which words are explained."""
        self._text.explain(glossary)

    def show_text(self, text: str) -> None:
        """Show the reason, or nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))
