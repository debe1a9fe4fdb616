"""The questions to put to the insurer: those of exclusions, of coverages, and of the contract.

An exposed exclusion and a coverage that is wanted are asked about unless the manager says no; he
may add any other. What the insurer replies stands beside each question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberwizard.answers import Answer
from cyberwizard.assessment import Assessment, Finding
from cyberwizard.content.model import COVERAGE_PREFIX, Coverage, Stance
from cyberwizard.notes import (
    Ask,
    Notes,
    PassageNote,
    article_named,
    ask,
    contract,
    coverage_name,
    exclusion_name,
)
from cyberwizard.shapes import dataclass

WANTED_COVERAGE = frozenset({"voulue", "ne_sait_pas"})
"""The choices about a coverage that call for its questions."""


@dataclass(frozen=True)
class AboutExclusion:
    """A question about a clause."""

    finding: Finding
    ask: Ask

    @property
    def name(self) -> str:
        """The name of its note."""
        return exclusion_name(self.finding.exclusion.id)

    @property
    def title(self) -> str:
        """What it is about."""
        return self.finding.exclusion.title

    @property
    def texts(self) -> tuple[str, ...]:
        """What is asked."""
        return (self.finding.exclusion.ask,)

    @property
    def reply(self) -> str:
        """What the insurer said."""
        return self.ask.reply


@dataclass(frozen=True)
class AboutCoverage:
    """The questions about a part of the contract."""

    coverage: Coverage
    ask: Ask

    @property
    def name(self) -> str:
        """The name of its note."""
        return coverage_name(self.coverage.id)

    @property
    def title(self) -> str:
        """What it is about."""
        return self.coverage.title

    @property
    def texts(self) -> tuple[str, ...]:
        """What is asked."""
        return self.coverage.ask

    @property
    def reply(self) -> str:
        """What the insurer said."""
        return self.ask.reply


@dataclass(frozen=True)
class AboutPassage:
    """A question about the passage at that place among those of the contract."""

    place: int
    passage: PassageNote
    question: str

    @property
    def name(self) -> str:
        """A name that no note has."""
        return f"passage:{self.place}"

    @property
    def title(self) -> str:
        """What it is about."""
        article = f", {article_named(self.passage.article)}" if self.passage.article else ""
        return f"Mon contrat, page\u00a0{self.passage.page}{article}"

    @property
    def texts(self) -> tuple[str, ...]:
        """What is asked."""
        return (f"Vous écrivez\u00a0: «\u00a0{short(self.passage.text)}\u00a0» {self.question}",)

    @property
    def reply(self) -> str:
        """What the insurer said."""
        return self.passage.reply


Question = AboutExclusion | AboutCoverage | AboutPassage

QUOTED = 240
ABOUT_A_PASSAGE = (
    "Je ne comprends pas ce passage\u00a0: que retire‑t‑il exactement à ma garantie, et "
    "pouvez‑vous me donner un exemple\u202f?"
)


def short(text: str) -> str:
    """Return the beginning of a clause, cut between two words."""
    text = " ".join(text.split())
    if len(text) <= QUOTED:
        return text
    return text[:QUOTED].rpartition(" ")[0].rstrip(",;: ") + "…"


def exclusion_ask(finding: Finding, notes: Notes) -> Ask:
    """Tell whether the question of a card is asked; it is, when nothing is said, if exposed."""
    name = exclusion_name(finding.exclusion.id)
    return ask(notes, name, by_default=finding.stance is Stance.EXPOSED)


def coverage_ask(coverage: Coverage, assessment: Assessment, notes: Notes) -> Ask:
    """Tell whether the questions of a coverage are asked; they are if one may want it."""
    answer = assessment.answers.get(f"{COVERAGE_PREFIX}{coverage.id}", Answer())
    wanted = bool(WANTED_COVERAGE.intersection(answer.options))
    return ask(notes, coverage_name(coverage.id), by_default=wanted)


def questions(assessment: Assessment, notes: Notes) -> tuple[Question, ...]:
    """Return what to ask the insurer: what exposes first, then coverages, then the contract."""
    found = [AboutExclusion(f, exclusion_ask(f, notes)) for f in assessment.findings]
    asked = [question for question in found if question.ask.wanted]
    asked.sort(key=lambda question: question.finding.stance is not Stance.EXPOSED)
    coverages = [
        AboutCoverage(c, coverage_ask(c, assessment, notes)) for c in assessment.content.coverages
    ]
    return (
        *asked,
        *(question for question in coverages if question.ask.wanted),
        *_passages(assessment, notes),
    )


def _passages(assessment: Assessment, notes: Notes) -> Iterator[AboutPassage]:
    note = contract(notes)
    known = assessment.content.exclusion_by_id
    for place, passage in enumerate(note.passages if note else ()):
        if passage.ask:
            ids = passage.ids if passage.chosen is None else passage.chosen
            asks = [known[id_].ask for id_ in ids if id_ in known]
            yield AboutPassage(place, passage, asks[0] if asks else ABOUT_A_PASSAGE)


def as_text(found: Iterable[Question], firm: str) -> str:
    """Return the list as a plain text, to paste into a letter."""
    title = "Questions à mon assureur"
    lines = [f"{title} — {firm}" if firm else title]
    for number, question in enumerate(found, 1):
        lines += ["", f"{number}. {question.title}", *question.texts]
        if question.reply.strip():
            lines.append(f"Votre réponse\u00a0: {question.reply.strip()}")
    return "\n".join(lines) + "\n"
