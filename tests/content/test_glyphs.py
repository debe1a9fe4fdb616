"""Every character of every shipped text exists in the fonts that ship with it."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from cyberwizard import assets

ROOT = Path(__file__).parents[2]


def _glyphs(font: str) -> frozenset[int]:
    data = assets.resource(f"fonts/{font}.ttf").read_bytes()
    return frozenset(TTFont(font, BytesIO(data)).face.charToGlyph)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        for text in _strings(tomllib.loads(path.read_text("utf-8"))):
            yield path.name, text
    for path in sorted((ROOT / "resources" / "samples").glob("*.json")):
        for text in _strings(json.loads(path.read_text("utf-8"))):
            yield path.name, text


def _literals(folder: str, *, but: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Strings of the code under *folder*."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        if not set(but) & set(path.parts):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield str(path.relative_to(ROOT)), node.value


def _screen_texts() -> Iterator[tuple[str, str]]:
    """What the window may show. "contract" names the characters of other people's files."""
    yield from _literals("ui")
    yield from _literals("cyberwizard", but=("contract", "dossier"))
    for path in sorted((ROOT / "translations").glob("*.ts")):
        yield path.name, path.read_text("utf-8")


REPLACEMENT = "\ufffd"  # stands for a broken character that was typed; it prints as a box
INTER = ("inter/Inter-Regular", "inter/Inter-Medium", "inter/Inter-SemiBold", "inter/Inter-Bold")
SOURCE_SANS = tuple(
    f"source-sans-3/SourceSans3-{style}"
    for style in ("Regular", "SemiBold", "Italic", "SemiBoldItalic")
)


def _missing(texts: Iterator[tuple[str, str]], font: str) -> set[str]:
    glyphs = _glyphs(font)
    return {
        f"{file}: U+{ord(char):04X}"
        for file, text in texts
        for char in text
        if char.isprintable() and char != REPLACEMENT and ord(char) not in glyphs
    }


@pytest.mark.parametrize("font", [*INTER, *SOURCE_SANS])
def test_content_has_its_glyphs(font: str) -> None:
    assert not _missing(_texts(), font)


@pytest.mark.parametrize("font", INTER)
def test_the_interface_has_its_glyphs(font: str) -> None:
    assert not _missing(_screen_texts(), font)


@pytest.mark.parametrize("font", SOURCE_SANS)
def test_the_paper_has_its_glyphs(font: str) -> None:
    assert not _missing(_literals("cyberwizard/dossier"), font)


@pytest.mark.parametrize("font", [*INTER, *SOURCE_SANS])
def test_french_typography_has_its_glyphs(font: str) -> None:
    assert set(map(ord, "\u202f\u00a0\u2011\u2019«»€…œŒ°")) <= _glyphs(font)


def test_a_missing_glyph_is_seen() -> None:
    assert _missing(iter([("x", "voilà 🥐")]), INTER[0]) == {"x: U+1F950"}
