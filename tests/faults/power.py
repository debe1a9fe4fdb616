"""Works in a recorded dossier, cuts the power at any moment, and judges what is left."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from cyberwizard.atomic import write_atomically
from cyberwizard.dossier_file import DossierFile
from cyberwizard.dossier_file.container import FileKey
from cyberwizard.errors import UserFacingError
from tests.faults.acts import KEYS, NOW, WORDS, Habits, State, acts, answer_of, key_of, read, said
from tests.faults.desk import Desk
from tests.faults.recording import Disk, Mood, Record, recording
from tests.faults.story import Story

NAME = "d.cyberdossier"
BACKUPS = "sauvegardes"
COPIES = ("copie-1.cyberdossier", "copie-2.cyberdossier")
EXPORT = "dossier.pdf"


@dataclass(frozen=True)
class Exported:
    """The program said that it wrote an export."""

    data: bytes


@dataclass
class Session:
    """A recorded session; ``opening`` is what the dossier said before it."""

    opening: State
    record: Record


@dataclass
class Tally:
    """What was seen over all the cuts; ``problems`` must stay empty."""

    cuts: int = 0
    disks: int = 0
    cut_again: int = 0
    undone: int = 0
    during: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def work(folder: Path, seed: int, changes: int, key: str, keys: tuple[str, ...] = ()) -> Session:
    """Do that many things in a new dossier, opened three times, and record them."""
    (folder / BACKUPS).mkdir(parents=True)
    path = folder / NAME
    with DossierFile.create(path, now=NOW, content_version="1", key=KEYS[key]) as file:
        file.save_answers([(f"q{n}", answer_of(n * 37), WORDS) for n in range(20)], NOW)
        opening = said(file)
    todo, draw = acts(seed, Habits(COPIES, keys)), random.Random(seed)
    with recording(folder) as record:
        desk = Desk(path, folder / BACKUPS, lambda word, what: record.mark((word, what)))
        for part in range(3):
            desk.open()
            for act in islice(todo, changes // 3):
                desk.ask(act)
                desk.wait()
            assert desk.close()
            export = random.Random(part).randbytes(30_000)
            write_atomically(folder / EXPORT, export)
            record.mark(Exported(export))
            desk.restore(draw)
    return Session(opening, record)


def birth(folder: Path, key: FileKey) -> Record:
    """Record how a dossier is made with its first answers."""
    folder.mkdir()
    changes = [(f"q{n}", answer_of(n * 37), WORDS) for n in range(20)]
    with recording(folder) as record:
        file = DossierFile.create(
            folder / NAME, now=NOW, content_version="1", changes=changes, key=key
        )
        record.mark("made")
        file.close()
    return record


def judge_birth(record: Record, place: int, folder: Path, mood: Mood) -> bool:
    """Cut the power while a dossier is made; tell whether it is there, whole."""
    disk = Disk(record)
    for event in record.events[:place]:
        disk.take(event)
    _put(folder, disk.without_power(mood, random.Random(place)))
    try:
        assert len(read(folder / NAME).answers) == 20
    except UserFacingError:
        return False
    return True


def judge(session: Session, place: int, folder: Path, draw: random.Random, tally: Tally) -> None:
    """Cut the power after the event number *place*, in every mood; look at what is left."""
    disk = Disk(session.record)
    for event in session.record.events[:place]:
        disk.take(event)
    tally.cuts += 1
    for mood in Mood:
        story, exports = _told(session, place)
        tally.disks += 1
        if story.under_way is not None:
            tally.during[story.under_way.kind.value] += 1
        tally.during["backup"] += story.is_keeping
        left = disk.without_power(mood, draw)
        _put(folder, left)
        tally.undone += left.get(f"{NAME}-journal", b"\0")[:1] > b"\0"
        again = draw.random() < 0.25
        try:
            if again:
                tally.cut_again += 1
                _cut_again(folder, draw)
            story.check(folder / NAME, folder / BACKUPS, folder)
            _check_export(folder / EXPORT, exports)
        except (UserFacingError, AssertionError) as error:
            kind = type(error).__name__
            tally.problems.append(f"event {place}, {mood.name}, {again=}: {kind}: {error}")


def _told(session: Session, place: int) -> tuple[Story, list[bytes | None]]:
    """Return what was said by then, and what the export may hold (None: it may be absent)."""
    story = Story(session.opening)
    exports: list[bytes | None] = [None]
    for number, event in enumerate(session.record.events):
        match event.mark:
            case Exported() as export if number < place:
                exports = [export.data]
            case Exported() as export:
                return story, [*exports, export.data]  # it may be under way
            case (str() as word, what) if number < place:
                story.hear(word, what)
    return story, exports


def _check_export(path: Path, exports: list[bytes | None]) -> None:
    if None not in exports:
        assert path.exists(), "the export is lost"
    if path.exists():
        assert path.read_bytes() in exports, "the export is not whole"


def _cut_again(folder: Path, draw: random.Random) -> None:
    """Cut the power a second time, while the file is opened and put right."""
    path = folder / NAME
    with recording(folder) as record:
        DossierFile.open(path, key=key_of(path)).close()
    disk = Disk(record)
    for event in record.events[: draw.randint(0, len(record.events))]:
        disk.take(event)
    _put(folder, disk.without_power(draw.choice(list(Mood)), draw))


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Make *folder* hold these files and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(data)
