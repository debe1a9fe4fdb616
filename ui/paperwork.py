"""The documents that the menu offers: each asks where, is made behind the window, then opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.background import Task
from ui.services import Services
from ui.taken import take

if TYPE_CHECKING:
    from datetime import date

    from cyberwizard.answers import Answers
    from cyberwizard.content.model import Content
    from cyberwizard.dossier import Dossier
    from cyberwizard.errors import UserFacingError
    from ui.dialogs.work import WorkDialog
    from ui.document import Document

Compose = Callable[["Content", "date"], "Dossier"]


class Paperwork(QObject):
    """With an open dossier, the papers are filled with what it knows; without one, they are blank.

    One paper at a time: what is asked meanwhile is not heard.
    """

    def __init__(
        self, services: Services, window: QWidget, document: Callable[[], Document | None]
    ) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._document = document
        self._composing: Task | None = None
        self._title = ""
        self._dialog: WorkDialog | None = None

    def blank(self) -> None:
        """Make the whole questionnaire, to be filled in with a pen."""
        self._begin(self.tr("Questionnaire vierge"), _blank)

    def card(self) -> None:
        """Make the card to keep for the day of an attack."""
        document = self._document()
        answers = take(document).answers if document is not None else {}
        self._begin(
            self.tr("Fiche du jour de l’attaque"),
            lambda content, day: _card(content, answers, day),
        )

    def provider(self) -> None:
        """Make the questions that the IT provider can answer."""
        document = self._document()
        title = self.tr("Questions au prestataire")
        if document is None:
            self._begin(title, _blank_provider)
        else:
            answers = take(document).answers
            self._begin(title, lambda content, day: _provider(content, answers, day))

    def print(self, edition: str = "") -> None:
        """Ask for whom, proposing *edition*, then print the dossier on paper."""
        document = self._document()
        if document is not None:
            from ui.dialogs.print_choice import PrintChoiceDialog

            dialog = PrintChoiceDialog(document, self._services, self._window)
            if edition:
                dialog.editions.choose(edition)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def compare(self) -> None:
        """Ask for two dates, say what changed between them, then offer to print it."""
        document = self._document()
        if document is not None:
            from ui.dialogs.compare import CompareDialog

            dialog = CompareDialog(document, self._window)
            title = self.tr("Ce qui a changé")
            dialog.print_asked.connect(lambda dossier: self.make(title, dossier))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def verify(self, path: Path | None = None) -> None:
        """Ask for a PDF, or take the one at *path*, and say whether it agrees with its data."""
        from ui.dialogs.verify import VerifyDialog

        dialog = VerifyDialog(self._services, self._document(), self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if path is None:
            dialog.ask()
        else:
            dialog.check(path)

    def make(self, title: str, dossier: Dossier) -> None:
        """Ask where to write *dossier*, then write it."""
        from ui.dialogs.files import ask_new_file

        document = self._document()
        folder = self._services.documents_folder()
        if document is not None and not document.read_only:
            folder = document.path.parent
        ask_new_file(
            self._window,
            title,
            folder / dossier.file_name,
            self.tr("Document PDF"),
            "pdf",
            lambda path: self._write(title, dossier, path),
        )

    def _begin(self, title: str, compose: Compose) -> None:
        if self._composing is not None:
            return
        load, day = self._services.load_content, self._services.now().date()
        self._title = title
        self._composing = Task(lambda: compose(load(), day))
        self._composing.done.connect(self._on_composed)
        self._composing.failed.connect(self._on_not_composed)
        self._composing.ended.connect(self._on_composing_ended)
        self._composing.start()

    def _on_composed(self, dossier: Dossier) -> None:
        self.make(self._title, dossier)

    def _on_not_composed(self, error: UserFacingError) -> None:
        from ui.dialogs.messages import say

        say(self._window, str(error))

    def _on_composing_ended(self) -> None:
        self._composing = None

    def _write(self, title: str, dossier: Dossier, path: Path) -> None:
        from ui.dialogs.work import WorkDialog
        from ui.pdf_job import PdfJob

        dialog = self._dialog = WorkDialog(title, self._window)
        job = PdfJob(self._services, dossier, path)
        job.step.connect(self._on_step)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.crashed.connect(self._on_crashed)
        dialog.given_up.connect(job.cancel)
        dialog.finished.connect(self._on_closed)
        dialog.finished.connect(dialog.deleteLater)
        self._on_step(1)
        dialog.open()
        job.start()

    def _on_step(self, step: int) -> None:
        if self._dialog is not None:
            self._dialog.show_step(
                self.tr("Mise en page du document…")
                if step == 1
                else self.tr("Écriture du fichier…")
            )

    def _on_done(self, path: Path) -> None:
        if self._dialog is None:
            return  # given up too late: the file is there
        from ui.widgets.text import breakable

        opened = self._services.open_with_system(path)
        said = self.tr("Le PDF est prêt : {name}").format(name=breakable(path.name))
        notes = []
        if not opened:
            notes.append(
                self.tr(
                    "Cet ordinateur n’a pas su l’ouvrir : ouvrez‑le vous‑même, ou installez un "
                    "lecteur de PDF."
                )
            )
        document = self._document()
        if document is not None and document.is_protected:
            notes.append(self.tr("Ce PDF est en clair : qui l’ouvre peut le lire."))
        open_ = self._services.open_with_system
        self._dialog.show_end(
            said,
            (self.tr("Ouvrir le PDF"), partial(open_, path)),
            (self.tr("Montrer l’emplacement"), partial(open_, path.parent)),
            right=True,
            note=" ".join(notes),
        )

    def _on_failed(self, error: UserFacingError) -> None:
        if self._dialog is not None:
            self._dialog.show_end(str(error))

    def _on_crashed(self) -> None:
        if self._dialog is not None:
            self._dialog.show_end(
                self.tr("Le PDF n’a pas été créé. Vos réponses sont toutes gardées.")
            )

    def _on_closed(self) -> None:
        self._dialog = None


# What composes a paper is loaded when one is asked for, away from the window.


def _blank(content: Content, day: date) -> Dossier:
    from cyberwizard.dossier.forms import blank

    return blank(content, day)


def _card(content: Content, answers: Answers, day: date) -> Dossier:
    from cyberwizard.dossier.forms import card

    return card(content, answers, day)


def _blank_provider(content: Content, day: date) -> Dossier:
    from cyberwizard.dossier.forms import blank_provider_sheet

    return blank_provider_sheet(content, day)


def _provider(content: Content, answers: Answers, day: date) -> Dossier:
    from cyberwizard.assessment import assess
    from cyberwizard.dossier.forms import provider_sheet

    return provider_sheet(assess(content, answers, day))
