"""What the tests of printed documents share: samples, renderings, and eyes to read a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from cyberwizard.answers import Answer, Answers
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.content.model import Nature, Stance
from cyberwizard.dossier import Dossier, DossierInfo, Edition, build
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.notes import (
    CONTRACT,
    Ask,
    Choice,
    ContractNote,
    Decision,
    Explanation,
    Note,
    PassageNote,
    contradiction_name,
    coverage_name,
    decision_name,
    exclusion_name,
)
from cyberwizard.samples import sample_answers, samples

DAY = date(2026, 11, 23)
INFO = DossierInfo("CW-TEST-0001", datetime(2026, 11, 1, tzinfo=UTC))
NAMES = ("boulangerie", "cabinet_dentaire", "menuiserie")
POINTS_PER_MM = 72 / 25.4


def answers_of(name: str) -> dict[str, Answer]:
    """Return the answers of a sample company."""
    sample = next(sample for sample in samples() if sample.id == name)
    return sample_answers(load(), sample, DAY)


def dossier_of(
    answers: Answers,
    edition: Edition = Edition.COMPLETE,
    day: date = DAY,
    info: DossierInfo = INFO,
) -> Dossier:
    """Compose an edition with the shipped content."""
    return build(assess(load(), answers, day), info, edition)


ODD = (
    "Les dommages aux statues, tableaux, dentelles et objets précieux.",
    "Les frais de garde de vos animaux pendant l’intervention, ainsi que les cadeaux faits à vos "
    "clients pour vous excuser, notamment ceux que vous offrez sans notre accord.",
    "Les engins en orbite et leurs lanceurs.",
)
"""Passages that no entry explains."""


@cache
def passages() -> tuple[PassageNote, ...]:
    """Return a contract made of the specimen clauses, four times over, and of odd passages."""
    found: list[PassageNote] = []
    for time in range(4):
        for place, exclusion in enumerate(load().exclusions):
            clause, kind = exclusion.clause, exclusion.nature[0].value
            ids: tuple[str, ...] = (exclusion.id,)
            if place % 11 == 10:
                clause, ids, kind = ODD[place // 11 % len(ODD)], (), Nature.EXCLUSION.value
            elif place % 7 == 3:
                ids = (exclusion.id, load().exclusions[place - 1].id)
            number = len(found)
            page = 3 + number // 6
            found.append(
                PassageNote(
                    page=page,
                    text=clause,
                    level="reconnu" if ids else "non reconnu",
                    kind=kind,
                    article=f"article {number // 9 + 1}.{number % 9 + 1}" if number % 5 else "",
                    ids=ids,
                    why=tuple(clause.split()[2 + time : 4 + time]),
                    vague=("notamment",) if "notamment" in clause else (),
                    buy_back="sauf" in clause,
                    places=((float(page), 50.0, 100.0, 400.0, 120.0),),
                )
            )
    return tuple(found)


def contract_of(count: int) -> ContractNote:
    """Return a contract of *count* passages; the manager changed one and asks about others."""
    read = list(passages()[:count])
    assert len(read) == count
    read[1] = replace(read[1], chosen=("guerre",), note="Mon courtier doit me répondre.")
    read[4] = replace(read[4], level="possible", ask=True)
    unknown = next((place for place, passage in enumerate(read) if not passage.ids), 0)
    read[unknown] = replace(read[unknown], ask=True)
    return ContractNote(
        name="Conditions générales CYB 2026.pdf",
        read_on=date(2026, 11, 12),
        pages=2 + read[-1].page,
        sha256="7c" * 32,
        passages=tuple(read),
        coverages=(("assistance", 4), ("expertise", 5), ("fraude", 0)),
    )


@cache
def notes_of(name: str, count: int = 63) -> dict[str, Note]:
    """Return notes of all sorts about a sample company."""
    content = load()
    assessment = assess(content, answers_of(name), DAY)
    decisions = (
        Decision(Choice.DO, "Médi-Réseaux SARL", date(2027, 1, 31), why="Devis reçu."),
        Decision(),
        Decision(Choice.ACCEPT, why="Un seul poste est concerné, et il est isolé du réseau."),
        Decision(Choice.ADVICE, "le courtier", date(2026, 12, 15)),
        Decision(Choice.DO, "la gérante", date(2026, 11, 20), done=date(2026, 11, 18)),
        Decision(Choice.DO),
    )
    notes: dict[str, Note] = {
        decision_name(action.id): decisions[place % len(decisions)]
        for place, action in enumerate(assessment.plan)
        if place % len(decisions) != 1
    }
    notes[decision_name("mesure:copie_debranchee")] = Decision(Choice.DO, done=date(2026, 10, 2))
    exposed = [f.exclusion.id for f in assessment.findings if f.stance is Stance.EXPOSED]
    discuss = [f.exclusion.id for f in assessment.findings if f.stance is Stance.DISCUSS]
    notes[exclusion_name(exposed[0])] = Ask(
        True, "Carence de 12 heures, durée de 12 mois. Mme Roy, 20 novembre 2026."
    )
    notes[exclusion_name(exposed[1])] = Ask(False)
    notes[exclusion_name(discuss[0])] = Ask(True)
    notes[coverage_name(content.coverages[0].id)] = Ask(True)
    for hit in assessment.contradictions:
        notes[contradiction_name(hit.contradiction.id)] = Explanation(
            "Le télétravail est arrêté depuis juin ; la question porte sur l’année entière."
        )
    notes[CONTRACT] = contract_of(count)
    return notes


@cache
def printed(name: str, edition: Edition) -> bytes:
    """Return the PDF of a sample, made once for all the tests."""
    return render_pdf(dossier_of(answers_of(name), edition))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as drawn: its box in points from the bottom left, and its size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, from the top, and its size in points."""

    lines: tuple[Line, ...]
    width: float
    height: float

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines between the running header and footer."""
        low, high = 20 * POINTS_PER_MM, self.height - 20 * POINTS_PER_MM
        return tuple(line for line in self.lines if line.bottom > low and line.top < high)


def pages(pdf: bytes) -> list[Page]:
    """Read a PDF with another program than the one that made it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[place]) for place in range(len(document))]
    finally:
        document.close()


def _page(page: Any) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    lines = []
    for place in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(place)
        text = textpage.get_text_bounded(left, bottom, right, top).strip()
        if text:
            index = textpage.get_index((left + right) / 2, (bottom + top) / 2, 60, 20)
            size = pdfium.FPDFText_GetFontSize(textpage, max(index or 0, 0))
            weight = pdfium.FPDFText_GetFontWeight(textpage, max(index or 0, 0))
            lines.append(Line(text, left, right, bottom, top, size, weight >= 600))
    lines.sort(key=lambda line: (-line.bottom, line.left))
    return Page(tuple(lines), width, height)


def text_of(pdf: bytes) -> str:
    """Return the whole text with plain spaces, hyphenated words joined."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(found).replace("\ufffe\r\n", "").replace("\ufffe", "").split())


def everything_in(pdf: bytes) -> bytes:
    """Return every string and every unpacked stream of the file: nothing hides from a search."""
    found = [b""]
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            found += _bytes(thing)
        found.append(str(document.docinfo).encode())
    return b"\n".join(found)


def _bytes(value: Any, depth: int = 0) -> Iterator[bytes]:
    if depth > 30:
        return
    if isinstance(value, pikepdf.Stream):
        yield value.read_bytes()
    if isinstance(value, (pikepdf.Stream, pikepdf.Dictionary)):
        for key, inner in value.items():
            yield str(key).encode()
            if not getattr(inner, "is_indirect", False):
                yield from _bytes(inner, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for inner in list(value):
            if not getattr(inner, "is_indirect", False):
                yield from _bytes(inner, depth + 1)
    elif isinstance(value, pikepdf.String):
        yield bytes(value)
        yield str(value).encode("utf-8", "replace")
    elif isinstance(value, pikepdf.Object):
        yield str(value).encode("utf-8", "replace")


def every_answer(extra: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of the largest sample, with *extra* over them."""
    return answers_of("menuiserie") | dict(extra)
