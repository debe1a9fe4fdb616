"""From printed pieces of lines to headings, paragraphs, list items and table cells.

Pure geometry and punctuation: it knows nothing of PDF. Pieces come in the order in which the
page draws them, which is the reading order of the columns in every contract seen so far.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from cyberwizard.contract.model import Block, Box, Document, Line, Role

BULLET = re.compile(r"^(?:[•●○▪■□◦‣⁃∙·►▶➢➤→✓✔✗✘✖❌*\uf0b7\uf0a7\uf0d8\uf02d]|[–—-](?=\s|$))\s*")
_LETTERED = re.compile(
    r"^(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})\s?[)°]\s|^\([a-z0-9ivx]{1,4}\)\s|^[a-z]\.\s"
)
NUMBERED = re.compile(
    r"^(?:(?:article|art\.?|clause|section|chapitre|titre|paragraphe|annexe|partie)\s+"
    r"(?:[A-Z]{0,2}\.?\d+(?:[.\-]\d+)*|[IVXLC]+|[A-Z]|premier|premi[eè]re|deuxi[eè]me|troisi[eè]me"
    r"|quatri[eè]me|cinqui[eè]me)\b"
    r"|[A-Z]?\.?\d{1,2}(?:\.\d{1,2}){1,3}\b\.?|\d{1,2}\s?[.\-–](?=\s)|[IVX]{1,5}\s?[.\-–](?=\s)"
    r"|[A-Z]\s?[.\-–](?=\s)|[A-Z]\.\d{1,2}\b|§\s?\d+)",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(r"^(?:titre|chapitre|section|partie|annexe|livre)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?$|^-\s*\d{1,4}\s*-$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.;:!?…»)]\s*$")
_SENTENCE_END = re.compile(r"[.;:!?…]\s*»?\s*$")
MARGIN = 0.09
"""The share of a page, at the top and at the bottom, where headers and footers stand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words drawn on one line without a wide gap, with the height and weight of their letters."""

    text: str
    page: int
    box: Box
    size: float
    bold: bool
    baseline: float


@dataclass(slots=True)
class _Draft:
    """A block being put together."""

    pieces: list[Piece]
    bullet: bool
    row: int = 0
    column: int = 0

    @property
    def first(self) -> Piece:
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        return self.pieces[-1]


def arrange(pages: Sequence[Sequence[Piece]], sizes: Sequence[tuple[float, float]]) -> Document:
    """Return the document that *pages* show, without what repeats in the margins."""
    kept = _without_margins(pages, sizes)
    letters = Counter[float]()
    bold_letters = 0
    for piece in (piece for page in kept for piece in page):
        letters[round(piece.size * 2) / 2] += len(piece.text)
        bold_letters += len(piece.text) if piece.bold else 0
    body = letters.most_common(1)[0][0] if letters else 10.0
    mostly_bold = bold_letters > 0.6 * sum(letters.values())
    drafts: list[_Draft] = []
    row = 0
    for page in kept:
        drafts, row = _page(drafts, _columns_first(_rejoined(page)), row, body)
    blocks = [_block(draft, body, mostly_bold) for draft in drafts]
    return Document(len(pages), tuple(_settled(blocks)), tuple(sizes))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text document: ``rank`` > 0 is a heading, < 0 a list item."""

    text: str
    page: int = 1
    rank: int = 0
    row: int = 0
    column: int = 0
    bold: bool = False


def from_parts(parts: Iterable[Part]) -> Document:
    """Return the document of a text that has no geometry."""
    blocks = []
    pages = 1
    for part in parts:
        text = " ".join(part.text.replace("\u00ad", "").split())
        if not text:
            continue
        pages = max(pages, part.page)
        lines = (Line(0, part.page, NOWHERE),)
        bullet = BULLET.match(text)
        role, rank = Role.PARAGRAPH, 0
        if part.row:
            role = Role.CELL
        elif part.rank > 0:
            role, rank = Role.HEADING, part.rank
        elif part.rank < 0 or bullet or _LETTERED.match(text):
            role, text = Role.ITEM, text[bullet.end() :] if bullet else text
        elif _titled(text, bold=part.bold, large=False):
            role, rank = Role.HEADING, _rank(text, 0)
        if text:
            blocks.append(Block(role, text, lines, rank, part.row, part.column))
    return Document(pages, tuple(_settled(blocks)))


def from_text(text: str) -> Document:
    """Return the document of a plain text: wrapped lines are joined, form feeds part pages."""
    parts: list[Part] = []
    for page, sheet in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f"), 1):
        before = ""
        for line in [*sheet.split("\n"), ""]:
            line = line.strip()
            starts = bool(BULLET.match(line) or _LETTERED.match(line) or NUMBERED.match(line))
            if before and (not line or starts or not _wraps(before, line)):
                parts.append(Part(before, page))
                before = ""
            before = f"{before} {line}".strip() if line else before
    return from_parts(parts)


def _wraps(before: str, line: str) -> bool:
    """Tell whether *line* goes on with the sentence of the line *before*."""
    if _SENTENCE_END.search(before):
        return not before.rstrip().endswith((":", ";")) and len(before) > 60
    if before.isupper():
        return line.isupper() and len(before) > 60
    return line[:1].islower() or not line[:1].isalpha() or len(before) > 60


NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
"""The box of a line that has no place on a page."""


def _without_margins(
    pages: Sequence[Sequence[Piece]], sizes: Sequence[tuple[float, float]]
) -> list[list[Piece]]:
    """Drop headers and footers: what repeats at the same height, page numbers, small print."""

    def key(piece: Piece) -> tuple[str, int]:
        return _DIGITS.sub("#", piece.text), round(piece.box[1] / 6)

    def marginal(piece: Piece) -> bool:
        height = sizes[piece.page - 1][1]
        return not MARGIN * height < piece.baseline < (1 - MARGIN) * height

    seen = Counter(key(piece) for page in pages for piece in page if marginal(piece))
    plain = [piece.size for page in pages for piece in page if not marginal(piece)]
    body = median(plain) if plain else 10.0
    return [
        [
            piece
            for piece in page
            if not (
                marginal(piece)
                and (
                    seen[key(piece)] >= max(2, len(pages) // 3)
                    or _PAGE_NUMBER.match(piece.text)
                    or piece.size < 0.9 * body
                )
            )
        ]
        for page in pages
    ]


_SPREAD = 4.5
"""The widest gap, in heights of letters, that justifying a short line opens between two words."""


def _rejoined(page: Sequence[Piece]) -> list[Piece]:
    """Join the pieces of a line that justifying spread: a line near it runs across its gap."""
    joined: list[Piece] = []
    for place, piece in enumerate(page):
        before = joined[-1] if joined else None
        if (
            before is not None
            and abs(before.baseline - piece.baseline) < 0.5
            and 0 < piece.box[0] - before.box[2] < _SPREAD * piece.size
            and before.size == piece.size
            and _covered(page[max(0, place - 9) : place + 9], before.box[0], piece)
        ):
            box = (*before.box[:2], piece.box[2], max(before.box[3], piece.box[3]))
            joined[-1] = replace(before, text=f"{before.text} {piece.text}", box=box)
        else:
            joined.append(piece)
    return joined


def _covered(near: Sequence[Piece], left: float, piece: Piece) -> bool:
    """Tell whether a line near *piece*, which starts at *left*, covers the gap before it.

    Cells of a column start together: what other lines start under is no gap of one line.
    """
    around = [p for p in near if 0.5 < abs(p.baseline - piece.baseline) < 3 * piece.size]
    return any(
        abs(other.box[0] - left) < 1.5 and other.box[2] > piece.box[0] + 2 for other in around
    ) and not any(abs(other.box[0] - piece.box[0]) < 1.5 for other in around)


def _columns_first(page: Sequence[Piece]) -> Sequence[Piece]:
    """Put back in columns a page drawn line by line across two columns.

    Lines of two pieces, many of which start in the middle of a sentence on the left, are two
    columns; a table's left cells start with a capital.
    """
    pairs: list[tuple[int, int]] = []
    for place in range(len(page) - 1):
        left, right = page[place], page[place + 1]
        if abs(left.baseline - right.baseline) < 2 and right.box[0] > left.box[2]:
            pairs.append((place, place + 1))
    if len(pairs) < 8:
        return page
    edge = median(page[right].box[0] for _, right in pairs)
    aligned = [pair for pair in pairs if abs(page[pair[1]].box[0] - edge) < 6]
    inner = [pair for pair in aligned if page[pair[0]].text[:1].islower()]
    if len(aligned) < 0.7 * len(pairs) or len(inner) < 0.35 * len(aligned):
        return page
    return [p for p in page if p.box[0] < edge - 3] + [p for p in page if p.box[0] >= edge - 3]


def _page(
    drafts: list[_Draft], pieces: Sequence[Piece], row: int, body: float
) -> tuple[list[_Draft], int]:
    """Add the blocks of one page; the last block of the page before may go on."""
    new_page = True
    pending_bullet = False
    for piece in pieces:
        if piece.text.strip() in ("o", "§") or BULLET.fullmatch(piece.text.strip() + " "):
            pending_bullet = True
            continue
        draft = drafts[-1] if drafts else None
        bulleted = pending_bullet or bool(BULLET.match(piece.text))
        if draft is None or bulleted or not _goes_on(draft, piece, new_page=new_page, body=body):
            fresh = _Draft([piece], bulleted)
            if draft is not None and not new_page:
                row = _beside(drafts, fresh, row)
            drafts.append(fresh)
        else:
            draft.pieces.append(piece)
        pending_bullet = new_page = False
    return drafts, row


def _beside(drafts: list[_Draft], fresh: _Draft, row: int) -> int:
    """Make *fresh* a cell when it starts level with the block before, on its right."""
    before, piece = drafts[-1], fresh.first
    if before.first.page != piece.page or before.bullet or fresh.bullet:
        return row
    level = abs(before.first.box[3] - piece.box[3]) < 0.6 * piece.size
    right = max(p.box[2] for p in before.pieces) < piece.box[0] + 1
    if level and right:
        if not before.row:
            row += 1
            before.row = row
        fresh.row, fresh.column = before.row, before.column + 1
    return row


def _goes_on(draft: _Draft, piece: Piece, *, new_page: bool, body: float) -> bool:
    """Tell whether *piece* is the next line of *draft*."""
    last = draft.last
    text = piece.text
    if NUMBERED.match(text) and not text[0].islower() and _SENTENCE_END.search(last.text):
        return False
    if _LETTERED.match(text) and (draft.bullet or _SENTENCE_END.search(last.text)):
        return False
    if abs(piece.size - last.size) > 0.08 * last.size:
        return False
    if piece.bold != last.bold and (_SENTENCE_END.search(last.text) or not text[:1].islower()):
        return False
    if new_page or piece.box[1] > last.box[3]:  # another page, or another column
        if abs(piece.baseline - last.baseline) < 0.6 * piece.size:
            return False  # a cell on the same line
        if not new_page and abs(piece.box[3] - draft.first.box[3]) < 0.6 * piece.size:
            return False  # the next cell of the row
        return not _ENDED.search(last.text) and (text[:1].islower() or last.text.endswith(","))
    if abs(piece.baseline - last.baseline) < 0.3 * piece.size:  # the same line
        gap = piece.box[0] - last.box[2]
        return -2 < gap < 0.9 * piece.size
    step = last.baseline - piece.baseline
    if step <= 0 or step > 1.85 * piece.size:
        return False
    if piece.box[0] > last.box[2] or piece.box[2] < draft.first.box[0] - 20:
        return False
    if len(draft.pieces) > 1:
        usual = draft.pieces[-2].baseline - last.baseline
        if usual > 0 and step > 1.25 * usual:
            return False
    elif step > 1.55 * piece.size and (_SENTENCE_END.search(last.text) or text[:1].isupper()):
        return False
    if draft.bullet and piece.box[0] < draft.first.box[0] - 0.8 * body:
        return False
    if piece.box[0] > last.box[0] + 2 * body and _SENTENCE_END.search(last.text):
        return False
    width = max(p.box[2] for p in draft.pieces) - draft.first.box[0]
    short = last.box[2] - last.box[0] < 0.72 * max(width, piece.box[2] - piece.box[0])
    return not (short and _SENTENCE_END.search(last.text) and text[:1].isupper())


def _block(draft: _Draft, body: float, mostly_bold: bool) -> Block:
    """Join the lines, without the hyphens that cut words at their ends."""
    text = ""
    lines = []
    for number, piece in enumerate(draft.pieces):
        part = piece.text.strip()
        if number == 0 and (bullet := BULLET.match(part)):
            part = part[bullet.end() :]
        if text:
            cut = text[-1] in "\u00ad\ufffe"  # what pdfium makes of a hyphen at the end of a line
            if cut or (text[-1] in "-\u2010" and text[-2:-1].isalpha() and part[:1].islower()):
                text = text[:-1] + "-"
                if not _KEEP_HYPHEN.search(text):
                    text = text[:-1]
            else:
                text += " "
        lines.append(Line(len(text), piece.page, piece.box))
        text += part
    text = text.replace("\u00ad", "").replace("\ufffe", "")
    first = draft.first
    role, rank = Role.PARAGRAPH, 0
    if draft.bullet or _LETTERED.match(text):
        role = Role.ITEM
    elif draft.row:
        role = Role.CELL
    else:
        bold = not mostly_bold and all(piece.bold for piece in draft.pieces)
        large = first.size > 1.08 * body
        if _titled(text, bold=bold, large=large):
            role, rank = Role.HEADING, _rank(text, round((first.size - body) * 2))
    return Block(role, text, tuple(lines), rank, draft.row, draft.column, first.box[0])


_KEEP_HYPHEN = re.compile(
    r"(?:^|[\s(])(?:anti|non|sous|contre|auto|pare|ex|e|mi|semi|vice|demi|celui|celle|ceux|elles?"
    r"|ils?|vous|nous|lui|eux|dommages|dit|est|peut|doit|\w+-\w+)-$",
    re.IGNORECASE,
)


def _titled(text: str, *, bold: bool, large: bool) -> bool:
    """Tell whether a block by itself is a heading."""
    words = text.split()
    if len(words) > 18 or text[-1:] in ".;,:!" or not any(c.isalpha() for c in text):
        return text.endswith(":") and (bold or large) and len(words) <= 12
    if text[:1].islower():
        return False
    if bold or large or _STRUCTURE.match(text):
        return True
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 4 and sum(c.isupper() for c in letters) > 0.85 * len(letters):
        return True
    return bool(NUMBERED.match(text)) and len(words) <= 10


def _rank(text: str, larger: int) -> int:
    """Give a heading its depth: numbering first, then the size of its letters."""
    number = re.match(r"^(?:article\s+|art\.?\s+)?([A-Z]?\.?\d+(?:\.\d+)*)", text, re.IGNORECASE)
    if number:
        return 10 + number[1].strip(".").count(".")
    if _STRUCTURE.match(text) or text.isupper():
        return 5
    return max(1, 20 - larger)


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """A short bold line among its likes, with nothing under it, is an item, not a heading."""
    for place, block in enumerate(blocks):
        if block.role is Role.HEADING and not NUMBERED.match(block.text):
            near = [b for b in blocks[max(0, place - 1) : place + 3] if b is not block]
            alike = [
                b
                for b in near
                if b.role is Role.HEADING and b.rank == block.rank and b.rank >= 18
                if not NUMBERED.match(b.text)
            ]
            if len(alike) >= 2:
                yield replace(block, role=Role.ITEM)
                continue
        yield block
