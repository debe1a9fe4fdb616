"""The labelled passages that the classifiers learn from: our own phrases, put into frames."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cyberwizard.contract.formulas import Zone, cues
from cyberwizard.contract.model import Role, Span
from cyberwizard.contract.stems import fold
from cyberwizard.contract.zones import Candidate, Place

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "resources" / "contract" / "corpus"
ASKED = frozenset(
    (
        *("defaut_sauvegarde", "defaut_mfa", "defaut_antivirus", "defaut_correctifs"),
        *("mots_de_passe_defaut", "chiffrement_portables", "mesures_prevention"),
        *("usure_obsolescence", "teletravail_byod", "logiciels_sans_licence"),
        *("systemes_industriels", "fraude_virement", "pci_dss", "absence_plainte"),
        *("declaration_tardive", "accord_prealable", "preuves_cooperation", "activites_exclues"),
    )
)
"""The entries that contracts also write as things to do or to have."""
STYLES = "LPBOTQJFSXNYCRHMVWZ"
ONLY_TOPICS = "Z"
"""Voices whose refusals are images and understatements: too rare to teach what a refusal is."""
LEARNT = ("reglage", "examen", "epreuve", "releve", "renfort", "moisson", "jumeaux")
"""The labelled contracts that the shipped weights are learnt from; never "temoin", "controle"."""
LEARNT_FROM = (
    *("resources/contract/corpus/*.txt", "resources/contract/lexique.toml"),
    *("resources/contract/formules.toml", *(f"tests/contracts/{name}/*.txt" for name in LEARNT)),
)
"""Every file whose words make the weights."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the corpus: its entries (none for "-"), its style, whole sentence or not."""

    label: str
    style: str
    text: str

    @property
    def whole(self) -> bool:
        return self.text[-1] in ".!?"

    @property
    def entries(self) -> tuple[str, ...]:
        return () if self.label in ("-", "G", "D", "A") else tuple(self.label.split(","))


def fingerprint(root: Path = ROOT) -> str:
    """Return a digest of what the weights are learnt from, the same on every system."""
    digest = hashlib.sha256()
    for pattern in LEARNT_FROM:
        for path in sorted(root.glob(pattern)):
            digest.update(f"{path.name}\n{path.read_text('utf-8')}".encode())
    return digest.hexdigest()


def words_of(text: str) -> Counter[str]:
    """Return the words of a text, for comparing passages."""
    return Counter("".join(c if c.isalnum() else " " for c in fold(text)).split())


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the words of *one* that *other* has."""
    total = sum(one.values())
    return sum((one & other).values()) / total if total else 0.0


def phrases(folder: Path = CORPUS) -> list[Phrase]:
    """Return every line of the corpus, without the frames."""
    found = []
    for path in sorted(folder.glob("[0-9]*.txt")):
        found += list(_read(path))
    return found


def frames(folder: Path = CORPUS) -> list[Phrase]:
    """Return sentences where a noun phrase takes the place of {}: "X" takes away, "G" gives."""
    return list(_read(folder / "cadres.txt"))


def _read(path: Path) -> Iterator[Phrase]:
    label = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            label = line[1:].strip()
        elif line.strip() and not line.startswith("#"):
            style, _, text = line.partition(" ")
            if style not in STYLES or len(style) != 1 or not label:
                raise ValueError(f"{path.name}: {line}")
            yield from (Phrase(label, style, part.strip()) for part in text.split(" | "))


def framed(frame: str, phrase: str) -> str:
    """Put a noun phrase into a frame."""
    text = frame.replace("{C}", phrase[:1].upper() + phrase[1:]).replace("{}", phrase)
    for wrong, right in ((" de les ", " des "), (" de le ", " du "), (" pour les ", " pour les ")):
        text = text.replace(wrong, right)
    return text


def candidate(
    text: str,
    *,
    zone: Zone = Zone.NONE,
    outer: Zone = Zone.NONE,
    lead: Zone = Zone.NONE,
    column: Zone = Zone.NONE,
    role: Role = Role.PARAGRAPH,
) -> Candidate:
    """Return a sentence as the reader would see it in that place."""
    folded = fold(text)
    span = Span(text, 1, (), "", (), "", role)
    return Candidate(span, folded, Place(zone, outer, lead, column), cues(folded))


def topic_examples(
    chosen: list[Phrase], some_frames: list[Phrase], seed: int = 1, times: int = 3
) -> list[tuple[str, tuple[str, ...]]]:
    """Return texts and the entries that they bear."""
    chance = random.Random(seed)
    takes = [frame.text for frame in some_frames if frame.label == "X"]
    result: list[tuple[str, tuple[str, ...]]] = []
    nouns = [p for p in chosen if not p.whole and p.label not in ("G", "D", "A")]
    for phrase in chosen:
        if phrase.label in ("G", "D"):
            continue
        if phrase.label == "A":
            result.append((phrase.text, ()))
            continue
        if phrase.whole:
            result += [(phrase.text, phrase.entries)] * 2
            continue
        result.append((phrase.text, phrase.entries))
        result += [
            (framed(chance.choice(takes), phrase.text), phrase.entries) for _ in range(times - 1)
        ]
    for _ in range(len(nouns) // 3):  # passages that bear two entries
        one, two = chance.sample(nouns, 2)
        link = chance.choice((" et ", ", ainsi que ", ", ", " ou "))
        text = framed(chance.choice(takes), one.text + link + two.text)
        result.append((text, tuple(dict.fromkeys(one.entries + two.entries))))
    return result


def taking_examples(
    chosen: list[Phrase], some_frames: list[Phrase], seed: int = 2
) -> list[tuple[Candidate, bool]]:
    """Return phrases in likely places, and whether they take cover away there."""
    chance = random.Random(seed)
    takes = [frame.text for frame in some_frames if frame.label == "X" and len(frame.text) > 5]
    gives = [frame.text for frame in some_frames if frame.label == "G"]
    anywhere = [Zone.NONE, Zone.EXCLUDES, Zone.CONDITIONS, Zone.LIMITS, Zone.CLAIMS, Zone.LIFE]
    tame = [Zone.NONE, Zone.GRANTS, Zone.GRANTS, Zone.CLAIMS, Zone.LIFE, Zone.CONDITIONS]
    result: list[tuple[Candidate, bool]] = []

    def add(text: str, takes_away: bool, **place: object) -> None:
        result.append((candidate(text, **place), takes_away))  # type: ignore[arg-type]

    for phrase in chosen:
        text = phrase.text
        if phrase.style in ONLY_TOPICS:
            continue
        if phrase.label == "G":
            role = Role.CELL if phrase.style == "T" else Role.PARAGRAPH
            add(text, False, zone=chance.choice([Zone.GRANTS, Zone.GRANTS, Zone.NONE]), role=role)
            add(text, False, zone=chance.choice([*tame, Zone.LIMITS]), role=role)
            add(text, False, zone=Zone.GRANTS, lead=Zone.GRANTS, role=Role.ITEM)
        elif phrase.label == "D":
            add(text, False, zone=Zone.DEFINES)
            add(text, False, zone=Zone.DEFINES, role=Role.ITEM)
            add(text, False, zone=chance.choice([Zone.NONE, Zone.GRANTS, Zone.LIFE]))
        elif phrase.label == "A":
            for zone in (*chance.sample(tame, 2), Zone.LIFE):
                add(text, False, zone=zone)
        elif not phrase.whole:  # what is listed is given or taken by what stands above it
            add(text, True, zone=Zone.EXCLUDES, lead=Zone.EXCLUDES, role=Role.ITEM)
            add(text, False, zone=Zone.GRANTS, lead=Zone.GRANTS, role=Role.ITEM)
            add(text, True, column=Zone.EXCLUDES, role=Role.CELL)
            add(text, False, column=Zone.GRANTS, role=Role.CELL)
            # The plainest sentences of all, which invented contracts avoid.
            add(framed(chance.choice(takes), text), True, zone=chance.choice(anywhere))
            if phrase.label != "-":
                add(framed(chance.choice(gives), text), False, zone=chance.choice(tame))
        else:
            for zone in chance.sample(anywhere, 3):
                add(text, True, zone=zone)
            add(text, True, zone=Zone.EXCLUDES, lead=Zone.EXCLUDES, role=Role.ITEM)
            add(text, True, zone=Zone.GRANTS)  # what limits a cover often stands beside it
            if set(phrase.entries) & ASKED:
                add(text, True, zone=Zone.CONDITIONS)
                add(text, True, zone=Zone.CONDITIONS, lead=Zone.CONDITIONS, role=Role.ITEM)
    return result
