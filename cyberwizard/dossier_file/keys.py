"""From a password to the key of a file, slowly on purpose.

The cost belongs to the scheme, which is written in clear in the file: a file says itself how its
key is made, and a scheme never changes. The salt is the header of the file, of which 8 bytes are
random. The password is never kept: only what is made of it, as long as the dossier is open.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from cyberwizard.dossier_file import problems
from cyberwizard.dossier_file.container import MAGIC, PUBLISHED, FileKey, new_header, scheme_of
from cyberwizard.shapes import dataclass
from cyberwizard.text import clean_text


@dataclass(frozen=True)
class _Cost:
    """What Argon2id is asked for: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int


# 64 MiB, a quarter of a second on an office computer.
_COSTS = {1: _Cost(65536, 4, 1)}
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
    from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw  # not for a plain dossier

    cost = _COSTS[scheme_of(header)]
    secret = hash_secret_raw(
        # One spelling: an accent is one sign or two, depending on the keyboard and the system.
        unicodedata.normalize("NFC", clean_text(password)).encode(),
        header,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
        version=ARGON2_VERSION,
    )
    return FileKey(scheme_of(header), secret, header[len(MAGIC) + 1 :])
