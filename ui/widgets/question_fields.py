"""Several questions on one page: a field or a choice for each, saved as one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard.answers import Answer, Answers
from cyberwizard.content.model import Question
from ui.theme import SEMIBOLD
from ui.widgets.chips import Chips
from ui.widgets.choices import SingleChoice
from ui.widgets.focus import focus_on
from ui.widgets.line_field import LineField
from ui.widgets.text import Heading, Label, hint
from ui.widgets.values import value_field

EMPTY = Answer()


class QuestionFields(QWidget):
    """``answered`` has a question id and its whole answer."""

    answered = Signal(str, object)

    def __init__(
        self,
        questions: Sequence[Question],
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """*titles* has the title to put before some of the questions."""
        super().__init__(parent)
        self._answers: Answers = {}
        self._inputs = {question.id: _input(question) for question in questions}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(20)
        for name, one in self._inputs.items():
            if name in titles:
                self._layout.addWidget(Heading(titles[name], size=1.2))
            self._layout.addWidget(one)
            one.changed.connect(self._teller(name, one))

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered; what is being typed stays."""
        self._answers = answers
        for name, one in self._inputs.items():
            one.show_answer(answers.get(name, EMPTY))

    def flush(self) -> None:
        """Tell now of what was just typed."""
        for one in self._inputs.values():
            one.flush()

    def is_right(self) -> bool:
        """Tell whether everything typed can be read; if not, put the keyboard there."""
        wrong = [one for one in self._inputs.values() if not one.is_right()]
        if wrong:
            wrong[0].focus()
        return not wrong

    def focus(self, question_id: str = "") -> QWidget | None:
        """Put the keyboard on a question, else on the first; return its input."""
        one = self._inputs.get(question_id, next(iter(self._inputs.values()), None))
        if one is not None:
            one.focus()
        return one

    def put_after(self, question_id: str, widget: QWidget) -> None:
        """Put *widget* under a question."""
        one = self._inputs.get(question_id)
        place = self._layout.count() if one is None else self._layout.indexOf(one) + 1
        self._layout.insertWidget(place, widget)

    def _teller(self, name: str, one: _Input) -> Callable[[], None]:
        def tell() -> None:
            self.answered.emit(name, one.answer(self._answers.get(name, EMPTY)))

        return tell


class _Value(LineField):
    """A text, a number or a date."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        value_field(self, question, titled=True)
        self.go_on.connect(self.edit.focusNextChild)

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered."""
        if answer.value != self.value:
            self.set_value(answer.value)

    def answer(self, before: Answer) -> Answer:
        """Return the answer, with what goes with it left as it was."""
        return replace(before, value=self.value)

    def focus(self) -> None:
        """Put the keyboard there."""
        focus_on(self.edit)


class _Choice(QWidget):
    """One answer among several: cards when they say more than a word, pills else."""

    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Label(question.label, weight=SEMIBOLD))
        layout.addWidget(hint(question.help))
        layout.addSpacing(2)
        # Never both: a widget without a place in the page would outlive it.
        self._choice: SingleChoice | Chips
        if any(option.hint for option in question.options):
            self._choice = SingleChoice()
            self._choice.changed.connect(self.changed)
        else:
            self._choice = Chips()
            self._choice.chosen.connect(lambda _place: self.changed.emit())
        layout.addWidget(self._choice)

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered."""
        question = self._question
        if isinstance(self._choice, SingleChoice):
            self._choice.show_question(question, answer.options)
            return
        places = [i for i, o in enumerate(question.options) if o.id in answer.options]
        labels = [option.label for option in question.options]
        self._choice.show_texts(question.label, labels, places[0] if places else None)

    def answer(self, before: Answer) -> Answer:
        """Return the answer, with what goes with it left as it was."""
        if isinstance(self._choice, SingleChoice):
            return replace(before, options=self._choice.chosen)
        place = self._choice.current
        chosen = (self._question.options[place].id,) if place >= 0 else ()
        return replace(before, options=chosen)

    def flush(self) -> None:
        """Nothing waits: each choice is told at once."""

    def is_right(self) -> bool:
        """Every choice is."""
        return True

    def focus(self) -> None:
        """Put the keyboard there."""
        self._choice.focus()


_Input = _Value | _Choice


def _input(question: Question) -> _Input:
    return _Choice(question) if question.options else _Value(question)
