"""A disk that remembers every write, and what it would hold if the power had been cut.

The recorder stands under the ciphers, so it sees the bytes that reach the system, with the calls
that the program makes itself (``os.open``, ``os.replace``, ``os.unlink``, ``os.fsync``). A power
cut keeps what was synced. Of the rest each write may be there, absent, or there for some of its
sectors only, in any order; and what was done to the names (made, renamed, removed) may have
happened up to any moment since their folder was last synced.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path, PurePath, PurePosixPath
from typing import Literal
from unittest import mock

import apsw

from tests.faults.desk import default_disk

RECORDED = "multipleciphers-recorded"
SECTOR = 512

What = Literal["create", "write", "cut", "sync", "remove", "rename", "sync folder", "mark"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on the disk, or (``mark``) that the program said meanwhile."""

    what: What
    name: str = ""
    data: bytes = b""
    at: int = 0
    to: str = ""
    mark: object = None


class Record:
    """What happened in one folder since the recording began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = content_of(folder)
        self.events: list[Event] = []
        self.elsewhere: list[bytes] = []  # written by SQLite outside of the folder
        self._there = set(self.before)
        self._own: dict[tuple[int, int], str] = {}  # made by os.open: identity → name

    def mark(self, what: object) -> None:
        """Remember that the program said something at this moment."""
        self.events.append(Event("mark", mark=what))

    def name_of(self, path: str | None) -> str | None:
        """Return the name of *path* in the folder (itself: "."); None when it is elsewhere."""
        if path is None or not PurePath(path).is_relative_to(self.folder):
            return None
        return PurePath(path).relative_to(self.folder).as_posix()

    def opened(self, path: str | None) -> str | None:
        """Note that a file is opened, which makes it when it was not there; return its name."""
        name = self.name_of(path)
        if name is not None and name not in self._there:
            self._there.add(name)
            self.events.append(Event("create", name))
        return name

    def opened_by_us(self, path: str, descriptor: int) -> None:
        """Note that the program itself opened a file."""
        name = self.opened(path)
        if name is not None:
            status = os.fstat(descriptor)
            self._own[status.st_dev, status.st_ino] = name

    def synced_by_us(self, descriptor: int) -> None:
        """Note that the program itself synced a file that it wrote, or a folder."""
        status = os.fstat(descriptor)
        name = self._own.get((status.st_dev, status.st_ino))
        if name is not None:
            data = os.pread(descriptor, status.st_size, 0)
            self.events += [Event("cut", name), Event("write", name, data), Event("sync", name)]
            return
        for folder in (self.folder, *self.folder.rglob("*/")):
            known = folder.stat()
            if (status.st_dev, status.st_ino) == (known.st_dev, known.st_ino):
                self.events.append(Event("sync folder", self.name_of(str(folder)) or "."))

    def to_be_removed(self, path: str) -> None:
        """Note what a file of the program holds when it goes away."""
        name = self.name_of(path)
        if name is not None and name in self._own.values():
            self.events.append(Event("write", name, Path(path).read_bytes()))

    def removed(self, path: str) -> None:
        """Note that a file is removed."""
        name = self.name_of(path)
        if name in self._there:
            self._there.discard(name)
            self._own = {status: own for status, own in self._own.items() if own != name}
            self.events.append(Event("remove", name))

    def renamed(self, path: str, to: str) -> None:
        """Note that a file takes another name, perhaps that of an older one."""
        name, new = self.name_of(path), self.name_of(to)
        if name not in self._there or new is None:
            return
        synced = any(event.what == "sync" and event.name == name for event in self.events)
        if name in self._own.values() and not synced:
            self.events.append(Event("write", name, Path(path).read_bytes()))
        self._own = {
            status: new if own == name else own for status, own in self._own.items() if own != new
        }
        self._there.discard(name)
        self._there.add(new)
        self.events.append(Event("rename", name, to=new))


@dataclass
class _Current:
    record: Record | None = None


_current = _Current()


class _RecordedFile(apsw.VFSFile):
    def __init__(self, base: str, path: str | apsw.URIFilename | None, flags: list[int]) -> None:
        text = path.filename() if isinstance(path, apsw.URIFilename) else path
        existed = text is not None and os.path.exists(text)
        super().__init__(base, path, flags)
        record = _current.record
        self._name = record.opened(text) if record is not None else None
        made = flags[0] & apsw.SQLITE_OPEN_CREATE and flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL
        self._folder_too = bool(made)  # SQLite syncs the folder of a new journal with it
        assert existed or made or text is None, f"SQLite made {text}"

    def _add(self, what: What, data: bytes = b"", at: int = 0) -> None:
        if _current.record is None:
            return
        if self._name is not None:
            _current.record.events.append(Event(what, self._name, data, at))
        elif what == "write":
            _current.record.elsewhere.append(data)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._add("write", bytes(data), offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._add("cut", at=size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._add("sync")
        if self._folder_too and self._name is not None and _current.record is not None:
            _current.record.events.append(Event("sync folder", folder_of(self._name)))
        self._folder_too = False


class _RecordedDisk(apsw.VFS):
    def __init__(self) -> None:
        self.base = apsw.vfs_names()[0].removeprefix("multipleciphers-")
        super().__init__("recorded", self.base)

    def xOpen(  # noqa: N802
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        return _RecordedFile(self.base, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(name, syncdir)
        if _current.record is not None:
            _current.record.removed(name)
            removed = _current.record.name_of(name)
            if syncdir and removed is not None:
                _current.record.events.append(Event("sync folder", folder_of(removed)))


# Kept for ever: SQLite keeps a pointer to it.
_disk = _RecordedDisk()


@contextmanager
def recording(folder: Path) -> Iterator[Record]:
    """Record what happens in *folder*, to dossiers and to what the program writes itself.

    The folders inside it are taken to be there for good as soon as they are made.
    """
    record = Record(folder)
    real_open, real_fsync = os.open, os.fsync
    real_unlink, real_replace = os.unlink, os.replace

    def open_(path: str, flags: int, mode: int = 0o777, **options: int) -> int:
        descriptor = real_open(path, flags, mode, **options)
        if flags & os.O_CREAT:
            record.opened_by_us(os.fspath(path), descriptor)
        return descriptor

    def fsync(descriptor: int) -> None:
        real_fsync(descriptor)
        record.synced_by_us(descriptor)

    def unlink(path: str, **options: int) -> None:
        record.to_be_removed(os.fspath(path))
        real_unlink(path, **options)
        record.removed(os.fspath(path))

    def replace(path: str, to: str) -> None:
        record.renamed(os.fspath(path), os.fspath(to))
        real_replace(path, to)

    with (
        default_disk(RECORDED),
        mock.patch.multiple(os, open=open_, fsync=fsync, unlink=unlink, replace=replace),
    ):
        _current.record = record
        try:
            yield record
        finally:
            _current.record = None


class Mood(Enum):
    """What becomes of the writes that no sync followed."""

    NONE = auto()
    ALL = auto()
    LAST = auto()  # a disk that writes in reverse
    SOME = auto()
    TORN = auto()


@dataclass
class _Inode:
    content: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)


class Disk:
    """What is on the platter, and what only the system remembers."""

    def __init__(self, record: Record) -> None:
        self._inodes = [_Inode(bytearray(data)) for data in record.before.values()]
        self._names = {name: place for place, name in enumerate(record.before)}
        self._durable = dict(self._names)
        self._pending: list[tuple[Event, int]] = []

    def take(self, event: Event) -> None:
        """Do what happened next."""
        match event.what:
            case "create":
                self._names[event.name] = len(self._inodes)
                self._pending.append((event, len(self._inodes)))
                self._inodes.append(_Inode())
            case "write" | "cut":
                self._inodes[self._names[event.name]].pending.append(event)
            case "sync":
                inode = self._inodes[self._names[event.name]]
                for write in inode.pending:
                    _apply(inode.content, write)
                inode.pending.clear()
            case "remove":
                self._pending.append((event, self._names.pop(event.name)))
            case "rename":
                self._names[event.to] = self._names.pop(event.name)
                self._pending.append((event, self._names[event.to]))
            case "sync folder":
                there = [one for one in self._pending if folder_of(one[0].name) == event.name]
                for change, inode_number in there:
                    _rename(self._durable, change, inode_number)
                self._pending = [one for one in self._pending if one not in there]
            case "mark":
                pass

    def without_power(self, mood: Mood, draw: random.Random) -> dict[str, bytes]:
        """Return what can be read after a cut at this moment."""
        names = dict(self._durable)
        count = len(self._pending)
        kept = {Mood.NONE: 0, Mood.ALL: count}.get(mood, draw.randint(0, count))
        for change, inode_number in self._pending[:kept]:
            _rename(names, change, inode_number)
        return {
            name: bytes(_survivor(self._inodes[number], mood, draw))
            for name, number in names.items()
        }


def _rename(names: dict[str, int], event: Event, inode_number: int) -> None:
    names.pop(event.name, None)
    if event.what == "create":
        names[event.name] = inode_number
    elif event.what == "rename":
        names[event.to] = inode_number


def _survivor(inode: _Inode, mood: Mood, draw: random.Random) -> bytearray:
    content = deepcopy(inode.content)
    chance = draw.choice((0.2, 0.5, 0.8))
    for place, event in enumerate(inode.pending):
        match mood:
            case Mood.NONE:
                break
            case Mood.ALL:
                _apply(content, event)
            case Mood.LAST:
                if place == len(inode.pending) - 1:
                    _apply(content, event)
            case Mood.SOME:
                if draw.random() < chance:
                    _apply(content, event)
            case Mood.TORN:
                _tear(content, event, draw)
    return content


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "cut":
        del content[event.at :]
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def _tear(content: bytearray, event: Event, draw: random.Random) -> None:
    """Write some sectors only; the length may change before what is written."""
    if event.what == "cut":
        if draw.random() < 0.5:
            _apply(content, event)
        return
    end = event.at + len(event.data)
    if draw.random() < 0.5:
        content.extend(bytes(max(0, end - len(content))))
    at = event.at
    while at < end:
        after = min(end, (at // SECTOR + 1) * SECTOR)
        if draw.random() < 0.5:
            _apply(
                content, Event("write", data=event.data[at - event.at : after - event.at], at=at)
            )
        at = after


def folder_of(name: str) -> str:
    """Return the name of the folder of a file."""
    return PurePosixPath(name).parent.as_posix()


def content_of(folder: Path) -> dict[str, bytes]:
    """Return what each file of *folder* holds, and of those in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
