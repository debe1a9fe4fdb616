"""One line of the plan: what, why here, what is decided; unfolded, all about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import planning, sentences
from cyberwizard.assessment import Assessment
from cyberwizard.notes import Decision, decision_name
from cyberwizard.planning import Line, LineState
from ui.document import Document
from ui.theme import CONTROL, MUTED, OK, PRIMARY, SURFACE, WARN
from ui.widgets.card_list import Card
from ui.widgets.decision_panel import DecisionPanel
from ui.widgets.focus import focus_on
from ui.widgets.lazy import Lazy
from ui.widgets.marks import draw_chevron, draw_dash, draw_tick
from ui.widgets.rows import JumpButton, RowButton
from ui.widgets.stack import named, stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label


class ActionCard(Card):
    """``jump`` has a question that called for the action."""

    jump = Signal(str)
    unfolded = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._line: Line | None = None
        self._assessment: Assessment | None = None
        self.header = _Header()
        self.header.clicked.connect(self._toggle)
        self._body: Lazy[_Body] = Lazy(self._make_body)
        self.column.addWidget(self.header)
        self.column.addLayout(self._body.slot)

    def show_line(self, line: Line, assessment: Assessment) -> None:
        """Become the card of *line*."""
        before = self._line.decision if self._line is not None else Decision()
        self._line, self._assessment = line, assessment
        self.header.show_line(line, assessment, open_=self.is_open)
        if (body := self._body.shown) is not None:
            body.show_line(line, assessment)
            if (before.choice, before.done) != (line.decision.choice, line.decision.done):
                self.unfolded.emit()  # fields came or went

    @property
    def is_open(self) -> bool:
        """Whether everything shows."""
        return self._body.shown is not None

    def unfold(self) -> None:
        """Show everything."""
        if not self.is_open:
            self._toggle()

    def fold(self) -> None:
        """Show the header alone."""
        if self.is_open:
            self._toggle()

    def focus(self) -> None:
        """Put the keyboard on the card."""
        focus_on(self.header)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if (body := self._body.shown) is not None:
            body.decision.flush()

    def _toggle(self) -> None:
        assert self._line is not None
        assert self._assessment is not None
        self.flush()
        self._body.show(not self.is_open)
        self.show_line(self._line, self._assessment)
        if self.is_open:
            self.unfolded.emit()

    def _make_body(self) -> _Body:
        body = _Body()
        body.decision.setEnabled(not self._document.read_only)
        body.decision.changed.connect(self._decide)
        body.jump.connect(self.jump)
        return body

    def _decide(self, decision: Decision) -> None:
        assert self._line is not None
        name = decision_name(self._line.action.id)
        self._document.note(name, None if decision == Decision() else decision)


class _Header(RowButton):
    """Place, title, why here, how long, what is decided; the state by a shape and a word."""

    margin = (16, 12)
    gap = 14
    mark = 1.3

    def __init__(self) -> None:
        super().__init__()
        self._state = LineState.TO_DECIDE
        self._late = False
        self._shown: tuple[Line, Assessment, bool] | None = None
        self._open = False

    def show_line(self, line: Line, assessment: Assessment, *, open_: bool) -> None:
        """Sum *line* up."""
        if self._shown == (shown := (line, assessment, open_)):
            return
        self._shown, self._state, self._open = shown, line.state, open_
        self._late = line.is_late(assessment.day)
        content = assessment.content
        title = f"{line.number}. {sentences.action_title(line.action, content)}"
        cost = sentences.action_cost(line.action, content)
        if line.action.measure is not None:
            cost = f"{cost} · {sentences.STEP[line.action.measure.step]}"
        decided = planning.decision_says(line.decision, assessment.day)
        reason = self.tr("Pourquoi ici : {reason}").format(
            reason=sentences.action_reason(line.action, content)
        )
        self.show_texts(title, "\n".join(filter(None, (reason, cost, decided))))
        state = self.tr("déplié") if open_ else self.tr("replié")
        self.setAccessibleName(f"{title}, {planning.STATE[line.state]} ({state})")
        self.setAccessibleDescription(" ".join(filter(None, (decided, reason, cost))))

    def right(self) -> int:
        return self.fontMetrics().height() + 8

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_state(painter, square, self._state, self, late=self._late)
        side = self.fontMetrics().height()
        corner = QRectF(self.width() - 14 - side, square.center().y() - side / 2, side, side)
        draw_chevron(painter, corner, self.palette().color(PRIMARY), open_=self._open)


class _Body(QWidget):
    """Why, the decision, step by step, and the questions behind it."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self._why = Label()
        self.decision = DecisionPanel()
        self._done = Lazy(self._make_done)
        self._how = Heading(self.tr("Comment faire"))
        self._steps = Steps()
        self._behind = Heading(self.tr("Les réponses en cause"))
        self._questions = QVBoxLayout()
        self._questions.setSpacing(2)
        self._buttons: list[JumpButton] = []
        body = QVBoxLayout(self)
        body.setContentsMargins(18, 4, 18, 18)
        body.setSpacing(16)
        body.addWidget(self._why)
        body.addWidget(self.decision)
        body.addLayout(self._done.slot)
        body.addLayout(stack(self._how, self._steps, spacing=6))
        questions = stack(self._behind, spacing=4)
        questions.addLayout(self._questions)
        body.addLayout(questions)

    def show_line(self, line: Line, assessment: Assessment) -> None:
        """Show what is decided about *line*, and how to do it."""
        action, content = line.action, assessment.content
        self._line = line
        self._why.show_text(action.measure.why if action.measure else "")
        self.decision.show_decision(line.decision, assessment.day)
        labels = sentences.question_labels(content, action.questions)
        if done := self._done.show(line.state is LineState.DONE):
            done.show_questions(list(zip(action.questions, labels, strict=True)))
        self._steps.show_steps(sentences.action_steps(action, content))
        while len(self._buttons) < len(action.questions):
            button = JumpButton()
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._questions.addWidget(button)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(labels))
            if index < len(labels):
                answer = assessment.answers.get(action.questions[index])
                question = content.question_by_id[action.questions[index]]
                said = sentences.answer_text(question, answer) if answer else ""
                button.show_texts(labels[index], said)

    def _make_done(self) -> _Done:
        done = _Done()
        done.jump.connect(self.jump)
        return done

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, JumpButton)
        assert self._line is not None
        self.jump.emit(self._line.action.questions[self._buttons.index(button)])


class _Done(QWidget):
    """What is done does not change the answers by itself: here is where to say so."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._targets: list[str] = []
        self._buttons: list[JumpButton] = []
        frame = named(QFrame(), "why")
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(16, 11, 16, 11)
        self._column.setSpacing(4)
        self._column.addWidget(
            Label(
                self.tr(
                    "Bravo. Votre réponse, elle, n’a pas changé : mettez‑la à jour, "
                    "et cette ligne sortira du plan."
                )
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def show_questions(self, questions: list[tuple[str, str]]) -> None:
        """Lead to each question, by (id, label)."""
        self._targets = [name for name, _ in questions]
        while len(self._buttons) < len(questions):
            button = JumpButton()
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._column.addWidget(button)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(questions))
            if index < len(questions):
                button.show_texts(self.tr("Mettre à jour ma réponse"), questions[index][1])

    def _clicked(self) -> None:
        self.jump.emit(self._targets[self._buttons.index(self.sender())])  # type: ignore[arg-type]


def draw_state(
    painter: QPainter, square: QRectF, state: LineState, widget: QWidget, *, late: bool
) -> None:
    """Draw the shape of a state: an empty ring, half full once decided, ticked when done."""
    palette = widget.palette()
    tone = {
        LineState.TO_DECIDE: CONTROL,
        LineState.TO_DO: WARN if late else PRIMARY,
        LineState.DONE: OK,
        LineState.ACCEPTED: MUTED,
    }[state]
    colour = palette.color(tone)
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(colour if state is LineState.DONE else palette.color(SURFACE))
    painter.drawEllipse(square)
    if state is LineState.DONE:
        draw_tick(painter, square, palette.color(SURFACE))
    elif state is LineState.ACCEPTED:
        draw_dash(painter, square, colour)
    elif state is LineState.TO_DO:
        painter.setBrush(colour)
        painter.drawPie(square, 90 * 16, 180 * 16)
