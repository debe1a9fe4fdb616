"""Keep ``translations/*.ts`` in step with the sources, and compile them.

Without an argument: update the ``.ts`` files (lupdate), then write the ``.qm`` files (lrelease).
``--compile``: only write the ``.qm`` files.
``--check``: change nothing; fail when a ``.ts`` is out of step or a translation is unfinished.

French is the source language: ``cyberwizard_en.ts`` holds every text, ``cyberwizard_fr.ts`` only
the plural forms.

lupdate reads Python only in part: it takes ``translate(context, text, comment, n)`` for a text
without plural, or drops it. So the calls are found here, and given to lupdate written in C++.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hatch_build import compile_translations, qt_tool  # noqa: E402  # it is beside pyproject.toml

FOLDER = ROOT / "translations"
LANGUAGES = {
    "cyberwizard_en.ts": ["-target-language", "en_GB"],
    "cyberwizard_fr.ts": ["-target-language", "fr_FR", "-pluralonly"],
}


@dataclass(frozen=True, order=True, slots=True)
class Text:
    """One text to translate, as Qt will look for it."""

    context: str
    source: str
    comment: str
    plural: bool

    def as_cpp(self) -> str:
        """Return the call that lupdate understands."""
        arguments = [json.dumps(part, ensure_ascii=False) for part in self._strings()]
        return f"QCoreApplication::translate({', '.join([*arguments, *['n'] * self.plural])});"

    def _strings(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment


class BadCallError(Exception):
    """A call that would never find its translation."""


def texts(source: str, name: str) -> Iterator[Text]:
    """Yield every text that the Python *source* asks to translate."""
    yield from _texts(ast.parse(source), "", name)


def _texts(node: ast.AST, context: str, name: str) -> Iterator[Text]:
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call):
        function = ast.unparse(node.func)
        last = function.rpartition(".")[2]
        if last in {"translate", "QT_TRANSLATE_NOOP"} and len(node.args) > 1:
            yield _text(node, [*node.args], name)
        elif last == "QT_TR_NOOP" or (last == "tr" and function != "tr"):
            yield _text(node, [ast.Constant(context), *node.args], name)
        elif function == "tr":
            raise BadCallError(
                f"{name}:{node.lineno}: tr() of no object, use translate(context, text)"
            )
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, context, name)


def _text(call: ast.Call, arguments: list[ast.expr], name: str) -> Text:
    strings = [
        value.value or ""
        for value in arguments[:3]
        if isinstance(value, ast.Constant) and isinstance(value.value, str | None)
    ]
    if len(strings) != len(arguments[:3]) or not all(strings[:2]):
        raise BadCallError(
            f"{name}:{call.lineno}: only literal texts, in a class or with a context"
        )
    plural = len(arguments) > 3 or any(keyword.arg == "n" for keyword in call.keywords)
    return Text(strings[0], strings[1], "".join(strings[2:]), plural)


def found_texts() -> list[Text]:
    """Return every text of the program, sorted: the ``.ts`` do not change when code moves."""
    files = [path for package in ("cyberwizard", "ui") for path in (ROOT / package).rglob("*.py")]
    return sorted(
        {
            text
            for path in files
            for text in texts(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
        }
    )


def update(folder: Path) -> None:
    """Bring the ``.ts`` files of *folder* in step with the sources; no line number is kept."""
    with tempfile.TemporaryDirectory() as temporary:
        calls = Path(temporary, "texts.cpp")
        calls.write_text("\n".join(text.as_cpp() for text in found_texts()), "utf-8")
        for name, options in LANGUAGES.items():
            subprocess.run(
                [
                    qt_tool("lupdate"),
                    *("-silent", "-no-obsolete", "-locations", "none"),
                    *("-source-language", "fr_FR", *options),
                    calls,
                    *("-ts", folder / name),
                ],
                check=True,
            )


def unfinished(path: Path) -> list[str]:
    """Return the source texts of *path* that have no finished translation."""
    return [
        message.findtext("source", "")
        for message in ET.parse(path).iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") is not None
        or not all(form.strip() for form in _forms(translation))
    ]


def _forms(translation: ET.Element) -> list[str]:
    plural = translation.findall("numerusform")
    return [form.text or "" for form in plural] if plural else [translation.text or ""]


def problems() -> list[str]:
    """Return everything that is wrong with ``translations/``, one line each."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        copies = Path(folder)
        for name in LANGUAGES:
            if (FOLDER / name).exists():
                shutil.copy(FOLDER / name, copies)
        update(copies)
        for name in LANGUAGES:
            shipped = FOLDER / name
            if not shipped.exists() or shipped.read_bytes() != (copies / name).read_bytes():
                found.append(f"{name}: out of step with the sources, run 'make translations'")
            found += [f"{name}: unfinished: {text}" for text in unfinished(copies / name)]
    return found


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for; return the exit code."""
    try:
        return _run(arguments)
    except BadCallError as error:
        print(error)
        return 1


def _run(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        found = problems()
        print("\n".join(found) or "translations: in step and finished")
        return 1 if found else 0
    if arguments == ["--compile"]:
        compile_translations(FOLDER)
        return 0
    if arguments:
        print(__doc__)
        return 2
    FOLDER.mkdir(exist_ok=True)
    update(FOLDER)
    compile_translations(FOLDER)
    for name in LANGUAGES:
        print(f"{name}: {len(unfinished(FOLDER / name))} unfinished")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
