"""Works in a recorded dossier, cuts the power at any moment, and judges what is left."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from cyberwizard.atomic import write_atomically
from cyberwizard.dossier_file import DossierFile, Ticket, Writer
from cyberwizard.dossier_file.container import FileKey
from cyberwizard.errors import UserFacingError
from tests.faults.acts import NOW, WORDS, Act, Kind, State, acts, answer_of, said
from tests.faults.recording import RECORDED, Disk, Mood, Record, recording
from tests.faults.telling import TellingFile

NAME = "d.cyberdossier"
COPIES = ("copie-1.cyberdossier", "copie-2.cyberdossier")
EXPORT = "dossier.pdf"
PATIENCE = 60.0  # seconds, never reached


@dataclass(frozen=True)
class Said:
    """What the program said: an act is begun, everything begun is saved, an export is written."""

    begun: Act | None = None
    saved: bool = False
    exported: bytes | None = None


@dataclass
class Session:
    """A recorded session; ``opening`` is what the dossier said before it."""

    key: FileKey
    opening: State
    record: Record


@dataclass
class Tally:
    """What was seen over all the cuts; ``problems`` must stay empty."""

    cuts: int = 0
    disks: int = 0
    cut_again: int = 0
    moods: Counter[Mood] = field(default_factory=Counter)
    undone: int = 0
    problems: list[str] = field(default_factory=list)


def work(folder: Path, key: FileKey, seed: int, changes: int) -> Session:
    """Do that many things in a new dossier, twice opened, and record them."""
    folder.mkdir()
    path = folder / NAME
    with DossierFile.create(path, now=NOW, content_version="1", key=key) as file:
        file.save_answers([(f"q{n}", answer_of(n * 37), WORDS) for n in range(20)], NOW)
        opening = said(file)
    todo = acts(seed, COPIES)
    with recording(folder) as record:
        for part in range(2):
            file = TellingFile.open(path, key=key, vfs=RECORDED)
            file.tell = lambda act: record.mark(Said(begun=act))

            def on_saved(_ticket: Ticket, _when: datetime) -> None:
                record.mark(Said(saved=True))

            def on_failed(_ticket: Ticket, error: UserFacingError) -> None:
                raise error

            writer = Writer(file, on_saved=on_saved, on_failed=on_failed, clock=lambda: NOW)
            for act in islice(todo, changes // 2):
                act.put(writer, folder)
                assert writer.flush(PATIENCE)
            assert writer.close(PATIENCE)
            export = random.Random(part).randbytes(30_000)
            write_atomically(folder / EXPORT, export)
            record.mark(Said(exported=export))
    return Session(key, opening, record)


def birth(folder: Path, key: FileKey) -> Record:
    """Record how a dossier is made with its first answers."""
    folder.mkdir()
    changes = [(f"q{n}", answer_of(n * 37), WORDS) for n in range(20)]
    with recording(folder) as record:
        file = DossierFile.create(
            folder / NAME, now=NOW, content_version="1", changes=changes, key=key, vfs=RECORDED
        )
        record.mark(Said(saved=True))
        file.close()
    return record


def judge_birth(record: Record, place: int, folder: Path, key: FileKey, mood: Mood) -> bool:
    """Cut the power while a dossier is made; tell whether it is there, whole."""
    disk = Disk(record)
    for event in record.events[:place]:
        disk.take(event)
    _put(folder, disk.without_power(mood, random.Random(place)))
    try:
        with DossierFile.open(folder / NAME, key=key) as file:
            assert len(said(file).answers) == 20
    except UserFacingError:
        return False
    return True


def judge(session: Session, place: int, folder: Path, draw: random.Random, tally: Tally) -> None:
    """Cut the power after the event number *place*, in every mood; look at what is left."""
    disk = Disk(session.record)
    for event in session.record.events[:place]:
        disk.take(event)
    expected = _Expected(session, place)
    tally.cuts += 1
    for mood in Mood:
        tally.disks += 1
        tally.moods[mood] += 1
        left = disk.without_power(mood, draw)
        _put(folder, left)
        again = draw.random() < 0.25
        try:
            if again:
                tally.cut_again += 1
                _cut_again(folder, session.key, draw)
            tally.undone += left.get(f"{NAME}-journal", b"\0")[:1] > b"\0"
            expected.check(folder)
        except (UserFacingError, AssertionError) as error:
            kind = type(error).__name__
            tally.problems.append(f"event {place}, {mood.name}, {again=}: {kind}: {error}")


def _cut_again(folder: Path, key: FileKey, draw: random.Random) -> None:
    """Cut the power a second time, while the file is opened and put right."""
    with recording(folder) as record:
        DossierFile.open(folder / NAME, key=key, vfs=RECORDED).close()
    disk = Disk(record)
    for event in record.events[: draw.randint(0, len(record.events))]:
        disk.take(event)
    _put(folder, disk.without_power(draw.choice(list(Mood)), draw))


class _Expected:
    """What may be read after a cut: all that was acknowledged, and what was under way or not."""

    def __init__(self, session: Session, place: int) -> None:
        self._key = session.key
        states = [session.opening]
        done = 0
        copies: dict[str, State] = {}
        under_way: Act | None = None
        self._exports: list[bytes] = []
        self._export_needed = False
        for event in session.record.events:
            if place == 0:
                # The export under way may be there too.
                if isinstance(event.mark, Said) and event.mark.exported is not None:
                    self._exports.append(event.mark.exported)
                    break
                continue
            place -= 1
            match event.mark:
                case Said(begun=Act() as act):
                    under_way = act
                    states.append(states[-1].after(act))
                case Said(saved=True):
                    done = len(states) - 1
                    if under_way is not None and under_way.kind is Kind.COPY:
                        copies[under_way.key] = states[-1]
                    under_way = None
                case Said(exported=bytes() as export):
                    self._exports = [export]
                    self._export_needed = True
        self._states = states[done:]
        self._copies = {name: [copies[name]] if name in copies else [] for name in COPIES}
        self._needed = set(copies)
        if under_way is not None and under_way.kind is Kind.COPY:
            self._copies[under_way.key].append(states[-1])

    def check(self, folder: Path) -> None:
        with DossierFile.open(folder / NAME, key=self._key) as file:
            assert said(file) in self._states, "not a state that may be there"
        for name, possible in self._copies.items():
            if name in self._needed or (folder / name).exists():
                with DossierFile.open(folder / name, read_only=True, key=self._key) as copy:
                    assert said(copy) in possible, f"{name} is not what was copied"
        export = folder / EXPORT
        assert export.exists() or not self._export_needed, "the export is lost"
        if export.exists():
            assert export.read_bytes() in self._exports, "the export is not whole"


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Make *folder* hold these files and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
