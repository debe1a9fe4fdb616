"""What the dossier keeps of a reading: every passage, and what the manager made of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from cyberwizard.answers import Answer
from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.loader import load
from cyberwizard.contract.client import read_text
from cyberwizard.contract.explain import Explanation, explain
from cyberwizard.contract.record import (
    Group,
    always,
    by_hand,
    coverage_standings,
    group_of,
    known_entries,
    not_found,
    note_of,
    same_contract,
    searched,
)
from cyberwizard.notes import ContractNote, decode_note, dump_note
from tests.contracts.test_understanding import TEXT

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def read() -> Explanation:
    return explain(read_text(TEXT), load())


@pytest.fixture(scope="module")
def note(read: Explanation) -> ContractNote:
    return note_of(read, "contrat.pdf", DAY)


def assessed(**answers: str) -> Assessment:
    given = {name: Answer(options=(option,)) for name, option in answers.items()}
    return assess(load(), given, DAY)


def test_every_passage_found_is_kept(read: Explanation, note: ContractNote) -> None:
    assert [passage.text for passage in note.passages] == [p.text for p in read.passages]
    war, fines, carpets, backup, _ = note.passages
    assert (war.ids, war.level, war.kind, war.article) == (
        ("guerre",),
        "reconnu",
        "exclusion",
        "3.1",
    )
    assert war.cue == "3.1 Sont exclus :"
    assert war.why == ("guerre civile",)
    assert fines.vague == ("notamment",)
    assert fines.buy_back
    assert (carpets.level, carpets.ids, carpets.ask) == ("non reconnu", (), True)
    assert not war.ask
    assert backup.kind == "condition"
    assert dict(note.coverages).keys() == {"remise_en_etat", "cyber_extorsion"}


def test_it_survives_its_json(note: ContractNote) -> None:
    assert decode_note("contrat", json.loads(dump_note(note))) == note


def test_a_passage_is_shown_by_its_most_worrying_card(note: ContractNote) -> None:
    war, _, carpets, backup, _ = note.passages
    exposed = assessed(sauvegarde_emplacement="aucune")
    assert group_of(backup, exposed) is Group.EXPOSED
    assert group_of(war, exposed) is Group.DISCUSS
    assert group_of(carpets, exposed) is Group.UNKNOWN
    both = replace(war, chosen=("guerre", "defaut_sauvegarde"))
    assert group_of(both, exposed) is Group.EXPOSED
    assert group_of(replace(backup, chosen=()), exposed) is Group.UNKNOWN
    assert group_of(replace(war, chosen=("inconnue",)), exposed) is Group.UNKNOWN


def test_what_is_not_found_follows_corrections(note: ContractNote) -> None:
    content = load()
    missing = {entry.id for entry in not_found(note, content)}
    seen = {name for passage in note.passages for name in passage.ids}
    assert missing == {entry.id for entry in content.exclusions} - seen
    first, *rest = note.passages
    corrected = replace(note, passages=(replace(first, chosen=("nucleaire",)), *rest))
    after = {entry.id for entry in not_found(corrected, content)}
    assert after == missing - {"nucleaire"} | {"guerre"}
    assert [entry.id for entry in known_entries(corrected.passages[0], content)] == ["nucleaire"]
    assert "absence_plainte" in {entry.id for entry in always(content)}


def test_reading_again_keeps_what_the_manager_did(read: Explanation, note: ContractNote) -> None:
    first, second, third, *rest = note.passages
    own = by_hand(2, "Un passage\nque la lecture a manqué.", ("nucleaire",))
    worked = replace(
        note,
        passages=(
            replace(first, chosen=("terrorisme",)),
            replace(second, note="Vu avec Paul", reply="Oui, par écrit"),
            replace(third, ask=False),
            *rest,
            own,
        ),
    )
    again = note_of(read, "contrat.pdf", date(2026, 12, 1), worked)
    assert again.read_on == date(2026, 12, 1)
    assert again.passages == worked.passages
    assert own.text == "Un passage que la lecture a manqué."
    assert note_of(read, "contrat.pdf", DAY) == note


def test_the_same_contract_is_known_by_its_copy_or_its_name(note: ContractNote) -> None:
    kept = replace(note, sha256="a")
    assert same_contract(kept, "autre.pdf", "a") is kept
    assert same_contract(kept, "contrat.pdf", "b") is None
    assert same_contract(note, "contrat.pdf", "b") is note
    assert same_contract(note, "autre.pdf", "") is None
    assert same_contract(None, "contrat.pdf", "a") is None


def test_coverages_stand_beside_needs(note: ContractNote) -> None:
    standings = {one.need.coverage.id: one for one in coverage_standings(note, assessed())}
    assert standings.keys() == {coverage.id for coverage in load().coverages}
    assert standings["remise_en_etat"].page == 1
    assert standings["pertes_exploitation"].page == 0


def test_cards_are_searched_by_any_form_of_a_word() -> None:
    entries = load().exclusions
    assert searched(entries, "  ") == entries
    assert [e.id for e in searched(entries, "nucléaires")] == ["nucleaire"]
    assert "defaut_sauvegarde" in {e.id for e in searched(entries, "Sauvegardé")}
    assert [e.id for e in searched(entries, "nuclé")] == ["nucleaire"]
    assert searched(entries, "zzz") == ()
