"""Every released format opens for ever, with all that it said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import apsw
import pytest

from cyberwizard.dossier_file import DossierFile, PasswordNeededError, migrations
from cyberwizard.dossier_file.container import PUBLISHED, Access, connect, read_header

from .dossier_tools import NOW, fingerprint
from .format_sample import PASSWORD, fill, says

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
NUMBERS = range(1, len(migrations.MIGRATIONS) + 1)


def copy_of(name: str, folder: Path) -> Path:
    return Path(shutil.copy(FORMATS / f"{name}.cyberdossier", folder))


def expected(number: int) -> object:
    return json.loads((FORMATS / f"{number}.json").read_text("utf-8"))


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "protected"])
def test_a_released_format_says_all_that_it_said(
    tmp_path: Path, number: int, password: str | None
) -> None:
    path = copy_of(f"{number}-mot-de-passe" if password else str(number), tmp_path)
    if password:
        with pytest.raises(PasswordNeededError):
            DossierFile.open(path)
    if number == len(migrations.MIGRATIONS):
        before = fingerprint(tmp_path)
        with DossierFile.open(path, password=password, read_only=True) as file:
            assert says(file) == expected(number)
        assert fingerprint(tmp_path) == before
    with DossierFile.open(path, password=password) as file:
        assert says(file) == expected(number)
        file.check()
        file.save_position("ailleurs")
    with DossierFile.open(path, password=password) as file:
        assert file.load().position == "ailleurs"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_brought_up_to_date_is_built_like_a_new_one(tmp_path: Path, number: int) -> None:
    old, new = copy_of(str(number), tmp_path), tmp_path / "new.cyberdossier"
    DossierFile.open(old).close()
    DossierFile.create(new, now=NOW, content_version="1").close()
    assert schema(old) == schema(new)


def schema(path: Path) -> list[tuple[object, ...]]:
    connection = connect(path, PUBLISHED, read_header(path, PUBLISHED), Access.READ)
    try:
        pragmas = [
            (name, connection.pragma(name))
            for name in ("application_id", "user_version", "page_size", "auto_vacuum", "encoding")
        ]
        return [*pragmas, *tables(connection)]
    finally:
        connection.close()


def tables(connection: apsw.Connection) -> list[tuple[object, ...]]:
    query = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    return list(connection.execute(query).fetchall())


def test_the_sample_still_says_the_newest_format(tmp_path: Path) -> None:
    """What is written today is what was frozen: else it is another format, with its own number."""
    with DossierFile.create(
        tmp_path / "d.cyberdossier",
        now=NOW,
        content_version="2026.11",
    ) as file:
        fill(file)
        said = says(file)
    frozen = expected(len(migrations.MIGRATIONS))
    assert isinstance(frozen, dict)
    own = {"dossier_id", "created_at"}
    assert {**said, **{name: frozen[name] for name in own}} == frozen
