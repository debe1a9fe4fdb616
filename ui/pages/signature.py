"""Who signs, who helped, from which day and for how long; what one signs, and what is uncertain."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Content, Role
from cyberwizard.validity import valid_until
from ui.document import Document
from ui.pages.shared import SharedPage
from ui.theme import DANGER, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.jump_list import Jump, JumpList
from ui.widgets.question_fields import EMPTY
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

DATE, VALIDITY = "signature_date", "validite"
LAW = "note_fausse_declaration"


class SignaturePage(SharedPage):
    """The dossier is a declaration: what the law says of it stands before the fields."""

    role = Role.SIGNATURE

    def __init__(self, document: Document, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(document, foreign=foreign, parent=parent)
        self.begin(
            self.tr("Signature"),
            self.tr(
                "Ce dossier est une déclaration : la personne qui le signe engage l’entreprise. "
                "Relisez d’abord ce qui reste incertain."
            ),
        )
        self._unanswered, self._unknown, self._review = JumpList(), JumpList(), JumpList()
        self._certain = Label(weight=SEMIBOLD)
        self.column.addWidget(self._certain)
        for jumps in (self._unanswered, self._unknown, self._review):
            jumps.jump.connect(self.jump)
            self.column.addWidget(jumps)
        self.column.addWidget(_Law(document.session.content))
        self._fields = self.add_fields()
        self._today = Button(self.tr("Je signe aujourd’hui"))
        self._today.clicked.connect(self._sign_today)
        self._today.setEnabled(not document.read_only)
        self._last_day = Label(size=1.08, weight=SEMIBOLD)
        self._proposed = hint(self.tr("Sans choix de votre part, le dossier vaut 6 mois."))
        self._fields.put_after(DATE, Flow(self._today))
        self.column.addLayout(stack(self._last_day, self._proposed, spacing=6))
        self.column.addStretch(1)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is uncertain, what was answered, and the last day that follows."""
        content, answers = assessment.content, assessment.answers
        self._certain.show_text(
            ""
            if assessment.unanswered or assessment.unknowns
            else self.tr("Toutes les questions ont une réponse, sans « Je ne sais pas ».")
        )
        self._unanswered.show_jumps(
            self.tr("%n question(s) sans réponse", "", len(assessment.unanswered)),
            self.tr("Elles sont imprimées comme telles."),
            [Jump(name, content.question_by_id[name].label) for name in assessment.unanswered],
        )
        self._unknown.show_jumps(
            self.tr("%n réponse(s) « Je ne sais pas »", "", len(assessment.unknowns)),
            self.tr("Elles sont écrites au‑dessus de votre signature : mieux vaut le dire."),
            [Jump(name, content.question_by_id[name].label) for name in assessment.unknowns],
        )
        review = self.document.session.to_review()
        self._review.show_jumps(
            self.tr("%n réponse(s) à revoir", "", len(review)),
            self.tr("Vous avez coché « À revoir avant d’imprimer »."),
            [Jump(name, content.question_by_id[name].label) for name in review],
        )
        self._fields.show_answers(answers)
        last = valid_until(answers, assessment.day)
        signed = answers.get(DATE, EMPTY).value
        over = bool(signed) and last < assessment.day
        self._last_day.set_tone(DANGER if over else TEXT)
        day = sentences.long_date(last)
        self._last_day.setText(
            sentences.expired(last)
            if over
            else self.tr("Ce dossier sera valable jusqu’au {day}.").format(day=day)
            if signed
            else self.tr("Signé aujourd’hui, il serait valable jusqu’au {day}.").format(day=day)
        )
        self._proposed.setVisible(not answers.get(VALIDITY, EMPTY).options)
        self._today.setVisible(signed != assessment.day.isoformat())

    def focus_first(self) -> None:
        self._fields.focus()

    def show_item(self, item: str) -> None:
        self.reveal(self._fields.focus(item))

    def flush(self) -> None:
        self._fields.flush()

    def is_complete(self) -> bool:
        return self._fields.is_right()

    def _sign_today(self) -> None:
        session = self.document.session
        answer = replace(session.answer_to(DATE), value=session.today.isoformat())
        self.document.answer(DATE, answer)
        self._fields.focus(DATE)  # the button is gone


class _Law(QFrame):
    """What the law says of a false answer, in the words of the content."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.setObjectName("why")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for note in content.notes:
            if note.id == LAW:
                layout.addWidget(Heading(note.title))
                layout.addWidget(Label(note.text))
        layout.addWidget(hint(content.disclaimer))
