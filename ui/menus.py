"""The menu bar. No enumeration of ``Qt`` here: see ``ui.widgets.button``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from ui.settings import Recent


class Menus(QObject):
    """Built again when the language changes; *commands* are by name."""

    recent_chosen = Signal(object)  # the path of a dossier

    def __init__(
        self,
        window: QMainWindow,
        commands: Mapping[str, Callable[[], object]],
        recents: Callable[[], list[Recent]],
    ) -> None:
        bar = QMenuBar()
        super().__init__(bar)
        window.setMenuBar(bar)
        self._recents = recents
        file = bar.addMenu(self.tr("&Fichier"))
        _add(file, self.tr("&Nouveau dossier…"), commands["new"], "Ctrl+N")
        _add(file, self.tr("&Ouvrir un dossier…"), commands["open"], "Ctrl+O")
        self._recent = file.addMenu(self.tr("Dossiers &récents"))
        self._recent.aboutToShow.connect(self._fill_recent)
        file.addSeparator()
        self._copy = _add(file, self.tr("Enregistrer une &copie…"), commands["copy"], "Ctrl+S")
        self._home = _add(file, self.tr("&Fermer le dossier"), commands["home"], "Ctrl+W")
        file.addSeparator()
        leave = _add(file, self.tr("&Quitter"), commands["quit"], "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        view = bar.addMenu(self.tr("&Affichage"))
        settings = _add(view, self.tr("&Réglages…"), commands["settings"], "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        help_ = bar.addMenu(self.tr("A&ide"))
        about = _add(help_, self.tr("À &propos de Cyberwizard"), commands["about"], "")
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def set_open(self, *, open_: bool) -> None:
        """Enable what needs an open dossier."""
        self._copy.setEnabled(open_)
        self._home.setEnabled(open_)

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


def _add(menu: QMenu, text: str, act: Callable[[], object], keys: str) -> QAction:
    action = menu.addAction(text)
    if keys:
        action.setShortcuts([QKeySequence(keys)])  # in a list: else Qt's enumerations are built
    action.triggered.connect(lambda: act())
    return action
