"""A password is set, changed or removed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.document import Document
from ui.services import Services
from ui.theme import SEMIBOLD, TEXT, WARN
from ui.widgets.button import Button
from ui.widgets.cards import TickBox
from ui.widgets.focus import focus_on
from ui.widgets.line_field import LineField
from ui.widgets.secret_field import SecretField, reveal_box
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

SHORT, GOOD = 8, 12


class SetPasswordDialog(Dialog):
    """``changed`` says how it went, once the file and its backups are closed by the new one."""

    changed = Signal(str)

    def __init__(
        self, document: Document, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._services = services
        self._protected = document.is_protected
        self._will_be = False
        self._busy = False  # the file is written anew, with its backups
        self.setWindowTitle(self.tr("Mot de passe"))
        self.current = SecretField(self.tr("Mot de passe actuel"))
        self.new = SecretField(self.tr("Nouveau mot de passe"))
        self.again = SecretField(self.tr("Le même, une seconde fois"))
        self._advice = hint()
        self.clue = LineField()
        self.noted = TickBox(
            self.tr(
                "J’ai noté ce mot de passe en lieu sûr. "
                "Je sais qu’un mot de passe perdu ne se retrouve pas."
            )
        )
        self.set_button = Button(look="primary")
        self.remove_button = Button(self.tr("Retirer le mot de passe"))
        self.cancel = Button(self.tr("Annuler"), look="link")
        self._build()
        self._connect()
        self._show_ready()
        focus_on(self.current.edit if self._protected else self.new.edit)

    def _build(self) -> None:
        title, act = self.tr("Protéger ce dossier"), self.tr("Protéger")
        if self._protected:
            title, act = self.tr("Changer le mot de passe"), self.tr("Changer")
        self.set_button.setText(act)
        self.current.setVisible(self._protected)
        self.remove_button.setVisible(self._protected)
        self.clue.configure(
            label=self.tr("Indice pour vous en souvenir (facultatif)"),
            name=self.tr("Indice"),
            reader=str,
            printer=str,
            columns=0,
            help_=self.tr(
                "Il reste sur cet ordinateur, et ne suit pas le dossier ailleurs. Toute personne "
                "qui utilise cet ordinateur peut le lire."
            ),
        )
        fields = (self.current, self.new, self.again)
        self.column.addWidget(Heading(title, size=1.35))
        self.column.addLayout(
            stack(
                Label(
                    self.tr(
                        "Sans le mot de passe, personne ne pourra lire ce dossier, ses pièces ni "
                        "ses sauvegardes automatiques."
                    )
                ),
                Label(
                    self.tr(
                        "Un mot de passe perdu ne se retrouve pas : personne ne pourra "
                        "ouvrir le dossier, pas même un réparateur."
                    ),
                    weight=SEMIBOLD,
                    tone=WARN,
                ),
            )
        )
        self.column.addWidget(self.current)
        self.column.addLayout(stack(self.new, self._advice, spacing=5))
        self.column.addLayout(
            stack(self.again, reveal_box(self.tr("Montrer ce que je tape"), *fields), spacing=4)
        )
        self.column.addWidget(self.clue)
        self.column.addWidget(self.noted)
        self.column.addWidget(
            hint(
                self.tr(
                    "Les copies et les PDF que vous avez déjà faits ne changent pas : "
                    "ils restent lisibles."
                )
            )
        )
        self.column.addStretch(1)
        for button in (self.set_button, self.remove_button, self.cancel):
            self.buttons.add(button)
            button.setAutoDefault(False)

    def _connect(self) -> None:
        for field in (self.current, self.new, self.again):
            field.changed.connect(self._show_ready)
            field.go_on.connect(self.focusNextChild)
        self.clue.go_on.connect(self.focusNextChild)
        self.noted.toggled.connect(self._show_ready)
        self.set_button.clicked.connect(self._set)
        self.remove_button.clicked.connect(lambda: self._change(""))
        self.cancel.clicked.connect(self.reject)

    def _show_ready(self) -> None:
        new = self.new.value
        advice = self.tr("Quatre mots au hasard sont faciles à retenir et difficiles à deviner.")
        if 0 < len(new) < SHORT:
            advice = self.tr("Trop court : il se devine vite. Visez douze signes ou plus.")
        elif SHORT <= len(new) < GOOD:
            advice = self.tr("Un peu court : visez douze signes ou plus.")
        elif new:
            advice = self.tr("Bonne longueur.")
        self._advice.setText(advice)
        known = bool(self.current.value) or not self._protected
        self.set_button.setEnabled(known and bool(new) and self.noted.isChecked())
        self.remove_button.setEnabled(known)

    def _set(self) -> None:
        self.clue.flush()
        if self.new.value != self.again.value:
            self.say(self.tr("Les deux nouveaux mots de passe ne sont pas les mêmes."))
            focus_on(self.again.edit)
        elif self.new.value.casefold() in self.clue.value.casefold():
            self.say(self.tr("L’indice contient le mot de passe : changez l’indice."))
            focus_on(self.clue.edit)
        else:
            self._change(self.new.value)

    def _change(self, new: str) -> None:
        if self._busy:
            return
        self._busy = True
        self.say(self.tr("Chiffrement du dossier et de ses sauvegardes…"), TEXT)
        self._will_be = bool(new)
        current, clue = self.current.value, self.clue.value
        store = self._services.store
        reading = self._document.read(
            lambda file: store.change_password(file, current, new, clue if new else "")
        )
        reading.done.connect(self._on_changed)
        reading.failed.connect(self._on_failed)

    def _on_changed(self, _nothing: object) -> None:
        self.accept()
        if self._will_be:
            self.changed.emit(self.tr("Le dossier est protégé par ce mot de passe."))
        else:
            self.changed.emit(self.tr("Le dossier s’ouvre sans mot de passe."))

    def _on_failed(self, sentence: str) -> None:
        self._busy = False
        self.say(sentence)
        focus_on(self.current.edit if self._protected else self.new.edit)
