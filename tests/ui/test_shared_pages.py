"""Coverages, contacts, signature: pages that ask several questions at once, by keyboard."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile, StoredDossier
from cyberwizard.notes import CONTRACT, Ask, ContractNote, coverage_name
from cyberwizard.session import ENDING
from tests.ui.conftest import NOW, Launch
from tests.ui.driver import Key, Manager, name_of
from tests.ui.walk import settle
from ui.widgets.side_bar import SideBar

RETURN_OF_FILES = "garantie_remise_en_etat"


def on_disk(path: Path) -> StoredDossier:
    with DossierFile.open(path, read_only=True) as file:
        return file.load()


def open_page(manager: Manager, stop: str, **answers: str) -> Path:
    """Begin a dossier where some questions have an answer, and go to a page of the ending."""
    path = manager.begin()
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    for name, said in answers.items():
        options = document.session.content.question_by_id[name].options
        document.answer(name, Answer(options=(said,)) if options else Answer(value=said))
    wizard.go_to(stop)
    settle(manager)
    return path


def lines(manager: Manager) -> list[str]:
    """Return what the summary says to a screen reader."""
    settle(manager)
    side = manager.window.findChild(SideBar)
    assert side is not None
    buttons = (*side._themes, *side._ending)
    return [name_of(button) for button in buttons if not button.isHidden()]


def test_a_coverage_says_who_needs_it_and_leads_to_the_answer(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@garanties", copie="non")
    assert manager.title() == "Mes garanties"
    for text in ("Toutes (2)", "Utile (1)", "À discuter (1)", "Peu utile (0)"):
        assert manager.reads(text)
    assert manager.reads("Utile d’après vos réponses")
    assert manager.reads("Tout refaire serait long.")
    manager.press("Limites à regarder")  # the useful one comes first
    for text in ("Regardez la franchise.", "Payez-vous le temps passé ?", "Pas de sauvegarde"):
        assert manager.reads(text)
    manager.press("Vos fichiers sont-ils copiés ?, Non")
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("Oui, tous")
    manager.press("Revenir aux garanties")
    assert manager.reads("Vos copies vous suffiraient.")
    assert manager.reads("Peu utile (1)")


def test_a_coverage_is_chosen_and_its_questions_are_proposed(launch: Launch) -> None:
    manager = launch()
    path = open_page(manager, "@garanties", copie="non")
    assert "Garanties, 0 choisie sur 2" in lines(manager)
    manager.tab_to("Oui, je la veux")
    manager.key(Key.Key_Space)
    assert manager.reads("Le dossier pose alors les questions qui vont avec.")
    assert "Garanties, 1 choisie sur 2" in lines(manager)
    manager.press("Limites à regarder")
    manager.tab_to("À poser à l’assureur")
    assert manager.focus.isChecked()  # type: ignore[attr-defined]
    manager.saved()
    assert on_disk(path).notes == {}  # what is only proposed is not written down
    manager.key(Key.Key_Space)
    manager.tab_to("Ce que l’assureur a répondu")
    manager.write("Oui, 40 € de l’heure")
    manager.tab_to("Votre commentaire")
    manager.write("Voir avec Mme Roussel")
    manager.press("Ne pas imprimer pour l’assureur")
    manager.saved()
    stored = on_disk(path)
    answer = stored.answers[RETURN_OF_FILES]
    assert answer.options == ("voulue",)
    assert (answer.comment, answer.private) == ("Voir avec Mme Roussel", True)
    asked = Ask(wanted=False, reply="Oui, 40 € de l’heure")
    assert stored.notes == {coverage_name("remise_en_etat"): asked}


def test_what_is_proposed_follows_the_choice(launch: Launch) -> None:
    manager = launch()
    path = open_page(manager, "@garanties", copie="non")
    manager.tab_to("Oui, je la veux")
    manager.key(Key.Key_Right)  # the arrow chooses as it goes
    assert manager.focus_name == "Je l’ai déjà"
    manager.press("Limites à regarder")
    manager.tab_to("À poser à l’assureur")
    assert not manager.focus.isChecked()  # type: ignore[attr-defined]
    manager.key(Key.Key_Space)
    manager.saved()
    assert on_disk(path).notes == {coverage_name("remise_en_etat"): Ask(wanted=True)}
    manager.key(Key.Key_Space)
    manager.saved()
    assert on_disk(path).notes == {}


def test_a_coverage_that_the_contract_gives_says_the_page(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@constats")
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    note = ContractNote("contrat.pdf", NOW.date(), 30, coverages=(("assistance", 12),))
    document.note(CONTRACT, note)
    wizard.go_to("@garanties")
    assert [text for text in manager.texts() if text.startswith("Lue dans votre contrat")] == [
        "Lue dans votre contrat, page 12."
    ]


def test_the_pills_keep_one_degree_of_need(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@garanties", copie="non")
    manager.tab_to("Toutes (2)")
    for _ in range(2):
        manager.key(Key.Key_Right)
    assert manager.focus_name == "À discuter (1)"
    assert manager.reads("Aide d’urgence")
    assert not manager.reads("Retour des fichiers")
    manager.key(Key.Key_Right)
    assert manager.reads("Aucune garantie ici pour le moment.")


def test_contacts_are_saved_as_they_are_typed(launch: Launch) -> None:
    manager = launch()
    path = open_page(manager, "@contacts")
    assert manager.focus_name == "Quel numéro de l’assureur appeler ?"
    assert "Contacts d’urgence, 0 rempli sur 3" in lines(manager)
    manager.write("01 99 00 12 34")
    manager.key(Key.Key_Return)
    assert manager.focus_name == "En combien de temps le prévenir ?"
    manager.write("5 jours ouvrés")
    manager.tab_to("Bretagne")
    manager.key(Key.Key_Return)
    assert manager.reads("Breizh Cyber")
    assert manager.reads("0 800 200 008 · https://breizhcyber.bzh")
    assert manager.reads("Votre contrat dit : « 5 jours ouvrés »")
    manager.key(Key.Key_Right)
    assert not manager.reads("Breizh Cyber")
    assert "Contacts d’urgence, 3 remplis sur 3" in lines(manager)
    manager.saved()
    answers = on_disk(path).answers
    assert answers["contact_sinistre"].value == "01 99 00 12 34"
    assert answers["contact_delai"].value == "5 jours ouvrés"
    assert answers["contact_region"].options == ("occitanie",)


def test_the_card_of_the_day_is_shown_as_it_will_be_printed(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@contacts", contact_region="bretagne")
    assert manager.reads("2 lignes à remplir à la main")
    assert manager.reads("Porter plainte : 72 heures")
    manager.press("Voir la fiche du jour de l’attaque")
    manager.wait_to_read("La première heure")
    assert manager.reads("Breizh Cyber (Centre de secours de la région)")
    manager.press("En savoir plus")
    assert manager.reads("Trois délais partent ensemble.")
    manager.tab_to("Quel numéro de l’assureur appeler ?")
    manager.write("01 99 00 12 34")
    manager.key(Key.Key_Tab)
    manager.wait(lambda: manager.texts().count("01 99 00 12 34") == 2)  # the field, and the card


def test_the_signature_lists_what_is_uncertain_and_tells_the_law(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@signature", copie="ne_sait_pas", nom_entreprise="Dupont")
    assert manager.reads("Mentir annule le contrat (article L113-8).")
    assert manager.reads("3 questions sans réponse")
    assert manager.reads("1 réponse « Je ne sais pas »")
    manager.press("Vos fichiers sont-ils copiés ?")
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("Non")
    manager.press("Revenir à la signature")
    assert manager.title() == "Signature"
    assert not manager.reads("Je ne sais pas")


def test_the_signature_lists_what_was_to_be_seen_again(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "nom_entreprise")
    manager.press("À revoir avant d’imprimer")
    assert manager.window.wizard is not None
    manager.window.wizard.go_to("@signature")
    assert manager.reads("1 réponse à revoir")
    manager.press("Comment s’appelle votre entreprise ?")
    manager.press("À revoir avant d’imprimer")
    manager.press("Revenir à la signature")
    assert not manager.reads("à revoir")


def test_the_last_day_follows_the_date_and_the_choice(launch: Launch) -> None:
    manager = launch()
    path = open_page(manager, "@signature")
    assert "Signature, à remplir" in lines(manager)
    assert manager.reads("Signé aujourd’hui, il serait valable jusqu’au 23 mai 2027.")
    assert manager.reads("Sans choix de votre part, le dossier vaut 6 mois.")
    manager.tab_to("Qui signe ce dossier ?")
    manager.write("Claire Martin")
    manager.tab_to("Qui vous a aidé à répondre ?")
    manager.write("Inès Martin, apprentie")
    manager.press("Je signe aujourd’hui")
    assert manager.focus_name == "Quel jour signez-vous ?"
    assert manager.reads("23/11/2026")
    assert manager.reads("Ce dossier sera valable jusqu’au 23 mai 2027.")
    manager.choose("12 mois")
    assert manager.reads("Ce dossier sera valable jusqu’au 23 novembre 2027.")
    assert not manager.reads("Sans choix de votre part")
    assert "Signature, valable jusqu’au 23/11/2027" in lines(manager)
    manager.saved()
    answers = on_disk(path).answers
    assert answers["signataire"].value == "Claire Martin"
    assert answers["signature_aide"].value == "Inès Martin, apprentie"
    assert answers["signature_date"].value == NOW.date().isoformat()
    assert answers["validite"].options == ("douze_mois",)


def test_a_signature_too_old_is_said(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@signature", signature_date="2026-01-02")
    assert manager.reads("Ce dossier était valable jusqu’au 2 juillet 2026")
    assert "Signature, à renouveler" in lines(manager)


def test_a_date_that_cannot_be_holds_one_there(launch: Launch) -> None:
    manager = launch()
    path = open_page(manager, "@signature")
    manager.tab_to("Quel jour signez-vous ?")
    manager.write("23/11/3026")
    manager.next()
    assert manager.title() == "Signature"
    assert manager.reads("Cette date est trop lointaine : vérifiez l’année.")
    assert manager.focus_name == "Quel jour signez-vous ?"
    manager.write("23/11/2026")
    manager.next()
    assert manager.title() == "Mon dossier"
    manager.saved()
    assert on_disk(path).answers["signature_date"].value == "2026-11-23"


def test_a_question_that_shares_a_page_is_reached_by_its_name(launch: Launch) -> None:
    manager = launch()
    open_page(manager, "@constats")
    wizard = manager.window.wizard
    assert wizard is not None
    for name, title, focus in (
        ("contact_delai", "Contacts d’urgence", "En combien de temps le prévenir ?"),
        ("signature_aide", "Signature", "Qui vous a aidé à répondre ?"),
        (RETURN_OF_FILES, "Mes garanties", "Oui, je la veux"),
    ):
        wizard.go_to(name)
        assert manager.title() == title
        assert manager.focus_name == focus


def test_a_question_left_for_later_keeps_its_line(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    assert not any("plus tard" in line for line in lines(manager))
    manager.press("Répondre plus tard")
    assert "À répondre plus tard (1)" in lines(manager)
    manager.next()  # the SIREN is optional
    manager.press("Répondre plus tard")
    manager.press("À répondre plus tard (2)")
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    manager.press("À répondre plus tard (3)")  # the page one left to come here is one of them
    assert manager.title() == "Combien êtes-vous ?"
    manager.write("6")
    manager.key(Key.Key_Return)
    assert "À répondre plus tard (2)" in lines(manager)


def alone() -> list[QWidget]:
    """Return our widgets that are in no window: they outlive their page, and nobody sees them."""
    gc.collect()  # what the windows of other tests have left
    widgets = [widget for widget in QApplication.allWidgets() if widget.parent() is None]
    return [widget for widget in widgets if type(widget).__module__.startswith("ui.")]


def test_no_page_makes_a_widget_without_a_place(launch: Launch) -> None:
    before = set(alone())  # what the windows of other tests may still keep
    manager = launch()
    assert set(alone()) - before == {manager.window}
    open_page(manager, "@constats", contact_region="bretagne", copie="non")
    wizard = manager.window.wizard
    assert wizard is not None
    for stop in ENDING:
        wizard.go_to(stop)
        settle(manager)
    assert set(alone()) - before == {manager.window}


def test_the_example_cannot_be_changed(launch: Launch) -> None:
    manager = launch()
    manager.open_example()
    wizard = manager.window.wizard
    assert wizard is not None
    for stop in ("@garanties", "@contacts", "@signature"):
        wizard.go_to(stop)
        manager.activate()
        seen = set()
        for _ in range(40):
            manager.key(Key.Key_Tab)
            seen.add(type(manager.focus).__name__)
        assert "_Edit" not in seen
        assert "RadioCard" not in seen
