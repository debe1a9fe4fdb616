"""What the sections of a dossier look at, and the small pieces that they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cyberwizard import notes, sentences
from cyberwizard.answers import Answer, Evidence
from cyberwizard.assessment import Action, Assessment, ContradictionHit, Finding, readiness
from cyberwizard.content.model import Content, Question, Readiness, Role, Stance
from cyberwizard.dossier.editions import Edition, Material
from cyberwizard.dossier.model import Bullets, Cell, Para, Run, plain
from cyberwizard.dossier.wording import say
from cyberwizard.notes import ContractNote, Decision

EMPTY = Answer()


@dataclass(frozen=True, slots=True)
class View:
    """One edition of one dossier, with what follows from its answers."""

    content: Content
    material: Material
    assessment: Assessment

    @property
    def edition(self) -> Edition:
        """Who the dossier is for."""
        return self.material.edition

    def asked(self, *roles: Role) -> tuple[Question, ...]:
        """Return the questions of the path that have one of *roles*."""
        return tuple(q for q in self.assessment.state.path if q.role in roles)

    def answer(self, question_id: str) -> Answer:
        """Return the answer kept by this edition, or an empty one."""
        return self.material.answers.get(question_id, EMPTY)

    def text(self, question_id: str) -> str:
        """Return what was answered to a question that may not exist; empty when unanswered."""
        question = self.content.question_by_id.get(question_id)
        return self.said(question) if question else ""

    def label(self, question: Question) -> str:
        """Return the question in the words that it was answered in."""
        words = self.material.wordings.get(question.id)
        return words.label if words else question.label

    def said(self, question: Question) -> str:
        """Return what was answered, in the words of the time; empty when unanswered."""
        answer = self.answer(question.id)
        words = self.material.wordings.get(question.id)
        if words and answer.options:
            labels = dict(words.options)
            return "\u202f; ".join(labels[o] for o in answer.options if o in labels)
        return sentences.answer_text(question, answer)

    def grade(self, question: Question) -> Readiness | None:
        """Return the readiness of the answer, or None when unanswered."""
        counted = self.assessment.state.counted.get(question.id)
        return readiness(self.content, question, counted, self.assessment.day)

    def by_stance(self, stance: Stance) -> list[Finding]:
        """Return the findings of one stance that some answer causes."""
        return [f for f in self.assessment.findings if f.stance is stance and f.hits]

    def decision(self, action: Action) -> Decision:
        """Return what is decided about a line of the plan."""
        return notes.decision(self.material.notes, action.id)

    def explained(self, hit: ContradictionHit) -> str:
        """Return why a contradiction is kept; empty when nothing is said."""
        return notes.explanation(self.material.notes, hit.contradiction.id).strip()

    @property
    def contract(self) -> ContractNote | None:
        """What was read in the contract, if this edition may say it."""
        return notes.contract(self.material.notes)

    def renewed(self, evidence: Evidence) -> str:
        """Return the state of a proof on the day of the dossier."""
        return sentences.evidence_state(evidence, self.assessment.day)


def limits(view: View, question_id: str) -> list[str]:
    """Return what narrows an answer or makes it precise, and so belongs to the declaration."""
    question = view.content.question_by_id.get(question_id)
    return narrowed(view.answer(question_id), view.said(question) if question else "")


def narrowed(answer: Answer, said: str) -> list[str]:
    """Return what was written to narrow *answer*, which *said* puts in words.

    « Sauf » after a plain « Oui » would say the contrary: it follows only a partial answer. The
    words decide, not the readiness: « Parfois » is partial too, and « Sauf » would not follow it.
    """
    partial = any(word in said.casefold() for word in ("sauf", "en partie"))
    named = (("exception" if partial else "detail", answer.exception), ("reason", answer.reason))
    return [say(f"answers.{name}", text=text) for name, text in named if text.strip()]


def cell(text: str, *, strong: bool = False) -> Cell:
    """Return a cell of one paragraph."""
    return (Para((Run(text, strong=strong),)),)


def strong(text: str) -> Para:
    """Return a paragraph in strong."""
    return Para((Run(text, strong=True),))


def bullets(items: Iterable[str], *, ordered: bool = False) -> Bullets:
    """Return a list of plain paragraphs."""
    return Bullets(tuple(map(plain, items)), ordered=ordered)


def readings(view: View, finding: Finding) -> list[str]:
    """Return what the answers say about an exclusion, each with the questions behind it."""
    return [
        f"{hit.effect.says} ({sentences.question_numbers(view.content, hit.causes)})"
        for hit in finding.hits
    ]


def header(section: str, *keys: str) -> tuple[str, ...]:
    """Return the titles of the columns of a table."""
    return tuple(say(f"{section}.{key}") for key in keys)


def short_day(day: date | None, missing: str = "—") -> str:
    """Return the day in figures, or *missing*."""
    return sentences.short_date(day) if day else missing


def proofs(answer: Answer) -> str:
    """Return the proofs behind an answer in one line; empty when there is none."""
    return "\u202f; ".join(
        sentences.EVIDENCE[item.kind]
        + (f" du {sentences.short_date(item.fact_date)}" if item.fact_date else "")
        for item in answer.evidence
    )


def ended(text: str) -> str:
    """Return a sentence with its full stop, and never two."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
