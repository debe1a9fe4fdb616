"""Decisions beside the plan: they say where a line stands, and survive its leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.model import Content
from cyberwizard.notes import Choice, Decision, Notes, decision_name
from cyberwizard.planning import (
    LineState,
    count,
    decision_says,
    gone_lines,
    lines,
    progress,
    proposals,
)
from tests.core.conftest import TODAY
from tests.core.test_session import _answers

COPY = decision_name("mesure:copier")
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def _assess(content: Content, **options: str) -> Assessment:
    return assess(content, _answers(**options), TODAY)


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision(), LineState.TO_DECIDE),
        (Decision(who="Paul", due=TODAY), LineState.TO_DECIDE),
        (Decision(Choice.DO), LineState.TO_DO),
        (Decision(Choice.ADVICE), LineState.TO_DO),
        (Decision(Choice.DO, done=TODAY), LineState.DONE),
        (Decision(Choice.ADVICE, done=TODAY), LineState.DONE),
        (Decision(Choice.ACCEPT), LineState.ACCEPTED),
        (Decision(Choice.ACCEPT, done=TODAY), LineState.ACCEPTED),
    ],
)
def test_a_line_stands_where_its_decision_says(
    small: Content, decision: Decision, state: LineState
) -> None:
    (line,) = lines(_assess(small, copie="non"), {COPY: decision})
    assert (line.number, line.action.id, line.state) == (1, "mesure:copier", state)


def test_a_day_is_late_once_it_is_over_and_nothing_is_done(small: Content) -> None:
    assessment = _assess(small, copie="non")

    def late(decision: Decision) -> bool:
        return lines(assessment, {COPY: decision})[0].is_late(TODAY)

    assert late(Decision(Choice.DO, due=YESTERDAY))
    assert not late(Decision(Choice.DO, due=TODAY))
    assert not late(Decision(Choice.DO, due=YESTERDAY, done=TODAY))
    assert not late(Decision(Choice.ACCEPT, due=YESTERDAY))
    assert not late(Decision(Choice.DO))


def test_a_decision_changes_neither_the_plan_nor_its_order(small: Content) -> None:
    assessment = _assess(small, copie="en_partie", debranchee="non")
    notes: Notes = {COPY: Decision(Choice.DO, done=TODAY)}
    assert [line.action for line in lines(assessment, notes)] == list(assessment.plan)


def test_a_line_that_left_keeps_its_decision_and_comes_back_with_it(small: Content) -> None:
    decision = Decision(Choice.DO, "Paul", done=TODAY)
    notes: Notes = {COPY: decision, decision_name("mesure:debrancher"): Decision()}
    better = _assess(small, copie="oui")
    (gone,) = gone_lines(better, notes)
    assert (gone.title, gone.decision) == ("Copier", decision)
    worse = _assess(small, copie="non")
    assert gone_lines(worse, notes) == ()
    assert lines(worse, notes)[0].decision == decision


def test_a_line_that_the_content_forgot_is_not_hidden(small: Content) -> None:
    notes: Notes = {
        decision_name("mesure:oubliee"): Decision(Choice.DO),
        decision_name("verifier:copie"): Decision(Choice.DO),
    }
    gone = gone_lines(_assess(small, copie="oui"), notes)
    assert [line.title for line in gone] == ["mesure:oubliee", "À vérifier\u00a0: Une copie ?"]


def test_the_progress_counts_every_line_once(small: Content) -> None:
    assessment = _assess(small, copie="en_partie", debranchee="non")
    found = lines(assessment, {COPY: Decision(Choice.DO, due=YESTERDAY)})
    assert sum(count(found, state) for state in LineState) == len(found) == 2
    assert progress(found, TODAY) == "2 actions\u00a0: 1 à décider, 1 à faire. 1 date est passée."
    done = {line.action.id: Decision(Choice.DO, done=TODAY) for line in found}
    notes: Notes = {decision_name(name): decision for name, decision in done.items()}
    assert progress(lines(assessment, notes), TODAY) == "2 actions\u00a0: 2 faites."
    assert progress((), TODAY) == ""


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (Decision(), ""),
        (Decision(Choice.DO), "À faire, sans date."),
        (
            Decision(Choice.DO, "Paul", date(2026, 12, 1)),
            "À faire par Paul avant le 01/12/2026.",
        ),
        (Decision(Choice.DO, due=YESTERDAY), "À faire avant le 22/11/2026, date passée."),
        (Decision(Choice.DO, "Paul", TODAY, TODAY), "Fait par Paul le 23/11/2026."),
        (Decision(Choice.ADVICE, "Zoé"), "Conseil à demander à Zoé, sans date."),
        (Decision(Choice.ADVICE, "Le courtier"), "Conseil à demander au courtier, sans date."),
        (Decision(Choice.ADVICE, "les pompiers"), "Conseil à demander aux pompiers, sans date."),
        (Decision(Choice.ACCEPT), "Risque accepté."),
        (Decision(Choice.ACCEPT, why=" Trop cher "), "Risque accepté\u00a0: Trop cher."),
    ],
)
def test_a_decision_is_said_in_one_sentence(decision: Decision, says: str) -> None:
    assert decision_says(decision, TODAY) == says


def test_the_days_proposed_exist() -> None:
    assert proposals(date(2026, 11, 30)) == (
        date(2026, 12, 7),
        date(2026, 12, 30),
        date(2027, 2, 28),
    )
