"""What is decided about one line of the plan: do it, accept the risk, or ask for advice.

Only what the choice asks about is noted; what was typed for another choice waits in its field, for
an arrow key chooses as it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard import planning, sentences
from cyberwizard.notes import Choice, Decision
from ui.widgets.button import Button
from ui.widgets.chips import Chips
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.lazy import Lazy
from ui.widgets.line_field import LineField
from ui.widgets.long_text import LongText
from ui.widgets.stack import stack
from ui.widgets.text import Heading, hint
from ui.widgets.values import coming_day_field, day_field

CHOICES = tuple(Choice)


class DecisionPanel(QWidget):
    """``changed`` has the decision."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._decision = Decision()
        self._choice = Chips()
        self._choice.chosen.connect(self._choose)
        self._about = hint()
        self._steps: Lazy[_Steps] = Lazy(self._make_steps)
        self._texts: dict[Choice, Lazy[LongText]] = {
            Choice.ACCEPT: Lazy(self._make_text),
            Choice.ADVICE: Lazy(self._make_text),
        }
        self._forget = Button(self.tr("Effacer ma décision"), look="link")
        self._forget.clicked.connect(self._clear)
        self._foot = Flow(self._forget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(
            stack(Heading(self.tr("Votre décision")), self._choice, self._about, spacing=6)
        )
        layout.addLayout(self._steps.slot)
        for text in self._texts.values():
            layout.addLayout(text.slot)
        layout.addWidget(self._foot)

    def show_decision(self, decision: Decision, today: date) -> None:
        """Show what is decided."""
        self._decision, self._today = decision, today
        choice = decision.choice
        self._choice.show_texts(
            self.tr("Votre décision"),
            [sentences.CHOICE[one] for one in CHOICES],
            CHOICES.index(choice) if choice is not None else None,
        )
        self._about.show_text(self._says(choice))
        self._foot.setVisible(choice is not None)
        if steps := self._steps.show(choice in (Choice.DO, Choice.ADVICE)):
            steps.show_decision(decision, today)
        asked = {
            Choice.ACCEPT: self.tr("Pourquoi acceptez‑vous ce risque ? (imprimé dans le dossier)"),
            Choice.ADVICE: self.tr("Que voulez‑vous savoir ? (imprimé dans le dossier)"),
        }
        for one, lazy in self._texts.items():
            if text := lazy.show(one is choice):
                text.show_text(asked[one], decision.why)

    def focus(self) -> None:
        """Put the keyboard on the choice."""
        self._choice.focus()

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if (steps := self._steps.shown) is not None:
            steps.flush()
        for lazy in self._texts.values():
            if (text := lazy.shown) is not None:
                text.flush()

    def _says(self, choice: Choice | None) -> str:
        if choice is None:
            return self.tr("Faire, accepter ou demander conseil : le dossier imprime votre choix.")
        if choice is Choice.ACCEPT:
            return self.tr("Vous gardez ce risque, en le sachant. Votre réponse ne change pas.")
        return ""

    def _choose(self, place: int) -> None:
        self.flush()
        self._put(self._as_typed(CHOICES[place]))

    def _clear(self) -> None:
        self._put(Decision())
        self._choice.focus()

    def _read(self) -> None:
        self._put(self._as_typed(self._decision.choice))

    def _as_typed(self, choice: Choice | None) -> Decision:
        """Return what the fields of *choice* say, on screen or not."""
        steps, text = self._steps.built, None
        if choice in self._texts:
            text = self._texts[choice].built
        typed = steps.decision if steps and choice is not Choice.ACCEPT else Decision()
        return replace(typed, choice=choice, why=text.text if text else "")

    def _put(self, decision: Decision) -> None:
        if decision != self._decision:
            self.show_decision(decision, self._today)
            self.changed.emit(decision)

    def _make_steps(self) -> _Steps:
        steps = _Steps()
        steps.changed.connect(self._read)
        return steps

    def _make_text(self) -> LongText:
        text = LongText()
        text.changed.connect(self._read)
        return text


class _Steps(QWidget):
    """Who, for when, done when."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._asked: tuple[Choice | None, date] = (None, date.min)
        self._who, self._due, self._done = LineField(), LineField(), LineField()
        for field in (self._who, self._due, self._done):
            field.changed.connect(self.changed)
        self._proposals = Flow()
        for place, text in enumerate(
            (self.tr("Dans 1 semaine"), self.tr("Dans 1 mois"), self.tr("Dans 3 mois"))
        ):
            self._proposals.add(self._link(text, partial(self._propose, place)))
        self._finished = Flow(self._link(self.tr("C’est fait aujourd’hui"), self._finish))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._who)
        layout.addLayout(stack(self._due, self._proposals, spacing=2))
        layout.addLayout(stack(self._done, self._finished, spacing=2))

    def show_decision(self, decision: Decision, today: date) -> None:
        """Show what is decided."""
        self._today = today
        if self._asked != (asked := (decision.choice, today)):
            self._asked = asked
            self._ask(advice=decision.choice is Choice.ADVICE)
        for field, value in (
            (self._who, decision.who),
            (self._due, _iso(decision.due)),
            (self._done, _iso(decision.done)),
        ):
            if value != field.value:
                field.set_value(value)
        self._finished.setVisible(decision.done is None)

    def _ask(self, *, advice: bool) -> None:
        who = self.tr("À qui demander ?") if advice else self.tr("Qui s’en charge ?")
        done = self.tr("Conseil reçu le") if advice else self.tr("Fait le")
        self._who.configure(label=who, name=who, reader=str, printer=str, columns=0)
        coming_day_field(self._due, self.tr("Pour quand ?"), self._today)
        day_field(self._done, done, self._today)

    @property
    def decision(self) -> Decision:
        """What the fields say."""
        return Decision(who=self._who.value, due=_day(self._due.value), done=_day(self._done.value))

    def flush(self) -> None:
        """Tell now of what was just typed."""
        for field in (self._who, self._due, self._done):
            field.flush()

    def _link(self, text: str, act: Callable[[], None]) -> Button:
        button = Button(text, look="link")
        button.clicked.connect(lambda: act())
        return button

    def _propose(self, place: int) -> None:
        self._due.set_value(planning.proposals(self._today)[place].isoformat())
        self.changed.emit()

    def _finish(self) -> None:
        focus_on(self._done.edit)  # the button goes away
        self._done.set_value(self._today.isoformat())
        self.changed.emit()


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
