"""The exclusions: filtered, read, asked about; the page never moves under one's eyes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile
from cyberwizard.notes import CONTRACT, Ask, ContractNote, Note, PassageNote, exclusion_name
from cyberwizard.session import FINDINGS
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_flow import answer_identity
from tests.ui.walk import settle
from ui import app as root
from ui.dialogs.note import NoteDialog
from ui.widgets.card_list import SCREENFUL
from ui.widgets.finding_card import FindingCard

WAR, COPY = exclusion_name("guerre"), exclusion_name("defaut_sauvegarde")


def notes_on_disk(path: Path) -> dict[str, Note]:
    with DossierFile.open(path, read_only=True) as file:
        return dict(file.load().notes)


def at_the_exclusions(launch: Launch) -> tuple[Manager, Path]:
    """Open a dossier whose firm has no copy of its files, at the page of the exclusions."""
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    manager.next()
    settle(manager)
    return manager, path


def cards(manager: Manager) -> list[FindingCard]:
    assert manager.window.wizard is not None
    found = manager.window.wizard.page.findChildren(FindingCard)
    return [card for card in found if card.isVisible()]


def titles(manager: Manager) -> list[str]:
    return [card.header.title for card in cards(manager)]


def test_stance_and_nature_filter_together_and_count_each_other(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    assert titles(manager) == ["Pas de sauvegarde"]
    manager.tab_to("Exposé (1)")
    manager.key(Key.Key_Left)
    assert manager.focus_name == "Toutes (2)"
    assert titles(manager) == ["Pas de sauvegarde", "Guerre"]
    manager.press("Exclusion, condition, déchéance : quelle différence ?")
    settle(manager)
    assert manager.reads("Déchéance : un droit perdu pour une faute après l’attaque.")
    manager.tab_to("Toutes (2)")
    manager.key(Key.Key_Right)
    assert manager.focus_name == "Loi (1)"
    assert titles(manager) == ["Guerre"]
    assert manager.reads("Exposé (0)")
    assert manager.reads("À discuter (1)")
    assert manager.reads("Nature : Loi (1)")
    manager.key(Key.Key_Right)
    assert titles(manager) == ["Pas de sauvegarde"]
    assert manager.reads("Condition de garantie (1)")


def test_what_exposes_is_asked_about_until_one_says_no(launch: Launch) -> None:
    manager, path = at_the_exclusions(launch)
    assert manager.reads("Questions à poser (1)")
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    manager.press("Mettre cette question sur la liste")
    assert manager.reads("Questions à poser (0)")
    assert not manager.reads("Ce qu’il a répondu")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Ask(False)}
    manager.key(Key.Key_Space)
    assert manager.reads("Questions à poser (1)")
    manager.tab_to("Ce qu’il a répondu")
    manager.write("Une copie par semaine.")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Ask(True, "Une copie par semaine.")}
    manager.quit()
    again = launch(path)
    again.wait_for_wizard()
    settle(again)
    again.press("Exposé : Pas de sauvegarde")
    assert again.reads("Une copie par semaine.")


def test_a_reply_survives_a_question_taken_off_the_list(launch: Launch) -> None:
    manager, path = at_the_exclusions(launch)
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    manager.tab_to("Ce qu’il a répondu")
    manager.write("Oui.")
    manager.key(Key.Key_Tab, shift=True)
    manager.key(Key.Key_Space)
    manager.saved()
    assert notes_on_disk(path) == {COPY: Ask(False, "Oui.")}
    manager.key(Key.Key_Space)
    assert manager.reads("Oui.")


def test_the_list_is_copied_answered_and_shortened(launch: Launch) -> None:
    manager, path = at_the_exclusions(launch)
    manager.tab_to("Les fiches (2)")
    manager.key(Key.Key_Right)
    assert manager.reads("1. Pas de sauvegarde")
    assert manager.reads("Quelle copie demandez-vous ?")
    manager.press("Noter ce qu’il a répondu")
    settle(manager)
    manager.tab_to("Ce qu’il a répondu")
    manager.write("Chaque soir.")
    manager.key(Key.Key_Tab, shift=True)
    manager.tab_to("Retirer de la liste")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Ask(True, "Chaque soir.")}
    while not manager.focus_name.startswith("Copier la liste"):
        manager.key(Key.Key_Tab, shift=True)
    manager.key(Key.Key_Space)
    assert manager.reads("La liste est copiée")
    assert QApplication.clipboard().text() == (
        "Questions à mon assureur — Boulangerie Dupont & Fils <SARL>\n"
        "\n1. Pas de sauvegarde\nQuelle copie demandez-vous ?\nVotre réponse\u00a0: Chaque soir.\n"
    )
    manager.press("Retirer de la liste")
    assert manager.reads("Aucune question pour le moment.")
    assert manager.reads("Questions à poser (0)")
    assert manager.focus.isVisible()
    manager.saved()
    assert notes_on_disk(path) == {COPY: Ask(False, "Chaque soir.")}


def test_the_list_leads_back_to_the_card(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    manager.tab_to("Les fiches (2)")
    manager.key(Key.Key_Right)
    manager.press("Voir la fiche")
    assert manager.focus_name == "Exposé : Pas de sauvegarde (déplié)"
    assert manager.reads("Sans copie, pas de paiement.")


def test_a_passage_of_the_contract_is_on_the_list_with_its_reply(launch: Launch) -> None:
    manager, path = at_the_exclusions(launch)
    document = manager.window.document
    assert document is not None
    passage = PassageNote(4, "Sont exclus les faits.", "reconnu", "exclusion", ask=True)
    document.note(CONTRACT, ContractNote("a.pdf", date(2026, 11, 2), 9, passages=(passage,)))
    manager.tab_to("Les fiches (2)")
    manager.key(Key.Key_Right)
    settle(manager)
    assert manager.reads("2. Mon contrat, page 4")
    assert manager.reads("Vous écrivez : « Sont exclus les faits. »")
    manager.press("Noter ce qu’il a répondu")
    settle(manager)
    manager.key(Key.Key_Space)
    manager.key(Key.Key_Tab)
    manager.press("Noter ce qu’il a répondu")
    settle(manager)
    manager.tab_to("Ce qu’il a répondu")
    manager.write("C’est la guerre.")
    manager.saved()
    note = notes_on_disk(path)[CONTRACT]
    assert isinstance(note, ContractNote)
    assert note.passages[0].reply == "C’est la guerre."
    manager.press("Retirer de la liste")
    manager.saved()
    note = notes_on_disk(path)[CONTRACT]
    assert isinstance(note, ContractNote)
    assert not note.passages[0].ask


def test_the_difference_is_explained_once_and_escape_comes_back(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    manager.press("Exclusion ou condition ?")
    manager.wait_for_dialog(NoteDialog)
    assert manager.reads("Une condition est une règle à suivre.")
    assert manager.reads("Guide des copies — Éditeur, vérifié le 01/11/2026")
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()
    assert manager.focus_name == "Exclusion ou condition ?"


def test_a_card_says_its_sources_and_when_they_were_checked(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    assert manager.reads("Guide des copies — Éditeur, vérifié le 01/11/2026")


def test_the_way_back_finds_the_card_where_it_was_and_says_what_changed(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    manager.window.resize(900, 420)
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    manager.tab_to("Vos fichiers sont-ils copiés ?")
    page = manager.window.wizard.page  # type: ignore[union-attr]
    height = manager.focus.mapTo(page, QPoint()).y()
    assert page.verticalScrollBar().value() > 0
    manager.key(Key.Key_Space)
    manager.choose("Oui, tous")
    manager.press("Revenir aux exclusions")
    settle(manager)
    assert manager.reads("« Pas de sauvegarde » a changé. Avant : exposé. Maintenant : rassurant.")
    (card,) = cards(manager)
    assert card.is_open
    assert manager.reads("Vous avez une copie.")
    assert manager.reads("Exposé (0)")
    assert manager.focus_name.startswith("Vos fichiers sont-ils copiés ?")
    assert abs(manager.focus.mapTo(page, QPoint()).y() - height) <= 2


def test_a_card_goes_where_it_belongs_when_one_chooses(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    wizard, document = manager.window.wizard, manager.window.document
    assert wizard is not None
    assert document is not None
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    manager.press("Vos fichiers sont-ils copiés ?")
    manager.choose("Oui, tous")
    manager.press("Revenir aux exclusions")
    assert titles(manager) == ["Pas de sauvegarde"]
    while not manager.focus_name.startswith("Exposé (0)"):
        manager.key(Key.Key_Tab, shift=True)
    manager.key(Key.Key_Right)
    manager.key(Key.Key_Left)
    assert titles(manager) == []
    assert not manager.reads("a changé")
    # The same on a new visit.
    document.answer("copie", Answer(options=("non",)))
    wizard.go_to("copie")
    wizard.go_to(FINDINGS)
    assert titles(manager) == ["Pas de sauvegarde"]
    assert not manager.reads("a changé")


def test_a_coverage_that_the_clause_touches_is_a_key_away_and_back(launch: Launch) -> None:
    manager, _ = at_the_exclusions(launch)
    manager.press("Exposé : Pas de sauvegarde")
    settle(manager)
    manager.press("Retour des fichiers, Pas encore choisi")
    settle(manager)
    assert manager.title() == "Mes garanties"
    manager.press("Revenir aux exclusions")
    settle(manager)
    assert manager.focus_name == "Retour des fichiers, Pas encore choisi"


def test_an_example_that_is_only_read_is_not_written_in(launch: Launch) -> None:
    manager = launch()
    manager.open_example()
    assert manager.window.wizard is not None
    manager.window.wizard.go_to(FINDINGS)
    settle(manager)
    (card, *_) = cards(manager)
    card.unfold()
    assert not card._body.get()._ask._tick.isEnabled()
    manager.window.wizard.flush()
    assert manager.window.document is not None
    assert manager.window.document.notes == {}


def test_the_shipped_cards_come_a_screenful_first(launch: Launch, outside: Outside) -> None:
    outside.services = outside.services._replace(load_content=root.load_content)
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(FINDINGS)
    assert len(wizard.page.findChildren(FindingCard)) == SCREENFUL
    manager.tab_to("À discuter")
    while not manager.focus_name.startswith("Toutes"):
        manager.key(Key.Key_Left)
    settle(manager)
    assert len(cards(manager)) == 62
    assert manager.reads("Les fiches (62)")
    order = [card.y() for card in cards(manager)]
    assert order == sorted(order)
