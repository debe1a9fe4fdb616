"""The history of the format. Append only: a released step is never edited.

A new field in the JSON of an answer or of a note is a new format too, if only by a step that does
nothing: a program that does not know the field would call the file damaged, where it must say that
it is newer. Each format has its files in ``tests/fixtures/formats`` (``scripts/formats.py``).

1 (2026-11): meta, wording, answer, history, note, copy, snapshot, seal.
"""

from __future__ import annotations

from collections.abc import Callable

import apsw

from cyberwizard.dossier_file.container import APPLICATION_ID, transaction


def _first(connection: apsw.Connection) -> None:
    connection.pragma("application_id", APPLICATION_ID)
    connection.execute(
        """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE wording (
            fingerprint TEXT PRIMARY KEY,
            body TEXT NOT NULL  -- JSON: [label, [[option id, option label], …]]
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE answer (
            question_id TEXT PRIMARY KEY,
            body TEXT NOT NULL,  -- JSON: the object of the answers file
            wording TEXT REFERENCES wording (fingerprint)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            question_id TEXT NOT NULL,
            previous TEXT,  -- JSON as in answer; NULL: there was no answer
            previous_wording TEXT REFERENCES wording (fingerprint),
            new TEXT,  -- NULL: the answer was removed
            new_wording TEXT REFERENCES wording (fingerprint),
            origin TEXT NOT NULL
        ) STRICT;

        CREATE TABLE note (
            name TEXT PRIMARY KEY,
            body TEXT NOT NULL  -- JSON: see notes.py
        ) STRICT, WITHOUT ROWID;

        -- Copies of files: evidence and the contract. Named by what they hold, never changed.
        CREATE TABLE copy (
            sha256 TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            data BLOB NOT NULL
        ) STRICT;

        -- A state to come back to; the answers are found by undoing the history after it.
        CREATE TABLE snapshot (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            day TEXT NOT NULL,
            name TEXT NOT NULL,
            edition TEXT NOT NULL,  -- empty: not a printed dossier
            fingerprint TEXT NOT NULL,  -- that of the printed edition
            history INTEGER NOT NULL  -- the last line of the history that counts in it
        ) STRICT;

        -- Each page is authenticated, but a truncated journal could leave genuine pages of two
        -- moments side by side. The seal says what the whole must be; see seal.py.
        CREATE TABLE seal (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            rows BLOB NOT NULL,
            lines BLOB NOT NULL,  -- those of the history
            history INTEGER NOT NULL
        ) STRICT;
        """
    )


MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (_first,)


def build(connection: apsw.Connection) -> None:
    """Give a new file the newest format, in the transaction of the caller."""
    for step in MIGRATIONS:
        step(connection)
    connection.pragma("user_version", len(MIGRATIONS))


def migrate(connection: apsw.Connection) -> None:
    """Bring an older file to the newest format, one transaction per step."""
    version: int = connection.pragma("user_version")
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        with transaction(connection):
            step(connection)
            connection.pragma("user_version", number)
