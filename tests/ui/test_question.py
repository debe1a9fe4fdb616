"""What goes with an answer: exception, reason, comment, origin; how values are typed."""

from __future__ import annotations

from tests.ui.conftest import Launch
from tests.ui.driver import Key
from tests.ui.test_evidence import COPY, on_disk, open_question


def test_an_exception_and_a_reason_come_back_with_their_option(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager, COPY)
    manager.choose("En partie, sauf certains")
    manager.tab_to("Lesquels ne sont pas copiés ?")
    manager.write("Les photos")
    manager.choose("Non")
    manager.saved()
    assert on_disk(path).answers[COPY].exception == ""
    manager.choose("En partie, sauf certains")
    manager.saved()
    assert on_disk(path).answers[COPY].exception == "Les photos"
    manager.next()
    manager.choose("Sans objet")
    manager.tab_to("Pourquoi ?")
    manager.write("Tout est chez notre franchiseur.")
    manager.choose("Oui")
    manager.choose("Sans objet")
    manager.saved()
    answer = on_disk(path).answers["debranchee"]
    assert (answer.reason, answer.exception) == ("Tout est chez notre franchiseur.", "")


def test_an_exception_is_asked_of_several_answers_too(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager, "serveur_nas")
    manager.press("Un serveur")
    manager.tab_to("Où est ce serveur ?")
    manager.write("Chez notre prestataire")
    manager.press("Un disque réseau")
    manager.saved()
    answer = on_disk(path).answers["serveur_nas"]
    assert (answer.options, answer.exception) == (("serveur", "nas"), "Chez notre prestataire")
    manager.press("Rien de tout cela")
    assert not manager.reads("Où est ce serveur ?")
    manager.saved()
    assert on_disk(path).answers["serveur_nas"].exception == ""


def test_where_an_answer_comes_from_is_kept(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager)
    manager.choose("Non")
    assert not manager.reads("Réponse donnée par mon prestataire")  # discreet: it is folded
    manager.press("Commentaire, origine de la réponse (replié)")
    manager.tab_to("Réponse donnée par moi")
    manager.key(Key.Key_Right)
    assert manager.focus_name == "Réponse donnée par mon prestataire"
    manager.saved()
    assert on_disk(path).answers[COPY].origin == "prestataire"
    manager.key(Key.Key_Right)
    manager.saved()
    assert on_disk(path).answers[COPY].origin == "constat"
    manager.next()
    manager.back()
    assert manager.reads("Constatée sur cet ordinateur")  # unfolded by itself


def test_a_comment_typed_just_before_folding_is_kept(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager)
    manager.press("Commentaire, origine")
    manager.tab_to("Votre commentaire")
    manager.write("À voir avec Paul")
    manager.press("Commentaire, origine")
    assert not manager.reads("À voir avec Paul")
    manager.saved()
    assert on_disk(path).answers[COPY].comment == "À voir avec Paul"
    manager.press("Commentaire, origine")
    assert manager.reads("À voir avec Paul")


def test_a_text_of_a_million_signs_is_cut_and_said(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager, "nom_entreprise")
    manager.write("é" * 1_000_000)
    assert manager.reads("Ce texte était trop long : il est coupé à 10 000 signes.")
    manager.saved()
    assert on_disk(path).answers["nom_entreprise"].value == "é" * 10_000
    manager.write("Garage Martin")
    assert not manager.reads("trop long")
    manager.press("Commentaire, origine")
    manager.tab_to("Votre commentaire")
    manager.write("a b " * 250_000)
    assert manager.reads("Ce texte était trop long : il est coupé à 50 000 signes.")
    manager.saved()
    assert on_disk(path).answers["nom_entreprise"].comment == "a b " * 12_500
    manager.write("court")
    assert not manager.reads("trop long")


def test_numbers_and_dates_are_written_as_in_france(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager, "nombre_personnes")
    manager.write("1 234")
    manager.key(Key.Key_Return)
    assert manager.title() == "Quand avez-vous ouvert ?"
    for typed, said in (
        ("1/3/3026", "Cette date est trop lointaine : vérifiez l’année."),
        ("31/02/2020", "Cette date n’existe pas"),
    ):
        manager.write(typed)
        manager.key(Key.Key_Return)
        assert manager.reads(said)
        assert manager.title() == "Quand avez-vous ouvert ?"
    manager.write("1.3.04")
    manager.key(Key.Key_Return)
    manager.back()
    assert manager.reads("01/03/2004")
    manager.back()
    assert manager.reads("1 234")
    assert manager.focus_name == "Combien êtes-vous ? (personnes)"
    for typed, said in (("douze", "Écrivez un nombre entier"), ("0", "Le plus petit")):
        manager.write(typed)
        manager.wait_to_read(said)
    manager.saved()
    assert on_disk(path).answers["nombre_personnes"].value == "1234"
