"""A protected dossier is opened: its password is asked for, as many times as it takes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.accessibility import announce
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.services import Services
from ui.theme import TEXT
from ui.widgets.button import Button
from ui.widgets.focus import focus_on
from ui.widgets.secret_field import SecretField, reveal_box
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, breakable, hint


class AskPasswordDialog(Dialog):
    """``given`` has the password; the dialog stays until it is told that it was the right one."""

    given = Signal(str)
    backups_asked = Signal()

    def __init__(self, path: Path, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._services = services
        self.setWindowTitle(self.tr("Mot de passe"))
        self.field = SecretField(self.tr("Mot de passe"))
        self._busy = False  # what was typed is being tried
        self.hint_button = Button(self.tr("Voir l’indice"), look="link")
        self._hint = Label()
        self._hint.hide()
        self.open_button = Button(self.tr("Ouvrir"), look="primary")
        self.backups_button = Button(self.tr("Ouvrir une sauvegarde…"))
        self.cancel = Button(self.tr("Annuler"), look="link")
        self.column.addLayout(
            stack(
                Heading(self.tr("Ce dossier est protégé"), size=1.35),
                Label(breakable(path.name)),
                spacing=6,
            )
        )
        self.column.addLayout(
            stack(self.field, reveal_box(self.tr("Montrer le mot de passe"), self.field), spacing=4)
        )
        self.column.addLayout(stack(self.hint_button, self._hint, spacing=4))
        self.column.addWidget(hint(self.tr("Un mot de passe perdu ne se retrouve pas.")))
        self.column.addStretch(1)
        for button in (self.open_button, self.backups_button, self.cancel):
            self.buttons.add(button)
        self.open_button.setDefault(True)
        for button in (self.hint_button, self.backups_button, self.cancel):
            button.setAutoDefault(False)
        self.field.changed.connect(self._show_ready)
        self.field.go_on.connect(self._give)
        self.open_button.clicked.connect(self._give)
        self.hint_button.clicked.connect(self._ask_hint)
        self.backups_button.clicked.connect(self.backups_asked)
        self.cancel.clicked.connect(self.reject)
        self._show_ready()
        focus_on(self.field.edit)

    def show_problem(self, sentence: str) -> None:
        """Say that it was not the right one; another can be typed."""
        self._busy = False
        self.say(sentence)
        self.field.edit.selectAll()
        focus_on(self.field.edit)

    def _give(self) -> None:
        if self.field.value and not self._busy:
            self._busy = True
            self.say(self.tr("Vérification…"), TEXT)
            self.given.emit(self.field.value)

    def _show_ready(self) -> None:
        self.open_button.setEnabled(bool(self.field.value))

    def _ask_hint(self) -> None:
        task = Task(lambda: self._services.store.hint(self._path))
        task.done.connect(self._show_hint)
        task.start()

    def _show_hint(self, text: str) -> None:
        said = self.tr("Aucun indice n’a été écrit sur cet ordinateur.")
        if text:
            said = self.tr("Indice : {text}").format(text=text)
        self._hint.show_text(said)
        self.hint_button.hide()
        announce(self._hint, said)
        focus_on(self.field.edit)
        self.fit()
