"""Dossier files as the window wants them: a part of the composition root.

What is not needed to paint the first page is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cyberwizard import paths

if TYPE_CHECKING:
    from cyberwizard.answers import Answer
    from cyberwizard.dossier_file import (
        Backup,
        Backups,
        DossierFile,
        FileKey,
        StoredDossier,
        Ticket,
        Writer,
    )
    from cyberwizard.errors import UserFacingError


class FileStore:
    """Dossiers on the disk, and their backups in the user's data."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def create(
        self, path: Path, content_version: str, *, key: FileKey | None = None
    ) -> DossierFile:
        """Make a new dossier, and the proposed folder when it is not there yet."""
        from cyberwizard.disk_errors import writing_failed
        from cyberwizard.dossier_file import DossierFile

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise writing_failed(error, path.parent) from error
        return DossierFile.create(path, now=self._clock(), content_version=content_version, key=key)

    def open(
        self,
        path: Path,
        *,
        read_only: bool,
        password: str | None = None,
        key: FileKey | None = None,
    ) -> DossierFile:
        """Open a dossier that exists; the *key* of one that was open spares the password."""
        from cyberwizard.dossier_file import DossierFile

        return DossierFile.open(
            path,
            read_only=read_only,
            password=password,
            key=key,
            before_migration=self._backups.keep_older(path),
        )

    def writer(
        self,
        file: DossierFile,
        on_saved: Callable[[Ticket, datetime], None],
        on_failed: Callable[[Ticket, UserFacingError], None],
        on_kept: Callable[[UserFacingError | None], None],
    ) -> Writer:
        """Start the thread that saves, and that makes the backups."""
        from cyberwizard.dossier_file import Writer

        return Writer(
            file,
            on_saved=on_saved,
            on_failed=on_failed,
            clock=self._clock,
            keep=None if file.read_only else self._backups.keep,
            on_kept=on_kept,
        )

    def change_password(self, file: DossierFile, current: str, new: str, hint: str) -> None:
        """Close *file* and its backups by the password *new*, or open them to all (empty)."""
        from cyberwizard.dossier_file import PUBLISHED, new_key

        if file.is_protected:
            file.check_password(current)
        old, key = file.key, new_key(new) if new else PUBLISHED
        self._backups.set_hint(key, hint)
        file.change_key(key)
        self._backups.set_hint(old, "")
        self._backups.change_key(file, old)

    def hint(self, path: Path) -> str:
        """Return what was written on this computer to remember the password of *path*."""
        return self._backups.hint(path)

    def backups(self, path: Path, dossier_id: str = "") -> tuple[Backup, ...]:
        """Return the backups of what is, or was, at *path*, the newest first."""
        return self._backups.of(path, dossier_id)

    def other_backups(self) -> Sequence[tuple[Path, Sequence[Backup]]]:
        """Return the backups of every dossier, with the path where it was last."""
        return self._backups.others()

    def answers_at(self, file: DossierFile, last: int) -> dict[str, Answer]:
        """Return the answers as they were after the change number *last*."""
        from cyberwizard.dossier_file import answers_at

        return answers_at(file.load().answers, file.history(), last)

    def load_backup(self, backup: Backup, key: FileKey | None) -> StoredDossier:
        """Return what a backup says; without *key*, one that is not protected."""
        from cyberwizard.dossier_file import DossierFile

        with DossierFile.open(backup.path, read_only=True, key=key) as file:
            return file.load()

    def restore(
        self,
        backup: Backup,
        path: Path,
        *,
        password: str | None = None,
        key: FileKey | None = None,
    ) -> tuple[FileKey, Path | None]:
        """Put *backup* at *path*; return its key, and where the damaged file is now, if it was."""
        if key is None:
            from cyberwizard.dossier_file import DossierFile

            with DossierFile.open(backup.path, read_only=True, password=password) as file:
                key = file.key
        return key, self._backups.restore(backup, path, key)

    def wipe(self, path: Path, dossier_id: str, key: FileKey) -> None:
        """Remove the dossier, all that stands beside it, its backups and its hint."""
        from glob import escape

        from cyberwizard.atomic import A_MINUTE, sweep
        from cyberwizard.disk_errors import writing_failed
        from cyberwizard.dossier_file import DossierFile

        with DossierFile.open(path, key=key):  # open nowhere else
            pass
        sweep(path.parent, A_MINUTE)
        self._backups.forget(path, dossier_id)
        self._backups.set_hint(key, "")
        beside = path.parent.glob(f"{escape(path.stem)} (abîmé *{path.suffix}*")
        for one in (*beside, Path(f"{path}-journal"), path):
            try:
                one.unlink(missing_ok=True)
            except OSError as error:
                raise writing_failed(error, one) from error

    @property
    def _backups(self) -> Backups:
        from cyberwizard.dossier_file import Backups

        return Backups(paths.backup_dir(), self._clock)
