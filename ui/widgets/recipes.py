"""How to check with one's own eyes: steps by environment, the one used last time first."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.content.model import Check, Environment, Question
from ui.widgets.chips import Chips
from ui.widgets.steps import Steps
from ui.widgets.text import hint


class Recipes(QFrame):
    """The pills choose the environment; the choice is kept from one question to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._checks: tuple[Check, ...] = ()
        self._preferred: Environment | None = None
        self._chips = Chips()
        self._steps = Steps()
        self._effort = hint()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._chips)
        layout.addWidget(self._steps)
        layout.addWidget(self._effort)
        self._chips.chosen.connect(self._choose)

    def show_question(self, question: Question) -> None:
        """Show the recipes of *question*."""
        self._checks = question.check
        environments = [check.environment for check in self._checks]
        current = 0
        if self._preferred in environments:
            current = environments.index(self._preferred)
        self._chips.show_texts(
            self.tr("Où vérifier"),
            [sentences.ENVIRONMENT[environment] for environment in environments],
            current,
        )
        self._chips.setVisible(len(environments) > 1)
        self._effort.setText(
            self.tr("Comptez environ {duration} ; à faire par {who}.").format(
                duration=sentences.duration(question.check_minutes),
                who=sentences.WHO[question.check_who],
            )
        )
        self._steps.show_steps(self._checks[current].steps)

    def _choose(self, index: int) -> None:
        self._preferred = self._checks[index].environment
        self._steps.show_steps(self._checks[index].steps)
