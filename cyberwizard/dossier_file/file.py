"""The manager's dossier on the disk: nothing is said saved that is not."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import apsw

from cyberwizard.answers import Answer
from cyberwizard.atomic import A_MINUTE, discard, open_temporary, put_in_place, sweep
from cyberwizard.disk_errors import check_name, reading_failed, writing_failed
from cyberwizard.dossier_file import problems, rows
from cyberwizard.dossier_file.container import (
    PUBLISHED,
    Access,
    FileKey,
    check_file,
    check_identity,
    connect,
    first_bytes,
    new_header,
    read_header,
    release,
    shut,
    take,
    transaction,
)
from cyberwizard.dossier_file.keys import key_for
from cyberwizard.dossier_file.migrations import MIGRATIONS, build, migrate
from cyberwizard.dossier_file.rows import Change, HistoryLine, StoredDossier
from cyberwizard.dossier_file.seal import Seal
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Note
from cyberwizard.wording import Wording

_T = TypeVar("_T")
_PATIENCE_MS = (0, 10, 30, 100, 300)

BeforeMigration = Callable[[str, Callable[[Path], None]], None]
"""Given the number of the dossier, and what writes a copy of the file as it still is."""
_Check = Callable[[apsw.Connection, Path], None]


class DossierFile:
    """One open dossier. Every method raises UserFacingError when the machine is the cause.

    Opened to write, it is the only writer in the world until ``close``. Opened to read, it holds
    nothing and never writes: each call reads the file again, even while another window saves.
    Use from one thread at a time.
    """

    def __init__(
        self,
        path: Path,
        key: FileKey,
        *,
        read_only: bool,
        vfs: str | None,
        before_migration: BeforeMigration | None = None,
    ) -> None:
        """Use ``create`` or ``open``."""
        self.path = path
        self.read_only = read_only
        self.key = key
        self._is_key_known = False  # a page was read with it
        self._vfs = vfs
        self._before_migration = before_migration
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
                connection = connect(path, file.key, new_header(file.key), Access.WRITE, vfs)
                stack.callback(shut, connection)
                connection.pragma("auto_vacuum", "INCREMENTAL")  # see rows.drop_copy
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
        password: str | None = None,
        key: FileKey | None = None,
        before_migration: BeforeMigration | None = None,
        vfs: str | None = None,
    ) -> Self:
        """Open the dossier at *path*, after checking that it is whole.

        The *key* of a file that was open before spares the slow way from the *password*.
        *before_migration* is called when the format is an older one, before it is changed.
        PasswordNeededError: without the right one; AlreadyOpenError and NotWritableError: it can
        still be opened with ``read_only``.
        """
        path = path.absolute()
        check_file(path)
        if key is None:
            key = key_for(path, first_bytes(path, vfs), password)
        file = cls(path, key, read_only=read_only, vfs=vfs, before_migration=before_migration)
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
        self._seal = None
        self._let_go()

    @property
    def is_protected(self) -> bool:
        """Whether it takes a password to open it."""
        return self.key != PUBLISHED

    @property
    def dossier_id(self) -> str:
        """The number of the dossier."""
        return self._dossier_id

    def check_password(self, password: str) -> None:
        """Raise WrongPasswordError unless *password* opens the file; slow."""
        header = first_bytes(self.path, self._vfs)
        key = key_for(self.path, header, password)
        if not secrets.compare_digest(key.secret, self.key.secret):
            raise problems.wrong_password(self.path)

    def state(self) -> Seal:
        """Return a digest of all that the dossier says, the page where one is left out."""
        return self._read(rows.stored_seal)

    def check(self) -> None:
        """Read everything, copies of files included, or DamagedError."""
        self._read(lambda connection: _check_all(connection, self.path))

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
        """Write a whole, verified copy to *path*, replacing what is there at the last moment.

        It opens with the same password.
        """
        self.save_copy_for(path, self.key)

    def save_copy_for(self, path: Path, key: FileKey) -> None:
        """Write a copy that only *key* opens."""
        path = path.absolute()
        check_name(path)
        if os.path.realpath(path) == os.path.realpath(self.path):
            raise problems.same_file(path)

        def work(source: apsw.Connection) -> None:
            with (
                _writing(path),
                self._copy(source, path.parent, key, _check_rows) as temporary,
            ):
                put_in_place(temporary, path)

        self._read(work)

    def change_key(self, key: FileKey) -> None:
        """Put in place a file that only *key* opens; the former one is gone when this returns.

        Never SQLite's own "rekey": no journal is ever under another key than its file.
        """
        if self.read_only:
            raise problems.read_only(self.path)
        with (
            _explaining(self.path),
            _writing(self.path),
            self._copy(self._in_place(), self.path.parent, key, _check_all) as temporary,
        ):
            self._let_go()  # Windows replaces no open file
            put_in_place(temporary, self.path)
        self.key = key
        sweep(self.path.parent, A_MINUTE)  # an older copy cut short would open as before
        # Whatever happens here, the new file is there: the next save opens it again.
        with suppress(UserFacingError):
            self._in_place()

    @contextmanager
    def _copy(
        self, source: apsw.Connection, folder: Path, key: FileKey, check: _Check
    ) -> Iterator[Path]:
        """Give a whole, verified copy in *folder*; what is not put in place is removed."""
        header = new_header(key)
        with ExitStack() as stack:
            stream, temporary = open_temporary(folder)
            stack.callback(discard, temporary)
            stack.callback(discard, Path(f"{temporary}-journal"))
            stream.close()
            with _closing(connect(temporary, key, header, Access.WRITE, self._vfs)) as to:
                backup = to.backup("main", source, "main")
                try:
                    backup.step(-1)  # to the end, which commits
                finally:
                    backup.close(True)
            with _closing(connect(temporary, key, header, Access.READ, self._vfs)) as to:
                try:
                    check(to, temporary)
                except problems.DamagedError as error:
                    check(source, self.path)
                    raise OSError(errno.EIO, "what was written is not what is read") from error
            yield temporary

    def _let_go(self) -> None:
        if self._connection is not None:
            release(self._connection, self.path)
        self._connection = None

    def _read(self, work: Callable[[apsw.Connection], _T]) -> _T:
        if not self.read_only:
            with _explaining(self.path):
                return work(self._readable())
        problem: UserFacingError = problems.being_saved(self.path)
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
            except problems.WrongPasswordError as wrong:
                if not self._is_key_known:
                    problem = wrong
        raise problem

    def _read_once(
        self, access: Access, work: Callable[[apsw.Connection], _T], patience_ms: int
    ) -> _T:
        check_file(self.path)
        with _explaining(self.path):
            header = read_header(self.path, self.key, self._vfs)
            with self._trying_key():
                opened = connect(
                    self.path, self.key, header, access, self._vfs, patience_ms=patience_ms
                )
            with _closing(opened) as connection:
                connection.execute("BEGIN")
                if check_identity(connection, self.path, len(MIGRATIONS)) < len(MIGRATIONS):
                    raise problems.older(self.path)
                rows.verify(connection, self.path)
                return work(connection)

    @contextmanager
    def _trying_key(self) -> Iterator[None]:
        """Connect, which reads the first page: a wrong password is told from damage further on."""
        try:
            yield
        except apsw.NotADBError as error:
            if self._is_key_known or self.key == PUBLISHED:
                raise
            raise problems.wrong_password(self.path) from error
        self._is_key_known = True

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
            header = read_header(self.path, self.key, self._vfs)
            _probe_folder(self.path)
            with self._trying_key():
                connection = connect(self.path, self.key, header, Access.WRITE, self._vfs)
            stack.callback(shut, connection)
            take(connection, self.path)
            if check_identity(connection, self.path, len(MIGRATIONS)) < len(MIGRATIONS):
                self._keep_older(connection)
                migrate(connection)
            rows.verify(connection, self.path)
            rows.load_all(connection, self.path)
            stack.pop_all()
        return connection

    def _keep_older(self, connection: apsw.Connection) -> None:
        """Have a copy made of a file whose rows only an older program can check."""

        def save_copy(path: Path) -> None:
            with (
                _writing(path),
                self._copy(connection, path.parent, self.key, lambda *_: None) as temporary,
            ):
                put_in_place(temporary, path)

        if self._before_migration is not None:
            self._before_migration(rows.dossier_id_of(connection), save_copy)

    def _adopt(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._identity = _identity(self.path)
        self._suspect = False
        self._dossier_id = rows.dossier_id_of(connection)
        self._seal = self._attempted = rows.stored_seal(connection)


def _check_rows(connection: apsw.Connection, path: Path) -> None:
    rows.verify(connection, path)
    rows.load_history(connection, path)


def _check_all(connection: apsw.Connection, path: Path) -> None:
    """Read the copies of files too, where no other file may have them any more."""
    _check_rows(connection, path)
    for sha256 in rows.load_all(connection, path).copies:
        rows.read_copy(connection, sha256, path)


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
def _writing(path: Path) -> Iterator[None]:
    """Say what went wrong of the file that is being written, not of the one that is read."""
    try:
        yield
    except OSError as error:
        raise writing_failed(error, path) from error
    except apsw.FullError as error:
        raise writing_failed(OSError(errno.ENOSPC, "full"), path) from error
    except (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError) as error:
        raise writing_failed(OSError(errno.EIO, "disk"), path) from error


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
