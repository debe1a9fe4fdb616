"""Notes survive their JSON, and nothing else passes for one."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.notes import (
    CONTRACT,
    Ask,
    Choice,
    ContractNote,
    Decision,
    Explanation,
    Note,
    Notes,
    PassageNote,
    article_named,
    contract,
    coverage_name,
    decision,
    decision_name,
    decode_note,
    dump_note,
    encode_note,
    exclusion_name,
    explanation,
    notes_schema,
)

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_DAY = st.none() | st.dates()
_TEXTS = st.lists(_TEXT, max_size=3).map(tuple)
_NUMBER = st.floats(0, 2000).map(lambda number: round(number, 2))
_PASSAGES = st.builds(
    PassageNote,
    page=st.integers(0, 500),
    text=_TEXT,
    level=_TEXT,
    kind=_TEXT,
    article=_TEXT,
    ids=_TEXTS,
    chosen=st.none() | _TEXTS,
    why=_TEXTS,
    cue=_TEXT,
    vague=_TEXTS,
    buy_back=st.booleans(),
    places=st.lists(st.tuples(*[_NUMBER] * 5), max_size=2).map(tuple),
    note=_TEXT,
    ask=st.booleans(),
    reply=_TEXT,
    by_hand=st.booleans(),
)
NAMED_NOTES = st.one_of(
    st.tuples(
        st.just("decision:mesure:x"),
        st.builds(Decision, st.none() | st.sampled_from(Choice), _TEXT, _DAY, _DAY, _TEXT),
    ),
    st.tuples(st.just("question:garantie:x"), st.builds(Ask, st.booleans(), _TEXT)),
    st.tuples(st.just("contradiction:x"), st.builds(Explanation, _TEXT)),
    st.tuples(
        st.just(CONTRACT),
        st.builds(
            ContractNote,
            name=_TEXT,
            read_on=st.dates(),
            pages=st.integers(0, 500),
            sha256=_TEXT,
            passages=st.lists(_PASSAGES, max_size=3).map(tuple),
            coverages=st.lists(st.tuples(_TEXT, st.integers(0, 9)), max_size=2).map(tuple),
        ),
    ),
)


@given(NAMED_NOTES)
def test_a_note_comes_back_as_it_was(named: tuple[str, Note]) -> None:
    name, note = named
    assert decode_note(name, json.loads(dump_note(note))) == note
    jsonschema.validate({name: encode_note(note)}, notes_schema())


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("autre:x", {}),
        ("decision:", {}),
        ("question:autre:x", {"wanted": True}),
        ("decision:x", {"choice": "peut-être"}),
        ("decision:x", {"who": 3}),
        ("decision:x", {"due": "demain"}),
        ("decision:x", {"inconnu": ""}),
        ("question:exclusion:x", {"wanted": 1}),
        ("contradiction:x", []),
        ("contrat", {"name": "a"}),
        ("contrat", {"read_on": "2026-11-23", "pages": -1}),
        ("contrat", {"read_on": "2026-11-23", "passages": [{"page": 1, "places": [[1, 2]]}]}),
        ("contrat", {"read_on": "2026-11-23", "coverages": [["a"]]}),
    ],
)
def test_what_is_not_a_note_is_refused(name: str, fields: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message is for developers
        decode_note(name, fields)


def test_what_the_manager_chose_comes_first() -> None:
    passage = PassageNote(3, "Sont exclus…", "reconnu", "exclusion", ids=("guerre",))
    assert passage.entries == ("guerre",)
    assert replace(passage, chosen=("amendes",)).entries == ("amendes",)
    assert replace(passage, chosen=()).entries == ()


def test_a_note_that_is_not_there_says_nothing() -> None:
    assert decision({}, "mesure:x") == Decision()
    assert explanation({}, "x") == ""
    assert contract({}) is None
    notes: Notes = {decision_name("mesure:x"): Decision(Choice.DO), exclusion_name("y"): Ask(True)}
    assert decision(notes, "mesure:x").choice is Choice.DO
    assert decision(notes, "mesure:y") == Decision()
    assert coverage_name("y") not in notes


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("4.2", "article 4.2"),
        ("A.1", "article A.1"),
        ("IV", "article IV"),
        ("V.1.b", "article V.1.b"),
        ("B2-7", "article B2-7"),
        ("Clause 12", "Clause 12"),
        ("Chapitre II", "Chapitre II"),
        ("ANNEXE A", "ANNEXE A"),
        ("§ 5", "§ 5"),
        ("", ""),
    ],
)
def test_an_article_does_not_read_as_a_page(number: str, said: str) -> None:
    assert article_named(number) == said
