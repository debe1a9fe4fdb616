"""The copies of files that the complete edition carries: which, and under which names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cyberwizard import sentences
from cyberwizard.dossier.model import Copy, slug
from cyberwizard.dossier.view import View
from cyberwizard.dossier.wording import say
from cyberwizard.errors import UserFacingError

MAX_BYTES = 40_000_000
"""The most that one PDF carries: more could neither be sent by mail nor verified."""


def carried(view: View) -> tuple[Copy, ...]:
    """Return the copies that travel with the document, in the order of the questions."""
    found: dict[str, Copy] = {}
    names: set[str] = set()
    for sha256, start, given, says in _spoken_of(view):
        if sha256 in view.material.embedded and sha256 not in found:
            name = _unique(_name(start, given), names)
            found[sha256] = Copy(sha256, view.material.embedded[sha256], name, says)
    return tuple(found.values())


def check_size(found: Iterable[Copy]) -> None:
    """Refuse more than one PDF should carry, with a UserFacingError."""
    size = sum(copy.size for copy in found)
    if size > MAX_BYTES:
        raise UserFacingError(
            f"Les copies de preuves cochées pèsent {sentences.file_size(size)}\u202f; le PDF en"
            f" accepte {sentences.file_size(MAX_BYTES)} au plus. Décochez les plus lourdes."
        )


def _spoken_of(view: View) -> Iterator[tuple[str, str, str, str]]:
    """Yield the SHA-256, the beginning of a name, the name given and the title of each file."""
    numbers = view.content.number_of
    for id_, answer in view.material.answers.items():
        start = say("copies.proof", number=numbers[id_]) if id_ in numbers else say("copies.old")
        for evidence in answer.evidence:
            yield evidence.sha256, start, evidence.name, sentences.evidence_title(evidence)
    if view.contract:
        yield view.contract.sha256, say("copies.contract"), view.contract.name, view.contract.name


def _name(start: str, given: str) -> str:
    """Return a name that no system misreads: letters, digits, one dot, and never a folder."""
    given = re.split(r"[/\\]", given)[-1]
    stem, dot, end = given.rpartition(".")
    ending = slug(end)
    if not dot or not re.fullmatch(r"[a-z0-9]{1,5}", ending) or ending != end.casefold():
        stem, ending = given, ""
    name = "-".join(filter(None, (start, slug(stem))))
    return f"{name}.{ending}" if ending else name


def _unique(name: str, names: set[str]) -> str:
    stem, dot, ending = name.partition(".")
    number = 1
    while name in names:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    names.add(name)
    return name
