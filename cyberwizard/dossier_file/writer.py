"""Saving without making anybody wait: one thread owns the dossier file."""

from __future__ import annotations

import hashlib
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from cyberwizard.answers import Answer
from cyberwizard.dossier_file.file import DossierFile
from cyberwizard.dossier_file.problems import broken
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Note
from cyberwizard.wording import Wording


@dataclass(frozen=True, slots=True)
class Ticket:
    """One thing asked of the writer; ``question_id`` is None when it is not about an answer."""

    number: int
    question_id: str | None = None


KEEP_EVERY = 600.0
"""Seconds of work between two backups."""
KEEP_AGAIN = 60.0
"""The same, after one that failed."""


@dataclass(slots=True)
class _Job:
    """What is to be done once; a newer job of the same key takes its place and its tickets.

    ``changes`` tells whether the dossier says something else afterwards, ``again`` whether it is
    tried again after a failure.
    """

    work: Callable[[DossierFile], None]
    changes: bool = True
    again: bool = True
    tickets: list[Ticket] = field(default_factory=list)


_HELD = "\0"
"""Follows the key of a job that a newer one does not replace any more."""


def _subject(key: str) -> str:
    return key.partition(_HELD)[0]


class Writer:
    """Saves in the order asked, on its own thread, and says when each thing is on the disk.

    ``on_saved`` and ``on_failed`` are called from that thread. A newer answer to a question
    replaces the one still waiting, unless a snapshot was asked for between the two: both tickets
    are then acknowledged, by the newer save. So there are never more jobs than questions for each
    snapshot, and ``put_answer`` never waits. A save that failed is kept and tried again by
    ``retry``, by ``close``, and as soon as another save succeeds. After a bug of ours the file is
    let go, and everything fails.

    ``keep`` makes a backup: before the first change, then after ten minutes of changes, and at
    the end; ``on_kept`` says how it went (None: well).
    """

    def __init__(
        self,
        file: DossierFile,
        *,
        on_saved: Callable[[Ticket, datetime], None],
        on_failed: Callable[[Ticket, UserFacingError], None],
        clock: Callable[[], datetime],
        keep: Callable[[DossierFile], None] | None = None,
        on_kept: Callable[[UserFacingError | None], None] = lambda _problem: None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self._file = file
        self._keep = keep
        self._on_kept = on_kept
        self._timer = timer
        self._kept_at: float | None = None
        self._keep_failed = False
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._clock = clock
        self._changed = threading.Condition()
        self._waiting: dict[str, _Job] = {}
        self._failed: dict[str, _Job] = {}
        self._busy = False
        self._current: list[Ticket] = []  # those being dealt with, for when a bug does not
        self._closing = False
        self._ended = False
        self._count = 0
        self._errands = itertools.count()
        # A daemon: a disk that never answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="dossier-writer", daemon=True)
        self._thread.start()

    def put_answer(
        self, question_id: str, answer: Answer | None, wording: Wording | None
    ) -> Ticket:
        """Ask to save an answer (None: remove it)."""
        now = self._clock()
        return self._put(
            f"answer:{question_id}",
            _Job(lambda file: file.save_answer(question_id, answer, wording, now)),
            question_id,
        )

    def put_note(self, name: str, note: Note | None) -> Ticket:
        """Ask to save what is added to the answers (None: remove it)."""
        return self._put(f"note:{name}", _Job(lambda file: file.save_note(name, note)))

    def put_file(self, data: bytes) -> Ticket:
        """Ask to keep the bytes of a file."""
        name = hashlib.sha256(data).hexdigest()
        return self._put(f"file:{name}", _Job(lambda file: file.add_copy(data)))

    def drop_file(self, sha256: str) -> Ticket:
        """Ask to forget the bytes of a file."""
        return self._put(f"file:{sha256}", _Job(lambda file: file.drop_copy(sha256)))

    def put_snapshot(
        self, name: str, *, day: date, edition: str = "", fingerprint: str = ""
    ) -> Ticket:
        """Ask to remember the state that what was asked before makes, and nothing newer."""
        now = self._clock()
        return self._put(
            f"snapshot:{name}:{now.isoformat()}",
            _Job(
                lambda file: file.add_snapshot(
                    name, now, day=day, edition=edition, fingerprint=fingerprint
                )
            ),
            holds=True,
        )

    def read(self, work: Callable[[DossierFile], None]) -> Ticket:
        """Ask to read the file, after what was asked before; *work* keeps what it reads."""
        return self.do(work)

    def do(self, work: Callable[[DossierFile], None]) -> Ticket:
        """Ask for *work* on the file, after what was asked before; once, even if it fails."""
        return self._put(f"do:{next(self._errands)}", _Job(work, changes=False, again=False))

    def put_position(self, question_id: str) -> Ticket:
        """Ask to save where the manager is."""
        job = _Job(lambda file: file.save_position(question_id), changes=False)
        return self._put("position", job)

    def put_copy(self, path: Path) -> Ticket:
        """Ask for a copy of the dossier, after what was asked before."""
        return self.do(lambda file: file.save_copy(path))

    def retry(self) -> None:
        """Try again all that failed."""
        with self._changed:
            self._requeue()
            self._changed.notify_all()
        if self._keep_failed:
            self.do(lambda _file: self._make_backup())

    def flush(self, timeout: float) -> bool:
        """Wait until nothing is waiting; True when everything asked is on the disk."""
        with self._changed:
            idle = self._changed.wait_for(self._idle, timeout)
            return idle and not self._failed and not self._waiting

    def close(self, timeout: float) -> bool:
        """Save what is left, close the file, end; True when everything asked is on the disk."""
        with self._changed:
            if not self._closing:
                self._closing = True
                self._requeue()
                self._changed.notify_all()
        self._thread.join(timeout)
        with self._changed:
            return self._ended and not self._failed and not self._waiting

    def _put(
        self, key: str, new: _Job, question_id: str | None = None, *, holds: bool = False
    ) -> Ticket:
        """Take a job; one that *holds* leaves what waits before it as it is."""
        with self._changed:
            if self._closing:
                raise ValueError("the writer is closed")
            self._count += 1
            ticket = Ticket(self._count, question_id)
            if holds:
                held = f"{_HELD}{self._count}"
                self._waiting = {
                    name if _HELD in name else name + held: job
                    for name, job in self._waiting.items()
                }
            replaced = self._failed.pop(key, None)
            job = self._waiting.setdefault(key, replaced or new)
            job.work = new.work
            job.tickets.append(ticket)
            self._changed.notify_all()
            return ticket

    def _requeue(self) -> None:
        """Put what failed back, without overtaking something newer about the same question."""
        for key, job in self._failed.items():
            newer = self._newer(key)
            if newer is None:
                self._waiting[key] = job
            else:
                newer.tickets[:0] = job.tickets
        self._failed.clear()

    def _newer(self, key: str) -> _Job | None:
        """Return what waits about the same thing, if anything does."""
        return next((job for name, job in self._waiting.items() if _subject(name) == key), None)

    def _idle(self) -> bool:
        return self._ended or not (self._waiting or self._busy)

    def _run(self) -> None:
        sound = False
        try:
            while (taken := self._take()) is not None:
                self._do(*taken)
            self._make_backup()
            sound = True
        finally:
            # Also when a bug ends the thread: nobody may wait for it, nor for the lock.
            self._file.close()
            if sound:
                self._end()
            else:
                dead = threading.current_thread()
                self._thread = threading.Thread(
                    target=self._refuse, args=(dead,), name="dossier-writer-refusing", daemon=True
                )
                self._thread.start()

    def _end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _refuse(self, dead: threading.Thread) -> None:
        """After a bug, fail what was asked and what still is: the window offers a copy."""
        dead.join()  # the report of the bug comes first
        tickets = self._current
        while True:
            with self._changed:
                self._busy = False
                for key, job in self._waiting.items():
                    tickets += job.tickets
                    if job.again:
                        self._failed[_subject(key)] = job
                self._waiting.clear()
                self._changed.notify_all()
            for ticket in tickets:
                self._on_failed(ticket, broken())
            tickets = []
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    break
        self._end()

    def _take(self) -> tuple[str, _Job] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            if not self._waiting:
                return None
            key = next(iter(self._waiting))
            self._busy = True
            job = self._waiting.pop(key)
            self._current = job.tickets.copy()
            return key, job

    def _do(self, key: str, job: _Job) -> None:
        failure: UserFacingError | None = None
        saved = False
        if job.changes and self._kept_at is None:
            self._make_backup()
        try:
            job.work(self._file)
            saved = True
        except UserFacingError as error:
            failure = error
        finally:
            # Also when a bug goes up: what is not on the disk is never counted as saved.
            with self._changed:
                tickets = tuple(job.tickets)
                self._sort(key, job, saved=saved)
        when = self._clock()
        for ticket in tickets:
            if failure is None:
                self._on_saved(ticket, when)
            else:
                self._on_failed(ticket, failure)
        pause = KEEP_AGAIN if self._keep_failed else KEEP_EVERY
        if self._kept_at is not None and self._timer() - self._kept_at >= pause:
            self._make_backup()
        with self._changed:
            self._busy = False
            self._changed.notify_all()

    def _make_backup(self) -> None:
        """Make a backup, unless the newest one says the same; a failure stops nothing."""
        if self._keep is None:
            return
        problem: UserFacingError | None = None
        try:
            self._keep(self._file)
        except UserFacingError as error:
            problem = error
        self._kept_at = self._timer()
        self._keep_failed = problem is not None
        self._on_kept(problem)

    def _sort(self, key: str, job: _Job, *, saved: bool) -> None:
        """Keep what failed; a success says that the disk is back, so try the rest again."""
        if saved:
            if not self._closing:
                self._requeue()
        elif not job.again:
            pass
        elif (newer := self._newer(_subject(key))) is not None:
            newer.tickets[:0] = job.tickets
        else:
            self._failed[_subject(key)] = job
