"""From a path to an open document, without stopping the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Task
from ui.document import Document, load_document
from ui.services import Services

if TYPE_CHECKING:
    from cyberwizard.dossier_file import DossierFile, FileKey, StoredDossier
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
        password: str | None = None,
        key: FileKey | None = None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.new = new
        self.read_only = read_only
        self.password = password
        self.key = key
        self._services = services
        self._task = Task(
            load_document(path, services, new=new, read_only=read_only, password=password, key=key)
        )
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self.failed)

    def start(self) -> None:
        """Begin."""
        self._task.start()

    def _on_done(self, loaded: tuple[DossierFile, StoredDossier, Session]) -> None:
        file, stored, session = loaded
        self.opened.emit(Document(session, file, stored, self._services))
