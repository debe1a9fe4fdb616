"""Which coverages of the catalogue a contract gives, and where it says so.

Formulas of ``resources/contract/garanties.toml`` name each coverage; what stands around them tells
whether it is given. Nothing is learnt: a lawyer can read and extend every line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from cyberwizard import assets
from cyberwizard.contract.formulas import Zone, by_letter, cues, zone_of
from cyberwizard.contract.model import Block, Document, Kind, Passage, Role
from cyberwizard.contract.stems import fold
from cyberwizard.contract.zones import Candidate

_GIVING_ZONES = frozenset({Zone.GRANTS, Zone.LIMITS})
_OFTEN_OPTIONAL = frozenset(
    {"carence_fournisseur", "detournement_fonds", "frais_cartes", "piratage_telephone", "rc_medias"}
)
"""Sold apart so often that a title outside of the covers is not enough."""
_NEVER_ZONES = frozenset({Zone.EXCLUDES, Zone.DEFINES})
_ASKING_ZONES = _NEVER_ZONES | {Zone.CONDITIONS}
_TAKES = frozenset({"exclut", "nie"})
_PAYS = re.compile(
    r"\b(?:on|nous|elle|il|et) (?:vous |t'|te |l'|la |le )*"
    r"(?:pay|pai|regl|rembours|indemnis|defen|suiv|suit|aid)"
    r"|\b(?:est|sont|reste\w*|demeure\w*) (?:\w+ )?(?:paye|regle|rembourse|pris en|offert|inclus)"
    r"|\b(?:pay|regl|vers)ee?s? par (?:nous|l'assureur|la )|\bouvr\w+ droit\b|a la place de\b"
)
_NO = re.compile(r"non|no|neant|-|rien|0 ?€")
"""A cell that only refuses: another column may give."""
_AMOUNT = re.compile(
    r"\d ?(?:€|eur|euros?|k€)|\d \d{3}\b|\b(?:mois|jours|oui|illimite\w*|frais reels|totalite"
    r"|sans plafond|inclus\w*|compris\w*|acquis\w*|souscrit\w*|garanti\w*|offert\w*|rembours\w+"
    r"|pleine limite)\b"
)
_GIVEN_BACK = re.compile(
    r"(?:en revanche|toutefois|cependant|neanmoins),? [^.;]{0,90}"
    r"\b(?:pay|rembours|pren|pris|couvr|couvert|garanti|indemnis|regl)"
    r"|(?:rest|demeur)\w+,? (?:toutefois |cependant |neanmoins |elles?, |eux, )?"
    r"(?:garanti|couvert|acquis|assur|paye|rembours|regle)"
)
_CLAUSE = re.compile(r"[^.;:]+")
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 6
"""Letters of the start of a word that rule out nearly all formulas."""
_LETTERS = re.compile(r"[a-z0-9]+(?![?*{])")
_CHOICE = re.compile(r"\(\?:((?:[^()]|\([^()]*\))*)\)(?![?*+{])")
_LIST = re.compile(r"<\w+>")
_IN_CHOICE = re.compile(r"(?<=\(\?:)<\w+>(?=[|)])|(?<=\|)<\w+>(?=[|)])")
_NAMES_COVER = re.compile(r"\b(?:garantie|volet|section|module|option|couverture|cover)s?\b")


@dataclass(frozen=True, slots=True)
class CoverageFound:
    """A coverage that the contract gives, where it is said first, and the words that say it."""

    id: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class _Formulas:
    names: frozenset[str]
    starting: Mapping[str, Sequence[tuple[str, str]]]
    """By the first letters of what they find: the coverage that they name, and the formula."""
    never: Mapping[str, re.Pattern[str]]
    refused: re.Pattern[str]


@cache
def _formulas() -> _Formulas:
    data = tomllib.loads(assets.resource("contract/garanties.toml").read_text("utf-8"))
    lists = {f"<{name}>": "|".join(_lines(text)) for name, text in data["listes"].items()}

    def lines(text: str) -> list[str]:
        # "(?:<client>|<tiers>)" is one choice: a group in a group would be searched more slowly.
        whole = _IN_CHOICE.sub(lambda found: lists[found[0]], text)
        return _lines(_LIST.sub(lambda found: f"(?:{lists[found[0]]})", whole))

    starting: dict[str, list[tuple[str, str]]] = {}
    for name, text in data["garanties"].items():
        for line in lines(text):
            for start in set(_starts(line)):
                starting.setdefault(start, []).append((name, line))
    return _Formulas(
        frozenset(data["garanties"]),
        starting,
        {name: re.compile("|".join(lines(text))) for name, text in data["jamais"].items()},
        # A word starts there: looking nowhere else is several times faster.
        re.compile(rf"(?<![a-z0-9])(?:{by_letter(lines(data['refuse']['mots']))})"),
    )


def _starts(line: str) -> Iterator[str]:
    """Yield how what a formula finds may start: "client", "tiers" for "(?:clients?|tiers) …"."""
    choice = _CHOICE.match(line)
    for word in choice[1].split("|") if choice else [line]:
        found = _LETTERS.match(word)
        yield from [found[0][:_LONGEST]] if found else "0123456789"


@cache
def _compiled(line: str) -> re.Pattern[str]:
    return re.compile(line)  # when it is first needed: few are in one contract


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def known_coverages() -> frozenset[str]:
    """Return the ids that can be found."""
    return _formulas().names


def coverages_found(
    document: Document, read: Iterable[tuple[Candidate, Passage | None]]
) -> tuple[CoverageFound, ...]:
    """Return each coverage that is given, in the order of the contract.

    *read* are the sentences of the document with what was said of each.
    """
    first: dict[str, CoverageFound] = {}
    for page, text, folded, may in (*_headings(document.blocks), *_sentences(read)):
        known = {name for name, found in first.items() if found.page <= page}
        for name in _named(folded, may - known):
            first[name] = CoverageFound(name, page, text)
    return tuple(sorted(first.values(), key=lambda found: found.page))


@lru_cache(8192)
def _beginnings(word: str) -> tuple[str, ...]:
    """Return the starts of *word* by which a formula starts: "clients" has "client"."""
    starting = _formulas().starting
    starts = (word[:size] for size in range(1, min(len(word), _LONGEST) + 1))
    return tuple(start for start in starts if start in starting)


def _named(folded: str, may: Set[str]) -> list[str]:
    """Return which of the coverages *may* are named: a formula starts where a word starts."""
    formulas, named = _formulas(), list[str]()
    for word in _WORD.finditer(folded):
        for start in _beginnings(word[0]):
            for name, line in formulas.starting[start]:
                if name not in may or name in named:
                    continue
                if _compiled(line).match(folded, word.start()):
                    named.append(name)
    return [
        name
        for name in named
        if name not in formulas.never or not formulas.never[name].search(folded)
    ]


_Said = tuple[int, str, str, Set[str]]
"""Page, text, folded text of what gives, and the coverages that it may give."""


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
            yield block.page, block.text, folded, known_coverages()
        elif own in (Zone.NONE, Zone.CLAIMS):
            yield block.page, block.text, folded, known_coverages() - _OFTEN_OPTIONAL


def _sentences(
    read: Iterable[tuple[Candidate, Passage | None]],
) -> Iterator[_Said]:
    for found, said in read:
        span = found.span
        if gives(found, said):
            yield span.page, span.text, found.folded, known_coverages()
        elif _GIVEN_BACK.search(found.folded):
            for clause in _CLAUSE.findall(found.folded):
                if _GIVEN_BACK.search(clause):
                    yield span.page, span.text, clause, known_coverages()
        elif said is None and found.place.zone is Zone.CLAIMS:
            # What to do after an attack: the number to call is there more often than elsewhere.
            yield span.page, span.text, found.folded, frozenset({"assistance"})


def gives(found: Candidate, said: Passage | None) -> bool:
    """Tell whether a sentence gives cover, even limited or under a condition."""
    place, found_cues = found.place, found.cues
    near = [zone for zone in (place.column, place.lead) if zone is not Zone.NONE]
    if any(zone in _NEVER_ZONES for zone in near):
        return False
    if found.span.role is Role.CELL and place.column is not Zone.GRANTS:
        return _row_gives(found.folded, place.zone)
    if _formulas().refused.search(found.folded):
        return False
    if said is not None and (said.kind is Kind.LIMIT or "condition" in found_cues):
        return True  # "n'est garanti que si", "limité à": what is limited is given
    if Zone.GRANTS in near:
        return said is None
    if place.zone in _NEVER_ZONES:
        return said is None and _pays(found)
    if said is None:
        return "definit" not in found_cues or _pays(found)
    # Outside of the exclusions, what only stops somewhere, or is asked for, is given until there.
    return said.kind in (Kind.EXCLUSION, Kind.CONDITION) and _TAKES.isdisjoint(found_cues)


def _pays(found: Candidate) -> bool:
    return "garantit" in found.cues or _PAYS.search(found.folded) is not None


def _row_gives(folded: str, zone: Zone) -> bool:
    """Tell whether one of the amounts of a row gives: "Rançon : non : 10 000 €"."""
    cells = folded.split(" : ")
    head, values = " : ".join(cells[:2]), cells[1:]
    refused = _formulas().refused
    if refused.search(head + " :"):
        others = values[1:] if values and _NO.fullmatch(values[0]) else []
        return any(_AMOUNT.search(cell) and not refused.search(cell) for cell in others)
    if not _TAKES.isdisjoint(cues(head)):
        return False
    if any(_AMOUNT.search(cell) for cell in values):
        return True
    return zone not in _ASKING_ZONES and _TAKES.isdisjoint(cues(folded))
