"""The words of the glossary are found where they are written, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.content.model import Content, Term
from cyberwizard.glossary import Glossary


@pytest.fixture(scope="module")
def glossary(content: Content) -> Glossary:
    return Glossary(content.terms)


def found(glossary: Glossary, text: str) -> list[str]:
    return [mention.term.id for mention in glossary.mentions(text)]


@given(st.data())
def test_each_form_is_found_in_a_sentence(
    content: Content, glossary: Glossary, data: st.DataObject
) -> None:
    term = data.draw(st.sampled_from(content.terms))
    form = data.draw(st.sampled_from(term.forms))
    written = form.replace("-", data.draw(st.sampled_from("-\u2011")))
    written = written.replace(" ", data.draw(st.sampled_from(" \u00a0")))
    before, after = data.draw(st.sampled_from([("l’", "."), ("«\u00a0", "\u00a0»"), ("", "")]))
    text = f"{before}{written}{after}"
    [mention] = glossary.mentions(text)
    assert mention.term is term
    assert text[mention.start : mention.end] == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une mise à jour de sécurité.", ["mise_a_jour"]),
        ("SAUVEGARDE, Sauvegardes", ["sauvegarde", "sauvegarde"]),
        ("Votre RC, pas l’arc ni la rc.", ["responsabilite_civile"]),
        ("Les sauvegarderies, un NASA", []),
        ("Un coffre-fort de mots de passe", ["coffre_fort_mots_de_passe"]),
        ("", []),
    ],
)
def test_whole_words_the_longest_first(glossary: Glossary, text: str, expected: list[str]) -> None:
    assert found(glossary, text) == expected


def test_each_term_is_offered_once_in_the_order_met(glossary: Glossary) -> None:
    terms = glossary.explained(["Un NAS et une sauvegarde.", "Sauvegarde, box, NAS"])
    assert [term.id for term in terms] == ["nas", "sauvegarde", "box"]


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary([]).mentions("Un NAS") == ()


def test_special_characters_in_a_form_are_only_themselves() -> None:
    glossary = Glossary([Term("a", "A", "…", ("c++ (a)",))])
    assert found(glossary, "du C++ (a) ici") == ["a"]
    assert found(glossary, "ccc a") == []
