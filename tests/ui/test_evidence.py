"""Proofs on the page of a question: added, seen, opened, changed, removed; nothing bad gets in."""

from __future__ import annotations

import stat
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMessageBox

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.dossier_file import DossierFile, StoredDossier
from cyberwizard.proofs import LIMIT
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.walk import settle
from ui.dialogs.evidence import EvidenceDialog
from ui.widgets.thumb import Thumb

PDF = b"%PDF-1.7\n" + b"x" * 2_000
COPY = "copie"


def picture(width: int = 640, height: int = 400) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x2255AA)
    return image


def png(width: int = 640, height: int = 400) -> bytes:
    buffer = QBuffer()
    picture(width, height).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def on_disk(path: Path) -> StoredDossier:
    with DossierFile.open(path, read_only=True) as file:
        return file.load()


def proofs_on_disk(path: Path, question: str = COPY) -> tuple[Evidence, ...]:
    return on_disk(path).answers.get(question, Answer()).evidence


def open_question(manager: Manager, question: str = COPY) -> Path:
    path = manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(question)
    settle(manager)
    return path


def drop(manager: Manager, *paths: Path) -> bool:
    """Drop files on the page, as a file manager does; tell whether they are welcome."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    wizard = manager.window.wizard
    assert wizard is not None
    place = wizard.page.viewport()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(place, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(place, QDropEvent(QPointF(50, 50), copy, mime, left, none))
    return True


def test_a_proof_without_a_file_is_noted_by_keyboard(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager)
    assert manager.reads("Une photo du disque")  # what may serve
    manager.press("Ajouter une preuve…")
    manager.wait_for_dialog(EvidenceDialog)
    assert manager.reads("Aucun fichier joint")
    manager.tab_to("Capture d’écran")
    manager.key(Key.Key_Right)
    assert manager.focus_name == "Facture"
    manager.tab_to("Que montre‑t‑elle ?")
    manager.write("Disque acheté en magasin")
    manager.tab_to("Date du fait")
    manager.write("20/11/2025")
    manager.tab_to("Où est‑elle rangée ?")
    manager.write("Classeur « Assurances »")
    manager.press("Ajouter")
    manager.wait_for_wizard()
    assert manager.reads("Vos preuves (1)")
    assert manager.reads("Facture : Disque acheté en magasin")
    assert manager.reads("À renouveler")
    assert manager.reads("Montre le 20/11/2025")
    assert manager.reads("Rangée ici : Classeur « Assurances »")
    assert manager.focus_name.startswith("Modifier")
    manager.saved()
    assert proofs_on_disk(path) == (
        Evidence(
            EvidenceKind.INVOICE,
            "Disque acheté en magasin",
            date(2025, 11, 20),
            place="Classeur « Assurances »",
        ),
    )


def test_dates_are_checked_before_a_proof_is_added(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager)
    manager.press("Ajouter une preuve…")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Ajouter")
    assert manager.reads("Joignez un fichier, ou dites ce que la preuve montre")
    manager.tab_to("Date du fait")
    for typed, said in (
        ("24/11/2026", "Cette date est dans le futur"),
        ("20/11/3026", "Cette date est trop lointaine"),
        ("20/13/2026", "Cette date n’existe pas"),
    ):
        manager.write(typed)
        manager.key(Key.Key_Return)
        assert manager.reads(said)
        assert manager.focus_name == "Date du fait"
    manager.write("20/11/2026")
    manager.tab_to("Valable jusqu’au")
    manager.write("19/11/2026")
    manager.key(Key.Key_Return)
    assert manager.reads("Cette date est avant la date du fait")
    manager.write("20/11/2027")
    manager.key(Key.Key_Return)
    manager.wait_for_wizard()
    manager.saved()
    [proof] = proofs_on_disk(path)
    assert (proof.fact_date, proof.valid_until) == (date(2026, 11, 20), date(2027, 11, 20))
    assert manager.reads("Montre le 20/11/2026, jusqu’au 20/11/2027")
    assert manager.reads("Valable")


def test_a_file_is_chosen_kept_and_opened(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    manager = launch()
    path = open_question(manager)
    invoice = tmp_path / "Facture disque.pdf"
    invoice.write_bytes(PDF)
    manager.press("Ajouter une preuve…")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Joindre un fichier…")
    manager.give_file(invoice)
    manager.wait_for_dialog(EvidenceDialog)
    manager.wait_to_read("Facture disque.pdf")
    assert manager.reads("2 Ko")
    assert manager.focus_name.startswith("Que montre")
    manager.key(Key.Key_Return)
    manager.wait_for_wizard()
    assert manager.reads("Facture disque.pdf, 2 Ko")
    manager.saved()
    invoice.unlink()
    [proof] = proofs_on_disk(path)
    assert (proof.kind, proof.name) == (EvidenceKind.INVOICE, "Facture disque.pdf")
    assert on_disk(path).copies == {proof.sha256: len(PDF)}
    manager.press("Ouvrir : Facture")
    manager.wait(lambda: bool(outside.opened))
    [opened] = outside.opened
    assert opened.read_bytes() == PDF
    assert opened.name.startswith("Facture disque-")
    assert stat.S_IMODE(opened.parent.stat().st_mode) == 0o700
    manager.quit()
    assert not opened.exists()
    assert proofs_on_disk(path) == (proof,)


def test_a_screenshot_is_pasted(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager)
    QApplication.clipboard().setImage(picture())
    manager.tab_to("Oui, tous")
    manager.key(Key.Key_V, ctrl=True)
    manager.wait_for_dialog(EvidenceDialog)
    assert manager.reads("Capture du 23-11-2026 à 10 h 42.png")
    assert manager.reads("23/11/2026")  # what is pasted was seen today
    manager.write("L’écran du disque")
    manager.key(Key.Key_Return)
    manager.wait_for_wizard()
    thumbs = manager.window.findChildren(Thumb)
    assert [t._picture.size().toTuple() for t in thumbs if t.isVisible() and t._picture] == [
        (320, 200)
    ]
    manager.saved()
    [proof] = proofs_on_disk(path)
    assert (proof.kind, proof.fact_date) == (EvidenceKind.SCREENSHOT, date(2026, 11, 23))
    with DossierFile.open(path, read_only=True) as file:
        kept = QImage.fromData(file.read_copy(proof.sha256))
    assert kept.size() == picture().size()


def test_in_a_text_field_pasting_is_typing(launch: Launch) -> None:
    manager = launch()
    path = open_question(manager, "nom_entreprise")
    QApplication.clipboard().setText("Garage Martin")
    manager.key(Key.Key_V, ctrl=True)
    manager.saved()
    assert on_disk(path).answers["nom_entreprise"].value == "Garage Martin"
    assert proofs_on_disk(path, "nom_entreprise") == ()


def test_pasting_a_text_outside_of_a_field_says_what_to_copy(launch: Launch) -> None:
    manager = launch()
    open_question(manager)
    QApplication.clipboard().setText("bonjour")
    manager.tab_to("Oui, tous")
    manager.key(Key.Key_V, ctrl=True)
    assert manager.reads("Rien à ajouter : copiez d’abord une capture d’écran ou un fichier.")


def test_a_file_is_dropped(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = open_question(manager)
    photo = tmp_path / "disque.png"
    photo.write_bytes(png())
    assert drop(manager, photo)
    manager.wait_for_dialog(EvidenceDialog)
    manager.key(Key.Key_Escape)
    manager.wait_for_wizard()
    assert not manager.reads("Vos preuves")
    manager.saved()
    assert (proofs_on_disk(path), on_disk(path).copies) == ((), {})
    assert drop(manager, photo)
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Ajouter")
    manager.wait_for_wizard()
    manager.saved()
    assert [proof.name for proof in proofs_on_disk(path)] == ["disque.png"]


def test_a_dossier_dropped_on_the_page_opens_as_on_the_window(
    launch: Launch, tmp_path: Path
) -> None:
    manager = launch()
    open_question(manager)
    other = tmp_path / "autre.cyberdossier"
    DossierFile.create(other, now=NOW, content_version="essai").close()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    wizard, document = manager.window.wizard, manager.window.document
    assert wizard is not None
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    wizard.page.dragEnterEvent(enter)
    assert not enter.isAccepted()  # Qt then asks the window around
    assert drop(manager, other)
    manager.wait(lambda: manager.window.document not in (None, document))
    assert manager.window.document is not None
    assert manager.window.document.path == other


def test_several_files_are_added_at_once_and_the_bad_ones_are_said(
    launch: Launch, tmp_path: Path
) -> None:
    manager = launch()
    path = open_question(manager)
    (tmp_path / "facture.pdf").write_bytes(PDF)
    (tmp_path / "virus.exe").write_bytes(b"MZ")
    (tmp_path / "photo.png").write_bytes(png())
    (tmp_path / "photos").mkdir()
    assert drop(
        manager, *(tmp_path / n for n in ("facture.pdf", "virus.exe", "photo.png", "photos"))
    )
    manager.wait_to_read("2 preuves ajoutées")
    assert manager.reads("« virus.exe » n’est pas accepté")
    assert manager.reads("« photos » est un répertoire")
    manager.saved()
    assert [p.name for p in proofs_on_disk(path)] == ["facture.pdf", "photo.png"]


@pytest.mark.qt_log_ignore("libpng|QPngHandler|png")
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("grand.pdf", b"%PDF-" + bytes(LIMIT), "limite de 25 Mo"),
        ("cassée.png", png()[:60], "L’image « cassée.png » est illisible"),
        ("facture.pdf", b"MZ\x90", "ne contient pas ce que son nom annonce"),
        ("page.html", b"<html>", "n’est pas accepté"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_is_refused_is_said_and_nothing_is_lost(
    launch: Launch, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    manager = launch()
    path = open_question(manager)
    manager.choose("Non")
    (tmp_path / name).write_bytes(data)
    assert drop(manager, tmp_path / name)
    manager.wait_to_read(said)
    manager.press("Ajouter une preuve…")  # the same from the dialog
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Joindre un fichier…")
    manager.give_file(tmp_path / name)
    manager.wait_for_dialog(EvidenceDialog)
    manager.wait_to_read(said)
    manager.key(Key.Key_Escape)
    manager.wait_for_wizard()
    manager.saved()
    assert on_disk(path).answers[COPY].options == ("non",)
    assert (proofs_on_disk(path), on_disk(path).copies) == ((), {})


def test_a_missing_file_is_said(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    open_question(manager)
    assert drop(manager, tmp_path / "absent.pdf")
    manager.wait_to_read("Le fichier « absent.pdf » est introuvable")


def test_the_window_does_not_wait_for_a_slow_disk(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    gate = threading.Event()
    read = outside.services.read_proof

    def slowly(path: Path) -> bytes:
        assert gate.wait(60)
        return read(path)

    outside.services = outside.services._replace(read_proof=slowly)
    manager = launch()
    path = open_question(manager)
    (tmp_path / "facture.pdf").write_bytes(PDF)
    assert drop(manager, tmp_path / "facture.pdf")
    assert manager.reads("Lecture de « facture.pdf »…")
    manager.choose("Oui, tous")
    manager.next()
    assert manager.title() == "Une copie est-elle débranchée ?"
    gate.set()  # it goes to the question that it was given for
    document = manager.window.document
    assert document is not None
    manager.wait(lambda: bool(document.session.answer_to(COPY).evidence))
    manager.saved()
    assert [proof.name for proof in proofs_on_disk(path)] == ["facture.pdf"]
    assert proofs_on_disk(path, "debranchee") == ()
    assert on_disk(path).answers[COPY].options == ("oui",)
    manager.back()
    assert manager.reads("Vos preuves (1)")


def test_a_reading_in_the_dialog_can_be_stopped(
    launch: Launch, outside: Outside, tmp_path: Path
) -> None:
    gate = threading.Event()

    def never(_path: Path) -> bytes:
        assert gate.wait(60)
        return PDF

    outside.services = outside.services._replace(read_proof=never)
    manager = launch()
    open_question(manager)
    (tmp_path / "facture.pdf").write_bytes(PDF)
    manager.press("Ajouter une preuve…")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Joindre un fichier…")
    manager.give_file(tmp_path / "facture.pdf")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Arrêter la lecture")
    assert manager.reads("Aucun fichier joint")
    gate.set()
    settle(manager)
    manager.tab_to("Que montre‑t‑elle ?")
    manager.write("Sans fichier")
    manager.key(Key.Key_Return)
    manager.wait_for_wizard()
    assert manager.reads("Capture d’écran : Sans fichier")
    assert not manager.reads("facture.pdf")


def test_a_proof_is_changed_and_its_file_removed(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = open_question(manager)
    (tmp_path / "facture.pdf").write_bytes(PDF)
    drop(manager, tmp_path / "facture.pdf")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Ajouter")
    manager.wait_for_wizard()
    manager.press("Modifier : Facture")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Retirer le fichier")
    manager.tab_to("Que montre‑t‑elle ?")
    manager.write("Le disque")
    manager.press("Enregistrer")
    manager.wait_for_wizard()
    assert manager.reads("Facture : Le disque")
    manager.saved()
    assert proofs_on_disk(path) == (Evidence(EvidenceKind.INVOICE, "Le disque"),)
    assert len(on_disk(path).copies) == 1  # it can still come back
    manager.key(Key.Key_Z, ctrl=True)
    assert manager.reads("facture.pdf, 2 Ko")
    manager.key(Key.Key_Y, ctrl=True)
    manager.quit()
    assert on_disk(path).copies == {}


def test_removing_asks_first_and_can_be_undone(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    path = open_question(manager)
    (tmp_path / "facture.pdf").write_bytes(PDF)
    drop(manager, tmp_path / "facture.pdf")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Ajouter")
    manager.wait_for_wizard()
    manager.press("Retirer : Facture")
    manager.wait_for_dialog(QMessageBox)
    assert manager.reads("Retirer cette preuve ?")
    manager.press("Annuler")
    manager.wait_for_wizard()
    assert manager.reads("Vos preuves (1)")
    manager.press("Retirer : Facture")
    manager.wait_for_dialog(QMessageBox)
    manager.press("Retirer")
    manager.wait_for_wizard()
    assert not manager.reads("Vos preuves")
    assert manager.focus_name == "Ajouter une preuve…"
    manager.saved()
    assert proofs_on_disk(path) == ()
    manager.key(Key.Key_Z, ctrl=True)
    assert manager.reads("Vos preuves (1)")
    manager.quit()
    [proof] = proofs_on_disk(path)
    assert on_disk(path).copies == {proof.sha256: len(PDF)}


def test_copies_that_nothing_speaks_of_go_when_the_dossier_is_closed(
    launch: Launch, tmp_path: Path
) -> None:
    manager = launch()
    path = open_question(manager)
    document = manager.window.document
    assert document is not None
    kept = document.keep_file(b"%PDF-kept")
    document.answer("nom_entreprise", Answer(evidence=(Evidence(EvidenceKind.OTHER, sha256=kept),)))
    document.keep_file(b"%PDF-gone")
    manager.saved()
    assert len(on_disk(path).copies) == 2
    manager.quit()
    assert set(on_disk(path).copies) == {kept}


def test_what_a_dossier_made_elsewhere_holds_is_checked_before_it_is_opened(
    launch: Launch, outside: Outside
) -> None:
    manager = launch()
    open_question(manager)
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    sha = document.keep_file(b"MZ\x90 a program")
    names = ("facture.pdf", "facture.exe", "..\\..\\facture.bat")
    proofs = tuple(Evidence(EvidenceKind.INVOICE, name, name=name, sha256=sha) for name in names)
    document.answer(COPY, Answer(evidence=proofs))
    wizard.go_to("@constats")
    wizard.go_to(COPY)
    for name, said in zip(names, ("ne contient pas", "pas accepté", "pas accepté"), strict=True):
        manager.press(f"Ouvrir : Facture : {name}")
        manager.wait_to_read(said)
    assert outside.opened == []


def test_a_copy_that_is_not_there_is_said(launch: Launch) -> None:
    manager = launch()
    open_question(manager)
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    proof = Evidence(EvidenceKind.INVOICE, name="facture.pdf", sha256="5a" * 32)
    document.answer(COPY, Answer(evidence=(proof,)))
    wizard.go_to("@constats")
    wizard.go_to(COPY)
    assert manager.reads("facture.pdf, la copie n’est pas dans ce dossier")
    assert not manager.reads("Ouvrir")


def test_pictures_come_back_when_the_dossier_is_opened_again(
    launch: Launch, tmp_path: Path
) -> None:
    manager = launch()
    path = open_question(manager)
    (tmp_path / "photo.png").write_bytes(png(1200, 800))
    drop(manager, tmp_path / "photo.png")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Ajouter")
    manager.wait_for_wizard()
    manager.quit()
    again = launch(path)
    again.wait_for_wizard()
    thumbs = again.window.findChildren(Thumb)
    again.wait(lambda: any(t._picture is not None and t.isVisible() for t in thumbs))
    assert [t._picture.width() for t in thumbs if t._picture is not None] == [320]


def test_without_a_viewer_it_is_said(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    outside.has_reader = False
    manager = launch()
    open_question(manager)
    (tmp_path / "facture.pdf").write_bytes(PDF)
    drop(manager, tmp_path / "facture.pdf")
    manager.wait_for_dialog(EvidenceDialog)
    manager.press("Ajouter")
    manager.wait_for_wizard()
    manager.press("Ouvrir : Facture")
    manager.wait_to_read("Aucun programme de cet ordinateur ne sait ouvrir")


def test_the_example_takes_nothing(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    manager.open_example()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(COPY)
    (tmp_path / "photo.png").write_bytes(png())
    assert not drop(manager, tmp_path / "photo.png")
    assert not manager.reads("Ajouter une preuve…")
