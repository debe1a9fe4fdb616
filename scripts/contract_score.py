"""Score the contract reader on our labelled contracts: ``make contract-score``.

A reported passage finds an expected one when it is on the same page or its neighbour and shares
at least 40 % of its words; an id is right when an expected passage found there bears it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from cyberwizard.contract.explain import passages_of
from cyberwizard.contract.model import Passage
from cyberwizard.contract.pdf import read_pdf
from cyberwizard.contract.recognise import Weights, weights
from scripts.contract_corpus import overlap, words_of
from tests.contracts.generate import SETS, Expected, Sample, samples

ENOUGH = 0.4


@dataclass(slots=True)
class Score:
    """Counts over any number of contracts."""

    bearing: int = 0
    found: int = 0
    ids: int = 0
    ids_right: int = 0
    ids_expected: int = 0
    ids_found: int = 0
    unknown: int = 0
    unknown_found: int = 0
    reported_unknown: int = 0
    idle_unknown: int = 0
    decoys: int = 0
    decoys_reported: int = 0
    kinds: int = 0
    kinds_right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    fallen: list[str] = field(default_factory=list)

    def line(self, title: str) -> str:
        """Return the figures on one line."""

        def share(part: int, whole: int) -> str:
            return f"{100 * part / whole:5.1f} %" if whole else "   —  "

        return (
            f"{title:26} bon id {share(self.found, self.bearing)} de {self.bearing:3} | "
            f"précision {share(self.ids_right, self.ids)} de {self.ids:3} | "
            f"ids {share(self.ids_found, self.ids_expected)} | "
            f"non reconnus {share(self.unknown_found, self.unknown)} de {self.unknown:2} | "
            f"sans effet {share(self.idle_unknown, self.reported_unknown)} de "
            f"{self.reported_unknown:2} | "
            f"leurres {share(self.decoys_reported, self.decoys)} de {self.decoys:3} | "
            f"genre {share(self.kinds_right, self.kinds)}"
        )


def score(total: Score, sample: Sample, reported: Sequence[Passage]) -> None:
    """Add one contract to *total*."""
    mine = [(words_of(passage.text), passage) for passage in reported]
    theirs = [(words_of(expected.text), expected) for expected in sample.expected]

    def meets(one: tuple[object, Passage], other: tuple[object, Expected]) -> bool:
        if abs(one[1].page - other[1].page) > 1:
            return False
        shared = min(overlap(one[0], other[0]), 1.0)  # type: ignore[arg-type]
        back = overlap(other[0], one[0])  # type: ignore[arg-type]
        return max(min(shared, back), back if back > 0.9 else 0.0) >= ENOUGH

    for expected in theirs:
        near = [passage for passage in mine if meets(passage, expected)]
        ids = {match.id for _, passage in near for match in passage.matches}
        if expected[1].label == "P":
            total.bearing += 1
            right = ids & set(expected[1].ids)
            total.found += bool(right)
            total.ids_expected += len(expected[1].ids)
            total.ids_found += len(right)
            if not right:
                said = "rien" if not near else ",".join(ids) or "non reconnu"
                total.missed.append(f"{','.join(expected[1].ids)} ← {said} : {expected[1].text}")
            elif near:
                total.kinds += 1
                total.kinds_right += any(p.kind.value == expected[1].kind for _, p in near)
        elif expected[1].label == "U":
            total.unknown += 1
            good = any(not passage.matches for _, passage in near)
            total.unknown_found += good
            if not good:
                total.missed.append(f"U ← {','.join(ids) or 'rien'} : {expected[1].text}")
        else:
            total.decoys += 1
            total.decoys_reported += bool(near)
            if near:
                total.fallen.append(f"{','.join(ids) or 'non reconnu'} : {expected[1].text}")
    for passage in mine:
        near_expected = [expected for expected in theirs if meets(passage, expected)]
        allowed = {name for _, expected in near_expected for name in expected.ids}
        for match in passage[1].matches:
            total.ids += 1
            total.ids_right += match.id in allowed
            if match.id not in allowed:
                total.wrong.append(f"{match.id} {match.score} {match.why} : {passage[1].text}")
        if not passage[1].matches:
            total.reported_unknown += 1
            takes = any(expected.label in "PU" for _, expected in near_expected)
            total.idle_unknown += not takes
            if not takes:
                total.wrong.append(f"non reconnu : {passage[1].text}")


def score_set(name: str, learnt: Weights, *, detail: bool) -> Score:
    """Score one set, printing its figures; with *detail*, its mistakes too."""
    total = Score()
    for sample in samples(name):
        one = Score()
        reported = passages_of(read_pdf(sample.pdf), learnt)
        score(one, sample, reported)
        score(total, sample, reported)
        print(one.line(f"  {sample.name}"))
        if detail:
            for title, listed in (
                ("manqué", one.missed),
                ("faux", one.wrong),
                ("leurre", one.fallen),
            ):
                for text in listed:
                    print(f"      {title} : {text[:170]}")
    print(total.line(name))
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the chosen sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--detail", action="store_true")
    options = parser.parse_args(arguments)
    for name in options.sets or SETS:
        score_set(name, weights(), detail=options.detail)
    return 0


if __name__ == "__main__":
    sys.exit(main())
