"""The Windows artefacts: installed, run, updated, refused and removed in a Windows of our own."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from tests.packaging.tools import ROOT, Running, Screen, Windows, tree, version, wait_until

LARGEST_SETUP = 32_000_000
LARGEST_INSTALLED = 95_000_000
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Cyberwizard"
TYPE = r"Software\Classes\Cyberwizard.Dossier.1"
EXTENSION = r"Software\Classes\.cyberdossier"
UNINSTALLER = "Désinstaller.exe"
ACCENTS = "Dossier été à l’œuvre n° 1"


@pytest.fixture
def installed(windows: Windows, setup_exe: Path) -> Windows:
    """Install in silence."""
    assert windows.install(setup_exe) == 0
    return windows


def program_files(windows: Windows) -> dict[str, bytes]:
    files = tree(windows.program)
    del files[UNINSTALLER]
    return files


def start_window(windows: Windows, *arguments: str) -> Running:
    started = windows.start(windows.program / "Cyberwizard.exe", *arguments)
    windows.screen.wait_for("Cyberwizard")
    # The first paint comes after the window: a few hundred colours, against one or two.
    wait_until(lambda: windows.screen.colours() > 50, "something painted")
    return started


def make_dossier(windows: Windows, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{ACCENTS}.cyberdossier"
    done = windows.run(
        windows.program / "cyberwizard-cli.exe", "sample", "-o", windows.windows_path(target)
    )
    assert done.returncode == 0, done.stderr
    return target


def test_sizes(setup_exe: Path, installed: Windows) -> None:
    assert setup_exe.stat().st_size <= LARGEST_SETUP
    assert sum(map(len, tree(installed.program).values())) <= LARGEST_INSTALLED


def test_what_is_installed_is_what_was_built(installed: Windows, payload: Path) -> None:
    assert program_files(installed) == tree(payload)


def test_windows_knows_the_program(installed: Windows) -> None:
    folder = installed.windows_path(installed.program)
    entry = installed.registry(UNINSTALL)
    assert entry["DisplayName"] == "Cyberwizard"
    assert entry["DisplayVersion"] == version()
    assert entry["InstallLocation"] == folder
    assert entry["UninstallString"] == f'"{folder}\\{UNINSTALLER}"'
    assert entry["QuietUninstallString"] == f'"{folder}\\{UNINSTALLER}" /S'
    assert 50_000 < int(entry["EstimatedSize"]) < 100_000  # kilobytes


def test_windows_knows_the_file_type(installed: Windows) -> None:
    program = f"{installed.windows_path(installed.program)}\\Cyberwizard.exe"
    assert installed.registry(EXTENSION)[""] == "Cyberwizard.Dossier.1"
    chosen = installed.registry(TYPE)
    assert chosen[""] == "Dossier Cyberwizard"
    assert chosen["DefaultIcon\\"] == f"{program},1"
    assert chosen["shell\\open\\command\\"] == f'"{program}" "%1"'


@pytest.mark.parametrize(
    "place", ["AppData/Roaming/Microsoft/Windows/Start Menu/Programs", "Desktop"]
)
def test_the_shortcuts_lead_to_the_program(installed: Windows, place: str) -> None:
    link = (installed.profile / place / "Cyberwizard.lnk").read_bytes()
    target = f"{installed.windows_path(installed.program)}\\Cyberwizard.exe"
    assert target.encode("utf-16-le") in link or target.encode("latin-1") in link


def test_the_programs_carry_icons_and_version(payload: Path) -> None:
    for name in ("Cyberwizard.exe", "cyberwizard-cli.exe"):
        content = (payload / name).read_bytes()
        for text in ("Projet Cyberwizard", "ProductVersion", version(), name):
            assert text.encode("utf-16-le") in content, (name, text)
        assert b"PerMonitorV2" in content
        assert b"asInvoker" in content
    listing = subprocess.run(
        ["wrestool", "-l", "--type=14", payload / "Cyberwizard.exe"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert len(listing.splitlines()) == 2  # the program, its files


def test_nothing_for_the_network_is_inside(payload: Path) -> None:
    names = {path.name.lower() for path in payload.rglob("*")}
    pattern = re.compile(r"_ssl|libssl|libcrypto|qt6network|qtnetwork|.*tlsbackend|q.*backend\.dll")
    assert [name for name in sorted(names) if pattern.match(name)] == []


def test_the_registered_command_opens_a_dossier_with_accents(
    installed: Windows, screen: Screen
) -> None:
    dossier = make_dossier(installed, installed.profile / "Documents" / "Mes dossiers d’été")
    command = installed.registry(TYPE)["shell\\open\\command\\"]
    program, argument = re.findall(r'"([^"]*)"', command)
    assert argument == "%1"
    installed.start(program, installed.windows_path(dossier))
    screen.wait_for(f"{ACCENTS} — Cyberwizard")
    wait_until(lambda: screen.colours() > 50, "something painted")
    screen.shoot("windows-dossier")


def test_the_installed_program_makes_a_valid_pdf(installed: Windows) -> None:
    dossier = make_dossier(installed, installed.profile / "Documents" / "Été")
    target = dossier.with_suffix(".pdf")
    done = installed.run(
        installed.program / "cyberwizard-cli.exe",
        "render",
        installed.windows_path(dossier),
        "-o",
        installed.windows_path(target),
    )
    assert done.returncode == 0, done.stderr
    with pikepdf.open(target) as pdf:
        assert pdfa.check(pdf, "3b", deterministic_id=True).passed
        assert len(pdf.pages) > 5


def test_the_installed_program_tests_itself(installed: Windows) -> None:
    """Down to the reading process, which is the program started by itself with --reader."""
    command = installed.registry(TYPE)["shell\\open\\command\\"]
    program = re.findall(r'"([^"]*)"', command)[0]
    done = installed.run(program, "--selftest")
    assert done.stdout.splitlines()[-1:] == ["OK"], done.stdout + done.stderr
    assert done.returncode == 0
    assert "62 clauses" in done.stdout
    assert "Windows-10" in done.stdout


def test_the_first_page_is_painted(installed: Windows, screen: Screen) -> None:
    start_window(installed)
    screen.shoot("windows-accueil")
    # The installed program writes in the folders of the user, never in its own.
    before = program_files(installed).keys()
    installed.stop()
    assert program_files(installed).keys() == before


def test_the_pages_of_the_installer_are_in_french(
    windows: Windows, setup_exe: Path, screen: Screen
) -> None:
    windows.start(setup_exe)
    screen.wait_for("Installation de Cyberwizard")
    wait_until(lambda: screen.colours() > 20, "the first page")
    screen.shoot("installer-1-accueil")
    screen.press("Return")
    done = windows.program / UNINSTALLER
    wait_until(done.is_file, "the end of the installation")
    wait_until(lambda: windows.registry(UNINSTALL).get("EstimatedSize"), "the registry")
    screen.shoot("installer-2-fin")
    windows.stop()
    windows.start(done)
    screen.wait_for("Désinstallation de Cyberwizard")
    wait_until(lambda: screen.colours() > 20, "the question")
    screen.shoot("installer-3-desinstaller")
    screen.press("Return")
    wait_until(lambda: not windows.program.exists(), "the end of the removal")
    screen.shoot("installer-4-desinstalle")


def older_setup(payload: Path, folder: Path) -> Path:
    """Build an installer of version 0.0.1: our script, our launchers, one file of its own."""
    old = folder / "old"
    (old / "programme").mkdir(parents=True)
    (old / "licences").mkdir()
    for name in ("Cyberwizard.exe", "cyberwizard-cli.exe", "programme/python311._pth"):
        shutil.copyfile(payload / name, old / name)
    (old / "programme" / "ancien.txt").write_text("de la version d’avant", "utf-8")
    (old / "licences" / "ancienne.txt").write_text("de la version d’avant", "utf-8")
    lines = []
    for path in sorted(path for path in old.rglob("*") if path.is_file()):
        inside = "\\".join(("$INSTDIR", "nouveau", *path.parent.relative_to(old).parts))
        lines += [f'SetOutPath "{inside}"', f'File "{path}"']
    (folder / "files.nsh").write_text("\n".join(lines), "utf-8-sig")
    script = folder / "installer.nsi"
    source = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")
    script.write_text(source, "utf-8-sig")
    target = folder / "Cyberwizard-0.0.1-Setup.exe"
    definitions = {
        "VERSION": "0.0.1",
        "OUT": target,
        "ART": ROOT / "build" / "windows" / "images",
        "FILES": folder / "files.nsh",
        "MEGABYTES": 1,
        "KILOBYTES": 1000,
    }
    options = [f"-D{name}={value}" for name, value in definitions.items()]
    subprocess.run(["makensis", "-V1", "-XTarget amd64-unicode", *options, script], check=True)
    return target


def test_an_update_replaces_the_program_and_keeps_the_rest(
    windows: Windows, setup_exe: Path, payload: Path, tmp_path: Path
) -> None:
    assert windows.install(older_setup(payload, tmp_path)) == 0
    assert windows.registry(UNINSTALL)["DisplayVersion"] == "0.0.1"
    assert (windows.program / "programme" / "ancien.txt").is_file()
    data = windows.profile / "AppData/Local/Cyberwizard/reglages.ini"
    dossier = windows.profile / "Documents/Cyberwizard/Mon dossier.cyberdossier"
    for path in (data, dossier):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"precious")
    (windows.profile / "Desktop" / "Cyberwizard.lnk").unlink()

    assert windows.install(setup_exe) == 0
    assert program_files(windows) == tree(payload)
    assert windows.registry(UNINSTALL)["DisplayVersion"] == version()
    assert data.read_bytes() == dossier.read_bytes() == b"precious"
    # The user threw the shortcut away: it does not come back.
    assert not (windows.profile / "Desktop" / "Cyberwizard.lnk").exists()


def test_an_open_program_is_neither_updated_nor_removed(
    installed: Windows, setup_exe: Path, payload: Path
) -> None:
    start_window(installed)
    assert installed.install(setup_exe) == 5
    folder = installed.windows_path(installed.program)
    removal = installed.run(installed.program / UNINSTALLER, "/S", f"_?={folder}")
    assert removal.returncode == 5
    assert program_files(installed) == tree(payload)
    installed.stop()
    assert installed.install(setup_exe) == 0


@pytest.mark.parametrize("system", ["win7", "win81"])
def test_a_windows_too_old_is_refused(windows: Windows, setup_exe: Path, system: str) -> None:
    windows.pretend(system)
    try:
        assert windows.install(setup_exe) == 3
        assert not windows.program.exists()
    finally:
        windows.pretend("win10")


def everything(windows: Windows) -> set[str]:
    """Return every file and folder of the user, but for the temporary ones."""
    return {
        path.relative_to(windows.profile).as_posix()
        for path in windows.profile.rglob("*")
        if "Temp" not in path.relative_to(windows.profile).parts
    }


def test_removing_leaves_nothing_but_data(windows: Windows, setup_exe: Path) -> None:
    before = everything(windows)
    classes = windows.registry(r"Software\Classes")
    assert windows.install(setup_exe) == 0
    dossier = make_dossier(windows, windows.profile / "Documents" / "Cyberwizard")
    start_window(windows)
    windows.stop()
    written = {name for name in everything(windows) if "Local/Cyberwizard" in name}

    windows.uninstall()
    mine = "Documents/Cyberwizard"
    kept = {mine, f"{mine}/{dossier.name}", *written}
    # The folder of programs may stay, empty.
    assert everything(windows) - {"AppData/Local/Programs"} - before <= kept
    assert dossier.is_file()
    assert windows.registry(UNINSTALL) == {}
    assert windows.registry(r"Software\Classes") == classes


def test_settings_and_dossiers_are_removed_when_asked(windows: Windows, setup_exe: Path) -> None:
    for options, kept in ((["/REGLAGES"], (False, True)), (["/DOSSIERS"], (True, False))):
        assert windows.install(setup_exe) == 0
        settings = windows.profile / "AppData/Local/Cyberwizard/reglages.ini"
        dossier = windows.profile / "Documents/Cyberwizard/A.cyberdossier"
        other = windows.profile / "Documents/Cyberwizard/photo.jpg"
        for path in (settings, dossier, other):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"x")
        windows.uninstall(*options)
        assert (settings.exists(), dossier.exists()) == kept
        assert other.exists()  # what is not a dossier is never touched


def test_the_program_runs_from_a_folder_with_accents(
    windows: Windows, setup_exe: Path, screen: Screen
) -> None:
    folder = windows.drive / "Programmes_d’été" / "Cyberwizard"
    # /D= bears no quotes, so a name without a space here.
    assert windows.install(setup_exe, f"/D={windows.windows_path(folder)}") == 0
    done = windows.run(folder / "cyberwizard-cli.exe", "--version")
    assert done.stdout.split() == ["cyberwizard", version()]
    windows.start(folder / "Cyberwizard.exe")
    screen.wait_for("Cyberwizard")
    windows.stop()
    shutil.rmtree(folder.parent)


def test_the_portable_zip_leaves_nothing_on_the_computer(
    windows: Windows, portable_zip: Path, payload: Path, screen: Screen
) -> None:
    key = windows.drive / "Clé USB"
    with zipfile.ZipFile(portable_zip) as archive:
        archive.extractall(key)
    folder = key / "Cyberwizard"
    files = tree(folder)
    assert files.pop("portable") == b""
    assert "Cyberwizard-donnees" in files.pop("LISEZ-MOI.txt").decode("utf-8-sig")
    assert files == tree(payload)
    before = everything(windows)
    windows.start(folder / "Cyberwizard.exe")
    screen.wait_for("Cyberwizard")
    wait_until(lambda: screen.colours() > 50, "something painted")
    windows.stop()
    assert {name for name in everything(windows) - before if "Cyberwizard" in name} == set()
    shutil.rmtree(key)


def test_every_library_of_qt_is_loaded(installed: Windows, payload: Path) -> None:
    """Compare what is shipped with what a window and a self test load."""
    site = payload / "programme/Lib/site-packages"
    shipped = {
        path.name.lower()
        for folder in ("PySide6", "shiboken6")
        for path in (site / folder).rglob("*")
        if path.suffix in {".dll", ".pyd"}
    }
    program = installed.program / "Cyberwizard.exe"
    window = installed.start(program, WINEDEBUG="+loaddll")
    wait_until(lambda: b"qwindows.dll" in window.output, "the window system")
    installed.screen.wait_for("Cyberwizard")
    installed.stop()
    done = installed.run(program, "--selftest", WINEDEBUG="+loaddll")
    assert done.returncode == 0, done.stdout + done.stderr
    said = window.output.decode("utf-8", errors="replace") + done.stderr
    loaded = {name.lower() for name in re.findall(r'Loaded L"[^"]*\\\\([^"\\]+)"', said)}
    # The three libraries of the MSVC runtime that wine answers for with its own.
    assert {
        name for name in shipped - loaded if not name.startswith(("msvcp", "vcruntime"))
    } == set()


def test_the_components_are_listed_with_their_versions(payload: Path) -> None:
    text = (ROOT / "docs" / "composants.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| ([\w.]+) \|", text, re.MULTILINE))
    lines = (payload / "licences" / "COMPOSANTS.txt").read_text("utf-8").splitlines()
    inside = {name: number for name, number, _ in (line.split("\t") for line in lines)}
    python = {name for name in inside if name.startswith("CPython")}
    assert len(python) == 1
    shown = {name.replace("_", "-").lower(): number for name, number in rows.items()}
    for name in set(inside) - python:
        assert shown[name.replace("_", "-").lower()] == inside[name], name
        assert list((payload / "licences").glob(f"{name.lower().replace('-', '?')}*")), name


def test_a_signature_is_made_when_a_certificate_is_given(payload: Path, tmp_path: Path) -> None:
    key, certificate, container = (tmp_path / name for name in ("key.pem", "cert.pem", "both.p12"))
    password = tmp_path / "password"
    password.write_text("essai", "ascii")
    subject = ["-subj", "/CN=Essai Cyberwizard", "-addext", "extendedKeyUsage=codeSigning"]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "2", *subject]
    make += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(make, check=True, capture_output=True)
    pack = ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate)]
    subprocess.run([*pack, "-out", str(container), "-passout", f"file:{password}"], check=True)
    program = tmp_path / "Cyberwizard.exe"
    shutil.copyfile(payload / "Cyberwizard.exe", program)
    signing = ROOT / "packaging" / "windows" / "signing.py"
    subprocess.run(
        [ROOT / ".venv" / "bin" / "python", signing, program],
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT / "packaging"),
            "CYBERWIZARD_SIGN_PKCS12": str(container),
            "CYBERWIZARD_SIGN_PASSWORD": str(password),
        },
        check=True,
        capture_output=True,
    )
    verify = ["osslsigncode", "verify", "-CAfile", str(certificate), str(program)]
    report = subprocess.run(verify, capture_output=True, text=True, check=False).stdout
    assert "Signature verification: ok" in report
    assert "CN=Essai Cyberwizard" in report
    assert program.read_bytes() != (payload / "Cyberwizard.exe").read_bytes()


def test_the_sums_are_those_of_the_artefacts(
    setup_exe: Path, portable_zip: Path, deb: Path
) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=setup_exe.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    for path in (setup_exe, portable_zip, deb):
        assert f"{path.name}: " in done.stdout


def pe_machine(path: Path) -> int:
    content = path.read_bytes()
    (offset,) = struct.unpack_from("<I", content, 0x3C)
    machine: int = struct.unpack_from("<H", content, offset + 4)[0]
    return machine


def test_every_binary_is_for_64_bit_windows(payload: Path, setup_exe: Path) -> None:
    kinds = {".exe", ".dll", ".pyd"}
    binaries = [path for path in payload.rglob("*") if path.suffix.lower() in kinds]
    assert len(binaries) > 30
    assert {path.name for path in [*binaries, setup_exe] if pe_machine(path) != 0x8664} == set()


def test_the_schema_of_the_answers_comes_out_of_the_installed_program(installed: Windows) -> None:
    done = installed.run(installed.program / "cyberwizard-cli.exe", "schema")
    assert done.returncode == 0, done.stderr
    assert "$schema" in done.stdout
    assert json.loads(done.stdout)
