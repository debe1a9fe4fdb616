"""Going back to an earlier version: a list of moments, then what one of them says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cyberwizard.errors import Remedy, UserFacingError
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.document import Document
from ui.services import Services
from ui.versions import Difference, Present, Version, find_versions, read_backup, read_snapshot
from ui.widgets.button import Button
from ui.widgets.focus import focus_on
from ui.widgets.version_details import VersionDetails
from ui.widgets.version_list import VersionList


class RestoreDialog(Dialog):
    """``chosen`` has the version to go back to, and the password typed (empty: none is needed).

    Without *document*, the file at *path* cannot be opened: its backups are what is left.
    """

    chosen = Signal(object, str)

    def __init__(
        self,
        path: Path,
        document: Document | None,
        services: Services,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._services = services
        self._version: Version | None = None
        self.is_ready = False
        self._busy = False  # the version chosen is being put back
        self.setWindowTitle(self.tr("Versions précédentes"))
        self.list = VersionList()
        self.details = VersionDetails()
        self.restore_button = Button(self.tr("Revenir à cette version"), look="primary")
        self.back = Button(self.tr("Voir les autres"))
        self.cancel = Button(self.tr("Annuler"), look="link")
        self.column.addWidget(self.list)
        self.column.addWidget(self.details)
        self.column.addStretch(1)
        for button in (self.restore_button, self.back, self.cancel):
            self.buttons.add(button)
            button.setAutoDefault(False)
        self.list.chosen.connect(self._show_version)
        self.details.edited.connect(self._show_buttons)
        self.details.go_on.connect(self._choose)
        self.restore_button.clicked.connect(self._choose)
        self.back.clicked.connect(self._go_back)
        self.cancel.clicked.connect(self.reject)
        self.details.hide()
        self._show_buttons()
        focus_on(self.cancel)
        number = document.dossier_id if document is not None else ""
        task = Task(lambda: find_versions(services, path, number))
        task.done.connect(self._show_versions)
        task.start()

    def show_problem(self, sentence: str) -> None:
        """Say why it did not work; something else can be tried."""
        self._busy = False
        self.details.show_nothing()
        self.say(sentence)
        self._show_buttons()
        focus_on(self.details.password.edit if self.details.wants_password else self.back)
        self.fit()

    def _show_versions(self, versions: list[Version]) -> None:
        if self._document is not None:
            versions += [
                Version(one.at.replace(tzinfo=None), snapshot=one)
                for one in self._document.snapshots
            ]
        self.list.show_versions(sorted(versions, key=lambda one: one.at, reverse=True))
        self.is_ready = True
        if not self.list.focus_on(None):
            focus_on(self.cancel)
        self.fit()

    def _show_version(self, version: Version) -> None:
        self._version = version
        self.say("")
        self.details.show_version(version)
        self.list.hide()
        self.details.show()
        self._show_buttons()
        focus_on(self.restore_button)
        self._read(version)
        self.fit()

    def _go_back(self) -> None:
        shown, self._version = self._version, None
        self.say("")
        self.details.hide()
        self.list.show()
        self._show_buttons()
        if not self.list.focus_on(shown):
            focus_on(self.cancel)
        self.fit()

    def _read(self, version: Version) -> None:
        """Read what it says behind the window."""
        services, present = self._services, self._present()
        backup, snapshot = version.backup, version.snapshot
        if backup is not None:
            task = Task(lambda: (version, read_backup(services, backup, present)))
            task.done.connect(self._on_read)
            task.failed.connect(self._on_unreadable)
            task.start()
            return
        assert self._document is not None
        assert snapshot is not None
        assert present is not None
        work = read_snapshot(services, snapshot, present)
        reading = self._document.read(lambda file: (version, work(file)))
        reading.done.connect(self._on_read)
        reading.failed.connect(self.show_problem)

    def _present(self) -> Present | None:
        document = self._document
        if document is None:
            return None
        session = document.session
        answers, copies = dict(session.answers), len(document.copies)
        return Present(session.content, session.today, answers, copies, document.key)

    def _on_read(self, read: tuple[Version, Difference]) -> None:
        version, found = read
        if version == self._version:  # else another one is shown by now
            self.details.show_difference(found)
            self.fit()

    def _on_unreadable(self, error: UserFacingError) -> None:
        if self._version is None:
            return
        if error.remedy is Remedy.PASSWORD and self._document is None:
            self.details.ask_password()
            self._show_buttons()
            focus_on(self.details.password.edit)
            self.fit()
        else:
            self.show_problem(str(error))

    def _show_buttons(self) -> None:
        shown = self._version is not None
        self.restore_button.setVisible(shown)
        self.back.setVisible(shown)
        locked = self.details.wants_password and not self.details.password.value
        self.restore_button.setEnabled(not locked)

    def _choose(self) -> None:
        if self._version is not None and self.restore_button.isEnabled() and not self._busy:
            self._busy = True
            self.say("")
            self.chosen.emit(self._version, self.details.password.value)
