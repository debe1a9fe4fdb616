"""From a password to the key of a file, slowly on purpose.

The cost belongs to the scheme, which is written in clear in the file: a file says itself how its
key is made, and a scheme never changes. The salt is the header of the file, of which 8 bytes are
random. The password is never kept: only what is made of it, as long as the dossier is open.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from cyberwizard.dossier_file import problems
from cyberwizard.dossier_file.container import MAGIC, PUBLISHED, FileKey, new_header, scheme_of
from cyberwizard.text import clean_text


@dataclass(frozen=True, slots=True)
class _Cost:
    """What scrypt is asked for: 2 ** ``log_n`` blocks of ``r`` × 128 bytes, ``p`` times."""

    log_n: int
    r: int
    p: int


# 128 MB, a third of a second on an office computer.
_COSTS = {1: _Cost(17, 8, 1)}
NEWEST = max(_COSTS)


def new_key(password: str) -> FileKey:
    """Return a key for a file to be made, with a salt of its own; slow."""
    return _key(password, new_header(FileKey(NEWEST, b"")))


def key_for(path: Path, header: bytes, password: str | None) -> FileKey:
    """Return the key of the file that starts with *header*; slow when it takes a password."""
    scheme = scheme_of(header)
    if scheme == PUBLISHED.scheme:
        return PUBLISHED
    if scheme not in _COSTS:
        raise problems.newer(path)
    if not password:
        raise problems.password_needed(path)
    return _key(password, header)


def _key(password: str, header: bytes) -> FileKey:
    cost = _COSTS[scheme_of(header)]
    secret = hashlib.scrypt(
        # One spelling: an accent is one sign or two, depending on the keyboard and the system.
        unicodedata.normalize("NFC", clean_text(password)).encode(),
        salt=header,
        n=1 << cost.log_n,
        r=cost.r,
        p=cost.p,
        maxmem=(1 << cost.log_n) * cost.r * 256,
        dklen=32,
    )
    return FileKey(scheme_of(header), secret, header[len(MAGIC) + 1 :])
