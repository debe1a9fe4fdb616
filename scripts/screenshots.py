"""Take a picture of every page, in every look: ``python scripts/screenshots.py [FOLDER]``.

The pictures go to ``build/screenshots/LOOK-PAGE.png``. One process per look, since the scale is
read when Qt starts. Without a screen, Qt's offscreen platform draws the same pixels.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# look: theme, text size, language, scale, window size
LOOKS = {
    "light": ("light", 10.5, "fr", 1, (1180, 860)),
    "dark": ("dark", 10.5, "fr", 1, (1180, 860)),
    "contrast": ("contrast", 10.5, "fr", 1, (1180, 860)),
    "english": ("light", 10.5, "en", 1, (1180, 860)),
    "text16": ("light", 16.0, "fr", 1, (1180, 860)),
    "text20narrow": ("dark", 20.0, "fr", 1, (800, 700)),
    "scale2": ("light", 10.5, "fr", 2, (683, 384)),
    "laptop": ("light", 10.5, "fr", 1, (1366, 700)),
}
PAUSE_MS = 40


def main(arguments: list[str]) -> int:
    """Run one process per look."""
    if len(arguments) == 2 and arguments[0] == "--look":
        return take(arguments[1], Path(os.environ["SCREENSHOTS"]))
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    code = 0
    for look, (_, _, _, scale, _) in LOOKS.items():
        with tempfile.TemporaryDirectory() as home:
            environment = os.environ | {
                "HOME": home,
                "XDG_CONFIG_HOME": f"{home}/config",
                "XDG_DATA_HOME": f"{home}/data",
                "XDG_CACHE_HOME": f"{home}/cache",
                "APPDATA": home,
                "LOCALAPPDATA": home,
                "QT_SCALE_FACTOR": str(scale),
                "SCREENSHOTS": str(folder),
            }
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
            child = [sys.executable, __file__, "--look", look]
            code |= subprocess.run(child, env=environment, check=False).returncode
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return code


def take(look: str, folder: Path) -> int:
    """Walk through the window in one look."""
    from PySide6.QtCore import QTimer

    from cyberwizard import paths
    from ui.app import launch
    from ui.settings import Settings

    theme, text_size, language, _, size = LOOKS[look]
    settings = Settings(paths.settings_dir())
    settings.theme, settings.text_size, settings.language = theme, text_size, language
    app, window = launch(sys.argv[:1])
    window.resize(*size)
    steps = walk(window)

    def stop(*error: Any) -> None:
        sys.__excepthook__(*error)
        app.exit(1)

    sys.excepthook = stop

    def step() -> None:
        name = next(steps, None)
        if name is None:
            app.quit()
        elif name:
            QTimer.singleShot(PAUSE_MS, lambda: shoot(name))
        else:
            QTimer.singleShot(PAUSE_MS, step)

    def shoot(name: str) -> None:
        shown = app.activeModalWidget() or window
        shown.grab().save(str(folder / f"{look}-{name}.png"))
        step()

    QTimer.singleShot(PAUSE_MS, step)
    return app.exec()


def walk(window: object) -> Iterator[str]:
    """Yield the name of each state once it is on screen; nothing means "not yet"."""
    from PySide6.QtWidgets import QApplication

    from cyberwizard.samples import samples
    from cyberwizard.session import CONTACTS, COVERAGES, FINDINGS, FINISH, PLAN, SIGNATURE
    from ui.document import SaveState, Saving
    from ui.main_window import MainWindow
    from ui.pages.finish import FinishPage
    from ui.widgets.action_card import ActionCard
    from ui.widgets.finding_card import FindingCard
    from ui.widgets.rows import Disclosure

    assert isinstance(window, MainWindow)

    def dialog() -> None:
        shown = QApplication.activeModalWidget()
        if shown is not None:
            shown.close()

    def writable() -> bool:
        document = window.desk.document
        return document is not None and not document.read_only

    yield "accueil"
    window.desk.new_dossier()
    yield "new"
    dialog()
    window._show_settings()
    yield "settings"
    dialog()
    window._show_about()
    yield "about"
    dialog()
    window.desk.open_example(samples()[0])
    while window.wizard is None:
        yield ""
    yield "example"
    copy = paths_for_copy()
    assert window.desk.document is not None
    window.desk.document.save_copy(copy)
    while not writable():
        yield ""
    for name in (
        *("nom_entreprise", "siren", "nombre_personnes", "activite", "serveur_nas"),
        *("sauvegarde_emplacement", "sauvegarde_frequence", "mfa_messagerie"),
    ):
        window.wizard.go_to(name)
        yield f"question-{name}"
    for disclosure in window.wizard.page.findChildren(Disclosure):
        if disclosure.isVisible() and not disclosure.is_open:
            disclosure.set_open(True)
    yield "question-unfolded"
    page = window.wizard.page
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    yield "question-unfolded-end"
    yield from proofs(window)
    window.wizard.go_to(FINDINGS)
    yield "exclusions"
    page = window.wizard.page
    page.findChildren(FindingCard)[0].header.click()
    yield "exclusions-card"
    page.verticalScrollBar().setValue(page.verticalScrollBar().pageStep() // 2 + 160)
    yield "exclusions-card-end"
    window.wizard.go_to(PLAN)
    yield "plan"
    window.wizard.page.findChildren(ActionCard)[0].unfold()
    yield "plan-card"
    for stop, name in ((COVERAGES, "garanties"), (CONTACTS, "contacts"), (SIGNATURE, "signature")):
        window.wizard.go_to(stop)
        yield name
        page = window.wizard.page
        for disclosure in page.findChildren(Disclosure)[:3]:
            disclosure.set_open(True)
        page.verticalScrollBar().setValue(page.verticalScrollBar().pageStep() - 160)
        yield f"{name}-unfolded"
        yield ""
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        yield f"{name}-end"
    window.wizard.go_to(FINISH)
    yield "dossier"
    page = window.wizard.page
    for part in (1, 2, 3):
        page.verticalScrollBar().setValue(page.verticalScrollBar().pageStep() * part)
        yield f"dossier-{part}"
    assert isinstance(page, FinishPage)
    window.wizard.banner.show_state(
        SaveState(Saving.FAILED, None, "Le disque est plein ; libérez de la place.")
    )
    yield "failure"
    document = window.desk.document
    document.closed.connect(lambda: None)
    window.desk.leave(lambda: None)
    while window.accueil is None:
        yield ""
    yield "accueil-resume"


def proofs(window: MainWindow) -> Iterator[str]:
    """Paste a picture of the window as a proof, add it, and look at the list."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QApplication

    from ui.dialogs.evidence import EvidenceDialog
    from ui.pages.question import QuestionPage

    assert window.wizard is not None
    page = window.wizard.page
    assert isinstance(page, QuestionPage)
    mime = QMimeData()
    mime.setImageData(window.grab().toImage())
    page._evidence.take(mime)
    while not isinstance(QApplication.activeModalWidget(), EvidenceDialog):
        yield ""
    yield "proof"
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    dialog.save.click()
    yield ""
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() - 120)
    yield "question-proofs"


def paths_for_copy() -> Path:
    """Return where the example is copied, in the home of this look."""
    return Path.home() / "Boulangerie Martin.cyberdossier"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
