"""The contract, passage by passage: every one is accounted for, its words apart from ours."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cyberwizard.asking import ABOUT_A_PASSAGE
from cyberwizard.assessment import assess, coverage_needs
from cyberwizard.content.loader import load
from cyberwizard.content.model import Nature, Need, Stance
from cyberwizard.dossier import Dossier, Edition, render_text
from cyberwizard.dossier.model import Para, Style, Table
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.wording import say
from cyberwizard.notes import CONTRACT, ContractNote, PassageNote
from tests.dossier.test_layout import check_layout
from tests.dossier.tools import DAY, INFO, NAMES, answers_of, contract_of, dossier_of, pages

NAME = "cabinet_dentaire"


def _dossier(
    contract: ContractNote, edition: Edition = Edition.COMPLETE, name: str = NAME
) -> Dossier:
    return dossier_of(answers_of(name), edition, info=replace(INFO, notes={CONTRACT: contract}))


def _text(contract: ContractNote, edition: Edition = Edition.COMPLETE, section: str = "") -> str:
    dossier = _dossier(contract, edition)
    kept = tuple(s for s in dossier.sections if s.id == (section or "contrat"))
    text = render_text(replace(dossier, cover=(), sections=kept))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _flat(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _of(*passages: PassageNote, pages: int = 12, sha256: str = "7c" * 32) -> ContractNote:
    return ContractNote("a.pdf", DAY, pages, sha256, passages)


GUERRE = PassageNote(3, "La guerre est exclue.", "reconnu", "exclusion", "2", ("guerre",))
ODD = PassageNote(4, "Les tapis sont exclus.", "non reconnu", "limite")


def _numbers(dossier: Dossier) -> list[int]:
    """Return the number of each passage printed, in order."""
    (section,) = [s for s in dossier.sections if s.id == "contrat"]
    found: list[int] = []
    for block in section.blocks:
        if isinstance(block, Table) and block.header[0] == say("contract.number"):
            found += [int(row[0][0].text) for row in block.rows if isinstance(row[0][0], Para)]
        elif isinstance(block, Table) and block.header[-1] == say("contract.places"):
            for row in block.rows:
                assert isinstance(row[2][0], Para)
                found += map(int, re.findall(r"(?:^|; )(\d+)", _flat(row[2][0].text)))
    return sorted(found)


@pytest.mark.parametrize("edition", [Edition.COMPLETE, Edition.INSURER])
@pytest.mark.parametrize("count", [7, 50, 51, 200])
def test_every_passage_is_accounted_for(edition: Edition, count: int) -> None:
    dossier = _dossier(contract_of(count), edition)
    assert _numbers(dossier) == list(range(1, count + 1))
    text = _text(contract_of(count), edition)
    said = re.search(
        r"(\d+) où vos réponses vous exposent, (\d+) à discuter, (\d+) rassurants?.*, (\d+) non",
        text,
    )
    assert said
    assert sum(map(int, said.groups())) == count
    titles = re.findall(r"## Passages [^(]*\((\d+)\)", text)
    assert [int(n) for n in said.groups() if int(n)] == list(map(int, titles))


def test_a_passage_is_where_the_answers_put_its_subject() -> None:
    assessment = assess(load(), answers_of(NAME), DAY)
    groups = {
        Stance.EXPOSED: "Passages où vos réponses vous exposent (1)",
        Stance.DISCUSS: "Passages à discuter (1)",
        Stance.REASSURING: "Passages rassurants ou sans rapport (1)",
        Stance.UNRELATED: "Passages rassurants ou sans rapport (1)",
    }
    for stance, title in groups.items():
        finding = next(f for f in assessment.findings if f.stance is stance)
        exclusion = finding.exclusion
        text = _text(_of(replace(GUERRE, ids=(exclusion.id,))))
        assert title in text
        for words in (exclusion.title, exclusion.plain, exclusion.ask):
            assert _flat(words) in text, stance
        for hit in finding.hits:
            assert _flat(hit.effect.says) in text


def test_the_worst_subject_of_a_passage_decides_and_the_others_are_named() -> None:
    findings = assess(load(), answers_of(NAME), DAY).findings
    calm, exposed = (
        next(f.exclusion for f in findings if f.stance is s)
        for s in (Stance.REASSURING, Stance.EXPOSED)
    )
    text = _text(_of(replace(GUERRE, ids=(calm.id, exposed.id))))
    assert "vous exposent (1)" in text
    assert f"Aussi : {_flat(calm.title)}." in text


def test_what_the_manager_chose_goes_before_what_was_recognised() -> None:
    changed = _text(_of(replace(GUERRE, chosen=("amendes",))))
    titles = {e.id: _flat(e.title) for e in load().exclusions}
    assert f"### {titles['amendes']}" in changed
    assert f"### {titles['guerre']}" not in changed
    assert "Sujet choisi par le dirigeant." in changed
    refused = _text(_of(replace(GUERRE, chosen=())))
    assert "Passages non reconnus (1)" in refused


def test_what_is_not_recognised_has_its_question_ready() -> None:
    for edition in (Edition.COMPLETE, Edition.INSURER):
        text = _text(_of(ODD), edition)
        assert "Non reconnu : à faire expliquer par votre assureur." in text
        assert f"Question prête : {_flat(ABOUT_A_PASSAGE)}" in text


def test_the_words_of_the_contract_are_set_apart() -> None:
    for contract in (_of(GUERRE, ODD), contract_of(50)):
        for edition in (Edition.COMPLETE, Edition.INSURER):
            (section,) = [s for s in _dossier(contract, edition).sections if s.id == "contrat"]
            quoted = [
                part.text
                for block in section.blocks
                if isinstance(block, Table)
                for row in block.rows
                for cell in row
                for part in cell
                if isinstance(part, Para) and part.style is Style.CLAUSE
            ]
            assert len(quoted) == len(contract.passages)
            assert all(text.startswith("«") and text.endswith("»") for text in quoted)
            if edition is Edition.COMPLETE:
                assert {text[2:-2] for text in quoted} == {p.text for p in contract.passages}


def test_what_there_is_to_know_of_a_passage_is_written_under_it() -> None:
    passage = replace(
        GUERRE,
        level="possible",
        buy_back=True,
        vague=("notamment",),
        why=("guerre", "exclue"),
        note="Appeler Mme Roy.",
        ask=True,
        reply="Oui, en option.",
    )
    text = _text(_of(passage))
    for words in (
        "page 3, article 2",
        "Lecture à confirmer.",
        "une exception : lisez‑la de près",
        "Mots ouverts : « notamment »",
        "Mots reconnus : « guerre », « exclue »",
        "Question à poser à l’assureur",
        "Note privée : Appeler Mme Roy.",
        "Réponse reçue : Oui, en option.",
    ):
        assert words in text, words
    by_hand = _text(_of(replace(GUERRE, by_hand=True, chosen=("guerre",), cue="est exclue")))
    assert "Passage ajouté par le dirigeant." in by_hand
    assert "Mots reconnus : « est exclue »" in by_hand
    assert "Où : page 3, article 2" in text
    assert "Où : article 2" in _text(_of(passage, pages=1))


def test_questions_about_passages_join_the_list() -> None:
    ask = _flat(load().exclusion_by_id["guerre"].ask)
    contract = _of(
        replace(GUERRE, ask=True, reply="Non : M. Blanc."),
        replace(ODD, ask=True),
        replace(ODD, page=9, reply="Sans suite."),
    )
    for edition in (Edition.COMPLETE, Edition.INSURER):
        text = _text(contract, edition, "questions")
        assert f"Vous écrivez : « La guerre est exclue. » {ask}" in text
        assert f"« Les tapis sont exclus. » {_flat(ABOUT_A_PASSAGE)}" in text
        assert "Réponse reçue : Non : M. Blanc." in text
        assert "Mon contrat, page 3, article 2" in text
        assert "page 9" not in text
        whole = render_text(_dossier(contract, edition))
        assert ("Sans suite." in whole) == (edition is Edition.COMPLETE)


def test_what_is_not_found_is_never_said_to_be_covered() -> None:
    content = load()
    for edition in (Edition.COMPLETE, Edition.INSURER):
        text = _text(_of(GUERRE), edition)
        assert f"Sujets non trouvés dans le contrat ({len(content.exclusions) - 1})" in text
        assert "Non trouvé ne veut pas dire couvert" in text
        part = text[text.index("Sujets non trouvés") :]
        for exclusion in content.exclusions:
            assert (_flat(exclusion.title) in part) == (exclusion.id != "guerre"), exclusion.id
        law = part[part.index("La loi s’applique même") :]
        for exclusion in content.exclusions:
            if Nature.LAW in exclusion.nature and exclusion.id != "guerre":
                assert _flat(exclusion.title) in law


def test_coverages_found_are_set_against_the_needs() -> None:
    content = load()
    needs = coverage_needs(content, assess(content, answers_of(NAME), DAY).state)
    useful = [n.coverage for n in needs if n.need is Need.USEFUL]
    contract = replace(_of(GUERRE), coverages=((useful[0].id, 4),))
    table = _text(contract)
    table = table[table.index("Garanties du contrat") :]
    rows = dict(re.findall(r"Garantie : (.*)\nDans le contrat : (.*)\n", table))
    assert rows[_flat(useful[0].title)] == "trouvée, page 4"
    assert rows[_flat(useful[1].title)] == "non trouvée, à demander"
    assert len(rows) == len(content.coverages)
    short = _text(contract, Edition.INSURER)
    assert f"Trouvée : {_flat(useful[0].title)}" in short
    missing = re.search(r"Non trouvée, à demander : (.*)", short)
    assert missing
    assert _flat(useful[1].title) in missing[1]


def test_nothing_read_says_nothing_and_nothing_found_says_so() -> None:
    bare = dossier_of(answers_of(NAME))
    assert "contrat" not in [section.id for section in bare.sections]
    text = _text(_of())
    assert "Aucun passage n’a été reconnu. Cela ne veut pas dire que tout est couvert." in text
    pasted = _text(ContractNote("", DAY, 1, "", (GUERRE,)))
    assert "« texte collé »" in pasted
    assert "Empreinte du fichier lu" in _text(_of(GUERRE))
    assert "Empreinte du fichier lu" not in pasted


def test_a_contract_of_another_content_still_prints() -> None:
    odd = replace(GUERRE, ids=("disparue",), level="?", kind="?")
    contract = replace(_of(odd), coverages=(("disparue", 2),))
    assert "Passages non reconnus (1)" in _text(contract)


@pytest.mark.parametrize("count", [50, 200])
@pytest.mark.parametrize("name", NAMES)
def test_the_insurer_still_reads_thirty_pages_at_most(name: str, count: int) -> None:
    pdf = render_pdf(_dossier(contract_of(count), Edition.INSURER, name))
    check_layout(pdf)
    assert len(pages(pdf)) <= 30


def test_a_long_contract_lays_out_well() -> None:
    check_layout(render_pdf(_dossier(contract_of(200))))
    endless = "Sont exclus les dommages suivants. " * 150
    check_layout(render_pdf(_dossier(_of(GUERRE, replace(ODD, text=endless), GUERRE))))
