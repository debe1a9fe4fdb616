"""The pages printed apart: blank questionnaire, attack card, provider's sheet, what changed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from cyberwizard import assets
from cyberwizard.answers import Answer, Origin
from cyberwizard.assessment import Assessment, assess
from cyberwizard.comparison import Comparison, compare
from cyberwizard.content.facts import FACTS
from cyberwizard.content.loader import load
from cyberwizard.content.model import Environment, Role
from cyberwizard.dossier import Dossier, Edition, render_text
from cyberwizard.dossier.changes import changes
from cyberwizard.dossier.forms import (
    FACT_WORDS,
    blank,
    blank_provider_sheet,
    card,
    provider_sheet,
)
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.wording import words
from tests.dossier.test_layout import check_layout
from tests.dossier.tools import DAY, INFO, NAMES, answers_of, dossier_of, pages, text_of


def _flat(text: str) -> str:
    return " ".join(text.split())


def _forms() -> dict[str, Dossier]:
    content, answers = load(), answers_of("menuiserie")
    changed = answers | {"antivirus": Answer(options=("oui",))}
    states = [assess(content, given, DAY) for given in (answers, changed)]
    return {
        "blank": blank(content, DAY),
        "card": card(content, answers, DAY),
        "empty card": card(content, {}, DAY),
        "provider": provider_sheet(states[0]),
        "empty provider": blank_provider_sheet(content, DAY),
        "changes": changes(compare(*states), INFO),
    }


@pytest.fixture(scope="module")
def forms() -> dict[str, Dossier]:
    return _forms()


@pytest.mark.parametrize(
    "name", ["blank", "card", "empty card", "provider", "empty provider", "changes"]
)
def test_each_form_prints_well(forms: dict[str, Dossier], name: str) -> None:
    pdf = render_pdf(forms[name])
    check_layout(pdf)
    if "card" in name:
        assert len(pages(pdf)) == 1
    flat = "".join(text_of(pdf).split()).replace("-", "")
    for line in render_text(forms[name]).splitlines():
        if line.startswith("- ") or line.startswith("Question : "):
            said = line.removeprefix("- ").removeprefix("Question : ")
            assert "".join(said.replace("\u202f", "").split()).replace("-", "") in flat, line


def test_the_blank_form_has_every_question_with_the_same_number(
    forms: dict[str, Dossier],
) -> None:
    content = load()
    text = render_text(forms["blank"])
    for question in content.questions:
        assert f"N° : {content.number_of[question.id]}\nQuestion : {question.label}" in text
        for option in question.options:
            assert f"☐ {option.label}" in text
    dossier = render_text(dossier_of(answers_of("menuiserie")))
    label = content.question_by_id["antivirus"].label
    number = content.number_of["antivirus"]
    assert f"N° : {number}\nQuestion : {label}" in dossier


def test_every_fact_that_hides_a_question_has_words() -> None:
    mentioned = {
        key
        for question in load().questions
        for key, _ in question.asked_when.mentions()
        if key in FACTS
    }
    assert mentioned == set(FACT_WORDS)


def test_the_card_has_the_contacts_and_the_centre_of_the_region() -> None:
    content, answers = load(), answers_of("cabinet_dentaire")
    text = render_text(card(content, answers, DAY))
    for question in content.questions:
        if question.role is Role.CONTACT and question.id in answers:
            answer = answers[question.id]
            if answer.value:
                assert answer.value in text, question.id
    assert "Breizh Cyber" in text
    for clock in ("72 heures", "CNIL", "5 jours ouvrés, article 12"):
        assert clock in text
    unsure = answers | {"contact_region": Answer(options=("normandie",))}
    assert "à vérifier sur" in render_text(card(content, unsure, DAY))


def test_every_region_with_a_centre_can_be_chosen() -> None:
    content = load()
    labels = {option.label for option in content.question_by_id["contact_region"].options}
    assert {contact.region for contact in content.contacts if contact.region} <= labels


def test_the_provider_reads_only_what_concerns_him(forms: dict[str, Dossier]) -> None:
    content, answers = load(), answers_of("menuiserie")
    text = render_text(forms["provider"])
    assessment = assess(content, answers, DAY)
    asked = [q for q in assessment.practices if f"Question : {q.label}" in text]
    assert set(assessment.unknowns) - {"contrats_relus", "preuves_reponses"} <= {
        q.id for q in asked
    }
    for private in ("222 333 445", "Assurances du Bâtiment", "BAT 77 431"):
        assert private not in text
    whole = render_text(forms["empty provider"])
    for question in content.questions:
        if any(check.environment is Environment.PROVIDER for check in question.check):
            # He can say what he did, not whether the manager read his contract.
            assert (question.label in whole) == (question.theme != "contrats")


def _compare(before: dict[str, Answer], after: dict[str, Answer]) -> Comparison:
    content = load()
    states: list[Assessment] = [
        assess(content, before, date(2026, 5, 1)),
        assess(content, after, DAY),
    ]
    return compare(*states)


def test_nothing_changed_says_so() -> None:
    answers = answers_of("boulangerie")
    content = load()
    state = assess(content, answers, DAY)
    comparison = compare(state, state)
    assert comparison.same_level
    assert not comparison.locks
    assert not comparison.answers
    assert not comparison.findings
    text = render_text(changes(comparison, INFO))
    for sentence in ("Aucun verrou", "Aucune réponse", "Le plan n’a pas changé", "rien à déclarer"):
        assert sentence in text


def test_what_changed_is_told_from_both_sides() -> None:
    before = answers_of("menuiserie")
    after = dict(before)
    after["antivirus"] = replace(before["antivirus"], options=("oui_edr",), exception="")
    known = {o.id for o in load().question_by_id["antivirus"].options}
    if "oui_edr" not in known:
        best = next(o.id for o in load().question_by_id["antivirus"].options if o.readiness == "3")
        after["antivirus"] = Answer(options=(best,))
    after["charte"] = replace(
        before["charte"], comment="une remarque de plus, privée", private=True
    )
    comparison = _compare(before, after)
    assert [change.question.id for change in comparison.answers] == ["antivirus"]
    assert "antivirus" in [new.lock.id for _, new in comparison.locks]
    assert comparison.gone
    text = render_text(changes(comparison, INFO))
    assert "une remarque de plus" not in text
    assert "L113‑2, 3°" in text
    assert "15 jours" in text
    assert ".." not in text[text.index("Madame, Monsieur,") :].replace("…", "").split("____")[0]
    assert _flat(load().question_by_id["antivirus"].label) in _flat(text)
    back = _compare(after, before)
    assert {a.id for a in back.added} == {a.id for a in comparison.gone}


def test_a_better_level_is_told() -> None:
    text = render_text(changes(_compare({}, answers_of("cabinet_dentaire")), INFO))
    assert re.search(r"Le niveau passe de « Fragile ». à|Le niveau passe de", text)


def test_no_sentence_is_left_unused() -> None:
    """A template that nothing says would rot; keys made at run time are listed by their section."""
    root = assets.resource("templates/dossier.toml")
    assert root.is_file()
    from pathlib import Path

    import cyberwizard.dossier as package

    folder = Path(package.__file__).parent
    text = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    content = load()
    made = {question.id for question in content.questions}
    for name in words():
        key = name.split(".", 1)[1]
        stem = re.sub(r"_(\d|left_out|name|delay|lead|fact|insurer|provider)$", "", key)
        parts = key.split("_")
        starts = ["_".join(parts[:place]) for place in range(1, len(parts))]
        used = re.search(rf"[\".]{re.escape(stem)}", text) is not None
        used = used or any(f".{start}_{{" in text for start in starts)
        assert used or key in made or stem in [*Edition, *Origin], name


@pytest.mark.parametrize("name", NAMES)
def test_each_edition_says_what_it_must(name: str) -> None:
    text = render_text(dossier_of(answers_of(name), Edition.COMPLETE))
    for title in (
        "Synthèse en une page",
        "L’entreprise",
        "Vue d’ensemble par thème",
        "Les réponses, question par question",
        "Les preuves notées",
        "Comment le niveau est fixé",
        "Ce qui est en place",
        "Plan d’action",
        "Les exclusions fréquentes et vos réponses",
        "Les garanties voulues",
        "Questions à l’assureur",
        "Réponses prêtes à recopier",
        "Registre des déclarations",
        "Déclaration et signature",
        "Annexe\u00a0: Fiche du jour de l’attaque",
        "Annexe\u00a0: Compte rendu d’un essai de restauration",
        "Annexe\u00a0: Questions au prestataire informatique",
        "Annexe\u00a0: Les mots de ce dossier",
        "Annexe\u00a0: Sources",
    ):
        assert f"\n{title}\n" in text, title


@pytest.mark.parametrize("name", NAMES)
def test_the_level_can_be_computed_again_from_the_pages(name: str) -> None:
    """Read the grades printed beside each question number, and apply the printed rules."""
    text = render_text(dossier_of(answers_of(name), Edition.INSURER)).replace("\u00a0", " ")
    part = text[text.index("Comment le niveau est fixé") :]
    part = part[: part.index("Ce qui est en place")]
    blocks = re.findall(
        r"Questions et état de chacune : (.*)\nÉtat : (.*)\nPlafond si [^:]*: (.*)\n"
        r"Plafond retenu : (\d)",
        part,
    )
    worst_first = ("non", "sans réponse", "ne sait pas", "en partie")
    ceilings = []
    for grades, state, table, printed_ceiling in blocks:
        states = re.findall(r"n° \d+ : ([a-z ]+)", grades)
        allowed = dict(zip(worst_first, map(int, table.split(" / ")), strict=True))
        found = next((grade for grade in worst_first if grade in states), "")
        ceiling = allowed[found] if found else 4
        assert str(ceiling) == printed_ceiling, (grades, state)
        ceilings.append(ceiling)
    assert len(blocks) > 10
    level = assess(load(), answers_of(name), DAY).level.level.rank
    assert min(ceilings) == level
    assert f"Le plus bas de ces plafonds est {level}" in part
