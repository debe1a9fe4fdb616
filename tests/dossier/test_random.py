"""Any set of answers prints, validates, and keeps its pages in order."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cyberwizard.answers import Answer, Evidence, EvidenceKind, Origin
from cyberwizard.content.loader import load
from cyberwizard.content.model import Kind, Question
from cyberwizard.dossier import Edition, compose, data, gather
from cyberwizard.dossier.pdf import render_pdf
from tests.dossier.test_layout import check_layout
from tests.dossier.tools import DAY, INFO

EXAMPLES = int(os.environ.get("CYBERWIZARD_DOSSIERS", "40"))
"""How many random dossiers are printed; the long form asks for 500."""

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), max_size=120
) | st.sampled_from(["", "Le disque de l’atelier, derrière la scie.", "œuf à 3 €\u202f!"])
EVIDENCE = st.builds(
    Evidence,
    kind=st.sampled_from(EvidenceKind),
    note=WORDS,
    fact_date=st.none() | DAYS,
    valid_until=st.none() | DAYS,
    place=WORDS,
    name=WORDS,
    sha256=st.sampled_from(["", "5a" * 32]),
)


def _value(question: Question) -> st.SearchStrategy[str]:
    match question.kind:
        case Kind.NUMBER:
            low, high = question.minimum or 0, question.maximum or 9999
            return st.integers(low, high).map(str)
        case Kind.DATE:
            return DAYS.map(date.isoformat)
        case Kind.SIREN:
            return st.just("732829320")
    return WORDS.filter(str.strip)


def _options(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    ids = [option.id for option in question.options]
    one = st.sampled_from(ids).map(lambda id_: (id_,))
    if question.kind is Kind.SINGLE:
        return one
    together = [option.id for option in question.options if not option.exclusive]
    many = st.lists(st.sampled_from(together), min_size=1, unique=True).map(tuple)
    return one | many


def _answer(question: Question) -> st.SearchStrategy[Answer]:
    chosen = {"options": _options(question)} if question.options else {"value": _value(question)}
    return st.builds(
        Answer,
        **chosen,
        exception=WORDS,
        reason=WORDS,
        comment=WORDS,
        private=st.booleans(),
        to_review=st.booleans(),
        origin=st.sampled_from(Origin),
        fact_date=st.none() | DAYS,
        answered_at=st.none() | st.just(datetime(2026, 11, 2, 9, tzinfo=UTC)),
        evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
    )


QUESTIONS = load().questions


@st.composite
def answer_sets(draw: st.DrawFn) -> dict[str, Answer]:
    """Draw the answers to some of the questions, a few of them in detail."""
    asked = draw(st.sets(st.sampled_from(QUESTIONS), max_size=len(QUESTIONS)))
    detailed = set(draw(st.lists(st.sampled_from(QUESTIONS), max_size=6)))
    seed = draw(st.randoms(use_true_random=False))
    answers = {}
    for question in QUESTIONS:
        if question in detailed:
            answers[question.id] = draw(_answer(question))
        elif question in asked and question.options:
            answers[question.id] = Answer(options=(seed.choice(question.options).id,))
    return answers


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer_sets(), st.sampled_from(Edition))
def test_any_answers_print_and_come_back(answers: dict[str, Answer], edition: Edition) -> None:
    content = load()
    material = gather(content, answers, DAY, INFO, edition)
    dossier = compose(content, material)
    check_layout(render_pdf(dossier))  # which validates, or raises
    assert dossier.attachment is not None
    loaded = data.loads(dossier.attachment.text, content)
    assert loaded.material == material
    jsonschema.validate(json.loads(dossier.attachment.text), data.schema())
