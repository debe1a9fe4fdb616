from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cyberwizard import paths


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def folders() -> list[Path]:
    return [
        paths.settings_dir(),
        paths.log_dir(),
        paths.backup_dir(),
        paths.private_dir(),
        paths.documents_folder(),
    ]


def test_every_folder_is_the_users_own_and_none_is_created(user_home: Path) -> None:
    assert all(folder.is_relative_to(user_home) for folder in folders())
    assert len(set(folders())) == 5
    assert list(user_home.iterdir()) == []


@pytest.mark.parametrize("value", ["", "quelque/part"])
def test_a_broken_xdg_variable_never_leads_to_the_current_folder(
    value: str, user_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, value)
    assert all(folder.is_relative_to(user_home) for folder in folders())


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_marker_beside_the_program_keeps_everything_beside_it(
    as_folder: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Cyberwizard.exe"))
    assert not paths.is_portable()
    marker = tmp_path / "portable"
    if as_folder:
        marker.mkdir()
    else:
        marker.touch()
    assert paths.is_portable()
    assert all(folder.is_relative_to(tmp_path) for folder in folders())
    assert len(set(folders())) == 5


def write_user_dirs(home: Path, line: str) -> None:
    config = home / ".config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(
        f'# commentaire\nXDG_DESKTOP_DIR="$HOME/Bureau"\n{line}\n', "utf-8"
    )


@pytest.mark.usefixtures("on_linux")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('XDG_DOCUMENTS_DIR="$HOME/Mes écrits"', "Mes écrits/Cyberwizard"),
        ('XDG_DOCUMENTS_DIR="$HOME/L\\"atelier"', 'L"atelier/Cyberwizard'),
        ('XDG_DOCUMENTS_DIR="$HOME/"', "Cyberwizard"),
        ('XDG_DOCUMENTS_DIR="relatif"', "Documents/Cyberwizard"),
        ('#XDG_DOCUMENTS_DIR="$HOME/ailleurs"', "Documents/Cyberwizard"),
        ("", "Documents/Cyberwizard"),
    ],
)
def test_the_documents_folder_is_the_one_the_desktop_names(
    line: str, expected: str, user_home: Path
) -> None:
    write_user_dirs(user_home, line)
    assert paths.documents_folder() == user_home / expected


@pytest.mark.usefixtures("on_linux")
def test_the_documents_folder_may_be_on_another_disk(user_home: Path, tmp_path: Path) -> None:
    write_user_dirs(user_home, f'XDG_DOCUMENTS_DIR="{tmp_path}/disque"')
    assert paths.documents_folder() == tmp_path / "disque" / "Cyberwizard"


@pytest.mark.usefixtures("on_linux")
def test_an_unreadable_user_dirs_file_is_ignored(user_home: Path) -> None:
    (user_home / ".config").mkdir()
    (user_home / ".config" / "user-dirs.dirs").write_bytes(b'XDG_DOCUMENTS_DIR="\xff"')
    assert paths.documents_folder() == user_home / "Documents" / "Cyberwizard"


@pytest.mark.parametrize(
    "folder",
    ["OneDrive/Documents", "OneDrive - Boulangerie Martin/Cyberwizard", "OneDrive-Personal/x"],
)
def test_a_onedrive_folder_is_known_by_its_name(folder: str, tmp_path: Path) -> None:
    assert paths.is_synchronised(tmp_path / folder / "martin.cyberdossier")


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_a_onedrive_folder_is_known_from_windows(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "Nuage"))
    assert paths.is_synchronised(tmp_path / "Nuage" / "Documents")
    assert not paths.is_synchronised(tmp_path / "Nuages" / "Documents")


def test_a_link_does_not_hide_onedrive(tmp_path: Path) -> None:
    target = tmp_path / "OneDrive" / "Documents"
    target.mkdir(parents=True)
    link = tmp_path / "Documents"
    link.symlink_to(target, target_is_directory=True)
    assert paths.is_synchronised(link / "martin.cyberdossier")


def test_an_ordinary_folder_is_not_synchronised(tmp_path: Path) -> None:
    assert not paths.is_synchronised(tmp_path / "Documents")
    assert not paths.is_synchronised(tmp_path / "Mes OneDrives")
