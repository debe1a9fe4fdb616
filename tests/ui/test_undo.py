"""A slip of the hand is taken back by Ctrl+Z, on screen and in the file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile
from cyberwizard.notes import Ask, Choice, Decision, decision_name, exclusion_name
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager
from tests.ui.test_flow import answer_identity, answers_on_disk


def undo(manager: Manager) -> None:
    manager.key(Key.Key_Z, ctrl=True)


def redo(manager: Manager) -> None:
    manager.key(Key.Key_Y, ctrl=True)


def edit_menu(manager: Manager) -> QMenu:
    """Open the menu as a click does, and close it."""
    [menu] = [
        action.menu()
        for action in manager.window.menuBar().actions()
        if action.text().replace("&", "") == "Édition"
    ]
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def test_an_answer_is_taken_back_where_it_was_given(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.choose("Oui, tous")
    manager.next()
    assert manager.title() == "Une copie est-elle débranchée ?"
    undo(manager)
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    assert manager.reads("Vous avez annulé la réponse à « Vos fichiers sont-ils copiés ? ».")
    document = manager.window.document
    assert document is not None
    assert document.session.answer_to("copie") == Answer()
    manager.saved()
    assert "copie" not in answers_on_disk(path)
    assert document.session.answer_to("serveur_nas").options == ("nas",)
    redo(manager)
    assert manager.reads("Vous avez rétabli la réponse à « Vos fichiers sont-ils copiés ? ».")
    assert document.session.answer_to("copie").options == ("oui",)
    manager.saved()
    assert answers_on_disk(path)["copie"] == (("oui",), "")


def test_the_keyboard_goes_on_from_the_card(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Oui, tous")
    manager.choose("En partie, sauf certains")
    undo(manager)
    assert manager.focus_name == "Oui, tous"
    undo(manager)
    manager.key(Key.Key_Return)
    assert manager.title() == "Une copie est-elle débranchée ?"


def test_the_history_of_the_file_keeps_everything(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    manager.saved()  # what waits for the disk is replaced by what follows
    undo(manager)
    manager.saved()
    manager.quit()
    with DossierFile.open(path, read_only=True) as file:
        lines = [line for line in file.history() if line.question_id == "copie"]
    assert [line.new.options if line.new else None for line in lines][-2:] == [("non",), None]


def test_in_a_text_field_the_keys_are_those_of_the_text(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.write("Garage Martin")
    manager.key(Key.Key_Return)
    manager.back()
    manager.write("Garage Martin et fils")
    undo(manager)
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    document = manager.window.document
    assert document is not None
    assert document.changes.next is None  # the dossier's own undo was not asked


def test_typing_is_taken_back_at_once(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.write("Garage")
    wizard, document = manager.window.wizard, manager.window.document
    assert wizard is not None
    assert document is not None
    wizard.flush()
    manager.write("Garage Martin")
    manager.press("Répondre plus tard")
    manager.tab_to("Répondre plus tard")
    undo(manager)
    assert document.session.answer_to("nom_entreprise") == Answer()
    assert manager.title() == "Comment s’appelle votre entreprise ?"


def test_the_menu_says_what_would_be_taken_back(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    menu = edit_menu(manager)
    assert not menu.actions()[0].isEnabled()
    menu.aboutToHide.emit()
    answer_identity(manager)
    manager.choose("Non")
    menu = edit_menu(manager)
    first, second = menu.actions()[:2]
    assert first.text() == ("Annuler la réponse à «\u00a0Vos fichiers sont-ils copiés ?\u00a0»")
    assert (first.isEnabled(), second.isEnabled()) == (True, False)
    menu.aboutToHide.emit()
    first.trigger()
    menu = edit_menu(manager)
    assert "Rétablir la réponse à" in menu.actions()[1].text()
    assert menu.actions()[1].isEnabled()


def test_nothing_to_take_back_is_said(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.tab_to("Répondre plus tard")
    undo(manager)
    assert manager.reads("Rien à annuler.")
    redo(manager)
    assert manager.reads("Rien à rétablir.")
    manager.press("Répondre plus tard")
    assert not manager.reads("Rien à rétablir.")


@pytest.mark.parametrize(
    ("name", "note", "title", "said"),
    [
        (
            decision_name("mesure:copier"),
            Decision(Choice.DO),
            "Votre plan d’action",
            "la décision sur « Copier vos fichiers chaque soir »",
        ),
        (
            exclusion_name("defaut_sauvegarde"),
            Ask(True),
            "Les exclusions que vos réponses touchent",
            "la question à l’assureur sur « Pas de sauvegarde »",
        ),
    ],
)
def test_decisions_and_ticks_are_taken_back_too(
    launch: Launch, name: str, note: Decision | Ask, title: str, said: str
) -> None:
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    document = manager.window.document
    assert document is not None
    document.note(name, note)
    undo(manager)
    assert document.notes == {}
    assert manager.title() == title
    assert manager.reads(f"Vous avez annulé {said}")
    manager.saved()
    with DossierFile.open(path, read_only=True) as file:
        assert file.load().notes == {}
    redo(manager)
    assert document.notes == {name: note}


def test_in_a_dossier_to_read_there_is_nothing(launch: Launch) -> None:
    manager = launch()
    manager.open_example()
    undo(manager)
    assert manager.reads("Rien à annuler.")
