"""The proofs of an answer: what may serve, those one has, and how to add one.

Few widgets until there is a proof: the page of a question is shown at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from cyberwizard.answers import Evidence
from cyberwizard.content.model import Question
from ui.accessibility import announce
from ui.desk import SUFFIX
from ui.document import Document
from ui.services import Services
from ui.theme import DANGER, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint

if TYPE_CHECKING:
    from datetime import date

    from ui.background import Task
    from ui.proof_files import Harvest, ProofFiles, Taken
    from ui.widgets.evidence_row import EvidenceRow


class EvidencePanel(QFrame):
    """``changed`` says that ``proofs`` is not what it was."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, document: Document, services: Services) -> None:
        super().__init__()
        self._document = document
        self._services = services
        self._files_: ProofFiles | None = None
        self._question_id = ""
        self._today: date | None = None
        self._read_only = False
        self.proofs: tuple[Evidence, ...] = ()
        self._title = Heading(self.tr("Ce qui peut servir de preuve"))
        self._points = Steps(numbered=False)
        self._own = Heading()
        self._rows: list[EvidenceRow] = []
        self._list = stack(spacing=8)
        self._state = Label(weight=SEMIBOLD)
        self._add = Button(self.tr("Ajouter une preuve…"))
        self._add.clicked.connect(self._ask)
        self._how = hint(
            self.tr(
                "Vous pouvez aussi glisser un fichier sur cette page, ou coller une capture "
                "(Ctrl+V). Cachez d’abord les mots de passe et les données de vos clients."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(stack(self._title, self._points, spacing=6))
        layout.addLayout(stack(self._own, self._list, spacing=8))
        layout.addWidget(self._state)
        layout.addLayout(stack(Flow(self._add), self._how, spacing=6))
        self._state.hide()

    def show_question(
        self, question: Question, proofs: tuple[Evidence, ...], today: date, *, read_only: bool
    ) -> None:
        """Show what may prove an answer to *question*, and what does."""
        if not self._question_id and not question.evidence and not proofs:
            self._add.setProperty("look", "link")  # nothing to polish again yet
        if question.id != self._question_id:
            self._say("")
        self._question_id, self._today, self._read_only = question.id, today, read_only
        self._points.show_steps(question.evidence)
        self._points.setVisible(bool(question.evidence))
        self._title.setVisible(bool(question.evidence))
        self._add.setVisible(not read_only)
        self._show(proofs)

    def accepts(self, mime: QMimeData) -> bool:
        """Tell whether what is dragged here may become a proof; a dossier is for the window."""
        dossier = any(url.fileName().lower().endswith(f".{SUFFIX}") for url in mime.urls())
        return not self._read_only and not dossier and (mime.hasUrls() or mime.hasImage())

    def take(self, mime: QMimeData) -> None:
        """Make proofs of what was dropped or pasted."""
        if self._read_only:
            return
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self._read(self._files.take(paths), paths[0].name)
            return
        picture = mime.imageData() if mime.hasImage() else None
        if isinstance(picture, QImage) and not picture.isNull():
            now = self._services.now()
            name = self.tr("Capture du {day} à {hour} h {minute}").format(
                day=f"{now:%d-%m-%Y}", hour=now.hour, minute=f"{now:%M}"
            )
            self._read(self._files.take_picture(picture, f"{name}.png"), name)
        else:
            self._say(
                self.tr("Rien à ajouter : copiez d’abord une capture d’écran ou un fichier."),
                wrong=True,
            )

    def paste(self) -> None:
        """Make a proof of what was copied elsewhere."""
        self.take(QApplication.clipboard().mimeData())

    @property
    def _files(self) -> ProofFiles:
        if self._files_ is None:
            from ui.proof_files import ProofFiles

            self._files_ = ProofFiles(self._document, self._services, self)
            self._files_.pictured.connect(self._on_pictured)
            self._files_.problem.connect(lambda sentence: self._say(sentence, wrong=True))
        return self._files_

    def _show(self, proofs: tuple[Evidence, ...]) -> None:
        self.proofs = proofs
        count = len(proofs)
        self._own.setText(self.tr("Vos preuves ({count})").format(count=count))
        self._own.setVisible(bool(proofs))
        expected = bool(proofs) or not self._title.isHidden()
        self._how.setVisible(expected and not self._read_only)
        self._add.set_look("" if expected else "link")  # elsewhere, a proof is seldom needed
        built = len(self._rows) < count
        while len(self._rows) < count:
            self._add_row()
        for index, row in enumerate(self._rows):
            if index < count:
                self._show_row(row, proofs[index])
            row.setVisible(index < count)
        if built:
            self.rebuilt.emit()

    def _show_row(self, row: EvidenceRow, proof: Evidence) -> None:
        assert self._today is not None
        row.show_proof(proof, self._files, self._today, read_only=self._read_only)

    def _add_row(self) -> None:
        from ui.widgets.evidence_row import EvidenceRow

        row = EvidenceRow()
        row.opened.connect(lambda: self._open(row))
        row.edited.connect(lambda: self._edit(row))
        row.removed.connect(lambda: self._ask_removal(row))
        self._rows.append(row)
        self._list.addWidget(row)

    def _on_pictured(self, sha256: str) -> None:
        for row in self._rows:
            if row.proof is not None and row.proof.sha256 == sha256 and not row.isHidden():
                self._show_row(row, row.proof)

    def _open(self, row: EvidenceRow) -> None:
        assert row.proof is not None
        self._say("")
        self._files.open(row.proof)

    def _ask(self) -> None:
        from cyberwizard.answers import EvidenceKind

        self._say("")
        self._show_dialog(Evidence(EvidenceKind.SCREENSHOT), None, new=True)

    def _edit(self, row: EvidenceRow) -> None:
        assert row.proof is not None
        self._say("")
        self._show_dialog(row.proof, None, new=False)

    def _show_dialog(self, before: Evidence, taken: Taken | None, *, new: bool) -> None:
        from ui.dialogs.evidence import EvidenceDialog

        assert self._today is not None
        dialog = EvidenceDialog(before, taken, self._files, self._today, new=new, parent=self)
        dialog.decided.connect(
            lambda proof, taken: self._decide(None if new else before, proof, taken)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _decide(self, before: Evidence | None, proof: Evidence, taken: Taken | None) -> None:
        """Add *proof*, or put it in the place of *before*."""
        proofs = list(self.proofs)
        place = len(proofs) if before is None else proofs.index(before)
        proofs[place : place + 1] = [self._kept(proof, taken)]
        self._put(tuple(proofs))
        self._say(self.tr("Preuve ajoutée.") if before is None else self.tr("Preuve modifiée."))
        self._rows[place].focus()

    def _kept(self, proof: Evidence, taken: Taken | None) -> Evidence:
        """Return *proof* with its file, kept in the dossier."""
        if taken is None:
            return proof
        return replace(proof, name=taken.name, sha256=self._files.keep(taken))

    def _put(self, proofs: tuple[Evidence, ...]) -> None:
        self._show(proofs)
        self.changed.emit()

    def _ask_removal(self, row: EvidenceRow) -> None:
        from cyberwizard import sentences
        from ui.dialogs.messages import say

        assert row.proof is not None
        title = sentences.evidence_title(row.proof)
        say(
            self,
            self.tr("Retirer cette preuve ?"),
            (self.tr("Retirer"), lambda: self._remove(self._rows.index(row))),
            details=title,
        )

    def _remove(self, place: int) -> None:
        self._put((*self.proofs[:place], *self.proofs[place + 1 :]))
        self._say(self.tr("Preuve retirée. Ctrl+Z la remet."))
        if self.proofs:
            self._rows[min(place, len(self.proofs) - 1)].focus()
        else:
            self._add.setFocus()

    def _read(self, task: Task, name: str) -> None:
        self._say(self.tr("Lecture de « {name} »…").format(name=name))
        reading = _Reading(self._question_id, self)
        task.done.connect(reading.on_done)
        task.crashed.connect(reading.on_crashed)
        reading.ended.connect(self._on_read)
        task.start()

    def _on_read(self, question_id: str, harvest: Harvest) -> None:
        taken = harvest.taken
        if question_id != self._question_id:
            self._add_elsewhere(question_id, taken)
            return
        self._say(" ".join(harvest.problems), wrong=True)
        if not taken:
            return
        if len(taken) == 1 and self.isVisible() and QApplication.activeModalWidget() is None:
            self._show_dialog(self._guess(taken[0]), taken[0], new=True)
            return
        self._put((*self.proofs, *(self._kept(self._guess(one), one) for one in taken)))
        added = self.tr("%n preuve(s) ajoutée(s) : dites ce que chacune montre.", "", len(taken))
        self._say(" ".join([added, *harvest.problems]), wrong=bool(harvest.problems))
        self._rows[len(self.proofs) - len(taken)].focus()

    def _add_elsewhere(self, question_id: str, taken: Sequence[Taken]) -> None:
        """Add what was read to the question it was given for: one has gone on meanwhile."""
        answer = self._document.session.answer_to(question_id)
        found = tuple(self._kept(self._guess(one), one) for one in taken)
        self._document.answer(question_id, replace(answer, evidence=(*answer.evidence, *found)))

    def _guess(self, taken: Taken) -> Evidence:
        from cyberwizard.proofs import guess_kind

        return Evidence(guess_kind(taken.name), fact_date=self._today if taken.pasted else None)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self._state.set_tone(DANGER if wrong else TEXT)
        self._state.show_text(sentence)
        if sentence:
            announce(self._state, sentence)


class _Reading(QObject):
    """Files being read for a question; it goes away with the panel."""

    ended = Signal(str, object)

    def __init__(self, question_id: str, panel: EvidencePanel) -> None:
        super().__init__(panel)
        self._question_id = question_id

    def on_done(self, harvest: Harvest) -> None:
        """Hand over what was read."""
        self.ended.emit(self._question_id, harvest)
        self.deleteLater()

    def on_crashed(self) -> None:
        """Say nothing more: the crash is told elsewhere."""
        from ui.proof_files import Harvest

        self.on_done(Harvest([], []))
