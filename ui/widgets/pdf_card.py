"""Making the PDF: for whom, where, how far, done, or why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from cyberwizard import notes, sentences
from cyberwizard.assessment import Assessment
from cyberwizard.errors import UserFacingError
from ui.accessibility import announce
from ui.background import Task
from ui.dialogs.files import ask_new_file
from ui.document import Document
from ui.pdf_job import PdfJob, edition_of, print_edition, record_print
from ui.services import Services
from ui.theme import DANGER, OK, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.copy_choice import CopyChoice, CopyItem
from ui.widgets.edition_choice import EditionChoice
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.text import Heading, Label, breakable, hint

if TYPE_CHECKING:
    from cyberwizard.dossier import Dossier


class PdfCard(QFrame):
    """One PDF at a time; ``compare_asked``: what changed between two dates."""

    compare_asked = Signal()

    def __init__(
        self, document: Document, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._document = document
        self._services = services
        self._composing: Task | None = None
        self._then: Callable[[Dossier, str], None] | None = None
        self._edition = ""
        self._job: PdfJob | None = None
        self._made: Path | None = None
        self._asked: tuple[Dossier, str, Path] | None = None  # while its copies are read
        self._lead = Label(
            self.tr(
                "Le PDF reprend vos réponses, les exclusions à discuter et votre plan. "
                "Vous le relisez, vous le signez, vous le remettez."
            )
        )
        self._law = hint()
        self._clear = hint(
            self.tr(
                "Votre dossier a un mot de passe, le PDF n’en a pas : qui l’ouvre peut le lire."
            )
        )
        self.editions = EditionChoice()
        self.copies = CopyChoice()
        self.create_button = Button(self.tr("Créer le PDF…"), look="primary")
        self.preview_button = Button(self.tr("Voir les pages"))
        self.print_button = Button(self.tr("Imprimer…"))
        self.open_button = Button(self.tr("Ouvrir le PDF"))
        self.folder_button = Button(self.tr("Montrer l’emplacement"))
        self.cancel_button = Button(self.tr("Annuler"))
        self.compare_button = Button(self.tr("Ce qui a changé…"))
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Création du PDF"))
        self._bar.setRange(0, 0)
        self._state = Label(weight=SEMIBOLD)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(Heading(self.tr("Le dossier à imprimer"), size=1.2))
        layout.addWidget(self._lead)
        layout.addWidget(self.editions)
        layout.addWidget(self.copies)
        layout.addWidget(self._clear)
        layout.addWidget(self._law)
        layout.addWidget(self._bar)
        layout.addWidget(self._state)
        layout.addWidget(
            Flow(
                self.create_button,
                self.preview_button,
                self.print_button,
                self.open_button,
                self.folder_button,
                self.compare_button,
                self.cancel_button,
            )
        )
        self.editions.changed.connect(self._show_copies)
        self.create_button.clicked.connect(self.ask_where)
        self.preview_button.clicked.connect(self.preview)
        self.print_button.clicked.connect(self.print)
        self.compare_button.clicked.connect(self.compare_asked)
        self.cancel_button.clicked.connect(self._cancel)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._open_folder)
        self._say("")
        self._show_buttons()

    def show_assessment(self, assessment: Assessment) -> None:
        """Recall what the document is worth."""
        self._law.setText(assessment.content.disclaimer)
        self._clear.setVisible(self._document.is_protected)
        self._show_copies()

    def focus(self) -> None:
        """Put the keyboard on what comes next."""
        focus_on(self.cancel_button if self._job is not None else self.create_button)

    def ask_where(self) -> None:
        """Compose the edition chosen, ask where to write it, then begin."""
        self._compose(self._ask_where)

    def preview(self) -> None:
        """Show the pages of the edition chosen, as they would be printed."""
        from ui.dialogs.preview import PreviewDialog  # not needed to show the page

        edition, embedded = self.editions.edition, self._embedded()
        compose, services = edition_of(self._document, edition, embedded), self._services

        def make() -> tuple[bytes, str]:
            from cyberwizard.dossier import render_text

            dossier = compose()
            # What travels beside the pages is not seen on them.
            pages = replace(dossier, copies=())
            return services.print_dossier(pages, {}), render_text(dossier)

        title = self.tr("Aperçu du dossier — {edition}").format(edition=self.editions.title)
        dialog = PreviewDialog(services, title, make, self)
        dialog.create_asked.connect(self.ask_where)
        dialog.print_asked.connect(self.print)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print(self) -> None:
        """Print the edition chosen on paper."""
        print_edition(self._document, self._services, self.editions.edition, self.window())

    def make(self, dossier: Dossier, edition: str, path: Path) -> None:
        """Make the PDF at *path* with the copies that it carries, then open it."""
        self._made = None
        if not dossier.copies:
            self._start(dossier, edition, path, {})
            return
        wanted = [copy.sha256 for copy in dossier.copies]
        self._asked = (dossier, edition, path)
        self._say(self.tr("Lecture des copies de preuves…"))
        reading = self._document.read(
            lambda file: {sha256: file.read_copy(sha256) for sha256 in wanted}
        )
        reading.done.connect(self._on_copies)
        reading.failed.connect(self._on_copies_failed)

    def _on_copies(self, files: dict[str, bytes]) -> None:
        if self._asked is not None:
            self._start(*self._asked, files)

    def _on_copies_failed(self, problem: str) -> None:
        self._asked = None
        self._say(problem, wrong=True)

    def _start(self, dossier: Dossier, edition: str, path: Path, files: dict[str, bytes]) -> None:
        self._asked = None
        self._job = PdfJob(self._services, dossier, path, files)
        self._job.step.connect(self._on_step)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.crashed.connect(self._on_crashed)
        self._job.ended.connect(self._on_ended)
        record_print(self._job, self._document, dossier, edition)
        self._say(self.tr("Préparation du document…"))
        self._show_buttons()
        focus_on(self.cancel_button)
        self._job.start()

    def _show_copies(self) -> None:
        """Offer the copies of proofs where they may travel: in the complete edition."""
        items = copies_of(self._document)
        self.copies.setVisible(self.editions.edition == "complete" and bool(items))
        self.copies.show_copies(items)

    def _embedded(self) -> dict[str, int]:
        return self.copies.chosen if self.editions.edition == "complete" else {}

    def _compose(self, then: Callable[[Dossier, str], None]) -> None:
        if self._composing is not None or self._job is not None or self._asked is not None:
            return
        self._then = then
        self._edition = self.editions.edition
        self._composing = Task(edition_of(self._document, self._edition, self._embedded()))
        self._composing.done.connect(self._on_composed)
        self._composing.failed.connect(self._on_failed)
        self._composing.ended.connect(self._on_composing_ended)
        self._composing.start()

    def _on_composed(self, dossier: Dossier) -> None:
        assert self._then is not None
        self._then(dossier, self._edition)

    def _on_composing_ended(self) -> None:
        self._composing = None

    def _ask_where(self, dossier: Dossier, edition: str) -> None:
        ask_new_file(
            self,
            self.tr("Où enregistrer le PDF ?"),
            self._folder() / dossier.file_name,
            self.tr("Document PDF"),
            "pdf",
            lambda path: self.make(dossier, edition, path),
        )

    def _folder(self) -> Path:
        """Beside the dossier; an example lives where the system empties."""
        if self._document.read_only:
            return self._services.documents_folder()
        return self._document.path.parent

    def _on_step(self, step: int) -> None:
        self._say(
            self.tr("Mise en page du document…") if step == 1 else self.tr("Écriture du fichier…")
        )

    def _on_done(self, path: Path) -> None:
        self._made = path
        said = self.tr("Le PDF est prêt : {name}").format(name=breakable(path.name))
        if self._document.is_protected:
            said += ". " + self.tr("Ce PDF est en clair : qui l’ouvre peut le lire.")
        self._say(said, right=True)
        self._open()

    def _on_failed(self, error: UserFacingError) -> None:
        self._say(str(error), wrong=True)

    def _on_crashed(self) -> None:
        self._say(self.tr("Le PDF n’a pas été créé. Vos réponses sont toutes gardées."), wrong=True)

    def _on_ended(self) -> None:
        self._job = None
        self._show_buttons()
        self.focus()

    def _cancel(self) -> None:
        if self._job is not None and self._job.cancel():
            self._say(self.tr("Création annulée : aucun fichier n’a été écrit."))

    def _open(self) -> None:
        if self._made is not None and not self._services.open_with_system(self._made):
            self._say(
                self.tr(
                    "Le PDF est prêt : {path}. Cet ordinateur n’a pas su l’ouvrir : "
                    "ouvrez‑le vous‑même, ou installez un lecteur de PDF."
                ).format(path=breakable(str(self._made)))
            )

    def _open_folder(self) -> None:
        if self._made is not None:
            self._services.open_with_system(self._made.parent)

    def _show_buttons(self) -> None:
        busy = self._job is not None
        self._bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.create_button.setVisible(not busy)
        self.preview_button.setVisible(not busy)
        self.print_button.setVisible(not busy)
        self.compare_button.setVisible(not busy)
        self.open_button.setVisible(not busy and self._made is not None)
        self.folder_button.setVisible(not busy and self._made is not None)

    def _say(self, text: str, *, right: bool = False, wrong: bool = False) -> None:
        self._state.set_tone(OK if right else DANGER if wrong else TEXT)
        self._state.show_text(text)
        if text:
            announce(self, text)


def copies_of(document: Document) -> list[CopyItem]:
    """Return the files of proofs that are kept in the dossier, in the order of the questions."""
    session, sizes = document.session, document.copies
    found: dict[str, CopyItem] = {}
    for question in session.content.questions:
        for proof in session.answer_to(question.id).evidence:
            if proof.sha256 in sizes and proof.sha256 not in found:
                words = [sentences.evidence_title(proof), *([proof.name] if proof.name else [])]
                number = session.content.number_of[question.id]
                title = f"{number}. {' — '.join(words)}"
                found[proof.sha256] = CopyItem(proof.sha256, title, sizes[proof.sha256])
    read = notes.contract(document.notes)
    if read is not None and read.sha256 in sizes:
        found.setdefault(read.sha256, CopyItem(read.sha256, read.name, sizes[read.sha256]))
    return list(found.values())
