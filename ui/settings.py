"""What the program remembers between two runs; no answer is ever kept here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

RECENT = 6
TEXT_SIZES = (9.0, 10.5, 12.0, 14.0, 16.0, 21.0)
DEFAULT_TEXT_SIZE = 10.5


class Recent(NamedTuple):
    """A dossier opened before: where it is, and how far it was."""

    path: Path
    firm: str = ""
    answered: int = 0
    total: int = 0
    minutes: int = 0

    @property
    def percent(self) -> int:
        """The share done; 100 only when nothing is left."""
        return 100 * self.answered // self.total if self.total else 0


class Settings:
    """Typed values over a small INI file."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "cyberwizard.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """``fr`` or ``en``."""
        return "en" if self._text("language") == "en" else "fr"

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """A theme's name, or nothing to follow the system."""
        return self._text("theme")

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def text_size(self) -> float:
        """The size of ordinary text, in points."""
        try:
            size = float(self._text("text_size"))
        except ValueError:
            return DEFAULT_TEXT_SIZE
        return min(max(size, TEXT_SIZES[0]), TEXT_SIZES[-1])

    @text_size.setter
    def text_size(self, value: float) -> None:
        self._store.setValue("text_size", str(value))

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, empty at the first run."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    def recents(self) -> list[Recent]:
        """Return the dossiers opened before, the last one first."""
        found = []
        for index in range(self._store.beginReadArray("recent")):
            self._store.setArrayIndex(index)
            found.append(
                Recent(
                    Path(self._text("path")),
                    self._text("firm"),
                    self._number("answered"),
                    self._number("total"),
                    self._number("minutes"),
                )
            )
        self._store.endArray()
        return found

    def remember(self, recent: Recent) -> None:
        """Put *recent* first."""
        self._write([recent, *(r for r in self.recents() if r.path != recent.path)][:RECENT])

    def forget(self, path: Path) -> None:
        """Take *path* out of the list."""
        self._write([recent for recent in self.recents() if recent.path != path])

    def save(self) -> None:
        """Write now what was changed."""
        self._store.sync()

    def _write(self, recents: list[Recent]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(recents))
        for index, recent in enumerate(recents):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(recent.path))
            self._store.setValue("firm", recent.firm)
            self._store.setValue("answered", str(recent.answered))
            self._store.setValue("total", str(recent.total))
            self._store.setValue("minutes", str(recent.minutes))
        self._store.endArray()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _number(self, key: str) -> int:
        text = self._text(key)
        return int(text) if text.isascii() and text.isdecimal() else 0
