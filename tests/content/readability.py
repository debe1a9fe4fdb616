"""Count how hard a French text is, with fixed rules, so that two machines agree.

Kandel and Moles (1958), ``207 - 1.015 * words/sentences - 73.6 * syllables/words``, and LIX,
``words/sentences + 100 * long words/words`` (long: 7 letters or more). A final mute e is not a
syllable. Used as ``python -m tests.content.readability FILE.toml``: measures every long text.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_VOWEL = "aàâäeéèêëiîïoôöuùûüyœæ"
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?:[-‑][A-Za-zÀ-ÖØ-öø-ÿŒœ]+)*")
_NOT_AN_END = re.compile(r"\b(M|art|etc|p|ex|L|n°)\.(?=\s)")
_SENTENCE = re.compile(r"(?<=[.!?…])[\s»]+|\n+")
_MUTE = re.compile(rf"(?<=[^{_VOWEL}])(es|e|ent)$")
_GROUP = re.compile(rf"eau|ou|oi|oe|œu|au|ai|ei|eu|[{_VOWEL}]")
_TYPOGRAPHY = re.compile(
    r"'|«(?!\u00a0)|(?<!\u00a0)»|(?<!\u202f)[;!?](?![\u202f!?»])|(?<!\u00a0):(?=\s|$)|(?<!\u00a0)[€%]"
)
FORBIDDEN = re.compile(
    r"\b(implément\w+|impact(?:er|e|ent|é\w*|ant)\b|il convient de|ledit|ladite|lesdit\w+|"
    r"afin d[e’']|en cas de survenance|posture|process|best practice|cyber-?résilience)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one text."""

    words: int
    mean_sentence: float
    longest_sentence: int
    kandel_moles: float
    lix: float


def words(text: str) -> list[str]:
    """Split into words; an apostrophe separates, a hyphen does not; no figures, no addresses."""
    text = re.sub(r"https?://\S+|\b[\w-]+\.(?:fr|com|org|eu|bzh|corsica)\b\S*", " ", text)
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split into sentences; « art. », « etc. », « M. » and decimals do not end one."""
    text = _NOT_AN_END.sub(r"\1", text)
    return [part for part in _SENTENCE.split(text) if words(part)]


def syllables(word: str) -> int:
    """Count spoken syllables, roughly: vowel groups, without a final mute e."""
    word = word.lower()
    if len(word) > 3:
        word = _MUTE.sub("", word)
    word = re.sub(rf"([qg])u(?=[{_VOWEL}])", r"\1", word)
    word = re.sub(r"[iïuyoù](?=[aàâeéèêëoôœ])", "", word)
    return max(1, len(_GROUP.findall(word)))


def score(text: str) -> Score:
    """Measure *text*; it must hold one word at least."""
    parts = [len(words(sentence)) for sentence in sentences(text)]
    all_words = words(text)
    count, mean = len(all_words), len(all_words) / len(parts)
    spoken = sum(syllables(word) for word in all_words)
    long = sum(len(re.sub(r"[-‑]", "", word)) >= 7 for word in all_words)
    return Score(
        count,
        mean,
        max(parts),
        207 - 1.015 * mean - 73.6 * spoken / count,
        mean + 100 * long / count,
    )


def texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every text of several words inside decoded TOML."""
    if isinstance(value, dict):
        name = str(value.get("id", ""))
        for key, inner in value.items():
            yield from texts(inner, f"{where}.{name}.{key}" if name else f"{where}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, where)
    elif isinstance(value, str) and " " in value.strip():
        yield where.lstrip("."), value


def main(paths: list[str]) -> None:
    """Print what breaks a rule in each file, then the figures of the whole file."""
    for path in paths:
        found = list(texts(tomllib.loads(Path(path).read_text("utf-8"))))
        for where, text in found:
            for sentence in sentences(text):
                if len(words(sentence)) > 25:
                    sys.stdout.write(f"{where}: {len(words(sentence))} mots: {sentence}\n")
            if match := FORBIDDEN.search(text):
                sys.stdout.write(f"{where}: mot banni: {match.group()}\n")
            if _TYPOGRAPHY.search(text):
                sys.stdout.write(f"{where}: typographie: {text}\n")
        everything = "\n".join(text for _, text in found)
        sys.stdout.write(f"{path}: {score(everything)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
