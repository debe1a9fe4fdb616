"""The end: the level and what decides it, what is missing, the PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from ui.document import Document
from ui.pages.ending import EndingPage
from ui.services import Services
from ui.widgets.before_print import BeforePrint
from ui.widgets.focus import focus_on
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
        self.before = BeforePrint(document)
        self._locks = JumpList()
        self._strengths_title = Heading(self.tr("Vos points forts"), size=1.2)
        self._strengths = Steps(numbered=False)
        self.pdf.editions.changed.connect(self._on_edition)
        self.pdf.compare_asked.connect(self.compare_asked)
        self.pdf.copies.rebuilt.connect(self.rebuilt)
        self._on_edition()
        self.before.jump.connect(self.jump)
        self.before.rebuilt.connect(self.rebuilt)
        document.noted.connect(self._on_noted)
        self._locks.jump.connect(self.jump)
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
        self.column.addWidget(self.before)
        self.column.addWidget(self.pdf)
        self.column.addWidget(self._locks)
        self.column.addLayout(stack(self._strengths_title, self._strengths, spacing=10))
        self.column.addStretch(1)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show where the answers stand."""
        self._level.show_assessment(assessment)
        self.before.show_assessment(assessment)
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
        strengths = [
            f"{item.question.label} — {' ; '.join(option.label for option in item.options)}"
            for item in assessment.strengths
        ]
        self._strengths_title.setVisible(bool(strengths))
        self._strengths.show_steps(strengths)

    def focus_first(self) -> None:
        first = self.before.first
        if first is not None:
            focus_on(first)
        else:
            self.pdf.focus()

    def flush(self) -> None:
        self.before.flush()

    def _on_noted(self, _name: str) -> None:
        self.before.show_notes()

    def _on_edition(self) -> None:
        self.chosen_edition = self.pdf.editions.edition

    def finish(self) -> None:
        """Ask where, then make the PDF."""
        self.pdf.ask_where()
