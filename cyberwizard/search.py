"""Find what is written in the content, whatever the accents, the case and the typography.

A word of the query finds every word that begins with it; all the words of the query are wanted.
Spaces, hyphens and apostrophes of every kind separate words; « wifi » also finds « Wi-Fi ».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cyberwizard.content.model import Content, Role

MOST = 12
"""How many results of one kind are worth showing: beyond, one more word helps."""
EXCERPT = 150
"""About how many signs of a text are shown around the words found."""

Span = tuple[int, int]
"""Where a word found stands in a text: start, and end excluded."""


class Kind(StrEnum):
    """What can be found, in the order shown."""

    QUESTION = "question"
    EXCLUSION = "exclusion"
    COVERAGE = "garantie"
    MEASURE = "mesure"
    TERM = "mot"


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: ``spans`` are the words found in the title, ``excerpt`` where the others are."""

    kind: Kind
    id: str
    title: str
    spans: tuple[Span, ...]
    excerpt: str
    excerpt_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The best results of one kind, and how many there are in all."""

    kind: Kind
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one result stands for; ``words`` are those of each text, folded, after a space each."""

    kind: Kind
    id: str
    texts: tuple[str, ...]  # the title comes first
    words: tuple[str, ...]
    all_words: str


class Index:
    """Built once for a content; a search then takes far less than a key stroke."""

    def __init__(self, content: Content) -> None:
        self._entries = tuple(_entries(content))

    def search(self, query: str, most: int = MOST) -> tuple[Group, ...]:
        """Return the results by kind, the best first; nothing for a query without a word.

        When nothing has all the words as they are, words with a hyphen are read as one, then their
        final s or x is left out: « contrats » finds « contrat ».
        """
        words = tuple(dict.fromkeys(folded for folded, _ in _tokens(query, joined=False)))
        joined = tuple(filter(None, map(fold, query.split())))
        readings = (words, joined, tuple(map(_singular, words)))
        return next((found for one in readings if (found := self._search(one, most))), ())

    def _search(self, wanted: tuple[str, ...], most: int) -> tuple[Group, ...]:
        if not wanted:
            return ()
        starts = [f" {word}" for word in wanted]
        found: dict[Kind, list[tuple[int, _Entry]]] = {}
        for entry in self._entries:
            if all(start in entry.all_words for start in starts):
                found.setdefault(entry.kind, []).append((_worth(entry.words[0], starts), entry))
        groups = []
        for kind in Kind:
            if entries := found.get(kind):
                entries.sort(key=lambda pair: -pair[0])  # stable: the order of the content decides
                hits = tuple(_hit(entry, wanted) for _, entry in entries[:most])
                groups.append(Group(kind, hits, len(entries)))
        return tuple(groups)


def _entries(content: Content) -> Iterator[_Entry]:
    for question in content.questions:
        if question.role is Role.COVERAGE:
            continue  # it only repeats the name of the coverage
        options = [text for option in question.options for text in (option.label, option.hint)]
        yield _entry(
            Kind.QUESTION, question.id, question.label, question.help, question.why, *options
        )
    for card in content.exclusions:
        texts = (card.plain, card.clause, card.example, card.why, *card.do, card.ask)
        yield _entry(Kind.EXCLUSION, card.id, card.title, *texts)
    for coverage in content.coverages:
        texts = (coverage.pays, coverage.usual, *coverage.limits, *coverage.ask)
        yield _entry(Kind.COVERAGE, coverage.id, coverage.title, *texts)
    for measure in content.measures:
        yield _entry(Kind.MEASURE, measure.id, measure.title, measure.why, *measure.how)
    for term in content.terms:
        forms = "\u202f; ".join(term.forms)
        yield _entry(Kind.TERM, term.id, term.term, term.definition, forms)


def _entry(kind: Kind, id_: str, *texts: str) -> _Entry:
    kept = tuple(text for text in texts if text)
    words = tuple("".join(f" {folded}" for folded, _ in _tokens(text)) for text in kept)
    return _Entry(kind, id_, kept, words, "".join(words) + " ")


def _worth(title: str, starts: list[str]) -> int:
    """Count what is found in the title: a whole word is worth more than a beginning."""
    return sum(2 if f"{start} " in f"{title} " else start in title for start in starts)


def _hit(entry: _Entry, wanted: tuple[str, ...]) -> Hit:
    title = entry.texts[0]
    marked = tuple(word for word in wanted if len(word) > 2) or wanted  # « de » is everywhere
    spans = _spans(title, marked)
    missing = [f" {word}" for word in wanted if f" {word}" not in entry.words[0]]
    excerpt, excerpt_spans = "", tuple[Span, ...]()
    if missing:  # the text that has the most of what the title has not; the first of the best
        best = max(
            range(1, len(entry.texts)),
            key=lambda place: sum(start in entry.words[place] for start in missing),
        )
        excerpt, excerpt_spans = _excerpt(entry.texts[best], marked)
    return Hit(entry.kind, entry.id, title, spans, excerpt, excerpt_spans)


def _spans(text: str, wanted: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where the words found are, without one inside another."""
    found: list[Span] = []
    for folded, span in _tokens(text):
        if folded.startswith(wanted) and not (found and span[0] < found[-1][1]):
            found.append(span)
    return tuple(found)


def _excerpt(text: str, wanted: tuple[str, ...]) -> tuple[str, tuple[Span, ...]]:
    """Return the part of *text* around the first word found, cut between words."""
    spans = _spans(text, wanted)
    if len(text) <= EXCERPT:
        return text, spans
    first = spans[0] if spans else (0, 0)
    start = max(first[0] - EXCERPT // 3, 0)
    if start:
        start = text.find(" ", start, first[0]) + 1 or first[0]
    end = start + EXCERPT
    if end < len(text):
        end = max(text.rfind(" ", start, end), first[1])
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    shown = tuple((a + shift, b + shift) for a, b in spans if a >= start and b <= end)
    return f"{before}{text[start:end]}{after}", shown


_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_HYPHENS = "-\u2010\u2011"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o"})


def _tokens(text: str, *, joined: bool = True) -> Iterator[tuple[str, Span]]:
    """Yield every word, folded, with its place; *joined*, two words with a hyphen are also one."""
    before: tuple[str, Span] | None = None
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if not folded:
            continue
        start, end = match.span()
        if before is not None and start == before[1][1] + 1 and text[start - 1] in _HYPHENS:
            before = before[0] + folded, (before[1][0], end)
            if joined:
                yield before
        else:
            before = folded, (start, end)
        yield folded, (start, end)


@cache
def fold(word: str) -> str:
    """Return *word* without accents nor capitals."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in plain if c.isalnum()).casefold()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
