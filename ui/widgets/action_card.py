"""One line of the plan: what, why here, how long, how."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Action, Assessment
from ui.theme import MUTED
from ui.widgets.focus import focus_on
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure, JumpButton
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint


class ActionCard(QFrame):
    """``jump`` has the question that called for the action."""

    jump = Signal(str)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._action: Action | None = None
        self._assessment: Assessment | None = None
        self._title = Heading()
        self._cost = Label(tone=MUTED)
        self._reason = hint()
        self._body = Lazy(self._make_body)
        self._how = Disclosure(self.tr("Comment faire"), self._body)
        self._how.toggled_open.connect(self._show_body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 15, 18, 10)
        layout.setSpacing(6)
        layout.addLayout(stack(self._title, self._cost, self._reason, spacing=4))
        layout.addWidget(self._how)
        layout.addLayout(self._body.slot)

    def show_action(self, number: int, action: Action, assessment: Assessment) -> None:
        """Become the card of *action*."""
        content = assessment.content
        if self._action is None or action.id != self._action.id:
            self._how.set_open(False)
        self._action, self._assessment = action, assessment
        title = sentences.action_title(action, content)
        self._title.setText(f"{number}. {title}")
        cost = sentences.action_cost(action, content)
        if action.measure is not None:
            cost = f"{cost} · {sentences.STEP[action.measure.step]}"
        self._cost.setText(cost)
        self._reason.setText(
            self.tr("Pourquoi ici : {reason}").format(
                reason=sentences.action_reason(action, content)
            )
        )
        self._how.setAccessibleDescription(title)
        self._show_body(self._how.is_open)

    def shows(self, action_id: str) -> bool:
        """Tell whether it is the card of that action."""
        return self._action is not None and self._action.id == action_id

    def focus(self) -> None:
        """Put the keyboard on the card."""
        focus_on(self._how)

    def _show_body(self, open_: bool) -> None:
        if open_:
            assert self._action is not None
            assert self._assessment is not None
            self._body.get().show_action(self._action, self._assessment)
            self.unfolded.emit()

    def _make_body(self) -> _Body:
        body = _Body()
        body.jump.connect(self.jump)
        return body


class _Body(QWidget):
    """Why, step by step, and the questions behind it."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._action: Action | None = None
        self._why = Label()
        self._steps = Steps()
        self._questions = QVBoxLayout()
        self._questions.setSpacing(2)
        self._buttons: list[JumpButton] = []
        body = QVBoxLayout(self)
        body.setContentsMargins(6, 4, 0, 4)
        body.setSpacing(12)
        body.addWidget(self._why)
        body.addWidget(self._steps)
        body.addLayout(self._questions)

    def show_action(self, action: Action, assessment: Assessment) -> None:
        """Show how to do *action*."""
        self._action = action
        content = assessment.content
        self._why.show_text(action.measure.why if action.measure else "")
        self._steps.show_steps(sentences.action_steps(action, content))
        while len(self._buttons) < len(action.questions):
            button = JumpButton()
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._questions.addWidget(button)
        labels = sentences.question_labels(content, action.questions)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(labels))
            if index < len(labels):
                button.show_texts(self.tr("Revoir : {question}").format(question=labels[index]))

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, JumpButton)
        assert self._action is not None
        self.jump.emit(self._action.questions[self._buttons.index(button)])
