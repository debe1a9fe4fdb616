"""What the tests of the dossier file share: fixed values, sentences, a disk that fails."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import apsw

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DossierFile, StoredDossier
from cyberwizard.dossier_file.container import PUBLISHED, Access, connect, read_header
from cyberwizard.errors import UserFacingError
from cyberwizard.wording import make_wording

NOW = datetime(2026, 11, 23, 10, 42)
WORDS = make_wording("Avez-vous une sauvegarde ?", (("oui", "Oui"), ("non", "Non")))
FAULTY = "multipleciphers-faulty"
ROOT = Path(__file__).parents[2]


def answer(text: str = "") -> Answer:
    """Return an answer that looks like a real one."""
    return Answer(options=("oui",), comment=text, answered_at=NOW)


def new_file(path: Path, answers: int = 0, vfs: str | None = None) -> DossierFile:
    """Create a dossier with that many answers, and leave it open."""
    file = DossierFile.create(path, now=NOW, content_version="2026.11", vfs=vfs)
    file.save_answers(
        [(f"question_{n}", answer(f"réponse {n} " * 20), WORDS) for n in range(answers)], NOW
    )
    return file


def closed_file(path: Path, answers: int = 0) -> StoredDossier:
    """Create a dossier, close it, and return what it says."""
    with new_file(path, answers) as file:
        return file.load()


def read(path: Path) -> StoredDossier:
    """Return what the dossier at *path* says, without writing."""
    with DossierFile.open(path, read_only=True) as file:
        return file.load()


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Run one query on a closed dossier."""
    connection = connect(path, PUBLISHED, read_header(path, PUBLISHED), Access.READ)
    try:
        return list(connection.execute(sql).fetchall())
    finally:
        connection.close()


def plain_bytes(path: Path) -> bytes:
    """Return what the pages of a closed dossier hold once decrypted, free ones included."""
    connection = connect(path, PUBLISHED, read_header(path, PUBLISHED), Access.READ)
    try:
        return connection.serialize("main")
    finally:
        connection.close()


@contextmanager
def raw_connection(path: Path) -> Iterator[apsw.Connection]:
    """Change a closed dossier by hand, as something that forges it would."""
    connection = connect(path, PUBLISHED, read_header(path, PUBLISHED), Access.WRITE)
    try:
        yield connection
    finally:
        connection.close()


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the digest of each file of *folder*: equal means untouched, byte for byte."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check_sentence(error: UserFacingError) -> str:
    """Check that the message is one short French sentence, well typed, and return it."""
    text = str(error)
    words = re.sub("«\u00a0.*?\u00a0»", "X", text)  # a file name may hold anything
    assert text.endswith(".")
    assert "\n" not in text
    assert not re.search(r"[.!?] \w", words), text
    assert not re.search(r" [;:!?»]|«|'", words), text
    assert len(re.findall(r"\w+", words)) <= 25, text
    assert "\u202f;" in words, f"what to do is missing: {text}"
    return text


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """Give a folder to somebody without rights on everything, and be that person."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        if root:
            os.chown(name, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)
            for path in [Path(name), *Path(name).rglob("*")]:
                path.chmod(0o700)


class Faults:
    """Tells the faulty disk when to fail, and remembers what the disk held at each write."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.error: type[apsw.Error] = apsw.FullError
        self.unplugged = False
        self.calls = 0
        self.bytes_read = 0
        self.watched: Path | None = None
        self.moments: list[dict[str, bytes]] = []

    def call(self, *, sync: bool = False) -> None:
        """Count a write, or fail: a disk that fails goes on failing until ``left`` says more."""
        if self.watched is not None:
            journal = Path(f"{self.watched}-journal")
            paths = [path for path in (self.watched, journal) if path.exists()]
            self.moments.append({path.name: path.read_bytes() for path in paths})
        self.calls += 1
        if self.left is not None:
            if self.left:
                self.left -= 1
            elif not (sync and self.error is apsw.FullError):  # what is there can be synced
                raise self.error("injected")


faults = Faults()


class _FaultyFile(apsw.VFSFile):
    dead = False

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        self.live()
        faults.bytes_read += amount
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.live()
        faults.call()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.live()
        faults.call(sync=True)
        super().xSync(flags)

    def live(self) -> None:
        """A key that was unplugged stays dead for those who had it open, even plugged again."""
        self.dead = self.dead or faults.unplugged
        if self.dead:
            raise apsw.IOError("unplugged")


class _FaultyDisk(apsw.VFS):
    def __init__(self) -> None:
        self.base = apsw.vfs_names()[0].removeprefix("multipleciphers-")
        super().__init__("faulty", self.base)

    def xOpen(  # noqa: N802
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        return _FaultyFile(self.base, name, flags)


# Kept for ever: SQLite keeps a pointer to it.
_disk = _FaultyDisk()


@contextmanager
def failing_disk(error: type[apsw.Error] = apsw.FullError) -> Iterator[Faults]:
    """Use with ``vfs=FAULTY``; set ``left`` to the number of writes that still succeed."""
    faults.left, faults.error, faults.unplugged = None, error, False
    faults.calls = faults.bytes_read = 0
    faults.watched, faults.moments = None, []
    try:
        yield faults
    finally:
        faults.left, faults.watched, faults.unplugged = None, None, False
