"""Composition root: the one place where core, files, PDF and window meet.

What is not needed to paint the first page is imported when it is used; what is needed is imported
by ``start``, while the garbage collector rests.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ui.light_qt  # noqa: F401  # first: it imports Qt in its own way

# isort: split
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

import cyberwizard
from cyberwizard import assets, paths

if TYPE_CHECKING:
    from datetime import datetime

    from cyberwizard.content.model import Content
    from cyberwizard.contract.client import PageImage
    from cyberwizard.contract.model import Document as ContractText
    from cyberwizard.dossier.checking import Pages
    from cyberwizard.dossier.model import Dossier
    from cyberwizard.samples import Sample
    from ui.appearance import Appearance
    from ui.main_window import MainWindow
    from ui.services import Places, Services


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; return the exit code."""
    app, window = launch(sys.argv if argv is None else argv)
    code = app.exec()
    window.wait_for_work()
    return code


def launch(
    argv: Sequence[str], settings_folder: Path | None = None
) -> tuple[QApplication, MainWindow]:
    """Make the application and show its window; settings in *settings_folder*, else the user's.

    Nearly all that is built here lives as long as the program: collecting meanwhile is 12 ms lost.
    The style is asked for by an argument: naming it in Python builds all its enumerations, 5 ms.
    """
    gc.disable()
    app = QApplication([*argv[:1], "-style", "fusion", *argv[1:]])
    return app, start(app, app.arguments(), settings_folder)


def start(
    app: QApplication, arguments: Sequence[str], settings_folder: Path | None = None
) -> MainWindow:
    """Build everything and show the window."""
    from ui.appearance import Appearance
    from ui.languages import Languages
    from ui.main_window import MainWindow
    from ui.settings import Settings

    app.setApplicationName("Cyberwizard")
    app.setApplicationVersion(cyberwizard.__version__)
    app.setDesktopFileName("cyberwizard")
    settings = Settings(settings_folder or paths.settings_dir())
    languages = Languages(app, assets.translations())
    languages.use(settings.language)
    language, path = _options(arguments)
    languages.use(language or settings.language)
    appearance = Appearance(app, settings, assets.resource("fonts/inter"))
    outside = services()
    window = MainWindow(outside, settings, appearance, languages)
    _report_crashes(app, window)
    window.first_painted.connect(
        lambda: QTimer.singleShot(0, lambda: _after_first_paint(app, window, appearance, outside))
    )
    window.begin(path)
    window.show()
    return window


EXAMPLE = "exemple"


def services() -> Services:
    """Return the real outside: files, PDF, folders, clock."""
    from cyberwizard.private import PrivateFolder
    from ui.services import Services
    from ui.store import FileStore

    private = PrivateFolder(paths.private_dir(), lasting=[EXAMPLE])
    return Services(
        load_content=load_content,
        store=FileStore(now),
        print_dossier=print_dossier,
        draw_pages=draw_pages,
        contracts=ContractFiles(),
        pdf_reader=PdfReader(),
        read_pdf=read_pdf,
        read_proof=read_proof,
        write_file=write_file,
        open_with_system=open_with_system,
        documents_folder=paths.documents_folder,
        is_synchronised=paths.is_synchronised,
        places=places,
        make_example=lambda sample: make_example(sample, private() / EXAMPLE),
        private_folder=private,
        now=now,
    )


def now() -> datetime:
    """Return the time of the clock on the wall, with its zone."""
    from datetime import datetime

    return datetime.now().astimezone()


def load_content() -> Content:
    """Return the shipped content, read once."""
    from cyberwizard.content.loader import load

    return load()


_PRINTING = threading.Lock()
"""Fonts and styles are shared by the whole process: one document is laid out at a time."""


def print_dossier(dossier: Dossier, files: Mapping[str, bytes]) -> bytes:
    """Return the printed document, with the copies that it carries."""
    from cyberwizard.dossier.pdf import render_pdf

    with _PRINTING:
        return render_pdf(dossier, files)


def draw_pages(
    pdf: bytes, pages: Sequence[int], scale: float, stop: threading.Event
) -> Iterator[PageImage]:
    """Draw pages of a PDF of ours, in the reading process."""
    from cyberwizard.contract.client import StoppedError, stream_pages
    from cyberwizard.errors import UserFacingError

    try:
        yield from stream_pages(pdf, pages, scale, stop=stop)
    except StoppedError:
        raise
    except (UserFacingError, OSError) as error:  # those sentences speak of a contract
        raise UserFacingError(
            "Les pages ne peuvent pas être montrées ici\u202f; créez le PDF, puis ouvrez‑le avec"
            " votre lecteur de PDF."
        ) from error


class ContractFiles:
    """Contracts, read in a process that a hostile file may kill."""

    def load(self, path: Path) -> bytes:
        """Return the bytes of a file, if it is not too big."""
        from cyberwizard.contract.client import load_file

        return load_file(path)

    def read(self, data: bytes, password: str, stop: threading.Event) -> ContractText:
        """Return what a file says."""
        from cyberwizard.contract.client import read_bytes

        return read_bytes(data, password or None, stop=stop)

    def read_text(self, text: str) -> ContractText:
        """Return what a pasted text says."""
        from cyberwizard.contract.client import read_text

        return read_text(text)

    def has_pages(self, data: bytes) -> bool:
        """Tell whether pages can be drawn."""
        from cyberwizard.contract.client import is_pdf

        return is_pdf(data)

    def draw(
        self, data: bytes, pages: Sequence[int], scale: float, password: str, stop: threading.Event
    ) -> Iterator[PageImage]:
        """Draw pages one by one."""
        from cyberwizard.contract.client import stream_pages

        yield from stream_pages(data, pages, scale, password or None, stop=stop)


class PdfReader:
    """Reads a PDF that may come from anybody: ``cyberwizard.dossier.checking.Reader``."""

    def attached_data(self, pdf: bytes) -> str:
        """Return the data attached to a PDF of ours."""
        from cyberwizard.dossier.pdf.verify import attached_data

        return attached_data(pdf)

    def attached_files(self, pdf: bytes) -> Mapping[str, str]:
        """Return the SHA-256 of every other file inside a PDF, by name."""
        from cyberwizard.dossier.pdf.verify import attached_files

        return attached_files(pdf)

    def compare_pages(self, pdf: bytes, dossier: Dossier, *, same_version: bool) -> Pages:
        """Print *dossier* again and compare it with *pdf*."""
        from cyberwizard.dossier.pdf.verify import compare_pages

        with _PRINTING:
            return compare_pages(pdf, dossier, same_version=same_version)


def read_pdf(path: Path) -> bytes:
    """Return the bytes of a file that may be a PDF of ours, and no more than one may have."""
    from cyberwizard.disk_errors import check_name, reading_failed
    from cyberwizard.dossier.pdf.verify import MAX_FILE

    check_name(path)
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise reading_failed(error, path) from error


def read_proof(path: Path) -> bytes:
    """Return the bytes of a file that may become the copy of a proof."""
    from cyberwizard.proofs import read_proof as read

    return read(path)


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file, or leave the old one."""
    from cyberwizard.atomic import write_atomically

    write_atomically(path, data)


def open_with_system(path: Path) -> bool:
    """Open *path* with the program that the system has for it, if any."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def places() -> Places:
    """Return where the program keeps what is the user's."""
    from ui.services import Places

    return Places(
        paths.documents_folder(), paths.settings_dir(), paths.backup_dir(), paths.log_dir()
    )


def make_example(sample: Sample, folder: Path) -> Path:
    """Make one example in *folder*, once."""
    from cyberwizard.dossier_file import DossierFile
    from cyberwizard.samples import sample_answers
    from cyberwizard.wording import wording_of

    content, moment = load_content(), now()
    path = folder / f"Exemple - {sample.title}.cyberdossier"
    if path.exists():
        return path
    folder.mkdir(exist_ok=True)
    with DossierFile.create(path, now=moment, content_version=content.version) as file:
        file.save_answers(
            [
                (name, answer, wording_of(content.question_by_id[name]))
                for name, answer in sample_answers(content, sample, moment.date()).items()
            ],
            moment,
        )
    return path


def _options(arguments: Sequence[str]) -> tuple[str, Path | None]:
    """Return the language asked for, if any, and the dossier to open; wrong usage ends here."""
    if len(arguments) < 2:
        return "", None
    from PySide6.QtCore import QCommandLineOption, QCommandLineParser

    from ui.languages import LANGUAGES

    parser = QCommandLineParser()
    about = QCoreApplication.translate("app", "Prépare votre dossier d’assurance cyber.")
    parser.setApplicationDescription(about)
    help_option, version_option = parser.addHelpOption(), parser.addVersionOption()
    text = QCoreApplication.translate("app", "Langue de la fenêtre : fr ou en.")
    # In a list: PySide6 takes a name alone for a list of letters.
    language = QCommandLineOption(["language"], text, "fr|en")
    parser.addOption(language)
    text = QCoreApplication.translate("app", "Le dossier à ouvrir.")
    parser.addPositionalArgument("fichier", text, "[FICHIER]")
    problem = "" if parser.parse(list(arguments)) else parser.errorText()
    if parser.isSet(version_option):
        parser.showVersion()
    if parser.isSet(help_option):
        parser.showHelp()
    chosen, names = parser.value(language), parser.positionalArguments()
    if chosen and chosen not in LANGUAGES:
        problem = QCoreApplication.translate("app", "La langue est fr ou en.")
    elif len(names) > 1:
        problem = QCoreApplication.translate("app", "Un seul fichier à la fois.")
    if problem:
        error = QCommandLineParser.MessageType.Error
        QCommandLineParser.showMessageAndExit(error, problem + "\n", 2)
    # The current folder may change; a dossier is remembered by its whole path.
    return chosen, Path(os.path.abspath(names[0])) if names else None


def _report_crashes(app: QApplication, window: MainWindow) -> None:
    from ui.crash import CrashDialog, CrashHandler

    handler = CrashHandler(paths.log_dir, now, app)
    handler.reported.connect(CrashDialog(window).show)
    handler.install()


def _after_first_paint(
    app: QApplication, window: MainWindow, appearance: Appearance, outside: Services
) -> None:
    """Prepare what the manager will need next, while he reads the first page."""
    from PySide6.QtGui import QIcon

    from ui import accessibility
    from ui.background import Task
    from ui.collector import Collector

    Collector(app)
    app.setWindowIcon(QIcon(str(assets.resource("icons/cyberwizard.png"))))
    accessibility.install()
    if accessibility.is_read_aloud():
        window.rebuild()  # the screen reader met the first page before its titles were titles
    appearance.follow_system()
    if window.accueil is not None:  # else a dossier is being opened, and reads the content
        Task(load_content).start()
    Task(outside.private_folder.sweep).start()
