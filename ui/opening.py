"""From a path to an open document, without stopping the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cyberwizard.errors import UserFacingError
from ui.background import Task
from ui.document import Document, load_document
from ui.services import Services

if TYPE_CHECKING:
    from cyberwizard.dossier_file import DossierFile, StoredDossier
    from cyberwizard.session import Session


class Opening(QObject):
    """One attempt; ends with ``opened`` (the document) or ``failed`` (the error)."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        path: Path,
        services: Services,
        *,
        new: bool = False,
        read_only: bool = False,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.new = new
        self._services = services
        self._task = Task(load_document(path, services, new=new, read_only=read_only))
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self.failed)

    def start(self) -> None:
        """Begin."""
        self._task.start()

    def can_be_read(self, error: UserFacingError) -> bool:
        """Tell whether the file can be opened to read after this *error*."""
        return not self.new and self._services.store.can_be_read(error)

    def _on_done(self, loaded: tuple[DossierFile, StoredDossier, Session]) -> None:
        file, stored, session = loaded
        self.opened.emit(Document(session, file, stored, self._services))
