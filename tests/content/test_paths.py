"""How many questions are asked, to whom, and that a changed answer destroys nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.answers import Answer
from cyberwizard.assessment import assess
from cyberwizard.conditions import ALWAYS
from cyberwizard.content.model import Content, Role
from cyberwizard.session import Session, State, resolve
from tests.content.firms import PEOPLE, counted, draw, pairs, states, widest
from tests.content.gates import CHECKED, practices

SHORT = 30
FULL = 60
SEEDS = st.integers(min_value=0, max_value=10_000)
CARE = st.sampled_from([0.0, 0.5, 0.9, 1.0])


def is_short(state: State) -> bool:
    return "court" in state.facts.get("parcours", ())


@pytest.fixture(scope="module")
def every_path(content: Content) -> list[State]:
    """Every combination of the answers that an ``asked_when`` names."""
    return list(states(content, PEOPLE, CHECKED))


def test_the_short_path_never_passes_30_questions(every_path: list[State]) -> None:
    lengths = [len(counted(state)) for state in every_path if is_short(state)]
    assert len(lengths) > 1000
    assert max(lengths) == SHORT


def test_no_path_passes_60_questions(every_path: list[State]) -> None:
    assert max(len(counted(state)) for state in every_path) <= FULL


def test_the_short_path_is_for_1_to_9_people_without_a_server(every_path: list[State]) -> None:
    for state in every_path:
        people, server = state.counted.get("nombre_personnes"), state.counted.get("serveur_nas")
        if people is None or server is None:
            assert "parcours" not in state.facts
        else:
            short = int(people.value) <= 9 and not {"serveur", "serveur_heberge"} & set(
                server.options
            )
            assert is_short(state) == short


def test_every_question_is_asked_to_somebody(content: Content, every_path: list[State]) -> None:
    asked = {question.id for state in every_path for question in state.path}
    assert {question.id for question in content.questions} - asked == set()


def test_a_lock_is_never_empty_on_the_short_path(content: Content) -> None:
    """Whoever answers, each of the seven locks has a question."""
    firm = {"nombre_personnes": Answer(value="1"), "serveur_nas": Answer(options=("aucun",))}
    path = resolve(content, firm, CHECKED).path
    asked = {lock for question in path for lock in question.locks}
    assert asked == {lock.id for lock in content.locks}


@given(SEEDS, CARE)
def test_any_firm_of_9_people_stays_short(content: Content, seed: int, care: float) -> None:
    firm = draw(content, seed, CHECKED, care=care) | {
        "nombre_personnes": Answer(value="9"),
        "serveur_nas": Answer(options=("nas",)),
    }
    state = resolve(content, firm, CHECKED)
    assert is_short(state)
    assert len(counted(state)) <= SHORT
    assert resolve(content, state.counted, CHECKED) == state


def test_any_two_answers_go_together(content: Content) -> None:
    """Every pair of answers of two questions: the path holds, and the assessment ends."""
    firms = list(pairs(content, CHECKED))
    assert len(firms) > 100
    for firm in firms:
        result = assess(content, firm, CHECKED)
        if is_short(result.state):
            assert len(counted(result.state)) <= SHORT
        assert {finding.exclusion.id for finding in result.findings} == set(content.exclusion_by_id)


@given(SEEDS, CARE, st.data())
def test_a_changed_context_destroys_no_answer(
    content: Content, seed: int, care: float, data: st.DataObject
) -> None:
    firm = draw(content, seed, CHECKED, care=care, told=1)
    session = Session(content, CHECKED, firm)
    before = session.state
    branching = {key for q in content.questions for key, _ in q.asked_when.mentions()}
    named = [q for q in content.questions if q.options and q.role is not Role.PRACTICE]
    named += [q for q in practices(content) if q.id in branching]
    changed = data.draw(st.lists(st.sampled_from(named), min_size=1, max_size=5, unique=True))
    for question in changed:
        option = data.draw(st.sampled_from(question.options))
        session.answer(question.id, Answer(options=(option.id,)))
    kept = {name for name in firm if name not in {question.id for question in changed}}
    assert all(session.answers[name] is firm[name] for name in kept)
    for question in changed:
        session.answer(question.id, firm[question.id])
    assert session.answers == firm
    assert session.state == before


def test_the_widest_firm_is_asked_every_practice(content: Content) -> None:
    state = resolve(content, widest(content, CHECKED), CHECKED)
    assert {q.id for q in practices(content)} - {q.id for q in state.path} == set()


def test_who_is_always_asked(content: Content) -> None:
    """A firm that has said nothing yet already sees what decides the rest."""
    first = resolve(content, {}, date(2027, 1, 1)).path
    always = {q.id for q in content.questions if q.asked_when == ALWAYS}
    assert {question.id for question in first} == always
    assert {"nombre_personnes", "serveur_nas", "copie_hors_ligne", "antivirus"} <= always
