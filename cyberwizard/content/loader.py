"""Read the shipped content and cross-check every id; all mistakes are reported at once.

Decoding and checking the TOML files costs more than a start can pay, so the build also writes the
checked tables to one file (see ``compiled``), which is used as long as it is fresh.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from cyberwizard import assets
from cyberwizard.conditions import Condition
from cyberwizard.content import model
from cyberwizard.content.builder import builder
from cyberwizard.content.facts import FACTS, UNANSWERED
from cyberwizard.content.model import Content, Kind, LockStatus, Question, Readiness, Role
from cyberwizard.content.reader import Reader
from cyberwizard.errors import ContentError

Raw = Iterable[tuple[str, Mapping[str, Any]]]
"""(file name, decoded TOML) in reading order."""

_TABLES: Mapping[str, tuple[str, type]] = {
    "theme": ("themes", model.Theme),
    "question": ("questions", model.Question),
    "measure": ("measures", model.Measure),
    "lock": ("locks", model.Lock),
    "level": ("levels", model.Level),
    "exclusion": ("exclusions", model.Exclusion),
    "lifecycle": ("lifecycle", model.Lifecycle),
    "source": ("sources", model.Source),
    "practice": ("practices", model.Practice),
    "topic": ("topics", model.Topic),
    "coverage": ("coverages", model.Coverage),
    "contradiction": ("contradictions", model.Contradiction),
    "term": ("terms", model.Term),
    "note": ("notes", model.Note),
    "help": ("help_topics", model.HelpTopic),
    "contact": ("contacts", model.Contact),
    "statistic": ("statistics", model.Statistic),
    "deadline": ("deadlines", model.Deadline),
}
SINGLE = ("manifest", "theme_ceilings", "coverage_question")
SAID = ("version", "language", "disclaimer")
TABLES: Mapping[str, type] = dict(_TABLES.values())
COMPILED = "content.json"
CAPPED = (LockStatus.NO, LockStatus.UNKNOWN, LockStatus.UNANSWERED, LockStatus.PARTIAL)
"""The statuses that every ceiling table must give a level for."""


_READING = Lock()


def load() -> Content:
    """Return the shipped content, read once; ContentError lists every mistake."""
    with _READING:  # a second thread waits for the first rather than reading beside it
        return _load()


@cache
def _load() -> Content:
    folder = assets.resource("content")
    return read_compiled(assets.resource(COMPILED), folder) or parse(read_folder(folder))


def read_folder(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every TOML file under *folder*, decoded."""
    import tomllib  # the compiled content does without it

    for name, entry in list_sources(folder):
        yield name, tomllib.loads(Path(entry.path).read_text("utf-8"))


class _Table:
    """One table of a compiled content, built when it is first read."""

    def __init__(self, field: str, cls: type) -> None:
        self._field = field
        self._cls = cls

    def __get__(self, content: _Late, _owner: type) -> tuple[Any, ...]:
        line = content.lines[self._field]
        built = tuple(map(builder(self._cls), json.loads(line)))
        # Two threads may both have built it: they must go on with the same one.
        table: tuple[Any, ...] = content.__dict__.setdefault(self._field, built)
        return table


class _Late(Content):
    """The content of a compiled file. A question is shown before the catalogue is decoded."""

    lines: Mapping[str, bytes]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and all(
            getattr(self, name) == getattr(other, name) for name in Content.__match_args__
        )


for _field, _cls in TABLES.items():
    setattr(_Late, _field, _Table(_field, _cls))


def read_compiled(compiled: Path, folder: Path) -> Content | None:
    """Return what *compiled* holds, or None unless it was made from *folder* as it is now.

    An installed program may have no *folder*: the compiled content is then all there is.
    """
    try:
        first, *lines = compiled.read_bytes().split(b"\n")
    except FileNotFoundError:
        return None
    header = json.loads(first)
    if folder.is_dir() and not _is_fresh(header, compiled, folder):
        return None
    content = object.__new__(_Late)
    content.__dict__.update(
        header["said"],
        theme_ceilings={LockStatus(name): rank for name, rank in header["ceilings"].items()},
        lines=dict(zip(header["tables"], lines, strict=True)),
    )
    return content


def _is_fresh(header: Mapping[str, Any], compiled: Path, folder: Path) -> bool:
    """Tell whether the sources are the same; they are only read when one may have changed."""
    made = compiled.stat().st_mtime_ns
    sources = [(name, entry.stat()) for name, entry in list_sources(folder)]
    if header.get("sources") != [[name, status.st_size] for name, status in sources]:
        return False
    if all(status.st_mtime_ns <= made for _, status in sources):
        return True
    same: bool = header["made_from"] == fingerprint(folder)
    return same


def fingerprint(folder: Path) -> str:
    """Name exactly these TOML files: their paths and their bytes."""
    import hashlib  # when the times of the files are not proof enough

    digest = hashlib.sha256()
    for name, entry in list_sources(folder):
        data = Path(entry.path).read_bytes()
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def list_sources(
    folder: str | os.PathLike[str], prefix: str = ""
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every TOML file, by path; two-letter folders are translations."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = prefix + entry.name
        if entry.is_dir():
            if len(entry.name) != 2:
                yield from list_sources(entry, f"{name}/")
        elif entry.name.endswith(".toml"):
            yield name, entry


def parse(raw: Raw) -> Content:
    """Build the content, or raise ContentError naming file, id and what is wrong, for all."""
    reader = Reader()
    tables: dict[str, list[Any]] = {field: [] for field, _ in _TABLES.values()}
    origin: dict[int, str] = {}
    single: dict[str, Any] = {}
    for file, document in raw:
        for name, value in document.items():
            if name in _TABLES and isinstance(value, list):
                field, cls = _TABLES[name]
                for item in value:
                    built: object = reader.record(cls, item, f"{file}: {name}")
                    if built is not None:
                        tables[field].append(built)
                        origin[id(built)] = file
            elif name in SINGLE and isinstance(value, dict):
                if name in single:
                    reader.problems.append(f"{file}: {name} : déjà donné dans un autre fichier")
                single[name] = value
            else:
                reader.problems.append(f"{file}: « {name} » : table inconnue")
    manifest = single.get("manifest", {})
    for key in sorted({*SAID} ^ manifest.keys()):
        reader.problems.append(f"manifest : clé inconnue ou absente « {key} »")
    ceilings = reader.ceilings(single.get("theme_ceilings", {}), "theme_ceilings")
    words = single.get("coverage_question")
    asked = words and reader.record(model.CoverageQuestion, words, "coverage_question")
    content = _assemble(tables, manifest, ceilings, asked)
    problems = reader.problems + [
        f"{origin.get(id(item), '')}: {what}" if item is not None else what
        for check in _CHECKS
        for item, what in check(content)
    ]
    if problems:
        raise ContentError(problems)
    return content


def _assemble(
    tables: Mapping[str, list[Any]],
    manifest: Mapping[str, Any],
    ceilings: Mapping[LockStatus, int],
    asked: model.CoverageQuestion | None,
) -> Content:
    """Put the tables in reading order, with one question for each coverage."""
    if asked is not None:
        tables["questions"] += [_about(coverage, asked) for coverage in tables["coverages"]]
    rank = {theme.id: place for place, theme in enumerate(tables["themes"])}
    tables["questions"].sort(key=lambda question: rank.get(question.theme, len(rank)))
    tables["locks"].sort(key=lambda lock: lock.rank)
    tables["levels"].sort(key=lambda level: level.rank)
    return Content(
        version=manifest.get("version", ""),
        language=manifest.get("language", ""),
        disclaimer=manifest.get("disclaimer", ""),
        theme_ceilings=ceilings,
        **{field: tuple(items) for field, items in tables.items()},
    )


def _about(coverage: model.Coverage, asked: model.CoverageQuestion) -> Question:
    """Return the question that asks whether *coverage* is wanted."""
    return Question(
        id=f"{model.COVERAGE_PREFIX}{coverage.id}",
        theme=asked.theme,
        role=Role.COVERAGE,
        kind=Kind.SINGLE,
        label=asked.label.format(title=coverage.title),
        help=coverage.pays,
        why=asked.why,
        options=asked.options,
        optional=True,
        advice=True,
    )


Problem = tuple[object, str]


def _unique_ids(content: Content) -> Iterator[Problem]:
    for field, _ in _TABLES.values():
        items = getattr(content, field)
        keys = [getattr(item, "id", None) or item.rank for item in items]
        twice = {key for key, count in Counter(keys).items() if count > 1}
        for key, item in zip(keys, items, strict=True):
            if key in twice:
                yield item, f"{key} : identifiant déclaré deux fois"
    reserved = {*FACTS, UNANSWERED}
    for question in content.questions:
        if question.id in reserved:
            yield question, f"{question.id} : nom réservé à un fait calculé"


def _known(content: Content) -> dict[str, frozenset[str]]:
    known = {q.id: frozenset(option.id for option in q.options) for q in content.questions}
    known |= {fact.id: frozenset(fact.values) for fact in FACTS.values()}
    known[UNANSWERED] = frozenset(content.question_by_id)
    return known


def _condition(
    condition: Condition, known: Mapping[str, frozenset[str]], where: str
) -> Iterator[str]:
    for key, accepted in condition.mentions():
        if key not in known:
            yield f"{where} : « {key} » n’est ni une question ni un fait connu ici"
        elif unknown := accepted - known[key]:
            yield f"{where} : « {key} » n’a pas la réponse {', '.join(sorted(unknown))}"


def _paths(content: Content) -> Iterator[Problem]:
    """``asked_when`` may only look back, or the path could not be computed in one pass."""
    everything = _known(content)
    seen: dict[str, frozenset[str]] = {}
    for question in content.questions:
        ready = {
            fact.id: everything[fact.id]
            for fact in FACTS.values()
            if all(read in seen for read in fact.reads)
        }
        for what in _condition(question.asked_when, seen | ready, f"{question.id}.asked_when"):
            yield question, what
        seen[question.id] = everything[question.id]


def _rules(content: Content) -> Iterator[Problem]:
    known = _known(content)
    for exclusion in content.exclusions:
        for number, effect in enumerate(exclusion.effects, 1):
            for what in _condition(effect.when, known, f"{exclusion.id}.effects[{number}]"):
                yield exclusion, what
    for coverage in content.coverages:
        for number, need in enumerate(coverage.needs, 1):
            for what in _condition(need.when, known, f"{coverage.id}.needs[{number}]"):
                yield coverage, what
    for contradiction in content.contradictions:
        for what in _condition(contradiction.when, known, f"{contradiction.id}.when"):
            yield contradiction, what


def _questions(content: Content) -> Iterator[Problem]:
    ending = {entry.option for entry in content.lifecycle if entry.ends}
    for question in content.questions:
        for what in _question(question, ending if question.id == "systemes" else set()):
            yield question, f"{question.id} : {what}"


def _question(question: Question, ending: set[str]) -> Iterator[str]:
    """*ending* are the options that a date will turn bad: they need a measure beforehand."""
    chosen = question.kind in (Kind.SINGLE, Kind.MULTIPLE)
    if chosen and len(question.options) < 2:
        yield "un choix demande deux options au moins"
    if not chosen and question.options:
        yield f"le genre « {question.kind} » n’a pas d’options"
    for option_id, count in Counter(option.id for option in question.options).items():
        if count > 1:
            yield f"option « {option_id} » déclarée deux fois"
    practice = question.role is Role.PRACTICE
    for option in question.options:
        here = f"option « {option.id} »"
        if practice != (option.readiness is not None):
            yield f"{here} : readiness obligatoire pour une pratique, interdite ailleurs"
        improvable = (Readiness.NONE, Readiness.WEAK, Readiness.PARTIAL)
        if option.readiness in improvable or option.id in ending:
            if not option.measures:
                yield f"{here} : réponse à améliorer sans mesure"
        elif option.measures:
            yield f"{here} : mesure sur une réponse qui n’en appelle pas"
        if option.readiness is Readiness.NOT_APPLICABLE and not option.follow_up:
            yield f"{here} : « sans objet » doit demander la raison (follow_up)"
        if option.exclusive and question.kind is not Kind.MULTIPLE:
            yield f"{here} : exclusive n’a de sens que pour un choix multiple"
    if practice:
        yield from _practice(question)


def _practice(question: Question) -> Iterator[str]:
    if question.kind not in (Kind.SINGLE, Kind.MULTIPLE):
        yield "une pratique se répond par un choix"
    unknown = [o for o in question.options if o.readiness is Readiness.UNKNOWN]
    if len(unknown) != 1:
        yield "il faut une option « je ne sais pas », et une seule"
    elif question.kind is Kind.MULTIPLE and not unknown[0].exclusive:
        yield "« je ne sais pas » doit être exclusive"
    for name in ("why", "check", "evidence", "check_minutes", "practices"):
        if not getattr(question, name):
            yield f"« {name} » manque"
    if question.advice == bool(question.sources):
        yield "donner des sources, ou advice = true, et pas les deux"


def _references(content: Content) -> Iterator[Problem]:
    ids = {
        field: {getattr(item, "id", "") for item in getattr(content, field)}
        for field, _ in _TABLES.values()
    }
    numbers = {topic.number for topic in content.topics}
    named: list[tuple[str, str, Callable[[Any], Iterable[str]]]] = [
        ("questions", "themes", lambda q: (q.theme,)),
        ("questions", "locks", lambda q: q.locks),
        ("questions", "practices", lambda q: q.practices),
        ("questions", "sources", lambda q: q.sources),
        ("questions", "measures", lambda q: [m for o in q.options for m in o.measures]),
        ("measures", "sources", lambda m: m.sources),
        ("exclusions", "sources", lambda e: e.sources),
        ("exclusions", "notes", lambda e: e.see),
        ("coverages", "sources", lambda c: c.sources),
        ("coverages", "exclusions", lambda c: c.exclusions),
        ("notes", "sources", lambda n: n.sources),
        ("statistics", "sources", lambda s: (s.source,)),
        ("deadlines", "sources", lambda d: (d.source,)),
        ("lifecycle", "sources", lambda e: (e.source,)),
    ]
    for field, target, references in named:
        for item in getattr(content, field):
            for reference in references(item):
                if reference not in ids[target]:
                    yield item, f"{item.id} : « {reference} » n’existe pas ({target})"
    for question in content.questions:
        for number in question.insurer_controls:
            if number not in numbers:
                yield question, f"{question.id} : le sujet d’assureur {number} n’existe pas"
    for field in ("measures", "exclusions", "coverages", "notes"):
        for item in getattr(content, field):
            if item.advice == bool(item.sources):
                yield item, f"{item.id} : donner des sources, ou advice = true, et pas les deux"
    systems = next((_known(content)[q.id] for q in content.questions if q.id == "systemes"), None)
    for entry in content.lifecycle:
        if entry.option and systems is not None and entry.option not in systems:
            yield entry, f"{entry.id} : « systemes » n’a pas l’option « {entry.option} »"


def _orphans(content: Content) -> Iterator[Problem]:
    called = {m for q in content.questions for o in q.options for m in o.measures}
    for measure in content.measures:
        if measure.id not in called:
            yield measure, f"{measure.id} : mesure qu’aucune réponse n’appelle"
    asked: dict[str, int] = defaultdict(int)
    for question in content.questions:
        for lock_id in question.locks:
            asked[lock_id] += 1
        asked[question.theme] += 1
    for lock in content.locks:
        if not asked[lock.id]:
            yield lock, f"{lock.id} : verrou sans question"
    for theme in content.themes:
        if not asked[theme.id]:
            yield theme, f"{theme.id} : thème sans question"


def _levels(content: Content) -> Iterator[Problem]:
    ranks = [level.rank for level in content.levels]
    if ranks != list(range(1, len(ranks) + 1)):
        yield None, "levels : les rangs doivent se suivre à partir de 1"
    if [lock.rank for lock in content.locks] != list(range(1, len(content.locks) + 1)):
        yield None, "locks : les rangs doivent se suivre à partir de 1"
    tables: list[tuple[object, str, Mapping[LockStatus, int]]] = [
        (lock, lock.id, lock.ceilings) for lock in content.locks
    ]
    for item, name, ceilings in [*tables, (None, "theme_ceilings", content.theme_ceilings)]:
        if set(ceilings) != set(CAPPED):
            yield item, f"{name} : les plafonds attendus sont {', '.join(CAPPED)}"
            continue
        for status, rank in ceilings.items():
            if rank not in ranks:
                yield item, f"{name} : le niveau {rank} de « {status} » n’existe pas"
        if ceilings[LockStatus.UNKNOWN] > ceilings[LockStatus.NO]:
            yield item, f"{name} : « inconnu » ne peut pas valoir mieux que « non »"


_CHECKS: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    _unique_ids,
    _paths,
    _rules,
    _questions,
    _references,
    _orphans,
    _levels,
)
