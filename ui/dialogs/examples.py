"""Which complete example to see."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cyberwizard.samples import samples
from ui.dialogs.dialog import Dialog
from ui.widgets.button import Button
from ui.widgets.rows import JumpButton
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint


class ExamplesDialog(Dialog):
    """``chosen`` has the example to open."""

    chosen = Signal(object)

    def __init__(self, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Exemples complets"))
        lead = self.tr(
            "Ces entreprises n’existent pas. L’exemple s’ouvre en lecture seule : "
            "pour le modifier, enregistrez une copie."
        )
        title = Heading(self.tr("Quel exemple voulez‑vous voir ?"), size=1.35)
        self.column.addLayout(stack(title, Label(lead)))
        if foreign:
            self.column.addWidget(hint(self.tr("Les exemples sont en français.")))
        rows = stack(spacing=2)
        for sample in samples():
            row = JumpButton(sample.title, sample.about)
            row.clicked.connect(partial(self._choose, sample))
            rows.addWidget(row)
        self.column.addLayout(rows)
        self.cancel = Button(self.tr("Annuler"), look="link")
        self.cancel.clicked.connect(self.reject)
        self.buttons.add(self.cancel)

    def _choose(self, sample: object) -> None:
        self.accept()
        self.chosen.emit(sample)
