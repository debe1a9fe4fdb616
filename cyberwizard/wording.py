"""The exact words a question was asked in, kept so that an old dossier prints what was answered."""

from __future__ import annotations

import hashlib
import json

from cyberwizard.content.model import Question
from cyberwizard.shapes import dataclass


@dataclass(frozen=True)
class Wording:
    """A label and its options (id, label); ``fingerprint`` names exactly these words."""

    fingerprint: str
    label: str
    options: tuple[tuple[str, str], ...] = ()


def wording_of(question: Question) -> Wording:
    """Return the words that *question* is asked in today."""
    return make_wording(question.label, tuple((o.id, o.label) for o in question.options))


def make_wording(label: str, options: tuple[tuple[str, str], ...]) -> Wording:
    """Build a wording and its fingerprint: 16 hexadecimal digits of SHA-256, for ever."""
    words = json.dumps([label, options], ensure_ascii=False, separators=(",", ":"))
    return Wording(hashlib.sha256(words.encode()).hexdigest()[:16], label, options)
