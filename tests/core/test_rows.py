"""What is in the tables: all of it is sealed, read back as it was, and gone once removed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberwizard.answers import Answer, Origin
from cyberwizard.dossier_file import DamagedError, DossierFile, HistoryLine, answers_at
from cyberwizard.notes import Ask, Choice, Decision, Explanation, Note
from cyberwizard.wording import make_wording

from .dossier_tools import (
    FAULTY,
    NOW,
    WORDS,
    answer,
    check_sentence,
    closed_file,
    failing_disk,
    new_file,
    plain_bytes,
    raw_connection,
    read,
    rows,
)
from .test_notes import NAMED_NOTES

OTHER_WORDS = make_wording("Et hors ligne ?", (("oui", "Oui"), ("non", "Non")))
PROOF = b"%PDF-1.7 " + bytes(range(256)) * 40
CONTRACT = b"contrat" * 3000
DAY = date(2026, 11, 23)
BOTH = pytest.mark.parametrize("read_only", [False, True])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.cyberdossier"


def full_file(path: Path) -> None:
    """Make a dossier that has something in every table, several times."""
    with new_file(path, answers=3) as file:
        file.save_answer("question_1", replace(answer("changée"), options=("non",)), WORDS, NOW)
        file.save_answer("hors_ligne", answer(), OTHER_WORDS, NOW)
        file.save_answer("question_0", None, None, NOW)
        file.save_position("question_2")
        file.save_note("decision:mesure:x", Decision(Choice.DO, "Luc", DAY))
        file.save_note("question:exclusion:y", Ask(wanted=False))
        file.add_copy(PROOF)
        file.add_copy(CONTRACT)
        file.add_snapshot("Remis à l’assureur", NOW, day=DAY, edition="assureur", fingerprint="ab")
        file.save_answer("hors_ligne", None, None, NOW)
        file.add_snapshot("Avant le renouvellement", NOW, day=DAY)


def test_everything_added_to_the_answers_comes_back(path: Path) -> None:
    full_file(path)
    stored = read(path)
    assert stored.notes == {
        "decision:mesure:x": Decision(Choice.DO, "Luc", DAY),
        "question:exclusion:y": Ask(wanted=False),
    }
    assert stored.copies == {
        hashlib.sha256(data).hexdigest(): len(data) for data in (PROOF, CONTRACT)
    }
    first, second = stored.snapshots
    assert (first.name, first.day, first.at) == ("Remis à l’assureur", DAY, NOW)
    assert (first.edition, first.fingerprint) == ("assureur", "ab")
    assert (second.edition, second.fingerprint) == ("", "")
    assert (first.history, second.history) == (6, 7)
    with DossierFile.open(path) as file:
        assert file.load() == stored
        for data in (PROOF, CONTRACT):
            assert file.read_copy(hashlib.sha256(data).hexdigest()) == data


def test_a_note_is_replaced_and_removed(path: Path) -> None:
    with new_file(path) as file:
        file.save_note("contradiction:c", Explanation("un"))
        file.save_note("contradiction:c", Explanation("deux"))
        assert file.load().notes == {"contradiction:c": Explanation("deux")}
        file.save_note("contradiction:c", None)
        file.save_note("contradiction:absente", None)
    assert read(path).notes == {}


def test_a_copy_is_kept_once_and_forgotten_once(path: Path) -> None:
    name = hashlib.sha256(PROOF).hexdigest()
    with new_file(path) as file:
        file.add_copy(PROOF)
        file.add_copy(PROOF)
        assert rows_of(file, "SELECT count(*) FROM copy") == [(1,)]
        file.drop_copy(name)
        file.drop_copy(name)
        assert file.load().copies == {}
        with pytest.raises(DamagedError):
            file.read_copy(name)
        file.add_copy(b"")
        assert file.read_copy(hashlib.sha256(b"").hexdigest()) == b""
    assert list(read(path).copies.values()) == [0]


def rows_of(file: DossierFile, sql: str) -> list[tuple[object, ...]]:
    assert file._connection is not None
    return list(file._connection.execute(sql).fetchall())


TABLES = ("meta", "wording", "answer", "note", "copy", "snapshot", "history", "seal")


def test_these_tests_know_every_table(path: Path) -> None:
    full_file(path)
    found = rows(path, "SELECT name FROM sqlite_schema WHERE sql NOT NULL")
    assert {name for (name,) in found} == {*TABLES}


def tamperings(path: Path, table: str) -> list[tuple[str, tuple[object, ...]]]:
    """Return one statement per value of *table* and per row, that changes it behind the seal."""
    columns = [str(row[1]) for row in rows(path, f"PRAGMA table_info({table})")]
    found: list[tuple[str, tuple[object, ...]]] = []
    for line in rows(path, f"SELECT {', '.join(columns)} FROM {table}"):
        if line[0] == "position":
            continue  # where one is says nothing of the firm
        where = f"WHERE {columns[0]} = ?"
        found.append((f"DELETE FROM {table} {where}", (line[0],)))
        for column, value in zip(columns, line, strict=True):
            if (table, column) == ("copy", "data"):
                continue  # checked when it is read
            other: object = f"{value}x"
            if isinstance(value, int):
                other = value + 100
            elif isinstance(value, bytes):
                other = value[::-1]
            found.append((f"UPDATE {table} SET {column} = ? {where}", (other, line[0])))
        new = [value + 500 if isinstance(value, int) else value for value in line]
        if table != "seal":
            new[0] = new[0] if isinstance(new[0], int) else f"{new[0]}y"
            marks = ", ".join("?" * len(new))
            found.append((f"INSERT INTO {table} VALUES ({marks})", tuple(new)))
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_sealed(path: Path, table: str) -> None:
    full_file(path)
    sound = path.read_bytes()
    statements = tamperings(path, table)
    assert len(statements) > 3
    for number, (statement, values) in enumerate(statements):
        path.write_bytes(sound)
        with raw_connection(path) as connection:
            connection.pragma("foreign_keys", False)
            connection.pragma("ignore_check_constraints", True)
            connection.execute(statement, values)
            assert connection.changes() == 1
        lazily = table in {"history", "seal"}
        with pytest.raises(DamagedError) as caught:
            read_all(path, read_only=bool(number % 2), history=lazily)
        check_sentence(caught.value)


def read_all(path: Path, *, read_only: bool, history: bool) -> None:
    """Open and read; the history too when its lines are what is checked."""
    with DossierFile.open(path, read_only=read_only) as file:
        file.load()
        if history:
            file.history()


def test_the_bytes_of_a_copy_are_checked_when_they_are_read(path: Path) -> None:
    full_file(path)
    name = hashlib.sha256(PROOF).hexdigest()
    with raw_connection(path) as connection:
        connection.execute("UPDATE copy SET data = ? WHERE sha256 = ?", (PROOF[::-1], name))
    with DossierFile.open(path) as file:
        assert len(file.load().copies) == 2
        assert file.read_copy(hashlib.sha256(CONTRACT).hexdigest()) == CONTRACT
        with pytest.raises(DamagedError) as caught:
            file.read_copy(name)
        check_sentence(caught.value)


def test_a_copy_of_the_dossier_has_the_copies_and_the_history(path: Path) -> None:
    full_file(path)
    other = path.with_name("autre.cyberdossier")
    with DossierFile.open(path) as file:
        file.save_copy(other)
        lines = file.history()
    with DossierFile.open(other, read_only=True) as file:
        assert file.history() == lines
        assert file.read_copy(hashlib.sha256(PROOF).hexdigest()) == PROOF
        assert file.load() == read(path)


def test_the_history_says_who_changed_what_and_when(path: Path) -> None:
    later = NOW + timedelta(days=3)
    with new_file(path) as file:
        file.save_answer("q", answer(), WORDS, NOW)
        file.save_answer("q", replace(answer(), answered_at=later), WORDS, later)  # said again
        file.save_answer("q", Answer(options=("non",), origin=Origin.PROVIDER), WORDS, later)
        file.save_answer("q", None, None, later)
        file.save_answer("q", None, None, later)
        first, second, third = file.history()
    yes = replace(answer(), wording=WORDS.fingerprint)
    no = Answer(options=("non",), origin=Origin.PROVIDER, wording=WORDS.fingerprint)
    assert first == HistoryLine(1, NOW, "q", None, yes, Origin.MANAGER)
    assert (second.at, second.origin, second.new) == (later, Origin.PROVIDER, no)
    assert second.previous == replace(yes, answered_at=later)
    assert (third.previous, third.new) == (no, None)


SAID = st.builds(Answer, options=st.sampled_from([("oui",), ("non",)]), comment=st.text(max_size=5))
CHANGES = st.lists(st.tuples(st.sampled_from("abc"), st.none() | SAID), max_size=12)


@settings(max_examples=25)
@given(CHANGES)
def test_every_past_state_is_found_again(changes: list[tuple[str, Answer | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_file(Path(folder) / "d") as file:
        states: dict[int, dict[str, Answer]] = {0: {}}
        for name, said in changes:
            file.save_answer(name, said, WORDS, NOW)
            states[len(file.history())] = file.load().answers
        lines, now = file.history(), file.load().answers
        for last, state in states.items():
            assert answers_at(now, lines, last) == state


Step = Callable[[DossierFile], None]


def _note(named: tuple[str, Note], kept: bool) -> Step:
    return lambda file: file.save_note(named[0], named[1] if kept else None)


STEPS = st.one_of(
    st.builds(
        lambda changes: lambda file: file.save_answers([(*c, OTHER_WORDS) for c in changes], NOW),
        CHANGES,
    ),
    st.builds(_note, NAMED_NOTES, st.booleans()),
    st.builds(lambda text: lambda file: file.save_position(text), st.text(max_size=3)),
    st.builds(lambda data: lambda file: file.add_copy(data), st.binary(max_size=3)),
    st.builds(
        lambda data: lambda file: file.drop_copy(hashlib.sha256(data).hexdigest()),
        st.binary(max_size=1),
    ),
    st.builds(lambda text: lambda file: file.add_snapshot(text, NOW, day=DAY), st.text(max_size=3)),
)


@settings(max_examples=25)
@given(st.lists(STEPS, max_size=10))
def test_the_seal_follows_whatever_is_done(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d"
        with new_file(path) as file:
            for step in steps:
                step(file)
            stored, lines = file.load(), file.history()
        with DossierFile.open(path, read_only=True) as file:  # which computes it anew
            assert (file.load(), file.history()) == (stored, lines)


def test_what_is_removed_is_overwritten(path: Path) -> None:
    removed = [b"CANARI-note", b"CANARI-copie " * 2000, b"CANARI-place"]
    with new_file(path, answers=2) as file:
        file.save_note("contradiction:c", Explanation(removed[0].decode()))
        file.add_copy(removed[1])
        file.save_position(removed[2].decode())
        file.save_note("contradiction:gardee", Explanation("TEMOIN"))
    before = plain_bytes(path)
    assert all(canary[:12] in before for canary in (*removed, b"TEMOIN"))
    with DossierFile.open(path) as file:
        file.save_note("contradiction:c", None)
        file.drop_copy(hashlib.sha256(removed[1]).hexdigest())
        file.save_position("ailleurs")
    after = plain_bytes(path)
    assert b"CANARI" not in after
    assert b"TEMOIN" in after


def test_the_file_shrinks_when_a_copy_goes(path: Path) -> None:
    with new_file(path, answers=5) as file:
        file.add_copy(bytes(50_000))
        light = path.stat().st_size
        file.add_copy(b"x" * 3_000_000)
        file.save_answer("q", answer("après " * 900), WORDS, NOW)  # at the end of the file
        heavy = path.stat().st_size
        file.drop_copy(hashlib.sha256(b"x" * 3_000_000).hexdigest())
        expected = file.load()
        assert path.stat().st_size < light + 100_000
    assert heavy > 3_000_000
    assert read(path) == expected
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


@BOTH
def test_opening_does_not_read_the_copies(path: Path, read_only: bool) -> None:
    read_by_size = []
    for size in (60_000, 6_000_000):
        where = path.with_name(f"{size}.cyberdossier")
        with new_file(where, answers=3) as file:
            for number in range(3):
                file.add_copy(bytes([number]) * size)
        with failing_disk() as disk:
            with DossierFile.open(where, read_only=read_only, vfs=FAULTY) as file:
                assert sum(file.load().copies.values()) == 3 * size
            read_by_size.append(disk.bytes_read)
    assert read_by_size[1] <= read_by_size[0] + 8 * 4096


def test_the_history_is_not_read_to_open(path: Path) -> None:
    with new_file(path, answers=2) as file:
        changes = [
            ("q", Answer(options=("oui",), comment=f"{n} " * 200), WORDS) for n in range(500)
        ]
        file.save_answers(changes, NOW)
    with failing_disk() as disk:
        with DossierFile.open(path, vfs=FAULTY) as file:
            file.load()
            opened = disk.bytes_read
            assert len(file.history()) == 502
        assert disk.bytes_read > 3 * opened


def test_a_table_changed_by_something_else_is_damage(path: Path) -> None:
    for change in (
        "ALTER TABLE history DROP COLUMN origin",
        "ALTER TABLE copy RENAME COLUMN data TO datum",
        "UPDATE history SET id = 9223372036854775807",  # there is no next line
    ):
        closed_file(path, answers=1)
        with raw_connection(path) as connection:
            connection.execute(change)
            connection.execute("UPDATE seal SET history = (SELECT max(id) FROM history)")
        for read_only in (False, True):
            with pytest.raises(DamagedError):
                DossierFile.open(path, read_only=read_only)
        path.unlink()
