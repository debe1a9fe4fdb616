"""What the window needs from the outside, given by ``ui.app``: files, PDF, folders, clock.

The types of the leaves are named for the checker alone: nothing here is imported to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from threading import Event

    from cyberwizard.content.model import Content
    from cyberwizard.contract.client import PageImage
    from cyberwizard.contract.model import Document as ContractText
    from cyberwizard.dossier.checking import Reader
    from cyberwizard.dossier.model import Dossier
    from cyberwizard.dossier_file import DossierFile, Ticket, Writer
    from cyberwizard.errors import UserFacingError


class Store(Protocol):
    """Where dossiers are kept. Everything raises UserFacingError, and may be slow."""

    def create(self, path: Path, content_version: str) -> DossierFile:
        """Make a new dossier where nothing exists yet."""

    def open(self, path: Path, *, read_only: bool) -> DossierFile:
        """Open a dossier that exists."""

    def can_be_read(self, error: UserFacingError) -> bool:
        """Tell whether a file that could not be opened to write could be opened to read."""

    def writer(
        self,
        file: DossierFile,
        on_saved: Callable[[Ticket, datetime], None],
        on_failed: Callable[[Ticket, UserFacingError], None],
    ) -> Writer:
        """Start the thread that saves; the calls come from it."""


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


class Services(NamedTuple):
    """Everything outside of the window."""

    load_content: Callable[[], Content]
    store: Store
    print_dossier: Callable[[Dossier], bytes]
    draw_pages: DrawPages
    contracts: Contracts
    pdf_reader: Reader
    read_pdf: Callable[[Path], bytes]
    write_file: Callable[[Path, bytes], None]
    open_with_system: Callable[[Path], bool]
    documents_folder: Callable[[], Path]
    is_synchronised: Callable[[Path], bool]
    make_example: Callable[[], Path]
    now: Callable[[], datetime]
