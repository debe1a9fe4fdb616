"""Automatic backups, and the way back: a dossier is never alone on the disk.

They are whole dossiers, closed by the same password, in a folder of the user's data: one folder
per dossier, which says in ``chemin.txt`` of which file it keeps the past. A folder follows its
dossier when that one is moved. Hints of passwords are here too: a dossier has no room in clear for
one, and a hint that stays behind helps nobody who finds the file.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from cyberwizard.atomic import discard, open_temporary, put_in_place, write_atomically
from cyberwizard.disk_errors import writing_failed
from cyberwizard.dossier_file import problems
from cyberwizard.dossier_file.container import PUBLISHED, FileKey, first_bytes, new_header
from cyberwizard.dossier_file.file import DossierFile
from cyberwizard.errors import UserFacingError
from cyberwizard.shapes import dataclass
from cyberwizard.text import clean_text

NEWEST = 10
DAYS = 14
MONTHS = 12
MOST_BYTES = 500_000_000
"""What the backups of one dossier may take, copies of files included; three are always kept."""
LEAST = 3
LONGEST_HINT = 200
_FORMAT = "%Y-%m-%d %Hh%Mm%S"
_DOSSIER_ID = re.compile(r"CW-\w{4}-\w{4}", re.ASCII)
_SUFFIX = ".cyberdossier"
_PATH = "chemin.txt"
_HINTS = "indices"


@dataclass(frozen=True)
class Backup:
    """One past state of a dossier; ``at`` is the time that the clock showed here."""

    path: Path
    at: datetime
    size: int


class Backups:
    """The backups of every dossier, under *root*. Slow, and everything raises UserFacingError."""

    def __init__(self, root: Path, clock: Callable[[], datetime]) -> None:
        self._root = root
        self._clock = clock

    def of(self, path: Path, dossier_id: str = "") -> tuple[Backup, ...]:
        """Return the backups of what is, or was, at *path*; the newest first."""
        found = [
            backup
            for folder in self._folders(dossier_id)
            if _same(_path_in(folder), path)
            for backup in self._in(folder)
        ]
        return tuple(self._newest_first(found))

    def others(self) -> tuple[tuple[Path, tuple[Backup, ...]], ...]:
        """Return the backups of every dossier, with the path where it was last."""
        found = ((_path_in(folder), tuple(self._in(folder))) for folder in self._folders())
        return tuple((path, backups) for path, backups in found if path and backups)

    def keep(self, file: DossierFile) -> None:
        """Make a backup of *file*, unless the newest one says the same; remove those in excess."""
        folder = self._folder_of(file.dossier_id, file.path)
        if file.is_protected:
            self._close(folder, PUBLISHED, file.key)  # what an interrupted change left in clear
        backups = self._in(folder)
        if not (backups and _says_the_same(backups[0], file)):
            made = self._make(folder, file.save_copy)
            for backup in self._in_excess(folder):
                if backup.path != made:
                    discard(backup.path)

    def keep_older(self, path: Path) -> Callable[[str, Callable[[Path], None]], None]:
        """Return what ``DossierFile.open`` calls before it changes the format of *path*."""

        def keep(dossier_id: str, save_copy: Callable[[Path], None]) -> None:
            self._make(self._folder_of(dossier_id, path.absolute()), save_copy)

        return keep

    def restore(self, backup: Backup, path: Path, key: FileKey) -> Path | None:
        """Put *backup* at *path*; what is there is kept as a backup, or aside when it is damaged.

        Return where the damaged one is now.
        """
        path = path.absolute()
        _check(backup.path, key)
        aside = _free_name(path, self._clock().date())
        damaged = False
        if path.exists():
            try:
                with DossierFile.open(path, key=key) as file:
                    self.keep(file)
            except (problems.DamagedError, problems.PasswordNeededError, problems.NotOursError):
                damaged = True
        try:
            temporary = _duplicate(backup.path, path.parent)
            try:
                # What is left of an interrupted save must never be undone into another file.
                _move(Path(f"{path}-journal"), Path(f"{aside}-journal"))
                if damaged:
                    _move(path, aside)
                put_in_place(temporary, path)
            finally:
                discard(temporary)
        except OSError as error:
            raise writing_failed(error, path) from error
        return aside if damaged else None

    def change_key(self, file: DossierFile, old: FileKey) -> None:
        """Close the backups of *file*, which the key *old* opens, by the key that it has now."""
        self._close(self._folder_of(file.dossier_id, file.path), old, file.key)

    def forget(self, path: Path, dossier_id: str) -> None:
        """Remove every backup of the dossier at *path*."""
        for folder in self._folders(dossier_id):
            if _same(_path_in(folder), path):
                try:
                    shutil.rmtree(folder)
                except OSError as error:
                    raise writing_failed(error, folder) from error

    def hint(self, path: Path) -> str:
        """Return what was written to remember the password of *path*, if anything."""
        try:
            return self._hint_of(first_bytes(path)).read_text("utf-8")
        except (UserFacingError, OSError, UnicodeDecodeError):
            return ""

    def set_hint(self, key: FileKey, hint: str) -> None:
        """Write what helps to remember the password of *key*; nothing removes it."""
        path = self._hint_of(new_header(key))
        hint = clean_text(hint).strip()[:LONGEST_HINT]
        if hint and key.salt:
            self._make_folder(path.parent)
            write_atomically(path, hint.encode(), private=True)
        else:
            discard(path)

    def _hint_of(self, header: bytes) -> Path:
        return self._root / _HINTS / f"{header.hex()}.txt"

    def _folders(self, dossier_id: str = "") -> list[Path]:
        name = _folder_name(dossier_id) if dossier_id else ""
        with suppress(OSError):
            return sorted(
                folder
                for folder in self._root.iterdir()
                if folder.name != _HINTS and folder.name.startswith(name) and folder.is_dir()
            )
        return []

    def _folder_of(self, dossier_id: str, path: Path) -> Path:
        """Return the folder of the dossier at *path*: its own, or that of where it was before."""
        folders = self._folders(dossier_id)
        for folder in folders:
            if _same(_path_in(folder), path):
                return folder
        moved = (folder for folder in folders if not _is_there(_path_in(folder)))
        folder = next(moved, None) or self._free_folder(_folder_name(dossier_id))
        self._make_folder(folder)
        write_atomically(folder / _PATH, str(path).encode(), private=True)
        return folder

    def _free_folder(self, name: str) -> Path:
        folder, number = self._root / name, 1
        while folder.exists():
            number += 1
            folder = self._root / f"{name} {number}"
        return folder

    def _make_folder(self, folder: Path) -> None:
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise writing_failed(error, folder) from error

    def _in(self, folder: Path) -> list[Backup]:
        found = []
        with suppress(OSError):
            for path in folder.glob(f"*{_SUFFIX}"):
                with suppress(ValueError, OSError):  # something else, or just removed
                    at = datetime.strptime(path.stem, _FORMAT)
                    found.append(Backup(path, at, path.stat().st_size))
        return self._newest_first(found)

    def _newest_first(self, backups: Sequence[Backup]) -> list[Backup]:
        """Sort; those that a wrong clock dated in the future come last."""
        limit = self._now() + timedelta(days=1)
        return sorted(backups, key=lambda one: (one.at <= limit, one.at), reverse=True)

    def _now(self) -> datetime:
        return self._clock().replace(tzinfo=None, microsecond=0)

    def _make(self, folder: Path, save_copy: Callable[[Path], None]) -> Path:
        at = self._now()
        while (path := folder / f"{at:{_FORMAT}}{_SUFFIX}").exists():
            at += timedelta(seconds=1)
        save_copy(path)
        return path

    def _in_excess(self, folder: Path) -> list[Backup]:
        backups = self._in(folder)
        kept, total = _wanted(backups, self._now().date()), 0
        for number, backup in enumerate(backups):
            if backup in kept:
                total += backup.size
                if total > MOST_BYTES and number >= LEAST:
                    kept.discard(backup)
        return [backup for backup in backups if backup not in kept]

    def _close(self, folder: Path, old: FileKey, new: FileKey) -> None:
        """Make again with *new* what *old* opens; what is in clear and does not open goes away."""
        for backup in self._in(folder):
            try:
                header = first_bytes(backup.path)
            except problems.NotOursError:
                continue
            if header != _header_of(old, header) or header == _header_of(new, header):
                continue
            temporary = backup.path.with_suffix(".tmp")
            try:
                with DossierFile.open(backup.path, read_only=True, key=old) as file:
                    file.save_copy_for(temporary, new)
            except (problems.DamagedError, problems.PasswordNeededError, problems.OlderError):
                if old == PUBLISHED:
                    discard(backup.path)
                continue
            try:
                put_in_place(temporary, backup.path)
            except OSError as error:
                raise writing_failed(error, backup.path) from error
            finally:
                discard(temporary)


def _wanted(backups: Sequence[Backup], today: date) -> set[Backup]:
    """Return the newest ones, the last of each recent day, the last of each recent month."""
    days: dict[date, Backup] = {}
    months: dict[tuple[int, int], Backup] = {}
    for backup in backups:
        day = backup.at.date()
        if 0 <= (today - day).days < DAYS:
            days.setdefault(day, backup)
        if 0 <= (today.year - day.year) * 12 + today.month - day.month < MONTHS:
            months.setdefault((day.year, day.month), backup)
    return {*backups[:NEWEST], *days.values(), *months.values()}


def _says_the_same(backup: Backup, file: DossierFile) -> bool:
    try:
        with DossierFile.open(backup.path, read_only=True, key=file.key) as kept:
            return kept.state() == file.state()
    except UserFacingError:  # damaged, or of another format: another one is needed
        return False


def _check(path: Path, key: FileKey) -> None:
    """Read all of a backup; one of an older format is only brought up to date once in place."""
    with suppress(problems.OlderError), DossierFile.open(path, read_only=True, key=key) as file:
        file.check()


def _header_of(key: FileKey, header: bytes) -> bytes:
    """Return the header of a file of that *key*: any, in the place of *header*, without salt."""
    made = new_header(key)
    return made if key.salt else made[:8] + header[8:]


def _duplicate(source: Path, folder: Path) -> Path:
    """Copy the bytes of a closed file to a temporary one in *folder*, on the disk."""
    stream, temporary = open_temporary(folder)
    try:
        with stream, source.open("rb") as data:
            shutil.copyfileobj(data, stream)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        discard(temporary)
        raise
    return temporary


def _move(path: Path, aside: Path) -> None:
    with suppress(FileNotFoundError):
        os.replace(path, aside)


def _free_name(path: Path, day: date) -> Path:
    """Return « … (abîmé 2026-11-23) », which nothing bears yet."""
    stem, number = f"{path.stem} (abîmé {day})", 1
    aside = path.with_stem(stem)
    while aside.exists():
        number += 1
        aside = path.with_stem(f"{stem} {number}")
    return aside


def _folder_name(dossier_id: str) -> str:
    """Return the name of the folder of a dossier; a file made by anybody says its number."""
    if _DOSSIER_ID.fullmatch(dossier_id):
        return dossier_id
    return hashlib.sha256(dossier_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _path_in(folder: Path) -> Path | None:
    try:
        return Path((folder / _PATH).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and os.path.normcase(one) == os.path.normcase(other.absolute())


def _is_there(path: Path | None) -> bool:
    return path is not None and os.path.exists(path)
