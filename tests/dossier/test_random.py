"""Any set of answers and notes prints, validates, and keeps its pages in order."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cyberwizard.answers import Answer, Evidence, EvidenceKind, Origin
from cyberwizard.content.loader import load
from cyberwizard.content.model import Kind, Question
from cyberwizard.dossier import Edition, compose, data, gather
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
from tests.dossier.test_layout import check_layout
from tests.dossier.tools import DAY, INFO

EXAMPLES = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 40
"""How many random dossiers are printed."""

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
CONTENT = load()
ACTIONS = [
    *(f"mesure:{measure.id}" for measure in CONTENT.measures),
    *(f"verifier:{question.id}" for question in QUESTIONS),
    "mesure:disparue",
]
EXCLUSIONS = [*(exclusion.id for exclusion in CONTENT.exclusions), "disparue"]
COVERAGES = [*(coverage.id for coverage in CONTENT.coverages), "disparue"]
DECISIONS = st.builds(
    Decision, st.none() | st.sampled_from(Choice), WORDS, st.none() | DAYS, st.none() | DAYS, WORDS
)
ASKS = st.builds(Ask, st.booleans(), WORDS)
SOME_IDS = st.lists(st.sampled_from(EXCLUSIONS), max_size=3).map(tuple)
LONG_WORDS = st.builds(lambda text, times: text * times, WORDS, st.integers(1, 40))
PASSAGES = st.builds(
    PassageNote,
    page=st.integers(0, 300),
    text=LONG_WORDS,
    level=st.sampled_from(["reconnu", "possible", "non reconnu", ""]),
    kind=st.sampled_from(["exclusion", "condition", "limite", "decheance", "loi", "option", "?"]),
    article=WORDS,
    ids=SOME_IDS,
    chosen=st.none() | SOME_IDS,
    why=st.lists(WORDS, max_size=2).map(tuple),
    cue=WORDS,
    vague=st.lists(WORDS, max_size=2).map(tuple),
    buy_back=st.booleans(),
    note=WORDS,
    ask=st.booleans(),
    reply=WORDS,
    by_hand=st.booleans(),
)
FOUND = st.lists(st.tuples(st.sampled_from(COVERAGES), st.integers(0, 300)), max_size=4)
CONTRACTS = st.builds(
    ContractNote,
    name=WORDS,
    read_on=DAYS,
    pages=st.integers(0, 300),
    sha256=st.sampled_from(["", "7c" * 32]),
    passages=st.lists(PASSAGES, max_size=6).map(tuple),
    coverages=FOUND.map(tuple),
)


@st.composite
def note_sets(draw: st.DrawFn) -> dict[str, Note]:
    """Draw decisions on some lines, some questions, explanations, and perhaps a contract."""
    seed = draw(st.randoms(use_true_random=False))
    notes: dict[str, Note] = {}
    decisions = draw(st.lists(DECISIONS, min_size=1, max_size=4))
    for action in draw(st.sets(st.sampled_from(ACTIONS), max_size=60)):
        notes[decision_name(action)] = seed.choice(decisions)
    asks = draw(st.lists(ASKS, min_size=1, max_size=4))
    for id_ in draw(st.sets(st.sampled_from(EXCLUSIONS), max_size=12)):
        notes[exclusion_name(id_)] = seed.choice(asks)
    for id_ in draw(st.sets(st.sampled_from(COVERAGES), max_size=6)):
        notes[coverage_name(id_)] = seed.choice(asks)
    rules = [rule.id for rule in CONTENT.contradictions]
    for id_ in draw(st.sets(st.sampled_from(rules), max_size=8)):
        notes[contradiction_name(id_)] = Explanation(draw(WORDS))
    if draw(st.booleans()):
        contract = draw(CONTRACTS)
        times = draw(st.sampled_from([1, 1, 5, 20]))  # up to 120 passages
        notes[CONTRACT] = replace(contract, passages=contract.passages * times)
    return notes


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
@given(answer_sets(), note_sets(), st.sampled_from(Edition))
def test_any_answers_and_notes_print_and_come_back(
    answers: dict[str, Answer], notes: dict[str, Note], edition: Edition
) -> None:
    material = gather(CONTENT, answers, DAY, replace(INFO, notes=notes), edition)
    dossier = compose(CONTENT, material)
    check_layout(render_pdf(dossier))  # which validates, or raises
    assert dossier.attachment is not None
    loaded = data.loads(dossier.attachment.text, CONTENT)
    assert loaded.material == material
    assert compose(CONTENT, loaded.material, loaded.made_by) == dossier
    jsonschema.validate(json.loads(dossier.attachment.text), data.schema())
