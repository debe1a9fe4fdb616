"""The four editions of a dossier: what is left out of the answers before anything is composed.

An edition is a pure function of the answers. What it leaves out is removed here, first, so that no
later step (sections, attached data, metadata, file name) can let it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from cyberwizard.answers import Answer, Answers, Evidence
from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.model import Content, Kind, Question, Role
from cyberwizard.dossier.model import DossierInfo
from cyberwizard.notes import (
    Ask,
    ContractNote,
    Decision,
    Explanation,
    Note,
    Notes,
    PassageNote,
    contract,
    contradiction_name,
    coverage_name,
    decision_name,
    exclusion_name,
)
from cyberwizard.session import resolve
from cyberwizard.validity import valid_until
from cyberwizard.wording import Wording, wording_of


class Edition(StrEnum):
    """Who the dossier is for."""

    COMPLETE = "complete"
    INSURER = "assureur"
    PROVIDER = "prestataire"
    ANONYMOUS = "anonymisee"


_NOT_FOR_THE_PROVIDER = frozenset({"siren", "chiffre_affaires", "assurances_actuelles"})
_CONTRACT_THEME = "contrats"


@dataclass(frozen=True, slots=True)
class Material:
    """All that one edition is composed from: enough to compose it again.

    ``wordings`` has the questions that were answered in other words than today's; ``embedded`` the
    size of each copy of a file that travels with the edition, by SHA-256.
    """

    edition: Edition
    number: str
    day: date
    valid_until: date
    answers: Answers
    wordings: Mapping[str, Wording]
    notes: Notes
    embedded: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def assess(self, content: Content) -> Assessment:
        """Draw the conclusions of this edition alone."""
        return assess(content, self.answers, self.day, withheld(content, self.edition))


def gather(
    content: Content,
    answers: Answers,
    day: date,
    info: DossierInfo,
    edition: Edition = Edition.COMPLETE,
) -> Material:
    """Keep of *answers* what *edition* may say, and nothing else."""
    kept = dict(_kept(content, answers, day, edition))
    anonymous = edition is Edition.ANONYMOUS
    wordings = {}
    for id_, answer in kept.items():
        wording = info.wordings.get(answers[id_].wording)
        if wording is not None and not answer.is_empty:
            question = content.question_by_id.get(id_)
            if question is None or wording_of(question).fingerprint != wording.fingerprint:
                wordings[id_] = wording
    material = Material(
        edition=edition,
        number="" if anonymous else info.dossier_id,
        day=day,
        valid_until=valid_until(answers, day),
        answers=MappingProxyType(kept),
        wordings=MappingProxyType(wordings),
        notes=MappingProxyType({}),
    )
    notes = _notes(content, material, info.notes)
    embedded: Mapping[str, int] = {}
    if edition is Edition.COMPLETE:
        known = set(kept_files(kept, notes))
        embedded = {sha: info.embedded[sha] for sha in sorted(info.embedded) if sha in known}
    return replace(
        material, notes=MappingProxyType(notes), embedded=MappingProxyType(dict(embedded))
    )


def kept_files(answers: Answers, notes: Notes) -> Iterator[str]:
    """Yield the SHA-256 of each file that the answers or the contract read speak of."""
    for answer in answers.values():
        yield from (evidence.sha256 for evidence in answer.evidence if evidence.sha256)
    read = contract(notes)
    if read and read.sha256:
        yield read.sha256


def _notes(content: Content, material: Material, notes: Notes) -> dict[str, Note]:
    """Keep of *notes* what the edition may say, about what it says."""
    if material.edition is Edition.COMPLETE or not notes:
        return dict(sorted(notes.items()))
    about = subjects(material.assess(content))
    kept = {
        name: reduced_note(note, material.edition)
        for name, note in sorted(notes.items())
        if name in about or isinstance(note, ContractNote)
    }
    return {name: note for name, note in kept.items() if note is not None}


def subjects(assessment: Assessment) -> frozenset[str]:
    """Return the names of the notes that are about something today, whatever the edition."""
    content = assessment.content
    return frozenset(
        (
            *(decision_name(action.id) for action in assessment.plan),
            *(exclusion_name(exclusion.id) for exclusion in content.exclusions),
            *(coverage_name(coverage.id) for coverage in content.coverages),
            *(contradiction_name(hit.contradiction.id) for hit in assessment.contradictions),
        )
    )


def reduced_note(note: Note, edition: Edition) -> Note | None:
    """Return what *edition* keeps of a note; only choices and days leave without the name."""
    match edition, note:
        case (Edition.COMPLETE, _) | (Edition.PROVIDER, Decision() | Explanation()):
            return note
        case Edition.INSURER, ContractNote():
            return replace(note, passages=tuple(map(_public, note.passages)))
        case Edition.INSURER, Ask() if not note.wanted:
            return replace(note, reply="")
        case Edition.INSURER, _:
            return note
        case Edition.ANONYMOUS, Decision():
            return replace(note, who="", why="")
        case Edition.ANONYMOUS, Ask():
            return replace(note, reply="")
    return None


def _public(passage: PassageNote) -> PassageNote:
    """Leave out what the manager wrote for himself, and what only serves to show the page."""
    reply = passage.reply if passage.ask else ""
    return replace(passage, note="", reply=reply, why=(), cue="", places=())


def withheld(content: Content, edition: Edition) -> frozenset[str]:
    """Return the questions that *edition* never asks, so that their absence counts for nothing."""
    return frozenset(q.id for q in content.questions if _is_withheld(q, edition))


def _is_withheld(question: Question, edition: Edition) -> bool:
    match edition:
        case Edition.COMPLETE:
            return False
        case Edition.INSURER:
            return question.role is Role.CONTACT
        case Edition.PROVIDER:
            return (
                question.role in (Role.CONTACT, Role.COVERAGE, Role.SIGNATURE)
                or question.theme == _CONTRACT_THEME
                or question.id in _NOT_FOR_THE_PROVIDER
            )
        case Edition.ANONYMOUS:
            return question.role in (Role.CONTACT, Role.SIGNATURE) or question.kind not in (
                Kind.SINGLE,
                Kind.MULTIPLE,
                Kind.NUMBER,
            )


def _kept(
    content: Content, answers: Answers, day: date, edition: Edition
) -> list[tuple[str, Answer]]:
    if edition is Edition.COMPLETE:
        known = [q.id for q in content.questions if q.id in answers]
        known += sorted(answers.keys() - content.question_by_id.keys())  # questions since removed
    else:  # an answer that left the path declares nothing: it stays in the complete edition
        path = resolve(content, answers, day, withheld(content, edition)).path
        known = [question.id for question in path if question.id in answers]
    kept = [
        (id_, _reduced(answers[id_], edition, content.question_by_id.get(id_))) for id_ in known
    ]
    return [(id_, answer) for id_, answer in kept if answer != Answer()]


def _reduced(answer: Answer, edition: Edition, question: Question | None) -> Answer:
    answer = replace(answer, wording="")
    if edition is Edition.COMPLETE:
        return answer
    if question is not None and question.role is Role.SIGNATURE:
        answer = replace(answer, exception="", reason="", comment="", private=False)
    if edition is Edition.ANONYMOUS:
        return replace(
            answer,
            exception="",
            reason="",
            comment="",
            private=False,
            answered_at=None,
            evidence=tuple(
                Evidence(item.kind, fact_date=item.fact_date, valid_until=item.valid_until)
                for item in answer.evidence
            ),
        )
    if answer.private:
        answer = replace(answer, comment="", private=False)
    if edition is Edition.PROVIDER:
        bare = tuple(replace(item, place="", name="", sha256="") for item in answer.evidence)
        answer = replace(answer, evidence=bare)
    return answer
