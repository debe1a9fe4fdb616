"""A digest of the answers as a whole, kept up to date at each save for the price of one row.

The digest of the set is the sum of the digests of its rows: replacing an answer takes one
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

Row = tuple[str, str, str | None]
"""Question id, JSON body, fingerprint of the wording."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The digest of all the answers, and the number of the last line of the history."""

    answers: bytes
    history: int


def seal_of(rows: Iterable[Row], history: int) -> Seal:
    """Compute the seal of all the rows."""
    total = sum(map(_digest, rows)) % _MODULUS
    return Seal(total.to_bytes(_BYTES, "big"), history)


def replace_row(seal: Seal, before: Row | None, after: Row | None, history: int) -> Seal:
    """Return the seal once *before* has become *after* (None: no such row)."""
    total = int.from_bytes(seal.answers, "big")
    total -= _digest(before) if before else 0
    total += _digest(after) if after else 0
    return Seal((total % _MODULUS).to_bytes(_BYTES, "big"), history)


def _digest(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps(row).encode()).digest(), "big")
