"""The printed dossier as a pure value: what is said and in which order, no layout library.

Renderers (PDF, JSON, text) take it as it is. Texts are plain Unicode; a ``Run`` is a stretch of
text with one look.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from cyberwizard.notes import Notes
from cyberwizard.wording import Wording


@dataclass(frozen=True, slots=True)
class DossierInfo:
    """What identifies a dossier file: its number and the moment it was made.

    ``wordings`` are the words that its questions were asked in, by fingerprint; ``notes`` what the
    manager adds to his answers; ``embedded`` the copies of files, by SHA-256 with their size in
    bytes, that he ticked to travel inside the complete edition.
    """

    dossier_id: str
    created_at: datetime
    wordings: Mapping[str, Wording] = field(default_factory=lambda: MappingProxyType({}))
    notes: Notes = field(default_factory=lambda: MappingProxyType({}))
    embedded: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


class Style(StrEnum):
    """The role of a paragraph; renderers choose how it looks."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    CLAUSE = "clause"  # the words of a contract, never ours
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``target`` links to an anchor of the dossier."""

    text: str
    strong: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY

    @property
    def text(self) -> str:
        """The paragraph without its looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with numbers when the order matters."""

    items: tuple[Para, ...]
    ordered: bool = False
    small: bool = False


Cell = tuple[Para | Bullets, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; ``widths`` are shares of the text width and add up to 1.

    ``small`` is for registers, read line by line; ``room`` leaves every row high enough to write
    in by hand.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    summary: str
    small: bool = False
    room: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values, side by side."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A position on named steps, drawn and said in words."""

    steps: tuple[str, ...]
    reached: int
    says: str


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar for each row, cut into the counts of ``names``; the figures are printed beside."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    says: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part inside a section; level 2 or 3."""

    text: str
    level: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart by a frame."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks to hold together on a page when they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Empty frames to fill in by hand, each with its label."""

    labels: tuple[str, ...]


Block = Para | Bullets | Table | Fields | Scale | Bars | Lines | Heading | Box | Keep | Signature


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter; ``own_page`` starts it on a new page unless the last one is hardly begun.

    ``apart`` is for the pages that leave the dossier, to be signed or handed over: nothing else
    stands on them.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = True
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried by the document."""

    name: str
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A file kept by the firm that the document carries; ``name`` is unique and harmless."""

    sha256: str
    size: int
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A whole document, in reading order; without ``cover`` it starts with its first section.

    ``marks`` are printed at the foot of each page: what tells this document from another.
    """

    number: str
    title: str
    company: str
    day: date
    disclaimer: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]
    marks: tuple[str, ...] = ()
    attachment: Attachment | None = None
    copies: tuple[Copy, ...] = ()

    @property
    def file_name(self) -> str:
        """A name for the file, without what the document itself leaves out."""
        words = [self.title, *([self.company] if self.company else []), self.day.isoformat()]
        return "-".join(filter(None, map(slug, words))) + ".pdf"


def slug(text: str) -> str:
    """Return *text* as part of a file name: plain letters, digits and dashes, 40 at most."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", " "))
    return re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode())[:40].strip("-")


def plain(text: str, style: Style = Style.BODY) -> Para:
    """Return a paragraph with one look."""
    return Para((Run(text),), style)


def labelled(label: str, text: str, style: Style = Style.BODY) -> Para:
    """Return « Label : text » with the label in strong."""
    return Para((Run(f"{label}\u00a0: ", strong=True), Run(text)), style)
