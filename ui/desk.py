"""Dossiers come to the desk and leave it: new, opened, copied, closed. One at a time.

What a dossier needs is imported when one is opened: the first page is painted before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cyberwizard.errors import Remedy, UserFacingError
from ui.background import Task
from ui.settings import Recent, Settings

if TYPE_CHECKING:
    from cyberwizard.dossier_file import FileKey
    from cyberwizard.samples import Sample
    from ui.dialogs.new_dossier import NewDossierDialog
    from ui.document import Document
    from ui.opening import Opening
    from ui.safe import Safe
    from ui.services import Services

SUFFIX = "cyberdossier"
PATIENCE_MS = 400
"""After this time, say what is being waited for."""


class Desk(QObject):
    """``changed`` says that ``document`` is another one, or none."""

    changed = Signal()
    problem = Signal(str)
    waiting = Signal(str)
    review = Signal()  # of the open dossier, before it is printed again
    leaving = Signal()  # the last moment to record what was just typed

    def __init__(self, services: Services, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._settings = settings
        self._window = window
        self.document: Document | None = None
        self._new: NewDossierDialog | None = None
        self._opening: Opening | None = None
        self._example: Task | None = None
        self._safe: Safe | None = None
        self._then: Callable[[], None] | None = None
        self._wait_for = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.waiting.emit(self._wait_for))

    @property
    def busy(self) -> bool:
        """Whether a dossier is on its way in or out."""
        moving = self._safe is not None and self._safe.busy
        return self._opening is not None or self._then is not None or moving

    @property
    def safe(self) -> Safe:
        """Its password, its earlier versions, its removal."""
        if self._safe is None:
            from ui.safe import Safe

            self._safe = Safe(self, self._services, self._window)
        return self._safe

    def new_dossier(self) -> None:
        """Ask where, then begin."""
        from ui.dialogs.new_dossier import NewDossierDialog

        self._new = NewDossierDialog(self._services, self._window)
        self._new.begun.connect(lambda path: self.open_path(path, new=True))
        self._new.finished.connect(self._new_closed)
        self._new.open()

    def ask_dossier(self) -> None:
        """Ask which dossier to open."""
        from ui.dialogs.files import ask_file

        recents = self._settings.recents()
        folder = recents[0].path.parent if recents else self._services.documents_folder()
        ask_file(
            self._window,
            self.tr("Ouvrir un dossier"),
            folder,
            self.tr("Dossier Cyberwizard"),
            SUFFIX,
            self.open_path,
        )

    def open_example(self, sample: Sample) -> None:
        """Open one of the examples that ship with the program, to read."""
        if self._example is None:
            self._example = Task(lambda: self._services.make_example(sample))
            self._example.done.connect(self._on_example)
            self._example.failed.connect(self._on_example_failed)
            self._example.start()

    def open_path(self, path: Path, *, new: bool = False, read_only: bool = False) -> None:
        """Open the dossier at *path* in the place of the one that is open, if any."""
        if self.busy or (self.document is not None and self.document.path == path.absolute()):
            return
        self.leave(lambda: self.open_again(path, new=new, read_only=read_only))

    def open_again(
        self,
        path: Path,
        *,
        new: bool = False,
        read_only: bool = False,
        password: str | None = None,
        key: FileKey | None = None,
    ) -> None:
        """Open the dossier at *path*, with what is known of it; none is open."""
        from ui.opening import Opening

        self.problem.emit("")
        if not (self._safe is not None and self._safe.is_asking):
            self.wait_for(self.tr("Ouverture de « {name} »…").format(name=path.name))
        self._opening = Opening(
            path,
            self._services,
            new=new,
            read_only=read_only,
            password=password,
            key=key,
            parent=self,
        )
        self._opening.opened.connect(self._on_opened)
        self._opening.failed.connect(self._on_open_failed)
        self._opening.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Close the dossier once everything is saved, then do *then*."""
        if self.busy:
            self._then = then  # the last wish counts: closing the window, most often
        elif self.document is None:
            then()
        else:
            self.leaving.emit()
            self.remember()
            self._then = then
            self.wait_for(self.tr("Enregistrement de vos dernières réponses…"))
            self.document.close()

    def save_copy(self) -> None:
        """Ask where, then write a copy with every answer."""
        from ui.dialogs.files import ask_new_file

        document = self.document
        if document is None:
            return
        self.leaving.emit()
        ask_new_file(
            self._window,
            self.tr("Enregistrer une copie"),
            self._services.documents_folder() / f"{document.path.stem} - copie.{SUFFIX}"
            if document.read_only
            else document.path.with_stem(f"{document.path.stem} - copie"),
            self.tr("Dossier Cyberwizard"),
            SUFFIX,
            document.save_copy,
        )

    def wait_for(self, text: str) -> None:
        """Say what is being waited for, if it lasts."""
        self._wait_for = text
        self._patience.start()

    def settle(self) -> None:
        """Show the first page when nothing follows, or what was asked meanwhile."""
        self._patience.stop()
        self.changed.emit()
        self._grant_wish()

    def forget(self, path: Path) -> None:
        """Take *path* out of what the first page offers."""
        self._settings.forget(path)

    def remember(self) -> None:
        """Note where the dossier is and how far, for the first page."""
        from ui.outline import counts

        document = self.document
        if document is None or document.read_only:
            return
        if document.is_protected:
            self._settings.remember(Recent(document.path))
            return
        total, left = counts(document.session)
        minutes = document.session.minutes_left()
        self._settings.remember(
            Recent(document.path, document.firm[:200], total - left, total, minutes)
        )

    def _on_opened(self, document: Document) -> None:
        self._end_opening()
        document.setParent(self)
        document.closed.connect(self._on_closed)
        document.stuck.connect(self._on_stuck)
        document.copied.connect(self._on_copied)
        document.copy_failed.connect(self._on_copy_failed)
        self.document = document
        if self._new is not None:
            self._new.accept()
        if self._safe is not None:
            self._safe.on_opened()
        self.changed.emit()
        QTimer.singleShot(1, document, lambda: self._settle_in(document))  # once it is painted
        self._grant_wish()

    def _settle_in(self, document: Document) -> None:
        if document is self.document:
            self.remember()
            self._tell_expiry(document)

    def _tell_expiry(self, document: Document) -> None:
        """Say that a dossier was signed too long ago, and what to do about it."""
        from cyberwizard.validity import has_expired, valid_until

        answers, today = document.session.answers, document.session.today
        if self._then is None and has_expired(answers, today):
            from cyberwizard import sentences
            from ui.dialogs.messages import say

            say(
                self._window,
                sentences.expired(valid_until(answers, today)),
                (self.tr("Relire mon dossier"), self.review.emit),
                details=self.tr("Une fois relu, changez la date de signature."),
            )

    def _on_open_failed(self, error: UserFacingError) -> None:
        opening = self._opening
        assert opening is not None
        self._end_opening()
        if self._new is not None:
            self._new.show_problem(str(error))
            return
        if self._safe is not None and self._safe.try_again(error):
            return
        self.changed.emit()
        if error.remedy is not Remedy.PASSWORD:
            self.problem.emit(str(error))
        if self._then is None:
            self.safe.offer_remedy(error, opening)
        self._grant_wish()

    def _grant_wish(self) -> None:
        """Do what was asked while a dossier was opening."""
        wish, self._then = self._then, None
        if wish is not None:
            self.leave(wish)

    def _on_example(self, path: Path) -> None:
        self._example = None
        self.open_path(path, read_only=True)

    def _on_example_failed(self, error: UserFacingError) -> None:
        self._example = None
        self.problem.emit(str(error))

    def _end_opening(self) -> None:
        assert self._opening is not None
        self._patience.stop()
        self._opening.deleteLater()
        self._opening = None

    def _on_closed(self) -> None:
        self._patience.stop()
        assert self.document is not None
        self.document.deleteLater()
        self.document = None
        Task(self._services.private_folder.clear).start()
        then, self._then = self._then, None
        self.changed.emit()
        if then is not None:
            then()

    def _on_stuck(self, why: str) -> None:
        from ui.dialogs.messages import say

        self._patience.stop()
        self.waiting.emit("")
        then, self._then = self._then, None
        say(
            self._window,
            self.tr("Vos dernières réponses ne sont pas enregistrées."),
            (self.tr("Enregistrer une copie…"), self.save_copy),
            (self.tr("Fermer sans enregistrer"), lambda: self._abandon(then)),
            details=why,
        )

    def _abandon(self, then: Callable[[], None] | None) -> None:
        if self.document is not None:
            self._then = then or (lambda: None)
            self.document.abandon()

    def _on_copied(self, path: Path) -> None:
        from ui.dialogs.messages import say
        from ui.document import Saving

        assert self.document is not None
        if self.document.save_state.saving in (Saving.FAILED, Saving.NEVER):
            # The copy has every answer, and can be written: go on there.
            key = self.document.key
            self._abandon(lambda: self.open_again(path, key=key))
            return
        say(
            self._window,
            self.tr("La copie est enregistrée : {name}").format(name=path.name),
            warning=False,
        )

    def _on_copy_failed(self, problem: str) -> None:
        from ui.dialogs.messages import say

        say(self._window, problem)

    def _new_closed(self) -> None:
        assert self._new is not None
        self._new.deleteLater()
        self._new = None
