"""Which coverages of the catalogue a contract gives, and where it says so.

Formulas of ``resources/contract/garanties.toml`` name each coverage; what stands around them tells
whether it is given. Nothing is learnt: a lawyer can read and extend every line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from cyberwizard import assets
from cyberwizard.contract.formulas import Zone, zone_of
from cyberwizard.contract.model import Block, Document, Kind, Passage, Role
from cyberwizard.contract.stems import fold
from cyberwizard.contract.zones import Candidate

_GIVING_ZONES = frozenset({Zone.GRANTS, Zone.LIMITS})
_NEVER_ZONES = frozenset({Zone.EXCLUDES, Zone.DEFINES})
_AMOUNT = re.compile(
    r"\d[\d .]*(?:€|eur|euros?|k€)|\b(?:inclus|compris|acquis|souscrit|garanti)\w*\b"
)
_SUM = re.compile(r"\d ?(?:€|eur|euros?|k€)|\d ?(?:mois|jours)\b")
_GIVEN_BACK = re.compile(
    r"(?:(?:en revanche|toutefois|cependant|neanmoins),? (?:nous|l'assureur|la garantie)"
    r" (?:pay|rembours|pren|couvr|garanti|indemnis)|(?:rest|demeur)\w+ (?:toutefois |cependant "
    r"|neanmoins )?(?:garanti|couvert|acquis|assur))[^.;]*"
)
_NAMES_COVER = re.compile(r"\b(?:garantie|volet|section|module|option|couverture|cover)s?\b")


@dataclass(frozen=True, slots=True)
class CoverageFound:
    """A coverage that the contract gives, where it is said first, and the words that say it."""

    id: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class _Formulas:
    names: Mapping[str, re.Pattern[str]]
    never: Mapping[str, re.Pattern[str]]
    refused: re.Pattern[str]


@cache
def _formulas() -> _Formulas:
    data = tomllib.loads(assets.resource("contract/garanties.toml").read_text("utf-8"))
    return _Formulas(
        {name: _either(text, start=True) for name, text in data["garanties"].items()},
        {name: _either(text) for name, text in data["jamais"].items()},
        _either(data["refuse"]["mots"]),
    )


def _either(text: str, *, start: bool = False) -> re.Pattern[str]:
    joined = "|".join(line for line in text.split("\n") if line)
    # A name starts where a word starts: looking only there is several times faster.
    return re.compile(rf"(?<![a-z0-9])(?:{joined})" if start else joined)


def known_coverages() -> frozenset[str]:
    """Return the ids that can be found."""
    return frozenset(_formulas().names)


def coverages_found(
    document: Document, read: Iterable[tuple[Candidate, Passage | None]]
) -> tuple[CoverageFound, ...]:
    """Return each coverage that is given, in the order of the contract.

    *read* are the sentences of the document with what was said of each.
    """
    first: dict[str, CoverageFound] = {}
    for page, text, folded, only in (*_headings(document.blocks), *_sentences(read)):
        known = {name for name, found in first.items() if found.page <= page}
        for name in _named(folded, known):
            if only in ("", name):
                first[name] = CoverageFound(name, page, text)
    return tuple(sorted(first.values(), key=lambda found: found.page))


def _named(folded: str, known: Set[str] = frozenset()) -> Iterator[str]:
    formulas = _formulas()
    for name, pattern in formulas.names.items():
        if name not in known and pattern.search(folded):
            never = formulas.never.get(name)
            if never is None or not never.search(folded):
                yield name


_Said = tuple[int, str, str, str]
"""Page, text, folded text of what gives, and the only coverage it may give ("": any)."""


def _headings(blocks: Sequence[Block]) -> Iterator[_Said]:
    """Yield the titles that give: of a cover, or of what is excluded from one alone."""
    open_: list[tuple[int, Zone]] = []
    for block in blocks:
        if block.role is not Role.HEADING:
            continue
        while open_ and open_[-1][0] >= block.rank:
            open_.pop()
        zone, folded = zone_of(block.text), fold(block.text)
        above = next((z for _, z in reversed(open_) if z is not Zone.NONE), Zone.NONE)
        open_.append((block.rank, zone))
        if _formulas().refused.search(folded) and zone is not Zone.EXCLUDES:
            continue
        own = zone if zone is not Zone.NONE else above
        # "Exclusions propres à la garantie Pertes d'exploitation": that cover exists.
        if own in _GIVING_ZONES or (_NAMES_COVER.search(folded) and own is not Zone.DEFINES):
            yield block.page, block.text, folded, ""


def _sentences(
    read: Iterable[tuple[Candidate, Passage | None]],
) -> Iterator[_Said]:
    for found, said in read:
        span = found.span
        if gives(found, said):
            yield span.page, span.text, found.folded, ""
        elif back := _GIVEN_BACK.search(found.folded):
            yield span.page, span.text, back[0], ""
        elif said is None and found.place.zone is Zone.CLAIMS:
            # What to do after an attack: the number to call is there more often than elsewhere.
            yield span.page, span.text, found.folded, "assistance"


def gives(found: Candidate, said: Passage | None) -> bool:
    """Tell whether a sentence gives cover, even limited or under a condition."""
    place, cues = found.place, found.cues
    near = [zone for zone in (place.column, place.lead) if zone is not Zone.NONE]
    # "- | 10 000 € | 30 000 €": given by one of the covers that are compared.
    compared = found.span.role is Role.CELL and bool(_SUM.search(found.folded))
    if not compared and _formulas().refused.search(found.folded):
        return False
    if any(zone in _NEVER_ZONES for zone in near):
        return False
    if said is not None:  # "n'est garanti que si", "limité à": what is limited is given
        return said.kind is Kind.LIMIT or "condition" in cues
    if Zone.GRANTS in near:
        return True
    if place.zone in _NEVER_ZONES:
        return False
    if "garantit" in cues:
        return True
    if "definit" in cues:
        return False
    if place.zone in _GIVING_ZONES or place.outer in _GIVING_ZONES:
        return True
    return found.span.role is Role.CELL and bool(_AMOUNT.search(found.folded))
