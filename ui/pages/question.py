"""The page of every question: content decides what it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard.answers import Answer
from cyberwizard.content.model import Kind, Question, Readiness
from ui.accessibility import announce
from ui.pages.page import Page
from ui.theme import DANGER, MUTED, SEMIBOLD
from ui.widgets.cards import TickBox
from ui.widgets.choices import MultipleChoice, SingleChoice
from ui.widgets.focus import focus_on
from ui.widgets.line_field import LineField
from ui.widgets.long_text import LongText
from ui.widgets.recipes import Recipes
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint
from ui.widgets.values import day_field, value_field

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._place = Label(size=0.96, tone=MUTED)
        self._title = Heading(size=1.72)
        self._foreign = hint(self.tr("Cette question est en français."))
        self._help = Label(size=1.08)
        self._why = _Why()
        self._single = SingleChoice()
        self._multiple = MultipleChoice()
        self._value = LineField()
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._follow_up = LongText()
        self._day = LineField()
        self._recipes = Recipes()
        self._check = Disclosure(self.tr("Comment vérifier ?"), self._recipes)
        self._evidence = _Evidence()
        self._review = TickBox(self.tr("À revoir avant d’imprimer"))
        self._comment = _Comment()
        self._notes = Disclosure(self.tr("Ajouter un commentaire"), self._comment)
        for spacing, widgets in (
            (9, (self._place, self._title, self._foreign, self._help)),
            (0, (self._why,)),
            (12, (self._single, self._multiple, self._value, self._problem)),
            (18, (self._follow_up, self._day)),
            (4, (self._check, self._recipes)),
            (0, (self._evidence,)),
            (4, (self._review, self._notes, self._comment)),
        ):
            self.column.addLayout(stack(*widgets, spacing=spacing))
        self.column.addStretch(1)
        for source in (self._single, self._multiple):
            source.changed.connect(self._chosen)
            source.go_on.connect(self.go_on)
        for field in (self._value, self._day):
            field.changed.connect(self._report)
            field.go_on.connect(self.go_on)
        self._follow_up.changed.connect(self._report)
        self._comment.changed.connect(self._report)
        self._review.clicked.connect(self._report)

    def show_question(self, asked: Asked) -> None:
        """Become the page of a question."""
        self._asked = asked
        question, answer = asked.question, asked.answer
        self._place.setText(asked.place)
        self._title.setText(question.label)
        self._foreign.setVisible(asked.foreign)
        self._help.show_text(question.help)
        self._why.show_text(question.why)
        self._single.setVisible(question.kind is Kind.SINGLE)
        self._multiple.setVisible(question.kind is Kind.MULTIPLE)
        choice = self._choice
        if choice is not None:
            choice.show_question(question, answer.options)
        self._value.setVisible(choice is None)
        if choice is None:
            value_field(self._value, question)
            self._value.set_value(answer.value)
        self._day.setVisible(bool(question.date_label))
        if question.date_label:
            day_field(self._day, question.date_label, asked.today)
            self._day.set_value(answer.fact_date.isoformat() if answer.fact_date else "")
        self._ask_more(answer.exception or answer.reason)
        self._complain("")
        self._check.setVisible(bool(question.check))
        self._check.set_open(False)
        self._recipes.show_question(question)
        self._evidence.show_texts(question.evidence)
        self._review.setChecked(answer.to_review)
        self._comment.show_comment(answer.comment, private=answer.private)
        self._notes.set_open(bool(answer.comment))
        for control in (
            self._single,
            self._multiple,
            self._value,
            self._day,
            self._follow_up,
            self._review,
            self._comment,
        ):
            control.setEnabled(not asked.read_only)

    def focus_first(self) -> None:
        if self._asked is None or self._asked.read_only:
            focus_on(self._check)
        elif (choice := self._choice) is not None:
            choice.focus()
        else:
            focus_on(self._value.edit)

    def flush(self) -> None:
        for field in (self._value, self._day, self._follow_up, self._comment):
            if not field.isHidden():
                field.flush()

    def is_complete(self) -> bool:
        """Tell whether one may go on, and show what is missing."""
        self.flush()
        assert self._asked is not None
        if self._asked.read_only:
            return True
        if not self._value.isHidden() and not self._value.is_right():
            focus_on(self._value.edit)
            return False
        if not self._day.isHidden() and not self._day.is_right():
            focus_on(self._day.edit)
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
        if self._needs_reason(answer) and not answer.reason.strip():
            self._complain(self.tr("Dites pourquoi : la raison est imprimée dans le dossier."))
            focus_on(self._follow_up.edit)
            return False
        return True

    @property
    def _choice(self) -> Choice | None:
        assert self._asked is not None
        choices: dict[Kind, Choice] = {Kind.SINGLE: self._single, Kind.MULTIPLE: self._multiple}
        return choices.get(self._asked.question.kind)

    def _chosen(self) -> None:
        self._complain("")
        self._ask_more(self._follow_up.text)
        self._report()

    def _ask_more(self, text: str) -> None:
        """Ask which exception, or why, when an option that was chosen wants it."""
        assert self._asked is not None
        chosen = self._choice.chosen if self._choice is not None else ()
        asks = [
            option.follow_up
            for option in self._asked.question.options
            if option.id in chosen and option.follow_up
        ]
        self._follow_up.setVisible(bool(asks))
        self._follow_up.show_text(" ".join(asks), text)

    def _needs_reason(self, answer: Answer) -> bool:
        assert self._asked is not None
        question = self._asked.question
        return any(
            question.option(option).readiness is Readiness.NOT_APPLICABLE
            for option in answer.options
        )

    def _answer(self) -> Answer:
        assert self._asked is not None
        choice = self._choice
        answer = replace(
            self._asked.answer,
            options=choice.chosen if choice is not None else (),
            value="" if choice is not None else self._value.value,
            exception="",
            reason="",
            comment=self._comment.text,
            private=self._comment.private,
            to_review=self._review.isChecked(),
        )
        if not self._follow_up.isHidden():
            if self._needs_reason(answer):
                answer = replace(answer, reason=self._follow_up.text)
            else:
                answer = replace(answer, exception=self._follow_up.text)
        if self._asked.question.date_label:
            day = self._day.value
            answer = replace(answer, fact_date=date.fromisoformat(day) if day else None)
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


class _Why(QFrame):
    """Why the insurer asks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("why")
        self._text = Label(tone=MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 11, 16, 11)
        layout.setSpacing(2)
        layout.addWidget(Label(self.tr("Pourquoi l’assureur pose la question"), weight=SEMIBOLD))
        layout.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show the reason, or nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))


class _Evidence(QWidget):
    """What would prove the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._points = Steps(numbered=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Heading(self.tr("Ce qui peut servir de preuve")))
        layout.addWidget(self._points)

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Show the documents to gather."""
        self._points.show_steps(texts)
        self.setVisible(bool(texts))


class _Comment(QWidget):
    """A comment, and whether the insurer's edition leaves it out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = LongText()
        self._private = TickBox(self.tr("Ne pas imprimer pour l’assureur"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addWidget(self._private)
        self._text.changed.connect(self.changed)
        self._private.clicked.connect(self.changed)

    def show_comment(self, comment: str, *, private: bool) -> None:
        """Show what was written before."""
        self._text.show_text(self.tr("Votre commentaire"), comment)
        self._private.setChecked(private)

    @property
    def text(self) -> str:
        """The comment."""
        return self._text.text

    @property
    def private(self) -> bool:
        """Whether it stays out of the insurer's edition; a comment that is not there does not."""
        return self._private.isChecked() and bool(self.text)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        self._text.flush()
