"""The manager's dossier on the disk: nothing is said saved that is not."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import apsw

from cyberwizard.answers import Answer
from cyberwizard.atomic import discard, open_temporary, put_in_place
from cyberwizard.disk_errors import check_name, reading_failed, writing_failed
from cyberwizard.dossier_file import problems, rows
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
from cyberwizard.dossier_file.rows import Change, HistoryLine, StoredDossier
from cyberwizard.dossier_file.seal import Seal
from cyberwizard.notes import Note
from cyberwizard.wording import Wording

_T = TypeVar("_T")
_PATIENCE_MS = (0, 10, 30, 100, 300)


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
                    rows.fill(connection, now, content_version, rows.draw_number(randomness))
                    rows.save_changes(connection, changes, now)
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
        return self._read(lambda connection: rows.load_all(connection, self.path))

    def save_answer(
        self, question_id: str, answer: Answer | None, wording: Wording | None, now: datetime
    ) -> None:
        """Save one answer, or remove it (None); on the disk when this returns."""
        self.save_answers([(question_id, answer, wording)], now)

    def save_answers(self, changes: Iterable[Change], now: datetime) -> None:
        """Save several answers, all of them or none."""
        self._write(lambda connection: rows.save_changes(connection, changes, now))

    def save_note(self, name: str, note: Note | None) -> None:
        """Save what is added to the answers, or remove it (None)."""
        self._write(lambda connection: rows.save_note(connection, name, note))

    def add_copy(self, data: bytes) -> None:
        """Keep the bytes of a file; their SHA-256 names them."""
        self._write(lambda connection: rows.add_copy(connection, data))

    def drop_copy(self, sha256: str) -> None:
        """Forget the bytes of a file."""
        self._write(lambda connection: rows.drop_copy(connection, sha256))

    def read_copy(self, sha256: str) -> bytes:
        """Return the bytes of a file kept here, checked against their name."""
        return self._read(lambda connection: rows.read_copy(connection, sha256, self.path))

    def add_snapshot(
        self, name: str, now: datetime, *, day: date, edition: str = "", fingerprint: str = ""
    ) -> None:
        """Give a name to the state of now, to come back to it or compare with it."""
        self._write(
            lambda connection: rows.add_snapshot(connection, now, day, name, edition, fingerprint)
        )

    def history(self) -> tuple[HistoryLine, ...]:
        """Return every change of every answer, the oldest first."""
        return self._read(lambda connection: rows.load_history(connection, self.path))

    def save_position(self, question_id: str) -> None:
        """Save where the manager is, to resume there."""
        self._write(lambda connection: rows.save_position(connection, question_id))

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
                    rows.verify(to, self.path)
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
                rows.verify(connection, self.path)
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
            same = rows.dossier_id_of(connection) == self._dossier_id
            if not same or rows.stored_seal(connection) not in (self._seal, self._attempted):
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
            rows.verify(connection, self.path)
            rows.load_all(connection, self.path)
            stack.pop_all()
        return connection

    def _adopt(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._identity = _identity(self.path)
        self._suspect = False
        self._dossier_id = rows.dossier_id_of(connection)
        self._seal = self._attempted = rows.stored_seal(connection)


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
