"""Learn the weights of the contract reader: ``make contract-train`` writes poids.json.

Needs numpy and scikit-learn, which the shipped program does not. The same corpus, the same
labelled contracts (never "temoin") and the same seed give the same file.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cyberwizard.content.loader import load
from cyberwizard.contract.features import (
    Features,
    second_look,
    taking_features,
    topic_features,
)
from cyberwizard.contract.pdf import read_pdf
from cyberwizard.contract.recognise import (
    HOPELESS,
    LOOK,
    entry_scores,
    first_opinion,
    likeliest,
    normal,
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

OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "contract" / "poids.json"
SCALE = 1000
HEAVY = 8.0
"""What a sentence of a whole contract counts for, beside a phrase of the corpus."""
Example = tuple[str, tuple[str, ...]]
Featurise = Callable[[str], Features]
THRESHOLDS = {"sure": 0.55, "maybe": 0.35, "also": 0.9, "takes": 0.7, "unnamed": 0.8}


def placed(sample: Sample) -> list[tuple[Candidate, Expected | None]]:
    """Return the sentences of a labelled contract as they are read, with their labels."""
    expected = [(words_of(e.text), e) for e in sample.expected]
    result = []
    for found in candidates(read_pdf(sample.pdf)):
        mine = words_of(found.span.text)
        best = max(expected, key=lambda pair: min(overlap(pair[0], mine), overlap(mine, pair[0])))
        close = min(overlap(best[0], mine), overlap(mine, best[0]))
        result.append((found, best[1] if close >= 0.55 else None))
    return result


def from_contracts(
    chosen: Iterable[Sample],
) -> tuple[list[Example], list[tuple[Candidate, bool]]]:
    """Return what labelled contracts teach to both classifiers."""
    topics: list[Example] = []
    taking: list[tuple[Candidate, bool]] = []
    for sample in chosen:
        for found, label in placed(sample):
            if label is not None and label.label in "PU":
                topics.append((found.span.text, label.ids))
                taking.append((found, True))
            elif not found.span.text.rstrip().endswith(":"):
                taking.append((found, False))
    return topics, taking


def _matrix(rows: Sequence[dict[str, float]], vocabulary: dict[str, int]) -> Any:
    data, columns, starts = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if (place := vocabulary.get(name)) is not None:
                columns.append(place)
                data.append(value)
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(rows), len(vocabulary)))


def _vocabulary(rows: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    counts = Counter(name for row in rows for name in set(row))
    return {
        name: place for place, name in enumerate(sorted(n for n, c in counts.items() if c >= least))
    }


def learn_topics(
    examples: Sequence[Example],
    entries: Sequence[str],
    featurise: Featurise,
    strength: float = 60.0,
) -> dict[str, Any]:
    """Fit one logistic regression for each entry."""
    rows = []
    for text, _ in examples:
        features = featurise(fold(text))
        value = normal(features)
        rows.append(dict.fromkeys(features, value))
    vocabulary = _vocabulary(rows, 2)
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
        model.fit(matrix, target)
        bias.append(round(float(model.intercept_[0]), 4))
        for column in np.flatnonzero(np.abs(model.coef_[0]) > 0.5):
            flat = weights.setdefault(names[int(column)], [])
            flat += [place, round(float(model.coef_[0][column]) * SCALE)]
    return {"bias": bias, "topics": dict(sorted(weights.items()))}


def learn_taking(
    examples: Sequence[tuple[Candidate, bool]], heavy: int, strength: float = 0.3
) -> dict[str, Any]:
    """Fit "takes cover away"; the last *heavy* examples, real contracts, count more."""
    rows = [dict.fromkeys(taking_features(found), 1.0) for found, _ in examples]
    vocabulary = _vocabulary(rows, 3)
    matrix = _matrix(rows, vocabulary)
    target = np.array([label for _, label in examples])
    weight = np.ones(len(examples))
    if heavy:
        weight[-heavy:] = HEAVY
    model = LogisticRegression(
        C=strength, solver="liblinear", class_weight="balanced", random_state=0
    )
    model.fit(matrix, target, sample_weight=weight)
    names = list(vocabulary)
    return {
        "taking_bias": round(float(model.intercept_[0]), 4),
        "taking": {
            names[int(column)]: round(float(model.coef_[0][column]) * SCALE)
            for column in np.flatnonzero(np.abs(model.coef_[0]) > 0.01)
        },
    }


def learn_second(
    corpus: Sequence[Phrase],
    contracts: Sequence[Sample],
    base: Callable[[Sequence[Phrase], Sequence[Sample]], dict[str, Any]],
    folds: int = 4,
    strength: float = 0.5,
) -> dict[str, Any]:
    """Fit the second opinion on sentences that the first one and the entries have not seen."""
    rows: list[dict[str, float]] = []
    target: list[bool] = []
    weight: list[float] = []
    order = list(corpus)
    random.Random(3).shuffle(order)
    for fold_number in range(folds):
        held = order[fold_number::folds]
        held_contracts = contracts[fold_number::folds]
        learnt = weights_of(
            base(
                [p for place, p in enumerate(order) if place % folds != fold_number],
                [c for place, c in enumerate(contracts) if place % folds != fold_number],
            )
        )
        _, real = from_contracts(held_contracts)
        for value, examples in ((1.0, taking_examples(held, frames())), (HEAVY, real)):
            for found, label in examples:
                first = first_opinion(found, learnt)
                if first < HOPELESS:
                    continue
                scores = entry_scores(topic_features(found.folded), learnt, LOOK)
                look = second_look(found, likeliest(scores, learnt), learnt.natures)
                rows.append({"first": max(-6.0, min(6.0, first)), **dict.fromkeys(look, 1.0)})
                target.append(label)
                weight.append(value)
    vocabulary = _vocabulary(rows, 5)
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    model.fit(_matrix(rows, vocabulary), np.array(target), sample_weight=np.array(weight))
    return {
        "second_bias": round(float(model.intercept_[0]), 4),
        "second": {
            name: round(float(model.coef_[0][column]) * SCALE)
            for name, column in vocabulary.items()
        },
    }


def learn(
    corpus: Sequence[Phrase],
    contracts: Sequence[Sample],
    featurise: Featurise = topic_features,
    thresholds: dict[str, float] | None = None,
    *,
    second: bool = True,
) -> dict[str, Any]:
    """Return everything that ``poids.json`` holds."""
    exclusions = load().exclusions
    entries = [exclusion.id for exclusion in exclusions]
    some_frames = frames()
    topics = topic_examples(list(corpus), some_frames)
    taking = taking_examples(list(corpus), some_frames)
    more_topics, more_taking = from_contracts(contracts)
    learnt = {
        "scale": SCALE,
        "entries": entries,
        "natures": {e.id: [nature.value for nature in e.nature] for e in exclusions},
        "thresholds": thresholds or THRESHOLDS,
        **learn_topics(topics + more_topics * 3, entries, featurise),
        **learn_taking(taking + more_taking, len(more_taking)),
        "second_bias": 0.0,
        "second": {"first": SCALE},
    }
    if second:
        learnt |= learn_second(
            corpus, contracts, lambda some, held: learn(some, held, featurise, second=False)
        )
    return learnt


def main() -> None:
    """Learn from the whole corpus and the labelled contracts, and write the weights."""
    learnt = {"learnt_from": fingerprint()} | learn(phrases(), samples(*LEARNT))
    text = json.dumps(learnt, ensure_ascii=False, separators=(",", ":"))
    OUTPUT.write_text(text + "\n", "utf-8")
    names = len(learnt["topics"]) + len(learnt["taking"])
    print(f"{OUTPUT.name} : {len(text.encode()) / 1e6:.2f} Mo, {names} traits")
    assert not math.isnan(learnt["taking_bias"])


if __name__ == "__main__":
    main()
