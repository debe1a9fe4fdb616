"""One open dossier: the session on screen, and the file that follows it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cyberwizard.answers import Answer, Evidence
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import ContractNote
from cyberwizard.session import Session
from cyberwizard.shapes import dataclass
from cyberwizard.text import clean_text
from cyberwizard.undo import Change, Changes, Value
from cyberwizard.wording import wording_of
from ui.background import Task
from ui.services import Services

if TYPE_CHECKING:
    from cyberwizard.assessment import Assessment
    from cyberwizard.content.model import Content
    from cyberwizard.dossier_file import DossierFile, FileKey, Snapshot, StoredDossier, Ticket
    from cyberwizard.notes import Note

DRAIN_SECONDS = 20.0
"""How long closing waits for a disk before it says that something is wrong."""


class Saving(Enum):
    """What can be said of the file."""

    NEVER = auto()  # read only
    SAVED = auto()
    PENDING = auto()
    FAILED = auto()


@dataclass(frozen=True)
class SaveState:
    """Whether everything is on the disk, since when, and if not, why.

    ``backup_problem`` says why the last automatic backup was not made.
    """

    saving: Saving
    when: datetime | None = None
    problem: str = ""
    backup_problem: str = ""


class Reading(QObject):
    """Something read from the file behind the window: ``done`` has it, or ``failed`` says why not.

    What is connected to it goes away with its owner, as for a ``Task``.
    """

    done = Signal(object)
    failed = Signal(str)


class _Relay(QObject):
    """From the thread that saves to the window: it outlives a document that did not wait for it."""

    saved = Signal(int, object)
    failed = Signal(int, str)
    kept = Signal(str)


class Document(QObject):
    """Answers go to the session at once, and to the file behind it; nobody waits for the disk."""

    answered = Signal(str)
    noted = Signal(str)  # the name of the note
    save_state_changed = Signal()
    closed = Signal()
    stuck = Signal(str)  # closing is not possible yet, and why
    copied = Signal(object)  # the path of the copy
    copy_failed = Signal(str)

    def __init__(
        self,
        session: Session,
        file: DossierFile,
        stored: StoredDossier,
        services: Services,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.path = file.path
        self.read_only = file.read_only
        self.dossier_id = stored.dossier_id
        self.created_at = stored.created_at
        self.wordings = dict(stored.wordings)
        self.notes: dict[str, Note] = dict(stored.notes)
        self.copies = dict(stored.copies)
        self.snapshots = stored.snapshots
        self._services = services
        self._file = file
        self._backup_problem = ""
        self.last_assessment: Assessment | None = None  # as of some answers ago, if ever
        self._is_stale = False
        self.changes = Changes()
        self._unsaved: set[int] = set()
        self._copies: dict[int, Path] = {}
        self._files: dict[int, bytes] = {}  # not yet on the disk
        self._readings: dict[int, tuple[Reading, list[object]]] = {}
        self._leaving = False
        relay = _Relay(QCoreApplication.instance())
        relay.saved.connect(self._on_saved)
        relay.failed.connect(self._on_failed)
        relay.kept.connect(self._on_kept)
        self.save_state = SaveState(Saving.NEVER if self.read_only else Saving.SAVED)
        self._writer = services.store.writer(
            file,
            lambda ticket, when: relay.saved.emit(ticket.number, when),
            lambda ticket, error: relay.failed.emit(ticket.number, str(error)),
            lambda error: relay.kept.emit(str(error or "")),
        )

    @property
    def is_protected(self) -> bool:
        """Whether it takes a password to open the file; what leaves it is in clear."""
        return self._file.is_protected

    @property
    def key(self) -> FileKey:
        """What opens the file again, and its backups, without the password."""
        return self._file.key

    @property
    def assessment(self) -> Assessment:
        """What the answers are worth now."""
        if self.last_assessment is None or self._is_stale:
            from cyberwizard.assessment import assess  # not needed to show the first question

            session = self.session
            self.last_assessment = assess(session.content, session.answers, session.today)
            self._is_stale = False
        return self.last_assessment

    @property
    def firm(self) -> str:
        """The name of the firm; empty until it is given."""
        return self.session.answer_to("nom_entreprise").value

    def answer(self, question_id: str, answer: Answer) -> None:
        """Record *answer* and have it saved; the hour moves only when what is said changes."""
        before = self.session.answer_to(question_id)
        answer = replace(
            answer,
            value=clean_text(answer.value),
            exception=clean_text(answer.exception),
            reason=clean_text(answer.reason),
            comment=clean_text(answer.comment),
            evidence=tuple(map(_clean, answer.evidence)),
            answered_at=before.answered_at,
            wording=before.wording,
        )
        if answer == before:
            return
        if answer.is_empty:
            answer = replace(answer, answered_at=None, wording="")
        elif _said(answer) != _said(before):
            wording = wording_of(self.session.content.question_by_id[question_id])
            answer = replace(answer, answered_at=self._services.now(), wording=wording.fingerprint)
        self.changes.record(Change(question_id, before, answer))
        self._put_answer(question_id, answer)

    def note(self, name: str, note: Note | None) -> None:
        """Record what is added to the answers (None: nothing any more) and have it saved."""
        before = self.notes.get(name)
        if before == note:
            return
        self.changes.record(Change(name, before, note))
        self._put_note(name, note)

    def undo(self) -> Change | None:
        """Take back the last change of an answer or of a note, and return it."""
        change = self.changes.undo()
        if change is not None:
            self._put(change.name, change.before)
        return change

    def redo(self) -> Change | None:
        """Do again what was taken back last, and return it."""
        change = self.changes.redo()
        if change is not None:
            self._put(change.name, change.after)
        return change

    def keep_file(self, data: bytes) -> str:
        """Have the bytes of a file kept in the dossier, and return the SHA-256 that names them."""
        name = hashlib.sha256(data).hexdigest()
        if name not in self.copies:
            self.copies[name] = len(data)
            ticket = self._writer.put_file(data)
            self._files[ticket.number] = data
            self._follow(ticket)
        return name

    def drop_file(self, sha256: str) -> None:
        """Have the bytes of a file forgotten, unless they are also the evidence of an answer."""
        answers = self.session.answers.values()
        evidence = {one.sha256 for answer in answers for one in answer.evidence}
        if sha256 in self.copies and sha256 not in evidence:
            del self.copies[sha256]
            self._follow(self._writer.drop_file(sha256))

    def snapshot(self, name: str, *, edition: str = "", fingerprint: str = "") -> None:
        """Have the state of now remembered under *name*; a PDF made too late is not."""
        if not self.read_only and not self._leaving:
            day = self.session.today
            self._follow(
                self._writer.put_snapshot(name, day=day, edition=edition, fingerprint=fingerprint)
            )
            self.read(lambda file: file.load().snapshots).done.connect(self._on_snapshots)

    def put_back(self, answers: Mapping[str, Answer]) -> None:
        """Answer everything as it was in *answers*; each change can be undone."""
        self.changes.close()
        now = self.session.answers
        for question_id in self.session.content.question_by_id:
            before = now.get(question_id, Answer())
            after = answers.get(question_id, Answer())
            if before != after:
                self.changes.record(Change(question_id, before, after))
                self._put_answer(question_id, after)

    def read(self, work: Callable[[DossierFile], object]) -> Reading:
        """Have *work* read the file, after all that was asked before."""
        reading, found = Reading(self), list[object]()
        ticket = self._writer.read(lambda file: found.append(work(file)))
        self._readings[ticket.number] = (reading, found)
        return reading

    def go(self, move: Callable[[Session], None]) -> None:
        """Change the page, and remember it for the next opening."""
        before = self.session.stop
        move(self.session)
        if self.session.stop != before:
            self.changes.close()
        if self.session.stop != before and not self.read_only:
            self._follow(self._writer.put_position(self.session.stop))

    def retry(self) -> None:
        """Try again what could not be saved, and the backup that could not be made."""
        if self._unsaved:
            self._set_state(SaveState(Saving.PENDING))
        self._writer.retry()

    def save_copy(self, path: Path) -> None:
        """Write a copy with every answer on screen, saved or not; ``copied`` or ``copy_failed``."""
        self._copies[self._writer.put_copy(path).number] = path

    def close(self) -> None:
        """Save what is left, then let the file go: ``closed``, or ``stuck`` when it cannot."""
        self._leaving = True
        self._writer.retry()
        task = Task(lambda: self._writer.flush(DRAIN_SECONDS))
        task.done.connect(self._on_drained)
        task.start()

    def abandon(self) -> None:
        """Let the file go, whatever is not saved."""
        self._let_go(1.0)

    def _let_go(self, seconds: float) -> None:
        self._leaving = True
        task = Task(lambda: self._writer.close(seconds))
        task.done.connect(self._on_released)
        task.start()

    def _put(self, name: str, value: Value) -> None:
        if isinstance(value, Answer):
            self._put_answer(name, value)
        else:
            self._put_note(name, value)

    def _put_answer(self, question_id: str, answer: Answer) -> None:
        wording = wording_of(self.session.content.question_by_id[question_id])
        self.session.answer(question_id, answer)
        self._is_stale = True
        kept = None if answer == Answer() else answer
        if answer.wording == wording.fingerprint:
            self.wordings[wording.fingerprint] = wording
        self._follow(self._writer.put_answer(question_id, kept, wording))
        self.answered.emit(question_id)

    def _put_note(self, name: str, note: Note | None) -> None:
        if note is None:
            self.notes.pop(name, None)
        else:
            self.notes[name] = note
        self._follow(self._writer.put_note(name, note))
        self.noted.emit(name)

    def _follow(self, ticket: Ticket) -> None:
        self._unsaved.add(ticket.number)
        if self.save_state.saving is not Saving.FAILED:
            self._set_state(SaveState(Saving.PENDING))

    def _on_saved(self, number: int, when: datetime) -> None:
        if number in self._copies:
            path = self._copies.pop(number)
            if self._unsaved:
                self._fill_copy(path, new=False)
            else:
                self.copied.emit(path)
            return
        if number in self._readings:
            reading, found = self._readings.pop(number)
            reading.done.emit(found[-1])
            reading.deleteLater()
        if number not in self._unsaved:
            return
        self._unsaved.discard(number)
        self._files.pop(number, None)
        if not self._unsaved:
            self._set_state(SaveState(Saving.SAVED, when))

    def _on_failed(self, number: int, problem: str) -> None:
        if number in self._copies:
            path = self._copies.pop(number)
            if self._unsaved:  # perhaps it is the original that cannot be read any more
                self._fill_copy(path, new=True)
            else:
                self.copy_failed.emit(problem)
        elif number in self._readings:
            reading, _ = self._readings.pop(number)
            reading.failed.emit(problem)
            reading.deleteLater()
        elif number in self._unsaved:
            self._set_state(SaveState(Saving.FAILED, None, problem))

    def _on_kept(self, problem: str) -> None:
        self._backup_problem = problem
        self._set_state(self.save_state)

    def _on_snapshots(self, snapshots: tuple[Snapshot, ...]) -> None:
        self.snapshots = snapshots

    def _on_drained(self, _all_done: bool) -> None:
        if self._unsaved:
            self._leaving = False
            self.stuck.emit(self.save_state.problem)
            return
        useless = self.copies.keys() - self._used_copies()
        if self.read_only or not useless:
            self._let_go(DRAIN_SECONDS)
            return
        # Not before: a proof that was removed could still come back.
        for name in sorted(useless):
            self._writer.drop_file(name)
        task = Task(lambda: self._writer.flush(DRAIN_SECONDS))
        task.done.connect(lambda _all_done: self._let_go(DRAIN_SECONDS))
        task.start()

    def _used_copies(self) -> set[str]:
        """Return the names of the copies that an answer or a note speaks of."""
        answers, notes = self.session.answers.values(), self.notes.values()
        proofs = {proof.sha256 for answer in answers for proof in answer.evidence}
        return proofs | {note.sha256 for note in notes if isinstance(note, ContractNote)}

    def _on_released(self, _all_done: bool) -> None:
        self.closed.emit()

    def _fill_copy(self, path: Path, *, new: bool) -> None:
        """Put into the copy what the original could not take."""
        store, key, content = self._services.store, self.key, self.session.content
        fill = partial(
            _fill,
            content=content,
            answers=dict(self.session.answers),
            notes=dict(self.notes),
            files=[*self._files.values()],
            now=self._services.now(),
        )

        def work() -> Path:
            with (
                store.create(path, content.version, key=key)
                if new
                else store.open(path, read_only=False, key=key) as file
            ):
                fill(file)
            return path

        task = Task(work)
        task.done.connect(self.copied)
        task.failed.connect(self._on_copy_failed)
        task.start()

    def _on_copy_failed(self, error: UserFacingError) -> None:
        self.copy_failed.emit(str(error))

    def _set_state(self, state: SaveState) -> None:
        state = replace(state, backup_problem=self._backup_problem)
        if state != self.save_state:
            self.save_state = state
            self.save_state_changed.emit()


def _said(answer: Answer) -> Answer:
    """Return what the answer declares, without the notes around it."""
    return replace(answer, comment="", private=False, to_review=False, answered_at=None, wording="")


def _clean(proof: Evidence) -> Evidence:
    return replace(
        proof,
        note=clean_text(proof.note),
        place=clean_text(proof.place),
        name=clean_text(proof.name),
    )


def _fill(
    file: DossierFile,
    *,
    content: Content,
    answers: dict[str, Answer],
    notes: dict[str, Note],
    files: Sequence[bytes],
    now: datetime,
) -> None:
    """Make *file* say the same."""
    there = file.load()
    known = {*there.answers, *answers} & content.question_by_id.keys()
    changed = sorted(name for name in known if there.answers.get(name) != answers.get(name))
    words = content.question_by_id
    file.save_answers([(name, answers.get(name), wording_of(words[name])) for name in changed], now)
    for name in sorted({*there.notes, *notes}):
        if there.notes.get(name) != notes.get(name):
            file.save_note(name, notes.get(name))
    for data in files:
        file.add_copy(data)


def load_document(
    path: Path,
    services: Services,
    *,
    new: bool,
    read_only: bool,
    password: str | None = None,
    key: FileKey | None = None,
) -> Callable[[], tuple[DossierFile, StoredDossier, Session]]:
    """Return the slow part of an opening, to be run by a Task."""

    def work() -> tuple[DossierFile, StoredDossier, Session]:
        content = services.load_content()
        if new:
            file = services.store.create(path, content.version)
        else:
            file = services.store.open(path, read_only=read_only, password=password, key=key)
        with ExitStack() as stack:
            stack.callback(file.close)
            stored = file.load()
            session = Session(content, services.now().date(), stored.answers, stored.position)
            stack.pop_all()
        return file, stored, session

    return work
