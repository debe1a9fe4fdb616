"""Learn the weights of the contract reader: ``make contract-train`` writes poids.json.gz.

Needs numpy and scikit-learn, which the shipped program does not. The same corpus, the same
labelled contracts (never "temoin" nor "controle") and the same seed give the same file.
"""

from __future__ import annotations

import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from cyberwizard.content.loader import load
from cyberwizard.contract.features import (
    Features,
    about_features,
    taking_features,
    topic_features,
)
from cyberwizard.contract.pdf import read_pdf
from cyberwizard.contract.recognise import (
    LOOK,
    entry_scores,
    likeliest,
    normal,
    taking_value,
    weights_of,
)
from cyberwizard.contract.stems import fold
from cyberwizard.contract.zones import Candidate, candidates
from scripts.contract_corpus import (
    LEARNT,
    Phrase,
    fingerprint,
    frames,
    overlap,
    phrases,
    taking_examples,
    topic_examples,
    words_of,
)
from tests.contracts.generate import Expected, Sample, samples

OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "contract" / "poids.json.gz"
SCALE = 100
"""Two decimals are enough, and the file is a quarter smaller."""
LEAST = 3
"""A turn seen in fewer sentences is left out: half of the file, for nothing measured."""
HEAVY = 3.0
"""What a passage of a whole contract counts for, beside a phrase of the corpus, in telling what a
passage is about."""
LIGHT = 0.15
"""What a phrase of the corpus counts for, beside a sentence of a whole contract, in telling what
takes cover away: how contracts turn it is learnt from contracts."""
TWIN = 0.5
"""What a sentence of "jumeaux" counts for there: each limit stands beside a gift in the same words,
which teaches what limits, but no real contract is made so."""
COPIES, DROPPED = 6, 0.5
"""A sentence is learnt half from itself, half from copies that have each lost half of what is seen
of it, the rest made twice as loud: no turn may decide alone, since the next contract lacks it."""
Example = tuple[str, tuple[str, ...]]
Featurise = Callable[[str], Features]
THRESHOLDS = {"sure": 0.55, "maybe": 0.45, "also": 0.9, "takes": 0.82, "unnamed": 0.7}


def placed(sample: Sample) -> list[tuple[Candidate, Expected | None, bool]]:
    """Return the sentences of a labelled contract as they are read, with their labels.

    The last value tells that the sentence is only a part of the passage that it comes from.
    """
    expected = [(words_of(e.text), e) for e in sample.expected]
    result = []
    for found in candidates(read_pdf(sample.pdf)):
        mine = words_of(found.span.text)
        best = max(expected, key=lambda pair: min(overlap(pair[0], mine), overlap(mine, pair[0])))
        inside, covered = overlap(mine, best[0]), overlap(best[0], mine)
        whole, part = min(inside, covered) >= 0.55, inside > 0.9
        result.append((found, best[1] if whole or part else None, part and not whole))
    return result


@dataclass(slots=True)
class Lesson:
    """What one labelled contract teaches: entries, and what takes cover away (for *value* each)."""

    value: float = 1.0
    topics: list[Example] = field(default_factory=list)
    taking: list[tuple[Candidate, bool]] = field(default_factory=list)


def lesson(sample: Sample) -> Lesson:
    """Read a labelled contract."""
    taught = Lesson(TWIN if sample.origin == "jumeaux" else 1.0)
    for found, label, part in placed(sample):
        if label is None:
            if not found.span.text.rstrip().endswith(":"):
                taught.taking.append((found, False))
        elif label.label == "D":
            taught.taking.append((found, False))
        elif not part:  # half of a story does not tell by itself what becomes of it
            taught.topics.append((found.span.text, label.ids))
            taught.taking.append((found, True))
    return taught


def _matrix(rows: Iterable[dict[str, float]], vocabulary: dict[str, int]) -> Any:
    data, columns, starts = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if (place := vocabulary.get(name)) is not None:
                columns.append(place)
                data.append(value)
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(starts) - 1, len(vocabulary)))


def _vocabulary(rows: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    counts = Counter(name for row in rows for name in set(row))
    return {
        name: place for place, name in enumerate(sorted(n for n, c in counts.items() if c >= least))
    }


def learn_topics(
    light: Sequence[Example],
    heavy: Sequence[Example],
    entries: Sequence[str],
    featurise: Featurise,
    strength: float = 60.0,
) -> dict[str, Any]:
    """Fit one logistic regression for each entry, on phrases and on passages of contracts."""
    examples = [*light, *heavy]
    weight = np.array([1.0] * len(light) + [HEAVY] * len(heavy))
    rows = []
    for text, _ in examples:
        features = featurise(fold(text))
        value = normal(features)
        rows.append(dict.fromkeys(features, value))
    vocabulary = _vocabulary(rows, LEAST)
    matrix = _matrix(rows, vocabulary)
    names = list(vocabulary)
    weights: dict[str, list[float]] = {}
    bias = []
    for place, entry in enumerate(entries):
        target = np.array([entry in ids for _, ids in examples])
        # The dual problem is solved four times faster, to the same weights.
        model = LogisticRegression(
            C=strength,
            solver="liblinear",
            dual=True,
            tol=0.01,
            max_iter=2000,
            class_weight={True: 3.0, False: 1.0},
            random_state=0,
        )
        model.fit(matrix, target, sample_weight=weight)
        bias.append(round(float(model.intercept_[0]), 4))
        for column in np.flatnonzero(np.abs(model.coef_[0]) > 0.5):
            flat = weights.setdefault(names[int(column)], [])
            flat += [place, round(float(model.coef_[0][column]) * SCALE)]
    return {"bias": bias, "topics": dict(sorted(weights.items()))}


def torn(row: dict[str, float], chance: random.Random) -> dict[str, float]:
    """Return a copy of what is seen of a sentence that has lost half of it."""
    return {n: v / (1 - DROPPED) for n, v in row.items() if chance.random() >= DROPPED}


def learn_taking(
    corpus: Sequence[Phrase],
    lessons: Sequence[Lesson],
    topics: Callable[[Sequence[Phrase], Sequence[Lesson]], dict[str, Any]],
    folds: int = 4,
    strength: float = 3.0,
) -> dict[str, Any]:
    """Fit "takes cover away" on sentences whose entries are told by weights that never saw them."""
    rows: list[dict[str, float]] = []
    target: list[bool] = []
    weight: list[float] = []
    order = list(corpus)
    random.Random(3).shuffle(order)
    for fold_number in range(folds):
        learnt = weights_of(
            topics(
                [p for place, p in enumerate(order) if place % folds != fold_number],
                [one for place, one in enumerate(lessons) if place % folds != fold_number],
            )
        )
        for value, examples in (
            (LIGHT, taking_examples(order[fold_number::folds], frames())),
            *((held.value, held.taking) for held in lessons[fold_number::folds]),
        ):
            for found, label in examples:
                scores = entry_scores(topic_features(found.folded), learnt, LOOK)
                seen = set(taking_features(found))
                row = dict.fromkeys(sorted(seen), taking_value(seen))
                about = about_features(found, likeliest(scores, learnt), learnt.natures)
                rows.append(row | dict.fromkeys(about, 1.0))
                target.append(label)
                weight.append(value)
    vocabulary = _vocabulary(rows, LEAST)
    chance = random.Random(4)
    copies = (torn(row, chance) for _ in range(COPIES) for row in rows)
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    model.fit(
        _matrix(chain(rows, copies), vocabulary),
        np.array(target * (1 + COPIES)),
        sample_weight=np.array([w / 2 for w in weight] + [w / 2 / COPIES for w in weight] * COPIES),
    )
    names = list(vocabulary)
    return {
        "taking_bias": round(float(model.intercept_[0]), 4),
        "taking": {
            names[int(column)]: round(float(model.coef_[0][column]) * SCALE)
            for column in np.flatnonzero(np.abs(model.coef_[0]) > 0.05)
        },
    }


def learn(
    corpus: Sequence[Phrase],
    contracts: Sequence[Sample],
    featurise: Featurise = topic_features,
    thresholds: dict[str, float] | None = None,
) -> dict[str, Any]:
    """Return everything that ``poids.json.gz`` holds."""
    exclusions = load().exclusions
    entries = [exclusion.id for exclusion in exclusions]

    def topics(some: Sequence[Phrase], read: Sequence[Lesson]) -> dict[str, Any]:
        learnt = [example for taught in read for example in taught.topics]
        return {
            "scale": SCALE,
            "entries": entries,
            "natures": {e.id: [nature.value for nature in e.nature] for e in exclusions},
            "thresholds": thresholds or THRESHOLDS,
            **learn_topics(topic_examples(list(some), frames()), learnt, entries, featurise),
            "taking_bias": 0.0,
            "taking": {},
        }

    lessons = [lesson(sample) for sample in contracts]
    return topics(corpus, lessons) | learn_taking(corpus, lessons, topics)


def main() -> None:
    """Learn from the whole corpus and the labelled contracts, and write the weights."""
    with threadpool_limits(1):  # two threads add up in another order: the last figure moves
        learnt = {"learnt_from": fingerprint()} | learn(phrases(), samples(*LEARNT))
    text = json.dumps(learnt, ensure_ascii=False, separators=(",", ":"))
    OUTPUT.write_bytes(gzip.compress(text.encode() + b"\n", mtime=0))
    names = len(learnt["topics"]) + len(learnt["taking"])
    print(f"{OUTPUT.name} : {len(text.encode()) / 1e6:.2f} Mo, {names} traits")
    assert not math.isnan(learnt["taking_bias"])


if __name__ == "__main__":
    main()
