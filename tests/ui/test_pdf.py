"""Making the PDF: for whom, given up or failing, and the window never waits."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.content.model import Content
from cyberwizard.dossier.data import fingerprint
from cyberwizard.dossier.model import Dossier
from cyberwizard.dossier.pdf.verify import attached_data
from cyberwizard.dossier_file import DossierFile
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Explanation, contradiction_name
from cyberwizard.wording import make_wording
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Key, Manager
from ui.document import Document
from ui.pdf_job import edition_of
from ui.widgets.chips import Chip


class Renderer:
    """Lays out when the gate opens."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.gate = threading.Event()

    def render(self, dossier: Dossier, files: Mapping[str, bytes]) -> bytes:
        self.files = files
        self.dossier = dossier
        self.entered.set()
        assert self.gate.wait(60)
        return b"%PDF-1.7 essai"


@pytest.fixture
def renderer(outside: Outside) -> Iterator[Renderer]:
    renderer = Renderer()
    outside.services = outside.services._replace(print_dossier=renderer.render)
    yield renderer
    renderer.gate.set()


def begin(launch: Launch) -> tuple[Manager, Document]:
    """Go to the last page of a new dossier that has a name."""
    manager = launch()
    manager.begin()
    wizard, document = manager.window.wizard, manager.window.document
    assert wizard is not None
    assert document is not None
    document.answer("nom_entreprise", Answer(value="Garage Lebrun"))
    wizard.go_to("@dossier")
    return manager, document


def ask_for_pdf(launch: Launch, target: Path, edition: str = "Assureur") -> Manager:
    manager, _ = begin(launch)
    choose_edition(manager, edition)
    manager.press("Créer le PDF…")
    manager.give_file(target)
    return manager


def choose_edition(manager: Manager, title: str) -> None:
    """Go to the pills by Tab, then from one to the next with the arrow."""
    while not isinstance(manager.focus, Chip):
        manager.key(Key.Key_Tab)
    while manager.focus_name != title:
        manager.key(Key.Key_Right)


NAMES = {
    "Assureur": "dossier-cyber-assureur-garage-lebrun-2026-11-23.pdf",
    "Complète": "dossier-cyber-complet-garage-lebrun-2026-11-23.pdf",
    "Prestataire": "dossier-cyber-prestataire-garage-lebrun-2026-11-23.pdf",
    "Anonymisée": "dossier-cyber-anonymise-2026-11-23.pdf",
}


def test_each_edition_says_what_it_leaves_out_and_proposes_its_name(launch: Launch) -> None:
    manager, document = begin(launch)
    said = set()
    for title, name in NAMES.items():
        choose_edition(manager, title)
        said.add(next(t for t in manager.texts() if t.startswith(("Sont retirés", "Rien n’est"))))
        manager.press("Créer le PDF…")
        dialog = manager.wait_for_dialog(QFileDialog)
        (proposed,) = dialog.selectedFiles()
        assert Path(proposed) == document.path.parent / name
        manager.key(Key.Key_Escape)
        manager.wait(lambda shown=dialog: not shown.isVisible())  # type: ignore[misc]
        manager.activate()
    assert len(said) == len(NAMES)


def test_the_dossier_remembers_what_was_printed(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    manager = ask_for_pdf(launch, tmp_path / "a.pdf", "Prestataire")
    manager.wait(lambda: bool(outside.opened))
    document = manager.window.document
    assert document is not None
    manager.saved()
    with DossierFile.open(document.path, read_only=True) as file:
        (snapshot,) = file.load().snapshots
    assert snapshot.name == "Dossier cyber prestataire du 23 novembre 2026"
    assert (snapshot.edition, snapshot.day) == ("prestataire", NOW.date())
    text = attached_data((tmp_path / "a.pdf").read_bytes())
    assert snapshot.fingerprint == fingerprint(text)


def test_the_words_of_the_time_and_the_notes_are_printed(launch: Launch) -> None:
    _, document = begin(launch)
    words = make_wording("Quel était le nom ?", ())
    document.wordings[words.fingerprint] = words
    answer = replace(document.session.answer_to("nom_entreprise"), wording=words.fingerprint)
    document.session.answer("nom_entreprise", answer)
    document.note(contradiction_name("essai"), Explanation("Deux sites, deux réponses."))
    dossier = edition_of(document, "complete")()
    assert dossier.attachment is not None
    printed = json.loads(dossier.attachment.text)
    assert printed["wordings"]["nom_entreprise"]["label"] == "Quel était le nom ?"
    assert printed["notes"] == {"contradiction:essai": {"text": "Deux sites, deux réponses."}}


def test_what_is_printed_is_what_was_answered_when_it_was_asked(launch: Launch) -> None:
    _, document = begin(launch)
    compose = edition_of(document, "assureur")
    document.answer("nom_entreprise", Answer(value="Boulangerie Martin"))
    assert compose().company == "Garage Lebrun"


def test_an_example_is_printed_like_any_other(
    launch: Launch, outside: Outside, content: Content, tmp_path: Path
) -> None:
    path = tmp_path / "exemple.cyberdossier"
    DossierFile.create(path, now=NOW, content_version=content.version).close()
    manager = launch()
    manager.window.desk.open_path(path, read_only=True)
    manager.wait_for_wizard()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")
    manager.press("Créer le PDF…")
    manager.give_file(tmp_path / "a.pdf")
    manager.wait(lambda: bool(outside.opened))
    assert manager.reads("Lecture seule")  # nothing was asked of the file
    with DossierFile.open(path, read_only=True) as file:
        assert file.load().snapshots == ()


def test_a_pdf_that_does_not_validate_is_not_handed_over(
    launch: Launch, outside: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_dossier: Dossier, _files: Mapping[str, bytes]) -> bytes:
        raise AssertionError("not PDF/A")

    reported: list[object] = []
    monkeypatch.setattr("threading.excepthook", lambda args: reported.append(args.exc_value))
    outside.services = outside.services._replace(print_dossier=fail)
    manager = ask_for_pdf(launch, tmp_path / "a.pdf")
    manager.wait_to_read("Le PDF n’a pas été créé. Vos réponses sont toutes gardées.")
    assert not (tmp_path / "a.pdf").exists()
    assert len(reported) == 1
    manager.activate()
    manager.tab_to("Créer le PDF…")


def test_while_it_is_made_the_window_answers(
    launch: Launch, renderer: Renderer, outside: Outside, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    manager = ask_for_pdf(launch, target)
    manager.wait(renderer.entered.is_set)
    manager.wait_to_read("Mise en page du document…")
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("nom_entreprise")
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    renderer.gate.set()
    manager.wait(lambda: bool(outside.opened))
    assert target.read_bytes() == b"%PDF-1.7 essai"


def test_it_can_be_given_up(launch: Launch, renderer: Renderer, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"the one before")
    manager = ask_for_pdf(launch, target)
    manager.wait(renderer.entered.is_set)
    manager.activate()
    manager.press("Annuler")
    assert manager.reads("Création annulée : aucun fichier n’a été écrit.")
    renderer.gate.set()
    manager.window.wait_for_work()
    assert target.read_bytes() == b"the one before"
    manager.tab_to("Créer le PDF…")  # one can begin again


def test_a_disk_that_refuses_is_said(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise UserFacingError("Le disque est plein ; libérez de la place.")

    outside.services = outside.services._replace(
        print_dossier=lambda _d, _f: b"%PDF-", write_file=refuse
    )
    manager = ask_for_pdf(launch, tmp_path / "a.pdf")
    manager.wait_to_read("Le disque est plein")
    assert outside.opened == []
    manager.activate()
    manager.tab_to("Créer le PDF…")


def test_closing_waits_for_nobody_and_breaks_nothing(
    launch: Launch, renderer: Renderer, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    manager = ask_for_pdf(launch, target)
    manager.wait(renderer.entered.is_set)
    manager.activate()
    manager.quit()
    renderer.gate.set()
    manager.window.wait_for_work()
    assert target.read_bytes() == b"%PDF-1.7 essai"


def test_the_copies_that_are_ticked_travel_in_the_complete_edition(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    manager, document = begin(launch)
    proofs = [b"une photo du disque" * 100_000, b"une facture" * 1_000]
    document.answer(
        "copie",
        Answer(
            options=("oui",),
            evidence=tuple(
                Evidence(EvidenceKind.PHOTO, name=f"{index}.png", sha256=document.keep_file(proof))
                for index, proof in enumerate(proofs)
            ),
        ),
    )
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@plan")
    wizard.go_to("@dossier")
    assert not manager.reads("Joindre des copies de preuves")  # not for the insurer
    choose_edition(manager, "Complète")
    manager.press("Joindre des copies de preuves (0 sur 2)")
    number = document.session.content.number_of["copie"]
    manager.press(f"{number}. Photo — 0.png (1,9 Mo)")
    manager.wait_to_read("le PDF pèsera 1,9 Mo de plus")
    assert manager.reads("Joindre des copies de preuves (1 sur 2)")
    manager.press("Créer le PDF…")
    manager.give_file(tmp_path / "a.pdf")
    manager.wait(lambda: bool(outside.opened), seconds=20)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        inside = {spec.get_file().read_bytes() for spec in pdf.attachments.values()}
    assert proofs[0] in inside
    assert proofs[1] not in inside


def test_more_copies_than_one_pdf_carries_is_said_at_once(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cyberwizard.dossier.copies.MAX_BYTES", 2_000)
    manager, document = begin(launch)
    proof = Evidence(EvidenceKind.PHOTO, sha256=document.keep_file(bytes(3_000)))
    document.answer("copie", Answer(options=("oui",), evidence=(proof,)))
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@plan")
    wizard.go_to("@dossier")
    choose_edition(manager, "Complète")
    manager.press("Joindre des copies de preuves")
    manager.press("Tout joindre")
    assert manager.reads("C’est trop : 2 ko au plus.")
    manager.press("Ne rien joindre")
    assert not manager.reads("C’est trop")


def test_a_copy_that_cannot_be_read_is_said(
    launch: Launch, outside: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, document = begin(launch)
    proof = Evidence(EvidenceKind.PHOTO, sha256=document.keep_file(b"photo"))
    document.answer("copie", Answer(options=("oui",), evidence=(proof,)))
    manager.saved()

    def refuse(_file: DossierFile, _sha256: str) -> bytes:
        raise UserFacingError("Ce dossier est abîmé.")

    monkeypatch.setattr(DossierFile, "read_copy", refuse)
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@plan")
    wizard.go_to("@dossier")
    choose_edition(manager, "Complète")
    manager.press("Joindre des copies de preuves")
    manager.press("Tout joindre")
    manager.press("Créer le PDF…")
    manager.give_file(tmp_path / "a.pdf")
    manager.wait_to_read("Ce dossier est abîmé.")
    assert outside.opened == []
    assert manager.reads("✓ Enregistré")  # what is typed is still saved
