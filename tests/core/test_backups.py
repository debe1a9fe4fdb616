"""A dossier is never alone: backups by themselves, not too many, and the way back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from cyberwizard.dossier_file import (
    PUBLISHED,
    AlreadyOpenError,
    Backup,
    Backups,
    DamagedError,
    DossierFile,
    FileKey,
    WrongPasswordError,
    backups,
    migrations,
    rows,
)
from cyberwizard.dossier_file import file as file_module
from cyberwizard.dossier_file.seal import digest_of
from cyberwizard.errors import UserFacingError

from .dossier_tools import (
    NOW,
    WORDS,
    answer,
    check_sentence,
    closed_file,
    fingerprint,
    new_file,
    raw_connection,
    read,
)

KEY = FileKey(1, b"un secret", b"12345678")
OTHER_KEY = FileKey(1, b"un autre", b"abcdefgh")


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def add(self, **how_much: float) -> None:
        self.now += timedelta(**how_much)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Backups:
    return Backups(tmp_path / "données" / "sauvegardes", clock)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mes dossiers"
    folder.mkdir()
    return folder / "dossier.cyberdossier"


def protected(path: Path, key: FileKey = KEY) -> DossierFile:
    file = DossierFile.create(path, now=NOW, content_version="1", key=key)
    file.save_answer("q", answer("CANARI"), WORDS, NOW)
    return file


def comments(path: Path, key: FileKey | None = None) -> list[str]:
    with DossierFile.open(path, read_only=True, key=key) as file:
        return [one.comment for one in file.load().answers.values()]


def test_a_backup_is_a_whole_dossier_made_when_something_changed(
    path: Path, store: Backups, clock: Clock
) -> None:
    with new_file(path, answers=2) as file:
        file.add_copy(b"facture")
        store.keep(file)
        (first,) = store.of(path)
        assert read(first.path) == file.load()
        assert (first.at, first.size) == (NOW, first.path.stat().st_size)
        clock.add(minutes=10)
        file.save_position("question_1")
        store.keep(file)
        assert store.of(path) == (first,)  # the same, but for the page where one is
        file.save_answer("question_1", None, None, NOW)
        store.keep(file)
        second, again = store.of(path, file.dossier_id)
        assert again == first
        assert second.at == NOW + timedelta(minutes=10)
        assert len(read(second.path).answers) == 1
        file.save_answer("question_0", None, None, NOW)
        store.keep(file)  # within the same second
        assert len(store.of(path)) == 3
    if os.name == "posix":
        assert first.path.stat().st_mode & 0o777 == 0o600
        assert first.path.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(path.parent) == [path.name]


def test_a_damaged_backup_is_not_counted_on(path: Path, store: Backups, clock: Clock) -> None:
    with new_file(path, answers=2) as file:
        store.keep(file)
        (first,) = store.of(path)
        first.path.write_bytes(first.path.read_bytes()[:-4096])
        clock.add(minutes=1)
        store.keep(file)
        newest = store.of(path)[0]
        assert newest != first
        assert read(newest.path) == file.load()


def test_backups_get_rarer_with_age() -> None:
    kept: list[Backup] = []
    now = NOW
    for number in range(1700):  # four a day for more than a year
        now += timedelta(hours=6)
        kept.insert(0, Backup(Path(str(number)), now, 1))
        wanted = backups._wanted(kept, now.date())
        kept = [backup for backup in kept if backup in wanted]
    ages = [(now.date() - backup.at.date()).days for backup in kept]
    assert len(ages) <= backups.NEWEST + backups.DAYS + backups.MONTHS
    assert [str(backup.path) for backup in kept[: backups.NEWEST]] == [
        str(number) for number in range(1699, 1689, -1)
    ]
    assert set(range(backups.DAYS)) <= set(ages)
    months = {(backup.at.year, backup.at.month) for backup in kept}
    assert len(months) == backups.MONTHS
    assert 300 < max(ages) < 366


def test_those_in_excess_are_removed(path: Path, store: Backups, clock: Clock) -> None:
    with new_file(path) as file:
        for number in range(30):
            file.save_answer("q", answer(str(number)), WORDS, NOW)
            store.keep(file)
            clock.add(minutes=10)
    kept = [comments(backup.path) for backup in store.of(path)]
    assert kept == [[str(number)] for number in range(29, 19, -1)]


def test_backups_do_not_fill_the_disk(
    path: Path, store: Backups, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_file(path) as file:
        file.add_copy(os.urandom(300_000))
        for number in range(10):
            file.save_answer("q", answer(str(number)), WORDS, NOW)
            monkeypatch.setattr(backups, "MOST_BYTES", 400_000 * (1 + number % 6))
            store.keep(file)
            clock.add(days=1)
            kept = store.of(path)
            assert comments(kept[0].path) == [str(number)]
            assert len(kept) <= max(backups.LEAST, 1 + number % 6)
        assert len(kept) >= backups.LEAST
        monkeypatch.setattr(backups, "MOST_BYTES", 1)
        file.save_answer("q", answer("dernière"), WORDS, NOW)
        store.keep(file)
        assert len(store.of(path)) == backups.LEAST


def test_a_clock_moved_back_never_removes_what_was_just_made(
    path: Path, store: Backups, clock: Clock
) -> None:
    with new_file(path) as file:
        clock.add(days=400)
        for number in range(12):
            file.save_answer("q", answer(f"futur {number}"), WORDS, NOW)
            store.keep(file)
            clock.add(hours=1)
        clock.now = NOW
        for number in range(30):
            file.save_answer("q", answer(str(number)), WORDS, NOW)
            store.keep(file)
            clock.add(minutes=10)
            assert comments(store.of(path)[0].path) == [str(number)]
        assert len(store.of(path)) < 25


def test_backups_follow_a_dossier_that_is_moved(path: Path, store: Backups, clock: Clock) -> None:
    with new_file(path, answers=1) as file:
        store.keep(file)
    moved = path.with_name("Boulangerie ; été.cyberdossier")
    path.rename(moved)
    with DossierFile.open(moved) as file:
        file.save_answer("q", answer(), WORDS, NOW)
        clock.add(minutes=1)
        store.keep(file)
    assert store.of(path) == ()
    assert len(store.of(moved)) == 2


def test_two_copies_of_a_dossier_have_each_their_backups(
    path: Path, store: Backups, clock: Clock
) -> None:
    copy = path.with_name("copie.cyberdossier")
    with new_file(path, answers=1) as file:
        store.keep(file)
        file.save_copy(copy)
    clock.add(minutes=1)
    with DossierFile.open(copy) as file:
        file.save_answer("q", answer("copie"), WORDS, NOW)
        store.keep(file)
        number = file.dossier_id
        assert len(store.of(copy, number)) == len(store.of(path, number)) == 1
        store.forget(copy, number)
    assert store.of(copy) == ()
    assert len(store.of(path)) == 1
    assert [where for where, _ in store.others()] == [path]


def test_a_number_made_by_anybody_stays_in_the_folder(
    path: Path, store: Backups, tmp_path: Path
) -> None:
    closed_file(path)
    with raw_connection(path) as connection:
        connection.execute("UPDATE meta SET value = '../../évadé' WHERE name = 'dossier_id'")
        connection.execute("UPDATE seal SET rows = ?", (digest_of(rows._rows(connection)),))
    with DossierFile.open(path) as file:
        store.keep(file)
    (backup,) = store.of(path)
    assert backup.path.parent.parent == tmp_path / "données" / "sauvegardes"


def restored(store: Backups, path: Path, number: int, key: FileKey = PUBLISHED) -> Path | None:
    return store.restore(store.of(path)[number], path, key)


@pytest.mark.parametrize("key", [PUBLISHED, KEY])
def test_a_former_state_comes_back_and_the_present_one_is_kept(
    path: Path, store: Backups, clock: Clock, key: FileKey
) -> None:
    with protected(path, key) as file:
        store.keep(file)
        clock.add(minutes=1)
        file.save_answer("q", answer("nouveau"), WORDS, NOW)
    assert restored(store, path, 0, key) is None
    assert comments(path, key) == ["CANARI"]
    present, former = store.of(path)
    assert comments(present.path, key) == ["nouveau"]
    assert restored(store, path, 0, key) is None  # and back again
    assert comments(path, key) == ["nouveau"]
    with DossierFile.open(path, key=key) as file:
        file.save_answer("r", answer(), WORDS, NOW)
    assert former in store.of(path)
    assert os.listdir(path.parent) == [path.name]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a byte": lambda data: data[:9000] + bytes([data[9000] ^ 1]) + data[9001:],
    "first page": lambda data: data[:100] + bytes(8) + data[108:],
    "cut": lambda data: data[:4096],
    "zeros": lambda data: bytes(len(data)),
    "empty": lambda data: b"",
}


@pytest.mark.parametrize("key", [PUBLISHED, KEY])
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_dossier_is_put_aside_whole(
    path: Path, store: Backups, damage: Callable[[bytes], bytes], key: FileKey
) -> None:
    with protected(path, key) as file:
        store.keep(file)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    journal = Path(f"{path}-journal")
    journal.write_bytes(b"what is left of a save" * 100)
    aside = restored(store, path, 0, key)
    assert aside == path.with_name("dossier (abîmé 2026-11-23).cyberdossier")
    assert aside.read_bytes() == damaged
    assert not journal.exists()
    if damaged[:1] == b"\0":  # else SQLite has made of it what it could
        assert Path(f"{aside}-journal").read_bytes() == b"what is left of a save" * 100
    assert comments(path, key) == ["CANARI"]
    path.write_bytes(damaged)
    again = restored(store, path, 0, key)
    assert again == path.with_name("dossier (abîmé 2026-11-23) 2.cyberdossier")
    assert aside.read_bytes() == damaged


def test_a_dossier_that_was_deleted_comes_back(path: Path, store: Backups) -> None:
    with new_file(path, answers=2) as file:
        store.keep(file)
        expected = file.load()
    path.unlink()
    assert restored(store, path, 0) is None
    assert read(path) == expected


def test_what_cannot_be_restored_changes_nothing(
    path: Path, store: Backups, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_file(path, answers=2) as file:
        store.keep(file)
        file.save_answer("q", answer(), WORDS, NOW)
        clock.add(minutes=1)
        with pytest.raises(AlreadyOpenError):
            restored(store, path, 0)
    before = fingerprint(path.parent)
    (backup,) = store.of(path)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "put_in_place", _refuse)
        with pytest.raises(UserFacingError) as caught:
            store.restore(backup, path, PUBLISHED)
        check_sentence(caught.value)
    assert fingerprint(path.parent) == before
    backup.path.write_bytes(backup.path.read_bytes()[:-100])
    with pytest.raises(DamagedError):
        store.restore(backup, path, PUBLISHED)
    with pytest.raises(UserFacingError):
        store.restore(Backup(backup.path.with_name("absent"), NOW, 0), path, PUBLISHED)
    assert fingerprint(path.parent) == before


def _refuse(_temporary: Path, _path: Path) -> None:
    raise OSError(28, "full")


def test_damage_in_the_evidence_of_a_backup_is_seen_before(path: Path, store: Backups) -> None:
    with new_file(path) as file:
        file.add_copy(bytes(100_000))
        store.keep(file)
    (backup,) = store.of(path)
    data = bytearray(backup.path.read_bytes())
    data[-6000] ^= 1
    backup.path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        store.restore(backup, path, PUBLISHED)
    assert path.read_bytes() == before


def everything(store: Backups) -> bytes:
    return b"".join(path.read_bytes() for path in store._root.rglob("*") if path.is_file())


@pytest.mark.parametrize(("old", "new"), [(PUBLISHED, KEY), (KEY, OTHER_KEY), (KEY, PUBLISHED)])
def test_backups_are_closed_by_the_new_password(
    path: Path, store: Backups, clock: Clock, old: FileKey, new: FileKey
) -> None:
    with protected(path, old) as file:
        for number in range(3):
            file.save_answer("r", answer(str(number)), WORDS, NOW)
            store.keep(file)
            clock.add(minutes=1)
        before = [(backup.at, comments(backup.path, old)) for backup in store.of(path)]
        file.change_key(new)
        store.change_key(file, old)
        assert [(backup.at, comments(backup.path, new)) for backup in store.of(path)] == before
        for backup in store.of(path):
            with pytest.raises(UserFacingError):
                DossierFile.open(backup.path, key=old)
        store.keep(file)
        assert len(store.of(path)) == 3
    restored(store, path, 2, new)
    assert comments(path, new) == ["CANARI", "0"]


def test_what_an_interrupted_change_left_in_clear_is_closed_later(
    path: Path, store: Backups, clock: Clock
) -> None:
    with protected(path, PUBLISHED) as file:
        store.keep(file)
        clock.add(minutes=1)
        file.save_answer("r", answer("seconde"), WORDS, NOW)
        store.keep(file)
        second, first = store.of(path)
        first.path.write_bytes(first.path.read_bytes()[:-5000])  # it can only be removed
        file.change_key(KEY)  # and the program is killed here
    with DossierFile.open(path, key=KEY) as file:
        store.keep(file)
    assert [backup.path for backup in store.of(path)] == [second.path]
    assert comments(second.path, KEY) == ["CANARI", "seconde"]


def test_a_backup_of_which_nothing_is_left_stops_nothing(
    path: Path, store: Backups, clock: Clock
) -> None:
    with protected(path, PUBLISHED) as file:
        store.keep(file)
        (first,) = store.of(path)
        first.path.write_bytes(bytes(8192))
        file.change_key(KEY)
        store.change_key(file, PUBLISHED)
        clock.add(minutes=1)
        store.keep(file)
        assert comments(store.of(path)[0].path, KEY) == ["CANARI"]


def test_a_backup_under_another_password_is_left_alone(
    path: Path, store: Backups, clock: Clock
) -> None:
    with protected(path) as file:
        store.keep(file)
        file.change_key(OTHER_KEY)
        clock.add(minutes=1)
        store.change_key(file, PUBLISHED)  # not the right one
        store.keep(file)
        newest, former = store.of(path)
    assert comments(former.path, KEY) == ["CANARI"]
    with pytest.raises(WrongPasswordError):
        DossierFile.open(former.path, read_only=True, key=FileKey(1, b"autre", b"12345678"))
    assert comments(newest.path, OTHER_KEY) == ["CANARI"]


def _later(connection: apsw.Connection) -> None:
    connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
    connection.execute('UPDATE answer SET body = \'{"options":["non"]}\'')
    connection.execute("UPDATE seal SET rows = ?", (digest_of(rows._rows(connection)),))


@pytest.mark.parametrize("key", [PUBLISHED, KEY])
def test_an_older_format_is_kept_before_it_is_changed(
    path: Path, store: Backups, clock: Clock, monkeypatch: pytest.MonkeyPatch, key: FileKey
) -> None:
    with protected(path, key) as file:
        store.keep(file)
        file.save_answer("q", answer("ancien format"), WORDS, NOW)
    clock.add(minutes=1)
    steps = (*migrations.MIGRATIONS, _later)
    for module in (migrations, file_module):
        monkeypatch.setattr(module, "MIGRATIONS", steps)
    DossierFile.open(path, key=key, before_migration=store.keep_older(path)).close()
    assert comments(path, key) == [""]
    kept = store.of(path)[0]
    assert len(store.of(path)) == 2
    with pytest.raises(UserFacingError, match="plus ancienne"):
        DossierFile.open(kept.path, read_only=True, key=key)
    # Put back, it is brought up to date as any older dossier.
    assert store.restore(kept, path, key) is None
    DossierFile.open(path, key=key).close()
    for module in (migrations, file_module):
        monkeypatch.setattr(module, "MIGRATIONS", steps[:-1])
    assert comments(kept.path, key) == ["ancien format"]


def test_no_migration_without_its_backup(
    path: Path, store: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_file(path, answers=1)
    before = fingerprint(path.parent)
    for module in (migrations, file_module):
        monkeypatch.setattr(module, "MIGRATIONS", (*migrations.MIGRATIONS, _later))
    store._root.parent.mkdir()
    store._root.write_bytes(b"a file where a folder is wanted")
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path, before_migration=store.keep_older(path))
    check_sentence(caught.value)
    assert fingerprint(path.parent) == before


def test_a_place_that_cannot_hold_backups_is_said(path: Path, store: Backups) -> None:
    store._root.parent.mkdir()
    store._root.write_bytes(b"")
    with new_file(path) as file:
        with pytest.raises(UserFacingError) as caught:
            store.keep(file)
        check_sentence(caught.value)
    assert (store.of(path), store.others()) == ((), ())


def test_a_hint_stays_on_the_computer(path: Path, store: Backups) -> None:
    copy = path.with_name("copie.cyberdossier")
    with protected(path) as file:
        file.save_copy(copy)
    store.set_hint(KEY, "  le nom du chat\ud800 ")
    assert store.hint(path) == store.hint(copy) == "le nom du chat\ufffd"
    assert b"chat" not in path.read_bytes()
    with DossierFile.open(path, key=KEY) as file:
        file.change_key(OTHER_KEY)
    assert store.hint(path) == ""
    store.set_hint(KEY, "")
    assert store.hint(copy) == ""
    store.set_hint(PUBLISHED, "rien à retenir")
    assert store.hint(path) == store.hint(path.with_name("absent")) == ""
    assert store.others() == ()
