"""The dossier file keeps everything, for one window at a time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PureWindowsPath

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberwizard.answers import Answer, Origin
from cyberwizard.dossier_file import (
    AlreadyOpenError,
    DossierFile,
    NotWritableError,
    migrations,
)
from cyberwizard.dossier_file import file as file_module
from cyberwizard.dossier_file.container import APPLICATION_ID, MAGIC, uri_of
from cyberwizard.dossier_file.rows import Change
from cyberwizard.errors import UserFacingError
from cyberwizard.wording import make_wording

from .dossier_tools import (
    NOW,
    ROOT,
    WORDS,
    answer,
    check_sentence,
    closed_file,
    fingerprint,
    new_file,
    raw_connection,
    read,
    rows,
)

LATER = NOW + timedelta(days=1)
HARD_TEXTS = [
    "Dupont & Fils <SARL> <b>gras</b> &amp;",
    "é" * 10_000,
    "👩‍👩‍👧 🥐",
    "שלום مرحبا \u202e retourné",
    "avant\0après",
    "a\u2028b\u2029c\r\nd\x85e\x0b",
    "' \" \\ ; -- DROP TABLE answer",
    "\ufeffmarque",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A path with accents, as in C:\\Users\\Hélène."""
    folder = tmp_path / "Mes documents à moi ; été"
    folder.mkdir()
    return folder / "Boulangerie Lévêque.cyberdossier"


def other_process(code: str, path: Path) -> str:
    """Run *code* elsewhere, with ``path`` and the classes at hand; return what it prints."""
    prelude = (
        "import sys; from pathlib import Path; from datetime import datetime\n"
        "from cyberwizard.dossier_file import *\nfrom cyberwizard.answers import Answer\n"
        "path = Path(sys.argv[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", prelude + code, str(path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    return done.stdout.strip()


def test_everything_comes_back(path: Path) -> None:
    full = Answer(
        options=("oui", "partiel"),
        value="732829320",
        exception="sauf l’atelier",
        reason="ancien poste",
        comment="à voir",
        private=True,
        to_review=True,
        origin=Origin.PROVIDER,
        fact_date=date(2026, 10, 3),
        answered_at=datetime(2026, 11, 1, 8, 30, 15, 123456, tzinfo=UTC),
    )
    with DossierFile.create(path, now=NOW, content_version="2026.11") as file:
        assert file.load().position is None
        file.save_answer("sauvegarde", full, WORDS, NOW)
        file.save_answer("sans_mots", answer(), None, NOW)
        file.save_position("sauvegarde")
        file.save_position("sans_mots")
        before = file.load()
    with DossierFile.open(path) as file:
        stored = file.load()
    assert stored == before == read(path)
    assert stored.answers == {
        "sauvegarde": replace(full, wording=WORDS.fingerprint),
        "sans_mots": answer(),
    }
    assert stored.wordings == {WORDS.fingerprint: WORDS}
    assert stored.position == "sans_mots"
    assert (stored.created_at, stored.content_version) == (NOW, "2026.11")
    assert os.listdir(path.parent) == [path.name]


def test_a_dossier_has_a_number_that_can_be_read_out(path: Path) -> None:
    with DossierFile.create(
        path, now=NOW, content_version="1", randomness=lambda n: bytes(range(n))
    ) as file:
        assert file.load().dossier_id == "CW-000G-40R4"
    others = {closed_file(path.with_name(f"{n}.cyberdossier")).dossier_id for n in range(3)}
    assert len(others) == 3
    assert all(re.fullmatch("CW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", n) for n in others)


def test_the_file_says_what_it_is(path: Path) -> None:
    closed_file(path, answers=3)
    data = path.read_bytes()
    assert data.startswith(MAGIC)
    assert b"SQLite" not in data
    assert "réponse".encode() not in data
    assert rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(path, "PRAGMA user_version") == [(len(migrations.MIGRATIONS),)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_dossier_twice_has_no_byte_in_common_but_its_magic(path: Path) -> None:
    closed_file(path)
    other = path.with_name("autre.cyberdossier")
    closed_file(other)
    assert path.read_bytes()[8:16] != other.read_bytes()[8:16]


def test_a_new_dossier_never_replaces_a_file(path: Path) -> None:
    path.write_bytes(b"precieux")
    before = fingerprint(path.parent)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.create(path, now=NOW, content_version="1")
    assert "existe déjà" in check_sentence(caught.value)
    assert fingerprint(path.parent) == before


def test_a_removed_answer_stays_in_the_history(path: Path) -> None:
    with new_file(path) as file:
        file.save_answer("q", replace(answer("un"), origin=Origin.OBSERVED), WORDS, NOW)
        file.save_answer("q", answer("deux"), None, LATER)
        file.save_answer("q", None, None, LATER)
        file.save_answer("q", None, None, LATER)
        assert file.load().answers == {}
        assert file.load().wordings == {WORDS.fingerprint: WORDS}
    history = rows(
        path,
        "SELECT id, at, question_id, previous IS NULL, previous_wording, new ->> 'comment',"
        " new_wording, origin FROM history ORDER BY id",
    )
    assert history == [
        (1, NOW.isoformat(), "q", 1, None, "un", WORDS.fingerprint, "constat"),
        (2, LATER.isoformat(), "q", 0, WORDS.fingerprint, "deux", None, "dirigeant"),
        (3, LATER.isoformat(), "q", 0, None, None, None, "dirigeant"),
    ]


def test_saying_the_same_thing_again_is_not_a_change(path: Path) -> None:
    with new_file(path) as file:
        file.save_answer("q", answer("un"), WORDS, NOW)
        again = replace(answer("un"), answered_at=LATER)
        file.save_answer("q", again, WORDS, LATER)
        assert file.load().answers["q"].answered_at == LATER
        file.save_answer("q", again, make_wording("Autres mots", ()), LATER)
    assert rows(path, "SELECT count(*) FROM history") == [(2,)]


def test_the_words_of_each_answer_are_kept(path: Path) -> None:
    renamed = make_wording("Sauvegardez-vous ?", WORDS.options)
    with new_file(path) as file:
        file.save_answer("avant", answer(), WORDS, NOW)
        file.save_answer("apres", answer(), renamed, NOW)
        # A note added later, when the question is worded anew, does not change what was asked.
        loaded = replace(file.load().answers["avant"], comment="une note")
        file.save_answer("avant", loaded, renamed, NOW)
        file.save_answer("avant", loaded, None, NOW)
        # A note alone answers nothing; words that this file never held are not known.
        file.save_answer("note", Answer(comment="à voir"), WORDS, NOW)
        file.save_answer("ailleurs", replace(answer(), wording="0123456789abcdef"), WORDS, NOW)
        stored = file.load()
    assert stored.wordings[stored.answers["avant"].wording] == WORDS
    assert stored.wordings[stored.answers["apres"].wording] == renamed
    assert stored.answers["note"].wording == stored.answers["ailleurs"].wording == ""


def _one_then_a_bug() -> Iterator[Change]:
    yield "a", answer(), WORDS
    raise ZeroDivisionError


def test_several_answers_are_saved_together_or_not_at_all(path: Path) -> None:
    with new_file(path, answers=2) as file:
        before = file.load()
        with pytest.raises(ZeroDivisionError):
            file.save_answers(_one_then_a_bug(), NOW)
        assert file.load() == before
        file.save_answers([("a", answer(), None), ("b", answer(), WORDS)], NOW)
        assert len(file.load().answers) == 4


def test_a_dossier_is_made_with_its_answers_or_not_at_all(path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        DossierFile.create(path, now=NOW, content_version="1", changes=_one_then_a_bug())
    assert os.listdir(path.parent) == []
    changes = [("a", answer(), WORDS), ("b", answer(), None)]
    with DossierFile.create(path, now=NOW, content_version="1", changes=changes) as file:
        assert set(file.load().answers) == {"a", "b"}
    assert rows(path, "SELECT count(*) FROM history") == [(2,)]


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_hard_texts_come_back_character_for_character(path: Path, text: str) -> None:
    with new_file(path) as file:
        file.save_answer("q", Answer(value=text, reason=text), make_wording(text, ()), NOW)
    stored = read(path)
    assert stored.answers["q"].value == stored.answers["q"].reason == text
    assert [wording.label for wording in stored.wordings.values()] == [text]


def test_half_a_character_becomes_a_visible_mark(path: Path) -> None:
    with new_file(path) as file:
        file.save_answer("q", Answer(value="a\ud800b"), None, NOW)
        file.save_answer("r", Answer(value="\ud83e\udd50"), None, NOW)
        file.save_position("\ud800")
    stored = read(path)
    assert stored.answers["q"].value == "a\ufffdb"
    assert stored.answers["r"].value == "🥐"
    assert stored.position == "\ufffd"


TEXTS = st.text(max_size=200)
ANSWERS = st.builds(
    Answer,
    options=st.lists(TEXTS.filter(bool), max_size=4, unique=True).map(tuple),
    value=TEXTS,
    exception=TEXTS,
    reason=TEXTS,
    comment=TEXTS,
    private=st.booleans(),
    to_review=st.booleans(),
    origin=st.sampled_from(Origin),
    fact_date=st.none() | st.dates(),
    answered_at=st.none() | st.datetimes(),
)


def test_any_answers_come_back_as_they_were_given() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.cyberdossier"
        expected: dict[str, Answer] = {}
        with new_file(path) as file:

            @settings(max_examples=150, deadline=None)
            @given(st.dictionaries(TEXTS, ANSWERS | st.none(), max_size=5))
            def save(changes: dict[str, Answer | None]) -> None:
                file.save_answers([(id_, given_, None) for id_, given_ in changes.items()], NOW)
                for id_, given_ in changes.items():
                    if given_ is None:
                        expected.pop(id_, None)
                    else:
                        expected[id_] = given_
                assert file.load().answers == expected

            save()
        assert read(path).answers == expected


def test_one_window_writes_and_the_others_read(path: Path) -> None:
    with new_file(path, answers=2) as file:
        expected = file.load()
        with pytest.raises(AlreadyOpenError) as caught:
            DossierFile.open(path)
        assert "lecture seule" in check_sentence(caught.value)
        # The refused opening above must not have dropped the lock of this process.
        code = (
            "try: DossierFile.open(path).close(); print('open')\n"
            "except AlreadyOpenError as error: print(error)\n"
            "with DossierFile.open(path, read_only=True) as file: print(len(file.load().answers))"
        )
        refusal, count = other_process(code, path).splitlines()
        assert refusal == str(caught.value)
        assert count == "2"
        with DossierFile.open(path, read_only=True) as reader:
            assert reader.load() == expected
            file.save_answer("q", answer(), None, NOW)
            assert len(reader.load().answers) == 3
            with pytest.raises(NotWritableError) as refused:
                reader.save_answer("q", None, None, NOW)
            check_sentence(refused.value)
        file.save_answer("r", answer(), None, NOW)
    with DossierFile.open(path) as file:
        assert len(file.load().answers) == 4


def test_names_that_look_like_addresses(path: Path) -> None:
    odd = path.with_name("à 100% #1 ?mode=memory&x.cyberdossier")
    if os.name == "nt":
        odd = path.with_name("à 100% #1 &mode=memory.cyberdossier")
    expected = closed_file(odd, answers=1)
    assert read(odd) == expected
    assert os.listdir(path.parent) == [odd.name]


@pytest.mark.parametrize(
    ("windows", "uri"),
    [
        ("C:\\Été\\a b#1.cyberdossier", "file:///C:/%C3%89t%C3%A9/a%20b%231.cyberdossier"),
        ("\\\\nas\\commun\\a.cyberdossier", "file:////nas/commun/a.cyberdossier"),
    ],
)
def test_windows_paths_have_an_address(windows: str, uri: str) -> None:
    assert uri_of(PureWindowsPath(windows)) == uri


def test_a_window_that_only_looks_still_keeps_the_others_from_writing(path: Path) -> None:
    closed_file(path, answers=1)
    with DossierFile.open(path):
        with pytest.raises(AlreadyOpenError):
            DossierFile.open(path)
        code = "with DossierFile.open(path) as file: file.save_position('q')"
        with pytest.raises(subprocess.CalledProcessError) as caught:
            other_process(code, path)
        assert "AlreadyOpenError" in caught.value.stderr


def test_reading_in_the_middle_of_a_save_never_mixes_two_states(path: Path) -> None:
    with new_file(path, answers=40) as file, DossierFile.open(path, read_only=True) as reader:
        connection = file._connection
        assert connection is not None
        connection.pragma("cache_size", 2)  # so that SQLite writes pages before the end
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM answer WHERE question_id > 'question_2'")
        connection.execute("INSERT INTO history (at, question_id, origin) VALUES ('', 'x', '')")
        connection.cache_flush()
        with pytest.raises(UserFacingError) as caught:
            reader.load()
        assert "en cours d’enregistrement" in check_sentence(caught.value)
        connection.execute("ROLLBACK")
        assert len(reader.load().answers) == 40


def test_a_reader_lets_another_window_write(path: Path) -> None:
    closed_file(path, answers=1)
    with DossierFile.open(path, read_only=True) as reader, DossierFile.open(path) as file:
        file.save_answer("q", answer(), None, NOW)
        assert len(reader.load().answers) == 2


def test_opening_without_change_leaves_every_byte(path: Path) -> None:
    closed_file(path, answers=3)
    before = fingerprint(path.parent), path.stat().st_mtime_ns
    with DossierFile.open(path) as file:
        file.load()
    assert (fingerprint(path.parent), path.stat().st_mtime_ns) == before
    read(path)
    assert (fingerprint(path.parent), path.stat().st_mtime_ns) == before


def test_the_file_alone_is_whole_while_the_dossier_is_open(path: Path, tmp_path: Path) -> None:
    with new_file(path, answers=3) as file:
        file.save_answer("q", answer("dernière"), None, NOW)
        key = tmp_path / "cle.cyberdossier"
        key.write_bytes(path.read_bytes())
        assert read(key) == file.load()


def test_a_copy_is_whole_and_replaces_at_the_last_moment(path: Path) -> None:
    copy = path.with_name("copie.cyberdossier")
    copy.write_bytes(b"ancienne copie")
    with new_file(path, answers=3) as file:
        file.save_copy(copy)
        assert read(copy) == file.load()
        with DossierFile.open(path, read_only=True) as reader:
            reader.save_copy(copy)
    assert read(copy) == read(path)
    assert sorted(os.listdir(path.parent)) == sorted([path.name, copy.name])
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600
    with DossierFile.open(copy) as file:
        file.save_answer("q", answer(), WORDS, NOW)
        assert len(file.load().answers) == 4


def test_a_copy_onto_itself_is_refused(path: Path) -> None:
    with new_file(path, answers=1) as file:
        with pytest.raises(UserFacingError) as caught:
            file.save_copy(path.parent / "." / path.name)
        check_sentence(caught.value)
        assert len(file.load().answers) == 1


def test_a_copy_that_cannot_be_written_leaves_nothing(path: Path) -> None:
    with new_file(path, answers=1) as file:
        before = os.listdir(path.parent)
        for target in (path.parent, path.parent / "absent" / "x", path / "x", Path("/a\0b")):
            with pytest.raises(UserFacingError) as caught:
                file.save_copy(target)
            check_sentence(caught.value)
        assert os.listdir(path.parent) == before


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")
def test_a_file_removed_while_open_is_said_and_can_be_copied(path: Path, tmp_path: Path) -> None:
    with new_file(path, answers=2) as file:
        before = file.load()
        aside = tmp_path / "ailleurs.cyberdossier"
        path.rename(aside)
        for _ in range(2):
            with pytest.raises(UserFacingError) as caught:
                file.save_answer("q", answer(), None, NOW)
            assert "déplacé ou supprimé" in check_sentence(caught.value)
        copy = tmp_path / "copie.cyberdossier"
        file.save_copy(copy)
        assert read(copy) == before
        aside.rename(path)
        file.save_answer("q", answer(), None, NOW)
    assert len(read(path).answers) == 3


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")
def test_a_file_removed_during_a_save_is_not_acknowledged(path: Path, tmp_path: Path) -> None:
    aside = tmp_path / "ailleurs.cyberdossier"

    def moving() -> Iterator[Change]:
        yield "q", answer(), WORDS
        path.rename(aside)

    with new_file(path) as file:
        file.save_position("q")  # the journal is open: SQLite looks at the path no more
        with pytest.raises(UserFacingError) as caught:
            file.save_answers(moving(), NOW)
        assert "déplacé ou supprimé" in check_sentence(caught.value)
        # It comes back as another file, with the save in it that was not acknowledged: no harm.
        path.write_bytes(aside.read_bytes())
        file.save_answer("q", answer(), WORDS, NOW)
        assert list(file.load().answers) == ["q"]
    assert rows(path, "SELECT count(*) FROM history") == [(1,)]


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")
def test_a_key_plugged_again_is_used_again_if_it_is_the_same_dossier(
    path: Path, tmp_path: Path
) -> None:
    with new_file(path, answers=1) as file:
        older = tmp_path / "older"
        older.write_bytes(path.read_bytes())
        file.save_answer("q", answer(), None, NOW)
        same = tmp_path / "same"
        same.write_bytes(path.read_bytes())
        other = tmp_path / "other"
        closed_file(other)
        for wrong in (older, other):
            wrong.replace(path)
            untouched = fingerprint(path.parent)
            with pytest.raises(UserFacingError) as caught:
                file.save_answer("r", answer(), None, NOW)
            assert "remplacé" in check_sentence(caught.value)
            assert fingerprint(path.parent) == untouched
            file.save_copy(tmp_path / "rescue")
            assert len(read(tmp_path / "rescue").answers) == 2
        same.replace(path)
        file.save_answer("r", answer(), None, NOW)
        assert len(file.load().answers) == 3
    assert len(read(path).answers) == 3


def test_a_closed_file_is_not_opened_again_by_mistake(path: Path) -> None:
    file = new_file(path)
    file.close()
    file.close()
    with pytest.raises(ValueError, match="closed"):
        file.save_answer("q", answer(), None, NOW)
    with pytest.raises(ValueError, match="closed"):
        file.load()


def _second(connection: apsw.Connection) -> None:
    connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")


def _broken(connection: apsw.Connection) -> None:
    connection.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
    raise ZeroDivisionError


def test_an_older_file_is_migrated_one_step_at_a_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed_file(path, answers=3)
    original = fingerprint(path.parent)
    steps = (*migrations.MIGRATIONS, _second, _broken)
    for module in (migrations, file_module):
        monkeypatch.setattr(module, "MIGRATIONS", steps)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path, read_only=True)
    assert "plus ancienne" in check_sentence(caught.value)
    assert fingerprint(path.parent) == original
    with pytest.raises(ZeroDivisionError):
        DossierFile.open(path)
    assert rows(path, "PRAGMA user_version") == [(2,)]  # the step that worked is kept, whole
    assert rows(path, "SELECT name FROM sqlite_schema WHERE name = 'half'") == []
    for module in (migrations, file_module):
        monkeypatch.setattr(module, "MIGRATIONS", steps[:-1])
    with DossierFile.open(path) as file:
        assert file.load() == before
    assert read(path) == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_file_is_refused_untouched(path: Path, read_only: bool) -> None:
    closed_file(path, answers=1)
    with raw_connection(path) as connection:
        connection.pragma("user_version", len(migrations.MIGRATIONS) + 1)
    before = fingerprint(path.parent)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path, read_only=read_only)
    assert "plus récente" in check_sentence(caught.value)
    assert fingerprint(path.parent) == before


KILLED = """
from cyberwizard.dossier_file import DossierFile
from cyberwizard.answers import Answer
from datetime import datetime
from pathlib import Path, PureWindowsPath
import os, sys
now = datetime(2026, 11, 23)
with DossierFile.open(Path(sys.argv[1])) as file:
    start = int(sys.argv[2])
    for n in range(start, start + 100_000):
        answer = Answer(value=str(n), comment="x" * (n * 997 % 6000))
        file.save_answer(f"q{n % 7}", answer, None, now)
        os.write(1, b"%d\\n" % n)
"""


def test_twenty_kills_lose_no_acknowledged_answer(path: Path) -> None:
    closed_file(path)
    last = 0
    for kill in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path), str(last + 1)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            for _ in range(1 + kill * 3):  # a different instant each time
                last = int(process.stdout.readline())
            process.kill()
            for line in process.stdout:
                last = int(line) if line.endswith(b"\n") else last
        with DossierFile.open(path) as file:
            answers = file.load().answers
        values = [int(found.value) for found in answers.values()]
        # The save that was under way when it died may be there, whole, and no other.
        assert max(values) in {last, last + 1}
        last = max(values)
        assert sorted(values) == list(range(max(1, last - 6), last + 1))
        assert os.listdir(path.parent) == [path.name]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
