"""What people expect of any program: its place on the screen, keys, drops, arguments, French."""

from __future__ import annotations

import os
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import cyberwizard
from cyberwizard import paths
from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile
from tests.ui.conftest import NOW, Launch
from tests.ui.driver import Key
from tests.ui.test_program import OPEN, WATCH, run
from ui.dialogs.about import FONTS, PARTS, AboutDialog
from ui.settings import DEFAULT_TEXT_SIZE, Settings

# --- Its place on the screen ---------------------------------------------------------------------


def saved_by(qtbot: QtBot, place: QPoint, width: int, height: int) -> QByteArray:
    """Return what a window somewhere would have remembered."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(place.x(), place.y(), width, height)
    return widget.saveGeometry()


def test_the_window_comes_back_where_it_was(launch: Launch) -> None:
    manager = launch()
    manager.window.setGeometry(60, 70, 700, 520)
    before = manager.window.geometry()
    manager.quit()
    again = launch(resize=False)
    assert again.window.geometry() == before


@pytest.mark.parametrize("place", [QPoint(4000, 300), QPoint(-3000, -900), QPoint(40, 9000)])
def test_a_window_of_a_screen_that_has_gone_comes_back_in_sight(
    launch: Launch, qtbot: QtBot, tmp_path: Path, place: QPoint
) -> None:
    settings = Settings(tmp_path / "settings")
    settings.geometry = saved_by(qtbot, place, 600, 500)
    manager = launch(resize=False)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    title = manager.window.frameGeometry().adjusted(0, 0, 0, -manager.window.height() // 2)
    assert screen.intersected(title).width() > 200
    assert screen.intersected(title).height() > 100


@pytest.mark.parametrize("nonsense", [b"", b"not a geometry", b"\x01\xd9\xd0\xcb\x00\x03"])
def test_settings_that_mean_nothing_do_no_harm(
    launch: Launch, tmp_path: Path, nonsense: bytes
) -> None:
    settings = Settings(tmp_path / "settings")
    settings.geometry = QByteArray(nonsense)
    manager = launch(resize=False)
    assert manager.window.width() > 400


# --- Keys ----------------------------------------------------------------------------------------


def test_the_text_grows_and_shrinks_by_keys(launch: Launch) -> None:
    manager = launch()
    manager.begin()

    def size() -> float:
        return QApplication.font().pointSizeF()

    assert size() == DEFAULT_TEXT_SIZE
    manager.key(Key.Key_Plus, ctrl=True)
    assert size() == 12.0
    manager.key(Key.Key_Equal, ctrl=True)
    assert size() == 14.0
    for _ in range(9):
        manager.key(Key.Key_Plus, ctrl=True)
    assert size() == 21.0
    manager.key(Key.Key_0, ctrl=True)
    assert size() == DEFAULT_TEXT_SIZE
    for _ in range(4):
        manager.key(Key.Key_Minus, ctrl=True)
    assert size() == 9.0
    assert manager.window._settings.text_size == 9.0
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    assert manager.focus.isVisible()


# --- Drops ---------------------------------------------------------------------------------------


def drop(window: QWidget, *paths: Path | str) -> bool:
    """Drop files on *window* as the system does; tell whether it took them."""
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(p)) if isinstance(p, Path) else QUrl(p) for p in paths]
    data.setUrls(urls)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, none))
    return True


def made(path: Path, firm: str) -> Path:
    with DossierFile.create(path, now=NOW, content_version="essai") as file:
        file.save_answer("nom_entreprise", Answer(value=firm), None, NOW)
    return path


def test_a_dossier_dropped_on_the_window_opens(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    assert drop(manager.window, made(tmp_path / "a.cyberdossier", "Fleuriste"))
    manager.wait_for_wizard()
    assert manager.reads("Fleuriste")
    assert drop(manager.window, made(tmp_path / "b.CYBERDOSSIER", "Garage"))
    manager.wait_to_read("Garage")


def test_what_is_not_a_dossier_is_not_taken(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = made(tmp_path / "a.cyberdossier", "Fleuriste")
    picture = tmp_path / "photo.png"
    for refused in (
        (picture,),
        (tmp_path,),
        (path, picture),
        ("https://exemple.fr/a.cyberdossier",),
    ):
        assert not drop(manager.window, *refused)
    assert manager.window.document is None


# --- Arguments -----------------------------------------------------------------------------------


def test_a_relative_path_is_opened_and_remembered_whole(tmp_path: Path) -> None:
    path = made(tmp_path / "Garage du Port.cyberdossier", "Garage")
    relative = os.path.relpath(path, Path(__file__).resolve().parents[2])
    done = run("-c", OPEN, relative)
    assert (done.returncode, done.stdout) == (0, "Garage du Port — Cyberwizard\n"), done.stderr
    [recent] = Settings(paths.settings_dir()).recents()
    assert recent.path == path


SAY = WATCH.replace(
    "window.first_painted.connect(tell)",
    """
from PySide6.QtWidgets import QLabel

def say(sentence):
    if sentence:
        print(sentence)
        window.close()

window.desk.problem.connect(say)
""",
)


@pytest.mark.parametrize(
    ("name", "said"),
    [("absent.cyberdossier", "introuvable"), ("", "dossier")],
    ids=["a file that is not there", "a folder"],
)
def test_what_cannot_be_opened_is_said_in_the_window(tmp_path: Path, name: str, said: str) -> None:
    done = run("-c", SAY, str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


# --- French --------------------------------------------------------------------------------------


def test_qt_s_message_boxes_and_files_speak_french(launch: Launch, qtbot: QtBot) -> None:
    launch()
    box = QMessageBox()
    qtbot.addWidget(box)
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Yes | buttons.No | buttons.Cancel | buttons.Save | buttons.Close)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert texts == {"Oui", "Non", "Annuler", "Enregistrer", "Fermer"}
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    label = dialog.labelText(QFileDialog.DialogLabel.FileName).replace("&", "")
    assert label.startswith("Nom de fichier")
    [box_] = dialog.findChildren(QDialogButtonBox)
    assert {button.text().replace("&", "") for button in box_.buttons()} == {"Ouvrir", "Annuler"}


def test_qt_s_print_dialog_speaks_french(launch: Launch, qtbot: QtBot) -> None:
    launch()
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    texts = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    assert {"Imprimer", "Annuler"} <= texts
    assert not {"Print", "Cancel", "Properties"} & texts


def test_in_english_they_speak_english(launch: Launch, qtbot: QtBot) -> None:
    launch(language="en")
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Yes", "Cancel"}


# --- About ---------------------------------------------------------------------------------------

ROOT = Path(__file__).resolve().parents[2]


def notices() -> list[tuple[str, str, str]]:
    """Return the name, the licence and the role of each line of the notices."""
    text = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", text, re.MULTILINE)
    return [row for row in rows if row[0] not in ("Paquet", "Police") and "---" not in row[0]]


def test_about_names_what_the_notices_name_and_nothing_else() -> None:
    shipped = {name: licence for name, licence, role in notices() if "ni livré" not in role}
    ours = {part.package: part.licence for part in PARTS} | dict(FONTS)
    assert len(ours) == len(PARTS) + len(FONTS)
    for name, licence in ours.items():
        [stated] = [s for noticed, s in shipped.items() if noticed.partition(" (")[0] == name]
        assert licence in stated, name
    assert len(shipped) == len(ours)
    for part in PARTS:
        [role] = [role for name, _, role in notices() if name == part.package]
        named = [word for word in part.brings.split(", ") if word != "Qt"]
        assert [n for n in named if n.replace(" ", "") not in role.replace(" ", "")] == []


def test_about_gives_the_versions_installed(launch: Launch) -> None:
    manager = launch()
    manager.window._show_about()
    dialog = manager.wait_for_dialog(AboutDialog)
    assert manager.reads(f"Cyberwizard {cyberwizard.__version__}")
    assert not manager.reads("PDFium")
    manager.press("Logiciels libres et polices employés (replié)")
    for part in PARTS:
        try:
            number = version(part.package)
        except PackageNotFoundError:  # only needed by an older Python
            assert part.package == "typing-extensions"
            continue
        assert manager.reads(f"{part.package} {number}")
    assert manager.reads("Inter — OFL-1.1")
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not dialog.isVisible())
