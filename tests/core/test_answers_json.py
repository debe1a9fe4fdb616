"""The answers file: exact both ways, and one sentence for everything that is wrong in it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cyberwizard import answers_json
from cyberwizard.answers import Answer, Origin
from cyberwizard.answers_json import answers_schema, dumps, load, loads
from cyberwizard.content.model import Content, Kind, Option, Question, Role
from cyberwizard.content.values import MAX_TEXT
from cyberwizard.errors import UserFacingError
from cyberwizard.text import clean_text, visible_text
from cyberwizard.wording import make_wording, wording_of

from .dossier_tools import check_sentence, ordinary_user

NOW = datetime(2026, 11, 1, 10, 42)
YES_NO = (Option("oui", "Oui"), Option("non", "Non"), Option("ne_sait_pas", "Je ne sais pas"))
TOOLS = (Option("nas", "NAS"), Option("disque", "Disque"), Option("rien", "Rien", exclusive=True))


def question(id_: str, kind: Kind, **others: Any) -> Question:
    return Question(id_, "theme", Role.PRACTICE, kind, f"Question {id_} ?", "", **others)


CONTENT = Content(
    version="2026.11",
    language="fr",
    themes=(),
    questions=(
        question("sauvegarde", Kind.SINGLE, options=YES_NO),
        question("supports", Kind.MULTIPLE, options=TOOLS),
        question("nom", Kind.TEXT),
        question("effectif", Kind.NUMBER, minimum=1, maximum=50),
        question("dernier_essai", Kind.DATE),
        question("siren", Kind.SIREN),
    ),
    measures=(),
    locks=(),
    levels=(),
    theme_ceilings={},
    exclusions=(),
    lifecycle=(),
    sources=(),
    disclaimer="",
)
SCHEMA = Draft202012Validator(answers_schema())
GOOD: dict[str, Any] = {
    "format": "cyberwizard-answers",
    "format_version": 1,
    "content_version": "2026.11",
    "answers": {
        "sauvegarde": {"options": ["oui"], "answered_at": "2026-11-01T10:42:00"},
        "supports": {"options": ["nas", "disque"], "exception": "sauf l’atelier"},
        "siren": {"value": "732829320", "origin": "prestataire"},
    },
}


def refused(document: object) -> str:
    """Check that a document is refused by one sentence, and return it."""
    text = document if isinstance(document, str) else json.dumps(document)
    with pytest.raises(UserFacingError) as caught:
        loads(text, CONTENT)
    return check_sentence(caught.value)


def with_answer(id_: str, fields: object) -> dict[str, Any]:
    return {**GOOD, "answers": {id_: fields}}


def test_the_file_looks_like_this() -> None:
    answers = {
        "siren": Answer(value="732829320", private=True, fact_date=date(2026, 11, 1)),
        "sauvegarde": Answer(
            options=("oui",),
            exception="l’atelier",
            reason="vieux poste",
            comment="é \u2028",
            to_review=True,
            origin=Origin.OBSERVED,
            answered_at=NOW,
            wording="0123456789abcdef",
        ),
        "nom": Answer(),
    }
    expected = """{
  "format": "cyberwizard-answers",
  "format_version": 1,
  "content_version": "2026.11",
  "answers": {
    "nom": {},
    "sauvegarde": {
      "options": [
        "oui"
      ],
      "exception": "l’atelier",
      "reason": "vieux poste",
      "comment": "é \u2028",
      "to_review": true,
      "origin": "constat",
      "answered_at": "2026-11-01T10:42:00"
    },
    "siren": {
      "value": "732829320",
      "private": true,
      "fact_date": "2026-11-01"
    }
  }
}
"""
    assert dumps(answers, "2026.11") == expected
    assert dumps(dict(reversed(answers.items())), "2026.11") == expected


def test_a_good_file_is_read() -> None:
    assert loads(json.dumps(GOOD), CONTENT) == {
        "sauvegarde": Answer(options=("oui",), answered_at=NOW),
        "supports": Answer(options=("nas", "disque"), exception="sauf l’atelier"),
        "siren": Answer(value="732829320", origin=Origin.PROVIDER),
    }


def test_values_come_in_their_canonical_form() -> None:
    fields = {"siren": {"value": "732 829 320"}, "effectif": {"value": " 006 "}}
    read = loads(json.dumps({**GOOD, "answers": fields}), CONTENT)
    assert (read["siren"].value, read["effectif"].value) == ("732829320", "6")


MOMENTS = st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29))
ZONES = st.integers(-86_399, 86_399).map(lambda s: timezone(timedelta(seconds=s)))
FREE = st.text(st.characters(), max_size=300)  # any code point, lone surrogates included
ALL_BUT_VALUE = {
    "exception": FREE,
    "reason": FREE,
    "comment": FREE,
    "private": st.booleans(),
    "to_review": st.booleans(),
    "origin": st.sampled_from(Origin),
    "fact_date": st.none() | st.dates(),
    "answered_at": st.none()
    | MOMENTS
    | st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES),
}
SOME_OPTIONS = st.lists(st.sampled_from(["nas", "disque"]), unique=True).map(tuple)
VALUES = {
    "sauvegarde": {"options": st.sampled_from([(), ("oui",), ("non",)])},
    "supports": {"options": SOME_OPTIONS | st.just(("rien",))},
    "nom": {"value": FREE.filter(str.strip) | st.just("")},
    "effectif": {"value": st.integers(1, 50).map(str) | st.just("")},
    "dernier_essai": {"value": st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str)},
    "siren": {"value": st.sampled_from(["", "732829320"])},
}
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        id_: st.builds(Answer, **value, **ALL_BUT_VALUE)  # type: ignore[arg-type]
        for id_, value in VALUES.items()
    },
)


def cleaned(given_: Answer) -> Answer:
    """Return the answer as it can be written: whole characters."""
    return replace(
        given_,
        value=clean_text(given_.value),
        exception=clean_text(given_.exception),
        reason=clean_text(given_.reason),
        comment=clean_text(given_.comment),
    )


@settings(deadline=None)
@given(ANSWERS)
def test_what_is_written_is_valid_and_comes_back(answers: dict[str, Answer]) -> None:
    text = dumps(answers, "2026.11")
    assert text.encode().endswith(b"}\n")
    SCHEMA.validate(json.loads(text))
    read = loads(text, CONTENT)
    assert read == {id_: cleaned(given_) for id_, given_ in answers.items()}
    assert dumps(read, "2026.11") == text


@pytest.mark.parametrize(
    "text",
    [
        "Dupont & Fils <SARL> <b>gras</b> &amp;",
        "é" * MAX_TEXT,
        "👩‍👩‍👧 🥐",
        "שלום مرحبا \u202e retourné",
        "avant\0après",
        "a\u2028b\u2029c\r\nd\x85e\x0b",
        '" \\ \\u0041',
    ],
)
def test_hard_texts_come_back_character_for_character(text: str) -> None:
    answers = {"nom": Answer(value=text, comment=text, reason=text)}
    assert loads(dumps(answers, text), CONTENT) == answers


def test_half_a_character_becomes_a_visible_mark() -> None:
    text = json.dumps(with_answer("nom", {"value": "a\ud800b", "comment": "\ud83e\udd50"}))
    assert "\\ud800" in text
    read = loads(text, CONTENT)["nom"]
    assert (read.value, read.comment) == ("a\ufffdb", "🥐")


@given(st.text(st.characters()))
def test_cleaning_touches_nothing_but_half_characters(text: str) -> None:
    clean = clean_text(text)
    assert clean.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") == clean
    if not any("\ud800" <= c <= "\udfff" for c in text):
        assert clean == text
    assert clean_text(clean) == clean
    assert len(visible_text(text).splitlines()) <= 1


BAD = {
    "not JSON": ("{", "lisible"),
    "nothing": ("", "lisible"),
    "text": ("bonjour", "lisible"),
    "list": ([], "lisible"),
    "number": ("1", "lisible"),
    "byte mark twice": ("\ufeff{}", "lisible"),
    "other format": ({**GOOD, "format": "other"}, "lisible"),
    "no format": ({}, "lisible"),
    "NaN": (json.dumps(GOOD).replace('"2026.11"', "NaN"), "lisible"),
    "Infinity": (json.dumps(GOOD).replace('"2026.11"', "-Infinity"), "lisible"),
    "huge number": (json.dumps(GOOD).replace('"2026.11"', "9" * 10_000), "lisible"),
    "deep": ("[" * 200_000, "lisible"),
    "deep objects": ('{"a":' * 200_000, "lisible"),
    "newer": ({**GOOD, "format_version": 2, "surprise": 1}, "plus récente"),
    "older": ({**GOOD, "format_version": 0}, "format_version"),
    "version true": ({**GOOD, "format_version": True}, "format_version"),
    "version 1.0": ({**GOOD, "format_version": 1.0}, "format_version"),
    "no version": ({k: v for k, v in GOOD.items() if k != "format_version"}, "format_version"),
    "extra key": ({**GOOD, "surprise": 1}, "surprise"),
    "content version": ({**GOOD, "content_version": 3}, "content_version"),
    "no answers": ({k: v for k, v in GOOD.items() if k != "answers"}, "answers"),
    "answers list": ({**GOOD, "answers": []}, "answers"),
    "same key twice": ('{"format": "cyberwizard-answers", "format": "x"}', "deux fois"),
    "same question twice": (
        '{"format": "cyberwizard-answers", "answers": {"siren": {}, "siren": {}}}',
        "deux fois",
    ),
    "unknown question": (with_answer("inconnue", {}), "« inconnue » n’existe pas"),
    "unseen question": (with_answer("a\n\u202eb" * 99, {}), "n’existe pas"),
    "answer not an object": (with_answer("nom", "x"), "objet"),
    "unknown field": (with_answer("nom", {"valeur": "x"}), "« valeur »"),
    "options not a list": (with_answer("sauvegarde", {"options": "oui"}), "liste"),
    "option not a text": (with_answer("sauvegarde", {"options": [1]}), "texte"),
    "option empty": (with_answer("sauvegarde", {"options": [""]}), "texte"),
    "option twice": (with_answer("supports", {"options": ["nas", "nas"]}), "deux fois"),
    "option unknown": (with_answer("sauvegarde", {"options": ["peut"]}), "« peut »"),
    "two for one": (with_answer("sauvegarde", {"options": ["oui", "non"]}), "une seule"),
    "exclusive": (with_answer("supports", {"options": ["nas", "rien"]}), "aucune autre"),
    "option for a text": (with_answer("nom", {"options": ["oui"]}), "pas d’option"),
    "text for an option": (with_answer("sauvegarde", {"value": "oui"}), "liste"),
    "value number": (with_answer("effectif", {"value": 6}), "texte"),
    "value null": (with_answer("nom", {"value": None}), "texte"),
    "too many people": (with_answer("effectif", {"value": "51"}), "plus grand nombre"),
    "no such date": (with_answer("dernier_essai", {"value": "2026-02-30"}), "date"),
    "wrong key": (with_answer("siren", {"value": "732829321"}), "Siren"),
    "only spaces": (with_answer("nom", {"value": "  "}), "écrivez"),
    "too long": (with_answer("nom", {"value": "x" * (MAX_TEXT + 1)}), "trop long"),
    "flag text": (with_answer("nom", {"private": "true"}), "vrai ou faux"),
    "flag number": (with_answer("nom", {"to_review": 1}), "vrai ou faux"),
    "origin": (with_answer("nom", {"origin": "voisin"}), "« voisin »"),
    "origin list": (with_answer("nom", {"origin": ["constat"]}), "texte"),
    "evidence kind list": (with_answer("nom", {"evidence": [{"kind": []}]}), "genre connu"),
    "fact date": (with_answer("nom", {"fact_date": "2026-13-01"}), "fact_date"),
    "fact date compact": (with_answer("nom", {"fact_date": "20261101"}), "fact_date"),
    "fact date line": (with_answer("nom", {"fact_date": "2026-11-01\n"}), "fact_date"),
    "moment": (with_answer("nom", {"answered_at": "2026-11-01"}), "answered_at"),
    "moment hour": (with_answer("nom", {"answered_at": "2026-11-01T25:00:00"}), "answered_at"),
}


@pytest.mark.parametrize(("document", "word"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_by_one_sentence(document: object, word: str) -> None:
    sentence = refused(document)
    assert word.casefold() in sentence.replace("\u00a0", " ").casefold()


def test_the_first_mistake_is_said_and_the_others_are_counted() -> None:
    one = refused(with_answer("sauvegarde", {"options": ["peut"]}))
    assert "contient une erreur" in one
    answers = {"inconnue": {}, "nom": {"value": 1, "x": 2}, "siren": {"value": "1"}}
    four = refused({**GOOD, "answers": answers})
    assert "contient 4 erreurs, dont la première" in four
    assert "inconnue" in four


def test_a_file_too_big_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert answers_json.MAX_BYTES == 20_000_000
    monkeypatch.setattr(answers_json, "MAX_BYTES", 1000)
    path = tmp_path / "a.json"
    path.write_text(dumps({"nom": Answer(value="é" * 800)}, "1"), encoding="utf-8")
    with pytest.raises(UserFacingError) as caught:
        load(path, CONTENT)
    assert "20\u00a0Mo" in check_sentence(caught.value)
    assert "20\u00a0Mo" in refused(path.read_text("utf-8"))


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "réponses.json"
    for mark in (b"", b"\xef\xbb\xbf"):  # Windows editors add it
        path.write_bytes(mark + json.dumps(GOOD).encode())
        assert len(load(path, CONTENT)) == 3
    for data in (b"\xff\xfe{\0}\0", b"\x89CYBDOS\0", b"\xe9", b""):
        path.write_bytes(data)
        with pytest.raises(UserFacingError) as caught:
            load(path, CONTENT)
        check_sentence(caught.value)
    for wrong, word in ((tmp_path / "absent", "introuvable"), (Path("a\0b"), "illisibles")):
        with pytest.raises(UserFacingError) as caught:
            load(wrong, CONTENT)
        assert word in check_sentence(caught.value)
    with pytest.raises(UserFacingError) as caught:
        load(tmp_path, CONTENT)
    check_sentence(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_a_file_that_may_not_be_read() -> None:
    with ordinary_user() as folder:
        path = folder / "a.json"
        path.write_text(json.dumps(GOOD))
        path.chmod(0)
        with pytest.raises(UserFacingError) as caught:
            load(path, CONTENT)
        assert "refuse d’ouvrir" in check_sentence(caught.value)


SCALARS = st.none() | st.booleans() | st.integers(-2, 3) | st.just(1.0) | st.text(max_size=8)
ANYTHING = st.recursive(
    SCALARS | st.sampled_from(["oui", "nas", "constat", "2026-11-01", "2026-11-01T10:42:00Z"]),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3)
    ),
    max_leaves=5,
)
FIELDS = st.dictionaries(
    st.sampled_from(["options", "value", "comment", "private", "origin", "fact_date"])
    | st.sampled_from(["answered_at", "reason", "exception", "to_review"])
    | st.text(max_size=3),
    ANYTHING | st.lists(st.sampled_from(["oui", "nas", "disque"]), max_size=2),
    max_size=4,
)
NEARLY = st.fixed_dictionaries(
    {
        "format": st.just("cyberwizard-answers") | ANYTHING,
        "format_version": st.just(1) | ANYTHING,
        "content_version": st.just("2026.11") | ANYTHING,
        "answers": st.dictionaries(st.sampled_from(list(VALUES)), FIELDS | ANYTHING, max_size=2)
        | ANYTHING,
    },
    optional={"extra": ANYTHING},
)


@settings(max_examples=400, deadline=None)
@given(NEARLY | ANYTHING)
def test_what_the_schema_refuses_is_refused(document: object) -> None:
    try:
        answers = loads(json.dumps(document), CONTENT)
    except UserFacingError as error:
        check_sentence(error)
    else:
        SCHEMA.validate(document)
        assert loads(dumps(answers, "1"), CONTENT) == answers


@settings(max_examples=300)
@given(st.text(st.characters(), max_size=60) | st.text('{}[]":,1e-truefalsn\\u', max_size=60))
def test_no_text_stops_the_program(text: str) -> None:
    refused(text)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(answers_schema())
    SCHEMA.validate(GOOD)
    names = {"const", "enum"} & set(answers_schema()["properties"]["format"])
    assert names == {"const"}


def test_the_words_of_a_question_have_a_fingerprint() -> None:
    first = wording_of(CONTENT.questions[0])
    assert first.label == "Question sauvegarde ?"
    assert first.options == (("oui", "Oui"), ("non", "Non"), ("ne_sait_pas", "Je ne sais pas"))
    # Kept in files for ever: it may not change with the program.
    assert make_wording("Q ?", (("oui", "Oui"),)).fingerprint == "38a9bb77207dc8a2"
    others = [
        make_wording("Q !", (("oui", "Oui"),)),
        make_wording("Q ?", (("non", "Oui"),)),
        make_wording("Q ?", (("oui", "Non"),)),
        make_wording("Q ?", ()),
    ]
    assert len({wording.fingerprint for wording in others} - {"38a9bb77207dc8a2"}) == 4


def test_hours_of_the_time_zones_are_kept() -> None:
    moments = [NOW, NOW.replace(tzinfo=UTC), NOW.replace(tzinfo=timezone(timedelta(hours=2)))]
    for moment in moments:
        answers = {"nom": Answer(value="x", answered_at=moment)}
        assert loads(dumps(answers, "1"), CONTENT)["nom"].answered_at == moment
