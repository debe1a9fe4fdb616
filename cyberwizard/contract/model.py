"""What is read in a contract, and what is said of it: frozen values, without any file format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cyberwizard.errors import UserFacingError

Box = tuple[float, float, float, float]
"""left, bottom, right, top, in points from the bottom left of the page."""


class LockedError(UserFacingError):
    """The file wants a password, or another one than the one given."""


class Role(StrEnum):
    """What a block is on the page."""

    HEADING = "titre"
    PARAGRAPH = "paragraphe"
    ITEM = "element"
    CELL = "case"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block: where its text starts in the block, and where it stands."""

    start: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table cell, whole, with its lines.

    ``rank`` is how strong a heading is (the lower the stronger). Cells of one table row share
    ``row`` (0 elsewhere), and ``column`` counts them from 0.
    """

    role: Role
    text: str
    lines: tuple[Line, ...]
    rank: int = 0
    row: int = 0
    column: int = 0
    indent: float = 0.0

    @property
    def page(self) -> int:
        """The page where it starts, from 1."""
        return self.lines[0].page


@dataclass(frozen=True, slots=True)
class Document:
    """A contract as read; a text without pages is one page without boxes."""

    pages: int
    blocks: tuple[Block, ...]
    sizes: tuple[tuple[float, float], ...] = ()
    """Width and height of each page, in points, for the highlights."""


class Kind(StrEnum):
    """How a passage takes cover away."""

    EXCLUSION = "exclusion"
    CONDITION = "condition"
    LIMIT = "limite"
    FORFEITURE = "decheance"
    LAW = "loi"
    OPTION = "option"


class Level(StrEnum):
    """How sure we are of what a passage is about."""

    RECOGNISED = "reconnu"
    POSSIBLE = "possible"
    UNKNOWN = "non reconnu"


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence or an item of the contract, with all that its place says about it."""

    text: str
    page: int
    rectangles: tuple[tuple[int, Box], ...]
    article: str
    headings: tuple[str, ...]
    lead: str
    role: Role


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that a passage bears, with the words of the passage that decided."""

    id: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that takes cover away, or may."""

    page: int
    article: str
    text: str
    kind: Kind
    level: Level
    buy_back: bool
    matches: tuple[Match, ...]
    cue: str
    """The words, here or above, that make it take cover away."""
    rectangles: tuple[tuple[int, Box], ...]
    vague: tuple[str, ...] = ()
    """Words that make a clause vague: a question to ask, never a legal opinion."""
