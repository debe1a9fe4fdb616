"""A file that is not right, a disk that fails: one sentence, and nothing touched or lost."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from cyberwizard.dossier_file import (
    DamagedError,
    DossierFile,
    NotWritableError,
    StoredDossier,
    container,
)
from cyberwizard.dossier_file.container import MAGIC, PAGE_SIZE
from cyberwizard.dossier_file.rows import _rows
from cyberwizard.dossier_file.seal import digest_of
from cyberwizard.errors import UserFacingError

from .dossier_tools import (
    FAULTY,
    NOW,
    ROOT,
    WORDS,
    Faults,
    answer,
    check_sentence,
    closed_file,
    failing_disk,
    fingerprint,
    new_file,
    ordinary_user,
    raw_connection,
    read,
    rows,
)

BOTH = pytest.mark.parametrize("read_only", [False, True])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.cyberdossier"


def refusal(path: Path, read_only: bool) -> str:
    """Open what must be refused; check that nothing moved, and return the sentence."""
    before = fingerprint(path.parent), sorted(os.listdir(path.parent))
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path, read_only=read_only)
    assert (fingerprint(path.parent), sorted(os.listdir(path.parent))) == before
    return check_sentence(caught.value)


def _plain_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE answer (question_id TEXT)")
    connection.commit()
    connection.close()


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("Bonjour, ceci est une lettre." * 200, encoding="utf-8"),
    "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40),
    "zip": lambda path: path.write_bytes(b"PK\x03\x04" + os.urandom(5000)),
    "one byte": lambda path: path.write_bytes(b"\x89"),
    "short": lambda path: path.write_bytes(MAGIC),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "sqlite": _plain_sqlite,
}


@BOTH
@pytest.mark.parametrize("make", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_a_file_that_is_not_ours(
    path: Path, make: Callable[[Path], object], read_only: bool
) -> None:
    make(path)
    assert "n’est pas un dossier Cyberwizard" in refusal(path, read_only)


@BOTH
def test_a_file_that_only_begins_like_ours(path: Path, read_only: bool) -> None:
    path.write_bytes(MAGIC + bytes(1) + random.Random(1).randbytes(9000))
    assert "abîmé" in refusal(path, read_only)


@BOTH
def test_an_empty_file_a_folder_a_missing_file(path: Path, read_only: bool) -> None:
    assert "introuvable" in refusal(path, read_only)
    path.touch()
    assert "est vide" in refusal(path, read_only)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path / "dessous", read_only=read_only)
    assert "introuvable" in check_sentence(caught.value)
    folder = path.with_name("répertoire")
    folder.mkdir()
    assert "n’est pas un fichier" in refusal(folder, read_only)
    for name in ("a\0b", "a\udcffb", "x" * 5000):
        with pytest.raises(UserFacingError) as caught:
            DossierFile.open(path.with_name(name), read_only=read_only)
        check_sentence(caught.value)
        with pytest.raises(UserFacingError) as caught:
            DossierFile.create(path.with_name(name), now=NOW, content_version="1")
        check_sentence(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="no such thing elsewhere")
def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert "n’est pas un fichier" in refusal(path, read_only=True)


def test_a_file_that_leaves_while_it_is_being_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_file(path)
    real = container.check_identity

    def late(connection: apsw.Connection, where: Path, known_version: int) -> int:
        where.unlink()
        return real(connection, where, known_version)

    monkeypatch.setattr("cyberwizard.dossier_file.file.check_identity", late)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path)
    assert "introuvable" in check_sentence(caught.value)


FORGERIES = {
    "not our application": "PRAGMA application_id = 1",
    "no version": "PRAGMA user_version = 0",
    "answer changed": 'UPDATE answer SET body = \'{"options":["non"]}\' WHERE rowid_is_first',
    "answer hidden": "DELETE FROM answer WHERE rowid_is_first",
    "answer added": "INSERT INTO answer VALUES ('intrus', '{}', NULL)",
    "history cut": "DELETE FROM history WHERE id = (SELECT max(id) FROM history)",
    "no seal": "DELETE FROM seal",
    "no table": "DROP TABLE history",
    "no number": "DELETE FROM meta WHERE name = 'dossier_id'",
    "other words": "UPDATE wording SET body = '[\"Autre question\",[]]'",
    "words that are not": "UPDATE wording SET body = '{'",
    "no date": "UPDATE meta SET value = 'hier' WHERE name = 'created_at'",
    "no content version": "DELETE FROM meta WHERE name = 'content_version'",
}


@BOTH
@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_file_made_by_something_else(path: Path, forgery: str, read_only: bool) -> None:
    closed_file(path, answers=3)
    first = "question_id = (SELECT min(question_id) FROM answer)"
    with raw_connection(path) as connection:
        connection.pragma("foreign_keys", False)
        connection.execute(forgery.replace("rowid_is_first", first))
    before = fingerprint(path.parent)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path, read_only=read_only).load()
    check_sentence(caught.value)
    assert fingerprint(path.parent) == before


def test_a_file_can_hold_no_code_that_runs(path: Path) -> None:
    closed_file(path, answers=2)
    with raw_connection(path) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 1)
        connection.execute(
            "CREATE TRIGGER trap AFTER INSERT ON answer BEGIN"
            " INSERT INTO meta VALUES ('trapped', 'yes'); END"
        )
    with DossierFile.open(path) as file:
        file.save_answer("q", answer(), WORDS, NOW)
    assert rows(path, "SELECT * FROM meta WHERE name = 'trapped'") == []


BODIES = ["", "[]", "null", '{"value":1}', '{"origin":"moi"}', "[" * 100_000, '{"x":1}', "{"]


@BOTH
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_an_answer_that_is_not_one(path: Path, body: str, read_only: bool) -> None:
    closed_file(path)
    with raw_connection(path) as connection:
        connection.execute("INSERT INTO answer VALUES ('q', ?, NULL)", (body,))
        connection.execute("UPDATE seal SET rows = ?", (digest_of(_rows(connection)),))
    assert "abîmé" in refusal(path, read_only)


def outcome(path: Path, expected: StoredDossier, read_only: bool) -> str:
    """Open an altered file: right, or refused with a sentence and left as it is."""
    data = path.read_bytes()
    try:
        with DossierFile.open(path, read_only=read_only) as file:
            assert file.load() == expected, "a wrong answer was shown"
    except UserFacingError as error:
        check_sentence(error)
        assert path.read_bytes() == data
        assert os.listdir(path.parent) == [path.name]
        return "refused"
    return "right"


def test_every_flipped_byte_is_seen_or_harmless(path: Path) -> None:
    expected = closed_file(path, answers=40)
    data = path.read_bytes()
    draw = random.Random(2026)
    places = [*range(24), *(draw.randrange(len(data)) for _ in range(200))]
    seen = []
    for place in places:
        altered = bytearray(data)
        altered[place] ^= 1 << draw.randrange(8)
        path.write_bytes(altered)
        seen.append(outcome(path, expected, read_only=bool(place % 2)))
    assert seen[:24] == ["refused"] * 24
    # Only a page that the answers do not need (the words, the history) may change unseen here.
    assert seen.count("refused") > len(places) // 2


def test_every_truncation_is_seen(path: Path) -> None:
    with new_file(path, answers=40) as file:
        # Its pages stay at the end of the file, free: nobody reads them, but the next save would.
        file.save_position("x" * 20_000)
        file.save_position("question_1")
        expected = file.load()
    data = path.read_bytes()
    for length in range(0, len(data), 512):
        path.write_bytes(data[:length])
        assert outcome(path, expected, read_only=bool(length % 1024)) == "refused"
    path.write_bytes(data + bytes(5000))  # a copy tool that pads: nothing is missing
    assert outcome(path, expected, read_only=False) == "right"


def test_pages_zeroed_swapped_or_taken_from_another_dossier(path: Path) -> None:
    other = path.with_name("autre.cyberdossier")
    closed_file(other, answers=40)
    foreign = other.read_bytes()
    other.unlink()
    expected = closed_file(path, answers=40)
    data = path.read_bytes()
    pages = [data[at : at + PAGE_SIZE] for at in range(0, len(data), PAGE_SIZE)]
    refused = 0
    for number in range(len(pages)):
        at = number * PAGE_SIZE
        next_page = pages[(number + 1) % len(pages)]
        for wrong in (bytes(PAGE_SIZE), foreign[at : at + PAGE_SIZE], next_page):
            altered = data[:at] + wrong + data[at + PAGE_SIZE :]
            path.write_bytes(altered)
            refused += outcome(path, expected, read_only=False) == "refused"
    assert refused > len(pages)


def test_a_journal_cut_by_a_crash_never_shows_a_mixed_state(path: Path) -> None:
    """A crash leaves genuine pages of two moments; the damaged journal cannot undo them all."""
    with failing_disk() as disk, new_file(path, answers=40, vfs=FAULTY) as file:
        before = file.load()
        disk.watched = path
        changes = [(f"question_{n}", answer("x" * 3000), WORDS) for n in range(0, 40, 5)]
        file.save_answers(changes, NOW)
        disk.watched = None
        after = file.load()
        moments = [moment for moment in disk.moments if len(moment) == 2]
    path.unlink()
    journal = Path(f"{path}-journal")
    results = set()
    for moment in moments[:: max(1, len(moments) // 12)]:
        content = moment[journal.name]
        cuts = [*range(0, len(content), 2048), len(content)]
        for cut in cuts:
            path.write_bytes(moment[path.name])
            journal.write_bytes(content[:cut])
            try:
                with DossierFile.open(path) as file:
                    loaded = file.load()
                assert loaded in (before, after)
                results.add("right")
                if cut == len(content):
                    assert os.listdir(path.parent) == [path.name]
            except DamagedError as error:
                check_sentence(error)
                assert cut < len(content), "a whole journal must always undo"
                results.add("refused")
            journal.unlink(missing_ok=True)
    assert results == {"right", "refused"}


def test_an_interrupted_save_is_undone_by_writing_only(path: Path) -> None:
    with failing_disk() as disk, new_file(path, answers=40, vfs=FAULTY) as file:
        before = file.load()
        disk.watched = path
        file.save_answer("question_7", answer("y" * 9000), WORDS, NOW)
        moments = [moment for moment in disk.moments if len(moment) == 2]
    crashed = next(m for m in reversed(moments) if m[f"{path.name}-journal"][0])
    for name, data in crashed.items():
        path.with_name(name).write_bytes(data)
    assert "interrompu" in refusal(path, read_only=True)
    with DossierFile.open(path) as file:
        assert file.load() == before
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_disk_that_fails_at_any_write_loses_nothing_acknowledged(
    path: Path, error: type[apsw.Error]
) -> None:
    with failing_disk(error) as disk, new_file(path, answers=5, vfs=FAULTY) as file:
        saved = file.load().answers
        failures = 0
        for number in range(60):
            disk.left = number % 30
            new = answer(f"{number} " * (number * 37 % 900))
            try:
                file.save_answer(f"question_{number % 9}", new, WORDS, NOW)
            except UserFacingError as problem:
                check_sentence(problem)
                failures += 1
                disk.left = None
                # A failure at the very end may leave what was not acknowledged, whole.
                there = file.load().answers
                assert {**there, f"question_{number % 9}": None} == {
                    **saved,
                    f"question_{number % 9}": None,
                }
                assert there.get(f"question_{number % 9}") in (
                    saved.get(f"question_{number % 9}"),
                    replace(new, wording=WORDS.fingerprint),
                )
                file.save_answer(f"question_{number % 9}", new, WORDS, NOW)  # the disk is back
            saved = {
                **saved,
                f"question_{number % 9}": file.load().answers[f"question_{number % 9}"],
            }
            assert saved[f"question_{number % 9}"].comment == new.comment
            disk.left = None
            if not number % 10:
                assert read(path).answers == saved
        assert failures > 10
    assert read(path).answers == saved


def test_a_key_unplugged_and_plugged_again(path: Path) -> None:
    with failing_disk() as disk, new_file(path, answers=3, vfs=FAULTY) as file:
        before = file.load()
        disk.unplugged = True
        for _ in range(2):
            with pytest.raises(UserFacingError) as caught:
                file.save_answer("q", answer(), WORDS, NOW)
            assert "ne répond pas" in check_sentence(caught.value)
        disk.unplugged = False
        assert file.load() == before
        file.save_answer("q", answer(), WORDS, NOW)
        assert len(file.load().answers) == 4
    assert len(read(path).answers) == 4


def _count(disk: Faults, work: Callable[[], object]) -> int:
    disk.calls = 0
    work()
    return disk.calls


def test_a_full_disk_leaves_no_half_dossier(path: Path) -> None:
    with failing_disk() as disk:
        writes = _count(disk, lambda: new_file(path, vfs=FAULTY).close())
        path.unlink()
        assert writes > 5
        for left in range(writes - 1):
            disk.left = left
            with pytest.raises(UserFacingError) as caught:
                DossierFile.create(path, now=NOW, content_version="1", vfs=FAULTY)
            assert "plein" in check_sentence(caught.value)
            assert os.listdir(path.parent) == []
            disk.left = None


def test_a_full_disk_leaves_the_former_copy(path: Path) -> None:
    copy = path.with_name("copie.cyberdossier")
    with failing_disk() as disk, new_file(path, answers=5, vfs=FAULTY) as file:
        file.save_copy(copy)
        former = copy.read_bytes()
        writes = _count(disk, lambda: file.save_copy(path.with_name("autre")))
        path.with_name("autre").unlink()
        listing = sorted(os.listdir(path.parent))
        for left in range(writes - 1):
            disk.left = left
            with pytest.raises(UserFacingError) as caught:
                file.save_copy(copy)
            assert "plein" in check_sentence(caught.value)
            disk.left = None
            assert copy.read_bytes() == former
            assert sorted(os.listdir(path.parent)) == listing
        file.save_answer("q", answer(), WORDS, NOW)
        assert "q" in file.load().answers


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_a_file_that_may_not_be_read() -> None:
    with ordinary_user() as folder:
        path = folder / "d.cyberdossier"
        closed_file(path)
        path.chmod(0)
        for read_only in (False, True):
            with pytest.raises(UserFacingError) as caught:
                DossierFile.open(path, read_only=read_only)
            assert "refuse d’ouvrir" in check_sentence(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_a_file_or_a_folder_that_may_not_be_written() -> None:
    with ordinary_user() as folder:
        path = folder / "d.cyberdossier"
        expected = closed_file(path, answers=2)
        for target, mode in ((path, 0o400), (folder, 0o500)):
            target.chmod(mode)
            before = fingerprint(folder)
            with pytest.raises(NotWritableError) as caught:
                DossierFile.open(path)
            assert "lecture seule" in check_sentence(caught.value)
            assert read(path) == expected
            assert fingerprint(folder) == before
            target.chmod(0o700)
        folder.chmod(0o500)
        with pytest.raises(UserFacingError) as refused:
            DossierFile.create(folder / "n.cyberdossier", now=NOW, content_version="1")
        assert "refuse d’écrire" in check_sentence(refused.value)
        folder.chmod(0o700)
        with DossierFile.open(path) as file:
            folder.chmod(0o500)
            with pytest.raises(UserFacingError) as copying:
                file.save_copy(folder / "copie.cyberdossier")
            check_sentence(copying.value)
            with pytest.raises(UserFacingError) as saving:
                file.save_answer("q", answer(), None, NOW)
            check_sentence(saving.value)
            folder.chmod(0o700)
            file.save_answer("q", answer(), None, NOW)
            assert len(file.load().answers) == 3


CRASHED = """
from cyberwizard.dossier_file import DossierFile
from pathlib import Path
import os, signal, sys
file = DossierFile.open(Path(sys.argv[1]))
file.save_position("q")
os._exit(1)
"""


def test_a_crash_leaves_no_lock_and_no_litter(path: Path) -> None:
    closed_file(path)
    subprocess.run([sys.executable, "-c", CRASHED, str(path)], cwd=ROOT, check=False)
    assert Path(f"{path}-journal").exists()
    assert read(path).position == "q"
    with DossierFile.open(path) as file:
        assert file.load().position == "q"
    assert os.listdir(path.parent) == [path.name]
