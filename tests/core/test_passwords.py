"""A password closes the file, its journal and its copies, and is never found again."""

from __future__ import annotations

import hashlib
import os
import random
import time
import unicodedata
from pathlib import Path

import apsw
import pytest

from cyberwizard.dossier_file import (
    DamagedError,
    DossierFile,
    PasswordNeededError,
    WrongPasswordError,
    container,
    keys,
    new_key,
)
from cyberwizard.dossier_file.container import MAGIC, PUBLISHED, FileKey
from cyberwizard.errors import UserFacingError

from .dossier_tools import (
    FAULTY,
    NOW,
    WORDS,
    answer,
    check_sentence,
    closed_file,
    failing_disk,
    fingerprint,
    new_file,
    plain_bytes,
    read,
)

BOTH = pytest.mark.parametrize("read_only", [False, True])
PASSWORD = "Été à l’Opéra"
CANARY = "CANARI-très-secret"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.cyberdossier"


def protected_file(path: Path, password: str = PASSWORD) -> None:
    with DossierFile.create(path, now=NOW, content_version="1", key=new_key(password)) as file:
        file.save_answer("q", answer(CANARY), WORDS, NOW)
        file.add_copy(CANARY.encode() * 500)


def opens(path: Path, password: str | None) -> bool:
    try:
        with DossierFile.open(path, password=password) as file:
            return file.load().answers["q"].comment == CANARY
    except WrongPasswordError:
        return False


def test_only_the_password_opens(path: Path, cheap_passwords: None) -> None:
    protected_file(path)
    assert opens(path, PASSWORD)
    with DossierFile.open(path, password=PASSWORD, read_only=True) as file:
        assert file.load().answers["q"].comment == CANARY
        key = file.key
    with DossierFile.open(path, key=key) as file:  # without the slow way
        assert file.load().answers["q"].comment == CANARY
    for wrong in (PASSWORD.lower(), f"{PASSWORD} ", "x"):
        assert not opens(path, wrong)


@BOTH
def test_the_refusals_are_said_and_touch_nothing(
    path: Path, read_only: bool, cheap_passwords: None
) -> None:
    protected_file(path)
    before = fingerprint(path.parent)
    for none in (None, ""):
        with pytest.raises(PasswordNeededError) as needed:
            DossierFile.open(path, password=none, read_only=read_only)
        assert "est protégé" in check_sentence(needed.value)
        assert not isinstance(needed.value, WrongPasswordError)
    with pytest.raises(WrongPasswordError) as wrong:
        DossierFile.open(path, password="autre", read_only=read_only)
    assert "n’ouvre pas" in check_sentence(wrong.value)
    with pytest.raises(PasswordNeededError):
        DossierFile.open(path, key=PUBLISHED, read_only=read_only)
    assert fingerprint(path.parent) == before


def test_a_password_is_typed_the_same_on_every_keyboard(path: Path, cheap_passwords: None) -> None:
    protected_file(path, unicodedata.normalize("NFD", PASSWORD))
    assert opens(path, unicodedata.normalize("NFC", PASSWORD))
    other = path.with_name("autre")
    protected_file(other, "a\ud800b")  # half a character, as a broken input method can give
    assert opens(other, "a\ud800b")


@pytest.mark.parametrize("password", ["é", "x" * 5000, "mot de passe 🥐", " "])
def test_any_password_is_accepted(path: Path, password: str, cheap_passwords: None) -> None:
    protected_file(path, password)
    assert opens(path, password)


def test_a_plain_file_needs_no_password(path: Path) -> None:
    expected = closed_file(path, answers=2)
    with DossierFile.open(path, password="inutile") as file:
        assert file.load() == expected
        assert file.key == PUBLISHED


def test_a_scheme_to_come_is_a_newer_program(path: Path) -> None:
    closed_file(path)
    data = bytearray(path.read_bytes())
    data[len(MAGIC)] = keys.NEWEST + 1
    path.write_bytes(data)
    with pytest.raises(UserFacingError) as caught:
        DossierFile.open(path, password="x")
    assert "plus récente" in check_sentence(caught.value)


def test_the_key_of_a_password_never_changes() -> None:
    """Written down once: a file made today opens for ever."""
    header = MAGIC + bytes([1]) + bytes(range(8))
    start = time.perf_counter()
    key = keys.key_for(Path("x"), header, PASSWORD)
    assert time.perf_counter() - start > 0.05  # what a guess costs; the benchmark has the figure
    assert (key.scheme, key.salt) == (1, bytes(range(8)))
    assert hashlib.sha256(key.secret).hexdigest() == (
        "13797c8dac1111c2905dab3d2d4b53461ffe0870ad33f31aaba7a37137505e9c"
    )
    assert key.page_key(header) == hashlib.sha256(key.secret + header).digest()
    assert key.secret.hex() not in repr(key)


def test_each_password_set_has_its_own_salt(cheap_passwords: None) -> None:
    one, other = new_key("a"), new_key("a")
    assert one.salt != other.salt
    assert one.secret != other.secret


def test_nothing_in_clear_beside_nor_in_the_copies(path: Path, cheap_passwords: None) -> None:
    copy = path.with_name("copie.cyberdossier")
    protected_file(path)
    with DossierFile.open(path, password=PASSWORD) as file:
        file.save_answer("r", answer(CANARY * 100), WORDS, NOW)
        assert len(path.with_name(f"{path.name}-journal").read_bytes()) > container.HEADER
        file.save_copy(copy)
        for one in path.parent.iterdir():
            assert CANARY.encode() not in one.read_bytes(), one
    assert opens(copy, PASSWORD)
    assert not opens(copy, "autre")


@pytest.mark.parametrize("former", [None, "ancien"])
def test_a_password_is_set_and_changed(
    path: Path, former: str | None, cheap_passwords: None
) -> None:
    if former is None:
        with new_file(path) as file:
            file.save_answer("q", answer(CANARY), WORDS, NOW)
            file.add_copy(CANARY.encode() * 500)
        assert CANARY.encode() in plain_bytes(path)
    else:
        protected_file(path, former)
    old = path.read_bytes()
    cut_short = path.with_name(".cyberwizard-0123.tmp")  # by a crash, when it was saved as a copy
    cut_short.write_bytes(old)
    os.utime(cut_short, (time.time() - 120, time.time() - 120))
    with DossierFile.open(path, password=former) as file:
        before, lines = file.load(), file.history()
        file.change_key(new_key(PASSWORD))
        assert (file.load(), file.history()) == (before, lines)
        file.save_answer("r", answer(), WORDS, NOW)
        with pytest.raises(UserFacingError, match="déjà ouvert"):
            DossierFile.open(path, password=PASSWORD)
    assert os.listdir(path.parent) == [path.name]
    assert path.read_bytes()[:16] != old[:16]
    assert opens(path, PASSWORD)
    if former is None:
        with pytest.raises(PasswordNeededError):
            DossierFile.open(path)
    else:
        assert not opens(path, former)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_password_is_removed(path: Path, cheap_passwords: None) -> None:
    protected_file(path)
    with DossierFile.open(path, password=PASSWORD) as file:
        file.change_key(PUBLISHED)
        file.save_position("q")
    stored = read(path)
    assert stored.answers["q"].comment == CANARY
    assert stored.position == "q"


def test_a_reader_changes_no_password(path: Path) -> None:
    closed_file(path)
    with (
        DossierFile.open(path, read_only=True) as file,
        pytest.raises(UserFacingError, match="lecture seule"),
    ):
        file.change_key(FileKey(1, b"x", bytes(8)))


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_disk_that_fails_leaves_the_former_password(path: Path, error: type[apsw.Error]) -> None:
    key = FileKey(1, b"nouveau", b"12345678")
    closed_file(path, answers=5)
    failures = 0
    with failing_disk(error) as disk, DossierFile.open(path, vfs=FAULTY) as file:
        before = file.load()
        for left in range(200):
            disk.left = left
            try:
                file.change_key(key)
            except UserFacingError as problem:
                check_sentence(problem)
                failures += 1
                assert file.key == PUBLISHED
                disk.left = None
                assert read(path) == before
                assert file.load() == before
                continue
            break
        disk.left = None
        assert failures > 5
        file.save_position("q")
    with DossierFile.open(path, key=key) as file:
        assert file.load().position == "q"
    assert os.listdir(path.parent) == [path.name]


def test_what_cannot_be_put_in_place_leaves_the_former_password(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_temporary: Path, _path: Path) -> None:
        raise PermissionError(13, "an antivirus holds it")

    with new_file(path, answers=1) as file:
        before = file.load()
        with monkeypatch.context() as patch:
            patch.setattr("cyberwizard.dossier_file.file.put_in_place", refuse)
            with pytest.raises(UserFacingError) as caught:
                file.change_key(FileKey(1, b"x", bytes(8)))
        check_sentence(caught.value)
        assert file.load() == before
        file.save_position("q")
    assert read(path).position == "q"
    assert os.listdir(path.parent) == [path.name]


def test_damage_beyond_the_first_page_is_not_a_wrong_password(
    path: Path, cheap_passwords: None
) -> None:
    protected_file(path)
    sound = path.read_bytes()
    draw = random.Random(5)
    seen = set()
    for _ in range(40):
        place = draw.randrange(container.PAGE_SIZE, len(sound))
        altered = bytearray(sound)
        altered[place] ^= 1
        path.write_bytes(altered)
        try:
            with DossierFile.open(path, password=PASSWORD) as file:
                assert file.load().answers["q"].comment == CANARY
        except DamagedError as error:
            seen.add(check_sentence(error))
    assert len(seen) == 1
    path.write_bytes(sound[:100] + bytes(20) + sound[120:])
    with pytest.raises(WrongPasswordError) as caught:  # which also speaks of a backup
        DossierFile.open(path, password=PASSWORD)
    assert "sauvegarde" in str(caught.value)


def test_an_interrupted_save_survives_a_wrong_password(path: Path, cheap_passwords: None) -> None:
    with failing_disk() as disk:
        with DossierFile.create(
            path, now=NOW, content_version="1", key=new_key(PASSWORD), vfs=FAULTY
        ) as file:
            file.save_answer("q", answer(CANARY), WORDS, NOW)
            disk.watched = path
            file.save_answer("r", answer("x" * 9000), WORDS, NOW)
        moments = [moment for moment in disk.moments if len(moment) == 2]
    crashed = [m for m in moments if m[f"{path.name}-journal"][:1] != b"\0"]
    assert len(crashed) > 3
    for moment in crashed:
        for name, data in moment.items():
            path.with_name(name).write_bytes(data)
        for read_only in (False, True):
            with pytest.raises(UserFacingError):
                DossierFile.open(path, password="autre", read_only=read_only)
        assert opens(path, PASSWORD)
