"""Which passages take cover away, and which entries they bear: linear scores over features.

The weights are learnt by ``scripts/contract_train.py`` from the phrases in
``resources/contract/corpus``; here they are only added up, without any numeric library.
"""

from __future__ import annotations

import json
import math
import re
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from cyberwizard import assets
from cyberwizard.contract.features import (
    Features,
    about_features,
    taking_features,
    topic_features,
)
from cyberwizard.contract.formulas import Zone, cues, vague
from cyberwizard.contract.model import Kind, Level, Match, Passage, Role
from cyberwizard.contract.stems import fold
from cyberwizard.contract.zones import Candidate, is_mark

LANE = 32
"""Bits of one entry in a packed feature: far more than a passage can add up."""
_LANE_BYTES = LANE // 8
_MIDDLE = 1 << (LANE - 1)


@dataclass(frozen=True, slots=True)
class Weights:
    """Both classifiers: entries (one score each) and "takes cover away" (one score)."""

    entries: tuple[str, ...]
    natures: Mapping[str, tuple[str, ...]]
    bias: tuple[float, ...]
    scale: float
    """What ``topics`` and ``taking`` are multiplied by, to be whole numbers."""
    topics: Mapping[str, int]
    """Feature → the weights of all the entries in one whole number, a lane for each: adding two
    features adds all their entries at once, ten times faster than one by one."""
    taking_bias: float
    taking: Mapping[str, int]
    """Whole numbers too: their sum does not depend on the order of a set."""
    sure: float
    """From this score on an entry is "reconnu"."""
    maybe: float
    """From this score on it is "possible"; under it, nothing is said."""
    also: float
    """From this score on an entry is given besides a likelier one."""
    takes: float
    """From this score on a sentence that bears an entry is said to take cover away."""
    unnamed: float
    """The same for a sentence that bears none."""


def weights_of(data: Mapping[str, object]) -> Weights:
    """Build the weights from their decoded file."""
    scale = data["scale"]
    assert isinstance(scale, (int, float))
    entries = data["entries"]
    natures = data["natures"]
    topics = data["topics"]
    taking = data["taking"]
    bias = data["bias"]
    thresholds = data["thresholds"]
    assert isinstance(entries, list)
    assert isinstance(natures, dict)
    assert isinstance(topics, dict)
    assert isinstance(taking, dict)
    assert isinstance(bias, list)
    assert isinstance(thresholds, dict)
    taking_bias = data["taking_bias"]
    assert isinstance(taking_bias, (int, float))
    return Weights(
        entries=tuple(entries),
        natures={name: tuple(value) for name, value in natures.items()},
        bias=tuple(bias),
        scale=scale,
        topics={name: packed(flat) for name, flat in topics.items()},
        taking_bias=taking_bias,
        taking=taking,
        **thresholds,
    )


def packed(flat: Sequence[int]) -> int:
    """Return the weights of one feature, listed as entry, weight, entry, weight…, in lanes."""
    total = flat[1] << (LANE * flat[0])  # most features weigh on one entry alone
    for place in range(2, len(flat), 2):
        total += flat[place + 1] << (LANE * flat[place])
    return total


@cache
def _middles(lanes: int) -> int:
    """Return what makes every lane positive, so that none borrows from the next."""
    return sum(_MIDDLE << (LANE * place) for place in range(lanes))


def lanes_of(total: int, lanes: int) -> list[int]:
    """Return the weight of each entry in a sum of packed features."""
    raised = (total + _middles(lanes)).to_bytes(lanes * _LANE_BYTES, "little")
    return [lane - _MIDDLE for lane in struct.unpack(f"<{lanes}I", raised)]


def shipped() -> dict[str, object]:
    """Return the decoded file of the shipped weights, which is kept as small as gzip makes it."""
    data = assets.resource("contract/poids.json.gz").read_bytes()
    decoded = json.loads(zlib.decompress(data, wbits=31))
    assert isinstance(decoded, dict)
    return decoded


@cache
def weights() -> Weights:
    """Return the shipped weights."""
    return weights_of(shipped())


def probability(score: float) -> float:
    """Return the logistic of *score*, without overflow."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def taking_value(features: Set[str]) -> float:
    """Return the value of each feature of a sentence: a long one must not be surer for that."""
    return math.sqrt(60 / len(features))


def first_opinion(candidate: Candidate, learnt: Weights) -> float:
    """Return the score that a sentence takes cover away, before looking at what it is about."""
    features = set(taking_features(candidate))
    return learnt.taking_bias + taking_value(features) * _added(features, learnt)


def _added(features: Iterable[str], learnt: Weights) -> float:
    return sum(filter(None, map(learnt.taking.get, features))) / learnt.scale


def taking_score(
    candidate: Candidate, first: float, best: tuple[str, float] | None, learnt: Weights
) -> float:
    """Return how likely it is that a sentence takes cover away, from 0 to 1."""
    return probability(first + _added(about_features(candidate, best, learnt.natures), learnt))


HOPELESS = -3.5
"""Under this first opinion, a sentence is not looked at again."""
LOOK = 0.1
"""From this score on an entry counts in the opinion of whether a sentence takes cover away."""


def normal(features: Features) -> float:
    """Return the value of each feature: long passages must not shout, nor a lone word decide."""
    return 1 / math.sqrt(len(features) + 10)


def entry_scores(features: Features, learnt: Weights, floor: float) -> list[tuple[int, float]]:
    """Return the entries (by place) that reach *floor*, the likeliest first."""
    total = sum(filter(None, map(learnt.topics.get, features)))
    sums = lanes_of(total, len(learnt.bias))
    value = normal(features) / learnt.scale
    low = math.log(floor / (1 - floor))
    found = [
        (place, probability(score))
        for place, total in enumerate(sums)
        if (score := learnt.bias[place] + value * total) >= low
    ]
    return sorted(found, key=lambda pair: -pair[1])


def suggestions(text: str, learnt: Weights, most: int = 5) -> tuple[str, ...]:
    """Return the entries nearest to *text*, the likeliest first, even when none is likely."""
    scores = entry_scores(topic_features(fold(text)), learnt, 0.02)
    return tuple(learnt.entries[place] for place, _ in scores[:most])


def _why(features: Features, place: int, learnt: Weights) -> tuple[str, ...]:
    """Return the words that weighed the most for an entry."""
    weight_of: dict[str, float] = {}
    middles, shift = _middles(len(learnt.bias)), LANE * place
    for name, carriers in features.items():
        lane = (learnt.topics.get(name, 0) + middles) >> shift
        weight = (lane & (2 * _MIDDLE - 1)) - _MIDDLE
        if weight > 0:
            for word in carriers:
                weight_of[word] = weight_of.get(word, 0.0) + weight / len(carriers)
    best = sorted(weight_of, key=lambda word: -weight_of[word])[:4]
    kept = [word for word in best if weight_of[word] >= 0.2 * weight_of[best[0]]]
    return tuple(
        word for word in kept if not any(word != other and word in other.split() for other in kept)
    )


_WRITTEN = re.compile(r"\w+")


@lru_cache(16)  # once for all the entries of a passage
def _pieces(text: str) -> list[tuple[str, int, int]]:
    folded = fold(text) if not _LONGER.search(text) else ""
    return [
        (
            folded[found.start() : found.end()] if folded else fold(found[0]),
            found.start(),
            found.end(),
        )
        for found in _WRITTEN.finditer(text)
    ]


_LONGER = re.compile("[œŒæÆ]")
"""Letters that are longer once folded."""


def as_written(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of *text* that folded words stand for, as they are written there."""
    pieces = _pieces(text)
    return tuple(dict.fromkeys(_written(text, pieces, words.split()) for words in found))


def _written(text: str, pieces: list[tuple[str, int, int]], wanted: list[str]) -> str:
    """Return the shortest stretch of *text* that has the words *wanted*, in order."""
    best = ""
    for place, (word, start, end) in enumerate(pieces):
        if word != wanted[0]:
            continue
        left = wanted[1:]
        for other, _, stop in pieces[place + 1 :]:
            if not left:
                break
            if other == left[0]:
                left, end = left[1:], stop
        if not left and (not best or end - start < len(best)):
            best = text[start:end]
    return best or " ".join(wanted)


_MEMBERS = re.compile(r"[,;:]| et | ou | ni | ainsi que ")
MEMBER = 0.95
"""From this score on, one member of an enumeration bears an entry by itself."""


def _with_members(
    folded: str, scores: list[tuple[int, float]], learnt: Weights
) -> list[tuple[int, float]]:
    """Add what the members of an enumeration bear: together they drown one another."""
    members = [text for text in _MEMBERS.split(folded) if len(text) > 3]
    if len(members) < 4:
        return scores
    best = dict(scores)
    for text in members:
        for place, score in entry_scores(topic_features(text), learnt, MEMBER):
            best[place] = max(score, best.get(place, 0.0))
    return sorted(best.items(), key=lambda pair: -pair[1])


TELLING = frozenset(
    (
        *("guerre", "cyberguerre", "nucleaire", "faute_intentionnelle", "malveillance_dirigeants"),
        *("pollution_sante", "saisie_autorite", "sanctions_internationales", "amendes"),
        *("usure_obsolescence", "frais_internes", "amelioration", "catastrophe_naturelle"),
        *("dommages_corporels", "panne_infrastructure", "penalites_contractuelles"),
    )
)
"""What insurers exclude everywhere and grant together nowhere."""
_RULES = frozenset("r:" + name for name in TELLING)
TELLS = 4
"""From this number on, a list that names them excludes, whatever stands above it."""


def infer_lists(read: Sequence[Candidate], learnt: Weights) -> None:
    """Tell the lists that exclude under words that no formula knows: "laissés à chacun :"."""
    lists: dict[tuple[tuple[str, ...], str], list[Candidate]] = {}
    for found in read:
        if found.place.column is Zone.NONE and (found.span.role is Role.ITEM or found.span.lead):
            lists.setdefault((found.span.headings, found.span.lead), []).append(found)
    for members in lists.values():
        above = {member.place.lead for member in members}
        if len(members) < TELLS or above != {Zone.NONE} or "garantit" in _cues_above(members[0]):
            continue
        features = [topic_features(member.folded) for member in members]
        if len({name for found in features for name in _RULES & found.keys()}) < TELLS:
            continue
        best = [likeliest(entry_scores(found, learnt, 0.5), learnt) for found in features]
        if len({found[0] for found in best if found} & TELLING) >= TELLS:
            for member in members:
                member.place.lead = Zone.EXCLUDES


def _cues_above(found: Candidate) -> Mapping[str, str]:
    return cues(fold(found.span.lead))


def likeliest(scores: list[tuple[int, float]], learnt: Weights) -> tuple[str, float] | None:
    """Return the first of *scores* with its name."""
    return (learnt.entries[scores[0][0]], scores[0][1]) if scores else None


def passage(candidate: Candidate, learnt: Weights) -> Passage | None:
    """Return what is said of a sentence, or None when it takes nothing away."""
    if is_mark(candidate.span.text):
        return None
    first = first_opinion(candidate, learnt)
    if first < HOPELESS:
        return None
    features = topic_features(candidate.folded)
    scores = entry_scores(features, learnt, LOOK)
    taking = taking_score(candidate, first, likeliest(scores, learnt), learnt)
    if taking < min(learnt.takes, learnt.unnamed):
        return None
    scores = _with_members(candidate.folded, scores, learnt)
    found = [
        Match(
            learnt.entries[place],
            round(score, 3),
            as_written(candidate.span.text, _why(features, place, learnt)),
        )
        for rank, (place, score) in enumerate(scores)
        if score >= (learnt.also if rank else learnt.maybe)
    ]
    if taking < (learnt.takes if found else learnt.unnamed):
        return None
    sure = bool(found) and found[0].score >= learnt.sure
    level = Level.UNKNOWN if not found else Level.RECOGNISED if sure else Level.POSSIBLE
    span = candidate.span
    return Passage(
        page=span.page,
        article=span.article,
        text=span.text,
        kind=kind_of(candidate, found, learnt),
        level=level,
        buy_back="rachete" in candidate.cues,
        matches=tuple(found),
        cue=candidate.cue,
        rectangles=span.rectangles,
        vague=vague(span.text),
    )


_ASKING = frozenset({"condition", "oblige", "faute_de"})


def kind_of(candidate: Candidate, found: list[Match], learnt: Weights) -> Kind:
    """Return how a passage takes away: its own formulas first, then its place, then its entry."""
    cues, place = candidate.cues, candidate.place
    natures = learnt.natures.get(found[0].id, ()) if found else ()
    if natures == ("loi",) or ("loi" in natures and "loi" in cues):
        return Kind.LAW
    if natures == ("option",):
        return Kind.OPTION
    above = (place.lead, place.column)
    if Zone.EXCLUDES in above or "exclut" in cues:
        return Kind.EXCLUSION
    if "dechoit" in cues and "decheance" in natures:
        return Kind.FORFEITURE
    asked = Zone.CONDITIONS in above or not _ASKING.isdisjoint(cues)
    if asked and ("condition" in natures or "exclusion" not in natures):
        return Kind.LIMIT if natures == ("limite",) else Kind.CONDITION
    if natures and set(natures) <= {"limite", "loi"}:
        return Kind.LIMIT if "limite" in natures else Kind.LAW
    if "limite" in natures and "limite" in cues and place.zone is not Zone.EXCLUDES:
        return Kind.LIMIT
    refused = "nie" in cues or "charge" in cues or place.zone is Zone.EXCLUDES
    if refused and ("exclusion" in natures or not natures):
        return Kind.EXCLUSION
    if "condition" in natures:
        return Kind.CONDITION
    if natures:
        return Kind(natures[0])
    return Kind.EXCLUSION
