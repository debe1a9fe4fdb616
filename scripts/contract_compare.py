"""Compare rules alone, classifier alone and both, on voices and contracts that were left out.

``phrases``: each family of voices of the corpus left out in turn. ``methods``: each method on the
contracts that no weights have seen. ``contracts``: one labelled contract in four left out, the
others learnt, as the shipped weights are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from cyberwizard.content.loader import load
from cyberwizard.contract.explain import passages_of
from cyberwizard.contract.features import Features, rule_entries, topic_features
from cyberwizard.contract.formulas import Zone
from cyberwizard.contract.model import Document, Kind, Level, Match, Passage
from cyberwizard.contract.pdf import read_pdf
from cyberwizard.contract.recognise import normal, probability, weights, weights_of
from cyberwizard.contract.stems import fold
from cyberwizard.contract.zones import candidates
from scripts.contract_corpus import LEARNT, Phrase, frames, phrases, topic_examples
from scripts.contract_score import Score, score
from scripts.contract_train import SCALE, THRESHOLDS, learn, learn_topics
from tests.contracts.generate import SETS, samples

Guess = Callable[[str], set[str]]
FAMILIES = ("LJ", "PFY", "BNC", "OS", "TQX", "RHMV", "WZ")
"""Voices that share words: leaving one out alone would leave its sister in."""
PART = 4
WITNESSES = tuple(name for name in SETS if name not in LEARNT)


def by_stems(folded: str) -> Features:
    """The classifier without the lexicon."""
    return topic_features(folded, concepts=False)


def guesser(train: Sequence[Phrase], featurise: Callable[[str], Features]) -> Guess:
    """Return what a classifier learnt on *train* says of a text."""
    entries = [exclusion.id for exclusion in load().exclusions]
    learnt = learn_topics(topic_examples(list(train), frames()), (), entries, featurise)

    def guess(text: str) -> set[str]:
        features = featurise(fold(text))
        value = normal(features)
        scores = list(learnt["bias"])
        for name in features:
            flat = learnt["topics"].get(name, ())
            for place, weight in zip(flat[::2], flat[1::2], strict=True):
                scores[place] += value * weight / SCALE
        order = sorted(range(len(entries)), key=lambda place: -scores[place])
        return {
            entries[place]
            for rank, place in enumerate(order[:6])
            if probability(scores[place]) >= THRESHOLDS["also" if rank else "maybe"]
        }

    return guess


def figures(guess: Guess, held: Sequence[Phrase]) -> tuple[int, int, int, int, int, int]:
    """Return phrases with an entry, right ones, ids, right ids, phrases with none, left alone."""
    bearing = right = ids = ids_right = none = alone = 0
    for phrase in held:
        said = guess(phrase.text)
        wanted = set(phrase.entries)
        ids += len(said)
        ids_right += len(said & wanted)
        if wanted:
            bearing += 1
            right += bool(said & wanted)
        else:
            none += 1
            alone += not said
    return bearing, right, ids, ids_right, none, alone


def by_rules(document: Document) -> list[Passage]:
    """Return what formulas and rules say without any learning: the method to beat."""
    result = []
    for found in candidates(document):
        place, cues = found.place, found.cues
        above = (place.lead, place.column)
        refused = {"exclut", "nie", "charge", "dechoit", "condition", "faute_de"} & cues.keys()
        given = {Zone.GRANTS, Zone.DEFINES} & {*above, place.zone} and not refused
        if given or not (refused or Zone.EXCLUDES in (*above, place.zone)):
            continue
        ids = rule_entries(found.folded)
        span = found.span
        result.append(
            Passage(
                page=span.page,
                article=span.article,
                text=span.text,
                kind=Kind.EXCLUSION,
                level=Level.RECOGNISED if ids else Level.UNKNOWN,
                buy_back="rachete" in cues,
                matches=tuple(Match(name, 1.0, why) for name, why in ids.items()),
                cue=found.cue,
                rectangles=span.rectangles,
            )
        )
    return result


def end_to_end() -> None:
    """Print what each method does of the whole contracts that no weights have seen."""
    rules, stems, both = Score(), Score(), Score()
    learnt = weights()
    plain = weights_of(learn(phrases(), samples(*LEARNT), by_stems))
    for sample in samples(*WITNESSES):
        document = read_pdf(sample.pdf)
        score(rules, sample, by_rules(document))
        score(stems, sample, passages_of(document, plain))
        score(both, sample, passages_of(document, learnt))
    print(rules.line("règles seules"))
    print(stems.line("classifieur seul"))
    print(both.line("les deux"))


def left_out() -> None:
    """Print what is said of one labelled contract in four, learnt from the other three."""
    everything = samples(*LEARNT)
    learnt = weights_of(learn(phrases(), [c for n, c in enumerate(everything) if n % PART]))
    total, sets = Score(), {name: Score() for name in LEARNT}
    for sample in everything[::PART]:
        reported = passages_of(read_pdf(sample.pdf), learnt)
        score(sets[sample.origin], sample, reported)
        score(total, sample, reported)
    for name, one in sets.items():
        print(one.line(f"  {name}"))
    print(total.line("contrats laissés de côté"))


def voices() -> None:
    """Print one line for each method on phrases whose voices were left out."""
    everything = [p for p in phrases() if p.label not in ("G", "D", "A")]
    ways: dict[str, Callable[[Sequence[Phrase]], Guess]] = {
        "règles seules": lambda _: lambda text: set(rule_entries(fold(text))),
        "classifieur seul": lambda train: guesser(train, by_stems),
        "les deux": lambda train: guesser(train, topic_features),
    }
    for title, make in ways.items():
        total = [0] * 6
        parts = []
        for family in FAMILIES:
            guess = make([p for p in phrases() if p.style not in family])
            held = [p for p in everything if p.style in family]
            found = figures(guess, held)
            parts.append(f"{family} {100 * found[1] / found[0]:.0f}")
            total = [a + b for a, b in zip(total, found, strict=True)]
        bearing, right, ids, ids_right, none, alone = total
        print(
            f"{title:18} bon id {100 * right / bearing:.1f} % de {bearing} | précision "
            f"{100 * ids_right / ids:.1f} % de {ids} | sans fiche laissés sans id "
            f"{100 * alone / none:.1f} % de {none} | par famille : {', '.join(parts)}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparisons asked for, all of them by default."""
    ways = {"phrases": voices, "methods": end_to_end, "contracts": left_out}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ways", nargs="*", metavar="WAY", help=", ".join(ways))
    for way in parser.parse_args(arguments).ways or ways:
        ways[way]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
