"""What is kept of a reading in the dossier, and what can be said of it again without the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cyberwizard.assessment import Assessment, CoverageNeed, coverage_needs
from cyberwizard.content.model import Content, Exclusion, Nature, Stance
from cyberwizard.contract.explain import Explanation
from cyberwizard.contract.model import Level, Passage
from cyberwizard.contract.stems import fold, stem, words
from cyberwizard.notes import ContractNote, PassageNote


class Group(StrEnum):
    """Where a passage is shown: by what the answers say of it, or because no card explains it."""

    EXPOSED = "expose"
    DISCUSS = "a_discuter"
    REASSURING = "rassurant"
    UNKNOWN = "non_reconnu"
    UNRELATED = "sans_rapport"


GROUPS = tuple(Group)
_BY_STANCE = {
    Stance.EXPOSED: Group.EXPOSED,
    Stance.DISCUSS: Group.DISCUSS,
    Stance.REASSURING: Group.REASSURING,
    Stance.UNRELATED: Group.UNRELATED,
}
_WORST_FIRST = (Stance.EXPOSED, Stance.DISCUSS, Stance.REASSURING, Stance.UNRELATED)


@dataclass(frozen=True, slots=True)
class CoverageStanding:
    """One coverage: what the firm needs, and the page where the contract gives it (0: nowhere)."""

    need: CoverageNeed
    page: int


def note_of(
    explanation: Explanation, name: str, day: date, before: ContractNote | None = None
) -> ContractNote:
    """Return what is kept of a reading.

    What the manager wrote about the same passages of the contract *before* is kept: reading again
    loses no work. A passage that he added by hand stays too.
    """
    worked = {passage.text: passage for passage in before.passages} if before else {}
    passages = []
    for said in explanation.passages:
        passage = _passage(said)
        if old := worked.pop(passage.text, None):
            passage = replace(
                passage, chosen=old.chosen, note=old.note, ask=old.ask, reply=old.reply
            )
        passages.append(passage)
    passages += [passage for passage in worked.values() if passage.by_hand]
    return ContractNote(
        name=name,
        read_on=day,
        pages=explanation.pages,
        passages=tuple(sorted(passages, key=lambda passage: passage.page)),
        coverages=tuple((found.id, found.page) for found in explanation.coverages),
    )


def _passage(said: Passage) -> PassageNote:
    words_ = dict.fromkeys(word for match in said.matches for word in match.why)
    return PassageNote(
        page=said.page,
        text=said.text,
        level=said.level.value,
        kind=said.kind.value,
        article=said.article,
        ids=tuple(match.id for match in said.matches),
        why=tuple(words_),
        cue=said.cue,
        vague=said.vague,
        buy_back=said.buy_back,
        places=tuple((float(page), *box) for page, box in said.rectangles if any(box)),
        # What no card explains is to be asked, unless the manager says otherwise.
        ask=said.level is Level.UNKNOWN,
    )


def by_hand(page: int, text: str, chosen: tuple[str, ...]) -> PassageNote:
    """Return a passage that the reading missed, as the manager gives it."""
    return PassageNote(
        page=page,
        text=" ".join(text.split()),
        level=Level.UNKNOWN.value,
        kind="exclusion",
        chosen=chosen,
        ask=not chosen,
        by_hand=True,
    )


def same_contract(before: ContractNote | None, name: str, sha256: str) -> ContractNote | None:
    """Return the reading *before* when it is of the same file: by its copy, else by its name."""
    if before is None:
        return None
    same = before.sha256 == sha256 if before.sha256 and sha256 else before.name == name
    return before if same else None


def known_entries(passage: PassageNote, content: Content) -> tuple[Exclusion, ...]:
    """Return the cards of a passage; an entry that this catalogue has not is left out."""
    known = content.exclusion_by_id
    return tuple(known[name] for name in passage.entries if name in known)


def group_of(passage: PassageNote, assessment: Assessment) -> Group:
    """Return the group of a passage: that of its most worrying card."""
    stances = {
        assessment.finding(entry.id).stance for entry in known_entries(passage, assessment.content)
    }
    worst = next((stance for stance in _WORST_FIRST if stance in stances), None)
    return Group.UNKNOWN if worst is None else _BY_STANCE[worst]


def not_found(note: ContractNote, content: Content) -> tuple[Exclusion, ...]:
    """Return the cards that no passage bears: not found does not mean covered."""
    seen = {name for passage in note.passages for name in passage.entries}
    return tuple(entry for entry in content.exclusions if entry.id not in seen)


def always(content: Content) -> tuple[Exclusion, ...]:
    """Return the rules of law, which apply even when a contract says nothing."""
    return tuple(entry for entry in content.exclusions if Nature.LAW in entry.nature)


def coverage_standings(note: ContractNote, assessment: Assessment) -> tuple[CoverageStanding, ...]:
    """Return every coverage of the catalogue with its need and where the contract gives it."""
    pages = dict(note.coverages)
    return tuple(
        CoverageStanding(need, pages.get(need.coverage.id, 0))
        for need in coverage_needs(assessment.content, assessment.state)
    )


def searched(entries: Sequence[Exclusion], wanted: str) -> tuple[Exclusion, ...]:
    """Return the cards that have every word *wanted*, in any form; all of them for no word.

    The last word may still be half typed.
    """
    folded = words(wanted)
    if not folded:
        return tuple(entries)
    return tuple(entry for entry in entries if _has(entry, folded))


def _has(entry: Exclusion, folded: Sequence[str]) -> bool:
    there = words(" ".join((entry.title, entry.plain, entry.clause, entry.example, entry.id)))
    stems_ = {stem(word) for word in there}
    *whole, last = folded
    return all(stem(word) in stems_ for word in whole) and (
        stem(last) in stems_ or any(word.startswith(fold(last)) for word in there)
    )
