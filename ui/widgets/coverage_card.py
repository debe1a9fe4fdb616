"""One coverage: what it pays, who needs it, the choice; unfolded, what to look at and to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.asking import coverage_ask
from cyberwizard.assessment import Assessment, CoverageNeed
from cyberwizard.content.model import COVERAGE_PREFIX, Need
from cyberwizard.notes import Ask, contract, coverage_name
from ui.document import Document
from ui.theme import MUTED, OK, SEMIBOLD, WARN
from ui.widgets.cards import TickBox
from ui.widgets.chips import Chips
from ui.widgets.comment import Comment
from ui.widgets.lazy import Lazy
from ui.widgets.line_field import LineField
from ui.widgets.question_fields import EMPTY
from ui.widgets.rows import Disclosure, JumpButton
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint

TONES: Mapping[Need, QPalette.ColorRole] = {
    Need.USEFUL: OK,
    Need.TO_DISCUSS: WARN,
    Need.LITTLE: MUTED,
}


class CoverageCard(QFrame):
    """``jump`` has a question that causes the need."""

    jump = Signal(str)
    unfolded = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._document = document
        self._need: CoverageNeed | None = None
        self._title = Heading()
        self._badge = Label(weight=SEMIBOLD)
        self._says = Label()
        self._found = Label(weight=SEMIBOLD)
        self._pays = Label()
        self._choice = Chips()
        self._choice.setEnabled(not document.read_only)
        self._choice.chosen.connect(self._choose)
        self._hint = hint()
        self._body: Lazy[_Body] = Lazy(self._make_body)
        self._more = Disclosure(
            self.tr("Limites à regarder, questions à poser, commentaire"), self._body
        )
        self._more.toggled_open.connect(self._show_body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 15, 18, 10)
        layout.setSpacing(10)
        layout.addLayout(stack(self._title, self._pays, spacing=4))
        layout.addLayout(stack(self._badge, self._says, self._found, spacing=2))
        layout.addLayout(stack(self._choice, self._hint, spacing=6))
        layout.addLayout(stack(self._more, self._body.slot, spacing=4))

    @property
    def coverage_id(self) -> str:
        """The coverage that is shown."""
        assert self._need is not None
        return self._need.coverage.id

    @property
    def question_id(self) -> str:
        """The question asked about the coverage."""
        return f"{COVERAGE_PREFIX}{self.coverage_id}"

    def show_need(self, need: CoverageNeed, assessment: Assessment) -> None:
        """Become the card of a coverage."""
        if self._need is None or need.coverage.id != self._need.coverage.id:
            self._more.set_open(False)
        self._need = need
        coverage = need.coverage
        question = assessment.content.question_by_id[self.question_id]
        chosen = assessment.answers.get(self.question_id, EMPTY).options
        self._title.setText(coverage.title)
        self._badge.setText(
            self.tr("{need} d’après vos réponses").format(need=sentences.NEED[need.need])
            if need.causes
            else sentences.NEED[need.need]
        )
        self._badge.set_tone(TONES[need.need])
        self._says.setText(need.says)
        self._pays.setText(f"{coverage.pays} {coverage.usual}")
        read = contract(self._document.notes)
        page = dict(read.coverages).get(coverage.id) if read is not None else None
        found = self.tr("Lue dans votre contrat, page {page}.").format(page=page)
        self._found.show_text(found if page else "")
        places = [i for i, option in enumerate(question.options) if option.id in chosen]
        labels = [option.label for option in question.options]
        self._choice.show_texts(question.label, labels, places[0] if places else None)
        self._hint.show_text(question.options[places[0]].hint if places else "")
        self._more.setAccessibleDescription(coverage.title)
        if (body := self._body.shown) is not None:
            body.show_need(need, assessment)

    def focus(self) -> None:
        """Put the keyboard on the choice."""
        self._choice.focus()

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if (body := self._body.shown) is not None:
            body.flush()

    def _choose(self, place: int) -> None:
        document = self._document
        question = document.session.content.question_by_id[self.question_id]
        before = document.session.answer_to(self.question_id)
        document.answer(self.question_id, replace(before, options=(question.options[place].id,)))

    def _show_body(self, open_: bool) -> None:
        if open_:
            assert self._need is not None
            self._body.get().show_need(self._need, self._document.assessment)
            self.unfolded.emit()

    def _make_body(self) -> _Body:
        body = _Body(self._document)
        body.jump.connect(self.jump)
        return body


class _Body(QWidget):
    """What the answers say, what to look at, what to ask, what one wants to add."""

    jump = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._need: CoverageNeed | None = None
        self._causes_title = Heading(self.tr("Les réponses qui le disent"))
        self._causes = QVBoxLayout()
        self._causes.setSpacing(2)
        self._buttons: list[JumpButton] = []
        self._limits, self._questions = Steps(numbered=False), Steps(numbered=False)
        self._ask = TickBox(self.tr("À poser à l’assureur"))
        self._ask.clicked.connect(self._tell_ask)
        self._reply = LineField()
        self._reply.configure(
            label=self.tr("Ce que l’assureur a répondu"),
            name=self.tr("Ce que l’assureur a répondu"),
            reader=str,
            printer=str,
            columns=0,
        )
        self._reply.changed.connect(self._tell_ask)
        self._comment = Comment()
        self._comment.changed.connect(self._tell_comment)
        self._exclusions, self._sources = hint(), hint()
        for control in (self._ask, self._reply, self._comment):
            control.setEnabled(not document.read_only)
        causes = stack(self._causes_title, spacing=4)
        causes.addLayout(self._causes)
        body = QVBoxLayout(self)
        body.setContentsMargins(6, 4, 0, 6)
        body.setSpacing(16)
        body.addLayout(causes)
        limits = Heading(self.tr("Ce qu’il faut regarder dans le contrat"))
        body.addLayout(stack(limits, self._limits, spacing=6))
        questions = Heading(self.tr("Questions à poser"))
        body.addLayout(stack(questions, self._questions, self._ask, self._reply, spacing=8))
        body.addWidget(self._comment)
        body.addLayout(stack(self._exclusions, self._sources, spacing=4))

    def show_need(self, need: CoverageNeed, assessment: Assessment) -> None:
        """Show everything about a coverage."""
        self._need = need
        content, coverage = assessment.content, need.coverage
        self._causes_title.setVisible(bool(need.causes))
        while len(self._buttons) < len(need.causes):
            button = JumpButton()
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._causes.addWidget(button)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(need.causes))
            if index < len(need.causes):
                question = content.question_by_id[need.causes[index]]
                answer = assessment.answers.get(question.id)
                said = sentences.answer_text(question, answer) if answer else ""
                button.show_texts(question.label, said or self.tr("Sans réponse"))
        self._limits.show_steps(coverage.limits)
        self._questions.show_steps(coverage.ask)
        note = coverage_ask(coverage, assessment, self._document.notes)
        self._ask.setChecked(note.wanted)
        if note.reply != self._reply.value:
            self._reply.set_value(note.reply)
        answer = assessment.answers.get(self._question_id, EMPTY)
        self._comment.show_comment(answer.comment, private=answer.private)
        titles = [content.exclusion_by_id[name].title for name in coverage.exclusions]
        self._exclusions.show_text(
            self.tr("Exclusions à relire avec elle : {titles}").format(
                titles="\u202f; ".join(titles)
            )
            if titles
            else ""
        )
        names = [content.source_by_id[name].title for name in coverage.sources]
        self._sources.show_text(
            self.tr("Sources : {names}").format(names="\u202f; ".join(names)) if names else ""
        )

    def flush(self) -> None:
        """Tell now of what was just typed."""
        self._reply.flush()
        self._comment.flush()

    @property
    def _question_id(self) -> str:
        assert self._need is not None
        return f"{COVERAGE_PREFIX}{self._need.coverage.id}"

    def _tell_ask(self) -> None:
        assert self._need is not None
        coverage, note = self._need.coverage, Ask(self._ask.isChecked(), self._reply.value)
        # What is proposed is not written down: it goes on following the choice.
        proposed = coverage_ask(coverage, self._document.assessment, {})
        kept = None if note == proposed else note
        self._document.note(coverage_name(coverage.id), kept)

    def _tell_comment(self) -> None:
        before = self._document.session.answer_to(self._question_id)
        comment, private = self._comment.text, self._comment.private
        self._document.answer(self._question_id, replace(before, comment=comment, private=private))

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, JumpButton)
        assert self._need is not None
        self.jump.emit(self._need.causes[self._buttons.index(button)])
