"""Every page and every dialog of the program, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QBuffer, QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from cyberwizard.answers import Answer, Evidence, EvidenceKind, Origin
from cyberwizard.notes import Choice, Decision, decision_name
from cyberwizard.session import ENDING
from tests.contracts.generate import FOLDER, sample
from tests.contracts.hostile import encrypted
from tests.ui.driver import Manager
from tests.ui.paper_states import paper_states
from tests.ui.reading_states import first_states, help_states, reading_states, unfold_words
from tests.ui.safe_states import safe_states
from ui.background import Task
from ui.document import Document, SaveState, Saving
from ui.pages.contract import ContractPage
from ui.pages.findings import CARDS, QUESTIONS, FindingsPage
from ui.pages.place import lay_out
from ui.pages.plan import PlanPage
from ui.pages.question import QuestionPage
from ui.widgets.action_card import ActionCard
from ui.widgets.finding_card import FindingCard
from ui.widgets.passage_card import PassageCard
from ui.widgets.question_card import QuestionCard
from ui.widgets.rows import Disclosure

ANSWERS = {
    "nom_entreprise": "Boulangerie Dupont & Fils",
    "siren": "732829320",
    "nombre_personnes": "6",
    "ouverture": "2004-03-01",
    "serveur_nas": "aucun",
    "copie": "en_partie",
    "debranchee": "ne_sait_pas",
}

PROVEN = "copie"
SHARED_ANSWERS = {
    "garantie_remise_en_etat": "voulue",
    "contact_delai": "5 jours ouvrés, dit l’article 12 des conditions générales",
    "contact_region": "bretagne",
    "signature_date": "2026-11-20",
}


def every_state(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the name and the window of each state, laid out and ready to be looked at."""
    window = manager.window
    yield "accueil", ready(window)
    for name, ask in (
        ("new", window.desk.new_dossier),
        ("settings", window._show_settings),
        ("about", window._show_about),
    ):
        ask()
        dialog = manager.wait_for_dialog(QDialog)
        yield name, ready(dialog)
        manager.escape(dialog)
    for name, shown in first_states(manager):
        yield name, ready(shown)
    for name, shown in help_states(manager):
        yield name, ready(shown)
    window.desk.open_path(window.desk._services.documents_folder() / "a.cyberdossier", new=True)
    manager.wait_for_wizard()
    wizard, document = window.wizard, window.document
    assert wizard is not None
    assert document is not None
    for question in document.session.content.questions:
        if question.id not in document.session.stops:
            continue
        wizard.go_to(question.id)
        settle(manager)
        yield f"{question.id} unanswered", ready(window)
        said = ANSWERS[question.id]
        answer = Answer(options=(said,)) if question.options else Answer(value=said)
        if question.id == PROVEN:
            answer = replace(answer, evidence=proofs(document), origin=Origin.PROVIDER)
        document.answer(question.id, answer)
        wizard.go_to("@constats")
        wizard.go_to(question.id)
        for disclosure in wizard.page.findChildren(Disclosure):
            if disclosure.isVisible():
                disclosure.set_open(True)
        settle(manager)
        unfold_words(wizard.page)
        settle(manager)
        yield f"{question.id} answered", ready(window)
    for name, said in SHARED_ANSWERS.items():
        options = document.session.content.question_by_id[name].options
        document.answer(name, Answer(options=(said,)) if options else Answer(value=said))
    yield from evidence_states(manager)
    for name, shown in reading_states(manager):
        yield name, ready(shown)
    for stop in ENDING:
        wizard.go_to(stop)
        settle(manager)
        yield stop, ready(window)
        for card in wizard.page.findChildren(FindingCard):
            if card.isVisible():
                card.header.click()
        for disclosure in wizard.page.findChildren(Disclosure):
            if disclosure.isVisible():
                disclosure.set_open(True)
        settle(manager)
        yield f"{stop} unfolded", ready(window)
        page = wizard.page
        if isinstance(page, FindingsPage):
            yield from _exclusions(manager, page)
        if isinstance(page, PlanPage):
            yield from _decisions(manager, page)
        if isinstance(page, ContractPage):
            yield from contract_states(manager, page)
    for name, shown in paper_states(manager):
        yield name, ready(shown)
    manager.activate()
    manager.saved()
    for name, shown in safe_states(manager):
        yield name, ready(shown)
    manager.activate()
    wizard.banner.show_state(SaveState(Saving.SAVED, None, "", "Le disque est plein."))
    yield "no backup", ready(window)
    wizard.banner.show_state(
        SaveState(Saving.FAILED, None, "Le disque est plein ; libérez de la place, puis réessayez.")
    )
    yield "failure", ready(window)


def contract_states(manager: Manager, page: ContractPage) -> Iterator[tuple[str, QWidget]]:
    """Yield a contract that is refused, locked, read, corrected, seen page by page."""
    window = manager.window
    source = page._source
    source._say_problem("Ce fichier est vide ; téléchargez de nouveau le contrat.")
    yield "contract refused", ready(window)
    folder = window.desk._services.documents_folder()
    pdf = sample(FOLDER / "reglage" / "01_assureur_clair.txt").pdf
    path = folder / "Conditions générales de mon contrat cyber.pdf"
    path.write_bytes(encrypted(pdf, "secret"))
    source.take(path)
    yield "contract being read", ready(window)
    manager.wait(lambda: not source.busy)
    yield "contract locked", ready(window)
    source.password.setText("secret")
    source.open_button.click()
    manager.wait(lambda: not source.busy)
    for group in (1, 3):
        page._choose(group)
        for card in page.findChildren(PassageCard):
            if card.isVisible():
                card.unfold()
        settle(manager)
        yield f"contract, group {group}", ready(window)
    for disclosure in page.findChildren(Disclosure):
        if disclosure.isVisible():
            disclosure.set_open(True)
    settle(manager)
    yield "contract, what is not there", ready(window)
    card = next(card for card in page.findChildren(PassageCard) if card.isVisible())
    for name, ask in (
        ("paste", source._paste),
        ("add", page._ask_passage),
        ("pick", lambda: page._ask_correction(card.number)),
    ):
        ask()
        dialog = manager.wait_for_dialog(QDialog)
        yield f"contract, {name}", ready(dialog)
        manager.escape(dialog)
    page._enlarge(enlarged=True)
    manager.wait(lambda: page._view.drawn)
    settle(manager)
    yield "contract, pages", ready(window)
    page._enlarge(enlarged=False)
    page._ask_other()
    settle(manager)
    yield "contract, another", ready(window)
    page._keep_old()


def _exclusions(manager: Manager, page: FindingsPage) -> Iterator[tuple[str, QWidget]]:
    """Yield the list of questions with a reply open, and a note to read."""
    window = manager.window
    page._choose_view(QUESTIONS)
    settle(manager)
    for card in page.findChildren(QuestionCard):
        if card.isVisible():
            card._more.set_open(True)
    settle(manager)
    yield "questions to the insurer", ready(window)
    page._choose_view(CARDS)
    assert window.document is not None
    page._explain(window.document.session.content.notes[0])
    dialog = manager.wait_for_dialog(QDialog)
    yield "note", ready(dialog)
    manager.escape(dialog)


def _decisions(manager: Manager, page: PlanPage) -> Iterator[tuple[str, QWidget]]:
    """Yield a line of the plan with each decision, done, and gone from the plan."""
    window = manager.window
    assert window.document is not None
    card = next(card for card in page.findChildren(ActionCard) if card.isVisible())
    card.unfold()
    assert page._assessment is not None
    action, day = page._assessment.plan[0], page._assessment.day
    for name, decision in (
        ("to do", Decision(Choice.DO, "Paul", day - timedelta(days=1))),
        ("advice", Decision(Choice.ADVICE, "Notre prestataire habituel", day)),
        ("accepted", Decision(Choice.ACCEPT, why="Trop cher pour nous.")),
        ("done", Decision(Choice.DO, "Paul", day, day)),
    ):
        window.document.note(decision_name(action.id), decision)
        window.document.note(decision_name("mesure:partie"), decision)
        page._exports._export.failed.emit("Le disque est plein ; libérez de la place.")
        settle(manager)
        yield f"decision {name}", ready(window)


def proofs(document: Document) -> tuple[Evidence, ...]:
    """Return a proof of each kind that is seen: with its picture, old, without its copy."""
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(0x2255AA)
    buffer = QBuffer()
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    sha256 = document.keep_file(bytes(buffer.data().data()))
    name = "Capture_d_ecran_du_disque_branche_sur_le_poste_de_l_accueil_du_fournil.png"
    note = "L’écran du disque branché sur le poste de l’accueil, avec la date de la copie"
    return (
        Evidence(EvidenceKind.SCREENSHOT, note, date(2026, 11, 20), name=name, sha256=sha256),
        Evidence(EvidenceKind.INVOICE, "", date(2020, 3, 1), place="Classeur « Assurances »"),
        Evidence(EvidenceKind.OTHER, name="absent.pdf", sha256="5a" * 32),
    )


def evidence_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the window of a proof: a new one, and one with its file."""
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(PROVEN)
    page = wizard.page
    assert isinstance(page, QuestionPage)
    for name, ask in (
        ("proof new", page._evidence._ask),
        ("proof edited", lambda: page._evidence._edit(page._evidence._rows[0])),
    ):
        ask()
        dialog = manager.wait_for_dialog(QDialog)
        yield name, ready(dialog)
        manager.escape(dialog)


def ready(window: QWidget) -> QWidget:
    """Have the layouts of *window* done, those too that a first layout asks for."""
    lay_out()
    window.grab()
    return window


def settle(manager: Manager) -> None:
    """Wait for what a page leaves for the moment after it is shown."""
    wizard = manager.window.wizard
    app = QCoreApplication.instance()
    assert wizard is not None
    assert app is not None
    manager.wait(lambda: not wizard.is_behind and not app.findChildren(Task))
