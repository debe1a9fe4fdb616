"""Ctrl+F: type, go down, Return; the keyboard always comes back."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager, name_of
from tests.ui.test_flow import answer_identity
from ui.dialogs.search import SearchDialog


def open_search(manager: Manager) -> SearchDialog:
    manager.key(Key.Key_F, ctrl=True)
    dialog = manager.wait_for_dialog(SearchDialog)
    manager.wait(lambda: dialog.is_ready)
    return dialog


def type_in(manager: Manager, text: str) -> None:
    for character in text:
        QTest.keyClicks(manager.focus, character)


def titles(dialog: SearchDialog) -> list[str]:
    model = dialog.results.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def current(dialog: SearchDialog) -> str:
    row = dialog.results.current
    assert row is not None
    return row.title


def closed(manager: Manager) -> None:
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()


def test_type_and_return_goes_to_the_question(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    dialog = open_search(manager)
    type_in(manager, "fichiers copies")
    assert current(dialog) == "Vos fichiers sont-ils copiés ?"
    assert manager.reads("Partie 2 sur 2 · Sauvegardes & copies · question 1 sur 1")
    manager.key(Key.Key_Return)
    closed(manager)
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    assert manager.focus_name == "Oui, tous"


def test_down_goes_into_the_list_and_up_comes_back(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    dialog = open_search(manager)
    type_in(manager, "copie")
    assert name_of(manager.focus) == "Mots à chercher"
    manager.key(Key.Key_Down)
    assert name_of(manager.focus) == "Résultats"
    before = current(dialog)
    manager.key(Key.Key_Down)
    assert current(dialog) != before
    manager.key(Key.Key_Up)
    manager.key(Key.Key_Up)
    assert name_of(manager.focus) == "Mots à chercher"
    manager.key(Key.Key_Down)
    type_in(manager, " s")  # what is typed in the list goes to the field
    assert name_of(manager.focus) == "Mots à chercher"
    assert dialog.edit.text() == "copie s"
    manager.key(Key.Key_Down)
    manager.key(Key.Key_Backspace)
    assert dialog.edit.text() == "copie "


def test_return_in_the_list_goes_to_the_one_chosen(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    dialog = open_search(manager)
    type_in(manager, "sauvegarde")
    manager.key(Key.Key_Down)
    while current(dialog) != "Pas de sauvegarde":
        before = current(dialog)
        manager.key(Key.Key_Down)
        assert current(dialog) != before
    manager.key(Key.Key_Return)
    closed(manager)
    assert manager.title() == "Les exclusions que vos réponses touchent"
    assert manager.focus_name.startswith("Exposé : Pas de sauvegarde")
    assert manager.reads("Sans copie, pas de paiement.")  # the card is unfolded


def test_escape_closes_and_gives_the_keyboard_back(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.tab_to("À revoir avant d’imprimer")
    before = manager.focus
    open_search(manager)
    type_in(manager, "copie")
    manager.key(Key.Key_Escape)
    closed(manager)
    assert manager.focus is before


def test_a_hidden_question_says_why_and_leads_to_its_cause(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    dialog = open_search(manager)
    type_in(manager, "debranchee")
    assert current(dialog) == "Une copie est-elle débranchée ?"
    assert manager.reads("Cachée parce que vous avez répondu « Non » à « Vos fichiers")
    manager.key(Key.Key_Return)
    assert dialog.isVisible()  # it leads nowhere
    manager.press("Voir la réponse qui la cache")
    closed(manager)
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    assert manager.focus_name == "Non"


def test_a_measure_leads_to_the_plan_when_it_is_there(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    dialog = open_search(manager)
    type_in(manager, "copier chaque soir")
    assert current(dialog) == "Copier vos fichiers chaque soir"
    assert manager.reads("Pas dans votre plan : vos réponses ne la demandent pas.")
    manager.key(Key.Key_Escape)
    closed(manager)
    manager.choose("Non")
    dialog = open_search(manager)
    type_in(manager, "copier chaque soir")
    assert current(dialog) == "Copier vos fichiers chaque soir"
    manager.key(Key.Key_Return)
    closed(manager)
    assert manager.title() == "Votre plan d’action"


def test_nothing_found_is_said_with_what_to_do(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    dialog = open_search(manager)
    type_in(manager, "xyzzy")
    assert manager.reads("Rien de tel. Essayez un seul mot, ou le début d’un mot.")
    assert titles(dialog) == []
    manager.key(Key.Key_Return)
    assert dialog.isVisible()


def test_what_was_just_typed_is_searched_from_and_kept(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.write("Garage Martin")
    open_search(manager)
    document = manager.window.document
    assert document is not None
    assert document.firm == "Garage Martin"
