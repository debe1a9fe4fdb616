"""The sentences of the printed dossier, kept in ``resources/templates`` and filled by jinja2."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import jinja2

from cyberwizard import assets, sentences


@cache
def _environment() -> jinja2.Environment:
    # Plain text comes out: each renderer escapes for its own format, once.
    environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined)
    environment.filters["date"] = sentences.long_date
    environment.filters["jour"] = sentences.short_date
    environment.filters["duree"] = sentences.duration
    return environment


@cache
def _templates() -> dict[str, jinja2.Template]:
    words = tomllib.loads(assets.resource("templates/dossier.toml").read_text("utf-8"))
    return {
        f"{section}.{key}": _environment().from_string(text)
        for section, texts in words.items()
        for key, text in texts.items()
    }


def say(name: str, **values: Any) -> str:
    """Return the sentence *name*, filled with *values*; a missing value is a bug and raises."""
    return _templates()[name].render(values)
