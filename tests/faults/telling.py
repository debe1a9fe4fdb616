"""A dossier file that says what it is about to change, before it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile
from cyberwizard.dossier_file.container import FileKey
from cyberwizard.notes import Explanation, Note
from cyberwizard.wording import Wording
from tests.faults.acts import FILES, KEYS, NAMES, Act, Kind


class TellingFile(DossierFile):
    """Calls ``tell`` with each act before it touches the disk."""

    tell: Callable[[Act], None] = staticmethod(lambda act: None)

    def save_answer(
        self, question_id: str, answer: Answer | None, wording: Wording | None, now: datetime
    ) -> None:
        self.begin(Kind.ANSWER, question_id, None if answer is None else int(answer.value))
        super().save_answer(question_id, answer, wording, now)

    def save_note(self, name: str, note: Note | None) -> None:
        number = int(note.text.split()[0]) if isinstance(note, Explanation) else None
        self.begin(Kind.NOTE, name, number)
        super().save_note(name, note)

    def add_copy(self, data: bytes) -> None:
        self.begin(Kind.FILE, str(FILES.index(data)), 0)
        super().add_copy(data)

    def drop_copy(self, sha256: str) -> None:
        self.begin(Kind.FILE, str(NAMES.index(sha256)), None)
        super().drop_copy(sha256)

    def add_snapshot(
        self, name: str, now: datetime, *, day: date, edition: str = "", fingerprint: str = ""
    ) -> None:
        self.begin(Kind.SNAPSHOT, name, 0)
        super().add_snapshot(name, now, day=day, edition=edition, fingerprint=fingerprint)

    def save_position(self, question_id: str) -> None:
        self.begin(Kind.POSITION, question_id, 0)
        super().save_position(question_id)

    def save_copy(self, path: Path) -> None:
        if path.parent == self.path.parent:  # a backup is made elsewhere
            self.begin(Kind.COPY, path.name, 0)
        super().save_copy(path)

    def change_key(self, key: FileKey) -> None:
        self.begin(Kind.KEY, next(name for name, known in KEYS.items() if known == key), 0)
        super().change_key(key)

    def begin(self, kind: Kind, key: str, number: int | None) -> None:
        """Say what is about to change."""
        self.tell(Act(kind, key, number))
