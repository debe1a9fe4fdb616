"""The list for the insurer: what exposes is on it, the manager has the last word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cyberwizard.answers import Answer
from cyberwizard.asking import (
    ABOUT_A_PASSAGE,
    QUOTED,
    Question,
    as_text,
    questions,
    short,
)
from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.loader import load
from cyberwizard.content.model import COVERAGE_PREFIX, Content, Stance
from cyberwizard.notes import (
    CONTRACT,
    Ask,
    ContractNote,
    Notes,
    PassageNote,
    coverage_name,
    exclusion_name,
)
from tests.core.conftest import TODAY
from tests.core.test_session import _answers


def _assess(content: Content, **options: str) -> Assessment:
    return assess(content, _answers(**options), TODAY)


def _titles(found: tuple[Question, ...]) -> list[str]:
    return [question.title for question in found]


def test_an_exposed_exclusion_is_asked_about_unless_one_says_no(small: Content) -> None:
    exposed = _assess(small, copie="non")
    assert _titles(questions(exposed, {})) == ["Pas de copie", "Guerre"]
    no: Notes = {exclusion_name("defaut_sauvegarde"): Ask(False)}
    assert _titles(questions(exposed, no)) == ["Guerre"]


def test_any_other_can_be_added_and_comes_after_what_exposes(small: Content) -> None:
    calm = _assess(small, copie="oui")
    assert questions(calm, {}) == ()
    notes: Notes = {exclusion_name("guerre"): Ask(True, "Non couvert.")}
    (asked,) = questions(calm, notes)
    assert (asked.title, asked.texts, asked.reply) == (
        "Guerre",
        ("Que dites-vous ?",),
        "Non couvert.",
    )
    some = _assess(small, copie="en_partie", debranchee="non")
    assert some.finding("guerre").stance is not Stance.EXPOSED
    both: Notes = {exclusion_name("guerre"): Ask(True)}
    assert _titles(questions(some, both)) == ["Pas de copie", "Guerre"]


@pytest.fixture(scope="module")
def shipped() -> Content:
    """What ships: the small content has no coverage."""
    return load()


def test_a_coverage_that_one_may_want_brings_its_questions(shipped: Content) -> None:
    coverage = shipped.coverages[0]
    name = f"{COVERAGE_PREFIX}{coverage.id}"
    for choice, asked in (("voulue", True), ("ne_sait_pas", True), ("deja", False)):
        found = questions(assess(shipped, {name: Answer(options=(choice,))}, TODAY), {})
        assert (coverage.title in _titles(found)) is asked
    wanted = assess(shipped, {name: Answer(options=("voulue",))}, TODAY)
    no: Notes = {coverage_name(coverage.id): Ask(False)}
    assert coverage.title not in _titles(questions(wanted, no))
    yes: Notes = {coverage_name(coverage.id): Ask(True, "Oui, jour et nuit.")}
    (only,) = (q for q in questions(assess(shipped, {}, TODAY), yes) if q.title == coverage.title)
    assert only.texts == coverage.ask
    assert only.reply == "Oui, jour et nuit."


PASSAGE = PassageNote(4, "Sont exclus les faits de guerre.", "reconnu", "exclusion", "3")


def _contract(*passages: PassageNote) -> Notes:
    return {CONTRACT: ContractNote("contrat.pdf", date(2026, 11, 2), 12, passages=passages)}


def test_a_passage_of_the_contract_is_quoted_with_its_question(small: Content) -> None:
    calm = _assess(small, copie="oui")
    assert questions(calm, _contract(PASSAGE)) == ()
    asked = replace(PASSAGE, ask=True, reply="C’est l’usage.")
    for passage, ends in (
        (asked, ABOUT_A_PASSAGE),
        (replace(asked, ids=("guerre",)), "Que dites-vous ?"),
        (replace(asked, ids=("guerre",), chosen=()), ABOUT_A_PASSAGE),
        (replace(asked, chosen=("inconnue", "guerre")), "Que dites-vous ?"),
    ):
        (found,) = questions(calm, _contract(PASSAGE, passage))
        assert found.title == "Mon contrat, page\u00a04, article 3"
        assert found.texts[0].startswith("Vous écrivez\u00a0: «\u00a0Sont exclus")
        assert found.texts[0].endswith(ends)
        assert (found.name, found.reply) == ("passage:1", "C’est l’usage.")


def test_a_long_clause_is_cut_between_two_words() -> None:
    cut = short("Sont exclus les dommages ; " * 40)
    assert len(cut) <= QUOTED + 1
    assert cut.endswith("Sont exclus les dommages…") or cut.endswith("…")
    assert not cut.endswith((" …", ";…"))
    assert short("Deux\n  mots") == "Deux mots"


def test_the_list_can_be_pasted(small: Content) -> None:
    notes: Notes = {exclusion_name("guerre"): Ask(True, "Non.\n")}
    assert as_text(questions(_assess(small, copie="non"), notes), "Dupont") == (
        "Questions à mon assureur — Dupont\n"
        "\n1. Pas de copie\nQue payez-vous ?\n"
        "\n2. Guerre\nQue dites-vous ?\nVotre réponse\u00a0: Non.\n"
    )
