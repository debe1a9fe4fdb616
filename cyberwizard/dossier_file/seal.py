"""A digest of all that the dossier says, kept up to date at each save for the price of one row.

The digest of the set is the sum of the digests of its rows: replacing one takes one
subtraction and one addition, and the order does not count. It guards against damage, not
against somebody who forges a file: without a password the key is public anyway.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

_BYTES = 32
_MODULUS = 1 << (8 * _BYTES)

Row = tuple[str | int | None, ...]
"""The name of the table, then the columns. Of a copy, its name and size: its bytes are checked
against its name when they are read."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The digest of all the rows, and the number of the last line of the history."""

    rows: bytes
    history: int


def seal_of(rows: Iterable[Row], history: int) -> Seal:
    """Compute the seal of all the rows."""
    total = sum(map(_digest, rows)) % _MODULUS
    return Seal(total.to_bytes(_BYTES, "big"), history)


def replace_row(seal: Seal, before: Row | None, after: Row | None, history: int) -> Seal:
    """Return the seal once *before* has become *after* (None: no such row)."""
    total = int.from_bytes(seal.rows, "big")
    total -= _digest(before) if before else 0
    total += _digest(after) if after else 0
    return Seal((total % _MODULUS).to_bytes(_BYTES, "big"), history)


def _digest(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps(row).encode()).digest(), "big")
