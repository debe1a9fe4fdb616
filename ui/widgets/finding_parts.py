"""The parts of a card about an exclusion: a titled text, the words of a contract, the answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment, EffectHit, Finding
from ui.theme import MUTED, SEMIBOLD
from ui.widgets.rows import JumpButton
from ui.widgets.text import Heading, Label


class Part(QWidget):
    """A title over a text."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._text = Label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Heading(title))
        layout.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show *text*, or take no room when there is none."""
        self._text.setText(text)
        self.setVisible(bool(text))


class Clause(QFrame):
    """How a contract says it: never to be taken for our explanation."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("clause")
        self._title = Label(title, size=0.94, weight=SEMIBOLD, tone=MUTED)
        self._text = Label(size=0.98, italic=True)
        self._under = Label(size=0.94, tone=MUTED)
        self._under.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._under)

    def show_text(self, text: str, *, title: str = "", under: str = "") -> None:
        """Show the clause, in quotes; *under* says what stands above it in the contract."""
        if title:
            self._title.setText(title)
        self._text.setText(self.tr("« {clause} »").format(clause=text))
        self._under.show_text(under)


class Hits(QWidget):
    """What the answers say of an exclusion, each thing with the answers that say it."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._default = Label()
        self._hits: list[_Hit] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(Heading(self.tr("Ce que disent vos réponses")))
        self._layout.addWidget(self._default)

    def show_finding(self, finding: Finding, assessment: Assessment) -> None:
        """Show what holds today, else what can be said by default."""
        self._default.show_text("" if finding.hits else finding.exclusion.by_default)
        while len(self._hits) < len(finding.hits):
            hit = _Hit()
            hit.jump.connect(self.jump)
            self._hits.append(hit)
            self._layout.addWidget(hit)
        for index, hit in enumerate(self._hits):
            hit.setVisible(index < len(finding.hits))
            if index < len(finding.hits):
                hit.show_hit(finding.hits[index], assessment)


class _Hit(QWidget):
    """One thing the answers say, and the answers that say it."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._says = Label()
        self._buttons = Jumps()
        self._buttons.jump.connect(self.jump)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._says)
        layout.addWidget(self._buttons)

    def show_hit(self, hit: EffectHit, assessment: Assessment) -> None:
        """Show the sentence and one button per cause."""
        self._says.setText(hit.effect.says)
        jumps = []
        for name in hit.causes:
            question = assessment.content.question_by_id[name]
            answer = assessment.answers.get(name)
            said = sentences.answer_text(question, answer) if answer else ""
            jumps.append((name, question.label, said or self.tr("Sans réponse")))
        self._buttons.show_jumps(jumps)


class Jumps(QWidget):
    """Lines that lead elsewhere; the buttons are used again."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[JumpButton] = []
        self._targets: list[str] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_jumps(self, jumps: list[tuple[str, str, str]]) -> None:
        """Show one line per (where it leads, title, detail)."""
        self.setVisible(bool(jumps))
        self._targets = [target for target, _, _ in jumps]
        while len(self._buttons) < len(jumps):
            button = JumpButton()
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._layout.addWidget(button)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(jumps))
            if index < len(jumps):
                button.show_texts(*jumps[index][1:])

    def _clicked(self) -> None:
        self.jump.emit(self._targets[self._buttons.index(self.sender())])  # type: ignore[arg-type]
