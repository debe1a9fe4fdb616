"""Answers that cannot all be true are seen, and the examples are coherent."""

from __future__ import annotations

import pytest

from cyberwizard.assessment import assess
from cyberwizard.content.model import Content
from cyberwizard.samples import Sample, sample_answers, samples
from cyberwizard.session import resolve
from tests.content.firms import firm_for, widest
from tests.content.gates import CHECKED


def test_each_rule_fires_and_names_the_questions(content: Content) -> None:
    for rule in content.contradictions:
        fired = [
            hit
            for alternative in rule.when.alternatives
            for firm in firm_for(content, alternative, CHECKED)
            if alternative.holds(resolve(content, firm, CHECKED).facts)
            for hit in assess(content, firm, CHECKED).contradictions
            if hit.contradiction is rule
        ]
        assert fired, rule.id
        assert all(len(hit.causes) >= 1 for hit in fired), rule.id


def test_a_coherent_firm_is_not_bothered(content: Content) -> None:
    assert assess(content, widest(content, CHECKED), CHECKED).contradictions == ()


def test_a_rule_says_what_to_do(content: Content) -> None:
    for rule in content.contradictions:
        assert rule.says.endswith((".", "?")), rule.id
        assert rule.fix.endswith((".", "?")), rule.id
        assert rule.fix != rule.says


SHOWN: dict[str, set[str]] = {
    "boulangerie": set(),
    "cabinet_dentaire": set(),
    "menuiserie": set(),
}
"""The contradictions that each example shows on purpose."""


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_an_example_shows_only_what_it_means_to(content: Content, sample: Sample) -> None:
    answers = sample_answers(content, sample, CHECKED)
    found = {hit.contradiction.id for hit in assess(content, answers, CHECKED).contradictions}
    assert found == SHOWN[sample.id]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_an_example_is_complete_and_mixed(content: Content, sample: Sample) -> None:
    result = assess(content, sample_answers(content, sample, CHECKED), CHECKED)
    assert result.unanswered == ()
    assert result.level.level.rank in (1, 2)
    assert len({finding.stance for finding in result.findings}) >= 3
    assert result.strengths
    assert result.plan
    assert result.unknowns
