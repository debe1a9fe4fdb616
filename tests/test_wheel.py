"""The archive that people install: built through the sdist, installed alone, and used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from cyberwizard import __version__

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = shutil.ignore_patterns(
    *(".git", ".venv", ".*_cache", ".hypothesis", ".benchmarks", "build", "dist"),
    *("__pycache__", "*.pyc", "*.qm", "*.cyberdossier"),
)


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program with nothing of this process in its environment that could help it."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PYTEST", "VIRTUAL_ENV"))
    }
    result = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an sdist, and of the wheel that was built from that sdist."""
    folder = tmp_path_factory.mktemp("archives")
    checkout = folder / "checkout"
    # From a copy: the build compiles translations in place, and other tests are reading them.
    shutil.copytree(ROOT, checkout, ignore=NOT_OURS)
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        folder / "dist",
    ]
    run(*build, checkout, cwd=folder)
    return folder / "dist"


@pytest.fixture(scope="module")
def wheel(archives: Path) -> Path:
    (path,) = archives.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scripts folder of a new environment that holds the wheel and nothing else of us.

    The locked dependencies are lent by the environment of the tests through a ``.pth`` file, which
    does not process the ``.pth`` of the editable install.
    """
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "--disable-pip-version-check",
    ]
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=folder)
    own = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
        ).strip()
    )
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "lent.pth").write_text("\n".join(sorted(lent)), "utf-8")
    return scripts


def test_the_archives_carry_the_version(archives: Path) -> None:
    names = {path.name for path in archives.iterdir()}
    assert names == {
        f"cyberwizard-{__version__}.tar.gz",
        f"cyberwizard-{__version__}-py3-none-any.whl",
    }


def test_the_source_archive_can_be_built_and_tested(archives: Path) -> None:
    (path,) = archives.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        *("pyproject.toml", "hatch_build.py", "Makefile", "LICENSE", "THIRD_PARTY_NOTICES.md"),
        *("requirements/lock.txt", "scripts/bootstrap.sh", "tests/conftest.py"),
        *("translations/cyberwizard_en.ts", "translations/cyberwizard_fr.ts"),
    } <= names


def test_the_wheel_holds_the_two_packages_and_no_test(members: set[str]) -> None:
    tops = {name.partition("/")[0] for name in members}
    assert tops == {"cyberwizard", "ui", f"cyberwizard-{__version__}.dist-info"}
    assert [name for name in members if name.endswith((".ts", ".pyc"))] == []


def test_the_wheel_holds_every_resource(members: set[str]) -> None:
    resources = {
        f"cyberwizard/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    resources.add("cyberwizard/resources/content.json")  # made by the build
    assert len(resources) > 20
    assert resources == {name for name in members if name.startswith("cyberwizard/resources/")}


@pytest.mark.parametrize("name", ["cyberwizard_en.qm", "cyberwizard_fr.qm"])
def test_the_wheel_holds_the_compiled_translations(name: str, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert len(archive.read(f"cyberwizard/translations/{name}")) > 30


def test_the_wheel_holds_every_licence_text(members: set[str]) -> None:
    licences = f"cyberwizard-{__version__}.dist-info/licenses"
    assert {
        *(f"{licences}/LICENSE", f"{licences}/THIRD_PARTY_NOTICES.md"),
        *(f"{licences}/licences/{name}.txt" for name in ("LGPL-3.0", "GPL-3.0", "MPL-2.0")),
        "cyberwizard/resources/fonts/inter/OFL.txt",
        "cyberwizard/resources/fonts/source-sans-3/OFL.txt",
    } <= members


def test_the_installed_program_uses_its_own_files(installed: Path, tmp_path: Path) -> None:
    program = (
        "import cyberwizard, ui\n"
        "from cyberwizard import assets\n"
        "print(cyberwizard.__file__, ui.__file__, assets.translations(), assets.resource('fonts'))"
    )
    for place in run(installed / "python", "-c", program, cwd=tmp_path).split():
        assert Path(place).is_relative_to(installed.parent)


def test_the_installed_program_loads_the_compiled_content(installed: Path, tmp_path: Path) -> None:
    program = (
        "from cyberwizard import assets\n"
        "from cyberwizard.content.loader import COMPILED, read_compiled\n"
        "content = read_compiled(assets.resource(COMPILED), assets.resource('content'))\n"
        "print(len(content.questions) if content else 'stale')"
    )
    assert int(run(installed / "python", "-c", program, cwd=tmp_path)) > 60


def test_the_installed_program_makes_the_pdf_of_the_sample(installed: Path, tmp_path: Path) -> None:
    run(installed / "cyberwizard-cli", "sample", "-o", "exemple.cyberdossier", cwd=tmp_path)
    run(
        installed / "cyberwizard-cli", "render", "exemple.cyberdossier", "-o", "e.pdf", cwd=tmp_path
    )
    with pypdfium2.PdfDocument(tmp_path / "e.pdf") as document:
        first = document[0].get_textpage().get_text_range()
        assert len(document) >= 4
    assert "oulangerie" in first


WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
from ui.app import start

app = QApplication(sys.argv[:1])
window = start(app, sys.argv)
window.first_painted.connect(lambda: print("painted:", window.isVisible()))
window.first_painted.connect(app.quit)
code = app.exec()
window.wait_for_work()
raise SystemExit(code)
"""


def test_the_installed_window_opens(installed: Path, tmp_path: Path) -> None:
    assert (installed / "cyberwizard").exists() or (installed / "cyberwizard.exe").exists()
    assert run(installed / "python", "-c", WINDOW, cwd=tmp_path) == "painted: True\n"
