"""The one logic form: any of, all of, one of these answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.conditions import ALWAYS, NEVER, Alternative, Condition

KEYS = st.sampled_from("abc")
VALUES = st.frozensets(st.sampled_from("xyz"), min_size=1)
FACTS = st.dictionaries(KEYS, VALUES)
ALTERNATIVES = st.lists(st.tuples(KEYS, VALUES), max_size=3).map(lambda t: Alternative(tuple(t)))
CONDITIONS = st.lists(ALTERNATIVES, max_size=3).map(lambda a: Condition(tuple(a)))


def _condition(*alternatives: dict[str, str]) -> Condition:
    return Condition(
        tuple(
            Alternative(tuple((key, frozenset(values)) for key, values in tests.items()))
            for tests in alternatives
        )
    )


def test_one_alternative_is_enough_and_it_needs_all_its_tests() -> None:
    condition = _condition({"a": "x", "b": "y"}, {"c": "z"})
    assert condition.holds({"c": frozenset("z")})
    assert condition.holds({"a": frozenset("x"), "b": frozenset("y")})
    assert not condition.holds({"a": frozenset("x")})


def test_a_question_without_an_answer_meets_nothing() -> None:
    assert not _condition({"a": "xyz"}).holds({})
    assert ALWAYS.holds({})
    assert not NEVER.holds({})


def test_a_multiple_choice_meets_a_test_with_one_of_its_answers() -> None:
    assert _condition({"a": "x"}).holds({"a": frozenset("xy")})


def test_causes_name_only_what_made_it_true() -> None:
    condition = _condition({"a": "x", "b": "y"}, {"c": "z"}, {"c": "z", "a": "x"})
    facts = {"a": frozenset("x"), "c": frozenset("z")}
    assert condition.causes(facts) == ("c", "a")
    assert condition.causes({}) == ()


@given(CONDITIONS, FACTS)
def test_a_condition_that_holds_has_causes_that_hold_alone(
    condition: Condition, facts: dict[str, frozenset[str]]
) -> None:
    causes = condition.causes(facts)
    if condition.holds(facts):
        assert condition.holds({key: facts[key] for key in causes})
    else:
        assert causes == ()
