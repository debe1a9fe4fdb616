"""How far the harnesses go: a short form in "make test", a long one in "make long"."""

from __future__ import annotations

import os

LONG = os.environ.get("CYBERWIZARD_LONG") == "1"


def amount(short: int, long: int) -> int:
    """Return how many times to try."""
    return long if LONG else short
