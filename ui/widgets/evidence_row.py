"""One proof of an answer, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.answers import Evidence
from ui.proof_files import ProofFiles
from ui.theme import MUTED, OK, SEMIBOLD, WARN
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.stack import stack
from ui.widgets.text import Label, breakable, hint
from ui.widgets.thumb import Thumb

_TONES = {sentences.VALID: OK, sentences.TO_RENEW: WARN}


class EvidenceRow(QFrame):
    """The same row shows one proof, then another."""

    opened = Signal()
    edited = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.proof: Evidence | None = None
        self._thumb = Thumb()
        self._title = Label(weight=SEMIBOLD)
        self._state = Label(size=0.96, weight=SEMIBOLD)
        self._dates, self._place, self._file = hint(), hint(), hint()
        self.open_button = Button(self.tr("Ouvrir"), look="link")
        self.edit_button = Button(self.tr("Modifier"), look="link")
        self.remove_button = Button(self.tr("Retirer"), look="link")
        self.open_button.clicked.connect(self.opened)
        self.edit_button.clicked.connect(self.edited)
        self.remove_button.clicked.connect(self.removed)
        texts = (self._title, self._state, self._dates, self._place, self._file)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(stack(self._thumb))
        row.addLayout(stack(*texts, spacing=2), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(Flow(self.open_button, self.edit_button, self.remove_button))

    def show_proof(
        self, proof: Evidence, files: ProofFiles, today: date, *, read_only: bool
    ) -> None:
        """Become the row of *proof*."""
        self.proof = proof
        title = sentences.evidence_title(proof)
        state = sentences.evidence_state(proof, today)
        self._title.setText(breakable(title))
        self._state.set_tone(_TONES.get(state, MUTED))
        self._state.setText(state[:1].upper() + state[1:])
        days = [
            words.format(day=sentences.short_date(day))
            for words, day in (
                (self.tr("Montre le {day}"), proof.fact_date),
                (self.tr("jusqu’au {day}"), proof.valid_until),
            )
            if day is not None
        ]
        self._dates.show_text(", ".join(days))
        place = self.tr("Rangée ici : {place}").format(place=proof.place)
        self._place.show_text(breakable(place) if proof.place else "")
        self._file.show_text(breakable(files.describe(proof)))
        self._thumb.setVisible(bool(proof.name))
        self._thumb.show_picture(proof.name, files.picture(proof))
        self.open_button.setVisible(files.has(proof))
        for button, words in (
            (self.open_button, self.tr("Ouvrir : {title}")),
            (self.edit_button, self.tr("Modifier : {title}")),
            (self.remove_button, self.tr("Retirer : {title}")),
        ):
            button.setAccessibleName(words.format(title=title))
        for button in (self.edit_button, self.remove_button):
            button.setVisible(not read_only)

    def focus(self) -> None:
        """Put the keyboard on the row."""
        focus_on(self.edit_button)
