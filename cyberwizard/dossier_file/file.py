"""The manager's dossier on the disk: nothing is said saved that is not."""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import apsw

from cyberwizard.answers import Answer, Origin
from cyberwizard.answers_json import decode_answer, encode_answer
from cyberwizard.atomic import discard, open_temporary, put_in_place
from cyberwizard.disk_errors import check_name, reading_failed, writing_failed
from cyberwizard.dossier_file import problems
from cyberwizard.dossier_file.container import (
    PUBLISHED,
    Access,
    FileKey,
    check_file,
    check_identity,
    connect,
    new_header,
    read_header,
    release,
    shut,
    take,
    transaction,
)
from cyberwizard.dossier_file.migrations import MIGRATIONS, build, migrate
from cyberwizard.dossier_file.seal import Row, Seal, replace_row, seal_of
from cyberwizard.text import clean_text
from cyberwizard.wording import Wording, make_wording

Change = tuple[str, Answer | None, Wording | None]
"""Question id, its new answer (None: removed), the words it was asked in (None: not known)."""

_T = TypeVar("_T")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: it is read out on the phone
_PATIENCE_MS = (0, 10, 30, 100, 300)


@dataclass(frozen=True, slots=True)
class StoredDossier:
    """What a dossier file says."""

    dossier_id: str
    created_at: datetime
    content_version: str
    answers: dict[str, Answer]
    position: str | None
    wordings: dict[str, Wording]


class DossierFile:
    """One open dossier. Every method raises UserFacingError when the machine is the cause.

    Opened to write, it is the only writer in the world until ``close``. Opened to read, it holds
    nothing and never writes: each call reads the file again, even while another window saves.
    Use from one thread at a time.
    """

    def __init__(self, path: Path, key: FileKey, *, read_only: bool, vfs: str | None) -> None:
        """Use ``create`` or ``open``."""
        self.path = path
        self.read_only = read_only
        self._key = key
        self._vfs = vfs
        self._connection: apsw.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._suspect = False
        self._dossier_id = ""
        self._seal: Seal | None = None  # what the last acknowledged save left
        self._attempted: Seal | None = None  # what a save that failed at the end may have left

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        now: datetime,
        content_version: str,
        changes: Iterable[Change] = (),
        key: FileKey | None = None,
        randomness: Callable[[int], bytes] = secrets.token_bytes,
        vfs: str | None = None,
    ) -> Self:
        """Make a new dossier at *path*, where nothing may exist yet, and open it to write.

        With *changes*, it holds these answers from the start: all that is there, or no file.
        """
        path = path.absolute()
        check_name(path)
        _reserve(path)
        file = cls(path, key or PUBLISHED, read_only=False, vfs=vfs)
        with ExitStack() as stack:
            stack.callback(discard, path)
            stack.callback(discard, Path(f"{path}-journal"))
            with _explaining(path):
                connection = connect(path, file._key, new_header(file._key), Access.WRITE, vfs)
                stack.callback(shut, connection)
                take(connection, path)
                with transaction(connection):
                    build(connection)
                    _fill(connection, now, content_version, _number(randomness))
                    _save_changes(connection, changes, now)
                file._adopt(connection)
            stack.pop_all()
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        key: FileKey | None = None,
        vfs: str | None = None,
    ) -> Self:
        """Open the dossier at *path*, after checking that it is whole.

        AlreadyOpenError and NotWritableError: it can still be opened with ``read_only``.
        """
        path = path.absolute()
        check_file(path)
        file = cls(path, key or PUBLISHED, read_only=read_only, vfs=vfs)
        if read_only:
            file.load()
        else:
            file._adopt(file._connect_writer())
        return file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; twice does no harm."""
        connection, self._connection = self._connection, None
        self._seal = None
        if connection is not None:
            release(connection, self.path)

    def load(self) -> StoredDossier:
        """Return everything the dossier says."""
        return self._read(lambda connection: _load(connection, self.path))

    def save_answer(
        self, question_id: str, answer: Answer | None, wording: Wording | None, now: datetime
    ) -> None:
        """Save one answer, or remove it (None); on the disk when this returns."""
        self.save_answers([(question_id, answer, wording)], now)

    def save_answers(self, changes: Iterable[Change], now: datetime) -> None:
        """Save several answers, all of them or none."""
        self._write(lambda connection: _save_changes(connection, changes, now))

    def save_position(self, question_id: str) -> None:
        """Save where the manager is, to resume there."""

        def work(connection: apsw.Connection) -> Seal:
            connection.execute(
                "INSERT INTO meta (name, value) VALUES ('position', ?)"
                " ON CONFLICT DO UPDATE SET value = excluded.value",
                (clean_text(question_id),),
            )
            return _stored_seal(connection)

        self._write(work)

    def save_copy(self, path: Path) -> None:
        """Write a whole, verified copy to *path*, replacing what is there at the last moment."""
        path = path.absolute()
        check_name(path)
        if os.path.realpath(path) == os.path.realpath(self.path):
            raise problems.same_file(path)
        self._read(lambda connection: self._copy(connection, path))

    def _copy(self, source: apsw.Connection, path: Path) -> None:
        header = new_header(self._key)
        with ExitStack() as stack:
            try:
                stream, temporary = open_temporary(path.parent)
                stack.callback(discard, temporary)
                stack.callback(discard, Path(f"{temporary}-journal"))
                stream.close()
                with _closing(connect(temporary, self._key, header, Access.WRITE, self._vfs)) as to:
                    backup = to.backup("main", source, "main")
                    try:
                        backup.step(-1)  # to the end, which commits
                    finally:
                        backup.close(True)
                with _closing(connect(temporary, self._key, header, Access.READ, self._vfs)) as to:
                    _verify(to, self.path)
                put_in_place(temporary, path)
            except OSError as error:
                raise writing_failed(error, path) from error
            except apsw.FullError as error:
                raise writing_failed(OSError(errno.ENOSPC, "full"), path) from error
            except (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError) as error:
                raise writing_failed(OSError(errno.EIO, "disk"), path) from error

    def _read(self, work: Callable[[apsw.Connection], _T]) -> _T:
        if not self.read_only:
            with _explaining(self.path):
                return work(self._readable())
        for patience_ms in _PATIENCE_MS:
            try:
                return self._read_once(Access.READ, work, patience_ms)
            except problems.AlreadyOpenError:
                pass
            try:
                # The other window holds the file all the time, and seldom writes.
                return self._read_once(Access.SNAPSHOT, work, patience_ms)
            except problems.DamagedError:
                continue  # read in the middle of a save
        raise problems.being_saved(self.path)

    def _read_once(
        self, access: Access, work: Callable[[apsw.Connection], _T], patience_ms: int
    ) -> _T:
        check_file(self.path)
        with _explaining(self.path):
            header = read_header(self.path, self._key, self._vfs)
            opened = connect(
                self.path, self._key, header, access, self._vfs, patience_ms=patience_ms
            )
            with _closing(opened) as connection:
                connection.execute("BEGIN")
                if check_identity(connection, self.path, len(MIGRATIONS)) < len(MIGRATIONS):
                    raise problems.older(self.path)
                _verify(connection, self.path)
                return work(connection)

    def _write(self, work: Callable[[apsw.Connection], Seal]) -> None:
        if self.read_only:
            raise problems.read_only(self.path)
        connection = self._in_place()
        # After any failure the file is opened anew: its state decides, not what SQLite remembers
        # of a disk that failed under it.
        self._suspect = True
        with _explaining(self.path), transaction(connection):
            self._attempted = work(connection)
        self._suspect = False
        # On POSIX systems a deleted file goes on taking what is written to it.
        if _identity(self.path) != self._identity:
            raise problems.moved(self.path)
        self._seal = self._attempted

    def _in_place(self) -> apsw.Connection:
        """Return a sound connection to the file that is at the path now."""
        if self._seal is None:
            raise ValueError("the dossier file is closed")
        identity = _identity(self.path)
        if identity is None:
            raise problems.moved(self.path)
        if self._connection is None or self._suspect or identity != self._identity:
            return self._reopen()
        return self._connection

    def _readable(self) -> apsw.Connection:
        """Return a connection even to a file that has left its path: it can still be copied."""
        if self._connection is None or _identity(self.path) == self._identity:
            return self._in_place()
        return self._connection

    def _reopen(self) -> apsw.Connection:
        """Open again after a failure or a key plugged again, if it is still the same dossier."""
        if self._connection is not None and _identity(self.path) == self._identity:
            shut(self._connection)  # it holds the lock of the same file
            self._connection = None
        check_file(self.path)
        with ExitStack() as stack:
            connection = self._connect_writer()
            stack.callback(shut, connection)
            same = _dossier_id(connection) == self._dossier_id
            if not same or _stored_seal(connection) not in (self._seal, self._attempted):
                raise problems.replaced(self.path)
            stack.pop_all()
        if self._connection is not None:
            shut(self._connection)
        self._adopt(connection)
        return connection

    def _connect_writer(self) -> apsw.Connection:
        with ExitStack() as stack, _explaining(self.path):
            header = read_header(self.path, self._key, self._vfs)
            _probe_folder(self.path)
            connection = connect(self.path, self._key, header, Access.WRITE, self._vfs)
            stack.callback(shut, connection)
            take(connection, self.path)
            check_identity(connection, self.path, len(MIGRATIONS))
            migrate(connection)
            _verify(connection, self.path)
            _load(connection, self.path)
            stack.pop_all()
        return connection

    def _adopt(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._identity = _identity(self.path)
        self._suspect = False
        self._dossier_id = _dossier_id(connection)
        self._seal = self._attempted = _stored_seal(connection)


def _reserve(path: Path) -> None:
    """Create an empty file readable by its owner alone, or say that something is there."""
    try:
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR
        os.close(os.open(path, flags, 0o600))
    except FileExistsError as error:
        raise problems.exists(path) from error
    except OSError as error:
        raise writing_failed(error, path) from error


def _probe_folder(path: Path) -> None:
    """Refuse a folder where SQLite could not put its journal: better now than at the first save."""
    try:
        stream, probe = open_temporary(path.parent)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise problems.not_writable(path) from error
        return  # a full disk lets the dossier be read, and says so when saving
    stream.close()
    discard(probe)


def _number(randomness: Callable[[int], bytes]) -> str:
    """Draw a dossier number such as CW-7F3K-92QD: 40 random bits."""
    bits = int.from_bytes(randomness(5), "big")
    letters = [_LETTERS[bits >> shift & 31] for shift in range(35, -5, -5)]
    return f"CW-{''.join(letters[:4])}-{''.join(letters[4:])}"


def _fill(
    connection: apsw.Connection, now: datetime, content_version: str, dossier_id: str
) -> None:
    meta = {
        "dossier_id": dossier_id,
        "created_at": now.isoformat(),
        "content_version": clean_text(content_version),
    }
    connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", meta.items())
    seal = seal_of((), 0)
    connection.execute(
        "INSERT INTO seal (only, answers, history) VALUES (1, ?, ?)", (seal.answers, seal.history)
    )


def _save_changes(connection: apsw.Connection, changes: Iterable[Change], now: datetime) -> Seal:
    """Write the changes, their history and the new seal, in the transaction of the caller."""
    seal = _stored_seal(connection)
    for change in changes:
        seal = _save_change(connection, seal, change, now)
    connection.execute("UPDATE seal SET answers = ?, history = ?", (seal.answers, seal.history))
    return seal


def _save_change(connection: apsw.Connection, seal: Seal, change: Change, now: datetime) -> Seal:
    """Write one change with its history, and return the new seal (not yet written)."""
    question_id, answer, wording = clean_text(change[0]), change[1], change[2]
    before = _stored_row(connection, question_id)
    after: Row | None = None
    if answer is None:
        connection.execute("DELETE FROM answer WHERE question_id = ?", (question_id,))
    else:
        fingerprint = _save_wording(connection, answer, wording)
        after = (question_id, _compact(encode_answer(answer)), fingerprint)
        connection.execute(
            "INSERT INTO answer (question_id, body, wording) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET body = excluded.body, wording = excluded.wording",
            after,
        )
    history = seal.history
    if _said(before) != _said(after):
        origin = answer.origin if answer else Origin.MANAGER
        connection.execute(
            "INSERT INTO history (id, at, question_id, previous, previous_wording, new,"
            " new_wording, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                history + 1,
                now.isoformat(),
                question_id,
                *(before[1:] if before else (None, None)),
                *(after[1:] if after else (None, None)),
                origin.value,
            ),
        )
        history += 1
    return replace_row(seal, before, after, history)


def _save_wording(
    connection: apsw.Connection, answer: Answer, wording: Wording | None
) -> str | None:
    """Keep the words that *answer* was given to, and return their fingerprint; None: not known.

    An answer that already names its words keeps them, even if the question is worded anew; it
    loses them when this file never held them, which is the truth.
    """
    named = answer.wording
    if not named and wording is not None and not answer.is_empty:
        named = wording.fingerprint
    if wording is not None and named == wording.fingerprint:
        connection.execute(
            "INSERT OR IGNORE INTO wording (fingerprint, body) VALUES (?, ?)",
            (wording.fingerprint, _compact([wording.label, wording.options])),
        )
        return named
    known = connection.execute("SELECT fingerprint FROM wording WHERE fingerprint = ?", (named,))
    return None if known.fetchone() is None else named


def _said(row: Row | None) -> object:
    """Return what a row says, without the hour: saying it again is not a change."""
    if row is None:
        return None
    fields = json.loads(row[1])
    fields.pop("answered_at", None)
    return fields, row[2]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _load(connection: apsw.Connection, path: Path) -> StoredDossier:
    try:
        return _decode(connection)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        # Genuine pages that do not hold what we write: made by something else than this program.
        raise problems.damaged(path) from error


def _decode(connection: apsw.Connection) -> StoredDossier:
    meta = {_text(n): _text(v) for n, v in connection.execute("SELECT name, value FROM meta")}
    wordings = {}
    for fingerprint, body in connection.execute("SELECT fingerprint, body FROM wording"):
        label, options = json.loads(_text(body))
        wording = make_wording(_text(label), tuple((_text(i), _text(w)) for i, w in options))
        if wording.fingerprint != fingerprint:
            raise ValueError(fingerprint)
        wordings[wording.fingerprint] = wording
    answers = {}
    for question_id, body, fingerprint in _rows(connection):
        answer = decode_answer(json.loads(body))
        if fingerprint is not None:
            answer = replace(answer, wording=wordings[fingerprint].fingerprint)
        answers[question_id] = answer
    return StoredDossier(
        dossier_id=meta["dossier_id"],
        created_at=datetime.fromisoformat(meta["created_at"]),
        content_version=meta["content_version"],
        answers=answers,
        position=meta.get("position"),
        wordings=wordings,
    )


def _verify(connection: apsw.Connection, path: Path) -> None:
    """Check the answers against the seal, or DamagedError."""
    try:
        last = connection.execute("SELECT coalesce(max(id), 0) FROM history").get
        seal = seal_of(_rows(connection), int(last))
        if seal == _stored_seal(connection) and _dossier_id(connection):
            return
    except (apsw.SQLError, ValueError, TypeError) as error:
        raise problems.damaged(path) from error
    raise problems.damaged(path)


def _rows(connection: apsw.Connection) -> list[Row]:
    rows = connection.execute("SELECT question_id, body, wording FROM answer ORDER BY question_id")
    return [_row(row) for row in rows]


def _stored_row(connection: apsw.Connection, question_id: str) -> Row | None:
    row = connection.execute(
        "SELECT question_id, body, wording FROM answer WHERE question_id = ?", (question_id,)
    ).fetchone()
    return None if row is None else _row(row)


def _row(row: tuple[object, ...]) -> Row:
    question_id, body, wording = row
    return _text(question_id), _text(body), None if wording is None else _text(wording)


def _stored_seal(connection: apsw.Connection) -> Seal:
    row = connection.execute("SELECT answers, history FROM seal WHERE only = 1").fetchone()
    if row is None or not isinstance(row[0], bytes) or not isinstance(row[1], int):
        raise ValueError("no seal")
    return Seal(row[0], row[1])


def _dossier_id(connection: apsw.Connection) -> str:
    return _text(connection.execute("SELECT value FROM meta WHERE name = 'dossier_id'").get)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what names the file itself, whatever its path; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


@contextmanager
def _closing(connection: apsw.Connection) -> Iterator[apsw.Connection]:
    try:
        yield connection
    finally:
        shut(connection)


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        problem = problems.explain(error, path)
        if problem is None:
            raise
        raise problem from error
    except OSError as error:  # the file left between two looks at it
        raise reading_failed(error, path) from error
