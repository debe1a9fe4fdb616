"""The data attached to a dossier: canonical JSON, its schema, and its fingerprint.

Format 1, stable; the keys are sorted and nothing is indented, so that equal data are equal bytes::

    {"answers": {…}, "content_version": "2026.11", "day": "2026-11-23", "edition": "assureur",
     "embedded": {}, "format": "cyberwizard-dossier", "format_version": 1, "notes": {…},
     "number": "CW-0000-0000", "program_version": "1.0.0", "valid_until": "2027-05-23",
     "wordings": {…}}
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from cyberwizard import __version__, answers_json
from cyberwizard.content.model import Content
from cyberwizard.dossier.editions import Edition, Material, reduced_note, withheld
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import decode_note, encode_note, notes_schema
from cyberwizard.text import clean_text
from cyberwizard.wording import Wording, make_wording

FORMAT = "cyberwizard-dossier"
FORMAT_VERSION = 1
FILE_NAME = "donnees-du-dossier.json"

_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TEXTS = ("content_version", "number", "program_version")
_DATES = ("day", "valid_until")
_SHA256 = "^[0-9a-f]{64}$"
_TOP = (
    *("answers", "edition", "embedded", "format", "format_version", "notes", "wordings"),
    *_TEXTS,
    *_DATES,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What attached data say: the material, and the versions that printed it."""

    material: Material
    made_by: Versions


@dataclass(frozen=True, slots=True)
class Versions:
    """What printed a dossier: the program and its content."""

    program: str
    content: str


def versions(content: Content) -> Versions:
    """Return the versions of today."""
    return Versions(__version__, content.version)


def dumps(material: Material, made_by: Versions) -> str:
    """Return the canonical JSON of *material*: equal material, equal text."""
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program_version": made_by.program,
        "content_version": made_by.content,
        "edition": material.edition.value,
        "number": material.number,
        "day": material.day.isoformat(),
        "valid_until": material.valid_until.isoformat(),
        "answers": {id_: answers_json.encode_answer(a) for id_, a in material.answers.items()},
        "notes": {clean_text(name): encode_note(note) for name, note in material.notes.items()},
        "embedded": dict(material.embedded),
        "wordings": {
            id_: {"label": clean_text(words.label), "options": dict(words.options)}
            for id_, words in material.wordings.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """Return the short form of the SHA-256 of *text*: 16 digits, in fours."""
    digits = hashlib.sha256(text.encode()).hexdigest()[:16].upper()
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4))


def loads(text: str, content: Content) -> Loaded:
    """Read attached data; UserFacingError when they are not ours, or not for this content."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_ours() from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _not_ours()
    version = document.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise UserFacingError(
            "Ces données viennent d’une version plus récente du programme\u202f;"
            " installez cette version, puis réessayez."
        )
    if set(document) != set(_TOP) or version != FORMAT_VERSION:
        raise _not_ours()
    answers = answers_json.loads(
        json.dumps(
            {
                "format": answers_json.FORMAT,
                "format_version": answers_json.FORMAT_VERSION,
                "content_version": document["content_version"],
                "answers": _known(document["answers"], content),
            }
        ),
        content,
    )
    try:
        removed = {
            id_: answers_json.decode_answer(fields)
            for id_, fields in sorted(document["answers"].items())
            if id_ not in content.question_by_id
        }
        material = Material(
            edition=Edition(document["edition"]),
            number=_text(document["number"]),
            day=date.fromisoformat(_text(document["day"])),
            valid_until=date.fromisoformat(_text(document["valid_until"])),
            answers=MappingProxyType(
                {q.id: answers[q.id] for q in content.questions if q.id in answers} | removed
            ),
            wordings=MappingProxyType(_wordings(document["wordings"])),
            notes=MappingProxyType(
                {n: decode_note(n, fields) for n, fields in sorted(document["notes"].items())}
            ),
            embedded=MappingProxyType(_embedded(document["embedded"])),
        )
        if material.embedded and material.edition is not Edition.COMPLETE:
            raise ValueError(document["edition"])
        if any(reduced_note(n, material.edition) != n for n in material.notes.values()):
            raise ValueError(document["edition"])
        unwanted = withheld(content, material.edition)
        if material.edition is not Edition.COMPLETE:
            unwanted |= removed.keys()
        if unwanted & material.answers.keys():
            raise ValueError(document["edition"])
        program = _text(document["program_version"])
        return Loaded(material, Versions(program, document["content_version"]))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise _not_ours() from error


def _known(answers: Any, content: Content) -> Any:
    if not isinstance(answers, dict):
        return answers
    return {id_: a for id_, a in answers.items() if id_ in content.question_by_id}


def _wordings(raw: Any) -> dict[str, Wording]:
    return {
        _text(id_): make_wording(
            _text(words["label"]), tuple((o, _text(w)) for o, w in words["options"].items())
        )
        for id_, words in raw.items()
    }


def _embedded(raw: Any) -> dict[str, int]:
    for sha256, size in raw.items():
        if not re.fullmatch(_SHA256, sha256) or type(size) is not int or size < 0:
            raise ValueError(sha256)
    return dict(sorted(raw.items()))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _not_ours() -> UserFacingError:
    return UserFacingError(
        "Ce fichier ne contient pas de données de dossier lisibles\u202f;"
        " choisissez un PDF créé par ce programme."
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the attached data."""
    text = {"type": "string"}
    day = {"type": "string", "pattern": _DATE}
    answers = answers_json.answers_schema()
    words = {
        "type": "object",
        "additionalProperties": False,
        "required": ["label", "options"],
        "properties": {
            "label": text,
            "options": {"type": "object", "additionalProperties": text},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "type": "object",
        "additionalProperties": False,
        "required": sorted(_TOP),
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {"const": FORMAT_VERSION},
            **dict.fromkeys(_TEXTS, text),
            **dict.fromkeys(_DATES, day),
            "edition": {"enum": [edition.value for edition in Edition]},
            "answers": answers["properties"]["answers"],
            "notes": notes_schema(),
            "embedded": {
                "type": "object",
                "additionalProperties": False,
                "patternProperties": {_SHA256: {"type": "integer", "minimum": 0}},
            },
            "wordings": {"type": "object", "additionalProperties": words},
        },
        "$defs": answers["$defs"],
    }
