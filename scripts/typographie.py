"""Put French typography into the double-quoted strings of the given TOML files, in place.

Writers type plain spaces and apostrophes; this sets the no-break ones that the tests require.
Run: python scripts/typographie.py FILE.toml...
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_RULES = (
    (re.compile("'"), "’"),
    (re.compile(r"[ \u00a0\u202f]+(?=[;!?])"), "\u202f"),
    (re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|\"|$))"), "\u00a0"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«\u00a0"),
    (re.compile(r"[ \u00a0\u202f]*»"), "\u00a0»"),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]*(?=[€%])"), "\u00a0"),
    (re.compile(r"\bn°(?: ?(?=\d)| $)"), "n°\u00a0"),  # or before what jinja writes
    (re.compile(r"-(?=(?:t-)?(?:ils?|elles?|on|je|ce|vous|nous)\b)"), "\u2011"),
    (re.compile(r"(?<=\u2011t)-"), "\u2011"),
)


_TEMPLATE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|https?://\S+)")


def correct(text: str) -> str:
    """Return *text* with French typography; jinja code and addresses are left alone."""
    parts = _TEMPLATE.split(text)
    for place in range(0, len(parts), 2):
        for pattern, replacement in _RULES:
            parts[place] = pattern.sub(replacement, parts[place])
    return "".join(parts)


def correct_file(source: str) -> str:
    """Return a TOML source with the typography of its double-quoted strings corrected."""
    return _STRING.sub(lambda match: '"' + correct(match.group()[1:-1]) + '"', source)


def main(paths: list[str]) -> None:
    """Correct each file in place, only when something changes."""
    for path in map(Path, paths):
        if path.suffix != ".toml":
            sys.exit(f"{path}: TOML only")
        before = path.read_text("utf-8")
        if (after := correct_file(before)) != before:
            path.write_text(after, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
