"""The menu bar. No enumeration of ``Qt`` here: see ``ui.widgets.button``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from ui.settings import Recent

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

Take = tuple[str, bool]
"""What a command would take back or do again, in words, and whether there is something."""


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
        takes: Callable[[], tuple[Take, Take]],
    ) -> None:
        bar = QMenuBar()
        super().__init__(bar)
        self._bar = bar
        window.setMenuBar(bar)
        self._commands = commands
        self._recents = recents
        self._takes = takes
        self._open = self._read_only = False
        self._needing: list[QAction] = []  # enabled when a dossier is open
        self._writing: list[QAction] = []  # and can be changed
        self._file = _action(bar, self.tr("&Fichier"))
        self._edit = _action(bar, self.tr("&Édition"))
        self._papers = _action(bar, self.tr("&Documents"))
        self._view = _action(bar, self.tr("&Affichage"))
        self._help = _action(bar, self.tr("A&ide"))

    @property
    def is_complete(self) -> bool:
        """Whether the menus are there, and their keys with them."""
        return bool(self._needing)

    def complete(self) -> None:
        """Make the menus, once."""
        if self.is_complete:
            return
        from PySide6.QtGui import QKeySequence

        file, edit, papers, view, help_ = (QMenu(self._bar) for _ in range(5))
        self._add(file, self.tr("&Nouveau dossier…"), "new", "Ctrl+N")
        self._add(file, self.tr("&Ouvrir un dossier…"), "open", "Ctrl+O")
        self._recent = QMenu(self.tr("Dossiers &récents"), file)
        file.addMenu(self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        file.addSeparator()
        copy = self._add(file, self.tr("Enregistrer une &copie…"), "copy", "Ctrl+S")
        print_ = self._add(file, self.tr("&Imprimer le dossier…"), "print", "Ctrl+P")
        restore = self._add(file, self.tr("Restaurer une &version précédente…"), "restore", "")
        password = self._add(file, self.tr("&Mot de passe…"), "password", "")
        wipe = self._add(file, self.tr("&Tout effacer…"), "wipe", "")
        file.addSeparator()
        home = self._add(file, self.tr("&Fermer le dossier"), "home", "Ctrl+W")
        file.addSeparator()
        leave = self._add(file, self.tr("&Quitter"), "quit", "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        self._undo = self._add(edit, self.tr("&Annuler"), "undo", "Ctrl+Z")
        self._redo = self._add(edit, self.tr("&Rétablir"), "redo", "Ctrl+Y")
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.aboutToShow.connect(self._name_takes)
        edit.aboutToHide.connect(self._free_takes)
        edit.addSeparator()
        find = self._add(edit, self.tr("Re&chercher…"), "search", "Ctrl+F")
        larger = self._add(view, self.tr("&Agrandir le texte"), "larger", "Ctrl++")
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(view, self.tr("Ré&duire le texte"), "smaller", "Ctrl+-")
        self._add(view, self.tr("&Taille normale"), "normal", "Ctrl+0")
        view.addSeparator()
        self._add(papers, self.tr("&Questionnaire vierge…"), "blank", "")
        self._add(papers, self.tr("&Fiche du jour de l’attaque…"), "card", "")
        self._add(papers, self.tr("Questions au &prestataire…"), "provider", "")
        papers.addSeparator()
        compare = self._add(papers, self.tr("&Ce qui a changé…"), "compare", "")
        self._add(papers, self.tr("&Vérifier un PDF…"), "verify", "")
        settings = self._add(view, self.tr("&Réglages…"), "settings", "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._add(help_, self.tr("&Aide sur cette page"), "help", "F1")
        self._add(help_, self.tr("&Où sont gardées vos données…"), "places", "")
        about = self._add(help_, self.tr("À &propos de Cyberwizard"), "about", "")
        about.setMenuRole(QAction.MenuRole.AboutRole)
        self._needing = [copy, print_, home, compare, self._undo, self._redo, find]
        self._writing = [restore, password, wipe]
        self.set_open(open_=self._open, read_only=self._read_only)
        titles = (self._file, self._edit, self._papers, self._view, self._help)
        for title, menu in zip(titles, (file, edit, papers, view, help_), strict=True):
            title.setMenu(menu)

    def set_open(self, *, open_: bool, read_only: bool = False) -> None:
        """Enable what needs an open dossier, and what needs one that can be changed."""
        self._open, self._read_only = open_, read_only
        for action in self._needing:
            action.setEnabled(open_)
        for action in self._writing:
            action.setEnabled(open_ and not read_only)

    def keys(self) -> list[tuple[str, QKeySequence]]:
        """Return every command that has a key, with its name."""
        return [
            (action.text().replace("&", "").removesuffix("…"), action.shortcut())
            for title in (self._file, self._edit, self._papers, self._view, self._help)
            for action in _inside(title)
            if not action.shortcut().isEmpty()
        ]

    def _add(self, menu: QMenu, text: str, command: str, keys: str) -> QAction:
        action = _action(menu, text)
        if keys:
            action.setShortcut(keys)
        action.triggered.connect(lambda: self._commands[command]())
        return action

    def _name_takes(self) -> None:
        """Say what would be taken back and done again."""
        for action, (text, possible) in zip((self._undo, self._redo), self._takes(), strict=True):
            action.setText(text.replace("&", "&&"))
            action.setEnabled(possible)

    def _free_takes(self) -> None:
        """The keys must work without the menu, and the window knows when there is nothing."""
        for action in (self._undo, self._redo):
            action.setEnabled(self._open)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for recent in self._recents():
            title = (recent.firm or recent.path.stem)[:60].replace("&", "&&")
            place = str(Path(recent.path.parent.name) / recent.path.name).replace("&", "&&")
            action = _action(self._recent, f"{title} — {place}".replace("\n", " "))
            action.triggered.connect(
                lambda _=False, path=recent.path: self.recent_chosen.emit(path)
            )
        if self._recent.isEmpty():
            _action(self._recent, self.tr("Aucun pour le moment")).setEnabled(False)


def _action(parent: QMenu | QMenuBar, text: str) -> QAction:
    """Add an action that Python makes itself.

    One that Qt makes is still known to PySide once it is gone: the next one to be made at the same
    place in memory, when the menus are built again, would be taken for it.
    """
    action = QAction(parent)
    action.setText(text)  # as an argument, it makes PySide build every name of an icon
    parent.addAction(action)
    return action


def _inside(title: QAction) -> list[QAction]:
    menu = title.menu()
    return menu.actions() if isinstance(menu, QMenu) else []
