"""The four editions of a dossier: what is left out of the answers before anything is composed.

An edition is a pure function of the answers. What it leaves out is removed here, first, so that no
later step (sections, attached data, metadata, file name) can let it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from cyberwizard.answers import Answer, Answers, Evidence
from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.model import Content, Kind, Question, Role
from cyberwizard.dossier.model import DossierInfo
from cyberwizard.notes import Ask, ContractNote, Decision, Note, Notes, PassageNote
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

    ``wordings`` has the questions that were answered in other words than today's.
    """

    edition: Edition
    number: str
    day: date
    valid_until: date
    answers: Answers
    wordings: Mapping[str, Wording]
    notes: Notes

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
    return Material(
        edition=edition,
        number="" if anonymous else info.dossier_id,
        day=day,
        valid_until=valid_until(answers, day),
        answers=MappingProxyType(kept),
        wordings=MappingProxyType(wordings),
        notes=MappingProxyType(_notes(info.notes, edition)),
    )


def _notes(notes: Notes, edition: Edition) -> dict[str, Note]:
    """Keep of *notes* what *edition* may say; only choices leave the firm without its name."""
    match edition:
        case Edition.COMPLETE:
            return dict(sorted(notes.items()))
        case Edition.INSURER:
            return {
                name: replace(note, passages=tuple(map(_public, note.passages)))
                if isinstance(note, ContractNote)
                else note
                for name, note in sorted(notes.items())
            }
        case Edition.PROVIDER:
            return {n: note for n, note in sorted(notes.items()) if isinstance(note, Decision)}
        case Edition.ANONYMOUS:
            return {
                name: replace(note, who="", why="")
                if isinstance(note, Decision)
                else replace(note, reply="")
                for name, note in sorted(notes.items())
                if isinstance(note, Decision | Ask)
            }


def _public(passage: PassageNote) -> PassageNote:
    return replace(passage, note="")


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
