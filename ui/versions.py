"""The past of a dossier: its backups, the states that bear a name, and what differs from now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cyberwizard.answers import Answer
from ui.services import Services

if TYPE_CHECKING:
    from cyberwizard.content.model import Content
    from cyberwizard.dossier_file import Backup, DossierFile, FileKey, Snapshot


@dataclass(frozen=True)
class Version:
    """One past state: a backup, or a state that bears a name inside the dossier itself.

    ``origin`` is the file that a backup was made of, when it may be another one.
    """

    at: datetime
    backup: Backup | None = None
    snapshot: Snapshot | None = None
    origin: Path | None = None


@dataclass(frozen=True)
class State:
    """What can be said of a dossier in a few words."""

    answers: int
    level: str
    copies: int | None = None


@dataclass(frozen=True)
class Difference:
    """A past state, and beside it the present one when that is known."""

    then: State
    now: State | None
    changed: tuple[str, ...] = ()  # the questions that are not answered the same


@dataclass(frozen=True)
class Present:
    """The dossier as it is on screen, and what is needed to compare something with it."""

    content: Content
    day: date
    answers: Mapping[str, Answer]
    copies: int
    key: FileKey


def find_versions(services: Services, path: Path, number: str) -> list[Version]:
    """Return the backups of the dossier; those of all dossiers when *path* has none."""
    found = services.store.backups(path, number)
    if found or number:
        return [Version(one.at, backup=one) for one in found]
    return [
        Version(one.at, backup=one, origin=where)
        for where, backups in services.store.other_backups()
        for one in backups
    ]


def read_backup(services: Services, backup: Backup, present: Present | None) -> Difference:
    """Say what a backup holds; slow, and raises UserFacingError."""
    stored = services.store.load_backup(backup, present.key if present is not None else None)
    content = present.content if present is not None else services.load_content()
    day = present.day if present is not None else services.now().date()
    return _compare(content, day, stored.answers, len(stored.copies), present)


def read_snapshot(
    services: Services, snapshot: Snapshot, present: Present
) -> Callable[[DossierFile], Difference]:
    """Return what says, from the open file, how it was then."""
    return lambda file: _compare(
        present.content,
        present.day,
        services.store.answers_at(file, snapshot.history),
        None,
        present,
    )


def _compare(
    content: Content,
    day: date,
    then: Mapping[str, Answer],
    copies: int | None,
    present: Present | None,
) -> Difference:
    from cyberwizard.assessment import assess
    from cyberwizard.comparison import compare

    past = assess(content, then, day)
    before = State(_said(then), past.level.level.title, copies)
    if present is None:
        return Difference(before, None)
    today = assess(content, present.answers, day)
    after = State(_said(present.answers), today.level.level.title, present.copies)
    changes = compare(past, today).answers
    return Difference(before, after, tuple(change.question.label for change in changes))


def _said(answers: Mapping[str, Answer]) -> int:
    return sum(not answer.is_empty for answer in answers.values())


@dataclass(frozen=True)
class Damage:
    """What is left of a dossier that does not open: its newest backup, and what that one lacks."""

    newest: datetime | None
    lost_until: datetime | None
    is_there: bool


def damage_of(path: Path, services: Services) -> Damage:
    """Look for the backups of the file at *path*."""
    backups = services.store.backups(path)
    newest = backups[0].at if backups else None
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return Damage(newest, None, is_there=False)
    lost = newest is not None and written > newest + timedelta(minutes=1)
    return Damage(newest, written if lost else None, is_there=True)
