"""The one place where a text coming from outside is made storable, or sayable."""

from __future__ import annotations

import unicodedata


def clean_text(text: str) -> str:
    """Return *text* as it is, except lone surrogates, which become U+FFFD.

    A lone surrogate (half a character, left by a broken paste or a hostile file) has no UTF-8
    form: it could be neither saved nor printed. Two halves that belong together are joined.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def visible_text(text: str) -> str:
    """Return *text* on one line, for a sentence: what cannot be seen becomes U+FFFD."""
    return "".join(c if _is_visible(c) else "\ufffd" for c in clean_text(text))


def _is_visible(character: str) -> bool:
    # Python does not count the French spaces as printable.
    return character.isprintable() or unicodedata.category(character) == "Zs"
