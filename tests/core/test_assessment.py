"""What the answers are worth: nothing is averaged, everything names its causes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from cyberwizard.answers import Answer
from cyberwizard.assessment import NO_LOCK, Assessment, assess
from cyberwizard.content.model import (
    Combine,
    Content,
    Lifecycle,
    LockStatus,
    Mark,
    Stance,
)
from tests.core.conftest import TODAY
from tests.core.test_session import OPTIONS, SOME, _answers


def _assess(content: Content, **options: str) -> Assessment:
    return assess(content, _answers(**options), TODAY)


def test_the_level_is_the_lowest_ceiling_and_says_who_decides(small: Content) -> None:
    result = _assess(small, copie="oui", debranchee="non")
    assert result.level.level.rank == 2
    assert [lock.lock.id for lock in result.level.locks] == ["copie_hors_ligne"]
    assert result.locks[1].deciding == ("debranchee",)
    assert result.level.provisional


def test_one_hole_is_not_hidden_by_the_rest(small: Content) -> None:
    best = _assess(
        small,
        nombre_personnes="6",
        serveur_nas="nas",
        copie="oui",
        debranchee="oui",
        ou="ailleurs",
    )
    assert (best.level.level.rank, best.level.locks, best.level.provisional) == (4, (), False)
    hole = _assess(
        small, nombre_personnes="6", serveur_nas="nas", copie="oui", debranchee="oui", ou="ici"
    )
    assert hole.themes[0].status is LockStatus.PARTIAL
    worse = _assess(
        small,
        nombre_personnes="6",
        serveur_nas="nas",
        copie="oui",
        debranchee="oui",
        ou="ne_sait_pas",
    )
    assert worse.level.level.rank == 3
    assert [theme.theme.id for theme in worse.level.themes] == ["copies"]


def test_a_lock_without_a_question_on_the_path_holds_nothing_back(small: Content) -> None:
    result = _assess(small, copie="non")
    assert result.locks[1].status is LockStatus.NOT_APPLICABLE
    assert result.locks[1].ceiling == 4


def test_an_unanswered_question_is_not_a_yes(small: Content) -> None:
    result = _assess(small)
    assert result.locks[0].status is LockStatus.UNANSWERED
    assert result.level.level.rank == 1


def test_a_multiple_choice_may_keep_its_best_option(small: Content) -> None:
    answers = _answers(copie="oui", debranchee="oui") | {"ou": Answer(options=("ailleurs", "ici"))}
    result = assess(small, answers, TODAY)
    assert "ou" in [strength.question.id for strength in result.strengths]
    assert not result.plan
    worst = replace(
        small,
        questions=tuple(
            replace(q, combine=Combine.WORST) if q.id == "ou" else q for q in small.questions
        ),
    )
    assert [a.id for a in assess(worst, answers, TODAY).plan] == ["mesure:debrancher"]


def test_findings_name_the_answers_that_caused_them(small: Content) -> None:
    finding = _assess(small, copie="en_partie", debranchee="non").finding("defaut_sauvegarde")
    assert finding.stance is Stance.EXPOSED
    assert finding.causes == ("copie", "debranchee")


def test_a_fact_gives_way_to_the_question_it_reads(small: Content) -> None:
    finding = _assess(small, nombre_personnes="60", copie="oui").finding("defaut_sauvegarde")
    assert finding.stance is Stance.DISCUSS
    assert "nombre_personnes" in finding.causes
    unanswered = _assess(small).finding("defaut_sauvegarde")
    assert unanswered.causes == ("copie",)


def test_nothing_said_is_to_discuss(small: Content) -> None:
    finding = _assess(small).finding("guerre")
    assert (finding.stance, finding.hits) == (Stance.DISCUSS, ())


def test_unrelated_wins_over_exposed(small: Content) -> None:
    finding = _assess(small, copie="non", serveur_nas="aucun").finding("guerre")
    assert finding.stance is Stance.UNRELATED
    assert finding.causes == ("serveur_nas",)


def test_the_plan_is_ordered_by_lock_then_exposure_then_effort(small: Content) -> None:
    plan = _assess(small, copie="en_partie", debranchee="non").plan
    assert [action.id for action in plan] == ["mesure:copier", "mesure:debrancher"]
    assert plan[0].exposed == ("defaut_sauvegarde",)
    assert plan[0].lock_rank == 1
    off = _assess(small, copie="oui", debranchee="oui", ou="ici").plan
    assert [action.lock_rank for action in off] == [NO_LOCK]


def test_unknown_asks_to_verify(small: Content) -> None:
    result = _assess(small, copie="ne_sait_pas")
    assert result.unknowns == ("copie",)
    assert [action.id for action in result.plan] == ["verifier:copie"]


def test_contradictions_name_both_answers(small: Content) -> None:
    [hit] = _assess(small, copie="oui", serveur_nas="aucun").contradictions
    assert hit.causes == ("copie", "serveur_nas")


def test_a_system_past_its_end_is_worth_nothing(small: Content) -> None:
    question = replace(next(q for q in small.questions if q.id == "ou"), id="systemes")
    life = Lifecycle("x", "X", "1", "ailleurs", TODAY, "guide", Mark.VERIFIED, date(2027, 10, 12))
    content = replace(small, questions=(question,), lifecycle=(life,), themes=small.themes[1:])
    content = replace(
        content, questions=(replace(question, asked_when=small.questions[0].asked_when),)
    )
    answers = {"systemes": Answer(options=("ailleurs",))}
    assert assess(content, answers, date(2027, 10, 12)).strengths
    late = assess(content, answers, date(2027, 10, 13))
    assert not late.strengths
    assert late.state.facts["etat_systemes"] == {"fini"}
    soon = assess(content, answers, date(2027, 6, 1))
    assert soon.state.facts["etat_systemes"] == {"bientot_fini"}


@given(SOME)
def test_unknown_is_never_better_than_another_answer(
    small: Content, given_: dict[str, str]
) -> None:
    """Whatever the rest, « je ne sais pas » never lifts the level, and always gives an action."""
    for question in ("copie", "debranchee", "ou"):
        unknown = _assess(small, **(given_ | {question: "ne_sait_pas"}))
        on_path = question in {q.id for q in unknown.state.path}
        assert on_path == (f"verifier:{question}" in {a.id for a in unknown.plan})
        if on_path:
            for option in OPTIONS[question]:
                other = _assess(small, **(given_ | {question: option}))
                if question == "ou":  # no question follows it, so the paths are the same
                    assert unknown.level.level.rank <= other.level.level.rank


@given(SOME)
def test_results_agree_with_each_other(small: Content, given_: dict[str, str]) -> None:
    result = _assess(small, **given_)
    ceilings = [4, *(lock.ceiling for lock in result.locks), *(t.ceiling for t in result.themes)]
    assert result.level.level.rank == min(ceilings)
    keys = [action.order for action in result.plan]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    for finding in result.findings:
        for cause in finding.causes:
            assert cause in result.state.counted or cause in result.unanswered
    strong = {strength.question.id for strength in result.strengths}
    planned = {question for action in result.plan for question in action.questions}
    assert not strong & planned
