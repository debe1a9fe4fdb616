"""Not knowing is never worth more than knowing, and always leads somewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard import sentences
from cyberwizard.answers import Answer, Answers
from cyberwizard.assessment import Action, ActionKind, Assessment, assess
from cyberwizard.conditions import Condition
from cyberwizard.content.facts import FACTS
from cyberwizard.content.model import (
    Content,
    LockStatus,
    Question,
    Readiness,
    Role,
    Stance,
)
from cyberwizard.session import resolve
from tests.content.firms import UNKNOWN, draw, firm_for, unknown_everywhere, widest
from tests.content.gates import CHECKED, practices

GOOD = {Stance.REASSURING, Stance.UNRELATED}
IMPROVABLE = {Readiness.NONE, Readiness.WEAK, Readiness.PARTIAL}
NEAR_AN_END = date(2027, 9, 1)
"""A day when a version of Windows 11 has less than six months left."""

SEEDS = st.integers(min_value=0, max_value=10_000)
CARE = st.sampled_from([0.0, 0.5, 0.9, 1.0])


def with_answer(firm: Answers, question: Question, option: str) -> dict[str, Answer]:
    return {**firm, question.id: Answer(options=(option,))}


def actions(result: Assessment, question: Question) -> list[Action]:
    return [action for action in result.plan if question.id in action.questions]


def same_path(one: Assessment, other: Assessment) -> bool:
    return [q.id for q in one.state.path] == [q.id for q in other.state.path]


@given(SEEDS, CARE, st.data())
def test_not_knowing_reassures_nobody(
    content: Content, seed: int, care: float, data: st.DataObject
) -> None:
    firm = draw(content, seed, CHECKED, care=care)
    before = assess(content, firm, CHECKED)
    for question in data.draw(st.permutations(before.practices))[:12]:
        after = assess(content, with_answer(firm, question, UNKNOWN), CHECKED)
        for was, now in zip(before.findings, after.findings, strict=True):
            assert now.stance not in GOOD or was.stance in GOOD, (question.id, now.exclusion.id)
        if same_path(before, after):
            assert after.level.level.rank <= before.level.level.rank, question.id


@given(SEEDS, CARE, st.data())
def test_no_other_answer_scores_less_than_not_knowing(
    content: Content, seed: int, care: float, data: st.DataObject
) -> None:
    firm = draw(content, seed, CHECKED, care=care)
    path = assess(content, firm, CHECKED).practices
    for question in data.draw(st.permutations(path))[:6]:
        ignorant = assess(content, with_answer(firm, question, UNKNOWN), CHECKED)
        for option in question.options:
            told = assess(content, with_answer(firm, question, option.id), CHECKED)
            if same_path(told, ignorant):
                assert ignorant.level.level.rank <= told.level.level.rank, (question.id, option.id)


def test_a_bad_answer_and_an_unknown_one_always_call_for_something(content: Content) -> None:
    firm = widest(content, CHECKED)
    for question in practices(content):
        for option in question.options:
            result = assess(content, with_answer(firm, question, option.id), CHECKED)
            found = actions(result, question)
            if option.readiness in IMPROVABLE:
                assert [a for a in found if a.kind is ActionKind.MEASURE], (question.id, option.id)
            elif option.readiness is Readiness.UNKNOWN:
                [action] = found
                assert action.kind is ActionKind.VERIFY
                assert sentences.action_steps(action, content)
                assert "min" in sentences.action_cost(action, content)
            elif option.readiness is not Readiness.NOT_APPLICABLE:
                assert found == [], (question.id, option.id)


def test_a_measure_has_steps_a_duration_and_somebody(content: Content) -> None:
    for measure in content.measures:
        assert len(measure.how) >= 2, measure.id
        assert 10 <= measure.minutes <= 480, measure.id
        assert measure.why


def test_each_improvable_question_has_a_first_step_and_a_further_one(content: Content) -> None:
    for question in practices(content):
        steps = {
            content.measure_by_id[measure].step
            for option in question.options
            for measure in option.measures
        }
        assert len(steps) == 2, (question.id, steps)


@pytest.mark.parametrize("people", ["1", "9", "10", "50"])
@pytest.mark.parametrize("server", ["aucun", "nas", "serveur"])
def test_a_firm_that_knows_nothing_gets_a_whole_plan(
    content: Content, people: str, server: str
) -> None:
    result = assess(content, unknown_everywhere(content, people, server), CHECKED)
    assert result.level.level.rank == 1
    assert result.strengths == ()
    assert {lock.status for lock in result.locks} <= {
        LockStatus.UNKNOWN,
        LockStatus.UNANSWERED,
        LockStatus.NOT_APPLICABLE,
    }
    to_verify = {action.questions[0] for action in result.plan if action.measure is None}
    assert to_verify == {question.id for question in result.practices}
    assert len(to_verify) == len(result.unknowns) >= 15
    for finding in result.findings:
        assert finding.stance is not Stance.REASSURING, finding.exclusion.id
        unknown = [q for q in finding.causes if UNKNOWN in result.answers[q].options]
        assert finding.stance is not Stance.UNRELATED or not unknown, finding.exclusion.id


def test_a_firm_that_answers_nothing_is_reassured_on_nothing(content: Content) -> None:
    result = assess(content, {}, CHECKED)
    assert {finding.stance for finding in result.findings} == {Stance.DISCUSS}
    assert result.level.provisional
    assert result.level.level.rank == 1


def test_a_well_kept_firm_reaches_the_top(content: Content) -> None:
    """The rules are not a wall: the best answers reach level 4, with nothing left to do."""
    result = assess(content, widest(content, CHECKED), CHECKED)
    assert result.level.level.rank == 4
    assert result.plan == ()
    assert len(result.strengths) == len(result.practices)


def conditions(content: Content) -> list[tuple[str, Condition]]:
    """Every rule that speaks, with the words it says."""
    return (
        [(f"{e.id} : {f.says}", f.when) for e in content.exclusions for f in e.effects]
        + [(f"{c.id} : {rule.says}", rule.when) for c in content.coverages for rule in c.needs]
        + [(rule.id, rule.when) for rule in content.contradictions]
    )


def test_every_rule_can_speak(content: Content) -> None:
    """Each alternative of each rule holds for some firm: no dead sentence, no path that hides."""
    dead = [
        f"{name} ({dict(alternative.tests)})"
        for name, condition in conditions(content)
        for alternative in condition.alternatives
        if not any(
            alternative.holds(resolve(content, firm, day).facts)
            for day in (CHECKED, NEAR_AN_END)
            for firm in firm_for(content, alternative, day)
        )
    ]
    assert dead == []


def test_a_practice_bears_on_something(content: Content) -> None:
    """Each practice question moves an exclusion: none is asked for the sake of asking."""
    moved = {
        name
        for exclusion in content.exclusions
        for effect in exclusion.effects
        for key, _ in effect.when.mentions()
        for name in (FACTS[key].reads if key in FACTS else (key,))
    }
    assert [q.id for q in practices(content) if q.id not in moved] == []


def test_a_system_loses_its_grade_on_the_day_its_support_ends(content: Content) -> None:
    firm = with_answer(
        widest(content, CHECKED), content.question_by_id["systemes"], "windows_11_25h2"
    )
    last, after = date(2027, 10, 12), date(2027, 10, 13)
    assert assess(content, firm, last).locks[4].status is LockStatus.YES
    assert assess(content, firm, after).locks[4].status is LockStatus.NO
    measures = {action.id for action in assess(content, firm, after).plan}
    assert "mesure:passer_windows_11_suivi" in measures


def test_only_practices_are_graded(content: Content) -> None:
    for question in content.questions:
        graded = [option.readiness is not None for option in question.options]
        assert all(graded) if question.role is Role.PRACTICE else not any(graded), question.id


@pytest.mark.parametrize("exclusion", ["defaut_sauvegarde", "rancon", "frais_internes"])
@pytest.mark.parametrize("unplugged", ["oui", "parfois", "non", UNKNOWN])
def test_a_synchronised_folder_alone_is_no_backup(
    content: Content, exclusion: str, unplugged: str
) -> None:
    firm = widest(content, CHECKED) | {
        "sauvegarde_emplacement": Answer(options=("synchronisation",)),
        "copie_hors_ligne": Answer(options=(unplugged,)),
    }
    result = assess(content, firm, CHECKED)
    assert result.finding(exclusion).stance is Stance.EXPOSED
    contradicted = {hit.contradiction.id for hit in result.contradictions}
    assert ("hors_ligne_synchronise" in contradicted) == (unplugged == "oui")


DATED_BY_SYSTEMS = (
    *("defaut_correctifs", "usure_obsolescence", "mesures_prevention"),
    *("ransomware_coassurance", "attaque_non_ciblee", "amelioration"),
)


@pytest.mark.parametrize("exclusion", DATED_BY_SYSTEMS)
@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("windows_11_25h2", Stance.REASSURING),
        ("macos_recent", Stance.REASSURING),
        ("linux_chromeos", Stance.REASSURING),
        ("macos_14", Stance.DISCUSS),
        ("windows_10_ltsc", Stance.DISCUSS),
        (UNKNOWN, Stance.DISCUSS),
        ("windows_10", Stance.EXPOSED),
    ],
)
def test_what_a_system_says(
    content: Content, exclusion: str, system: str, expected: Stance
) -> None:
    """A system without a published end is followed; one near it is a question to ask."""
    firm = with_answer(widest(content, CHECKED), content.question_by_id["systemes"], system)
    assert assess(content, firm, CHECKED).finding(exclusion).stance is expected
