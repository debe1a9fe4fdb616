"""What keeps a dossier, and what ends it: its password, its earlier versions, its removal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from cyberwizard.errors import Remedy, UserFacingError
from ui import moments
from ui.background import Task
from ui.dialogs.messages import say
from ui.versions import Damage, Version, damage_of

if TYPE_CHECKING:
    from cyberwizard.answers import Answer
    from cyberwizard.dossier_file import FileKey
    from ui.desk import Desk
    from ui.dialogs.ask_password import AskPasswordDialog
    from ui.dialogs.restore import RestoreDialog
    from ui.opening import Opening
    from ui.services import Services


class Safe(QObject):
    """Asks; the desk opens and closes."""

    def __init__(self, desk: Desk, services: Services, window: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self._services = services
        self._window = window
        self._asking: AskPasswordDialog | None = None
        self._restoring: RestoreDialog | None = None
        self._moving: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being put back, or removed."""
        return self._moving is not None

    @property
    def is_asking(self) -> bool:
        """Whether a password is asked for, and stays on screen until it is the right one."""
        return self._asking is not None

    def set_password(self) -> None:
        """Ask for a password to set, to change or to remove."""
        from ui.dialogs.set_password import SetPasswordDialog

        document = self._desk.document
        if document is not None and not document.read_only:
            dialog = SetPasswordDialog(document, self._services, self._window)
            dialog.changed.connect(self._on_password_changed)
            _open(dialog)

    def restore_version(self) -> None:
        """Ask which earlier version to go back to."""
        document = self._desk.document
        if document is not None and not document.read_only:
            self._ask_version(document.path)

    def wipe(self) -> None:
        """Ask whether everything must go."""
        from ui.dialogs.wipe import WipeDialog

        document = self._desk.document
        if document is not None and not document.read_only:
            dialog = WipeDialog(document, self._services, self._window)
            dialog.agreed.connect(self._wipe)
            _open(dialog)

    def on_opened(self) -> None:
        """Take away what was asked to get there."""
        for dialog in (self._asking, self._restoring):
            if dialog is not None:
                dialog.accept()

    def try_again(self, error: UserFacingError) -> bool:
        """Tell whether the dialog that asks for the password goes on after *error*."""
        if self._asking is None:
            return False
        if error.remedy is Remedy.PASSWORD:
            self._asking.show_problem(str(error))
            return True
        self._asking.accept()
        return False

    def offer_remedy(self, error: UserFacingError, opening: Opening) -> None:
        """Offer what can still be done with a file that did not open."""
        path = opening.path
        if error.remedy is Remedy.PASSWORD:
            self._ask_password(path, read_only=opening.read_only)
        elif error.remedy is Remedy.READ_ONLY:
            say(
                self._window,
                str(error),
                (
                    self.tr("Ouvrir en lecture seule"),
                    lambda: self._desk.open_again(path, read_only=True, password=opening.password),
                ),
            )
        else:
            services = self._services
            task = Task(lambda: (error, path, damage_of(path, services)))
            task.done.connect(self._offer_backup)
            task.start()

    def _ask_password(self, path: Path, *, read_only: bool) -> None:
        from ui.dialogs.ask_password import AskPasswordDialog

        dialog = self._asking = AskPasswordDialog(path, self._services, self._window)
        dialog.given.connect(
            lambda password: self._desk.open_again(path, read_only=read_only, password=password)
        )
        dialog.backups_asked.connect(lambda: self._leave_password(path))
        dialog.finished.connect(self._password_closed)
        _open(dialog)

    def _leave_password(self, path: Path) -> None:
        assert self._asking is not None
        self._asking.reject()
        self._ask_version(path)

    def _password_closed(self) -> None:
        self._asking = None

    def _on_password_changed(self, sentence: str) -> None:
        self._desk.remember()
        details = ""
        document = self._desk.document
        if document is not None and document.is_protected:
            details = self.tr(
                "Un mot de passe perdu ne se retrouve pas. Les PDF et les copies déjà faits "
                "restent lisibles."
            )
        say(self._window, sentence, details=details, warning=False)

    def _offer_backup(self, found: tuple[UserFacingError, Path, Damage]) -> None:
        error, path, damage = found
        hopeless = error.remedy is Remedy.BACKUP or not damage.is_there
        if damage.newest is None or not hopeless:
            return
        if self._desk.busy or self._desk.document is not None:
            return  # something else was opened meanwhile
        details = self.tr("La dernière sauvegarde automatique date du {moment}.").format(
            moment=moments.moment(damage.newest)
        )
        if damage.lost_until is not None:
            more = self.tr("Ce qui a été saisi ensuite, jusqu’au {moment}, n’y est pas.")
            details += " " + more.format(moment=moments.moment(damage.lost_until))
        if damage.is_there:
            details += " " + self.tr("Le fichier abîmé sera gardé à côté, sous un autre nom.")
        ask = self.tr("Voir les sauvegardes…"), lambda: self._ask_version(path)
        say(self._window, str(error), ask, details=details)

    def _ask_version(self, path: Path) -> None:
        from ui.dialogs.restore import RestoreDialog

        document = self._desk.document
        dialog = self._restoring = RestoreDialog(path, document, self._services, self._window)
        dialog.chosen.connect(lambda version, password: self._restore(path, version, password))
        dialog.finished.connect(self._restore_closed)
        _open(dialog)

    def _restore_closed(self) -> None:
        self._restoring = None

    def _restore(self, path: Path, version: Version, password: str) -> None:
        """Go back to *version*: inside the dossier that is open, or by putting a backup back."""
        document, store, backup = self._desk.document, self._services.store, version.backup
        if backup is None:
            assert document is not None
            assert version.snapshot is not None
            last = version.snapshot.history
            reading = document.read(lambda file: store.answers_at(file, last))
            reading.done.connect(self._on_answers_found)
            reading.failed.connect(self._complain)
            return
        key = document.key if document is not None else None

        def work() -> tuple[Path, FileKey, Path | None]:
            used, aside = store.restore(backup, path, password=password, key=key)
            return path, used, aside

        failed = partial(self._on_failed, path, key)
        self._desk.leave(
            lambda: self._move(
                work, self.tr("Retour à la version choisie…"), self._on_restored, failed
            )
        )

    def _on_answers_found(self, answers: dict[str, Answer]) -> None:
        document = self._desk.document
        assert document is not None
        if self._restoring is not None:
            self._restoring.accept()
        document.put_back(answers)
        self._desk.changed.emit()

    def _on_restored(self, restored: tuple[Path, FileKey, Path | None]) -> None:
        path, key, aside = restored
        self._end_move()
        self._desk.open_again(path, key=key)
        if aside is not None:
            where = self.tr("Le fichier abîmé est gardé sous le nom {name}.")
            say(
                self._window,
                self.tr("La sauvegarde est à la place du fichier abîmé."),
                details=where.format(name=aside.name),
                warning=False,
            )

    def _complain(self, problem: UserFacingError | str) -> None:
        if self._restoring is not None:
            self._restoring.show_problem(str(problem))
        else:
            say(self._window, str(problem))

    def _on_failed(self, path: Path, key: FileKey | None, error: UserFacingError) -> None:
        """Nothing was done: open again the dossier that was open, if one was."""
        self._end_move()
        if key is None:
            self._complain(error)
            self._desk.settle()
            return
        if self._restoring is not None:
            self._restoring.reject()
        self._desk.open_again(path, key=key)
        say(self._window, str(error))

    def _wipe(self) -> None:
        document, store = self._desk.document, self._services.store
        assert document is not None
        path, number, key = document.path, document.dossier_id, document.key

        def work() -> Path:
            store.wipe(path, number, key)
            return path

        failed = partial(self._on_failed, path, key)
        self._desk.leave(lambda: self._move(work, self.tr("Effacement…"), self._on_wiped, failed))

    def _on_wiped(self, path: Path) -> None:
        self._end_move()
        self._desk.forget(path)
        say(
            self._window,
            self.tr("Tout est effacé."),
            details=self.tr(
                "Pensez à la Corbeille, aux sauvegardes de votre ordinateur, à OneDrive, et aux "
                "copies que vous avez faites."
            ),
            warning=False,
        )
        self._desk.settle()

    def _move(
        self,
        work: Callable[[], object],
        wait: str,
        done: Callable[[Any], None],
        failed: Callable[[UserFacingError], None],
    ) -> None:
        """Do something to a file that nobody has open."""
        self._desk.wait_for(wait)
        self._moving = Task(work)
        self._moving.done.connect(done)
        self._moving.failed.connect(failed)
        self._moving.crashed.connect(self._end_move)
        self._moving.start()

    def _end_move(self) -> None:
        self._moving = None


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
