"""Where the words of the glossary stand in a text.

A form is found as a whole word, whatever its capitals, hyphens, apostrophes and spaces; one made of
capitals alone (« RC ») must be written so, or it would be found in other words of every day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cyberwizard.content.model import Term

_TYPOGRAPHY = str.maketrans({"\u2010": "-", "\u2011": "-", "'": "’", "\u00a0": " ", "\u202f": " "})


class Mention(NamedTuple):
    """A word of the glossary in a text, from *start* to *end* excluded."""

    start: int
    end: int
    term: Term


class Glossary:
    """Finds the terms it is given; built once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._loose: dict[str, Term] = {}
        self._strict: dict[str, Term] = {}
        for term in terms:
            for form in term.forms:
                plain = form.translate(_TYPOGRAPHY)
                if plain.isupper():
                    self._strict[plain] = term
                else:
                    self._loose[plain.casefold()] = term
        # The longest first: « mise à jour de sécurité » before « mise à jour ».
        forms = sorted([*self._loose, *self._strict], key=len, reverse=True)
        words = "|".join(re.escape(form) for form in forms) or r"\Z\A."
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return every word explained in *text*, in order, none inside another."""
        found = []
        for match in self._pattern.finditer(text.translate(_TYPOGRAPHY)):
            written = match.group()
            term = self._strict.get(written) or self._loose.get(written.casefold())
            if term is not None:
                found.append(Mention(*match.span(), term))
        return tuple(found)

    def explained(self, texts: Iterable[str]) -> tuple[Term, ...]:
        """Return the terms that *texts* mention, each once, in the order met."""
        met = {mention.term.id: mention.term for text in texts for mention in self.mentions(text)}
        return tuple(met.values())
