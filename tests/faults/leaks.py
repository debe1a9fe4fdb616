"""Looks for what was typed, wherever it may have been left."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from cyberwizard.dossier_file.container import (
    HEADER,
    MAGIC,
    PUBLISHED,
    Access,
    connect,
    scheme_of,
)

_WORDS = ("éclair", "boutique", "serveur", "caisse", "facture", "réseau", "coffre", "clé")


def canaries(count: int) -> list[str]:
    """Return texts that nothing else holds, as a manager would type them."""
    draw = random.Random(2026)
    return [f"{draw.choice(_WORDS)} {draw.randrange(10**12):012d} n°{n}" for n in range(count)]


def forms(canary: str) -> list[bytes]:
    """Return the bytes that tell *canary*; its digits alone are enough."""
    digits = canary.split()[1]
    return [
        canary.encode(),
        digits.encode(),
        digits.encode("utf-16-le"),
        digits.encode("utf-16-be"),
    ]


def told(data: bytes, wanted: Iterable[str]) -> set[str]:
    """Return those of the texts *wanted* that *data* tells."""
    return {canary for canary in wanted if any(form in data for form in forms(canary))}


def who_tells(roots: Iterable[Path], wanted: Iterable[str]) -> dict[Path, set[str]]:
    """Return each file under *roots* whose bytes or name tell something.

    A dossier under the published key tells what is in it: that key is no secret.
    """
    wanted = list(wanted)
    found: dict[Path, set[str]] = {}
    for path in (path for root in roots for path in root.rglob("*")):
        names = told(path.name.encode(), wanted)
        inside = told(_content(path), wanted) if path.is_file() else set()
        if names | inside:
            found[path] = names | inside
    return found


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if data.startswith(MAGIC) and scheme_of(data) == PUBLISHED.scheme:
        connection = connect(path, PUBLISHED, data[:HEADER], Access.SNAPSHOT)
        try:
            data += connection.serialize("main")
        finally:
            connection.close()
    return data
