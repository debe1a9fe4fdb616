"""Mon contrat, at the keyboard: given, read, explained, corrected, kept, taken away."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QMessageBox

from cyberwizard import notes
from cyberwizard.answers import Answer
from cyberwizard.contract.client import StoppedError
from cyberwizard.contract.explain import ASK_UNKNOWN
from cyberwizard.contract.model import Document as ContractText
from cyberwizard.notes import ContractNote
from tests.contracts import hostile
from tests.contracts.generate import FOLDER, sample
from tests.contracts.test_understanding import TEXT
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from ui.app import ContractFiles
from ui.dialogs.add_passage import AddPassageDialog
from ui.dialogs.paste_text import PasteTextDialog
from ui.dialogs.pick_entries import PickEntriesDialog
from ui.pages.contract import CARDS, ContractPage
from ui.widgets.passage_card import PassageCard


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A contract of two pages, of which the small content knows two cards."""
    return sample(FOLDER / "reglage" / "01_assureur_clair.txt").pdf


@pytest.fixture
def contract(pdf: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "Mon contrat.pdf"
    path.write_bytes(pdf)
    return path


def at_contract(launch: Launch) -> Manager:
    manager = launch()
    manager.begin()
    go(manager)
    return manager


def go(manager: Manager, stop: str = "@contrat") -> None:
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(stop)
    manager.wait(lambda: not wizard.is_behind)


def page_of(manager: Manager) -> ContractPage:
    wizard = manager.window.wizard
    assert wizard is not None
    assert isinstance(wizard.page, ContractPage)
    return wizard.page


def note_of(manager: Manager) -> ContractNote | None:
    document = manager.window.document
    assert document is not None
    return notes.contract(document.notes)


def read(manager: Manager, path: Path) -> ContractNote:
    manager.press("Choisir le fichier…")
    manager.give_file(path)
    return until_read(manager)


def until_read(manager: Manager) -> ContractNote:
    manager.wait(lambda: note_of(manager) is not None)
    manager.wait(lambda: not page_of(manager)._source.busy)
    manager.activate()
    settled(manager)
    note = note_of(manager)
    assert note is not None
    return note


def settled(manager: Manager) -> None:
    wizard = manager.window.wizard
    assert wizard is not None
    manager.wait(lambda: not wizard.is_behind)


def paste(manager: Manager, text: str) -> ContractNote:
    manager.press("Coller le texte…")
    manager.wait_for_dialog(PasteTextDialog)
    manager.write(text)
    manager.press("Lire ce texte")
    return until_read(manager)


def cards(manager: Manager) -> list[PassageCard]:
    return [card for card in page_of(manager).findChildren(PassageCard) if card.isVisible()]


def choose_group(manager: Manager, name: str) -> None:
    """Go to the filter, then along it with the arrows."""
    filter_ = page_of(manager)._filter
    manager.tab_to(filter_.chips[filter_.current].shown)
    for _ in filter_.chips:
        if manager.focus_name.startswith(name):
            settled(manager)
            return
        manager.key(Key.Key_Right)
    raise AssertionError(name)


def unfold(manager: Manager, words: str) -> PassageCard:
    card = next(card for card in cards(manager) if words in card.header.detail)
    manager.tab_to(card.header.accessibleName())
    manager.key(Key.Key_Return)
    assert card.is_open
    settled(manager)
    return card


# --- Before any contract


def test_before_any_contract_one_reads_what_will_happen(launch: Launch) -> None:
    manager = at_contract(launch)
    assert manager.title() == "Mon contrat"
    assert manager.reads("Rien ne sort de cet ordinateur.")
    assert manager.focus_name == "Choisir le fichier…"
    manager.press("Parcourir les exclusions sans contrat")
    assert manager.title() == "Les exclusions que vos réponses touchent"


def test_the_summary_says_whether_a_contract_was_read(launch: Launch) -> None:
    manager = at_contract(launch)
    manager.tab_to("Mon contrat, à faire lire")
    manager.activate()
    count = len(paste(manager, TEXT).passages)
    manager.tab_to(f"Mon contrat, {count} passage")


# --- Reading


def test_every_passage_found_is_shown(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    note = read(manager, contract)
    assert len(note.passages) > 20
    found = f"{len(note.passages)} passages trouvés, qui retirent ou limitent la garantie."
    assert manager.reads(found)
    filter_ = page_of(manager)._filter
    counts = [int(chip.shown.rpartition("(")[2].rstrip(")")) for chip in filter_.chips]
    assert sum(counts) == len(note.passages)
    seen: set[int] = set()
    for name, count in zip(
        ("Exposé", "À discuter", "Rassurant", "Non reconnu"), counts, strict=False
    ):
        choose_group(manager, name)
        shown = [card.number for card in cards(manager)]
        assert len(shown) == count
        seen |= set(shown)
    assert seen == set(range(len(note.passages)))


def test_a_long_group_comes_by_pieces(launch: Launch) -> None:
    manager = at_contract(launch)
    lines = "".join(
        f"- les dommages aux tapis et tentures du salon {n} ;\n" for n in range(CARDS + 5)
    )
    paste(manager, f"EXCLUSIONS\n\nSont exclus de la garantie :\n{lines}")
    assert len(cards(manager)) == CARDS
    manager.press("Montrer la suite (5 passages)")
    assert len(cards(manager)) == CARDS + 5
    assert manager.focus is cards(manager)[CARDS].header


def test_pages_show_beside_and_are_there_again_when_the_dossier_is_reopened(
    launch: Launch, contract: Path, pdf: bytes
) -> None:
    manager = at_contract(launch)
    note = read(manager, contract)
    view = page_of(manager)._view
    manager.wait(lambda: view.drawn)
    assert note.sha256
    document = manager.window.document
    assert document is not None
    assert document.copies == {note.sha256: len(pdf)}
    path = document.path
    manager.saved()
    manager.quit()
    again = launch(path)
    go(again)
    assert note_of(again) == note
    view = page_of(again)._view
    again.wait(lambda: view.drawn)
    assert again.reads("Votre contrat, page 1 sur 2")


def test_a_passage_is_outlined_on_its_page(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    note = read(manager, contract)
    view = page_of(manager)._view
    manager.wait(lambda: view.drawn)
    last = next(n for n, p in enumerate(note.passages) if p.page == 2)
    before = view.grab().toImage()
    page_of(manager)._follow(last)
    manager.wait(lambda: view.page == 2 and view.drawn)
    assert view._canvas.first_outlined() is not None
    assert view.grab().toImage() != before
    manager.wait_to_read("Votre contrat, page 2 sur 2")
    manager.press("Page précédente")
    assert manager.reads("Votre contrat, page 1 sur 2")
    assert view._canvas.first_outlined() is None


def test_pages_can_be_enlarged(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    read(manager, contract)
    view = page_of(manager)._view
    manager.wait(lambda: view.drawn)
    width = view._canvas.width()
    manager.press("Agrandir la page")
    assert view._canvas.width() > width
    manager.wait(lambda: view.drawn)
    manager.press("Réduire la page")
    assert view._canvas.width() == width


def test_a_narrow_window_shows_the_page_instead_of_the_cards(
    launch: Launch, contract: Path
) -> None:
    manager = at_contract(launch)
    manager.window.resize(760, 700)
    read(manager, contract)
    page = page_of(manager)
    assert not page._view.isVisible()
    choose_group(manager, "À discuter")
    card = unfold(manager, "guerre civile")
    manager.press("Voir la page 1")
    assert page._view.isVisible()
    assert not card.isVisible()
    manager.wait(lambda: page._view.drawn)
    assert manager.focus_name == "Revenir aux passages"
    manager.key(Key.Key_Space)
    assert card.isVisible()
    assert manager.focus is card.header


def test_a_pasted_text_is_read_too(launch: Launch) -> None:
    manager = at_contract(launch)
    note = paste(manager, TEXT)
    assert (note.name, note.sha256, len(note.passages)) == ("Texte collé", "", 5)
    assert manager.reads("Ce document n’a pas de pages à montrer")
    assert not page_of(manager)._view.isVisible()


def test_a_file_dropped_on_the_page_is_read(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    drop(page_of(manager), contract)
    assert until_read(manager).name == "Mon contrat.pdf"


def drop(page: ContractPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(50, 50).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def test_no_copy_is_kept_when_one_does_not_want_it(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    manager.press("Garder une copie du contrat dans mon dossier")
    note = read(manager, contract)
    document = manager.window.document
    assert document is not None
    assert (note.sha256, document.copies) == ("", {})
    manager.wait(lambda: page_of(manager)._view.drawn)  # for this time, pages are there
    path = document.path
    manager.saved()
    manager.quit()
    again = launch(path)
    go(again)
    assert again.reads("Les pages ne sont pas montrées : aucune copie n’est gardée.")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Ce fichier est vide"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "abîmé"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "une image"),
        (b"Bonjour.", "presque pas de texte"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(
    launch: Launch, tmp_path: Path, data: bytes, sentence: str
) -> None:
    manager = at_contract(launch)
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    manager.press("Choisir le fichier…")
    manager.give_file(path)
    manager.wait_to_read(sentence)
    manager.activate()
    assert note_of(manager) is None
    assert manager.focus_name == "Choisir le fichier…"


def test_a_password_is_asked_until_it_opens(launch: Launch, pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(hostile.encrypted(pdf, "secret"))
    manager = at_contract(launch)
    manager.press("Choisir le fichier…")
    manager.give_file(path)
    manager.wait_to_read("Ce PDF est protégé par un mot de passe")
    manager.activate()
    assert manager.focus_name == "Mot de passe de ce fichier"
    manager.write("autre")
    manager.key(Key.Key_Return)
    manager.wait_to_read("Ce mot de passe n’ouvre pas ce PDF")
    manager.write("secret")
    manager.key(Key.Key_Return)
    note = until_read(manager)
    view = page_of(manager)._view
    manager.wait(lambda: view.drawn)
    document = manager.window.document
    assert document is not None
    manager.saved()
    manager.quit()
    # The password is kept nowhere: the pages ask for it again.
    again = launch(document.path)
    go(again)
    again.wait_to_read("Ce PDF est protégé par un mot de passe")
    again.tab_to("Mot de passe de ce PDF")
    again.write("secret")
    again.key(Key.Key_Return)
    view = page_of(again)._view
    again.wait(lambda: view.drawn)
    assert note_of(again) == note


class Slow(ContractFiles):
    """Reads for as long as nobody stops it."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.stopped = threading.Event()

    def read(self, data: bytes, password: str, stop: threading.Event) -> ContractText:
        assert (data[:5], password) == (b"%PDF-", "")
        self.entered.set()
        assert stop.wait(60)
        self.stopped.set()
        raise StoppedError("La lecture a été arrêtée ; rien n’a changé.")


@pytest.fixture
def slow(outside: Outside) -> Slow:
    slow = Slow()
    outside.services = outside.services._replace(contracts=slow)
    return slow


def test_a_reading_can_be_stopped(launch: Launch, contract: Path, slow: Slow) -> None:
    manager = at_contract(launch)
    manager.press("Choisir le fichier…")
    manager.give_file(contract)
    manager.wait(slow.entered.is_set)
    manager.wait_to_read("Étape 1 sur 2 : lecture de « Mon contrat.pdf »…")
    manager.activate()
    assert manager.focus_name == "Arrêter la lecture"
    manager.key(Key.Key_Space)
    manager.wait(slow.stopped.is_set)
    assert manager.focus_name == "Choisir le fichier…"
    manager.window.wait_for_work()
    assert note_of(manager) is None


def test_closing_the_dossier_stops_the_reading(launch: Launch, contract: Path, slow: Slow) -> None:
    manager = at_contract(launch)
    manager.press("Choisir le fichier…")
    manager.give_file(contract)
    manager.wait(slow.entered.is_set)
    manager.activate()
    manager.quit()
    manager.wait(slow.stopped.is_set)


def test_a_read_only_dossier_keeps_no_contract(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    document = manager.window.document
    assert document is not None
    manager.saved()
    manager.window.desk.leave(lambda: None)
    manager.wait(lambda: manager.window.document is None)
    manager.window.desk.open_path(document.path, read_only=True)
    manager.wait_for_wizard()
    go(manager)
    assert manager.reads("Ce dossier est ouvert en lecture seule")
    assert not page_of(manager)._source.isVisible()
    drop(page_of(manager), contract)
    assert not page_of(manager)._source.busy


# --- One passage


def test_a_passage_is_explained_with_what_the_answers_say(launch: Launch) -> None:
    manager = at_contract(launch)
    document = manager.window.document
    assert document is not None
    document.answer("copie", Answer(options=("non",)))
    paste(manager, TEXT)
    unfold(manager, "sauvegardées chaque semaine")
    assert manager.reads("Exposé · reconnu · condition de garantie")
    assert manager.reads("Dans votre contrat, page 1, article 4.2")
    assert manager.reads("Les mots qui ont décidé : ")
    assert manager.reads("Sans copie, pas de paiement.")
    assert manager.reads("Vous n’avez pas de copie sûre.")
    manager.press("Vos fichiers sont-ils copiés ?")
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("Oui, tous")
    manager.press("Revenir au contrat")
    settled(manager)
    choose_group(manager, "Rassurant (1)")
    assert "sauvegardées chaque semaine" in cards(manager)[0].header.detail


def test_open_words_and_exceptions_are_questions(launch: Launch) -> None:
    manager = at_contract(launch)
    paste(manager, TEXT)
    choose_group(manager, "Non reconnu")
    unfold(manager, "les amendes")
    assert manager.reads("« notamment ». Question à poser : Ce passage contient des mots ouverts")
    assert manager.reads("Ce passage contient une exception")


def test_what_is_not_recognised_is_to_be_asked(launch: Launch) -> None:
    manager = at_contract(launch)
    note = paste(manager, TEXT)
    place = next(n for n, p in enumerate(note.passages) if "tapis" in p.text)
    assert note.passages[place].ask
    choose_group(manager, "Non reconnu")
    unfold(manager, "tapis")
    assert manager.reads(ASK_UNKNOWN)
    manager.press("Poser cette question à mon assureur")
    after = note_of(manager)
    assert after is not None
    assert not after.passages[place].ask


def test_a_note_is_kept(launch: Launch) -> None:
    manager = at_contract(launch)
    note = paste(manager, TEXT)
    choose_group(manager, "À discuter")
    card = unfold(manager, "guerre civile")
    manager.tab_to("Votre note sur ce passage")
    manager.write("Vu avec le courtier")
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.flush()
    after = note_of(manager)
    assert after is not None
    assert after.passages[card.number].note == "Vu avec le courtier"
    assert replace(after.passages[card.number], note="") == note.passages[card.number]
    document = manager.window.document
    assert document is not None
    manager.saved()
    manager.quit()
    again = launch(document.path)
    assert note_of(again) == after


def test_a_card_is_corrected(launch: Launch) -> None:
    manager = at_contract(launch)
    paste(manager, TEXT)
    choose_group(manager, "Non reconnu")
    number = unfold(manager, "tapis").number
    manager.press("Corriger la fiche…")
    dialog = manager.wait_for_dialog(PickEntriesDialog)
    assert dialog.search.hasFocus()
    manager.write("copié")
    assert manager.reads("1 fiche")
    manager.press("Pas de sauvegarde")
    manager.press("Garder ces fiches")
    manager.activate()
    settled(manager)
    # It went with its card, and the keyboard with it.
    filter_ = page_of(manager)._filter
    assert filter_.chips[filter_.current].shown.startswith("À discuter")
    card = next(card for card in cards(manager) if card.number == number)
    assert card.is_open
    assert manager.focus is card.header
    assert manager.reads("Vous avez choisi la fiche vous-même.")
    assert chosen(manager, number) == ("defaut_sauvegarde",)
    manager.press("Corriger la fiche…")
    manager.wait_for_dialog(PickEntriesDialog)
    manager.press("Revenir à la lecture")
    manager.activate()
    assert chosen(manager, number) is None


def chosen(manager: Manager, number: int) -> tuple[str, ...] | None:
    note = note_of(manager)
    assert note is not None
    return note.passages[number].chosen


def test_no_card_may_suit(launch: Launch) -> None:
    manager = at_contract(launch)
    paste(manager, TEXT)
    choose_group(manager, "À discuter")
    number = unfold(manager, "guerre civile").number
    manager.press("Corriger la fiche…")
    manager.wait_for_dialog(PickEntriesDialog)
    manager.press("Aucune ne convient")
    manager.activate()
    assert chosen(manager, number) == ()
    assert manager.reads("Vous avez dit qu’aucune fiche ne convient.")
    note = note_of(manager)
    assert note is not None
    assert note.passages[number].ask


def test_the_search_says_when_nothing_has_these_words(launch: Launch) -> None:
    manager = at_contract(launch)
    paste(manager, TEXT)
    choose_group(manager, "À discuter")
    unfold(manager, "guerre civile")
    manager.press("Corriger la fiche…")
    manager.wait_for_dialog(PickEntriesDialog)
    manager.write("zzz")
    assert manager.reads("Aucune fiche n’a ces mots")
    manager.key(Key.Key_Escape)


def test_a_passage_that_was_missed_is_added_and_taken_away(launch: Launch) -> None:
    manager = at_contract(launch)
    before = paste(manager, TEXT)
    manager.press("Ajouter un passage…")
    manager.wait_for_dialog(AddPassageDialog)
    manager.write("Les dégâts du chat\nde la maison sont pour vous.")
    manager.tab_to("À quelle page ?")
    manager.write("0")
    manager.press("Ajouter ce passage")
    assert manager.reads("Donnez un numéro de page, de 1 à 500.")
    manager.tab_to("À quelle page ?")
    manager.write("3")
    manager.press("Ajouter ce passage")
    manager.wait_for_dialog(PickEntriesDialog)
    manager.press("Guerre")
    manager.press("Garder ces fiches")
    manager.activate()
    note = note_of(manager)
    assert note is not None
    added = note.passages[-1]
    assert (added.page, added.text, added.chosen, added.by_hand) == (
        3,
        "Les dégâts du chat de la maison sont pour vous.",
        ("guerre",),
        True,
    )
    assert manager.reads("vous l’avez ajouté")
    manager.press("Enlever ce passage")
    assert note_of(manager) == before


# --- Around the passages


def test_what_is_not_found_and_what_the_law_says(launch: Launch) -> None:
    manager = at_contract(launch)
    paste(manager, TEXT.replace("guerre étrangère ou la guerre civile", "grêle"))
    manager.tab_to("Non trouvé dans ce contrat (1) (replié)")
    manager.key(Key.Key_Return)
    assert manager.reads("Non trouvé ne veut pas dire couvert")
    manager.tab_to("À discuter : Guerre")
    manager.key(Key.Key_Return)
    assert manager.reads("La guerre n’est pas assurée.")
    manager.press("La loi s’applique, même si le contrat n’en dit rien (1) (replié)")
    assert manager.reads("Ces règles viennent de la loi.")


def test_another_contract_takes_the_place_of_the_first(
    launch: Launch, contract: Path, tmp_path: Path
) -> None:
    manager = at_contract(launch)
    first = read(manager, contract)
    manager.press("Lire un autre contrat…")
    assert manager.reads("Donner un autre contrat")
    manager.press("Garder le contrat déjà lu")
    assert note_of(manager) == first
    assert manager.focus_name == "Lire un autre contrat…"
    other = tmp_path / "autre.pdf"
    other.write_bytes(sample(FOLDER / "reglage" / "06_neo_assureur.txt").pdf)
    manager.press("Lire un autre contrat…")
    manager.press("Choisir le fichier…")
    manager.give_file(other)
    manager.wait(lambda: note_of(manager) != first)
    document, note = manager.window.document, note_of(manager)
    assert document is not None
    assert note is not None
    assert note.name == "autre.pdf"
    assert list(document.copies) == [note.sha256]


def test_the_contract_is_taken_away_with_its_copy(launch: Launch, contract: Path) -> None:
    manager = at_contract(launch)
    note = read(manager, contract)
    manager.press("Retirer ce contrat…")
    manager.wait_for_dialog(QMessageBox)
    manager.press("Annuler")
    assert note_of(manager) is not None
    manager.activate()
    manager.press("Retirer ce contrat…")
    manager.wait_for_dialog(QMessageBox)
    manager.press("Retirer le contrat")
    manager.activate()
    document = manager.window.document
    assert document is not None
    assert (note_of(manager), document.copies) == (None, {})
    assert manager.focus_name == "Choisir le fichier…"
    assert manager.reads("Ce qui va se passer")
    manager.key(Key.Key_Z, ctrl=True)
    settled(manager)
    assert note_of(manager) == note
    assert list(document.copies) == [note.sha256]
    manager.wait(lambda: page_of(manager)._view.drawn)


def test_reading_the_same_contract_again_keeps_the_work_done(
    launch: Launch, contract: Path
) -> None:
    manager = at_contract(launch)
    note = read(manager, contract)
    page = page_of(manager)
    page._change(0, replace(note.passages[0], note="À revoir"))
    manager.press("Lire un autre contrat…")
    manager.press("Choisir le fichier…")
    manager.give_file(contract)
    manager.wait(lambda: not page._replacing)
    again = note_of(manager)
    assert again is not None
    assert again.passages[0].note == "À revoir"


def test_pages_that_cannot_be_drawn_are_said(
    launch: Launch, contract: Path, outside: Outside
) -> None:
    class Broken(ContractFiles):
        def draw(
            self, data: bytes, pages: Sequence[int], scale: float, password: str, stop: Any
        ) -> Iterator[Any]:
            return super().draw(b"%PDF-1.7 rien", pages, scale, password, stop)

    outside.services = outside.services._replace(contracts=Broken())
    manager = at_contract(launch)
    read(manager, contract)
    manager.wait_to_read("abîmé")
    choose_group(manager, "Non reconnu")
    assert isinstance(manager.shown, type(manager.window) | QDialog)
