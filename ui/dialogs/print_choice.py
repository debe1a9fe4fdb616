"""Printing from anywhere: for whom first, then on which printer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.document import Document
from ui.pdf_job import print_edition
from ui.services import Services
from ui.widgets.button import Button
from ui.widgets.edition_choice import EditionChoice
from ui.widgets.text import Heading, hint


class PrintChoiceDialog(Dialog):
    """The edition, then Qt's own dialog about the printer."""

    def __init__(self, document: Document, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._services = services
        self._window = parent
        self.setWindowTitle(self.tr("Imprimer le dossier"))
        self.editions = EditionChoice()
        self.editions.changed.connect(self.fit_text)
        self.go_on = Button(self.tr("Choisir l’imprimante…"), look="primary")
        self.cancel = Button(self.tr("Annuler"))
        self.go_on.clicked.connect(self._print)
        self.cancel.clicked.connect(self.reject)
        for widget in (
            Heading(self.tr("Imprimer le dossier"), size=1.35),
            self.editions,
            hint(
                self.tr(
                    "Pour le garder ou l’envoyer par courriel, créez plutôt un PDF, depuis la "
                    "page « Mon dossier »."
                )
            ),
        ):
            self.column.addWidget(widget)
        self.buttons.add(self.go_on)
        self.buttons.add(self.cancel)
        self.editions.focus()

    def _print(self) -> None:
        edition = self.editions.edition
        self.accept()
        print_edition(self._document, self._services, edition, self._window)
