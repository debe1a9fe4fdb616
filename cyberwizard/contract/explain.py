"""What a contract says, joined with the catalogue and with the manager's own answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cyberwizard.assessment import Assessment, Finding
from cyberwizard.content.model import Content, Nature
from cyberwizard.contract.coverages import CoverageFound, coverages_found
from cyberwizard.contract.model import Document, Level, Passage
from cyberwizard.contract.recognise import Weights, infer_lists, passage, weights
from cyberwizard.contract.zones import Candidate, candidates

ASK_UNKNOWN = (
    "Je ne comprends pas ce passage de mon contrat : que retire‑t‑il exactement à ma garantie, et "
    "pouvez‑vous me donner un exemple\u00a0?"
)
"""The question ready for a passage that no entry explains."""
ASK_VAGUE = (
    "Ce passage contient des mots ouverts : quels cas vise‑t‑il exactement, et la liste est‑elle "
    "complète\u00a0?"
)
"""The question ready for a passage whose words are open; never a legal opinion."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every passage that takes cover away, and what the catalogue says of the rest.

    ``not_found`` are entries that no passage bears: not found does not mean covered. ``always``
    are the rules of law that apply even when the contract says nothing. ``findings`` has what the
    answers say of each entry, when a dossier was given. ``coverages`` are those that are given.
    """

    pages: int
    passages: tuple[Passage, ...]
    not_found: tuple[str, ...]
    always: tuple[str, ...]
    findings: Mapping[str, Finding]
    coverages: tuple[CoverageFound, ...] = ()

    def at(self, level: Level) -> tuple[Passage, ...]:
        """Return the passages of one level, in the order of the contract."""
        return tuple(passage for passage in self.passages if passage.level is level)


def read_through(document: Document, learnt: Weights) -> Iterator[tuple[Candidate, Passage | None]]:
    """Yield every sentence with what is said of it, None when it takes nothing away."""
    read = list(candidates(document))
    infer_lists(read, learnt)
    for found in read:
        yield found, passage(found, learnt)


def passages_of(document: Document, learnt: Weights) -> list[Passage]:
    """Return every passage that takes cover away, in the order of the contract."""
    return [said for _, said in read_through(document, learnt) if said]


def explain(
    document: Document,
    content: Content,
    assessment: Assessment | None = None,
    learnt: Weights | None = None,
) -> Explanation:
    """Return what *document* takes away, and what the answers say about it."""
    read = [
        (found, _known(said, content))
        for found, said in read_through(document, learnt or weights())
    ]
    passages = [said for _, said in read if said]
    known = {coverage.id for coverage in content.coverages}
    given = [found for found in coverages_found(document, read) if found.id in known]
    seen = {match.id for passage in passages for match in passage.matches}
    findings = assessment.findings if assessment else ()
    return Explanation(
        pages=document.pages,
        passages=tuple(passages),
        not_found=tuple(e.id for e in content.exclusions if e.id not in seen),
        always=tuple(e.id for e in content.exclusions if Nature.LAW in e.nature),
        findings={finding.exclusion.id: finding for finding in findings},
        coverages=tuple(given),
    )


def _known(said: Passage | None, content: Content) -> Passage | None:
    """Leave out the entries that this catalogue has not; another content may have fewer."""
    if said is None or all(match.id in content.exclusion_by_id for match in said.matches):
        return said
    kept = tuple(match for match in said.matches if match.id in content.exclusion_by_id)
    return replace(said, matches=kept, level=said.level if kept else Level.UNKNOWN)


def report(explanation: Explanation, name: str) -> dict[str, Any]:
    """Return the explanation as JSON values."""
    counts = {level.value: len(explanation.at(level)) for level in Level}
    return {
        "contract": {
            "name": name,
            "pages": explanation.pages,
            "passages": len(explanation.passages),
            "levels": counts,
        },
        "passages": [_passage(explanation, passage) for passage in explanation.passages],
        "not_found": list(explanation.not_found),
        "always": list(explanation.always),
        "coverages": [
            {"id": found.id, "page": found.page, "text": found.text}
            for found in explanation.coverages
        ],
    }


def _passage(explanation: Explanation, passage: Passage) -> dict[str, Any]:
    said = {
        match.id: explanation.findings[match.id].stance.value
        for match in passage.matches
        if match.id in explanation.findings
    }
    words = dict.fromkeys(word for match in passage.matches for word in match.why)
    return {
        "page": passage.page,
        "article": passage.article,
        "text": passage.text,
        "ids": [match.id for match in passage.matches],
        "level": passage.level.value,
        "kind": passage.kind.value,
        "buy_back": passage.buy_back,
        "why": list(words) or ([passage.cue] if passage.cue else []),
        "cue": passage.cue,
        "vague": list(passage.vague),
        **({"stances": said} if explanation.findings else {}),
    }


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    text = {"type": "string"}
    texts = {"type": "array", "items": text}
    count = {"type": "integer", "minimum": 0}
    passage = {
        "type": "object",
        "properties": {
            "page": {"type": "integer", "minimum": 1},
            "article": text,
            "text": {"type": "string", "minLength": 1},
            "ids": texts,
            "level": {"enum": [level.value for level in Level]},
            "kind": {"enum": ["exclusion", "condition", "limite", "decheance", "loi", "option"]},
            "buy_back": {"type": "boolean"},
            "why": texts,
            "cue": text,
            "vague": texts,
            "stances": {"type": "object", "additionalProperties": text},
        },
        "required": ["page", "article", "text", "ids", "level", "kind", "buy_back", "why"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "contract": {
                "type": "object",
                "properties": {
                    "name": text,
                    "pages": count,
                    "passages": count,
                    "levels": {"type": "object", "additionalProperties": count},
                },
                "required": ["name", "pages", "passages", "levels"],
                "additionalProperties": False,
            },
            "passages": {"type": "array", "items": passage},
            "not_found": texts,
            "always": texts,
            "coverages": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "id": text,
                        "page": {"type": "integer", "minimum": 1},
                        "text": text,
                    },
                    "required": ["id", "page", "text"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["contract", "passages", "not_found", "always", "coverages"],
        "additionalProperties": False,
    }
