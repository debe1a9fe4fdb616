"""The window: the first page, or the open dossier.

What a dossier needs is imported when the first one is opened, or once the first page is painted.
No enumeration of ``Qt`` here: see ``ui.widgets.button``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.appearance import Appearance
from ui.languages import Languages
from ui.menus import Menus, Take
from ui.pages.accueil import AccueilPage
from ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QDialog

    from cyberwizard.content.model import Content
    from ui.desk import Desk
    from ui.document import Document
    from ui.paperwork import Paperwork
    from ui.safe import Safe
    from ui.services import Services
    from ui.wizard import Wizard

WANTED = QSize(1180, 860)
LEAST = QSize(200, 150)
SUFFIX = ".cyberdossier"


class MainWindow(QMainWindow):
    """Shows one thing at a time; the desk says which."""

    first_painted = Signal()  # with a page in it: the first one, or that of a dossier

    def __init__(
        self,
        services: Services,
        settings: Settings,
        appearance: Appearance,
        languages: Languages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._settings = settings
        self._appearance = appearance
        self._languages = languages
        self._desk: Desk | None = None
        self._paperwork: Paperwork | None = None
        self.wizard: Wizard | None = None
        self.accueil: AccueilPage | None = None
        self._painted = False
        self.setAcceptDrops(True)
        self._place()

    def begin(self, path: Path | None) -> None:
        """Show the first page, or go straight to the dossier at *path*."""
        self._build_menus()
        if path is None:
            self._show_current()
        else:
            self.desk.open_path(path)  # nothing is said yet: it takes a blink

    @property
    def desk(self) -> Desk:
        """Where dossiers come and go."""
        if self._desk is None:
            from ui.desk import Desk

            self._desk = Desk(self._services, self._settings, self)
            self._desk.changed.connect(self._show_current)
            self._desk.waiting.connect(self._show_waiting)
            self._desk.problem.connect(self._show_problem)
            self._desk.leaving.connect(self.flush)
            self._desk.review.connect(self._show_finish)
        return self._desk

    @property
    def paperwork(self) -> Paperwork:
        """What the menu « Documents » makes."""
        if self._paperwork is None:
            from ui.paperwork import Paperwork

            self._paperwork = Paperwork(self._services, self, lambda: self.document)
        self.flush()
        return self._paperwork

    @property
    def document(self) -> Document | None:
        """The open dossier."""
        return self._desk.document if self._desk is not None else None

    def flush(self) -> None:
        """Record what was just typed."""
        if self.wizard is not None:
            self.wizard.flush()

    def use_language(self, language: str) -> None:
        """Speak *language*: everything on screen is built again, at the same place."""
        self.flush()
        self._settings.language = language
        self._languages.use(language)
        self.rebuild()

    def rebuild(self) -> None:
        """Build again everything on screen, at the same place."""
        self._build_menus()
        self._show_current()

    def wait_for_work(self) -> None:
        """Wait for the end of what runs behind the window; called once it is closed."""
        from ui.background import wait_for_all

        wait_for_all()
        self._services.private_folder.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        desk = self._desk
        if desk is not None and (desk.document is not None or desk.busy):
            event.ignore()
            desk.leave(lambda: self._quit())
            return
        self._settings.geometry = self.saveGeometry()
        self._settings.save()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            if path.suffix.lower() == SUFFIX:
                self.desk.open_path(path)
            else:
                self.paperwork.verify(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Nothing is prepared while a dossier is being opened: its page comes first.
        if not self._painted and self.centralWidget() is not None:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
            QTimer.singleShot(1, self._complete_menus)
            QTimer.singleShot(1, self._look_for_gone)

    def _build_menus(self) -> None:
        commands: dict[str, Callable[[], object]] = {
            "new": lambda: self.desk.new_dossier(),
            "open": lambda: self.desk.ask_dossier(),
            "copy": lambda: self.desk.save_copy(),
            "restore": lambda: self._tell_safe(lambda safe: safe.restore_version()),
            "password": lambda: self._tell_safe(lambda safe: safe.set_password()),
            "wipe": lambda: self._tell_safe(lambda safe: safe.wipe()),
            "home": lambda: self.desk.leave(lambda: None),
            "quit": self.close,
            "undo": lambda: self._tell_wizard(lambda wizard: wizard.undo()),
            "redo": lambda: self._tell_wizard(lambda wizard: wizard.redo()),
            "search": lambda: self._tell_wizard(lambda wizard: wizard.search()),
            "larger": lambda: self._appearance.step_text_size(1),
            "smaller": lambda: self._appearance.step_text_size(-1),
            "normal": lambda: self._appearance.step_text_size(0),
            "places": self._show_places,
            "print": lambda: self._tell_wizard(lambda wizard: self.paperwork.print(wizard.edition)),
            "blank": lambda: self.paperwork.blank(),
            "card": lambda: self.paperwork.card(),
            "provider": lambda: self.paperwork.provider(),
            "compare": lambda: self.paperwork.compare(),
            "verify": lambda: self.paperwork.verify(),
            "settings": self._show_settings,
            "help": self._show_help,
            "about": self._show_about,
        }
        self.menus = Menus(self, commands, self._settings.recents, self._takes)
        self.menus.recent_chosen.connect(lambda path: self.desk.open_path(path))
        self._show_open()
        if self._painted:
            self.menus.complete()

    def _show_open(self) -> None:
        document = self.document
        read_only = document is not None and document.read_only
        self.menus.set_open(open_=document is not None, read_only=read_only)

    def _tell_safe(self, act: Callable[[Safe], None]) -> None:
        self.flush()
        act(self.desk.safe)

    def _complete_menus(self) -> None:
        self.menus.complete()

    def _quit(self) -> None:
        self.close()

    def _show_settings(self) -> None:
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._appearance, self._languages.current, self)
        dialog.language_chosen.connect(self.use_language)
        self._open(dialog)

    def _takes(self) -> tuple[Take, Take]:
        """Return what can be taken back and done again."""
        if self.wizard is None:
            return (self.tr("Annuler"), False), (self.tr("Rétablir"), False)
        return self.wizard.takes()

    def _tell_wizard(self, act: Callable[[Wizard], None]) -> None:
        if self.wizard is not None:
            act(self.wizard)

    def _show_finish(self) -> None:
        from cyberwizard.session import FINISH

        self._tell_wizard(lambda wizard: wizard.go_to(FINISH))

    def _show_help(self) -> None:
        from ui.background import Task

        task = Task(self._services.load_content)
        task.done.connect(self._open_help)
        task.start()

    def _open_help(self, content: Content) -> None:
        from ui.dialogs.help import HelpDialog, keys

        page = "accueil"
        if self.document is not None:
            stop = self.document.session.stop
            page = "question" if stop in content.question_by_id else stop.removeprefix("@")
        foreign = self._languages.current != content.language
        self._open(HelpDialog(content, page, keys(self.menus.keys()), foreign=foreign, parent=self))

    def _show_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        version = self.document.session.content.version if self.document is not None else ""
        self._open(AboutDialog(version, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_current(self) -> None:
        document = self.document
        self._show_open()
        if document is None:
            self._show_accueil()
        else:
            self._show_wizard(document)

    def _show_accueil(self) -> None:
        self.wizard = None
        self.accueil = AccueilPage(self._settings.recents())
        self.accueil.new_asked.connect(lambda: self.desk.new_dossier())
        self.accueil.open_asked.connect(lambda: self.desk.ask_dossier())
        self.accueil.example_asked.connect(self._show_examples)
        self.accueil.blank_asked.connect(lambda: self.paperwork.blank())
        self.accueil.places_asked.connect(self._show_places)
        self.accueil.forgotten.connect(self._forget)
        self.accueil.chosen.connect(lambda path: self.desk.open_path(path))
        self._show(self.accueil)
        self.setWindowTitle("Cyberwizard")
        self.accueil.enter()
        if self._painted:
            self._look_for_gone()

    def _look_for_gone(self) -> None:
        """Find which recent dossiers are gone; a disk that sleeps may take its time."""
        from ui.background import Task

        paths = [recent.path for recent in self._settings.recents()]
        if self.accueil is not None and paths:
            task = Task(lambda: {path for path in paths if not os.path.exists(path)})
            task.done.connect(self._show_gone)
            task.start()

    def _show_gone(self, paths: set[Path]) -> None:
        if self.accueil is not None:
            self.accueil.show_gone(paths)

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self._show_current()

    def _show_examples(self) -> None:
        from ui.dialogs.examples import ExamplesDialog

        dialog = ExamplesDialog(foreign=self._languages.current != "fr", parent=self)
        dialog.chosen.connect(lambda sample: self.desk.open_example(sample))
        self._open(dialog)

    def _show_places(self) -> None:
        from ui.dialogs.places import PlacesDialog

        document = self.document
        path = document.path if document is not None and not document.read_only else None
        self._open(PlacesDialog(self._services, path, self))

    def _show_wizard(self, document: Document) -> None:
        from ui.wizard import Wizard

        self.accueil = None
        self.wizard = Wizard(document, self._services, self._languages.current)
        self.wizard.copy_asked.connect(lambda: self.desk.save_copy())
        self.wizard.compare_asked.connect(lambda: self.paperwork.compare())
        self._show(self.wizard)
        self.setWindowTitle(f"{document.path.stem} — Cyberwizard")
        self.wizard.enter()

    def _show_waiting(self, text: str) -> None:
        """Say what takes time; with nothing to wait for any more, show the rest again."""
        if not text:
            self._show_current()
            return
        from ui.pages.waiting import WaitingPage

        self.wizard = self.accueil = None
        self._show(WaitingPage(text))

    def _show_problem(self, sentence: str) -> None:
        if self.accueil is not None:
            self.accueil.show_problem(sentence)

    def _show(self, widget: QWidget) -> None:
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        self.setCentralWidget(widget)
        if not self._painted:
            self.update()  # the window tells when it is painted, and the page may cover it all
        widget.show()  # the layout would do it at its own time, and the keyboard would miss it

    def _place(self) -> None:
        """Take the size of last time, or one that fits the screen."""
        restored = self.restoreGeometry(self._settings.geometry)
        # Qt believes what half a setting says: a window of a few pixels.
        if not restored or self.size().boundedTo(LEAST) != LEAST:
            self.resize(WANTED.boundedTo(self.screen().availableSize() * 0.94))


def _dropped(data: QMimeData) -> Path | None:
    """Return the dossier to open, or the PDF to verify, that is being dropped alone."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (SUFFIX, ".pdf") else None
