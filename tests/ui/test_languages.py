"""French by default, English on demand, and nothing left untranslated."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMenu,
    QMenuBar,
    QPushButton,
)

from scripts.translations import problems
from tests.ui import checks
from tests.ui.conftest import Launch
from tests.ui.driver import Key
from tests.ui.walk import every_state
from ui.dialogs.settings import SettingsDialog

UI = Path(__file__).resolve().parents[2] / "ui"
FRENCH_ON_PURPOSE = {
    "Français",
    "Cyberwizard",
    " (abîmé *",  # part of the name of a file
    # An error of the core, said in French like every other.
    "Les pages ne peuvent pas être montrées ici\u202f; créez le PDF, puis ouvrez‑le avec votre "
    "lecteur de PDF.",
}


def test_the_translations_are_whole_and_in_step() -> None:
    assert problems() == []


def test_every_window_opens_in_english_and_says_what_stays_in_french(launch: Launch) -> None:
    """In a small window too: the walk is long, so it serves for both."""
    manager = launch(language="en")
    manager.window.resize(683, 384)
    written, silent, wrong = set(), [], []
    for state, shown in every_state(manager):
        written |= {button.text() for button in shown.findChildren(QPushButton)}
        if "answered" in state and not manager.reads("This question is in French."):
            silent.append(state)
        if state == "@constats" and not manager.reads("These cards are in French."):
            silent.append(state)
        wrong += [f"{state}: {problem}" for problem in checks.wrong_with(shown)]
    assert {"Continuer", "Précédent", "Fermer", "Commencer un dossier"}.isdisjoint(written)
    assert {"Continue", "Back", "Close", "Start a file"} <= written
    assert silent == []
    assert not wrong, "\n".join(wrong)


def test_the_language_changes_at_once_and_the_place_is_kept(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.write("Garage Martin")
    manager.key(Key.Key_Comma, ctrl=True)
    dialog = manager.wait_for_dialog(SettingsDialog)
    manager.tab_to("Français")
    manager.key(Key.Key_Right)
    manager.wait(lambda: dialog.windowTitle() == "Settings")
    manager.key(Key.Key_Escape)
    manager.wait_for_wizard()
    assert manager.reads("Part 1 of 2 · Votre entreprise · question 1 of 5")
    assert manager.reads("Garage Martin")
    manager.press("Answer later")
    assert manager.title() == "Quel est votre numéro SIREN ?"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_in_each_menu_a_letter_chooses_one_entry(launch: Launch, language: str) -> None:
    bar = launch(language=language).window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    assert len(menus) == 5
    for holder in (bar, *menus):
        assert isinstance(holder, QMenuBar | QMenu)
        texts = [action.text() for action in holder.actions() if not action.isSeparator()]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(set(letters)) == len(letters), texts


def test_the_choice_of_language_is_remembered(launch: Launch) -> None:
    manager = launch()
    manager.window.use_language("en")
    assert manager.window._settings.language == "en"


@pytest.mark.parametrize(("count", "said"), [(1, "1 question sur 4"), (2, "2 questions sur 4")])
def test_french_plurals(launch: Launch, count: int, said: str) -> None:
    manager = launch()
    manager.begin()
    manager.write("Garage Martin")
    manager.key(Key.Key_Return)
    manager.key(Key.Key_Return)
    if count == 2:
        manager.write("6")
        manager.key(Key.Key_Return)
    manager.wait_to_read(said.replace("4", "5"))


def test_qt_s_own_dialogs_speak_french(launch: Launch) -> None:
    manager = launch()
    manager.key(Key.Key_O, ctrl=True)
    dialog = manager.wait_for_dialog(QFileDialog)
    buttons = dialog.findChildren(QDialogButtonBox)[0].buttons()
    assert "Annuler" in {button.text().replace("&", "") for button in buttons}
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not isinstance(QApplication.activeModalWidget(), QDialog))


@pytest.mark.parametrize(
    "path",
    # The self-test answers on a console, to whoever helps a French user on the phone.
    sorted(path for path in UI.rglob("*.py") if path.name != "selftest.py"),
    ids=lambda path: path.name,
)
def test_no_french_word_escapes_translation(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    translated = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _is_translation(node.func)
        for argument in node.args
    }
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    left = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in translated | docstrings
        if any(c in node.value for c in "éèêàùçôîÉÈÀ’«")
    }
    assert left - FRENCH_ON_PURPOSE == set()


def _is_translation(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else None
    if isinstance(function, ast.Name):
        name = function.id
    return name in ("tr", "translate")
