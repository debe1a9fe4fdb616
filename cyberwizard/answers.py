"""What the manager said: the only state of the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from cyberwizard.shapes import dataclass


class Origin(StrEnum):
    """Who the answer comes from; printed beside it."""

    MANAGER = "dirigeant"
    PROVIDER = "prestataire"
    OBSERVED = "constat"


class EvidenceKind(StrEnum):
    """What sort of proof the firm holds."""

    SCREENSHOT = "capture"
    INVOICE = "facture"
    CONTRACT = "contrat"
    CERTIFICATE = "attestation"
    MINUTES = "compte_rendu"
    PHOTO = "photo"
    OTHER = "autre"


@dataclass(frozen=True)
class Evidence:
    """One proof behind an answer.

    ``fact_date`` is the day it proves, ``valid_until`` its last good day when it has one, ``place``
    where it is kept, ``name`` and ``sha256`` those of its file when there is one.
    """

    kind: EvidenceKind
    note: str = ""
    fact_date: date | None = None
    valid_until: date | None = None
    place: str = ""
    name: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Answer:
    """One answer, exactly as given; free texts are kept character for character.

    ``options`` holds option ids (one, or several for a multiple choice), ``value`` the canonical
    text of the other kinds (digits, ISO date, SIREN, free text). ``wording`` is the fingerprint
    of the question's words at the time (see ``wording``), so an old dossier can still
    print what was really answered.
    """

    options: tuple[str, ...] = ()
    value: str = ""
    exception: str = ""
    reason: str = ""
    comment: str = ""
    private: bool = False
    to_review: bool = False
    origin: Origin = Origin.MANAGER
    fact_date: date | None = None
    answered_at: datetime | None = None
    wording: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the question itself is still unanswered (a comment does not answer it)."""
        return not self.options and not self.value


Answers = Mapping[str, Answer]
"""Question id → answer."""


class PastChange(Protocol):
    """One change of one answer in the history of a dossier; ``id`` counts them from 1."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def at(self) -> datetime:
        """When it was made."""

    @property
    def question_id(self) -> str:
        """The question whose answer changed."""

    @property
    def previous(self) -> Answer | None:
        """The answer before it, if there was one."""


def last_change(history: Iterable[PastChange], day: date) -> int:
    """Return the number of the last change made on *day* or before, here; 0 when none was."""
    return max((line.id for line in history if line.at.astimezone().date() <= day), default=0)


def answers_at(answers: Answers, history: Iterable[PastChange], last: int) -> dict[str, Answer]:
    """Return *answers* as they were just after the change number *last*."""
    past = dict(answers)
    for line in sorted(history, key=lambda line: -line.id):
        if line.id <= last:
            break
        if line.previous is None:
            past.pop(line.question_id, None)
        else:
            past[line.question_id] = line.previous
    return past
