"""What a manager does in a dossier, drawn from a seed, and what the file must then say.

An act is a pure value: the process that does it and the one that judges the file afterwards
draw the same one from the same number.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.dossier_file import DossierFile
from cyberwizard.dossier_file.container import PUBLISHED, FileKey, first_bytes, scheme_of
from cyberwizard.notes import Explanation, Note
from cyberwizard.wording import make_wording

NOW = datetime(2026, 11, 23, 10, 42)
DAY = date(2026, 11, 23)
WORDS = make_wording("Avez-vous une sauvegarde ?", (("oui", "Oui"), ("non", "Non")))
FILES = tuple(
    random.Random(size).randbytes(size) for size in (1, 700, 4_100, 20_000, 90_000, 300_000)
)
NAMES = tuple(hashlib.sha256(data).hexdigest() for data in FILES)


# What a password makes, without the third of a second that making it takes on purpose.
KEYS = {
    "published": PUBLISHED,
    "first": FileKey(1, b"made of a first password        ", b"12345678"),
    "second": FileKey(1, b"made of a second password       ", b"abcdefgh"),
}


class Kind(StrEnum):
    """What can be asked of the writer."""

    ANSWER = "answer"
    NOTE = "note"
    FILE = "file"
    SNAPSHOT = "snapshot"
    POSITION = "position"
    COPY = "copy"
    KEY = "key"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing asked: about *key*; *number* says what, None takes away what was there."""

    kind: Kind
    key: str
    number: int | None


def answer_of(number: int) -> Answer:
    """Return the answer of that number: none is like another, some are long."""
    return Answer(
        value=str(number),
        comment="é" * (number * 997 % 5000),
        evidence=(
            (Evidence(EvidenceKind.INVOICE, name=f"{number}.pdf", sha256=NAMES[number % 6]),)
            if number % 5 == 0
            else ()
        ),
        answered_at=NOW,
    )


def note_of(number: int) -> Note:
    """Return the note of that number."""
    return Explanation(f"{number} " * (number * 31 % 400 + 1))


@dataclass(frozen=True, slots=True)
class Habits:
    """What the manager may do besides answering: save these copies, set one of these keys."""

    copies: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def draw_act(draw: random.Random, number: int, habits: Habits) -> Act:
    """Draw what the manager does next."""
    choice = draw.random()
    if habits.keys and choice < 0.12:
        return Act(Kind.KEY, draw.choice(habits.keys), number)
    if choice < 0.5:
        return Act(Kind.ANSWER, f"q{draw.randrange(12)}", number if draw.random() < 0.9 else None)
    if choice < 0.65:
        key = f"contradiction:{draw.randrange(4)}"
        return Act(Kind.NOTE, key, number if draw.random() < 0.8 else None)
    if choice < 0.8:
        return Act(Kind.FILE, str(draw.randrange(6)), number if draw.random() < 0.7 else None)
    if choice < 0.87:
        return Act(Kind.SNAPSHOT, f"remis {number}", number)
    if choice < 0.93 or not habits.copies:
        return Act(Kind.POSITION, f"q{draw.randrange(12)}", number)
    return Act(Kind.COPY, draw.choice(habits.copies), number)


def acts(seed: int, habits: Habits) -> Iterator[Act]:
    """Yield what a manager does, without end."""
    draw = random.Random(seed)
    number = 0
    while True:
        yield draw_act(draw, number, habits)
        number += 1


@dataclass(frozen=True)
class State:
    """What a dossier says, as far as the acts go."""

    answers: dict[str, Answer] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    snapshots: tuple[tuple[str, int], ...] = ()
    position: str | None = None
    history: int = 0
    key: str = "published"

    def after(self, act: Act) -> State:
        """Return the state that *act* leaves."""
        match act.kind:
            case Kind.ANSWER:
                answers = dict(self.answers)
                before = answers.pop(act.key, None)
                if act.number is not None:
                    answers[act.key] = replace(answer_of(act.number), wording=WORDS.fingerprint)
                changed = answers.get(act.key) != before
                return replace(self, answers=answers, history=self.history + changed)
            case Kind.NOTE:
                notes = dict(self.notes)
                notes.pop(act.key, None)
                if act.number is not None:
                    notes[act.key] = note_of(act.number)
                return replace(self, notes=notes)
            case Kind.FILE:
                name = {NAMES[int(act.key)]}
                files = self.files - name if act.number is None else self.files | name
                return replace(self, files=files)
            case Kind.SNAPSHOT:
                if act.key in dict(self.snapshots):
                    return self  # asked again because nobody knew whether it was there
                return replace(self, snapshots=(*self.snapshots, (act.key, self.history)))
            case Kind.POSITION:
                return replace(self, position=act.key)
            case Kind.COPY:
                return self
            case Kind.KEY:
                return replace(self, key=act.key)
            case Kind.RESTORE:
                raise ValueError("the story knows what the backup says")


def said(file: DossierFile) -> State:
    """Return what *file* says: everything is read, the files kept in it too."""
    stored = file.load()
    for name, size in stored.copies.items():
        assert len(file.read_copy(name)) == size
    lines = file.history()
    told: dict[str, Answer] = {}
    for place, line in enumerate(lines, start=1):
        assert line.id == place, "a line of the history is missing"
        assert told.get(line.question_id) == line.previous, "the history does not follow itself"
        told.pop(line.question_id, None)
        if line.new is not None:
            told[line.question_id] = line.new
    assert told == stored.answers, "the history does not lead to the answers"
    return State(
        answers=stored.answers,
        notes=stored.notes,
        files=frozenset(stored.copies),
        snapshots=tuple((found.name, found.history) for found in stored.snapshots),
        position=stored.position,
        history=len(lines),
        key=next(name for name, key in KEYS.items() if key == file.key),
    )


def key_of(path: Path) -> FileKey:
    """Return the one of our keys that a closed dossier was made for, by its first bytes."""
    header = first_bytes(path)
    for key in KEYS.values():
        if scheme_of(header) == key.scheme and header.endswith(key.salt):
            return key
    raise AssertionError(f"{path.name} starts with {header!r}")


def read(path: Path, *, read_only: bool = False) -> State:
    """Open a dossier with its key, and return all it says."""
    with DossierFile.open(path, read_only=read_only, key=key_of(path)) as file:
        return said(file)
