"""Chains of hidden questions and conditions with several ways: the shipped content has none yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cyberwizard.answers import Answer
from cyberwizard.conditions import Alternative, Condition
from cyberwizard.content.model import Content
from cyberwizard.hidden import Hidden, why_hidden
from cyberwizard.session import resolve
from tests.core.conftest import TODAY


def hidden(content: Content, question: str, options: dict[str, str]) -> Hidden:
    answers = {
        name: Answer(value=option) if option.isdecimal() else Answer(options=(option,))
        for name, option in options.items()
    }
    state = resolve(content, answers, TODAY)
    asked = content.question_by_id[question]
    assert asked not in state.path
    return why_hidden(content, state, asked)


def with_condition(content: Content, question: str, *ways: dict[str, str]) -> Content:
    """Return *content* where a question is asked in other cases."""
    alternatives = (
        Alternative(tuple((key, frozenset({option})) for key, option in way.items()))
        for way in ways
    )
    changed = replace(content.question_by_id[question], asked_when=Condition(tuple(alternatives)))
    questions = tuple(changed if q.id == question else q for q in content.questions)
    return replace(content, questions=questions)


def test_what_hides_a_hidden_question_is_named_instead(small: Content) -> None:
    found = hidden(small, "ou", {"copie": "non", "debranchee": "oui"})
    assert [cause.id for cause in found.causes] == ["copie"]
    assert found.why == (
        "Cachée parce que vous avez répondu «\u00a0Non\u00a0» à «\u00a0Une copie ?\u00a0»."
    )


@pytest.mark.parametrize(
    ("options", "causes"),
    [
        ({}, ["nombre_personnes", "serveur_nas", "copie"]),
        ({"copie": "non"}, ["nombre_personnes", "serveur_nas", "copie"]),
        ({"copie": "non", "nombre_personnes": "3"}, ["nombre_personnes", "serveur_nas", "copie"]),
    ],
)
def test_every_way_to_the_question_is_shut_by_something(
    small: Content, options: dict[str, str], causes: list[str]
) -> None:
    content = with_condition(small, "debranchee", {"copie": "oui"}, {"parcours": "complet"})
    found = hidden(content, "debranchee", options)
    assert [cause.id for cause in found.causes] == causes


def test_an_answer_given_is_named_rather_than_one_that_is_missing(small: Content) -> None:
    content = with_condition(small, "ou", {"debranchee": "oui", "serveur_nas": "serveur"})
    found = hidden(content, "ou", {"copie": "oui", "serveur_nas": "nas"})
    assert [cause.id for cause in found.causes] == ["serveur_nas"]
