"""The attached data: canonical, described by their schema, enough to print the dossier again."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import jsonschema
import pytest

from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.dossier import Edition, compose, data, gather
from cyberwizard.dossier.editions import Material
from cyberwizard.errors import UserFacingError
from cyberwizard.wording import make_wording
from tests.dossier.tools import DAY, INFO, NAMES, answers_of


def _material(name: str = "boulangerie", edition: Edition = Edition.COMPLETE) -> Material:
    return gather(load(), answers_of(name), DAY, INFO, edition)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("edition", Edition)
def test_data_are_enough_to_compose_the_same_dossier(name: str, edition: Edition) -> None:
    content = load()
    dossier = compose(content, _material(name, edition))
    assert dossier.attachment is not None
    jsonschema.validate(json.loads(dossier.attachment.text), data.schema())
    loaded = data.loads(dossier.attachment.text, content)
    assert compose(content, loaded.material, loaded.made_by) == dossier


def test_equal_answers_give_equal_data_whatever_their_order() -> None:
    content, answers = load(), answers_of("menuiserie")
    shuffled = list(answers.items())
    random.Random(7).shuffle(shuffled)
    texts = {
        data.dumps(gather(content, given, DAY, INFO), data.versions(content))
        for given in (answers, dict(shuffled))
    }
    assert len(texts) == 1


def test_the_fingerprint_changes_with_one_letter_of_one_answer() -> None:
    content, made_by = load(), data.versions(load())
    material = _material()
    before = data.fingerprint(data.dumps(material, made_by))
    changed = dict(material.answers)
    changed["antivirus"] = replace(changed["antivirus"], comment="a")
    after = data.fingerprint(data.dumps(replace(material, answers=changed), made_by))
    assert before != after
    assert len(before) == 19
    dossier = compose(content, material)
    assert any(before in mark for mark in dossier.marks)


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    content = load()
    good = json.loads(data.dumps(_material(), data.versions(content)))
    for spoil in (
        {"format": "autre"},
        {"edition": "secrete"},
        {"day": "hier"},
        {"number": 7},
        {"extra": 1},
        {"embedded": {"5a": 12}},
        {"embedded": {"5a" * 32: -1}},
        {"notes": {"decision:x": {"choice": "non"}}},
        {"wordings": {"siren": {"label": "x"}}},
        {"answers": {"antivirus": {"options": "oui"}}},
        {"answers": {"antivirus": {"evidence": [{"note": "sans genre"}]}}},
    ):
        bad = good | spoil
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, data.schema())
        with pytest.raises(UserFacingError):
            data.loads(json.dumps(bad), content)
    with pytest.raises(UserFacingError):
        data.loads("[" * 100_000, content)


def test_the_words_of_the_time_are_printed() -> None:
    content, answers = load(), answers_of("boulangerie")
    old = make_wording("Un antivirus protège chaque poste, oui ou non ?", (("oui", "Oui, oui"),))
    answers["antivirus"] = replace(answers["antivirus"], options=("oui",), wording=old.fingerprint)
    info = replace(INFO, wordings={old.fingerprint: old})
    material = gather(content, answers, DAY, info)
    assert set(material.wordings) == {"antivirus"}
    from cyberwizard.dossier import render_text

    text = render_text(compose(content, material))
    assert old.label in text
    assert "Oui, oui" in text
    assert "(mots de l’époque)" in text
    loaded = data.loads(data.dumps(material, data.versions(content)), content)
    assert loaded.material.wordings["antivirus"].label == old.label


def test_an_answer_to_a_question_since_removed_stays_in_the_complete_edition() -> None:
    content = load()
    answers = answers_of("boulangerie") | {"disparue": Answer(value="x", comment="à garder")}
    material = gather(content, answers, DAY, INFO)
    loaded = data.loads(data.dumps(material, data.versions(content)), content)
    assert loaded.material.answers["disparue"].comment == "à garder"
    insurer = gather(content, answers, DAY, INFO, Edition.INSURER)
    assert "disparue" not in insurer.answers
