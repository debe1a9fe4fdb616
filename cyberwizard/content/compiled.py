"""Compile the checked content to one file, which loads many times faster than the TOML files.

``python -m cyberwizard.content.compiled`` does it for a checkout, the build for an archive. Each
line is a JSON document: what there is, then one line per table, decoded when it is first read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cyberwizard.conditions import Condition
from cyberwizard.content.loader import (
    COMPILED,
    SAID,
    TABLES,
    fingerprint,
    list_sources,
    parse,
    read_folder,
)

_CHECKOUT = Path(__file__).resolve().parents[2] / "resources"


def write(resources: Path) -> Path:
    """Write ``content.json`` beside the ``content`` folder; ContentError when it has mistakes."""
    folder = resources / "content"
    content = parse(read_folder(folder))
    header = {
        "made_from": fingerprint(folder),
        "sources": [[name, entry.stat().st_size] for name, entry in list_sources(folder)],
        "said": {name: getattr(content, name) for name in SAID},
        "ceilings": content.theme_ceilings,
        "tables": list(TABLES),
    }
    lines = [header, *(_plain(getattr(content, field)) for field in TABLES)]
    compiled = resources / COMPILED
    unfinished = compiled.with_suffix(".new")
    unfinished.write_text("\n".join(map(_json, lines)), "utf-8", newline="\n")
    return unfinished.replace(compiled)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Return what ``builder`` makes *value* of."""
    if isinstance(value, Condition):
        return [
            {key: sorted(accepted) for key, accepted in alternative.tests}
            for alternative in value.alternatives
        ]
    if is_dataclass(value):
        said = {field.name: (field.default, getattr(value, field.name)) for field in fields(value)}
        return {
            name: _plain(given)
            for name, (default, given) in said.items()
            if default is MISSING or given != default
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


if __name__ == "__main__":
    write(_CHECKOUT)
