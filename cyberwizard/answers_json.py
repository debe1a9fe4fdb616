"""The answers file: what one exchanges with another program, or writes by hand.

Format 1, stable::

    {"format": "cyberwizard-answers", "format_version": 1, "content_version": "2026.11",
     "answers": {"siren": {"value": "732829320", "answered_at": "2026-11-01T10:42:00"}}}

A field at its default value is left out. Reading is strict: one wrong thing refuses the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cyberwizard.answers import Answer, Answers, Evidence, EvidenceKind, Origin
from cyberwizard.content.model import Content, Kind, Question
from cyberwizard.content.values import check_value
from cyberwizard.disk_errors import check_name, reading_failed
from cyberwizard.errors import UserFacingError
from cyberwizard.text import clean_text, visible_text

FORMAT = "cyberwizard-answers"
FORMAT_VERSION = 1
MAX_BYTES = 20_000_000

# Also patterns of the JSON Schema, so the schema and the reader cannot disagree.
_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT = (
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{6})?"
    "(Z|[+-][0-9]{2}:[0-9]{2})?$"
)
_TEXTS = ("value", "exception", "reason", "comment")
_FLAGS = ("private", "to_review")
_FIELDS = ("options", *_TEXTS, *_FLAGS, "origin", "fact_date", "answered_at", "evidence")
_EVIDENCE_TEXTS = ("note", "place", "name", "sha256")
_EVIDENCE_DATES = ("fact_date", "valid_until")
_TOP = ("format", "format_version", "content_version", "answers")
_ORIGINS = frozenset(origin.value for origin in Origin)
_KINDS = frozenset(kind.value for kind in EvidenceKind)
_CHOICES = (Kind.SINGLE, Kind.MULTIPLE)


def dumps(answers: Answers, content_version: str) -> str:
    """Return the answers file: same answers, same text, whatever the order they were given in."""
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "content_version": clean_text(content_version),
        "answers": {clean_text(id_): encode_answer(answers[id_]) for id_ in sorted(answers)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def load(path: Path, content: Content) -> dict[str, Answer]:
    """Read an answers file from the disk; UserFacingError when it cannot be used."""
    check_name(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise reading_failed(error, path) from error
    if len(data) > MAX_BYTES:
        raise _too_big()
    try:
        text = data.decode("utf-8-sig")  # Windows editors add the mark
    except UnicodeDecodeError as error:
        raise _not_ours() from error
    return loads(text, content)


def loads(text: str, content: Content) -> dict[str, Answer]:
    """Read an answers file against *content*.

    Raises UserFacingError: one sentence with the first mistake, and how many others there are.
    """
    # Checked on characters first: encoding a huge text only to measure it would double it.
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _too_big()
    document = _parse(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _not_ours()
    version = document.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise UserFacingError(
            "Ce fichier de réponses vient d’une version plus récente du programme ;"
            " installez cette version, puis réessayez."
        )
    problems = _document_problems(document, content)
    first = next(problems, None)
    if first is not None:
        # Counted, not kept: a hostile file may hold millions of them.
        raise _refused(first, others=sum(1 for _ in problems))
    return {
        clean_text(id_): _canonical(content.question_by_id[id_], decode_answer(fields))
        for id_, fields in document["answers"].items()
    }


def encode_answer(answer: Answer) -> dict[str, Any]:
    """Return the JSON object of *answer*; its ``wording`` is not in it."""
    fields: dict[str, Any] = {
        "options": [clean_text(option) for option in answer.options],
        "value": clean_text(answer.value),
        "exception": clean_text(answer.exception),
        "reason": clean_text(answer.reason),
        "comment": clean_text(answer.comment),
        "private": answer.private,
        "to_review": answer.to_review,
        "origin": "" if answer.origin is Origin.MANAGER else answer.origin.value,
        "fact_date": answer.fact_date.isoformat() if answer.fact_date else "",
        "answered_at": _moment_text(answer.answered_at) if answer.answered_at else "",
        "evidence": [_encode_evidence(item) for item in answer.evidence],
    }
    return {name: value for name, value in fields.items() if value}


def _encode_evidence(evidence: Evidence) -> dict[str, str]:
    fields = {"kind": evidence.kind.value}
    for name in _EVIDENCE_TEXTS:
        fields[name] = clean_text(getattr(evidence, name))
    for name in _EVIDENCE_DATES:
        day = getattr(evidence, name)
        fields[name] = day.isoformat() if day else ""
    return {name: value for name, value in fields.items() if value}


def _decode_evidence(fields: dict[str, str]) -> Evidence:
    fact_date, valid_until = fields.get("fact_date"), fields.get("valid_until")
    note, place, name, sha256 = (clean_text(fields.get(name, "")) for name in _EVIDENCE_TEXTS)
    return Evidence(
        kind=EvidenceKind(fields["kind"]),
        note=note,
        fact_date=date.fromisoformat(fact_date) if fact_date else None,
        valid_until=date.fromisoformat(valid_until) if valid_until else None,
        place=place,
        name=name,
        sha256=sha256,
    )


def decode_answer(fields: object) -> Answer:
    """Return the answer of a JSON object; ValueError with a French phrase when it is not one."""
    problem = next(_answer_problems(fields), None)
    if problem is not None:
        raise ValueError(problem)
    assert isinstance(fields, dict)
    texts = {name: clean_text(fields.get(name, "")) for name in _TEXTS}
    fact_date, answered_at = fields.get("fact_date"), fields.get("answered_at")
    return Answer(
        options=tuple(clean_text(option) for option in fields.get("options", ())),
        private=fields.get("private", False),
        to_review=fields.get("to_review", False),
        origin=Origin(fields.get("origin", Origin.MANAGER)),
        fact_date=date.fromisoformat(fact_date) if fact_date else None,
        answered_at=datetime.fromisoformat(answered_at) if answered_at else None,
        evidence=tuple(map(_decode_evidence, fields.get("evidence", ()))),
        **texts,
    )


def answers_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the answers file, whatever the content."""
    text = {"type": "string"}
    flag = {"type": "boolean"}
    name = {"type": "string", "minLength": 1}
    answer = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "options": {"type": "array", "items": name, "uniqueItems": True},
            **dict.fromkeys(_TEXTS, text),
            **dict.fromkeys(_FLAGS, flag),
            "origin": {"enum": [origin.value for origin in Origin]},
            "fact_date": {"type": "string", "pattern": _DATE},
            "answered_at": {"type": "string", "pattern": _MOMENT},
            "evidence": {"type": "array", "items": {"$ref": "#/$defs/evidence"}},
        },
    }
    evidence = {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind"],
        "properties": {
            "kind": {"enum": [kind.value for kind in EvidenceKind]},
            **dict.fromkeys(_EVIDENCE_TEXTS, text),
            **{name: {"type": "string", "pattern": _DATE} for name in _EVIDENCE_DATES},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cyberwizard answers file",
        "type": "object",
        "additionalProperties": False,
        "required": list(_TOP),
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {"const": FORMAT_VERSION},
            "content_version": text,
            "answers": {
                "type": "object",
                "propertyNames": {"minLength": 1},
                "additionalProperties": {"$ref": "#/$defs/answer"},
            },
        },
        "$defs": {"answer": answer, "evidence": evidence},
    }


def _parse(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except _DuplicateError as error:
        raise _refused(f"« {_short(str(error))} » est écrit deux fois") from error
    except (ValueError, RecursionError) as error:
        raise _not_ours() from error


class _DuplicateError(Exception):
    """A key is written twice in one object: silently keeping the last would lose an answer."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _DuplicateError(name)
        found[name] = value
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _document_problems(document: dict[str, Any], content: Content) -> Iterator[str]:
    for name in document:
        if name not in _TOP:
            yield f"« {_short(name)} » n’a pas de sens ici"
    version = document.get("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        yield f"« format_version » doit valoir {FORMAT_VERSION}"
    if not isinstance(document.get("content_version"), str):
        yield "« content_version » doit être un texte"
    answers = document.get("answers")
    if not isinstance(answers, dict):
        yield "« answers » doit être un objet"
        return
    for id_, fields in answers.items():
        question = content.question_by_id.get(id_)
        if question is None:
            yield f"la question « {_short(id_)} » n’existe pas"
            continue
        problems = list(_answer_problems(fields)) or list(_misfits(question, decode_answer(fields)))
        for problem in problems:
            yield f"à « {id_} », {problem}"


def _answer_problems(fields: object) -> Iterator[str]:
    """Say what is wrong with the shape of one answer, whatever its question."""
    if not isinstance(fields, dict):
        yield "la réponse doit être un objet"
        return
    for name, value in fields.items():
        if name not in _FIELDS:
            yield f"« {_short(str(name))} » n’a pas de sens ici"
        elif name == "options":
            yield from _list_problems(value)
        elif name == "evidence":
            yield from _evidence_problems(value)
        elif name in _FLAGS:
            if type(value) is not bool:
                yield f"« {name} » doit être vrai ou faux"
        elif not isinstance(value, str):
            yield f"« {name} » doit être un texte"
        elif name == "origin":
            if value not in _ORIGINS:
                yield f"l’origine « {_short(value)} » n’existe pas"
        elif name == "fact_date":
            if not _is_date(value):
                yield "« fact_date » n’est pas une date"
        elif name == "answered_at" and not _is_moment(value):
            yield "« answered_at » n’est pas une date avec son heure"


def _list_problems(value: object) -> Iterator[str]:
    if not isinstance(value, list):
        yield "« options » doit être une liste"
    elif not all(isinstance(option, str) and option for option in value):
        yield "chaque option doit être un texte"
    elif len(set(value)) < len(value):
        yield "une option est donnée deux fois"


def _evidence_problems(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        yield "« evidence » doit être une liste d’objets"
        return
    for item in value:
        kind = item.get("kind")
        if not isinstance(kind, str) or kind not in _KINDS:
            yield "une preuve doit avoir un genre connu"
        for name, text in item.items():
            if name not in ("kind", *_EVIDENCE_TEXTS, *_EVIDENCE_DATES):
                yield f"« {_short(str(name))} » n’a pas de sens dans une preuve"
            elif not isinstance(text, str):
                yield f"« {name} » doit être un texte dans une preuve"
            elif name in _EVIDENCE_DATES and not _is_date(text):
                yield f"« {name} » d’une preuve n’est pas une date"


def _misfits(question: Question, answer: Answer) -> Iterator[str]:
    """Say what in a well-formed answer does not fit its question."""
    known = {option.id: option for option in question.options}
    if question.kind not in _CHOICES:
        if answer.options:
            yield "il n’y a pas d’option à choisir"
        if answer.value:
            try:
                check_value(question, answer.value)
            except ValueError as error:
                # "What is wrong: what to type." Only the first half has its place in a list.
                message = re.split(r"\s:\s", str(error))[0].rstrip(".")
                yield message[:1].lower() + message[1:]
        return
    if answer.value:
        yield "la réponse se choisit dans une liste"
    for option in answer.options:
        if option not in known:
            yield f"l’option « {_short(option)} » n’existe pas"
    if len(answer.options) > 1:
        if question.kind is Kind.SINGLE:
            yield "il faut une seule option"
        elif any(known[option].exclusive for option in answer.options if option in known):
            yield "une des options ne va avec aucune autre"


def _canonical(question: Question, answer: Answer) -> Answer:
    if question.kind in _CHOICES or not answer.value:
        return answer
    return replace(answer, value=check_value(question, answer.value))


def _is_date(text: str) -> bool:
    if not re.fullmatch(_DATE, text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    if not re.fullmatch(_MOMENT, text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _moment_text(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        moment = moment.astimezone(UTC)  # the time zones of 1900 counted seconds; the format not
    return moment.isoformat()


def _short(text: str) -> str:
    """Shorten what the file says, so that the sentence stays one readable sentence."""
    visible = visible_text(text)
    return visible if len(visible) <= 40 else visible[:39] + "…"


def _refused(first: str, *, others: int = 0) -> UserFacingError:
    if not others:
        return UserFacingError(
            f"Le fichier de réponses contient une erreur : {first} ; corrigez‑la, puis réessayez."
        )
    return UserFacingError(
        f"Le fichier de réponses contient {others + 1} erreurs, dont la première : {first} ;"
        " corrigez‑les, puis réessayez."
    )


def _not_ours() -> UserFacingError:
    return UserFacingError(
        "Ce fichier n’est pas un fichier de réponses lisible ;"
        " choisissez un fichier exporté par le programme."
    )


def _too_big() -> UserFacingError:
    return UserFacingError(
        "Ce fichier de réponses dépasse 20 Mo ; choisissez un fichier exporté par le programme."
    )
