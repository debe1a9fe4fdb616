"""Beginning a dossier: where it will be kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.dialogs.files import ask_new_file
from ui.services import Services
from ui.theme import DANGER, SEMIBOLD, WARN
from ui.widgets.button import Button
from ui.widgets.text import Heading, Label, breakable, hint

SUFFIX = "cyberdossier"


class NewDossierDialog(Dialog):
    """``begun`` has the path chosen; the dialog stays until ``close``, to say what went wrong."""

    begun = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commencer un dossier"))
        self._services = services
        self.path = free_name(services.documents_folder())
        self._where = Label(weight=SEMIBOLD)
        self._synchronised = Label(
            self.tr(
                "OneDrive copie cet emplacement sur Internet. Pour tout garder sur cet "
                "ordinateur, choisissez un autre emplacement."
            ),
            tone=WARN,
        )
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._problem.hide()
        self.begin = Button(self.tr("Commencer"), look="primary")
        self.change = Button(self.tr("Changer d’emplacement…"))
        self.cancel = Button(self.tr("Annuler"), look="link")
        self.begin.clicked.connect(lambda: self.begun.emit(self.path))
        self.change.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        for widget in (
            Heading(self.tr("Où garder votre dossier ?"), size=1.35),
            Label(
                self.tr(
                    "Vos réponses s’enregistrent toutes seules, au fur et à mesure, "
                    "dans ce fichier :"
                )
            ),
            self._where,
            self._synchronised,
            hint(self.tr("Vous pourrez fermer, puis reprendre à la même question.")),
            self._problem,
        ):
            self.column.addWidget(widget)
        for button in (self.begin, self.change, self.cancel):
            self.buttons.add(button)
        self._show()
        self.begin.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why the dossier could not be made; another place can be chosen."""
        self._problem.show_text(sentence)
        self.fit()

    def _ask(self) -> None:
        ask_new_file(
            self,
            self.tr("Où garder votre dossier ?"),
            self.path,
            self.tr("Dossier Cyberwizard"),
            SUFFIX,
            self._chosen,
        )

    def _chosen(self, path: Path) -> None:
        self.path = path
        self._problem.hide()
        self._show()
        self.fit()

    def _show(self) -> None:
        self._where.setText(breakable(str(self.path)))
        self._synchronised.setVisible(self._services.is_synchronised(self.path))


def free_name(folder: Path) -> Path:
    """Return a name that nothing has yet in *folder*."""
    path, number = folder / f"Mon dossier cyber.{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"Mon dossier cyber {number}.{SUFFIX}"
    return path
