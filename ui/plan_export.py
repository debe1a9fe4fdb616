"""The plan as a file for another program; the menu and the page of the plan both ask for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cyberwizard.errors import UserFacingError
from ui.background import Task
from ui.dialogs.files import ask_new_file
from ui.document import Document
from ui.services import Services


class PlanExport(QObject):
    """*flush* records what was just typed; ``done`` and ``failed`` have one sentence to show."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self, document: Document, services: Services, flush: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._flush = flush
        self._document = document
        self._services = services
        self._window = window

    def save_reminders(self) -> None:
        """Ask where, then write the dated lines for a diary; say so when there is none."""
        from cyberwizard.exports import NOTHING_DATED
        from cyberwizard.exports.reminders import dated, reminders

        self._flush()
        document, day = self._document, self._services.now().date()
        if not dated(document.assessment, document.notes):
            self.failed.emit(NOTHING_DATED)
            return
        self._ask(
            self.tr("Où enregistrer les rappels ?"),
            self.tr("Rappels d’agenda"),
            "ics",
            lambda: reminders(
                document.assessment, document.notes, dossier_id=document.dossier_id, day=day
            ),
        )

    def save_table(self) -> None:
        """Ask where, then write the plan for a spreadsheet."""
        from cyberwizard.exports.tables import table

        self._flush()
        document = self._document
        self._ask(
            self.tr("Où enregistrer le tableau ?"),
            self.tr("Tableau"),
            "csv",
            lambda: table(document.assessment, document.notes),
        )

    def _ask(self, title: str, kind: str, suffix: str, make: Callable[[], bytes]) -> None:
        folder = self._document.path.parent
        if self._document.read_only:  # an example lives where the system empties
            folder = self._services.documents_folder()
        proposed = folder / f"{self._document.path.stem} - plan.{suffix}"
        ask_new_file(
            self._window, title, proposed, kind, suffix, lambda path: self._write(path, make())
        )

    def _write(self, path: Path, data: bytes) -> None:
        def work() -> Path:
            self._services.write_file(path, data)
            return path

        task = Task(work)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.start()

    def _on_done(self, path: Path) -> None:
        from cyberwizard.exports import IN_CLEAR

        said = self.tr("Enregistré : {name}.").format(name=path.name)
        if self._document.is_protected:
            said = f"{said} {IN_CLEAR}"
        self.done.emit(said)

    def _on_failed(self, error: UserFacingError) -> None:
        self.failed.emit(str(error))
