"""Two answers that cannot both be true: correct one, or say why both are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment, ContradictionHit
from cyberwizard.notes import Explanation, contradiction_name, explanation
from ui.document import Document
from ui.theme import SEMIBOLD
from ui.widgets.finding_parts import Jumps
from ui.widgets.lazy import Lazy
from ui.widgets.long_text import LongText
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.text import Label, hint


class ContradictionCard(QFrame):
    """``jump`` has the question to correct; an explanation is kept as it is typed."""

    jump = Signal(str)
    unfolded = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self._document = document
        self._id = ""
        self._says = Label(weight=SEMIBOLD)
        self._fix = Label()
        self._jumps = Jumps()
        self._jumps.jump.connect(self.jump)
        self._body = Lazy(self._make_body)
        self._keep = Disclosure(self.tr("Garder, avec une explication"), self._body)
        self._keep.toggled_open.connect(self._unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(stack(self._says, self._fix, spacing=4))
        layout.addWidget(self._jumps)
        layout.addWidget(self._keep)
        layout.addLayout(self._body.slot)

    def show_hit(self, hit: ContradictionHit, assessment: Assessment) -> None:
        """Become the card of *hit*."""
        content, answers = assessment.content, assessment.answers
        other = hit.contradiction.id != self._id
        if other:
            self.flush()
        self._id = hit.contradiction.id
        self._says.setText(hit.contradiction.says)
        self._fix.setText(self.tr("À vérifier : {fix}").format(fix=hit.contradiction.fix))
        questions = [content.question_by_id[name] for name in hit.causes]
        self._jumps.show_jumps(
            [
                (
                    question.id,
                    self.tr("Corriger : {question}").format(question=question.label),
                    sentences.answer_text(question, answers[question.id])
                    if question.id in answers
                    else "",
                )
                for question in questions
            ]
        )
        if other:
            self._keep.set_open(bool(self._explanation))
        self.show_note()

    def show_note(self) -> None:
        """Show the explanation as it is now."""
        body = self._body.shown
        if body is not None:
            body.show_text(self._explanation)

    def flush(self) -> None:
        """Record what was just typed."""
        body = self._body.shown
        if body is not None:
            body.text.flush()

    @property
    def _explanation(self) -> str:
        return explanation(self._document.notes, self._id)

    def _unfold(self, open_: bool) -> None:
        if open_:
            self.show_note()
            self.unfolded.emit()

    def _make_body(self) -> _Why:
        body = _Why(read_only=self._document.read_only)
        body.text.changed.connect(self._keep_text)
        return body

    def _keep_text(self) -> None:
        text = self._body.get().text.text
        note = Explanation(text) if text.strip() else None
        self._document.note(contradiction_name(self._id), note)


class _Why(QWidget):
    """The explanation, and where it goes."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self.text = LongText()
        self.text.edit.setReadOnly(read_only)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 0, 4)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addWidget(hint(self.tr("Ce texte sera imprimé à côté des deux réponses.")))

    def show_text(self, text: str) -> None:
        """Show what was written before."""
        self.text.show_text(self.tr("Pourquoi gardez‑vous ces deux réponses ?"), text)
