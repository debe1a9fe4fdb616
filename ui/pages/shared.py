"""What the pages have in common that ask all the questions of one role together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cyberwizard.content.model import Question, Role
from cyberwizard.session import with_role
from ui.document import Document
from ui.pages.ending import EndingPage
from ui.widgets.question_fields import QuestionFields
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

if TYPE_CHECKING:
    from cyberwizard.assessment import Assessment

NO_TITLES: Mapping[str, str] = MappingProxyType({})


class SharedPage(EndingPage):
    """Its answers go to the document as one types; what follows from them is shown again."""

    role: Role

    def __init__(self, document: Document, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._foreign = foreign
        document.answered.connect(self._on_answered)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the page."""
        return with_role(self.document.session.state.path, self.role)

    def begin(self, title: str, lead: str, law: str = "") -> None:
        """Put the title of the page, and what it is for."""
        foreign = hint(self.tr("Ces questions sont en français."))
        texts = (Heading(title, size=1.72), foreign, Label(lead, size=1.08))
        self.column.addLayout(stack(*texts, *([hint(law)] if law else []), spacing=10))
        foreign.setVisible(self._foreign)  # not before: alone, it would be a window

    def add_fields(self, titles: Mapping[str, str] = NO_TITLES) -> QuestionFields:
        """Put one input for each question, some of them under a title."""
        fields = QuestionFields(self.questions, titles)
        fields.answered.connect(self.document.answer)
        fields.setEnabled(not self.document.read_only)
        self.column.addWidget(fields)
        return fields

    def show_assessment(self, assessment: Assessment) -> None:
        raise NotImplementedError

    def _on_answered(self, _question_id: str) -> None:
        if self.isVisible():
            self.show_assessment(self.document.assessment)
