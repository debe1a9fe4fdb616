"""A disk of which one call fails, once or from then on (under the ciphers)."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from unittest import mock

import apsw

from tests.faults.desk import default_disk

FAILING = "multipleciphers-failing"


class Call(StrEnum):
    """What the program asks of the system: SQLite's calls, then its own."""

    OPEN = "open"
    READ = "read"
    WRITE = "write"
    SYNC = "sync"
    CUT = "truncate"
    DELETE = "delete"
    SIZE = "size"
    MAKE = "os.open"
    OWN_SYNC = "os.fsync"
    RENAME = "os.replace"


OWN = frozenset({Call.MAKE, Call.OWN_SYNC, Call.RENAME})
TAKES_ROOM = frozenset({Call.OPEN, Call.WRITE, Call.SYNC, Call.MAKE, Call.OWN_SYNC, Call.RENAME})


class Trouble(StrEnum):
    """What the disk says."""

    FULL = "full"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which call fails: the one of that number (the first is 0), and perhaps all that follow."""

    call: Call
    number: int
    trouble: Trouble
    lasting: bool

    def __str__(self) -> str:
        """Say it in the message of a failure."""
        return f"{self.call} {self.number} {self.trouble}{' for good' if self.lasting else ''}"


@dataclass
class Disk:
    """The disk: how often it was asked what, and what fails."""

    folder: PurePath
    plan: Plan | None = None
    calls: Counter[Call] = field(default_factory=Counter)
    broken: bool = False
    failures: int = 0

    def repair(self) -> None:
        """Nothing fails any more."""
        self.plan, self.broken = None, False

    def meet(self, call: Call, path: str | None) -> None:
        """Count a call, or fail."""
        if path is None or not PurePath(path).is_relative_to(self.folder):
            return
        number = self.calls[call]
        self.calls[call] += 1
        plan = self.plan
        if plan is None:
            return
        if (plan.call, plan.number) == (call, number):
            self.broken = plan.lasting
            raise self._error(call, plan)
        if self.broken and (plan.trouble is Trouble.BROKEN or call in {Call.WRITE, Call.MAKE}):
            raise self._error(call, plan)

    def _error(self, call: Call, plan: Plan) -> Exception:
        self.failures += 1
        if call in OWN:
            full = plan.trouble is Trouble.FULL
            return OSError(errno.ENOSPC if full else errno.EIO, "injected")
        if plan.trouble is Trouble.FULL:
            return apsw.FullError("injected")
        return apsw.CantOpenError("injected") if call is Call.OPEN else apsw.IOError("injected")


@dataclass
class _Current:
    disk: Disk | None = None


_current = _Current()


def _meet(call: Call, path: str | None) -> None:
    if _current.disk is not None:
        _current.disk.meet(call, path)


class _FailingFile(apsw.VFSFile):
    def __init__(self, base: str, path: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._path = path.filename() if isinstance(path, apsw.URIFilename) else path
        _meet(Call.OPEN, self._path)
        super().__init__(base, path, flags)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        _meet(Call.READ, self._path)
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        _meet(Call.WRITE, self._path)
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        _meet(Call.SYNC, self._path)
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        _meet(Call.CUT, self._path)
        super().xTruncate(size)

    def xFileSize(self) -> int:  # noqa: N802
        _meet(Call.SIZE, self._path)
        return super().xFileSize()


class _FailingDisk(apsw.VFS):
    def __init__(self) -> None:
        self.base = apsw.vfs_names()[0].removeprefix("multipleciphers-")
        super().__init__("failing", self.base)

    def xOpen(  # noqa: N802
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        return _FailingFile(self.base, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        _meet(Call.DELETE, name)
        super().xDelete(name, syncdir)


# Kept for ever: SQLite keeps a pointer to it.
_disk = _FailingDisk()


@contextmanager
def failing(folder: PurePath) -> Iterator[Disk]:
    """Watch what is asked of *folder* by dossiers, and by the program itself."""
    disk = Disk(folder)
    real_open, real_fsync, real_replace = os.open, os.fsync, os.replace

    def open_(path: str, flags: int, mode: int = 0o777, **options: int) -> int:
        if flags & os.O_CREAT:
            disk.meet(Call.MAKE, os.fspath(path))
        return real_open(path, flags, mode, **options)

    def fsync(descriptor: int) -> None:
        disk.meet(Call.OWN_SYNC, str(folder))
        real_fsync(descriptor)

    def replace(path: str, to: str) -> None:
        disk.meet(Call.RENAME, os.fspath(to))
        real_replace(path, to)

    with (
        default_disk(FAILING),
        mock.patch.multiple(os, open=open_, fsync=fsync, replace=replace),
    ):
        _current.disk = disk
        try:
            yield disk
        finally:
            _current.disk = None
