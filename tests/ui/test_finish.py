"""« Mon dossier »: what is missing or doubtful before printing, and what to do about each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from cyberwizard.answers import Answer
from cyberwizard.content.model import Content
from cyberwizard.dossier.text import render_text
from cyberwizard.dossier_file import DossierFile
from cyberwizard.notes import Choice, Decision, Explanation, decision_name
from tests.ui.conftest import NOW, Launch
from tests.ui.driver import FARTHEST, Key, Manager
from ui.document import Document
from ui.pdf_job import edition_of

COMPLETE = {
    "nom_entreprise": "Garage Lebrun",
    "nombre_personnes": "6",
    "ouverture": "2004-03-01",
    "serveur_nas": "nas",
    "copie": "oui",
    "debranchee": "oui",
}


def begin(launch: Launch, said: dict[str, str]) -> tuple[Manager, Document]:
    """Open a dossier with these answers, on its last page."""
    manager = launch()
    manager.begin()
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    for name, value in said.items():
        options = document.session.content.question_by_id[name].options
        document.answer(name, Answer(options=(value,)) if options else Answer(value=value))
    wizard.go_to("@dossier")
    return manager, document


def to_finish(manager: Manager) -> None:
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")


def unfold(manager: Manager, words: str) -> None:
    """Unfold the only line that has *words*."""
    for _ in range(FARTHEST):
        if words in manager.focus_name and "(replié)" in manager.focus_name:
            manager.key(Key.Key_Space)
            return
        manager.key(Key.Key_Tab)
    raise AssertionError(words)


def test_what_is_missing_is_counted_and_leads_there(launch: Launch) -> None:
    manager, _ = begin(launch, {name: COMPLETE[name] for name in COMPLETE if name != "ouverture"})
    assert manager.focus_name.startswith("1 question")  # the first thing to do
    assert manager.reads("Le dossier dira qu’il est provisoire.")
    manager.key(Key.Key_Return)
    manager.press("Quand avez-vous ouvert ?")
    assert manager.title() == "Quand avez-vous ouvert ?"
    manager.write("1/3/2004")
    manager.press("Revenir à mon dossier")
    assert manager.reads("Toutes les questions ont une réponse.")


def test_unknown_and_to_review_are_listed(launch: Launch) -> None:
    manager, document = begin(launch, COMPLETE | {"copie": "ne_sait_pas"})
    document.answer("nom_entreprise", Answer(value="Garage Lebrun", to_review=True))
    to_finish(manager)
    unfold(manager, "Je ne sais pas")
    manager.press("Vos fichiers sont-ils copiés ?")
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    to_finish(manager)
    unfold(manager, "à revoir")
    manager.press("Comment s’appelle votre entreprise ?")
    assert manager.title() == "Comment s’appelle votre entreprise ?"


def test_a_contradiction_is_corrected(launch: Launch) -> None:
    manager, _ = begin(launch, COMPLETE | {"serveur_nas": "aucun"})
    assert manager.reads("Vous copiez, mais sur quoi ?")  # nobody has to unfold it
    assert manager.reads("Vérifiez les deux réponses.")
    manager.press("Corriger : Avez-vous un serveur ?")
    assert manager.title() == "Avez-vous un serveur ?"
    manager.tab_to("Un serveur")
    manager.key(Key.Key_Space)
    manager.press("Revenir à mon dossier")
    assert manager.reads("Aucune réponse n’en contredit une autre.")


def test_a_contradiction_is_kept_with_an_explanation_that_is_printed(
    launch: Launch, tmp_path: Path
) -> None:
    why = "Deux sites : l’un copie, l’autre non."
    manager, document = begin(launch, COMPLETE | {"serveur_nas": "aucun"})
    assert manager.reads("à régler")
    manager.press("Garder, avec une explication")
    manager.tab_to("Pourquoi gardez-vous ces deux réponses ?")
    manager.write(why)
    manager.wait_to_read("avec une explication")
    manager.wait(lambda: not manager.reads("à régler"))
    assert document.notes == {"contradiction:copie_sans_disque": Explanation(why)}
    manager.saved()
    with DossierFile.open(document.path, read_only=True) as file:
        assert file.load().notes == document.notes
    for edition in ("complete", "assureur"):
        assert why in render_text(edition_of(document, edition)())
    manager.write(" ")
    manager.wait_to_read("à régler")
    assert document.notes == {}
    manager.key(Key.Key_Z, ctrl=True)  # the field takes it back first
    manager.saved()


def test_what_was_just_typed_is_kept_by_leaving(launch: Launch) -> None:
    manager, document = begin(launch, COMPLETE | {"serveur_nas": "aucun"})
    manager.press("Garder, avec une explication")
    manager.tab_to("Pourquoi gardez-vous")
    manager.write("Deux sites.")
    manager.back()
    assert document.notes == {"contradiction:copie_sans_disque": Explanation("Deux sites.")}
    to_finish(manager)
    assert manager.reads("Deux sites.")


def test_decisions_to_take_lead_to_the_plan(launch: Launch) -> None:
    manager, document = begin(launch, COMPLETE | {"copie": "non"})
    manager.press("1 décision")
    assert manager.title() == "Votre plan d’action"
    (action,) = document.assessment.plan
    document.note(decision_name(action.id), Decision(Choice.DO))
    to_finish(manager)
    assert manager.reads("Chaque action du plan a sa décision.")


def test_the_signature_is_missing_then_valid(launch: Launch) -> None:
    manager, document = begin(launch, COMPLETE)
    manager.press("Pas encore de signature")
    assert manager.title() == "Signature"
    document.answer("signature_date", Answer(value="2026-11-20"))
    to_finish(manager)
    assert manager.reads("Signature valable jusqu’au 20 mai 2027.")


def signed(content: Content, path: Path, day: date) -> Path:
    with DossierFile.create(path, now=NOW, content_version=content.version) as file:
        answer = Answer(value=day.isoformat())
        file.save_answer("signature_date", answer, None, NOW)
    return path


def test_a_signature_that_has_expired_is_said_on_opening(
    launch: Launch, content: Content, tmp_path: Path
) -> None:
    path = signed(content, tmp_path / "a.cyberdossier", date(2026, 5, 22))
    manager = launch(path)
    box = manager.wait_for_dialog(QMessageBox)
    assert "était valable jusqu’au 22 novembre 2026" in box.text()
    assert "relisez vos réponses" in box.text()
    assert "imprimez un nouveau dossier" in box.text()
    manager.press("Relire mon dossier")
    manager.activate()
    assert manager.title() == "Mon dossier"
    assert manager.reads("La signature n’est plus valable")
    manager.press("La signature n’est plus valable")
    assert manager.title() == "Signature"


def test_nothing_is_said_on_the_last_day(launch: Launch, content: Content, tmp_path: Path) -> None:
    path = signed(content, tmp_path / "a.cyberdossier", date(2026, 5, 23))
    manager = launch(path)
    manager.wait_for_wizard()
    assert manager.window.findChild(QMessageBox) is None
