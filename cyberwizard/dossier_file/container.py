"""The outside of the file: how it is recognised, its key, its connections.

Every dossier is encrypted with ChaCha20-Poly1305, page by page. Without a password the key is
published (below): it hides nothing, but the authentication of each page detects every altered
byte, and there is one code path. See ``docs/decisions/0002-fichier-dossier.md``.

The file starts with 16 bytes in clear, which SQLite Multiple Ciphers calls the salt::

    89 43 59 42 44 4F 53   what we are ("\\x89CYBDOS")
    00                     where the key comes from: 0 published, 1 and more for passwords
    xx × 8                 random, different in each file and each password

Never open a dossier with Python's own ``open`` while it is open here: on POSIX systems, closing
it drops the locks of the whole process. ``first_bytes`` goes through SQLite for that reason.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from enum import Enum
from pathlib import Path, PurePath

import apsw

from cyberwizard.disk_errors import check_name, reading_failed
from cyberwizard.dossier_file import problems
from cyberwizard.shapes import dataclass

MAGIC = b"\x89CYBDOS"
HEADER = 16
PAGE_SIZE = 4096
APPLICATION_ID = 0x43594244
_WRAPPER = "multipleciphers-"


@dataclass(frozen=True)
class FileKey:
    """What the pages are encrypted with; ``scheme`` is written in clear in the file.

    ``salt`` are the random bytes of the header that the secret was made with: a file and its
    copies share them, because only the password could make another secret. Empty: any.
    """

    scheme: int
    secret: bytes
    salt: bytes = b""

    def __repr__(self) -> str:  # the secret is for no report
        return f"FileKey({self.scheme})"

    def page_key(self, header: bytes) -> bytes:
        """Return the key of the file that starts with *header*.

        It differs from file to file, so a page copied from another dossier is detected too.
        """
        return hashlib.sha256(self.secret + header).digest()


PUBLISHED = FileKey(0, b"cyberwizard: this key is public, it only detects damage")


class Access(Enum):
    """How a connection uses the file."""

    WRITE = ""
    READ = "?mode=ro"
    # Ignores the locks of the window that is writing: what is read must be verified.
    SNAPSHOT = "?mode=ro&immutable=1"


def new_header(key: FileKey) -> bytes:
    """Return the first bytes of a new file."""
    random = key.salt or secrets.token_bytes(HEADER - len(MAGIC) - 1)
    return MAGIC + bytes([key.scheme]) + random


def scheme_of(header: bytes) -> int:
    """Return where the key of the file that starts with *header* comes from."""
    return header[len(MAGIC)]


def check_file(path: Path) -> None:
    """Refuse what is not a readable file before SQLite touches it."""
    check_name(path)
    try:
        status = path.stat()
    except OSError as error:
        raise reading_failed(error, path) from error
    if not stat.S_ISREG(status.st_mode):
        raise problems.not_a_file(path)
    if not status.st_size:
        raise problems.empty(path)


def read_header(path: Path, key: FileKey, vfs: str | None = None) -> bytes:
    """Return the first bytes of *path*, or say that the file is not a dossier for *key*."""
    header = first_bytes(path, vfs)
    if scheme_of(header) != key.scheme:
        raise problems.password_needed(path) if key == PUBLISHED else problems.replaced(path)
    return header


def first_bytes(path: Path, vfs: str | None = None) -> bytes:
    """Return the first bytes of *path*, or say that the file is not a dossier."""
    base = (vfs or apsw.vfs_names()[0]).removeprefix(_WRAPPER)
    try:
        file = apsw.VFSFile(
            base, str(path), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0]
        )
        try:
            header = file.xRead(HEADER, 0)
        finally:
            file.xClose()
    except apsw.CantOpenError as error:
        raise reading_failed(PermissionError(13, "refused"), path) from error
    except (apsw.IOError, apsw.FullError) as error:  # some disks say that they are full to a reader
        raise reading_failed(OSError(5, "disk"), path) from error
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise problems.not_ours(path)
    return header


def connect(
    path: Path,
    key: FileKey,
    header: bytes,
    access: Access,
    vfs: str | None = None,
    *,
    patience_ms: int = 200,
) -> apsw.Connection:
    """Open SQLite on *path*, waiting a little for a window that is reading; nothing is written."""
    if access is Access.WRITE:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs)
    else:
        connection = apsw.Connection(
            uri_of(path) + access.value,
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
            vfs=vfs,
        )
    with ExitStack() as stack:
        stack.callback(shut, connection)
        connection.set_busy_timeout(patience_ms)
        connection.pragma("cipher", "chacha20")
        connection.pragma("key", f"raw:{(key.page_key(header) + header).hex()}")
        connection.pragma("page_size", PAGE_SIZE)
        connection.pragma("foreign_keys", True)
        connection.pragma("synchronous", "FULL")
        # What is removed is overwritten: in a file without a password, free pages can be read.
        connection.pragma("secure_delete", True)
        # A hostile file can hold no code that runs.
        connection.pragma("trusted_schema", False)
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        stack.pop_all()
    return connection


def take(connection: apsw.Connection, path: Path) -> None:
    """Become the only writer of the file until the connection closes, or AlreadyOpenError.

    The lock is the system's own: it goes away with the process, however that ends.
    """
    if connection.readonly("main"):
        raise problems.not_writable(path)
    connection.pragma("locking_mode", "EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")  # also undoes a save that a crash interrupted
    connection.execute("ROLLBACK")
    connection.pragma("journal_mode", "DELETE")


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Commit all that is done inside, or undo it and let the first error go up.

    Not apsw's own ``with connection``: SQLite undoes everything itself when the disk is full, and
    that one then reports the missing savepoint in place of the full disk.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            with suppress(apsw.Error):  # the journal is still there: the next opening undoes it
                connection.execute("ROLLBACK")


def release(connection: apsw.Connection, path: Path) -> None:
    """Close the writer's connection, and leave one file alone.

    SQLite deletes its journal at the end, except the emptied one that a past crash left.
    """
    if os.path.exists(f"{path}-journal"):
        # A disk that has gone cannot be tidied; the journal is read at the next opening.
        with suppress(apsw.Error):
            connection.pragma("locking_mode", "NORMAL")
            connection.pragma("journal_mode", "PERSIST")
            connection.pragma("journal_mode", "DELETE")
    shut(connection)


def shut(connection: apsw.Connection) -> None:
    """Close, even on a disk that fails: what was committed is on it, the rest was never said."""
    with suppress(apsw.Error):
        connection.close(True)


def check_identity(connection: apsw.Connection, path: Path, known_version: int) -> int:
    """Return the version of the format, after checking that it is ours, whole and not newer."""
    application_id = connection.pragma("application_id")
    version: int = connection.pragma("user_version")
    if application_id != APPLICATION_ID or version < 1:
        raise problems.not_ours(path)
    if version > known_version:
        raise problems.newer(path)
    if path.stat().st_size < connection.pragma("page_count") * PAGE_SIZE:
        raise problems.damaged(path)
    return version


def uri_of(path: PurePath) -> str:
    """Return the address that SQLite understands for an absolute *path*."""
    uri = path.as_uri()
    # SQLite knows no host: a Windows share is an empty host and a path of two slashes.
    return uri if uri.startswith("file:///") else "file:////" + uri.removeprefix("file://")
