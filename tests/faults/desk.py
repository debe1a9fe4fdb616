"""A manager at work: a dossier open to write, its writer and its backups."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import apsw

from cyberwizard.dossier_file import DossierFile, Ticket, Writer
from cyberwizard.dossier_file.backups import Backups
from cyberwizard.dossier_file.container import first_bytes
from cyberwizard.errors import UserFacingError
from tests.faults.acts import (
    DAY,
    FILES,
    KEYS,
    NAMES,
    NOW,
    WORDS,
    Act,
    Kind,
    answer_of,
    key_of,
    note_of,
)
from tests.faults.telling import TellingFile

PATIENCE = 3600.0  # seconds, never reached
BETWEEN_BACKUPS = 60.0  # seconds that each save is said to take: a backup every ten

Hear = Callable[[str, object], None]
"""Is told, in order: ``begun`` and an act, ``saved`` or ``failed`` and a ticket, ``keeping`` and
nothing, ``kept`` and the name of the newest backup. ``said`` and a sentence come with a failure."""


class Desk:
    """Does what an act says; ``hear`` is told of all that happens, from the writer's thread."""

    def __init__(self, path: Path, root: Path, hear: Hear, *, start: int = 0) -> None:
        """Begin *start* seconds after the others; two backups never bear the same second."""
        self.path = path
        seconds = count(start)
        self.store = Backups(root, lambda: NOW + timedelta(seconds=next(seconds)))
        self._hear = hear
        self._writer: Writer | None = None

    def open(self, kind: type[TellingFile] = TellingFile) -> None:
        """Open the dossier with the key that it has."""
        before_migration = self.store.keep_older(self.path)
        file = kind.open(self.path, key=key_of(self.path), before_migration=before_migration)
        file.tell = lambda act: self._hear("begun", act)
        jobs = count()
        self._writer = Writer(
            file,
            on_saved=lambda ticket, _when: self._hear("saved", ticket.number),
            on_failed=self._on_failed,
            clock=lambda: NOW,
            keep=self._keep,
            on_kept=self._on_kept,
            timer=lambda: next(jobs) * BETWEEN_BACKUPS,
        )

    @property
    def writer(self) -> Writer:
        """The writer, when the dossier is open."""
        assert self._writer is not None
        return self._writer

    def ask(self, act: Act) -> Ticket:
        """Ask it of the writer."""
        writer, there = self.writer, act.number is not None
        match act.kind:
            case Kind.ANSWER:
                answer = None if act.number is None else answer_of(act.number)
                return writer.put_answer(act.key, answer, WORDS)
            case Kind.NOTE:
                return writer.put_note(act.key, None if act.number is None else note_of(act.number))
            case Kind.FILE:
                place = int(act.key)
                return writer.put_file(FILES[place]) if there else writer.drop_file(NAMES[place])
            case Kind.SNAPSHOT:
                return writer.put_snapshot(act.key, day=DAY)
            case Kind.POSITION:
                return writer.put_position(act.key)
            case Kind.COPY:
                return writer.put_copy(self.path.with_name(act.key))
            case Kind.KEY:
                return writer.do(lambda file: self._change_key(file, act.key))
            case Kind.RESTORE:
                raise ValueError("a backup is put in place of a closed dossier")

    def wait(self) -> bool:
        """Wait until nothing is under way; True when everything asked is on the disk."""
        return self.writer.flush(PATIENCE)

    def close(self) -> bool:
        """Let the dossier go; True when everything asked is on the disk."""
        return self.writer.close(PATIENCE)

    def restore(self, draw: random.Random) -> None:
        """Put one of the backups in the place of the closed dossier, if there is one to put."""
        header = first_bytes(self.path)
        backups = [
            found
            for found in self.store.of(self.path)
            if first_bytes(found.path)[:8] == header[:8] and key_of(found.path) == key_of(self.path)
        ]
        if backups:
            backup = draw.choice(backups)
            self._hear("begun", Act(Kind.RESTORE, name_of(backup.path), None))
            self.store.restore(backup, self.path, key_of(self.path))
            self._hear("saved", None)

    def _change_key(self, file: DossierFile, name: str) -> None:
        old = file.key
        file.change_key(KEYS[name])
        self.store.change_key(file, old)

    def _keep(self, file: DossierFile) -> None:
        self._hear("keeping", None)
        self.store.keep(file)
        newest = self.store.of(file.path, file.dossier_id)[0]
        self._hear("kept", name_of(newest.path))

    def _on_kept(self, problem: UserFacingError | None) -> None:
        if problem is not None:
            self._hear("said", str(problem))

    def _on_failed(self, ticket: Ticket, error: UserFacingError) -> None:
        self._hear("failed", ticket.number)
        self._hear("said", str(error))


def name_of(backup: Path) -> str:
    """Return how the story calls a backup: folder and file."""
    return f"{backup.parent.name}/{backup.name}"


@contextmanager
def default_disk(name: str) -> Iterator[None]:
    """Have every dossier opened through the disk of that *name*, under the ciphers."""
    before = apsw.vfs_names()[0]
    apsw.Connection(":memory:", vfs=name).close()  # the ciphers wrap it when it is asked for
    apsw.set_default_vfs(name)
    try:
        yield
    finally:
        apsw.set_default_vfs(before)
