"""The lists that the summary opens: questions to check, questions hidden."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cyberwizard.content.model import Question
from cyberwizard.hidden import by_reason, hidden_questions
from cyberwizard.session import Session, is_unknown
from ui.dialogs.dialog import Dialog
from ui.outline import Outline, to_check
from ui.widgets.button import Button
from ui.widgets.rows import JumpButton
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint


class QuestionsDialog(Dialog):
    """``chosen`` has the question to go to."""

    chosen = Signal(str)

    def __init__(
        self, session: Session, outline: Outline, *, foreign: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._outline = outline
        self._foreign = foreign
        self.close_button = Button(self.tr("Fermer"))
        self.close_button.clicked.connect(self.reject)
        self.build()
        self.column.addStretch(1)
        self.buttons.add(self.close_button)

    def build(self) -> None:
        """Fill the column."""

    def begin(self, title: str, lead: str) -> None:
        """Put the title and what the list is."""
        self.setWindowTitle(title)
        self.column.addLayout(stack(Heading(title, size=1.35), Label(lead)))
        if self._foreign:
            self.column.addWidget(hint(self.tr("Les questions sont en français.")))

    def jump(self, question: Question, title: str) -> JumpButton:
        """Return a line that leads to *question*."""
        button = JumpButton(title, self._place(question))
        button.clicked.connect(partial(self._choose, question.id))
        return button

    def _place(self, question: Question) -> str:
        alone = self._session.where(question.id) == question.id
        return self._outline.place(question) if alone else ""

    def _choose(self, question_id: str) -> None:
        self.accept()
        self.chosen.emit(question_id)


class ToCheckDialog(QuestionsDialog):
    """What was answered « je ne sais pas », and what one wanted to see again."""

    def build(self) -> None:
        self.begin(
            self.tr("À vérifier"),
            self.tr("Ouvrez une question : elle dit comment vérifier, pas à pas."),
        )
        session = self._session
        questions = [session.content.question_by_id[name] for name in to_check(session)]
        unknown = [q for q in questions if is_unknown(q, session.answer_to(q.id))]
        marked = [q for q in questions if session.answer_to(q.id).to_review]
        self._add(self.tr("Vous avez répondu « Je ne sais pas »"), unknown)
        self._add(self.tr("Vous avez coché « À revoir avant d’imprimer »"), marked)

    def _add(self, title: str, questions: Iterable[Question]) -> None:
        rows = [self.jump(question, question.label) for question in questions]
        if rows:
            self.column.addLayout(stack(Heading(title), *rows, spacing=2))


class HiddenDialog(QuestionsDialog):
    """What is not asked, by the answers that make it useless."""

    def build(self) -> None:
        self.begin(
            self.tr("Questions cachées"),
            self.tr(
                "Vos réponses rendent ces questions inutiles chez vous, pour le moment. "
                "Changez la réponse qui les cache, et elles reviennent."
            ),
        )
        for because, group in by_reason(hidden_questions(self._session)).items():
            title = self.tr("%n question(s), parce que {because}", "", len(group))
            causes = [
                self.jump(cause, self.tr("Revoir : {question}").format(question=cause.label))
                for cause in group[0].causes
            ]
            points = Steps(numbered=False)
            points.show_steps([hidden.question.label for hidden in group])
            heading = Heading(title.format(because=because))
            self.column.addLayout(stack(heading, *causes, points, spacing=6))
