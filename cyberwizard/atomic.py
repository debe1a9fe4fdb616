"""Writing a whole file: the new bytes or the old ones, never half of each."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from pathlib import Path
from typing import BinaryIO

from cyberwizard.disk_errors import check_name, writing_failed

_PREFIX = ".cyberwizard-"
_SUFFIX = ".tmp"
A_DAY = 86_400.0
A_MINUTE = 60.0


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replace *path* by *data*, on the disk when this returns.

    It can be read by those whom the system lets read any new file, or by its owner alone if it is
    *private*. Raises UserFacingError, with the old file untouched and nothing left beside it.
    """
    check_name(path)
    try:
        # A link stays a link: it is the file that it leads to which is replaced.
        path = Path(os.path.realpath(path))
        stream, temporary = open_temporary(path.parent, private=private)
        try:
            with stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            put_in_place(temporary, path)
        finally:
            discard(temporary)
    except OSError as error:
        raise writing_failed(error, path) from error


def open_temporary(folder: Path, *, private: bool = True) -> tuple[BinaryIO, Path]:
    """Create an empty file in *folder*: same disk as the target, so it can be renamed."""
    sweep(folder)
    temporary = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600 if private else 0o666)
    return os.fdopen(descriptor, "wb"), temporary


def put_in_place(temporary: Path, path: Path) -> None:
    """Rename a fully written *temporary* to *path*, and make the new name last a power cut."""
    os.replace(temporary, path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            # Some network disks cannot do it; the file itself is complete already.
            with contextlib.suppress(OSError):
                os.fsync(folder)
        finally:
            os.close(folder)


def discard(temporary: Path) -> None:
    """Remove what is left of a temporary file, if anything."""
    with contextlib.suppress(OSError):
        temporary.unlink()


def sweep(folder: Path, age: float = A_DAY) -> None:
    """Remove what a program that was killed left in *folder*; no writing lasts a day."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(
                (_SUFFIX, f"{_SUFFIX}-journal")
            ):
                with contextlib.suppress(OSError):
                    if entry.stat().st_mtime < time.time() - age:
                        os.unlink(entry.path)
