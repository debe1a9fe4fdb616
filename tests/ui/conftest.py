"""The window over a small content, real files and a real writer; only the outside is watched."""

from __future__ import annotations

import gc
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cyberwizard import assets
from cyberwizard.content.loader import parse
from cyberwizard.content.model import Content
from hatch_build import compile_translations
from tests.ui.driver import Manager
from ui import accessibility
from ui import app as root
from ui.appearance import Appearance
from ui.background import wait_for_all
from ui.collector import Collector
from ui.languages import Languages
from ui.main_window import MainWindow
from ui.services import Services
from ui.settings import Settings

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program asks for."""
    return ["cyberwizard", "-style", "fusion"]


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[Collector]:
    """Garbage is collected as in the program: in the thread of the window alone."""
    yield Collector(qapp)
    gc.enable()


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped translations, compiled as they are now."""
    folder = tmp_path_factory.mktemp("translations")
    for source in assets.translations().glob("*.ts"):
        shutil.copy(source, folder)
    compile_translations(folder)
    return folder


@pytest.fixture(scope="session")
def content() -> Content:
    """A small content that has every kind of question."""
    text = (Path(__file__).parent / "content.toml").read_text("utf-8")
    return parse([("content.toml", tomllib.loads(text))])


@dataclass
class Outside:
    """What the window asked of the outside, and what the outside answers."""

    services: Services
    opened: list[Path] = field(default_factory=list)
    has_reader: bool = True

    def open_with_system(self, path: Path) -> bool:
        """Note *path*."""
        self.opened.append(path)
        return self.has_reader


@pytest.fixture
def outside(content: Content, tmp_path: Path) -> Outside:
    """The real files and PDF; a folder of documents of our own; nothing is really opened."""
    outside = Outside(root.services())
    documents = tmp_path / "Documents" / "Cyberwizard"
    outside.services = outside.services._replace(
        load_content=lambda: content,
        open_with_system=outside.open_with_system,
        documents_folder=lambda: documents,
        now=lambda: NOW,
    )
    return outside


Launch = Callable[..., Manager]


@pytest.fixture(scope="package")
def languages(qapp: QApplication, translations: Path) -> Iterator[Languages]:
    """One for all: a second one would leave the translators of the first behind it."""
    languages = Languages(qapp, translations)
    yield languages
    languages.use("")  # the next package has its own


@pytest.fixture
def launch(
    qtbot: QtBot, qapp: QApplication, outside: Outside, languages: Languages, tmp_path: Path
) -> Iterator[Launch]:
    """Start the program, as many times as the test wants; each start is a new window."""
    accessibility.install()
    windows: list[MainWindow] = []
    settings = Settings(tmp_path / "settings")
    appearance = Appearance(qapp, settings, assets.resource("fonts/inter"))

    def start(
        path: Path | None = None,
        *,
        language: str = "fr",
        theme: str = "light",
        size: float = 10.5,
        resize: bool = True,
    ) -> Manager:
        languages.use(language)
        appearance.set_theme(theme)
        appearance.set_text_size(size)
        window = MainWindow(outside.services, settings, appearance, languages)
        windows.append(window)
        if resize:
            window.resize(1180, 860)
        window.begin(path)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: window.menus.is_complete)
        manager = Manager(qtbot, window)
        if path is not None:
            qtbot.waitUntil(lambda: not window.desk.busy)
        return manager

    yield start
    for window in windows:
        if window.document is not None:
            document = window.document
            with qtbot.waitSignal(document.closed):
                document.abandon()
        wait_for_all()
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    languages.use("fr")
