"""What the manager adds to his answers, on paper: decisions, questions, explanations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cyberwizard.answers import Answer, Origin
from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.loader import load
from cyberwizard.content.model import Stance
from cyberwizard.dossier import Dossier, Edition, data, gather, render_text
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import (
    Ask,
    Choice,
    Decision,
    Explanation,
    Note,
    contradiction_name,
    coverage_name,
    decision_name,
    exclusion_name,
)
from cyberwizard.planning import lines as planned
from cyberwizard.planning import progress
from tests.dossier.test_layout import check_layout
from tests.dossier.tools import DAY, INFO, NAMES, answers_of, dossier_of, notes_of

NAME = "menuiserie"


def _assessment(name: str = NAME) -> Assessment:
    return assess(load(), answers_of(name), DAY)


def _dossier(
    notes: dict[str, Note],
    edition: Edition = Edition.COMPLETE,
    answers: dict[str, Answer] | None = None,
) -> Dossier:
    info = replace(INFO, notes=notes)
    return dossier_of(answers or answers_of(NAME), edition, info=info)


def _section(dossier: Dossier, id_: str) -> str:
    kept = tuple(section for section in dossier.sections if section.id == id_)
    return _flat(render_text(replace(dossier, cover=(), sections=kept)))


def _plan(notes: dict[str, Note], edition: Edition) -> str:
    return _section(_dossier(notes, edition), "plan")


@pytest.mark.parametrize("edition", Edition)
def test_each_line_of_the_plan_says_what_is_decided(edition: Edition) -> None:
    first, second, third = (action.id for action in _assessment().plan[:3])
    notes: dict[str, Note] = {
        decision_name(first): Decision(
            Choice.DO, "Mme Roy", date(2027, 2, 3), date(2026, 11, 20), "Le devis est signé."
        ),
        decision_name(second): Decision(Choice.ACCEPT, why="Un seul poste."),
        decision_name(third): Decision(Choice.ADVICE, "le courtier", date(2026, 12, 15)),
    }
    text = _plan(notes, edition)
    named = edition is not Edition.ANONYMOUS
    by = " par Mme Roy" if named else ""
    expected = [
        f"Fait{by} le 20/11/2026.",
        "Risque accepté : Un seul poste." if named else "Risque accepté.",
        f"Conseil à demander{' au courtier' if named else ''} avant le 15/12/2026.",
        *(["Raison : Le devis est signé."] if named else []),
    ]
    for words in expected:
        assert words in text, words
    for words in ("Mme Roy", "Le devis", "Un seul poste"):
        assert (words in text.partition("\n[")[2]) == named, words
    lines = gather(load(), answers_of(NAME), DAY, INFO, edition).assess(load()).plan
    assert text.count("Décision non prise") == len(lines) - 3


def test_no_decision_says_so_and_leaves_boxes_to_tick() -> None:
    text = _plan({}, Edition.COMPLETE)
    lines = len(_assessment().plan)
    assert text.count("Décision non prise") == lines
    assert text.count("☐ faire ☐ accepter le risque ☐ demander conseil") == lines
    assert "☐" not in _plan({}, Edition.INSURER)
    decided: dict[str, Note] = {
        decision_name(action.id): Decision(Choice.DO) for action in _assessment().plan
    }
    assert "☐" not in _plan(decided, Edition.COMPLETE)


def test_a_day_is_proposed_only_when_none_is_chosen_and_something_is_to_do() -> None:
    (action,) = _assessment().plan[:1]

    def said(decision: Decision) -> str:
        text = _plan({decision_name(action.id): decision}, Edition.COMPLETE)
        return text[: text.index("N° : 2\n")]

    assert "Date proposée" in said(Decision(Choice.DO))
    assert "Date proposée" not in said(Decision(Choice.DO, due=DAY))
    assert "Date proposée" not in said(Decision(Choice.ACCEPT))
    assert "Date proposée" not in said(Decision(Choice.DO, done=DAY))


def test_the_synthesis_counts_the_decisions() -> None:
    plan = _assessment().plan
    assert f"{len(plan)} actions : {len(plan)} à décider." in _section(_dossier({}), "synthese")
    notes = notes_of(NAME)
    decided = [note for name, note in notes.items() if isinstance(note, Decision)]
    advice = sum(d.choice is Choice.ADVICE for d in decided)
    expected = progress(planned(_assessment(), notes), DAY)
    for section in ("synthese", "plan"):
        text = _section(_dossier(notes), section)
        assert f"{_flat(expected)} Dont {advice} conseils à demander." in text


def test_a_decision_about_a_line_that_left_the_plan_is_kept_aside() -> None:
    names = {action.id for action in _assessment().plan}
    content = load()
    gone = next(m for m in content.measures if f"mesure:{m.id}" not in names)
    notes: dict[str, Note] = {
        decision_name(f"mesure:{gone.id}"): Decision(Choice.DO, done=DAY, why="Fini en mai."),
        contradiction_name("essai_dans_le_futur"): Explanation("C’était une faute de frappe."),
    }
    aside = _section(_dossier(notes), "hors-parcours")
    for words in (gone.title, "Fini en mai.", "Fait le 23/11/2026", "une faute de frappe"):
        assert words in aside
    for edition in set(Edition) - {Edition.COMPLETE}:
        material = gather(content, answers_of(NAME), DAY, replace(INFO, notes=notes), edition)
        assert not material.notes, edition


def _asked(notes: dict[str, Note], edition: Edition = Edition.INSURER) -> str:
    return _section(_dossier(notes, edition), "questions")


def test_questions_follow_what_is_exposed_then_what_the_manager_chose() -> None:
    findings = _assessment().findings
    exposed = [f.exclusion for f in findings if f.stance is Stance.EXPOSED]
    others = [f.exclusion for f in findings if f.stance is Stance.DISCUSS]
    unasked = load().coverages[-1]
    by_default = _asked({})
    assert all(_flat(e.ask) in by_default for e in exposed)
    assert _flat(others[0].ask) not in by_default
    notes: dict[str, Note] = {
        exclusion_name(exposed[0].id): Ask(False, "Ne me concerne plus."),
        exclusion_name(exposed[1].id): Ask(True, "Oui, sans limite. M. Blanc, 12 novembre."),
        exclusion_name(others[0].id): Ask(True, "C’est exclu."),
        coverage_name(unasked.id): Ask(True),
    }
    chosen = _asked(notes)
    assert _flat(exposed[0].ask) not in chosen
    for words in (exposed[1].ask, others[0].ask, *unasked.ask):
        assert _flat(words) in chosen
    for reply in ("Oui, sans limite. M. Blanc, 12 novembre.", "C’est exclu."):
        assert f"Réponse reçue : {reply}" in chosen
        assert reply not in _asked(notes, Edition.ANONYMOUS)
    assert chosen.index(_flat(exposed[1].ask)) < chosen.index(_flat(others[0].ask))
    # A reply to a question that is not asked any more is kept, for the manager alone.
    aside = _section(_dossier(notes), "hors-parcours")
    assert f"Sujet : {_flat(exposed[0].title)}" in aside
    assert "Réponse reçue : Ne me concerne plus." in aside
    insurer = _dossier(notes, Edition.INSURER)
    assert insurer.attachment is not None
    assert "Ne me concerne plus" not in render_text(insurer) + insurer.attachment.text


def _flat(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_contradiction_is_kept_with_its_explanation() -> None:
    answers = answers_of(NAME) | {
        "teletravail": Answer(options=("souvent",)),
        "acces_distance": Answer(options=("aucun",)),
    }
    rule = next(c for c in load().contradictions if c.id == "teletravail_sans_acces")
    bare = _section(_dossier({}, answers=answers), "contradictions")
    assert _flat(rule.fix) in bare
    assert "corrigez avant de signer" in bare
    notes: dict[str, Note] = {contradiction_name(rule.id): Explanation("Fini depuis juin.")}
    kept = _dossier(notes, Edition.INSURER, answers)
    text = _section(kept, "contradictions")
    assert "Gardée, avec cette explication : Fini depuis juin." in text
    assert _flat(rule.fix) not in text
    hits = assess(load(), answers, DAY).contradictions
    whole = _section(kept, "synthese")
    assert "dont 1 gardée avec son explication" in whole
    assert ("À corriger avant de signer" in whole) == (len(hits) > 1)


def test_who_answered_is_said_beside_the_answer() -> None:
    answers = answers_of(NAME)
    answers["antivirus"] = replace(answers["antivirus"], origin=Origin.PROVIDER)
    answers["charte"] = replace(answers["charte"], origin=Origin.OBSERVED)
    for edition in Edition:
        text = _section(_dossier({}, edition, answers), "reponses")
        assert "(indiqué par le prestataire)" in text
        assert "(constaté sur place)" in text


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("name", NAMES)
def test_samples_with_notes_print_well(name: str, edition: Edition) -> None:
    info = replace(INFO, notes=notes_of(name))
    dossier = dossier_of(answers_of(name), edition, info=info)
    check_layout(render_pdf(dossier))
    assert dossier.attachment is not None
    loaded = data.loads(dossier.attachment.text, load())
    assert loaded.material == gather(load(), answers_of(name), DAY, info, edition)


def test_data_that_hold_more_than_their_edition_are_refused() -> None:
    dossier = _dossier({decision_name(_assessment().plan[0].id): Decision(Choice.DO, "Léa")})
    assert dossier.attachment is not None
    text = dossier.attachment.text
    assert data.loads(text, load()).material.notes
    anonymous = _dossier({}, Edition.ANONYMOUS).attachment
    assert anonymous is not None
    forged = anonymous.text.replace('"notes":{}', '"notes":{"decision:mesure:x":{"who":"Léa"}}')
    assert forged != anonymous.text
    with pytest.raises(UserFacingError):
        data.loads(forged, load())
    carried = anonymous.text.replace('"embedded":{}', f'"embedded":{{"{"5a" * 32}":12}}')
    assert carried != anonymous.text
    with pytest.raises(UserFacingError):
        data.loads(carried, load())
