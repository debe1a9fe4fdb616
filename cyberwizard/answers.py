"""What the manager said: the only state of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
