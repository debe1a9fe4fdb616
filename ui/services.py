"""What the window needs from the outside, given by ``ui.app``: files, PDF, folders, clock.

The types of the leaves are named for the checker alone: nothing here is imported to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from threading import Event

    from cyberwizard.answers import Answer
    from cyberwizard.content.model import Content
    from cyberwizard.contract.client import PageImage
    from cyberwizard.contract.model import Document as ContractText
    from cyberwizard.dossier.checking import Reader
    from cyberwizard.dossier.model import Dossier
    from cyberwizard.dossier_file import (
        Backup,
        DossierFile,
        FileKey,
        StoredDossier,
        Ticket,
        Writer,
    )
    from cyberwizard.errors import UserFacingError
    from cyberwizard.samples import Sample


class Store(Protocol):
    """Where dossiers are kept. Everything raises UserFacingError, and may be slow."""

    def create(
        self, path: Path, content_version: str, *, key: FileKey | None = None
    ) -> DossierFile:
        """Make a new dossier where nothing exists yet."""

    def open(
        self,
        path: Path,
        *,
        read_only: bool,
        password: str | None = None,
        key: FileKey | None = None,
    ) -> DossierFile:
        """Open a dossier that exists; the *key* of one that was open spares the password."""

    def writer(
        self,
        file: DossierFile,
        on_saved: Callable[[Ticket, datetime], None],
        on_failed: Callable[[Ticket, UserFacingError], None],
        on_kept: Callable[[UserFacingError | None], None],
    ) -> Writer:
        """Start the thread that saves and makes backups; the calls come from it."""

    def change_password(self, file: DossierFile, current: str, new: str, hint: str) -> None:
        """Close *file* and its backups by the password *new*, or open them to all (empty)."""

    def hint(self, path: Path) -> str:
        """Return what was written on this computer to remember the password of *path*."""

    def backups(self, path: Path, dossier_id: str = "") -> tuple[Backup, ...]:
        """Return the backups of what is, or was, at *path*, the newest first."""

    def other_backups(self) -> Sequence[tuple[Path, Sequence[Backup]]]:
        """Return the backups of every dossier, with the path where it was last."""

    def load_backup(self, backup: Backup, key: FileKey | None) -> StoredDossier:
        """Return what a backup says; without *key*, one that is not protected."""

    def answers_at(self, file: DossierFile, last: int) -> dict[str, Answer]:
        """Return the answers as they were after the change number *last*."""

    def restore(
        self,
        backup: Backup,
        path: Path,
        *,
        password: str | None = None,
        key: FileKey | None = None,
    ) -> tuple[FileKey, Path | None]:
        """Put *backup* at *path*; return its key, and where the damaged file is now, if it was."""

    def wipe(self, path: Path, dossier_id: str, key: FileKey) -> None:
        """Remove the dossier, all that stands beside it, its backups and its hint."""


class Private(Protocol):
    """A folder that only the user can read, for files that do not outlive the dossier."""

    def __call__(self) -> Path:
        """Return the folder, made at the first call, or UserFacingError."""

    def clear(self) -> None:
        """Remove what is inside."""

    def sweep(self) -> None:
        """Remove what programs that have ended left."""

    def close(self) -> None:
        """Remove the folder."""


class DrawPages(Protocol):
    """Draws pages of a PDF, in a process of its own. Slow, and raises UserFacingError."""

    def __call__(
        self, pdf: bytes, pages: Sequence[int], scale: float, stop: Event
    ) -> Iterator[PageImage]:
        """Yield *pages* (from 1) one by one, *scale* pixels per point; *stop* gives them up."""


class Contracts(Protocol):
    """Reads contracts, which come from anybody. Everything is slow, and raises UserFacingError.

    A missing or wrong password is a LockedError; *stop* gives up, with nothing left behind.
    """

    def load(self, path: Path) -> bytes:
        """Return the bytes of a file, if it is not too big."""

    def read(self, data: bytes, password: str, stop: Event) -> ContractText:
        """Return what a file says."""

    def read_text(self, text: str) -> ContractText:
        """Return what a pasted text says."""

    def has_pages(self, data: bytes) -> bool:
        """Tell whether pages can be drawn; quick."""

    def draw(
        self, data: bytes, pages: Sequence[int], scale: float, password: str, stop: Event
    ) -> Iterator[PageImage]:
        """Yield *pages* (from 1) of a PDF one by one, *scale* pixels per point."""


class Places(NamedTuple):
    """Where the program keeps what is the user's: folders that may not exist yet."""

    documents: Path
    settings: Path
    backups: Path
    logs: Path


class Services(NamedTuple):
    """Everything outside of the window."""

    load_content: Callable[[], Content]
    store: Store
    print_dossier: Callable[[Dossier, Mapping[str, bytes]], bytes]
    draw_pages: DrawPages
    contracts: Contracts
    pdf_reader: Reader
    read_pdf: Callable[[Path], bytes]
    read_proof: Callable[[Path], bytes]
    write_file: Callable[[Path, bytes], None]
    open_with_system: Callable[[Path], bool]
    documents_folder: Callable[[], Path]
    is_synchronised: Callable[[Path], bool]
    places: Callable[[], Places]
    make_example: Callable[[Sample], Path]
    private_folder: Private
    now: Callable[[], datetime]
