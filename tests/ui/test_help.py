"""F1: help on the page, the keys, the words; all by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QScrollArea

from cyberwizard.content.loader import load
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager
from tests.ui.test_flow import answer_identity
from tests.ui.walk import ready
from ui.dialogs.help import HelpDialog

UI = Path(__file__).resolve().parents[2] / "ui"


def open_help(manager: Manager) -> HelpDialog:
    manager.key(Key.Key_F1)
    return manager.wait_for_dialog(HelpDialog)


def test_the_help_opens_on_the_page_one_is_on(launch: Launch) -> None:
    manager = launch()
    open_help(manager)
    assert manager.reads("Commencez ici.")
    assert manager.focus_name == "La page d’accueil (déplié)"
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()
    manager.begin()
    open_help(manager)
    assert manager.reads("Choisissez la réponse la plus proche.")
    assert not manager.reads("Commencez ici.")


def test_escape_gives_the_keyboard_back(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.tab_to("À revoir avant d’imprimer")
    before = manager.focus
    open_help(manager)
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()
    assert manager.focus is before


def test_the_keys_are_those_that_work(launch: Launch) -> None:
    manager = launch()
    open_help(manager)
    manager.press("Raccourcis clavier (replié)")
    for what, key in (("Rechercher", "Ctrl+F"), ("Annuler", "Ctrl+Z"), ("Continuer", "Alt+Droite")):
        assert manager.reads(what)
        assert manager.reads(key)
    actions = {
        action.text().replace("&", "").removesuffix("…"): action.shortcut()
        for title in manager.window.menuBar().actions()
        for action in title.menu().actions()  # type: ignore[attr-defined]
        if not action.shortcut().isEmpty()
    }
    assert len(actions) > 8
    for what, shortcut in actions.items():
        assert manager.reads(what)
        assert manager.reads(shortcut.toString(QKeySequence.SequenceFormat.NativeText))


def test_a_word_is_found_in_the_glossary(launch: Launch) -> None:
    manager = launch()
    open_help(manager)
    manager.press("Les mots expliqués (4) (replié)")
    assert manager.reads("Un boîtier avec des disques")
    manager.tab_to("Chercher un mot")
    manager.write("DISQUE RESEAU")
    assert manager.reads("Un boîtier avec des disques")
    assert not manager.reads("Une copie de vos fichiers")
    manager.write("zzz")
    assert manager.reads("Ce mot n’y est pas.")
    assert not manager.reads("Un boîtier avec des disques")


def test_a_long_help_scrolls_by_keyboard(launch: Launch) -> None:
    manager = launch()
    dialog = open_help(manager)
    for part in dialog._parts:
        part.set_open(True)
    dialog.resize(420, 300)
    ready(dialog)
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    manager.tab_to("Fermer")
    bar.setValue(0)
    manager.key(Key.Key_PageDown)
    assert bar.value() > 100
    manager.key(Key.Key_End)
    assert bar.value() == bar.maximum()
    manager.key(Key.Key_Home)
    assert bar.value() == 0


def test_what_the_help_names_is_written_so_on_the_screen() -> None:
    sources = "".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    sources = re.sub(r'"\s*\n\s*"', "", sources)
    named = {
        name
        for topic in load().help_topics
        for text in topic.text
        for name in re.findall("«\u00a0(.+?)\u00a0»", text)
    }
    assert len(named) > 8
    elsewhere = {".cyberdossier", "Exposé", "À discuter", "Rassurant", "Sans rapport", "rassurant"}
    elsewhere |= {"Je ne sais pas", "je ne sais pas", "En partie", "non"}
    assert [name for name in sorted(named - elsewhere) if name not in sources] == []
