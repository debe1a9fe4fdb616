"""The lists of the summary: what is to check, what is hidden and why."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cyberwizard.answers import Answer
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager
from tests.ui.test_flow import answer_identity
from tests.ui.walk import settle
from ui.dialogs.question_lists import HiddenDialog, ToCheckDialog


def closed(manager: Manager) -> None:
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()


def test_hidden_questions_are_listed_with_the_reason(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    settle(manager)
    manager.press("Questions cachées (1)")
    manager.wait_for_dialog(HiddenDialog)
    assert manager.reads("1 question, parce que vous avez répondu « Non » à « Vos fichiers")
    assert manager.reads("Une copie est-elle débranchée ?")
    manager.press("Revoir : Vos fichiers sont-ils copiés ?")
    closed(manager)
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("Oui, tous")
    settle(manager)
    assert not manager.reads("Questions cachées")


def test_what_is_not_known_is_listed_and_leads_there(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    settle(manager)
    assert not manager.reads("À vérifier (")
    manager.choose("Je ne sais pas")
    document = manager.window.document
    assert document is not None
    siren = document.session.answer_to("siren")
    document.answer("siren", Answer(value=siren.value, to_review=True))
    settle(manager)
    manager.press("À vérifier (2)")
    manager.wait_for_dialog(ToCheckDialog)
    assert manager.reads("Vous avez répondu « Je ne sais pas »")
    assert manager.reads("Vous avez coché « À revoir avant d’imprimer »")
    manager.press("Quel est votre numéro SIREN ?")
    closed(manager)
    assert manager.title() == "Quel est votre numéro SIREN ?"


def test_escape_gives_the_keyboard_back_to_the_line(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.press("Questions cachées (1)")
    manager.wait_for_dialog(HiddenDialog)
    manager.key(Key.Key_Escape)
    closed(manager)
    assert manager.focus_name == "Questions cachées (1)"


def test_from_a_narrow_window_too(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    manager.window.resize(560, 700)
    manager.wait(lambda: not wizard.side.isVisible())
    manager.press("Sommaire")
    manager.press("Questions cachées (1)")
    manager.wait_for_dialog(HiddenDialog)
    manager.press("Revoir : Vos fichiers sont-ils copiés ?")
    closed(manager)
    assert not wizard.side.isVisible()
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
