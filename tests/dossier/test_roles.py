"""Contacts, signature and coverages are questions that never count, on pages that they share."""

from __future__ import annotations

from dataclasses import replace

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.answers_json import dumps, loads
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.content.model import PAGE_ROLES, Need, Role
from cyberwizard.dossier.standing import target
from cyberwizard.sentences import evidence_state, expired
from cyberwizard.session import (
    CONTACTS,
    COVERAGES,
    ENDING,
    FINISH,
    SIGNATURE,
    Session,
    by_theme,
)
from tests.dossier.tools import DAY, answers_of

SHARED = (Role.COVERAGE, Role.CONTACT, Role.SIGNATURE)


def test_the_numbers_of_the_questionnaire_do_not_move() -> None:
    content = load()
    roles = [question.role in PAGE_ROLES for question in content.questions]
    assert roles == sorted(roles, reverse=True)
    assert {q.role for q in content.questions} >= set(SHARED)


def test_each_coverage_has_its_question() -> None:
    content = load()
    for coverage in content.coverages:
        question = content.question_by_id[f"garantie_{coverage.id}"]
        assert coverage.title in question.label
        assert [o.id for o in question.options] == ["voulue", "deja", "non", "ne_sait_pas"]
        assert content.coverage_by_question[question.id] is coverage


def test_they_are_counted_but_never_missing_nor_scored() -> None:
    content, answers = load(), answers_of("boulangerie")
    session = Session(content, DAY, answers)
    shared = [q for q in content.questions if q.role in SHARED]
    assert not {q.id for q in shared} & set(session.stops)
    assert not {q.id for q in shared} & {q.id for q in session.hidden()}
    assert not {q.theme for q in shared} & {p.theme for p in session.progress()}
    assert not {q.theme for q in shared} & set(by_theme(content, content.questions))
    assert "garantie_assistance" in session.state.counted
    without = {id_: a for id_, a in answers.items() if id_ not in {q.id for q in shared}}
    with_, bare = (assess(content, given, DAY) for given in (answers, without))
    assert with_.unanswered == bare.unanswered == ()
    assert (with_.level, with_.unknowns, with_.plan) == (bare.level, bare.unknowns, bare.plan)


def test_each_shared_page_is_a_stop_and_has_its_questions() -> None:
    session = Session(load(), DAY)
    assert session.stops[-len(ENDING) :] == ENDING
    assert ENDING[-1] == FINISH
    assert session.where("garantie_assistance") == COVERAGES
    assert session.where("contact_banque") == CONTACTS
    assert session.where("validite") == SIGNATURE


def test_proofs_are_stored_whole() -> None:
    content = load()
    proof = Evidence(EvidenceKind.MINUTES, "Essai", DAY, DAY, "Classeur", "a.pdf", "5a" * 32)
    answers = {"antivirus": Answer(evidence=(proof, Evidence(EvidenceKind.OTHER)))}
    assert loads(dumps(answers, "x"), content) == answers


def test_a_proof_turns_old_by_itself() -> None:
    proof = Evidence(EvidenceKind.INVOICE, fact_date=DAY.replace(year=2025))
    assert evidence_state(proof, DAY) == "valable"
    assert evidence_state(proof, DAY.replace(day=24)) == "à renouveler"
    assert evidence_state(replace(proof, valid_until=DAY.replace(year=2030)), DAY) == "valable"
    assert evidence_state(Evidence(EvidenceKind.OTHER), DAY) == "sans date"
    assert "23 novembre 2026" in expired(DAY)


def test_needs_come_from_the_answers() -> None:
    from cyberwizard.assessment import coverage_needs

    content = load()
    nothing, dental = (
        coverage_needs(content, assess(content, given, DAY).state)
        for given in ({}, answers_of("cabinet_dentaire"))
    )
    assert all(need.need is Need.TO_DISCUSS and not need.causes for need in nothing)
    assert any(need.need is Need.USEFUL and need.causes for need in dental)


def test_the_plan_has_a_date_on_each_line() -> None:
    assessment = assess(load(), answers_of("menuiserie"), DAY)
    days = [target(action, DAY) for action in assessment.plan]
    assert all(day > DAY for day in days)
    assert len(set(days)) == 3
