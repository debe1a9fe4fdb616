"""A dossier that has something of everything, and what a file says, as plain JSON."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cyberwizard.answers import Answer, Evidence, EvidenceKind, Origin
from cyberwizard.answers_json import encode_answer
from cyberwizard.dossier_file import DossierFile, HistoryLine, StoredDossier
from cyberwizard.notes import (
    Ask,
    Choice,
    ContractNote,
    Decision,
    Explanation,
    PassageNote,
    encode_note,
)
from cyberwizard.wording import make_wording

PASSWORD = "Été 2026 à l’Opéra"
CREATED = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
INVOICE = b"%PDF-1.7 facture de la sauvegarde\n" * 40
CONTRACT = b"%PDF-1.7 conditions generales\n" * 3000
WORDS = make_wording("Avez-vous une sauvegarde ?", (("oui", "Oui"), ("non", "Non")))


def fill(file: DossierFile) -> None:
    """Say everything that a dossier can say, in four sittings."""
    full = Answer(
        options=("oui", "non"),
        value="732829320",
        exception="sauf l’atelier",
        reason="un ancien poste\u202f; à changer",
        comment="«\u00a0à voir\u00a0» 🥐\nseconde ligne",
        private=True,
        to_review=True,
        origin=Origin.PROVIDER,
        fact_date=date(2026, 10, 3),
        answered_at=CREATED,
        evidence=(
            Evidence(
                EvidenceKind.INVOICE,
                "La facture du mois",
                date(2026, 9, 1),
                date(2027, 9, 1),
                "classeur bleu",
                "facture.pdf",
                hashlib.sha256(INVOICE).hexdigest(),
            ),
            Evidence(EvidenceKind.OTHER),
        ),
    )
    file.save_answer("sauvegarde", full, WORDS, CREATED)
    file.save_answer("changee", Answer(options=("non",), answered_at=CREATED), WORDS, CREATED)
    file.save_answer("retiree", Answer(value="avant"), None, CREATED)
    file.add_copy(INVOICE)
    file.add_copy(CONTRACT)
    file.add_snapshot(
        "Remis à l’assureur", CREATED, day=CREATED.date(), edition="assureur", fingerprint="ab12"
    )
    later = CREATED + timedelta(days=200)
    seen = Answer(options=("oui",), origin=Origin.OBSERVED, answered_at=later)
    file.save_answer("changee", seen, WORDS, later)
    file.save_answer("retiree", None, None, later)
    file.add_snapshot("Avant le renouvellement", later, day=later.date())
    passage = PassageNote(
        page=12,
        text="Sont exclus les dommages dus à un défaut de sauvegarde.",
        level="reconnu",
        kind="exclusion",
        article="4.2",
        ids=("defaut_sauvegarde",),
        chosen=("defaut_sauvegarde", "guerre"),
        why=("sauvegarde",),
        cue="sont exclus",
        vague=("suffisant",),
        buy_back=True,
        places=((12, 70.5, 100.25, 300.0, 120.0),),
        note="à relire",
        ask=True,
        reply="rachetable",
        by_hand=True,
    )
    for name, note in (
        (
            "decision:mesure:copie",
            Decision(Choice.ACCEPT, "Luc", date(2026, 12, 1), date(2026, 12, 2), "trop cher"),
        ),
        ("question:exclusion:guerre", Ask(wanted=True, reply="non")),
        ("question:garantie:fraude", Ask(wanted=False)),
        ("contradiction:copie", Explanation("deux sites")),
        (
            "contrat",
            ContractNote(
                "conditions.pdf",
                date(2026, 11, 20),
                38,
                hashlib.sha256(CONTRACT).hexdigest(),
                (passage,),
                (("fraude", 7),),
            ),
        ),
    ):
        file.save_note(name, note)
    file.save_position("changee")


def says(file: DossierFile) -> dict[str, Any]:
    """Return everything that *file* says, as JSON writes it."""
    stored = file.load()
    return {
        "dossier_id": stored.dossier_id,
        "created_at": stored.created_at.isoformat(),
        "content_version": stored.content_version,
        "position": stored.position,
        "answers": {name: _answer(answer) for name, answer in stored.answers.items()},
        "wordings": {
            name: [wording.label, [list(option) for option in wording.options]]
            for name, wording in stored.wordings.items()
        },
        "notes": {name: encode_note(note) for name, note in sorted(stored.notes.items())},
        "copies": {
            sha256: [size, hashlib.sha256(file.read_copy(sha256)).hexdigest()]
            for sha256, size in stored.copies.items()
        },
        "snapshots": _snapshots(stored),
        "history": [_line(line) for line in file.history()],
    }


def _answer(answer: Answer | None) -> dict[str, Any] | None:
    return None if answer is None else encode_answer(answer) | {"wording": answer.wording}


def _snapshots(stored: StoredDossier) -> list[list[Any]]:
    return [
        [
            one.id,
            one.at.isoformat(),
            one.day.isoformat(),
            one.name,
            one.edition,
            one.fingerprint,
            one.history,
        ]
        for one in stored.snapshots
    ]


def _line(line: HistoryLine) -> list[Any]:
    return [
        line.id,
        line.at.isoformat(),
        line.question_id,
        _answer(line.previous),
        _answer(line.new),
        line.origin.value,
    ]
