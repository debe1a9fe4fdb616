"""What the classifiers see of a passage: stems, pairs of stems, concepts, formulas, place.

Training and reading call the same functions, so that both see the same thing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cyberwizard import assets
from cyberwizard.contract.formulas import Zone
from cyberwizard.contract.stems import STOP, WORD, fold, stem, words
from cyberwizard.contract.zones import Candidate

Features = dict[str, tuple[str, ...]]
"""Feature → the words of the passage that carry it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases of each concept, and which concepts are enough for an entry."""

    single: Mapping[str, tuple[str, ...]]
    prefixes: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    literal: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Phrases that little words make: "un autre assuré" is not "assuré"."""
    rules: tuple[tuple[str, tuple[frozenset[str], ...]], ...]


def lexicon_of(data: Mapping[str, Mapping[str, object]]) -> Lexicon:
    """Build the lexicon from its decoded file; unknown concepts in a rule are a KeyError."""
    single: dict[str, list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    literal: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept, listed in data["concepts"].items():
        for entry in str(listed).split(","):
            entry = entry.strip()
            if entry.endswith("*"):
                prefixes.setdefault(fold(entry[:-1]), []).append(concept)
                continue
            stems = tuple(stem(word) for word in words(entry))
            every = tuple(stem(word) for word in WORD.findall(fold(entry)))
            if len(stems) < 2 <= len(every):
                literal.setdefault(every[0], []).append((every, concept))
            elif len(stems) == 1:
                single.setdefault(stems[0], []).append(concept)
            elif stems:
                phrases.setdefault(stems[0], []).append((stems, concept))
    rules = []
    for name, combinations in data["regles"].items():
        assert isinstance(combinations, list)
        groups = tuple(frozenset(text.split()) for text in combinations)
        rules.append((name, groups))
        for concept in (concept for group in groups for concept in group):
            if concept not in data["concepts"]:
                raise KeyError(concept)
    return Lexicon(
        {key: tuple(dict.fromkeys(value)) for key, value in single.items()},
        {key: tuple(value) for key, value in prefixes.items()},
        {key: tuple(value) for key, value in phrases.items()},
        {key: tuple(value) for key, value in literal.items()},
        tuple(rules),
    )


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    text = assets.resource("contract/lexique.toml").read_text("utf-8")
    return lexicon_of(tomllib.loads(text))


@cache
def _word(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the stem and the concepts of one folded word."""
    known = lexicon()
    base = stem(word)
    found = list(known.single.get(base, ()))
    for length in range(4, min(len(word), 8) + 1):
        found += known.prefixes.get(word[:length], ())
    if word.startswith("cyber") and len(word) > 7:
        found += ("cyber", *known.single.get(stem(word[5:]), ()))
    return base, tuple(dict.fromkeys(found))


@lru_cache(2048)  # a list is looked at as a whole, then member by member
def topic_features(folded: str, *, concepts: bool = True, stems: bool = True) -> Features:
    """Return what *folded* text is about."""
    found: Features = {}
    every = WORD.findall(folded)
    tokens = [word for word in every if word not in STOP]
    bases: list[str] = []
    carried: dict[str, list[str]] = {}
    for word in tokens:
        base, names = _word(word)
        bases.append(base)
        for name in names:
            carried.setdefault(name, []).append(word)
    if concepts:
        known = lexicon()
        _carry(carried, known.phrases, bases, tokens)
        _carry(carried, known.literal, [stem(word) for word in every], every)
        for name, which in carried.items():
            found["c:" + name] = tuple(which)
        present = carried.keys()
        for entry, combinations in lexicon().rules:
            for group in combinations:
                if group <= present:
                    found["r:" + entry] = tuple(w for name in sorted(group) for w in carried[name])
                    break
    if stems:
        before = ""
        for word, base in zip(tokens, bases, strict=True):
            found["w:" + base] = (word,)
            if len(word) >= 6:  # "brûlé" and "brûlure" have not the same stem
                found.setdefault("p:" + word[:5], (word,))
            if before:
                found[f"b:{before}_{base}"] = (word,)
            before = base
    return found


def _carry(
    carried: dict[str, list[str]],
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]],
    bases: Sequence[str],
    tokens: Sequence[str],
) -> None:
    """Add the concepts of the phrases found among *tokens*, whose stems are *bases*."""
    for place, base in enumerate(bases):
        for sequence, name in phrases.get(base, ()):
            end = place + len(sequence)
            if tuple(bases[place:end]) == sequence:
                carried.setdefault(name, []).append(" ".join(tokens[place:end]))


def rule_entries(folded: str) -> dict[str, tuple[str, ...]]:
    """Return the entries whose rule alone is met, with the words that met it."""
    found = topic_features(folded, stems=False)
    return {name[2:]: words_ for name, words_ in found.items() if name.startswith("r:")}


def taking_features(candidate: Candidate) -> list[str]:
    """Return what tells whether a sentence takes cover away, before what it is about."""
    place, cues = candidate.place, candidate.cues
    role = candidate.span.role.value
    above = place.column if place.column is not Zone.NONE else place.lead
    found = [
        *("role:" + role, "z:" + place.zone, "o:" + place.outer, "l:" + above),
        f"lz:{above}:{place.zone}" if above is not Zone.NONE else f"rz:{role}:{place.zone}",
    ]
    for name in cues or ("none",):
        found += ("q:" + name, f"qz:{name}:{place.zone}", f"ql:{name}:{above}")
    length = candidate.folded.count(" ") + 1
    found.append("n:" + ("short" if length < 6 else "middle" if length < 25 else "long"))
    first, second = "", "^"
    for base in (*map(stem, WORD.findall(candidate.folded)), "$"):
        found += ("w:" + base, f"b:{second}_{base}", f"t:{first}_{second}_{base}")
        first, second = second, base
    return found


def about_features(
    candidate: Candidate, best: tuple[str, float] | None, natures: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """Return what the likeliest entry adds to whether a sentence takes cover away."""
    zone = candidate.place.zone
    column = candidate.place.column
    above = column if column is not Zone.NONE else candidate.place.lead
    if best is None:
        return ["tb:0", f"tz:0:{zone}", f"tl:0:{above}"]
    name, score = best
    bucket = 1 + (score >= 0.3) + (score >= 0.6) + (score >= 0.85)
    nature = natures[name][0] + ("+condition" if "condition" in natures[name][1:] else "")
    found = [f"tb:{bucket}", f"tz:{bucket}:{zone}", f"tl:{bucket}:{above}"]
    if score >= 0.3:
        found += [f"tn:{nature}", f"tnz:{nature}:{zone}", f"ti:{name}"]
        found += [f"tq:{nature}:{cue}" for cue in candidate.cues]
    return found
