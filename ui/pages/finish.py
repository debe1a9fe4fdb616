"""The end: the level and what decides it, what is missing, the PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from ui.document import Document
from ui.pages.ending import EndingPage
from ui.services import Services
from ui.widgets.jump_list import Jump, JumpList
from ui.widgets.level_card import LevelCard
from ui.widgets.pdf_card import PdfCard
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label


class FinishPage(EndingPage):
    """``jump`` has a question to see again."""

    def __init__(
        self, document: Document, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._level = LevelCard()
        self.pdf = PdfCard(document, services)
        self._locks = JumpList()
        self._contradictions = JumpList()
        self._unanswered = JumpList()
        self._unknown = JumpList()
        self._strengths_title = Heading(self.tr("Vos points forts"), size=1.2)
        self._strengths = Steps(numbered=False)
        self.pdf.editions.changed.connect(self._on_edition)
        self.pdf.copies.rebuilt.connect(self.rebuilt)
        self._on_edition()
        self.column.setSpacing(26)
        self.column.addLayout(
            stack(
                Heading(self.tr("Mon dossier"), size=1.72),
                Label(
                    self.tr(
                        "Relisez, complétez ce qui manque, puis créez le PDF "
                        "à remettre à votre assureur ou à votre courtier."
                    ),
                    size=1.08,
                ),
                spacing=10,
            )
        )
        self.column.addWidget(self._level)
        self.column.addWidget(self.pdf)
        for jumps in (self._contradictions, self._locks, self._unanswered, self._unknown):
            jumps.jump.connect(self.jump)
            self.column.addWidget(jumps)
        self.column.addLayout(stack(self._strengths_title, self._strengths, spacing=10))
        self.column.addStretch(1)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show where the answers stand."""
        content = assessment.content
        self._level.show_assessment(assessment)
        self.pdf.show_assessment(assessment)
        self._locks.show_jumps(
            self.tr("Les sept verrous"),
            self.tr("Ce que les assureurs regardent d’abord, dans cet ordre."),
            [
                Jump(
                    result.deciding[0] if result.deciding else "",
                    f"{result.lock.rank}. {result.lock.title} — {sentences.STATUS[result.status]}",
                    sentences.lock_reason(result, assessment),
                    result.status,
                )
                for result in assessment.locks
            ],
        )
        self._contradictions.show_jumps(
            self.tr("Réponses qui se contredisent"),
            self.tr("Corrigez‑les avant d’imprimer : le dossier vous engage."),
            [
                Jump(hit.causes[-1], hit.contradiction.says, hit.contradiction.fix)
                for hit in assessment.contradictions
                if hit.causes
            ],
        )
        self._unanswered.show_jumps(
            self.tr("%n question(s) sans réponse", "", len(assessment.unanswered)),
            "",
            [Jump(name, content.question_by_id[name].label) for name in assessment.unanswered],
        )
        self._unknown.show_jumps(
            self.tr("%n réponse(s) « Je ne sais pas »", "", len(assessment.unknowns)),
            self.tr("Chacune est dans votre plan, avec la façon de vérifier."),
            [Jump(name, content.question_by_id[name].label) for name in assessment.unknowns],
        )
        strengths = [
            f"{item.question.label} — {' ; '.join(option.label for option in item.options)}"
            for item in assessment.strengths
        ]
        self._strengths_title.setVisible(bool(strengths))
        self._strengths.show_steps(strengths)

    def focus_first(self) -> None:
        self.pdf.focus()

    def _on_edition(self) -> None:
        self.chosen_edition = self.pdf.editions.edition

    def finish(self) -> None:
        """Ask where, then make the PDF."""
        self.pdf.ask_where()
