"""Which theme and text size are in force, following the system until the manager chooses.

No enumeration of ``Qt`` before ``follow_system``: see ``ui.widgets.button``.
"""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.settings import DEFAULT_TEXT_SIZE, TEXT_SIZES, Settings
from ui.theme import ThemeName

WEIGHTS = ("Regular", "SemiBold", "Bold")


class Appearance(QObject):
    """Dresses the application, and dresses it again when something changes."""

    def __init__(self, app: QApplication, settings: Settings, fonts: Path) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._applied: tuple[ThemeName, float] | None = None
        self._hints = app.styleHints()
        # The palette is still the system's: it tells which way the desktop leans, at no cost.
        light = app.palette().window().color().lightness() > 127
        self._system = ThemeName.LIGHT if light else ThemeName.DARK
        for weight in WEIGHTS:
            QFontDatabase.addApplicationFont(str(fonts / f"Inter-{weight}.ttf"))
        self._apply()

    @property
    def theme(self) -> ThemeName:
        """The theme in force."""
        return ThemeName(self.choice) if self.choice else self._system

    @property
    def choice(self) -> str:
        """The theme chosen, or nothing when it follows the system."""
        return self._settings.theme if self._settings.theme in list(ThemeName) else ""

    @property
    def text_size(self) -> float:
        """The size of ordinary text, in points."""
        return self._settings.text_size

    def set_theme(self, name: str) -> None:
        """Choose a theme, or follow the system (empty)."""
        self._settings.theme = name
        self._apply()
        self._tell_system()

    def set_text_size(self, size: float) -> None:
        """Choose the size of ordinary text."""
        self._settings.text_size = size
        self._apply()

    def step_text_size(self, step: int) -> None:
        """Take the next larger (1) or smaller (-1) size that is offered, or the usual one (0)."""
        if step == 0:
            self.set_text_size(DEFAULT_TEXT_SIZE)
            return
        beyond = [s for s in TEXT_SIZES if (s - self.text_size) * step > 0]
        if beyond:
            self.set_text_size(min(beyond, key=lambda size: abs(size - self.text_size)))

    def follow_system(self) -> None:
        """From now on, change with the system; called once the first page is painted."""
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._ask_system)
        self._access.contrastPreferenceChanged.connect(self._ask_system)
        self._tell_system()
        self._ask_system()

    def _ask_system(self) -> None:
        scheme, qt = self._hints.colorScheme(), QtCore.Qt
        if self._access.contrastPreference() == qt.ContrastPreference.HighContrast:
            self._system = ThemeName.CONTRAST
        elif scheme != qt.ColorScheme.Unknown and not self.choice:
            self._system = ThemeName.DARK if scheme == qt.ColorScheme.Dark else ThemeName.LIGHT
        self._apply()

    def _tell_system(self) -> None:
        """The title bar is the system's: tell it which way the window leans."""
        qt = QtCore.Qt
        if not self.choice:
            self._hints.unsetColorScheme()
        elif self.choice == ThemeName.LIGHT:
            self._hints.setColorScheme(qt.ColorScheme.Light)
        else:
            self._hints.setColorScheme(qt.ColorScheme.Dark)

    def _apply(self) -> None:
        name, size = self.theme, self.text_size
        if self._applied == (name, size):
            return
        before, self._applied = self._applied, (name, size)
        tokens = theme.THEMES[name]
        self._app.setPalette(theme.palette(tokens))
        self._app.setFont(theme.font(size))
        self._app.setStyleSheet(theme.style_sheet(tokens, size))
        if before is not None and before[1] != size:
            for widget in self._app.allWidgets():
                # A widget of which more than the font follows the text says so by this method.
                fit_text = getattr(widget, "fit_text", None)
                if fit_text is not None:
                    fit_text()
