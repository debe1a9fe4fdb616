"""Where the program keeps what is the user's, and a way to each folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.services import Services
from ui.theme import SEMIBOLD, WARN
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, breakable, hint


class PlacesDialog(Dialog):
    """One line per folder; *current* is the dossier that is open, if any."""

    def __init__(
        self, services: Services, current: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self.setWindowTitle(self.tr("Où sont gardées vos données"))
        places = services.places()
        self._problem = Label(weight=SEMIBOLD, tone=WARN)
        self._problem.hide()
        self.column.addLayout(
            stack(
                Heading(self.tr("Où sont gardées vos données"), size=1.35),
                Label(
                    self.tr("Sur cet ordinateur, ou là où vous l’avez choisi. Nulle part ailleurs.")
                ),
                self._problem,
            )
        )
        if current is not None:
            self._add(
                self.tr("Ce dossier"),
                self.tr("Toutes vos réponses et vos preuves, dans un seul fichier."),
                current,
                current.parent,
            )
        self._add(
            self.tr("Vos dossiers"),
            self.tr("L’emplacement proposé. Vous pouvez en choisir un autre."),
            places.documents,
        )
        self._add(
            self.tr("Copies de secours"),
            self.tr("Le programme en garde quelques-unes, au cas où un fichier serait abîmé."),
            places.backups,
        )
        self._add(
            self.tr("Réglages"),
            self.tr("La langue, les couleurs, la liste des dossiers récents. Aucune réponse."),
            places.settings,
        )
        self._add(
            self.tr("Rapports d’incident"),
            self.tr("Écrits seulement si le programme se trompe. Aucune réponse."),
            places.logs,
        )
        self.column.addStretch(1)
        self.close_button = Button(self.tr("Fermer"), look="primary")
        self.close_button.clicked.connect(self.accept)
        self.buttons.add(self.close_button)
        self.close_button.setFocus()

    def _add(self, title: str, what: str, path: Path, folder: Path | None = None) -> None:
        show = Button(self.tr("Montrer l’emplacement"))
        show.setAccessibleName(self.tr("Montrer l’emplacement : {what}").format(what=title))
        show.clicked.connect(partial(self._show, folder or path))
        self.column.addLayout(
            stack(Heading(title), Label(what), hint(breakable(str(path))), Flow(show), spacing=4)
        )

    def _show(self, folder: Path) -> None:
        there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
        if there != folder:
            self._problem.show_text(
                self.tr("Rien n’y est encore : le dossier qui le contiendra s’ouvre à la place.")
            )
        elif not self._problem.isHidden():
            self._problem.show_text("")
        if not self._services.open_with_system(there):
            self._problem.show_text(self.tr("Cet ordinateur n’a pas su montrer ce dossier."))
        self.fit()
