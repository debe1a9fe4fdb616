"""One proof: what it is, which day it proves, where it is kept, and its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.answers import Evidence, EvidenceKind
from cyberwizard.proofs import SUFFIXES, guess_kind, size_text
from ui.accessibility import announce
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.dialogs.files import ask_files
from ui.proof_files import Harvest, ProofFiles, Taken
from ui.theme import DANGER, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.chips import Chips
from ui.widgets.flow import Flow
from ui.widgets.focus import focus_on
from ui.widgets.line_field import LineField
from ui.widgets.stack import named, stack
from ui.widgets.text import Heading, Label, breakable, hint
from ui.widgets.thumb import Thumb
from ui.widgets.values import day_field, later_day_field

KINDS = tuple(EvidenceKind)


class EvidenceDialog(Dialog):
    """``decided`` has the proof, and the file to keep with it when there is a new one."""

    decided = Signal(object, object)

    def __init__(
        self,
        proof: Evidence,
        taken: Taken | None,
        files: ProofFiles,
        today: date,
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._proof, self._taken, self._files = proof, taken, files
        self._reading: Task | None = None
        title = self.tr("Ajouter une preuve") if new else self.tr("Modifier la preuve")
        self.setWindowTitle(title)
        self._kind = Chips()
        self._note, self._place = LineField(), LineField()
        self._day, self._until = LineField(), LineField()
        self._text_field(
            self._note,
            self.tr("Que montre‑t‑elle ?"),
            self.tr("Par exemple : antivirus à jour sur les 3 ordinateurs."),
        )
        day_field(
            self._day,
            self.tr("Date du fait"),
            today,
            help_=self.tr("Le jour que la preuve montre, pas celui où vous l’ajoutez."),
        )
        later_day_field(
            self._until,
            self.tr("Valable jusqu’au (facultatif)"),
            lambda: self._day.value,
            help_=self.tr("Sans cette date, la preuve est à renouveler au bout d’un an."),
        )
        self._text_field(
            self._place,
            self.tr("Où est‑elle rangée ? (facultatif)"),
            self.tr("Par exemple : classeur « Assurances », au bureau."),
        )
        self._file = self._file_card()
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._problem.hide()
        self.save = Button(self.tr("Ajouter") if new else self.tr("Enregistrer"), look="primary")
        self.cancel = Button(self.tr("Annuler"))
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        kind = stack(Label(self.tr("Sorte de preuve"), weight=SEMIBOLD), self._kind, spacing=8)
        self.column.setSpacing(18)
        self.column.addWidget(Heading(title, size=1.35))
        self.column.addWidget(self._file)
        self.column.addLayout(kind)
        for field in (self._note, self._day, self._until, self._place):
            field.go_on.connect(self._save)
            self.column.addWidget(field)
        self.column.addWidget(self._problem)
        self.column.addStretch(1)
        for button in (self.save, self.cancel):
            self.buttons.add(button)
        self._show(proof)
        self._show_file()
        focus_on(self._add if new and taken is None else self._note.edit)

    def _text_field(self, field: LineField, label: str, help_: str) -> None:
        field.configure(label=label, name=label, reader=str, printer=str, columns=0, help_=help_)

    def _file_card(self) -> QFrame:
        self._thumb = Thumb()
        self._name, self._size = Label(weight=SEMIBOLD), hint()
        self._add = Button(self.tr("Joindre un fichier…"))
        self._remove = Button(self.tr("Retirer le fichier"), look="link")
        self._stop = Button(self.tr("Arrêter la lecture"), look="link")
        self._add.clicked.connect(self._ask)
        self._remove.clicked.connect(self._remove_file)
        self._stop.clicked.connect(self._stop_reading)
        card = named(QFrame(), "card")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._thumb)
        row.addLayout(stack(self._name, self._size, spacing=2), 1)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(row)
        layout.addWidget(Flow(self._add, self._remove, self._stop))
        return card

    def _show(self, proof: Evidence) -> None:
        names = [_capital(sentences.EVIDENCE[kind]) for kind in KINDS]
        self._kind.show_texts(self.tr("Sorte de preuve"), names, KINDS.index(proof.kind))
        self._note.set_value(proof.note)
        self._place.set_value(proof.place)
        self._day.set_value(proof.fact_date.isoformat() if proof.fact_date else "")
        self._until.set_value(proof.valid_until.isoformat() if proof.valid_until else "")

    def _show_file(self) -> None:
        busy, taken, proof = self._reading is not None, self._taken, self._proof
        name = taken.name if taken is not None else proof.name
        self._thumb.setVisible(bool(name))
        self._thumb.show_picture(
            name, taken.picture if taken is not None else self._files.picture(proof)
        )
        self._name.setText(breakable(name) if name else self.tr("Aucun fichier joint"))
        self._size.setText(
            size_text(len(taken.data))
            if taken is not None
            else self._files.describe_copy(proof)
            if name
            else self.tr("Image, PDF, texte ou document de bureau, de 25 Mo au plus.")
        )
        self._add.setText(
            self.tr("Changer de fichier…") if name else self.tr("Joindre un fichier…")
        )
        self._add.setEnabled(not busy)
        self._remove.setVisible(bool(name) and not busy)
        self._stop.setVisible(busy)
        self.save.setEnabled(not busy)
        if self.isVisible():
            self.fit()

    def _ask(self) -> None:
        ask_files(
            self,
            self.tr("Joindre un fichier"),
            self._files.folder,
            self.tr("Images, PDF, textes, documents"),
            SUFFIXES,
            self._read,
            several=False,
        )

    def _read(self, paths: list[Path]) -> None:
        self._complain("")
        self._reading = self._files.take(paths)
        self._reading.done.connect(self._on_read)
        self._reading.crashed.connect(self._stop_reading)
        self._reading.start()
        self._show_file()

    def _on_read(self, harvest: Harvest) -> None:
        self._reading = None
        if harvest.taken:
            fresh = not (self._taken or self._proof.name)
            self._taken = harvest.taken[-1]
            if fresh:
                guessed = guess_kind(self._taken.name)
                self._kind.chips[KINDS.index(guessed)].setChecked(True)
        self._complain(" ".join(harvest.problems))
        self._show_file()
        focus_on(self._add if harvest.problems else self._note.edit)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._show_file()
        focus_on(self._add)

    def _remove_file(self) -> None:
        self._taken = None
        self._proof = replace(self._proof, name="", sha256="")
        self._show_file()
        focus_on(self._add)

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        for field in (self._note, self._day, self._until, self._place):
            if not field.is_right():
                focus_on(field.edit)
                return
        proof = replace(
            self._proof,
            kind=KINDS[self._kind.current],
            note=self._note.value,
            place=self._place.value,
            fact_date=_day(self._day.value),
            valid_until=_day(self._until.value),
        )
        if proof.fact_date and proof.valid_until and proof.valid_until < proof.fact_date:
            self._complain(self.tr("La preuve finit avant la date du fait : vérifiez les deux."))
            focus_on(self._until.edit)
            return
        if self._taken is None and proof == Evidence(proof.kind):
            self._complain(
                self.tr("Joignez un fichier, ou dites ce que la preuve montre et où la trouver.")
            )
            focus_on(self._note.edit)
            return
        self.accept()
        self.decided.emit(proof, self._taken)

    def reject(self) -> None:
        """Leave without a change, nor a file being read."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        super().reject()

    def _complain(self, sentence: str) -> None:
        self._problem.show_text(sentence)
        if sentence:
            announce(self._problem, sentence)
        if self.isVisible():
            self.fit()


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
