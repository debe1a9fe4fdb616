"""The sentences of the printed dossier, kept in ``resources/templates`` and filled by jinja2."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from cyberwizard import assets, sentences

if TYPE_CHECKING:
    import jinja2


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # when used: most commands of the console print nothing

    # Plain text comes out: each renderer escapes for its own format, once.
    environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined)
    environment.filters["date"] = sentences.long_date
    environment.filters["jour"] = sentences.short_date
    environment.filters["duree"] = sentences.duration
    return environment


@cache
def words() -> dict[str, str]:
    """Return every sentence by name, as it is written, to be filled."""
    sections = tomllib.loads(assets.resource("templates/dossier.toml").read_text("utf-8"))
    return {
        f"{section}.{key}": text
        for section, texts in sections.items()
        for key, text in texts.items()
    }


@cache
def _template(name: str) -> jinja2.Template:
    return _environment().from_string(words()[name])  # when said: compiling all takes 0.1 s


def say(name: str, **values: Any) -> str:
    """Return the sentence *name*, filled with *values*; a missing value is a bug and raises."""
    text = words()[name]
    return _template(name).render(values) if "{" in text else text
