"""What the repository itself promises: its documents, its locks, its fonts."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import cyberwizard
from scripts.translations import BadCallError, Text, texts, unfinished

ROOT = Path(__file__).resolve().parent.parent
BINARY = {".ttf", ".png", ".pdf", ".ico", ".cyberdossier", ".gz"}
THIS_FILE = Path(__file__).name
TOP_FOLDERS = (
    *(".ci", "benchmarks", "cyberwizard", "docs", "packaging", "requirements", "resources"),
    *("scripts", "tests", "translations", "ui"),
)


def shipped_files() -> list[Path]:
    """Return the files of the project, by folder: the sdist has no git to ask."""
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in TOP_FOLDERS:
        files += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    made = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    return [path for path in files if not made & set(path.parts) and path.suffix != ".qm"]


def text_of(path: Path) -> str:
    return "" if path.suffix in BINARY else path.read_text("utf-8")


def pyproject() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names_in_lock(name: str = "lock.txt") -> set[str]:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return {canonicalize_name(found) for found in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def runtime_closure() -> set[str]:
    """Return every distribution that the installed program brings, here and now."""
    declared = pyproject()["project"]["dependencies"]
    assert isinstance(declared, list)
    waiting = [Requirement(line) for line in declared]
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        found.add(name)
        for extra in ("", *requirement.extras):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            children = [Requirement(line) for line in distribution(name).requires or []]
            waiting += [
                child
                for child in children
                if child.marker is None or child.marker.evaluate({"extra": extra})
            ]
    return found


def notices() -> dict[str, str]:
    """Return the licence column of THIRD_PARTY_NOTICES.md by canonical name."""
    rows = re.findall(
        r"^\| ([\w.-]+) \| ([^|]+) \|", (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8"), re.M
    )
    return {canonicalize_name(name): licence for name, licence in rows}


def stated_licence(name: str) -> str:
    """Return what the package itself says, in whichever field it says it."""
    metadata = distribution(name).metadata
    classifiers = metadata.get_all("Classifier") or []
    candidates: list[str] = [
        *(metadata.get_all("License-Expression") or []),
        *(metadata.get_all("License") or []),
        *(line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")),
    ]
    return next(text for text in candidates if text)


@pytest.mark.parametrize("name", sorted(runtime_closure()))
def test_the_notices_name_each_runtime_dependency_with_its_own_licence(name: str) -> None:
    family = re.findall(r"[A-Za-z]+", stated_licence(name))[0]
    assert family in notices()[name]


def test_the_notices_name_nothing_that_is_not_locked() -> None:
    # The lock and not the closure: typing-extensions is only needed before Python 3.13.
    assert set(notices()) - {"paquet", "police"} <= names_in_lock()


@pytest.mark.parametrize(
    "licence", ["LGPL-3.0", "GPL-3.0", "MPL-2.0", "Apache-2.0", "inter/OFL", "source-sans-3/OFL"]
)
def test_the_notices_lead_to_each_licence_text(licence: str) -> None:
    text = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8")
    (path,) = set(re.findall(rf"`([\w/-]*/{re.escape(licence)}\.txt)", text))
    assert (ROOT / path).stat().st_size > 3000


def test_the_lock_holds_everything_the_project_asks_for() -> None:
    data = pyproject()
    groups = data["dependency-groups"]
    asked: list[str] = []
    for source in (
        data["build-system"]["requires"],
        data["project"]["dependencies"],
        *groups.values(),
    ):
        assert isinstance(source, list)
        asked += [line for line in source if isinstance(line, str)]
    locked = names_in_lock()
    assert {canonicalize_name(Requirement(line).name) for line in asked} <= locked
    assert runtime_closure() <= locked


def test_what_runs_here_is_what_is_locked() -> None:
    text = (ROOT / "requirements" / "lock.txt").read_text("utf-8")
    different = []
    for name, locked in re.findall(r"^([\w.-]+)==([\w.+!-]+)", text, re.MULTILINE):
        try:
            if version(name) != locked:
                different.append(f"{name}: {version(name)}, locked {locked}")
        except PackageNotFoundError:
            if name != "colorama":  # Windows only
                different.append(f"{name}: not installed")
    assert different == []


@pytest.mark.parametrize("name", ["lock.txt", "virtualenv.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert len(names_in_lock(name)) > 3
    for block in re.split(r"\n(?=\w)", text):
        assert "--hash=sha256:" in block, block
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)


def test_the_build_and_the_program_use_the_same_pinned_qt() -> None:
    data = pyproject()
    pin = "PySide6-Essentials==6.11.3"
    for group in (data["build-system"]["requires"], data["project"]["dependencies"]):
        assert isinstance(group, list)
        assert pin in group


def test_the_version_is_written_once() -> None:
    assert "version" not in pyproject()["project"]
    assert version("cyberwizard") == cyberwizard.__version__
    assert f"## {cyberwizard.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_gives_the_two_commands_and_the_makefile_has_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("run", "test"):
        assert f"\nmake {target} " in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_target_named_in_the_documents_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"`make ([a-z-]+)", (ROOT / name).read_text("utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an address of a package registry", r"pypi\.org|pythonhosted|registry\.npmjs|npmjs\.org"),
        ("a path of one machine", r"(?<![\w.])/(?:home|root|tmp|work)/\w"),
    ],
)
def test_no_file_holds(what: str, pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in shipped_files()
        if path.name != THIS_FILE
        for match in re.finditer(pattern, text_of(path))
    ]
    assert found == [], what


@pytest.mark.parametrize(
    "name",
    ["Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"]
    + [f"SourceSans3-{style}" for style in ("Regular", "Italic", "SemiBold", "SemiBoldItalic")],
)
def test_each_font_is_truetype_whole_and_has_its_licence_beside_it(name: str) -> None:
    (path,) = (ROOT / "resources" / "fonts").rglob(f"{name}.ttf")
    assert "SIL OPEN FONT LICENSE" in (path.parent / "OFL.txt").read_text("utf-8")
    with TTFont(path, lazy=False) as font:
        assert font.sfntVersion == "\x00\x01\x00\x00"  # reportlab refuses CFF outlines
        assert {"glyf", "cmap", "OS/2"} <= set(font.keys())
        assert font["OS/2"].fsType == 0  # embedding in a PDF is allowed
        characters = font.getBestCmap()
        family = font["name"].getBestFamilyName()
    assert family in {"Inter", "Source Sans 3"}
    assert [c for c in "éÈçœŒ’«»…–€\u00a0\u202f\u2011" if ord(c) not in characters] == []


def test_no_other_font_is_shipped() -> None:
    assert len([*(ROOT / "resources" / "fonts").rglob("*.?t[fc]")]) == 8


def test_the_translations_are_in_step_and_finished() -> None:
    check = [sys.executable, str(ROOT / "scripts" / "translations.py"), "--check"]
    result = subprocess.run(check, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("<translation>Next</translation>", []),
        ("<translation></translation>", ["Suivant"]),
        ('<translation type="unfinished">Next</translation>', ["Suivant"]),
        ('<translation type="vanished">Next</translation>', ["Suivant"]),
        ("<translation><numerusform>a</numerusform><numerusform>b</numerusform></translation>", []),
        (
            "<translation><numerusform>a</numerusform><numerusform/></translation>",
            ["Suivant"],
        ),
        ("", ["Suivant"]),
    ],
)
def test_an_unfinished_translation_is_seen(
    translation: str, expected: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "x.ts"
    message = f"<message><source>Suivant</source>{translation}</message>"
    path.write_text(f"<TS><context><name>Page</name>{message}</context></TS>", "utf-8")
    assert unfinished(path) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('class Page:\n    def f(self): self.tr("Suivant")', Text("Page", "Suivant", "", False)),
        (
            'class Page:\n    def f(self): self.tr("%n jour(s)", "", n)',
            Text("Page", "%n jour(s)", "", True),
        ),
        ('translate("menus", "Ouvrir")', Text("menus", "Ouvrir", "", False)),
        (
            'QCoreApplication.translate("m", "Un " "deux", "court")',
            Text("m", "Un deux", "court", False),
        ),
        ('translate("m", "%n jour(s)", None, len(days))', Text("m", "%n jour(s)", "", True)),
        ('translate("m", "%n jour(s)", n=count)', Text("m", "%n jour(s)", "", True)),
        ('QT_TRANSLATE_NOOP("m", "Oui\\u202f!")', Text("m", "Oui\u202f!", "", False)),
    ],
)
def test_a_text_to_translate_is_found(source: str, expected: Text) -> None:
    assert list(texts(f"import x\n{source}\n'abc'.translate(table)", "x.py")) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        'tr("menus", "Ouvrir")',
        'translate("menus", label)',
        'translate("menus", f"Il reste {count}")',
        'def f(page): page.tr("Suivant")',
    ],
)
def test_a_call_that_would_never_find_its_translation_is_refused(source: str) -> None:
    with pytest.raises(BadCallError, match=r"^x\.py:1: "):
        list(texts(source, "x.py"))
