"""Where a contract gives, defines, excludes, conditions, limits or punishes.

A block is cut into sentences; each keeps its headings, the sentence that introduces its list, its
column in a table and its article. Formulas ("sont exclus", "nous ne payons pas", "à condition
que", "sauf") are looked for in the folded text of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cyberwizard.contract.formulas import Zone, cues, formulas, zone_of
from cyberwizard.contract.layout import NUMBERED
from cyberwizard.contract.model import Block, Box, Document, Role, Span
from cyberwizard.contract.stems import fold

TAKEN = frozenset({"nie", "charge", "dechoit", "condition", "option"})
"""The families that a title of column does not have."""
TAKES = ("exclut", "nie", "charge", "dechoit", "condition", "faute_de", "limite", "oblige")

_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\bart\.)(?<!\bArt\.)(?<!\bn°\.)(?<!\b[A-ZLRD]\.)(?<!\bcf\.)(?<!\bp\.)(?<!\bex\.)"
    r"(?<!etc\.)\s+(?=[«\"(]?\s?[A-ZÀÂÉÈÊÎÔÛÇŒ0-9])"
)
_CLAUSES = re.compile(r"\s*;\s+(?=\S)")


@dataclass(slots=True)
class Place:
    """What stands above a sentence: zones of its headings, and the polarity of its list."""

    zone: Zone = Zone.NONE
    outer: Zone = Zone.NONE
    lead: Zone = Zone.NONE
    column: Zone = Zone.NONE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its place and the formulas found in it."""

    span: Span
    folded: str
    place: Place
    cues: Mapping[str, str]

    @property
    def cue(self) -> str:
        """The words that make it take cover away: its own, as written, else those above it."""
        for name in TAKES:
            if name in self.cues:
                return self._written(self.cues[name])
        takes = [text for text in self.span.headings if zone_of(text) in _TAKING]
        return self.span.lead or (takes[-1] if takes else "")

    def _written(self, words: str) -> str:
        if len(self.folded) != len(self.span.text):  # "œ" is longer once folded
            return words
        place = self.folded.find(words)
        return self.span.text[place : place + len(words)]


_TAKING = frozenset({Zone.EXCLUDES, Zone.CONDITIONS, Zone.LIMITS})
"""The zones that say why what stands there takes cover away."""


def lead_of(found: Mapping[str, str], folded: str) -> Zone:
    """Return what a sentence that introduces a list does to its items."""
    if "condition" in found and "exclut" not in found:
        return Zone.CONDITIONS
    if "exclut" in found or "nie" in found or "charge" in found:
        return Zone.CONDITIONS if _IF_NOT.search(folded) else Zone.EXCLUDES
    if "definit" in found:
        return Zone.DEFINES
    if "garantit" in found:
        return Zone.GRANTS
    if "oblige" in found or "dechoit" in found:
        return Zone.CONDITIONS
    return Zone.NONE


_IF_NOT = re.compile(
    r"\bsi,? (?:au jour|l'une|les? |ces|l'un)|n'est pas (?:remplie?|respecte)"
    r"|ne (?:sont|soient) pas (?:rempl|respect)"
)


@dataclass(slots=True)
class _Reading:
    """What is open at a point of the document."""

    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    article: str = ""
    lead: str = ""
    lead_zone: Zone = Zone.NONE
    open: bool = False
    """The block before ended in the middle of an enumeration."""
    columns: dict[int, Zone] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)


def candidates(document: Document) -> Iterator[Candidate]:
    """Yield every sentence, item or table row of the document, in order, with its place."""
    first = document.blocks[:1]
    reading = _Reading(first[0].text if first and first[0].role is Role.HEADING else "")
    rows: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.row:
            rows.setdefault(block.row, []).append(block)
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.role is Role.HEADING:
            _open_heading(reading, block)
        elif block.row:
            if rows[block.row][0] is block:
                before = blocks[number - 1] if number else None
                yield from _row(reading, rows[block.row], before is None or not before.row)
        else:
            if block.role is not Role.ITEM:
                reading.columns = {}
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            yield from _sentences(reading, block, following)


def _open_heading(reading: _Reading, block: Block) -> None:
    while reading.headings and reading.headings[-1][0] >= block.rank:
        reading.headings.pop()
    reading.headings.append((block.rank, block.text))
    if found := article_of(block.text):
        reading.article = found
    reading.lead, reading.lead_zone, reading.columns = "", Zone.NONE, {}


def article_of(text: str) -> str:
    """Return the number that opens *text*, as printed: "4.2", "Article 12", "A.1"."""
    found = NUMBERED.match(text)
    if not found:
        return ""
    return _bare(found[0])


def _bare(number: str) -> str:
    number = number.strip().rstrip(".-– )").strip()
    bare = re.sub(r"^(?:article|art\.?)\s+", "", number, flags=re.IGNORECASE)
    return bare if re.search(r"\d|[IVX]", bare) else number


_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_TOKEN = rf"(?:[a-z]?\d{{1,3}}[a-z]?|{_ROMAN}|[a-z])"
_MARK = re.compile(
    r"(?:(?:article|clause|section|chapitre|titre|paragraphe|annexe|partie)\s+|(?:art\.|n°|§)\s*|art\s+)?"
    rf"{_TOKEN}(?:[.\-/]{_TOKEN})*\s?[.)°–-]?",
    re.IGNORECASE,
)


def is_mark(text: str) -> bool:
    """Tell whether *text* only numbers what stands beside it: "V.1.b", "12)", "Article 4."."""
    return _MARK.fullmatch(text.strip()) is not None


def _place(reading: _Reading) -> Place:
    zones = [zone_of(text) for _, text in reading.headings]
    if zones and reading.headings[0][1] == reading.title and zones[0] is Zone.LIFE:
        zones[0] = Zone.NONE  # "Conditions générales", "Votre contrat": the name of the whole
    known = [zone for zone in zones if zone is not Zone.NONE]
    return Place(
        zone=known[-1] if known else Zone.NONE,
        outer=known[-2] if len(known) > 1 else Zone.NONE,
        lead=reading.lead_zone,
    )


def _span(
    reading: _Reading, text: str, rectangles: tuple[tuple[int, Box], ...], role: Role, lead: str
) -> Span:
    page = rectangles[0][0] if rectangles else 1
    headings = tuple(text for _, text in reading.headings)
    article = article_of(text) or reading.article
    return Span(text, page, rectangles, article, headings, lead, role)


def _row(reading: _Reading, cells: Sequence[Block], first: bool) -> Iterator[Candidate]:
    """Yield the cells one by one under "garanti / non garanti", else the row as one sentence."""
    if first:
        reading.columns, reading.titles = {}, {}
    said = {cell.column: cell.text for cell in cells}
    if said == reading.titles:
        return  # once more, on another page
    zones: dict[int, Zone] = {}
    for cell in cells:
        zones[cell.column] = zone_of(cell.text)
    polar = {zone for zone in zones.values() if zone in (Zone.EXCLUDES, Zone.GRANTS)}
    if len(cells) == 2 == len(polar) and all(len(cell.text.split()) <= 8 for cell in cells):
        reading.columns, reading.titles = zones, said
        return
    excluding = Zone.EXCLUDES in polar
    if first and len(cells) > 1 and all(_column_title(cell.text, excluding) for cell in cells):
        # Under "Poste, Montant, Reste pour vous", a row says one thing; under "Sujet, Nous
        # prenons, Nous laissons", each cell has its own.
        others = {zones[cell.column] for cell in cells[1:]}
        apart = len(cells) == 2 or not others.isdisjoint((Zone.GRANTS, Zone.CONDITIONS))
        reading.columns = zones if excluding and apart else {}
        if excluding or not cues(fold(" : ".join(said.values()))).keys() & TAKEN:
            reading.titles = said
            return
    place = _place(reading)
    if reading.columns:
        subject = cells[:1] if len(cells) > 2 else []
        article = reading.article
        if is_mark(cells[0].text):
            reading.article = _bare(cells[0].text)
        for cell in cells[len(subject) :]:
            zone = reading.columns.get(cell.column, Zone.NONE)
            title = reading.titles[cell.column] if zone in _TAKING else ""
            here = Place(place.zone, place.outer, Zone.NONE, zone)
            yield _cells(reading, [*subject, cell], here, title)
        reading.article = article
        return
    place.lead = Zone.NONE
    yield _cells(reading, cells, place, "")


def _cells(reading: _Reading, cells: Sequence[Block], here: Place, title: str) -> Candidate:
    text = " : ".join(cell.text for cell in cells)
    folded = fold(text)
    boxes = tuple((line.page, line.box) for cell in cells for line in cell.lines)
    return Candidate(_span(reading, text, boxes, Role.CELL, title), folded, here, cues(folded))


def _column_title(text: str, excluding: bool) -> bool:
    """Tell whether a cell looks like the title of a column, longer beside one that excludes."""
    short = len(text.split()) <= (8 if excluding else 4)
    value = re.search(r"\d", text) or (not excluding and _VALUE.fullmatch(fold(text)))
    return short and not text.endswith(".") and not value


_VALUE = re.compile(
    r"oui|non|neant|aucune?|rien|illimitee?s?|incluse?s?|comprise?s?|supprimee?s?|sans|-"
)
"""What a row says of its subject: it is no title."""


def _sentences(reading: _Reading, block: Block, following: Block | None) -> Iterator[Candidate]:
    # A list whose items have no sign, or an item cut in two, is still under its introduction.
    runs_on = bool(reading.lead) and (block.text[:1].islower() or reading.open)
    item = block.role is Role.ITEM or runs_on
    reading.open = block.text.rstrip().endswith((";", ","))
    opens = block.text.rstrip().endswith(":") or (
        not item and following is not None and following.role is Role.ITEM
    )
    if not item:
        reading.lead, reading.lead_zone = "", Zone.NONE
    number = article_of(block.text)
    if number and not item:
        reading.article = number
    parts = _parts(block, reading.lead_zone is not Zone.NONE and item)
    place = _place(reading)
    for order, (text, rectangles) in enumerate(parts):
        folded = fold(text)
        found = cues(folded)
        last = order == len(parts) - 1
        if last and opens and (not item or block.text.rstrip().endswith(":")):
            zone = lead_of(found, folded)
            if zone is Zone.NONE and item:
                zone = reading.lead_zone
            reading.lead, reading.lead_zone = text, zone
            words = len(folded.split())
            if (
                following is not None
                and following.role is not Role.HEADING
                and (folded.rstrip().endswith(":") or words <= 10)
                and (following.role is Role.ITEM or words <= 14)
            ):
                continue  # it only introduces: its items are shown
        here = Place(place.zone, place.outer, place.lead if item else Zone.NONE, Zone.NONE)
        lead = reading.lead if item else ""
        yield Candidate(_span(reading, text, rectangles, block.role, lead), folded, here, found)


def _parts(block: Block, in_list: bool) -> list[tuple[str, tuple[tuple[int, Box], ...]]]:
    """Cut a block into sentences; a sentence that only corrects the one before stays with it."""
    text = block.text
    cuts = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    ranges: list[tuple[int, int]] = []
    for begin, end in pairwise(cuts):
        piece = text[begin:end]
        previous = text[ranges[-1][0] : ranges[-1][1]] if ranges else ""
        joined = ranges and (
            formulas().follows.match(fold(piece))
            or len(piece.split()) < 3
            or len(previous.split()) < 3
            or (previous.rstrip().endswith("?") and len(previous.split()) < 30)
        )
        if joined:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((begin, end))
    ranges = _told(block, ranges)
    if not in_list:
        ranges = [part for whole in ranges for part in _enumeration(text, *whole)]
    return [
        (text[begin:end].strip(), _rectangles(block, begin, end))
        for begin, end in ranges
        if text[begin:end].strip()
    ]


_VERDICT = frozenset({"exclut", "nie", "charge", "dechoit", "condition", "faute_de"})
_CLOSED = frozenset({"exclut", "nie", "charge", "dechoit", "garantit", "definit"})
"""A sentence that has one of these says by itself what becomes of its subject."""
_HALF = frozenset({"condition", "faute_de", "oblige"})
"""A sentence that has one of these asks for something: its sanction may follow."""
_BACKWARD = re.compile(
    r"^(?:ce(?:t|tte|s|la|ci|lui-ci|lle-ci|ux-ci)?|leurs?|ils?|elles?|son|sa|ses|dans ce cas"
    r"|a (?:lui|elle|eux|elles|vous|toi)|rien|pas|aucune?|refus\w*|personne|trop tard|sans|sinon"
    r"|la (?:somme|difference|facture|suite|loi)|le (?:surplus|reste|contrat)|un retard|voyez"
    r"|desole\w*|si (?:ce|cela)|l'exclusion)\b"
)
"""How a sentence opens that says of the one before what the insurer does."""
_STORY = 50
"""Words of a story and of its verdict, at most."""
_SHORT = 11
"""Words of a verdict that needs no such opening, at most."""


def _told(block: Block, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a story to its verdict: "Il paie la rançon. Nous ne la rendons pas" is one passage."""
    if len(ranges) < 2:
        return ranges
    text, breaks = block.text, _breaks(block)
    joined: list[tuple[int, int]] = []
    for begin, end in ranges:
        start = begin
        if not _VERDICT.isdisjoint(cues(fold(text[begin:end]))):
            while joined and start not in breaks and _answers(text, joined[-1], (start, end)):
                start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _answers(text: str, story: tuple[int, int], verdict: tuple[int, int]) -> bool:
    if len(text[story[0] : verdict[1]].split()) > _STORY:
        return False
    before = cues(fold(text[story[0] : story[1]])).keys()
    if not _CLOSED.isdisjoint(before):
        return False
    said = fold(text[verdict[0] : verdict[1]])
    short = len(said.split()) <= _SHORT and _HALF.isdisjoint(before)
    return short or _BACKWARD.match(said) is not None


def _breaks(block: Block) -> set[int]:
    """Return where a line starts after one that ends early: another paragraph begins there."""
    right = max(line.box[2] for line in block.lines)
    left = min(line.box[0] for line in block.lines)
    return {
        after.start
        for line, after in pairwise(block.lines)
        if line.page == after.page and line.box[2] < right - 0.12 * (right - left)
    }


def _enumeration(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut "Sont exclus : a ; b ; c" written in one sentence, when there are three members."""
    pieces = [found.start() for found in _CLAUSES.finditer(text, begin, end)]
    if len(pieces) < 2:
        yield begin, end
        return
    yield from zip([begin, *(place + 1 for place in pieces)], [*pieces, end], strict=True)


def _rectangles(block: Block, begin: int, end: int) -> tuple[tuple[int, Box], ...]:
    """Return the lines of *block* that hold its characters from *begin* to *end*."""
    starts = [line.start for line in block.lines]
    ends = [*starts[1:], len(block.text)]
    return tuple(
        (line.page, line.box)
        for line, first, last in zip(block.lines, starts, ends, strict=True)
        if first < end and last > begin
    )
