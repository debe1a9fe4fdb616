"""What is in the tables: reading and writing rows, in the transaction of the caller."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import apsw

from cyberwizard.answers import Answer, Origin
from cyberwizard.answers_json import decode_answer, encode_answer
from cyberwizard.dossier_file import problems
from cyberwizard.dossier_file.seal import Row, Seal, digest_of
from cyberwizard.notes import Note, decode_note, dump_note
from cyberwizard.shapes import dataclass
from cyberwizard.text import clean_text
from cyberwizard.wording import Wording, make_wording

Change = tuple[str, Answer | None, Wording | None]
"""Question id, its new answer (None: removed), the words it was asked in (None: not known)."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: it is read out on the phone


@dataclass(frozen=True)
class Snapshot:
    """A dated state to come back to; ``edition`` is empty when it is not a printed dossier.

    ``fingerprint`` is that of the printed edition, ``history`` the number of the last change that
    counts in it.
    """

    id: int
    at: datetime
    day: date
    name: str
    edition: str
    fingerprint: str
    history: int


@dataclass(frozen=True)
class HistoryLine:
    """One change of one answer: when, from, to, by whom."""

    id: int
    at: datetime
    question_id: str
    previous: Answer | None
    new: Answer | None
    origin: Origin


@dataclass(frozen=True)
class StoredDossier:
    """What a dossier file says; ``copies`` has the size of each file kept in it, by SHA-256."""

    dossier_id: str
    created_at: datetime
    content_version: str
    answers: dict[str, Answer]
    position: str | None
    wordings: dict[str, Wording]
    notes: dict[str, Note]
    copies: dict[str, int]
    snapshots: tuple[Snapshot, ...]


def draw_number(randomness: Callable[[int], bytes]) -> str:
    """Draw a dossier number such as CW-7F3K-92QD: 40 random bits."""
    bits = int.from_bytes(randomness(5), "big")
    letters = [_LETTERS[bits >> shift & 31] for shift in range(35, -5, -5)]
    return f"CW-{''.join(letters[:4])}-{''.join(letters[4:])}"


def fill(connection: apsw.Connection, now: datetime, content_version: str, dossier_id: str) -> None:
    meta = {
        "dossier_id": dossier_id,
        "created_at": now.isoformat(),
        "content_version": clean_text(content_version),
    }
    connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", meta.items())
    connection.execute(
        "INSERT INTO seal (only, rows, lines, history) VALUES (1, ?, ?, 0)",
        (digest_of(_rows(connection)), digest_of(())),
    )


def save_changes(connection: apsw.Connection, changes: Iterable[Change], now: datetime) -> Seal:
    """Write the changes, their history and the new seal, in the transaction of the caller."""
    seal = stored_seal(connection)
    for change in changes:
        seal = _save_change(connection, seal, change, now)
    return _write_seal(connection, seal)


def save_position(connection: apsw.Connection, question_id: str) -> Seal:
    """Write where the manager is: it says nothing of the firm, and is not sealed."""
    connection.execute(
        "INSERT INTO meta (name, value) VALUES ('position', ?)"
        " ON CONFLICT DO UPDATE SET value = excluded.value",
        (clean_text(question_id),),
    )
    return stored_seal(connection)


def save_note(connection: apsw.Connection, name: str, note: Note | None) -> Seal:
    """Write one note, or remove it (None), and the new seal."""
    name = clean_text(name)
    before = _one(connection, f"{_SEALED['note']} WHERE name = ?", name)
    after: Row | None = None
    if note is None:
        connection.execute("DELETE FROM note WHERE name = ?", (name,))
    else:
        after = ("note", name, dump_note(note))
        connection.execute(
            "INSERT INTO note (name, body) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET body = excluded.body",
            after[1:],
        )
    return _replace(connection, before, after)


def add_copy(connection: apsw.Connection, data: bytes) -> Seal:
    """Keep the bytes of a file under their SHA-256; once, however often they are added."""
    name = hashlib.sha256(data).hexdigest()
    before = _copy_row(connection, name)
    if before is None:
        connection.execute(
            "INSERT INTO copy (sha256, size, data) VALUES (?, ?, ?)", (name, len(data), data)
        )
    return _replace(connection, before, ("copy", name, len(data)))


def drop_copy(connection: apsw.Connection, sha256: str) -> Seal:
    """Forget the bytes of a file, and give their place on the disk back."""
    before = _copy_row(connection, sha256)
    connection.execute("DELETE FROM copy WHERE sha256 = ?", (sha256,))
    for _page in connection.execute("PRAGMA incremental_vacuum"):
        pass
    return _replace(connection, before, None)


def read_copy(connection: apsw.Connection, sha256: str, path: Path) -> bytes:
    """Return the bytes of a file kept here, or DamagedError when they are not what they were."""
    row = connection.execute("SELECT data FROM copy WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None or not isinstance(row[0], bytes):
        raise problems.damaged(path)
    if hashlib.sha256(row[0]).hexdigest() != sha256:
        raise problems.damaged(path)
    return row[0]


def add_snapshot(
    connection: apsw.Connection, at: datetime, day: date, name: str, edition: str, fingerprint: str
) -> Seal:
    """Note that the state of now is one to come back to; once, however often it is asked.

    A save that fails at its very end may have reached the disk, and is then asked again.
    """
    seal = stored_seal(connection)
    asked = (at.isoformat(), day.isoformat(), clean_text(name), edition, fingerprint)
    there = connection.execute(
        "SELECT 1 FROM snapshot WHERE (at, day, name, edition, fingerprint) = (?, ?, ?, ?, ?)",
        asked,
    )
    if there.fetchone() is not None:
        return seal
    said = (*asked, seal.history)
    connection.execute(
        "INSERT INTO snapshot (at, day, name, edition, fingerprint, history)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        said,
    )
    return _replace(connection, None, ("snapshot", connection.last_insert_rowid(), *said))


def _replace(connection: apsw.Connection, before: Row | None, after: Row | None) -> Seal:
    return _write_seal(connection, stored_seal(connection).replaced(before, after))


def _write_seal(connection: apsw.Connection, seal: Seal) -> Seal:
    connection.execute(
        "UPDATE seal SET rows = ?, lines = ?, history = ?", (seal.rows, seal.lines, seal.history)
    )
    return seal


def _copy_row(connection: apsw.Connection, sha256: str) -> Row | None:
    return _one(connection, f"{_SEALED['copy']} WHERE sha256 = ?", sha256)


def _one(connection: apsw.Connection, query: str, value: str) -> Row | None:
    row: Row | None = connection.execute(query, (value,)).fetchone()
    return row


def _save_change(connection: apsw.Connection, seal: Seal, change: Change, now: datetime) -> Seal:
    """Write one change with its history, and return the new seal (not yet written)."""
    question_id, answer, wording = clean_text(change[0]), change[1], change[2]
    before = _stored_row(connection, question_id)
    after: Row | None = None
    if answer is None:
        connection.execute("DELETE FROM answer WHERE question_id = ?", (question_id,))
    else:
        fingerprint, seal = _save_wording(connection, seal, answer, wording)
        after = ("answer", question_id, _compact(encode_answer(answer)), fingerprint)
        connection.execute(
            "INSERT INTO answer (question_id, body, wording) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET body = excluded.body, wording = excluded.wording",
            after[1:],
        )
    seal = seal.replaced(before, after)
    if _said(before) == _said(after):
        return seal
    line = (
        seal.history + 1,
        now.isoformat(),
        question_id,
        *(before[2:] if before else (None, None)),
        *(after[2:] if after else (None, None)),
        (answer.origin if answer else Origin.MANAGER).value,
    )
    connection.execute(
        "INSERT INTO history (id, at, question_id, previous, previous_wording, new, new_wording,"
        " origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        line,
    )
    return seal.continued(("history", *line))


def _save_wording(
    connection: apsw.Connection, seal: Seal, answer: Answer, wording: Wording | None
) -> tuple[str | None, Seal]:
    """Keep the words that *answer* was given to; return their fingerprint (None: not known).

    An answer that already names its words keeps them, even if the question is worded anew; it
    loses them when this file never held them, which is the truth.
    """
    named = answer.wording
    if not named and wording is not None and not answer.is_empty:
        named = wording.fingerprint
    if wording is not None and named == wording.fingerprint:
        row = (named, _compact([wording.label, wording.options]))
        connection.execute("INSERT OR IGNORE INTO wording (fingerprint, body) VALUES (?, ?)", row)
        new = ("wording", *row) if connection.changes() else None
        return named, seal.replaced(None, new)
    known = connection.execute("SELECT fingerprint FROM wording WHERE fingerprint = ?", (named,))
    return (None if known.fetchone() is None else named), seal


def _said(row: Row | None) -> object:
    """Return what a row says, without the hour: saying it again is not a change."""
    if row is None:
        return None
    fields = json.loads(_text(row[2]))
    fields.pop("answered_at", None)
    return fields, row[3]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load_all(connection: apsw.Connection, path: Path) -> StoredDossier:
    try:
        return _decode(connection)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        # Genuine pages that do not hold what we write: made by something else than this program.
        raise problems.damaged(path) from error


def _decode(connection: apsw.Connection) -> StoredDossier:
    meta = {_text(n): _text(v) for n, v in connection.execute("SELECT name, value FROM meta")}
    wordings = _wordings(connection)
    answers = {
        _text(question_id): _answer(body, fingerprint, wordings)
        for question_id, body, fingerprint in connection.execute(
            "SELECT question_id, body, wording FROM answer ORDER BY question_id"
        )
    }
    notes = {
        _text(name): decode_note(_text(name), json.loads(_text(body)))
        for name, body in connection.execute("SELECT name, body FROM note")
    }
    copies = {_text(sha): int(size) for sha, size in connection.execute(_COPIES)}
    return StoredDossier(
        dossier_id=meta["dossier_id"],
        created_at=datetime.fromisoformat(meta["created_at"]),
        content_version=meta["content_version"],
        answers=answers,
        position=meta.get("position"),
        wordings=wordings,
        notes=notes,
        copies=copies,
        snapshots=tuple(
            Snapshot(
                id_,
                datetime.fromisoformat(at),
                date.fromisoformat(day),
                _text(name),
                _text(edition),
                _text(fingerprint),
                int(history),
            )
            for id_, at, day, name, edition, fingerprint, history in connection.execute(
                "SELECT id, at, day, name, edition, fingerprint, history FROM snapshot ORDER BY id"
            )
        ),
    )


def _wordings(connection: apsw.Connection) -> dict[str, Wording]:
    """Return the words of every question that was ever answered here, by fingerprint."""
    wordings = {}
    for fingerprint, body in connection.execute("SELECT fingerprint, body FROM wording"):
        label, options = json.loads(_text(body))
        wording = make_wording(_text(label), tuple((_text(i), _text(w)) for i, w in options))
        if wording.fingerprint != fingerprint:
            raise ValueError(fingerprint)
        wordings[wording.fingerprint] = wording
    return wordings


_COPIES = "SELECT sha256, size FROM copy ORDER BY sha256"


def _answer(body: object, fingerprint: object, wordings: dict[str, Wording]) -> Answer:
    answer = decode_answer(json.loads(_text(body)))
    if fingerprint is not None:
        answer = replace(answer, wording=wordings[_text(fingerprint)].fingerprint)
    return answer


def load_history(connection: apsw.Connection, path: Path) -> tuple[HistoryLine, ...]:
    """Return every change of every answer, the oldest first, checked against the seal."""
    try:
        lines: list[tuple[Any, ...]] = connection.execute(_HISTORY).fetchall()
        if digest_of(("history", *line) for line in lines) != stored_seal(connection).lines:
            raise problems.damaged(path)
        wordings = _wordings(connection)
        return tuple(
            HistoryLine(
                id_,
                datetime.fromisoformat(at),
                _text(question_id),
                None if previous is None else _answer(previous, previous_words, wordings),
                None if new is None else _answer(new, new_words, wordings),
                Origin(origin),
            )
            for id_, at, question_id, previous, previous_words, new, new_words, origin in lines
        )
    except (apsw.SQLError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise problems.damaged(path) from error


_HISTORY = (
    "SELECT id, at, question_id, previous, previous_wording, new, new_wording, origin"
    " FROM history ORDER BY id"
)


def verify(connection: apsw.Connection, path: Path) -> None:
    """Check all the rows against the seal, or DamagedError."""
    try:
        for query in _READ_LATER:  # a table made by something else may lack a column
            connection.execute(f"{query} LIMIT 0")
        last = connection.execute("SELECT coalesce(max(id), 0) FROM history").get
        seal = stored_seal(connection)
        if (seal.rows, seal.history) == (digest_of(_rows(connection)), last) and last < _MOST:
            return
    except (apsw.SQLError, ValueError, TypeError) as error:
        raise problems.damaged(path) from error
    raise problems.damaged(path)


_SEALED = {
    "meta": "SELECT 'meta', name, value FROM meta WHERE name <> 'position'",
    "wording": "SELECT 'wording', fingerprint, body FROM wording",
    "answer": "SELECT 'answer', question_id, body, wording FROM answer",
    "note": "SELECT 'note', name, body FROM note",
    "copy": "SELECT 'copy', sha256, size FROM copy",
    "snapshot": (
        "SELECT 'snapshot', id, at, day, name, edition, fingerprint, history FROM snapshot"
    ),
}

_READ_LATER = (_HISTORY, "SELECT data FROM copy")
_MOST = 1 << 62  # lines of history, so that there is always a next one


def _rows(connection: apsw.Connection) -> Iterator[Row]:
    for query in _SEALED.values():
        yield from connection.execute(query)


def _stored_row(connection: apsw.Connection, question_id: str) -> Row | None:
    return _one(connection, f"{_SEALED['answer']} WHERE question_id = ?", question_id)


def stored_seal(connection: apsw.Connection) -> Seal:
    row = connection.execute("SELECT rows, lines, history FROM seal WHERE only = 1").fetchone()
    if row is None:
        raise ValueError("no seal")
    return Seal(*row)


def dossier_id_of(connection: apsw.Connection) -> str:
    return _text(connection.execute("SELECT value FROM meta WHERE name = 'dossier_id'").get)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
