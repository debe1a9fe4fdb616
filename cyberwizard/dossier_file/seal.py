"""A digest of all that the dossier says, kept up to date at each save for the price of one row.

The digest of a set is the sum of the digests of its rows: replacing one takes one subtraction and
one addition, and the order does not count. It guards against damage, not against somebody who
forges a file: without a password the key is public anyway.

The history has a sum of its own: it grows for years and nobody reads it to open a dossier, so it is
checked when it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace

from cyberwizard.shapes import dataclass

_BYTES = 32
_MODULUS = 1 << (8 * _BYTES)

Row = tuple[str | int | None, ...]
"""The name of the table, then the columns. Of a copy, its name and size: its bytes are checked
against its name when they are read."""


@dataclass(frozen=True)
class Seal:
    """The digest of all the rows, that of the history, and the number of its last line."""

    rows: bytes
    lines: bytes
    history: int

    def replaced(self, before: Row | None, after: Row | None) -> Seal:
        """Return the seal once *before* has become *after* (None: no such row)."""
        gone, come = (before,) if before else (), (after,) if after else ()
        return replace(self, rows=_sum(self.rows, come, gone))

    def continued(self, line: Row) -> Seal:
        """Return the seal once *line* ends the history."""
        return replace(self, lines=_sum(self.lines, (line,)), history=self.history + 1)


def digest_of(rows: Iterable[Row]) -> bytes:
    """Return the digest of a set of rows."""
    return _sum(bytes(_BYTES), rows)


def _sum(total: bytes, added: Iterable[Row], removed: Iterable[Row] = ()) -> bytes:
    number = int.from_bytes(total, "big") + sum(map(_digest, added)) - sum(map(_digest, removed))
    return (number % _MODULUS).to_bytes(_BYTES, "big")


def _digest(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps(row).encode()).digest(), "big")
