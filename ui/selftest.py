"""``--selftest``: the whole program tried where it is installed, without a screen, in a minute.

For whoever built the program, and for a user on the phone: versions, one line per step, then
``OK`` and exit code 0, or what went wrong and exit code 1. Everything happens in a folder that is
removed at the end; nothing of the user is read or written.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cyberwizard.answers import Answer
    from cyberwizard.content.model import Content
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.wizard import Wizard

SECONDS = 120.0
PLATFORM = os.environ.get("QT_QPA_PLATFORM", "offscreen")
NETWORK = ("_ssl", "PySide6.QtNetwork")
"""What an installed program must not even have; a Python that runs the sources has the first."""
LEAST_RECOGNISED = 0.8
"""The share of the catalogue's own clauses that the contract reader must recognise."""


class SelfTestError(Exception):
    """A step did not give what it must."""


def main() -> int:
    """Try everything; return the exit code."""
    for line in versions():
        say(line)
    try:
        with tempfile.TemporaryDirectory(prefix="cyberwizard-essai-") as folder:
            for name in steps(Path(folder)):
                say(f"fait : {name}")
    except Exception:  # whatever it is, it is the result of the test
        traceback.print_exc(file=sys.stdout)
        say("ÉCHEC")
        return 1
    say("OK")
    return 0


def say(line: str) -> None:
    """Write a line at once: whoever waits sees how far the test is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def versions() -> Iterator[str]:
    """Yield one line per thing that the program is made of."""
    import cyberwizard

    yield f"Cyberwizard {cyberwizard.__version__}"
    yield f"Python {platform.python_version()}, {platform.platform()}, {platform.machine()}"
    for name in (
        "PySide6-Essentials",
        "apsw-sqlite3mc",
        "reportlab",
        "pikepdf",
        "pypdfium2",
        "Jinja2",
        "appdirs",
        "pyphen",
    ):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:  # the frozen program carries no metadata of some
            yield name


def steps(folder: Path) -> Iterator[str]:
    """Do every step in *folder*, and yield the name of each once it is done."""
    from ui.app import load_content

    content = load_content()
    yield f"contenu {content.version} : {len(content.questions)} questions"
    path, answers = make_dossier(folder, content)
    yield f"dossier d’exemple : {len(answers)} réponses"
    with shown(folder, path) as window:
        yield "fenêtre peinte"
        pages = walk(window)
        yield f"{pages} pages parcourues, une réponse enregistrée"
        pdf = print_dossier(window, folder)
        yield f"PDF créé : {len(pdf)} octets"
        print_page(window, folder, pdf)
        yield "une page imprimée dans un fichier"
    yield f"PDF relu, conforme à ses données : {check_pdf(pdf, content)} pages"
    yield f"contrat lu : {read_contract(folder, content)} clauses reconnues"
    check_saved(path, answers)
    yield "dossier rouvert, réponses intactes"
    protect(path)
    yield "mot de passe posé, demandé, retiré"
    there = [name for name in NETWORK if has_module(name)]
    if there and is_installed():
        raise SelfTestError(f"a network library is shipped: {there}")
    if "PySide6.QtNetwork" in sys.modules:
        raise SelfTestError("the network library of Qt is loaded")
    yield "aucune bibliothèque de réseau"


def has_module(name: str) -> bool:
    """Tell whether a module could be imported."""
    return importlib.util.find_spec(name) is not None


def is_installed() -> bool:
    """Tell whether the program is the one that a user installs, not its sources."""
    return not Path(sys.executable).stem.lower().startswith("python")


def make_dossier(folder: Path, content: Content) -> tuple[Path, dict[str, Answer]]:
    """Make the first sample company, in a folder with an accented name."""
    from cyberwizard.dossier_file import DossierFile
    from cyberwizard.samples import sample_answers, samples
    from cyberwizard.wording import wording_of
    from ui.app import now

    moment = now()
    answers = sample_answers(content, samples()[0], moment.date())
    place = folder / "Été à l’œuvre"
    place.mkdir()
    path = place / "essai n° 1.cyberdossier"
    changes = [(id_, a, wording_of(content.question_by_id[id_])) for id_, a in answers.items()]
    DossierFile.create(path, now=moment, content_version=content.version, changes=changes).close()
    return path, answers


@contextmanager
def shown(folder: Path, path: Path) -> Iterator[MainWindow]:
    """Show the real window on the dossier, then close it as the manager does."""
    from ui import app as root

    app, window = root.launch([sys.argv[0], "-platform", PLATFORM, str(path)], folder / "reglages")
    try:
        painted = wait(app, lambda: window.wizard is not None and not window.desk.busy)
        if not painted or window.wizard is None:
            raise SelfTestError("the dossier did not open")
        yield window
    finally:
        window.close()
        closed = wait(app, lambda: window.document is None)
        window.wait_for_work()
    if not closed:
        raise SelfTestError("the window did not close")


def _open(window: MainWindow) -> tuple[QApplication, Wizard, Document]:
    from PySide6.QtWidgets import QApplication

    app, wizard, document = QApplication.instance(), window.wizard, window.document
    assert isinstance(app, QApplication)
    assert wizard is not None
    assert document is not None
    return app, wizard, document


def walk(window: MainWindow) -> int:
    """See every page from the first question to the last page; return how many there are."""
    from dataclasses import replace

    app, wizard, document = _open(window)
    stops = document.session.stops
    for stop in stops:
        wizard.go_to(stop)
        wait(app, lambda: not wizard.is_behind)
        image = window.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, 600, 9)}
        if document.session.stop != stop or len(colours) < 4:
            raise SelfTestError(f"page {stop}: not shown")
    first = stops[0]
    answer = document.session.answer_to(first)
    document.answer(first, replace(answer, comment="Essai du programme."))
    if not wait(app, lambda: wizard.top.state_text.startswith("✓")):
        raise SelfTestError("an answer was not saved")
    return len(stops)


def print_dossier(window: MainWindow, folder: Path) -> bytes:
    """Make the PDF as the last page does."""
    from cyberwizard.dossier import DossierInfo, build
    from cyberwizard.dossier.pdf import render_pdf

    _app, _wizard, document = _open(window)
    info = DossierInfo(document.dossier_id, document.created_at, document.wordings, document.notes)
    pdf = render_pdf(build(document.assessment, info))
    (folder / "dossier.pdf").write_bytes(pdf)
    return pdf


def print_page(window: MainWindow, folder: Path, pdf: bytes) -> None:
    """Print one page as it goes to a printer, into a file: no sheet comes out."""
    from PySide6.QtPrintSupport import QPrinter

    from cyberwizard.contract.client import render_pages
    from ui.app import services
    from ui.printing import PrintJob, new_printer

    app, _wizard, _document = _open(window)
    # Where nothing prints, the library of CUPS would try the ports of this machine.
    os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
    path = folder / "page imprimée.pdf"
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    counts: list[int] = []
    job = PrintJob(services(), pdf, printer, [1])
    job.done.connect(counts.append)
    ended: list[bool] = []
    job.ended.connect(lambda: ended.append(True))
    job.start()
    wait(app, lambda: bool(ended))
    if counts != [1]:
        raise SelfTestError("the page was not printed")
    (sheet,) = render_pages(path.read_bytes(), [1], 0.5)
    if sheet.pages != 1 or len(set(sheet.pixels[::401])) < 2:
        raise SelfTestError("the page is printed blank")


def check_pdf(pdf: bytes, content: Content) -> int:
    """Compare the PDF with its data, page by page, and return their number.

    It was validated as PDF/A-3b when it was made: one that fails is not given.
    """
    from cyberwizard.dossier.checking import verify
    from cyberwizard.dossier.pdf import verify as reader

    check = verify(pdf, content, reader)
    if not check.passed:
        raise SelfTestError("the PDF does not agree with its data")
    return check.pages.count


def read_contract(folder: Path, content: Content) -> int:
    """Read a contract made of the catalogue's clauses, by the reading process; count what it knows.

    The pages are drawn by the same process too, which is how a preview is shown.
    """
    from cyberwizard.contract.client import read_contract as read
    from cyberwizard.contract.client import render_pages
    from cyberwizard.contract.explain import explain
    from cyberwizard.dossier.model import Bullets, Dossier, Heading, Section, plain
    from cyberwizard.dossier.pdf import render_pdf

    clauses = tuple(plain(exclusion.clause) for exclusion in content.exclusions)
    lead = plain("Sont exclus de toutes les garanties, et ne sont jamais indemnisés :")
    blocks = (Heading("Exclusions générales", 2, "exclusions"), lead, Bullets(clauses))
    contract = Dossier(
        number="",
        title="Conditions générales d’essai",
        company="",
        day=date(2026, 1, 1),
        disclaimer="",
        cover=(),
        sections=(Section("exclusions", "Conditions générales", blocks),),
        marks=(),
    )
    path = folder / "contrat d’essai.pdf"
    path.write_bytes(render_pdf(contract))
    found = {
        match.id for passage in explain(read(path), content).passages for match in passage.matches
    }
    if len(found) < LEAST_RECOGNISED * len(content.exclusions):
        raise SelfTestError(f"only {len(found)} clauses of {len(content.exclusions)} recognised")
    (image,) = render_pages(path.read_bytes(), [1], 1.0)
    if len(set(image.pixels[::401])) < 2:
        raise SelfTestError("the page is drawn blank")
    return len(found)


def check_saved(path: Path, answers: dict[str, Answer]) -> None:
    """Open the dossier again: all that was there, and what was added."""
    from cyberwizard.dossier_file import DossierFile

    with DossierFile.open(path, read_only=True) as file:
        stored = file.load().answers
    if stored.keys() != answers.keys():
        raise SelfTestError("answers are missing from the file")
    if not any(answer.comment == "Essai du programme." for answer in stored.values()):
        raise SelfTestError("the last answer is missing from the file")


def protect(path: Path) -> None:
    """Set a password, open with it and not without, then remove it."""
    from cyberwizard.dossier_file import DossierFile, PasswordNeededError, new_key

    with DossierFile.open(path) as file:
        plain = file.key
        file.change_key(new_key("Été 2026"))
    try:
        DossierFile.open(path).close()
    except PasswordNeededError:
        with DossierFile.open(path, password="Été 2026") as file:
            file.change_key(plain)
    else:
        raise SelfTestError("a protected dossier opens without its password")
    DossierFile.open(path).close()


@dataclass
class _Clock:
    late: bool = False


def wait(app: QApplication, ready: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Let the window live until *ready*, as long as a slow computer may need."""
    from PySide6.QtCore import QEventLoop, QTimer

    clock = _Clock()

    def end() -> None:
        clock.late = True

    QTimer.singleShot(round(seconds * 1000), end)
    while not ready() and not clock.late:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    return ready()
