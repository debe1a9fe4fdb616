"""Giving a contract: a file that is dropped or chosen, or a pasted text; how far, or why not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from cyberwizard.errors import UserFacingError
from ui.accessibility import announce
from ui.contract_job import ContractJob, Reading, Source
from ui.document import Document
from ui.services import Services
from ui.theme import DANGER, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.cards import TickBox
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

LARGEST_COPY = 25 * 1024 * 1024
SUFFIXES = ("pdf", "docx", "odt", "txt")


class ContractSource(QFrame):
    """``read`` has the ``Reading``; ``given_up`` says that the manager keeps what he had."""

    read = Signal(object)
    given_up = Signal()

    def __init__(
        self, document: Document, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._document = document
        self._services = services
        self._job: ContractJob | None = None
        self._locked: Source | None = None
        self._may_keep_old = False
        self._title = Heading(self.tr("Donner votre contrat"), size=1.2)
        self._lead = Label(
            self.tr("Déposez le fichier sur cette page, ou choisissez‑le : PDF, .docx, .odt, .txt.")
        )
        self.keep = TickBox(self.tr("Garder une copie du contrat dans mon dossier"))
        self.keep.setChecked(True)
        self._keep_hint = hint(
            self.tr(
                "La copie reste dans votre dossier. Sans elle, les pages ne sont plus montrées."
            )
        )
        self.choose_button = Button(self.tr("Choisir le fichier…"), look="primary")
        self.paste_button = Button(self.tr("Coller le texte…"))
        self.cancel_button = Button(self.tr("Arrêter la lecture"))
        self.back_button = Button(self.tr("Garder le contrat déjà lu"), look="link")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Lecture du contrat"))
        self._bar.setRange(0, 0)
        self._state = Label(weight=SEMIBOLD)
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._password_label = Label(self.tr("Mot de passe de ce fichier"), weight=SEMIBOLD)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self._password_label.text())
        self.open_button = Button(self.tr("Ouvrir avec ce mot de passe"), look="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        for widget in (self._title, self._lead, self._bar, self._state, self._problem):
            layout.addWidget(widget)
        layout.addLayout(stack(self._password_label, self.password, spacing=6))
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(stack(self.keep, self._keep_hint, spacing=2))
        layout.addWidget(
            Flow(self.choose_button, self.paste_button, self.cancel_button, self.back_button)
        )
        self.choose_button.clicked.connect(self._choose)
        self.paste_button.clicked.connect(self._paste)
        self.cancel_button.clicked.connect(self._cancel)
        self.back_button.clicked.connect(self.given_up)
        self.open_button.clicked.connect(self._unlock)
        self.password.returnPressed.connect(self._unlock)
        document.closed.connect(self._give_up)
        self._problem.hide()
        self._state.hide()
        self._show_controls()

    @property
    def busy(self) -> bool:
        """Whether a contract is being read."""
        return self._job is not None

    def offer(self, *, instead: bool) -> None:
        """Ask for a contract, *instead* of the one that was read before."""
        self._may_keep_old = instead
        self._locked = None
        self._say_problem("")
        self._title.setText(
            self.tr("Donner un autre contrat") if instead else self.tr("Donner votre contrat")
        )
        self._show_controls()

    def focus(self) -> None:
        """Put the keyboard on what comes next."""
        focus_on(self.cancel_button if self.busy else self.choose_button)

    def take(self, path: Path) -> None:
        """Read the file at *path*."""
        self._start(Source(path.name, path))

    def _choose(self) -> None:
        from ui.dialogs.files import ask_file

        ask_file(
            self,
            self.tr("Choisir le fichier du contrat"),
            self._services.documents_folder(),
            self.tr("Contrat"),
            SUFFIXES,
            self.take,
        )

    def _paste(self) -> None:
        from ui.dialogs.paste_text import PasteTextDialog

        dialog = PasteTextDialog(self)
        dialog.given.connect(lambda text: self._start(Source(self.tr("Texte collé"), text=text)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, source: Source, password: str = "") -> None:
        if self.busy or self._document.read_only:
            return
        self._locked = None
        self._say_problem("")
        content = self._document.session.content
        job = ContractJob(source, content, self._services.contracts, password)
        self._job = job
        self._source = source
        job.step.connect(self._on_step)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self._say(self.tr("Ouverture de « {name} »…").format(name=source.name))
        self._show_controls()
        focus_on(self.cancel_button)
        job.start()

    def _on_step(self, step: int) -> None:
        if self.busy:
            name = self._source.name
            self._say(
                self.tr("Étape 1 sur 2 : lecture de « {name} »…").format(name=name)
                if step == 1
                else self.tr("Étape 2 sur 2 : recherche des passages…")
            )

    def _on_done(self, reading: Reading) -> None:
        self.password.clear()
        self.read.emit(reading)

    def _on_failed(self, error: UserFacingError) -> None:
        from cyberwizard.contract.model import LockedError

        if isinstance(error, LockedError):
            self._locked = self._source
        self._say_problem(str(error))

    def _on_ended(self) -> None:
        self._job = None
        self._say("")
        self._show_controls()
        if self._locked is not None:
            focus_on(self.password)
        elif self.isVisible():
            self.focus()

    def _unlock(self) -> None:
        if self._locked is not None and self.password.text():
            self._start(self._locked, self.password.text())

    def _cancel(self) -> None:
        self._give_up()
        self._say_problem("")
        announce(self, self.tr("Lecture arrêtée."))

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.give_up()

    def _show_controls(self) -> None:
        busy, locked = self.busy, self._locked is not None
        self._bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.choose_button.setVisible(not busy)
        self.paste_button.setVisible(not busy)
        self.back_button.setVisible(not busy and self._may_keep_old)
        for widget in (self._password_label, self.password, self.open_button):
            widget.setVisible(locked and not busy)
        self.choose_button.setProperty("look", "" if locked else "primary")
        self.choose_button.style().polish(self.choose_button)

    def _say(self, text: str) -> None:
        self._state.show_text(text)
        if text:
            announce(self, text)

    def _say_problem(self, text: str) -> None:
        self._problem.show_text(text)
        if text:
            announce(self, text)
