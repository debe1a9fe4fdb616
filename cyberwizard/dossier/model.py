"""The printed dossier as a pure value: what is said and in which order, no layout library.

Renderers (PDF, JSON, text) take it as it is. Texts are plain Unicode; a ``Run`` is a stretch of
text with one look.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class DossierInfo:
    """What identifies a dossier file: its number and the moment it was made."""

    dossier_id: str
    created_at: datetime


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


Cell = tuple[Para | Bullets, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; ``widths`` are shares of the text width and add up to 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    summary: str


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


Block = Para | Bullets | Table | Fields | Scale | Heading | Box | Keep | Signature


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter; it starts on a new page when ``own_page``."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = True


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole document, in reading order; ``cover`` has no title and no running header."""

    number: str
    title: str
    company: str
    day: date
    disclaimer: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]


def plain(text: str, style: Style = Style.BODY) -> Para:
    """Return a paragraph with one look."""
    return Para((Run(text),), style)


def labelled(label: str, text: str, style: Style = Style.BODY) -> Para:
    """Return « Label : text » with the label in strong."""
    return Para((Run(f"{label}\u00a0: ", strong=True), Run(text)), style)
