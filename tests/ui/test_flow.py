"""The main job, by keyboard alone: answer, leave, come back, see, print."""

from __future__ import annotations

from pathlib import Path

from cyberwizard.dossier_file import DossierFile
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager


def answers_on_disk(path: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    with DossierFile.open(path, read_only=True) as file:
        return {name: (a.options, a.value) for name, a in file.load().answers.items()}


def answer_identity(manager: Manager) -> None:
    manager.write("Boulangerie Dupont & Fils <SARL>")
    manager.key(Key.Key_Return)
    manager.write("732 829 320")
    manager.key(Key.Key_Return)
    manager.write("6")
    manager.key(Key.Key_Return)
    manager.write("1/3/2004")
    manager.key(Key.Key_Return)
    manager.choose("Un disque réseau")
    manager.next()


def test_every_kind_of_question_is_answered_and_on_the_disk(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    answer_identity(manager)
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("En partie, sauf certains")
    manager.tab_to("Lesquels ne sont pas copiés ?")
    manager.write("Les photos\nde la vitrine")
    manager.tab_to("Date de la dernière copie")
    manager.write("20/11/2026")
    manager.key(Key.Key_Return)
    assert manager.title() == "Une copie est-elle débranchée ?"
    manager.saved()
    manager.quit()
    assert answers_on_disk(path) == {
        "nom_entreprise": ((), "Boulangerie Dupont & Fils <SARL>"),
        "siren": ((), "732829320"),
        "nombre_personnes": ((), "6"),
        "ouverture": ((), "2004-03-01"),
        "serveur_nas": (("nas",), ""),
        "copie": (("en_partie",), ""),
    }
    with DossierFile.open(path, read_only=True) as file:
        copy = file.load().answers["copie"]
    assert copy.exception == "Les photos\nde la vitrine"
    assert copy.fact_date is not None
    assert copy.fact_date.isoformat() == "2026-11-20"


def test_back_follows_the_path_and_keeps_the_answers(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    for _ in range(5):
        manager.back()
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    assert manager.reads("Boulangerie Dupont & Fils <SARL>")
    manager.next()
    assert manager.reads("732 829 320")


def test_reopening_resumes_at_the_same_question(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.quit()
    again = launch(path)
    again.wait_for_wizard()
    assert again.title() == "Vos fichiers sont-ils copiés ?"
    again.back()
    assert again.title() == "Avez-vous un serveur ?"


def test_the_first_page_offers_to_resume(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.quit()
    again = launch()
    assert again.reads("Boulangerie Dupont & Fils <SARL>")
    assert again.reads("80 % fait, encore 1 min environ")
    assert again.focus_name == "Reprendre ce dossier"
    again.key(Key.Key_Return)
    again.wait_for_wizard()
    assert again.title() == "Vos fichiers sont-ils copiés ?"


def test_an_answer_reveals_and_hides_questions(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Oui, tous")
    manager.next()
    assert manager.title() == "Une copie est-elle débranchée ?"
    manager.back()
    manager.choose("Non")
    manager.next()
    assert manager.title() == "Les exclusions que vos réponses touchent"


def test_what_the_answers_say_follows_them(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    manager.next()
    assert manager.reads("Exposé (1)")
    manager.press("Exposé : Pas de sauvegarde")
    for text in ("Sans copie, pas de paiement.", "« Sont exclus les sinistres sans copie. »"):
        assert manager.reads(text)
    manager.press("Vos fichiers sont-ils copiés ?")
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("Oui, tous")
    manager.press("Revenir aux exclusions")
    assert manager.reads("Exposé (0)")
    assert manager.reads("Rassurant (1)")


def test_going_on_needs_an_answer_or_later(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.next()
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    assert manager.reads("Écrivez une réponse, ou cliquez sur « Répondre plus tard ».")
    manager.press("Répondre plus tard")
    assert manager.title() == "Quel est votre numéro SIREN ?"
    manager.next()  # it is optional
    assert manager.title() == "Combien êtes-vous ?"


def test_a_wrong_value_is_said_at_once_and_never_saved(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    manager.press("Répondre plus tard")
    manager.tab_to("Quel est votre numéro SIREN ?")
    manager.write("732829321")
    manager.wait_to_read("Ce SIREN n’existe pas")
    manager.next()
    assert manager.title() == "Quel est votre numéro SIREN ?"
    manager.quit()
    assert answers_on_disk(path) == {}


def test_not_applicable_asks_why(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Oui, tous")
    manager.next()
    manager.choose("Sans objet")
    manager.next()
    assert manager.reads("Dites pourquoi")
    assert manager.focus_name == "Pourquoi ?"
    manager.write("Tout est chez notre franchiseur.")
    manager.next()
    assert manager.title() == "Les exclusions que vos réponses touchent"


def test_an_exclusive_answer_stands_alone(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    for _ in range(4):
        manager.press("Répondre plus tard")
    for label in ("Un serveur", "Un disque réseau"):
        manager.tab_to(label)
        manager.key(Key.Key_Space)
    manager.saved()
    assert answers_on_disk(path)["serveur_nas"] == (("serveur", "nas"), "")
    manager.tab_to("Rien de tout cela")
    manager.key(Key.Key_Space)
    manager.saved()
    assert answers_on_disk(path)["serveur_nas"] == (("aucun",), "")


def test_return_on_a_card_chooses_it_and_goes_on(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.tab_to("Oui, tous")
    manager.key(Key.Key_Return)
    assert manager.title() == "Une copie est-elle débranchée ?"
    manager.saved()
    assert answers_on_disk(path)["copie"] == (("oui",), "")


def test_comment_and_review_are_kept(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    manager.press("À revoir avant d’imprimer")
    manager.press("Commentaire, origine")
    manager.tab_to("Votre commentaire")
    manager.write("À voir avec Paul")
    manager.press("Ne pas imprimer pour l’assureur")
    manager.saved()
    manager.quit()
    with DossierFile.open(path, read_only=True) as file:
        answer = file.load().answers["nom_entreprise"]
    assert (answer.comment, answer.private, answer.to_review) == ("À voir avec Paul", True, True)
    assert answer.answered_at is None


def test_the_plan_and_the_pdf(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    manager = launch()
    manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    manager.next()
    manager.next()
    assert manager.title() == "Mon contrat"
    manager.next()
    assert manager.title() == "Mes garanties"
    manager.next()
    assert manager.title() == "Votre plan d’action"
    assert manager.reads("1. Copier vos fichiers chaque soir")
    manager.press("1. Copier vos fichiers chaque soir, à décider (replié)")
    assert manager.reads("Branchez le disque.")
    for title in ("Contacts d’urgence", "Signature", "Mon dossier"):
        manager.next()
        assert manager.title() == title
    assert manager.reads("Niveau 1 sur 4 : Fragile")
    assert manager.reads("1. Sauvegarde — Non")
    manager.next()
    target = tmp_path / "Mon dossier.pdf"
    manager.give_file(target)
    manager.wait(lambda: bool(outside.opened))
    assert outside.opened == [target]
    assert target.read_bytes().startswith(b"%PDF-")
    assert manager.reads("Le PDF est prêt")


def test_without_a_pdf_reader_it_is_said(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    outside.has_reader = False
    manager = launch()
    manager.begin()
    manager.window.wizard.go_to("@dossier")  # type: ignore[union-attr]
    manager.activate()
    manager.press("Créer le PDF…")
    manager.give_file(tmp_path / "a.pdf")
    manager.wait_to_read("Cet ordinateur n’a pas su l’ouvrir")
    assert (tmp_path / "a.pdf").exists()


def test_the_example_is_read_only_until_it_is_copied(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    manager.open_example()
    assert manager.reads("Ce dossier est ouvert en lecture seule.")
    manager.press("Enregistrer une copie…")
    copy = tmp_path / "copie.cyberdossier"
    manager.give_file(copy)
    manager.wait(
        lambda: manager.window.document is not None and not manager.window.document.read_only
    )
    assert manager.window.document is not None
    assert manager.window.document.path == copy
