"""What each nature of clause is: one sentence for each, and where more is said."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.content.model import Content, Nature, Note
from ui.widgets.chips import Chips
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure, JumpButton
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import hint

NOTES: Mapping[Nature, tuple[str, ...]] = {
    Nature.EXCLUSION: ("note_exclusion_condition",),
    Nature.CONDITION: ("note_exclusion_condition",),
    Nature.FORFEITURE: ("note_decheance",),
    Nature.LIMIT: ("note_plafond_sous_limite", "note_franchise", "note_carence_attente"),
}


def meaning(nature: Nature) -> str:
    """Say what a nature changes for the manager."""
    translate = QCoreApplication.translate
    return {
        Nature.LAW: translate("natures", "la loi l’impose, quel que soit votre contrat."),
        Nature.EXCLUSION: translate("natures", "un cas que l’assureur ne paie pas."),
        Nature.CONDITION: translate(
            "natures", "une règle à suivre tout le temps, sinon l’assureur peut refuser."
        ),
        Nature.FORFEITURE: translate("natures", "un droit perdu pour une faute après l’attaque."),
        Nature.LIMIT: translate(
            "natures", "l’assureur paie, mais pas tout : un plafond, une franchise, un délai."
        ),
        Nature.OPTION: translate("natures", "elle ne joue que si vous l’achetez en plus."),
    }[nature]


class NatureFilter(QWidget):
    """The six natures, told apart and chosen in one place; folded, it says which one is chosen.

    ``note_asked`` has a note to read.
    """

    chosen = Signal(object)  # a Nature, or None for all of them
    note_asked = Signal(object)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: Content | None = None
        self._texts: list[str] = []
        self._current = 0
        self._body: Lazy[_Body] = Lazy(self._make_body)
        self._more = Disclosure("", self._body)
        self._more.toggled_open.connect(self.rebuilt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._more)
        layout.addLayout(self._body.slot)

    def show_natures(self, content: Content, texts: list[str], current: Nature | None) -> None:
        """Offer *texts*, for all the natures and for each, with *current* chosen."""
        self._content, self._texts = content, texts
        self._current = (None, *Nature).index(current)
        if current is None:
            title = self.tr("Exclusion, condition, déchéance : quelle différence ?")
        else:
            title = self.tr("Nature : {nature}").format(nature=texts[self._current])
        self._more.show_title(title)
        if (body := self._body.shown) is not None:
            body.show_natures(texts, self._current)

    def _make_body(self) -> _Body:
        assert self._content is not None
        body = _Body(self._content)
        body.show_natures(self._texts, self._current)
        body.note_asked.connect(self.note_asked)
        body.chips.chosen.connect(lambda index: self.chosen.emit((None, *Nature)[index]))
        return body


class _Body(QWidget):
    note_asked = Signal(object)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.chips = Chips()
        steps = Steps(numbered=False)
        steps.show_steps(
            [f"{sentences.NATURE[one].capitalize()}\u00a0: {meaning(one)}" for one in Nature]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(steps)
        layout.addWidget(hint(self.tr("Montrer une seule nature")))
        layout.addWidget(self.chips)
        wanted = {name for names in NOTES.values() for name in names}
        notes = stack(spacing=2)
        layout.addLayout(notes)
        self._notes: dict[object, Note] = {}
        for note in content.notes:
            if note.id in wanted:
                button = JumpButton(note.title)
                button.clicked.connect(self._ask)
                self._notes[button] = note
                notes.addWidget(button)

    def show_natures(self, texts: list[str], current: int) -> None:
        """Offer *texts*."""
        self.chips.show_texts(self.tr("Nature"), texts, current)

    def _ask(self) -> None:
        self.note_asked.emit(self._notes[self.sender()])
