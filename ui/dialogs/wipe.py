"""Everything about a dossier is removed from this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import moments
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.document import Document
from ui.services import Services
from ui.theme import SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.cards import TickBox
from ui.widgets.focus import focus_on
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, breakable, hint


class WipeDialog(Dialog):
    """``agreed`` when the manager has said that he knows."""

    agreed = Signal()

    def __init__(
        self, document: Document, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tout effacer"))
        self._backups = Label(self.tr("• ses sauvegardes automatiques"))
        self.sure = TickBox(self.tr("Je sais que rien de cela ne pourra être retrouvé."))
        self.wipe_button = Button(self.tr("Tout effacer"), look="primary")
        self.cancel = Button(self.tr("Annuler"))
        self.column.addWidget(Heading(self.tr("Tout effacer de cet ordinateur"), size=1.35))
        self.column.addLayout(
            stack(
                Label(self.tr("Seront effacés :"), weight=SEMIBOLD),
                Label(self.tr("• le dossier {path}").format(path=breakable(str(document.path)))),
                Label(self.tr("• les pièces et le contrat qu’il contient")),
                self._backups,
                Label(self.tr("• sa place dans la liste des dossiers récents")),
                spacing=5,
            )
        )
        self.column.addLayout(
            stack(
                Label(self.tr("Le programme ne peut pas effacer :"), weight=SEMIBOLD),
                Label(self.tr("• les copies, les PDF et les exports que vous avez faits")),
                Label(self.tr("• ce que contient la Corbeille")),
                Label(self.tr("• les sauvegardes de votre ordinateur")),
                Label(self.tr("• ce que OneDrive ou un autre service a copié sur Internet")),
                hint(
                    self.tr(
                        "Un spécialiste peut parfois relire un fichier effacé : avant de donner "
                        "cet ordinateur, faites effacer tout le disque."
                    )
                ),
                spacing=5,
            )
        )
        self.column.addWidget(self.sure)
        self.column.addStretch(1)
        for button in (self.wipe_button, self.cancel):
            self.buttons.add(button)
            button.setAutoDefault(False)
        self.wipe_button.setEnabled(False)
        self.sure.toggled.connect(self.wipe_button.setEnabled)
        self.wipe_button.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.reject)
        focus_on(self.cancel)
        path, number, store = document.path, document.dossier_id, services.store
        task = Task(lambda: [backup.size for backup in store.backups(path, number)])
        task.done.connect(self._show_backups)
        task.start()

    def _show_backups(self, sizes: list[int]) -> None:
        self._backups.setText(
            self.tr("• ses sauvegardes automatiques : %n, soit {size}", "", len(sizes)).format(
                size=moments.size(sum(sizes))
            )
            if sizes
            else self.tr("• ses sauvegardes automatiques : aucune")
        )
        self.fit()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
