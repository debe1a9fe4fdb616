"""The menu bar. No enumeration of ``Qt`` here: see ``ui.widgets.button``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from ui.settings import Recent


class Menus(QObject):
    """Built again when the language changes; *commands* are by name.

    At first the bar only has its titles, which is all that is painted: ``complete`` hangs the menus
    below them.
    """

    recent_chosen = Signal(object)  # the path of a dossier

    def __init__(
        self,
        window: QMainWindow,
        commands: Mapping[str, Callable[[], object]],
        recents: Callable[[], list[Recent]],
    ) -> None:
        bar = QMenuBar()
        super().__init__(bar)
        self._bar = bar
        window.setMenuBar(bar)
        self._commands = commands
        self._recents = recents
        self._open = False
        self._needing: list[QAction] = []  # enabled when a dossier is open
        self._file = bar.addAction(self.tr("&Fichier"))
        self._view = bar.addAction(self.tr("&Affichage"))
        self._help = bar.addAction(self.tr("A&ide"))

    @property
    def is_complete(self) -> bool:
        """Whether the menus are there, and their keys with them."""
        return bool(self._needing)

    def complete(self) -> None:
        """Make the menus, once."""
        if self.is_complete:
            return
        file, view, help_ = QMenu(self._bar), QMenu(self._bar), QMenu(self._bar)
        self._add(file, self.tr("&Nouveau dossier…"), "new", "Ctrl+N")
        self._add(file, self.tr("&Ouvrir un dossier…"), "open", "Ctrl+O")
        self._recent = file.addMenu(self.tr("Dossiers &récents"))
        self._recent.aboutToShow.connect(self._fill_recent)
        file.addSeparator()
        copy = self._add(file, self.tr("Enregistrer une &copie…"), "copy", "Ctrl+S")
        home = self._add(file, self.tr("&Fermer le dossier"), "home", "Ctrl+W")
        file.addSeparator()
        leave = self._add(file, self.tr("&Quitter"), "quit", "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        settings = self._add(view, self.tr("&Réglages…"), "settings", "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        about = self._add(help_, self.tr("À &propos de Cyberwizard"), "about", "")
        about.setMenuRole(QAction.MenuRole.AboutRole)
        self._needing = [copy, home]
        self.set_open(open_=self._open)
        for title, menu in ((self._file, file), (self._view, view), (self._help, help_)):
            title.setMenu(menu)

    def set_open(self, *, open_: bool) -> None:
        """Enable what needs an open dossier."""
        self._open = open_
        for action in self._needing:
            action.setEnabled(open_)

    def _add(self, menu: QMenu, text: str, command: str, keys: str) -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(keys)
        action.triggered.connect(lambda: self._commands[command]())
        return action

    def _fill_recent(self) -> None:
        self._recent.clear()
        for recent in self._recents():
            title = (recent.firm or recent.path.stem)[:60].replace("&", "&&")
            action = self._recent.addAction(f"{title} — {recent.path.name}".replace("\n", " "))
            action.triggered.connect(
                lambda _=False, path=recent.path: self.recent_chosen.emit(path)
            )
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Aucun pour le moment")).setEnabled(False)
