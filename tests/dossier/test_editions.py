"""Each edition leaves out what it must, everywhere in the file: a canary for each field."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args

import pytest

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.content.loader import load
from cyberwizard.content.model import Kind, Role
from cyberwizard.dossier import DossierInfo, Edition, has_expired, render_text, valid_until
from cyberwizard.dossier.editions import gather, withheld
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.notes import (
    CONTRACT,
    Ask,
    Choice,
    ContractNote,
    Decision,
    Explanation,
    Note,
    PassageNote,
    contradiction_name,
    decision_name,
    exclusion_name,
)
from tests.dossier.tools import (
    DAY,
    INFO,
    answers_of,
    dossier_of,
    every_answer,
    everything_in,
    text_of,
)

ALL = frozenset(Edition)
COMPLETE, INSURER = Edition.COMPLETE, Edition.INSURER
PROVIDER, ANONYMOUS = Edition.PROVIDER, Edition.ANONYMOUS
NAMED = ALL - {ANONYMOUS}

# A practice question that every edition but the provider's may print, and one it may not.
PRACTICE, ABOUT_CONTRACTS = "sauvegarde_frequence", "contrats_relus"

# Canary → who may read it. Unspeakable words: nothing of ours can contain them.
FIELDS: dict[str, frozenset[Edition]] = {
    "zqfirm": NAMED,
    "zqprovidername": NAMED,
    "zqexception": NAMED,
    "zqreason": NAMED,
    "zqcomment": NAMED,
    "zqprivate": frozenset({COMPLETE}),
    "zqnote": NAMED,
    "zqplace": frozenset({COMPLETE, INSURER}),
    "zqfile": frozenset({COMPLETE, INSURER}),
    "5a5a5a5a5a5a5a5a": frozenset({COMPLETE, INSURER}),
    "zqcontract": frozenset({COMPLETE, INSURER}),
    "zqoffpath": frozenset({COMPLETE}),
    "zqremoved": frozenset({COMPLETE}),
    "zqcoverage": frozenset({COMPLETE, INSURER}),
    "zqonsigner": frozenset({COMPLETE}),
    "zqoncontact": frozenset({COMPLETE}),
    "CW-TEST-0001": NAMED,
    "404833048": NAMED - {PROVIDER},
    **{f"zqcontact{number}": frozenset({COMPLETE}) for number in range(12)},
    **{f"zqsigner{number}": frozenset({COMPLETE, INSURER}) for number in range(4)},
    "zqwho": NAMED,
    "zqwhy": NAMED,
    "zqreply": frozenset({COMPLETE, INSURER}),
    "zqexplained": NAMED,
    "zqreading": frozenset({COMPLETE, INSURER}),
    "zqarticle": frozenset({COMPLETE, INSURER}),
    "zqpassage": frozenset({COMPLETE, INSURER}),
    "zqseen": frozenset({COMPLETE}),
    "zqvague": frozenset({COMPLETE}),
    "zqmynote": frozenset({COMPLETE}),
    "zqcue": frozenset({COMPLETE}),
    "zqanswered": frozenset({COMPLETE, INSURER}),
    "zqlate": frozenset({COMPLETE}),
    "zqunasked": frozenset({COMPLETE}),
    "zqstale": frozenset({COMPLETE}),
    "zqoldexplained": frozenset({COMPLETE}),
    "zqoldreply": frozenset({COMPLETE}),
    "6b6b6b6b6b6b6b6b": frozenset({COMPLETE, INSURER}),
}
# What no page shows, and the data of some editions carry: ids of another content, and places.
CARRIED: dict[str, frozenset[Edition]] = {
    **dict.fromkeys(("zqlevel", "zqkind", "zqid"), frozenset({COMPLETE, INSURER})),
    **dict.fromkeys(("zqchosen", "zqcovered"), frozenset({COMPLETE, INSURER})),
    "zqvague": frozenset({INSURER}),
    "4321.25": frozenset({COMPLETE}),
}
HOLDS, OVER = "teletravail_sans_acces", "essai_dans_le_futur"


def _canaries() -> dict[str, Answer]:
    content = load()
    answers = every_answer(
        {
            "nom_entreprise": Answer(value="zqfirm SARL"),
            "siren": Answer(value="404833048"),
            "nom_prestataire": Answer(value="zqprovidername"),
            "question_retiree": Answer(value="x", comment="zqremoved"),
            "teletravail": Answer(options=("souvent",)),
            "acces_distance": Answer(options=("aucun",)),
        }
    )
    beside = {
        PRACTICE: {
            "exception": "zqexception",
            "comment": "zqcomment",
            "evidence": (
                Evidence(
                    EvidenceKind.INVOICE,
                    note="zqnote",
                    fact_date=date(2026, 11, 2),
                    place="zqplace",
                    name="zqfile.pdf",
                    sha256="5a" * 32,
                ),
            ),
        },
        "mfa_messagerie": {"comment": "zqprivate", "private": True},
        "antivirus": {"reason": "zqreason"},
        ABOUT_CONTRACTS: {"comment": "zqcontract"},
        "garantie_assistance": {"comment": "zqcoverage"},
        "signataire": {"comment": "zqonsigner"},
        "contact_assureur": {"comment": "zqoncontact"},
    }
    contacts = [q for q in content.questions if q.role is Role.CONTACT and q.kind is Kind.TEXT]
    signing = [q for q in content.questions if q.role is Role.SIGNATURE and q.kind is Kind.TEXT]
    for number, question in enumerate(contacts):
        answers[question.id] = Answer(value=f"zqcontact{number}")
    for number, question in enumerate(signing):
        answers[question.id] = Answer(value=f"zqsigner{number}")
    for id_, more in beside.items():
        answers[id_] = replace(answers[id_], **more)  # type: ignore[arg-type]
    shown = {q.id for q in gather(content, answers, DAY, INFO).assess(content).state.path}
    hidden = next(q for q in content.questions if q.id not in shown)
    answers[hidden.id] = Answer(options=(hidden.options[0].id,), comment="zqoffpath")
    return answers


def _notes(answers: dict[str, Answer]) -> dict[str, Note]:
    content = load()
    plans = [
        {action.id for action in gather(content, answers, DAY, INFO, e).assess(content).plan}
        for e in Edition
    ]
    shared, other = sorted(set.intersection(*plans))[:2]
    passage = PassageNote(
        page=12,
        text="zqpassage, sauf si zqpassage",
        level="zqlevel",
        kind="zqkind",
        article="zqarticle 4",
        ids=("guerre", "zqid"),
        why=("zqseen",),
        vague=("zqvague",),
        places=((12.0, 4321.25, 1.0, 2.0, 3.0),),
        note="zqmynote",
        ask=True,
        reply="zqanswered",
    )
    contract = ContractNote(
        name="zqreading.pdf",
        read_on=DAY,
        pages=40,
        sha256="6b" * 32,
        passages=(
            passage,
            replace(passage, chosen=("zqchosen",), why=(), cue="zqcue"),
            replace(passage, ask=False, reply="zqlate"),
        ),
        coverages=(("zqcovered", 3),),
    )
    done = Decision(Choice.DO, "zqwho", date(2031, 1, 7), date(2030, 2, 9), "zqwhy")
    return {
        decision_name(shared): done,
        decision_name(other): Decision(Choice.DO, due=date(2031, 1, 7)),
        decision_name("mesure:zz"): Decision(Choice.ACCEPT, why="zqstale"),
        exclusion_name("guerre"): Ask(True, "zqreply"),
        exclusion_name("disparue"): Ask(True, "zqoldreply"),
        exclusion_name("amendes"): Ask(False, "zqunasked"),
        contradiction_name(HOLDS): Explanation("zqexplained"),
        contradiction_name(OVER): Explanation("zqoldexplained"),
        CONTRACT: contract,
    }


@pytest.fixture(scope="module")
def canaries() -> dict[str, Answer]:
    return _canaries()


@pytest.fixture(scope="module")
def noted(canaries: dict[str, Answer]) -> DossierInfo:
    return replace(INFO, notes=_notes(canaries))


@pytest.mark.parametrize("edition", Edition)
def test_each_field_is_where_it_may_be_and_nowhere_else(
    edition: Edition, canaries: dict[str, Answer], noted: DossierInfo
) -> None:
    dossier = dossier_of(canaries, edition, info=noted)
    pdf = render_pdf(dossier)
    assert dossier.attachment is not None
    visible = {
        "text": render_text(dossier),
        "data": dossier.attachment.text,
        "pages": text_of(pdf).replace(" ", ""),
    }
    whole = everything_in(pdf).decode("utf-8", "replace") + dossier.file_name
    squeezed = "".join(whole.split())
    for canary in FIELDS | CARRIED:
        printed = edition in FIELDS.get(canary, ())
        carried = printed or edition in CARRIED.get(canary, ())
        for where, text in visible.items():
            found = canary in text or canary in text.replace(" ", "").replace("\u00a0", "")
            assert found == (carried if where == "data" else printed), (canary, where)
        if not carried:
            for where, text in {**visible, "file": whole, "squeezed": squeezed}.items():
                assert canary.casefold() not in text.casefold(), (canary, where)
                assert canary.encode("utf-16-be").decode("latin-1") not in text, (canary, where)


@pytest.mark.parametrize("edition", Edition)
def test_choices_and_days_are_in_every_edition(
    edition: Edition, canaries: dict[str, Answer], noted: DossierInfo
) -> None:
    text = render_text(dossier_of(canaries, edition, info=noted))
    assert "le 09/02/2030." in text
    assert "avant le 07/01/2031." in text


def test_every_free_text_has_a_canary(canaries: dict[str, Answer], noted: DossierInfo) -> None:
    """A field added to an answer or a note, or a question of text, must be put in ``FIELDS``."""
    content = load()
    said = " ".join(map(str, (*canaries.values(), *noted.notes.values())))
    for canary in FIELDS | CARRIED:
        assert canary in said or canary.startswith("CW-"), canary
    for question in content.questions:
        if question.kind is Kind.TEXT:
            assert canaries[question.id].value.startswith("zq"), question.id
    kinds: dict[type, list[Any]] = {}
    contract = noted.notes[CONTRACT]
    assert isinstance(contract, ContractNote)
    for note in (*noted.notes.values(), *contract.passages):
        kinds.setdefault(type(note), []).append(note)
    assert set(kinds) == {*get_args(Note), PassageNote}
    for kind, notes in kinds.items():
        for field in fields(kind):
            if "str" in str(field.type) or field.name in ("passages", "places"):
                held = " ".join(str(getattr(note, field.name)) for note in notes)
                assert any(canary in held for canary in FIELDS | CARRIED), (kind, field.name)


@pytest.mark.parametrize("edition", Edition)
def test_what_is_left_out_is_announced_on_the_cover(edition: Edition) -> None:
    from cyberwizard.dossier.wording import say

    dossier = dossier_of(answers_of("boulangerie"), edition)
    pdf_cover = render_text(replace(dossier, sections=()))
    assert say(f"edition.{edition}_left_out") in pdf_cover
    assert say(f"edition.{edition}") in pdf_cover


def test_what_is_withheld_is_never_counted_as_missing() -> None:
    content, answers = load(), answers_of("cabinet_dentaire")
    for edition in Edition:
        material = gather(content, answers, DAY, INFO, edition)
        assessment = material.assess(content)
        asked = {question.id for question in assessment.state.path}
        assert not withheld(content, edition) & asked
        assert not assessment.unanswered, edition


def test_editions_keep_the_same_level_and_locks() -> None:
    content, answers = load(), answers_of("menuiserie")
    seen = {
        tuple((lock.status, lock.ceiling) for lock in material.assess(content).locks)
        for material in (gather(content, answers, DAY, INFO, edition) for edition in Edition)
    }
    assert len(seen) == 1


def test_the_file_name_says_only_what_the_edition_says() -> None:
    answers = answers_of("boulangerie")
    named, anonymous = (dossier_of(answers, e).file_name for e in (COMPLETE, ANONYMOUS))
    assert named == "dossier-cyber-complet-boulangerie-martin-filles-2026-11-23.pdf"
    assert anonymous == "dossier-cyber-anonymise-2026-11-23.pdf"


@pytest.mark.parametrize(
    ("signed", "choice", "expected"),
    [
        ("", (), date(2027, 5, 23)),
        ("2026-08-31", ("six_mois",), date(2027, 2, 28)),
        ("2026-11-01", ("douze_mois",), date(2027, 11, 1)),
        ("2023-08-31", ("six_mois",), date(2024, 2, 29)),
    ],
)
def test_validity_runs_from_the_signature(
    signed: str, choice: tuple[str, ...], expected: date
) -> None:
    answers = {"signature_date": Answer(value=signed), "validite": Answer(options=choice)}
    assert valid_until(answers, DAY) == expected
    assert has_expired(answers, expected) is False
    assert has_expired(answers, date(2099, 1, 1)) is bool(signed)
