"""The language of the window: French in the sources, English by a translator."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = {"fr": "Français", "en": "English"}


class Languages:
    """Installs the translators of one language at a time."""

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        self._app = app
        self._folder = str(folder)
        self._installed: list[QTranslator] = []
        self.current = ""

    def use(self, language: str) -> None:
        """Speak *language*; Qt then sends LanguageChange to every window."""
        if language == self.current:
            return
        self.current = language
        # English first: a number or a date in a French sentence is never written the English way.
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        if language == "fr":
            locale = QLocale(QLocale.Language.French, QLocale.Country.France)
        QLocale.setDefault(locale)
        before, self._installed = self._installed, []
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt), (f"cyberwizard_{language}", self._folder)):
            translator = QTranslator()
            if translator.load(name, folder):
                self._installed.append(translator)
                self._app.installTranslator(translator)
        for translator in before:
            self._app.removeTranslator(translator)
