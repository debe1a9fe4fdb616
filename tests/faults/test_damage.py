"""Bytes change, a file is cut: it says the truth or says that it is damaged, and nothing else."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
import pytest

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import DamagedError, DossierFile, WrongPasswordError, rows
from cyberwizard.dossier_file.container import HEADER, PAGE_SIZE, FileKey
from cyberwizard.dossier_file.rows import Change
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Explanation
from tests.core.dossier_tools import check_sentence
from tests.faults.acts import DAY, FILES, KEYS, NOW, WORDS, State, answer_of, said
from tests.faults.failing import Call, Plan, Trouble, failing
from tests.faults.recording import content_of
from tests.faults.scale import amount

NAME = "d.cyberdossier"
JOURNAL = f"{NAME}-journal"
BOTH = pytest.mark.parametrize("name", ["published", "first"])


@dataclass(frozen=True)
class Sample:
    """A dossier as bytes, and what it may say; ``files`` is its journal too, when it has one."""

    key: FileKey
    files: dict[str, bytes]
    possible: tuple[State, ...]


def small(folder: Path, name: str) -> Sample:
    """Make a small closed dossier that has everything: answers, notes, files, snapshots."""
    folder.mkdir()
    with DossierFile.create(folder / NAME, now=NOW, content_version="1", key=KEYS[name]) as file:
        for number in range(2):  # the second time, the history grows and pages are freed
            changes = [(f"q{n}", answer_of(n + 10 * number), WORDS) for n in range(6)]
            file.save_answers(changes, NOW)
            file.save_note("contradiction:a", Explanation(f"c’est ainsi {number}"))
        file.add_copy(FILES[2])
        file.add_copy(FILES[3])
        file.add_copy(FILES[4])
        file.drop_copy(next(iter(file.load().copies)))
        file.add_snapshot("remis", NOW, day=DAY)
        file.save_position("q3")
        state = said(file)
    return Sample(KEYS[name], content_of(folder), (state,))


def even(sign: str) -> list[Change]:
    """Return forty answers that take the same room whatever the sign."""
    return [(f"r{n:02}", Answer(value=str(n), comment=sign * 250), WORDS) for n in range(40)]


@dataclass(frozen=True)
class Saved:
    """One long save: what was said before and after it, its writes, the files at its end."""

    before: State
    after: State | None
    writes: int
    files: dict[str, bytes]


def save(path: Path, key: FileKey, data: bytes, plan: Plan | None) -> Saved:
    """Change forty answers at once, on a disk that may fail."""
    path.write_bytes(data)
    after = None
    with failing(path.parent) as disk, DossierFile.open(path, key=key) as file:
        file.save_position("q4")
        before = said(file)
        disk.calls.clear()
        disk.plan = plan
        with suppress(UserFacingError):
            file.save_answers(even("b"), NOW)
            after = said(file)
        return Saved(before, after, disk.calls[Call.WRITE], content_of(path.parent))


def interrupted(folder: Path, name: str, missing: int) -> Sample:
    """Make a dossier whose last save lacks that many writes: a journal must undo it."""
    small(folder, name)
    path, key = folder / NAME, KEYS[name]
    with DossierFile.open(path, key=key) as file:
        file.save_answers(even("a"), NOW)
    data = path.read_bytes()
    whole = save(path, key, data, None)
    plan = Plan(Call.WRITE, whole.writes - missing, Trouble.BROKEN, lasting=True)
    left = save(path, key, data, plan)
    assert left.after is None
    assert whole.after is not None
    assert left.files[JOURNAL][:1] > b"\0"
    return Sample(key, left.files, (whole.before, whole.after))


def outcome(folder: Path, sample: Sample, altered: dict[str, bytes], *, read_only: bool) -> str:
    """Open altered files: what is said must be true, or the damage must be said."""
    for path in folder.iterdir():
        path.unlink()
    for name, data in altered.items():
        (folder / name).write_bytes(data)
    try:
        with DossierFile.open(folder / NAME, read_only=read_only, key=sample.key) as file:
            loaded = file.load()
            first = sample.possible[0]
            assert any(loaded.answers == one.answers for one in sample.possible), "a wrong answer"
            assert loaded.notes == first.notes, "a wrong note"
            assert set(loaded.copies) == first.files
            try:
                assert said(file) in sample.possible, "a wrong history or a wrong file"
            except DamagedError as error:
                check_sentence(error)
                return "said when it is read"
    except DamagedError as error:
        check_sentence(error)
        return "said at the opening"
    except WrongPasswordError as error:  # of a first page: a password or a damage, who knows
        check_sentence(error)
        return "password refused"
    except UserFacingError as error:
        check_sentence(error)
        return str(error)
    return "true"


def is_said(result: str) -> bool:
    """Tell whether the damage was called a damage."""
    return result in {"said when it is read", "said at the opening"}


@BOTH
def test_a_changed_byte_is_said_or_harmless(
    tmp_path: Path, name: str, figures: Callable[..., None]
) -> None:
    sample = small(tmp_path / "d", name)
    data = sample.files[NAME]
    draw = random.Random(name)
    seen: Counter[str] = Counter()
    for number in range(amount(200, 2000)):
        place = draw.randrange(HEADER, len(data))
        altered = bytearray(data)
        altered[place] = (altered[place] + draw.randrange(1, 256)) % 256
        read_only = bool(number % 2)
        result = outcome(tmp_path / "d", sample, {NAME: bytes(altered)}, read_only=read_only)
        refused = result == "password refused" and sample.key.scheme and place < PAGE_SIZE
        assert is_said(result) or result == "true" or refused, (place, result)
        seen[result] += 1
    figures(bytes=len(data), **seen)
    assert seen["said at the opening"]
    assert seen["said when it is read"]


@BOTH
def test_each_of_the_first_bytes_is_said(tmp_path: Path, name: str) -> None:
    sample = small(tmp_path / "d", name)
    data = sample.files[NAME]
    for place in range(HEADER):
        altered = bytearray(data)
        altered[place] ^= 1 + place % 255
        result = outcome(tmp_path / "d", sample, {NAME: bytes(altered)}, read_only=False)
        assert result != "true", place


@BOTH
def test_a_changed_byte_of_a_journal_is_said_or_harmless(
    tmp_path: Path, name: str, figures: Callable[..., None]
) -> None:
    sample = interrupted(tmp_path / "d", name, missing=8)
    draw = random.Random(name)
    seen: Counter[str] = Counter()
    for _ in range(amount(100, 2000)):
        part = draw.choice((NAME, JOURNAL))
        altered = bytearray(sample.files[part])
        place = draw.randrange(HEADER if part == NAME else 0, len(altered))
        altered[place] = (altered[place] + draw.randrange(1, 256)) % 256
        files = sample.files | {part: bytes(altered)}
        result = outcome(tmp_path / "d", sample, files, read_only=False)
        refused = result == "password refused" and sample.key.scheme
        assert is_said(result) or result == "true" or refused, (part, place, result)
        seen[result] += 1
    figures(bytes=sum(map(len, sample.files.values())), **seen)
    assert seen["true"]
    assert seen["said at the opening"]


@BOTH
def test_a_file_cut_anywhere_is_said(
    tmp_path: Path, name: str, figures: Callable[..., None]
) -> None:
    sample = small(tmp_path / "d", name)
    data = sample.files[NAME]
    lengths = range(512, len(data), 512)
    for length in lengths:
        altered = {NAME: data[:length]}
        result = outcome(tmp_path / "d", sample, altered, read_only=bool(length % 1024))
        assert is_said(result) or (sample.key.scheme and length < PAGE_SIZE), (length, result)
    assert "est vide" in outcome(tmp_path / "d", sample, {NAME: b""}, read_only=False)
    figures(lengths=len(lengths))


@BOTH
def test_a_journal_cut_anywhere_is_said_or_harmless(
    tmp_path: Path, name: str, figures: Callable[..., None]
) -> None:
    sample = interrupted(tmp_path / "d", name, missing=8)
    journal = sample.files[JOURNAL]
    seen: Counter[str] = Counter()
    lengths = range(0, len(journal), 512)
    for length in lengths:
        files = sample.files | {JOURNAL: journal[:length]}
        result = outcome(tmp_path / "d", sample, files, read_only=False)
        refused = result == "password refused" and sample.key.scheme
        assert is_said(result) or result == "true" or refused, (length, result)
        seen[result] += 1
    figures(lengths=len(lengths), **seen)


def test_a_byte_changed_inside_a_kept_file_is_said_when_it_is_read(tmp_path: Path) -> None:
    sample = small(tmp_path / "d", "published")
    data = sample.files[NAME]
    seen: Counter[str] = Counter()
    for page in range(len(data) // PAGE_SIZE):
        altered = bytearray(data)
        altered[page * PAGE_SIZE + 2000] ^= 1
        seen[outcome(tmp_path / "d", sample, {NAME: bytes(altered)}, read_only=True)] += 1
    # The file of 90,000 bytes is on 22 pages of its own, and the opening reads none of them.
    assert seen["said when it is read"] >= len(FILES[4]) // PAGE_SIZE
    assert seen["said at the opening"]


@contextmanager
def _without_seal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(rows, "verify", lambda connection, path: None)
        yield


def test_a_seal_that_is_not_checked_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cut journal leaves genuine pages of two moments: only the seal knows."""
    sample = interrupted(tmp_path / "d", "published", missing=8)
    journal = sample.files[JOURNAL]
    with _without_seal(monkeypatch):
        for length in range(512, len(journal), PAGE_SIZE):
            files = sample.files | {JOURNAL: journal[:length]}
            try:
                outcome(tmp_path / "d", sample, files, read_only=False)
            except AssertionError:
                return
    pytest.fail("no mixed state was shown")


class _Unauthenticated(apsw.Connection):
    """Another cipher, with nothing to check its pages by."""

    def pragma(self, name: str, value: Any = None, *, schema: str | None = None) -> Any:
        if name != "cipher":
            return super().pragma(name, *([] if value is None else [value]), schema=schema)
        super().pragma("cipher", "sqlcipher")
        return super().pragma("hmac_use", 0)


def test_pages_that_are_not_authenticated_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a check of each page nor of the whole, a changed byte is a wrong answer."""
    monkeypatch.setattr(apsw, "Connection", _Unauthenticated)
    with _without_seal(monkeypatch):
        sample = small(tmp_path / "d", "published")
        data = sample.files[NAME]
        draw = random.Random(1)
        for _ in range(300):
            altered = bytearray(data)
            # The end of a page says how its beginning is read: one bit there changes one here.
            page = draw.randrange(1, len(data) // PAGE_SIZE)
            altered[(page + 1) * PAGE_SIZE - draw.randint(1, 16)] ^= 1 << draw.randrange(8)
            try:
                outcome(tmp_path / "d", sample, {NAME: bytes(altered)}, read_only=True)
            except (AssertionError, UnicodeDecodeError):
                return
    pytest.fail("no wrong answer was shown")
