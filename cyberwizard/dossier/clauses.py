"""The contract that was read, passage by passage: its words, ours beside them, never instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cyberwizard import asking, sentences
from cyberwizard.assessment import CoverageNeed, Finding, coverage_needs
from cyberwizard.content.model import COVERAGE_PREFIX, Exclusion, Nature, Need, Stance
from cyberwizard.dossier import copies
from cyberwizard.dossier.editions import Edition
from cyberwizard.dossier.model import (
    Block,
    Cell,
    Heading,
    Para,
    Run,
    Section,
    Style,
    Table,
    labelled,
    plain,
)
from cyberwizard.dossier.view import View, bullets, cell, header, readings, strong
from cyberwizard.dossier.wording import say, words
from cyberwizard.notes import ContractNote, PassageNote, article_named

_GROUPS: tuple[tuple[str, tuple[Stance, ...]], ...] = (
    ("exposed", (Stance.EXPOSED,)),
    ("discuss", (Stance.DISCUSS,)),
    ("calm", (Stance.REASSURING, Stance.UNRELATED)),
    ("unknown", ()),
)
"""The groups, the worst first, with what the answers say of the subject of their passages."""
_SHA_DIGITS = 16
_BEGINNING = 130
"""Letters quoted to the insurer of each passage: two lines, and he has the contract."""
_LONG = 50
"""More passages than that are told to the insurer by subject, each with all its places."""
_POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class _Read:
    """One passage with its number and the entries it bears, the most exposed first."""

    number: int
    passage: PassageNote
    findings: tuple[Finding, ...]

    @property
    def group(self) -> str:
        """The group it is printed in."""
        if not self.findings:
            return "unknown"
        stance = self.findings[0].stance
        return next(name for name, stances in _GROUPS if stance in stances)


def _read(view: View, note: ContractNote) -> list[_Read]:
    known = {finding.exclusion.id: finding for finding in view.assessment.findings}
    worst = [stance for _, stances in _GROUPS for stance in stances]
    result = []
    for number, passage in enumerate(note.passages, 1):
        found = [known[id_] for id_ in dict.fromkeys(passage.entries) if id_ in known]
        found.sort(key=lambda finding: worst.index(finding.stance))
        result.append(_Read(number, passage, tuple(found)))
    return result


def section(view: View) -> Section | None:
    """Return every passage that was read, by what the answers say of it; None without contract."""
    note = view.contract
    if note is None:
        return None
    complete = view.edition is Edition.COMPLETE
    read = _read(view, note)
    blocks: list[Block] = [*_lead(view, note, read)]
    for name, _ in _GROUPS:
        group = [one for one in read if one.group == name]
        if group:
            title = f"{say(f'contract.{name}')} ({len(group)})"
            lead = say(f"contract.{name}_lead")
            if name == "discuss" and complete:
                lead += f" {say('contract.discuss_how')}"
            blocks += [Heading(title, 2, f"contrat-{name}"), plain(lead)]
            if name == "unknown":
                blocks.append(labelled(say("contract.ready"), asking.ABOUT_A_PASSAGE))
            if not complete:
                table = _by_subject if len(read) > _LONG and name != "unknown" else _short
                blocks.append(table(note, group, say(f"contract.{name}")))
            elif name == "unknown":
                blocks.append(_whole(note, group, say("contract.unknown"), None))
            else:
                blocks += _entries(view, note, group)
    blocks += _not_found(view, read)
    blocks += _coverages(view, note)
    title = say("contract.title" if complete else "contract.title_insurer")
    return Section("contrat", title, tuple(blocks))


def exclusions(view: View) -> tuple[Exclusion, ...]:
    """Return the entries of the catalogue that the passages printed bear."""
    if view.contract is None or view.edition not in (Edition.COMPLETE, Edition.INSURER):
        return ()
    read = _read(view, view.contract)
    return tuple({f.exclusion.id: f.exclusion for one in read for f in one.findings}.values())


def _lead(view: View, note: ContractNote, read: Sequence[_Read]) -> Iterator[Block]:
    yield plain(
        say(
            "contract.lead" if read else "contract.lead_none",
            day=note.read_on,
            file=note.name.strip() or say("contract.pasted"),
            pages=note.pages,
            count=len(read),
        )
    )
    if note.sha256:
        said = say("contract.sha", sha=note.sha256[:_SHA_DIGITS])
        for copy in copies.carried(view):
            if copy.sha256 == note.sha256:
                said += f" {say('copies.here', file=copy.name).capitalize()}."
        yield plain(said, Style.SMALL)
    if read:
        groups = [one.group for one in read]
        counts = {name: groups.count(name) for name, _ in _GROUPS}
        yield strong(say("contract.counts", **counts))
        yield plain(say("contract.warning"))


def _entries(view: View, note: ContractNote, group: Sequence[_Read]) -> Iterator[Block]:
    """Yield each entry once, in the order of the catalogue, with all its passages."""
    for exclusion in view.content.exclusions:
        passages = [one for one in group if one.findings[0].exclusion is exclusion]
        if passages:
            finding = passages[0].findings[0]
            says = " ".join(readings(view, finding)) or exclusion.by_default
            yield Heading(exclusion.title, 3)
            yield labelled(say("contract.plain"), exclusion.plain)
            yield labelled(say("contract.answers"), f"{_stance(finding)} {says}")
            yield labelled(say("contract.ask"), exclusion.ask)
            yield _whole(note, passages, exclusion.title, exclusion)


def _stance(finding: Finding) -> str:
    return f"{sentences.STANCE[finding.stance].lower()}."


def _whole(
    note: ContractNote, passages: Sequence[_Read], subject: str, under: Exclusion | None
) -> Table:
    """Return the passages word for word, with what there is to know of each."""
    rows = tuple(
        (
            cell(str(one.number)),
            tuple(plain(text) for text in _where(one.passage, note) if text) or cell("—"),
            (_quoted(one.passage.text), *map(plain, _remarks(one, under))),
        )
        for one in passages
    )
    return Table(
        header("contract", "number", "where", "passage"),
        rows,
        (0.06, 0.2, 0.74),
        say("contract.table", subject=subject),
        small=True,
    )


def _short(note: ContractNote, passages: Sequence[_Read], subject: str) -> Table:
    """Return one line for each passage: the insurer has the whole text."""
    rows: list[tuple[Cell, ...]] = []
    told = any(one.findings for one in passages)
    for one in passages:
        marks = [say("contract.to_ask")] if one.passage.ask else []
        row = (
            cell(str(one.number)),
            cell(_place(one.passage, note) or "—"),
            (_quoted(_beginning(one.passage.text)), *map(strong, marks)),
        )
        titles = tuple(plain(finding.exclusion.title) for finding in one.findings)
        rows.append((*row, titles) if told else row)
    columns: tuple[str, ...] = ("number", "where", "beginning")
    widths: tuple[float, ...] = (0.05, 0.17, 0.78)
    if told:
        columns, widths = (*columns, "subject"), (0.05, 0.17, 0.42, 0.36)
    summary = say("contract.table", subject=subject)
    return Table(header("contract", *columns), tuple(rows), widths, summary, small=True)


def _by_subject(note: ContractNote, passages: Sequence[_Read], subject: str) -> Table:
    """Return one line for each subject, with the number and the place of each of its passages."""
    places: dict[str, list[str]] = {}
    for one in passages:
        where = _place(one.passage, note)
        mark = say("contract.asked") if one.passage.ask else ""
        place = ", ".join(filter(None, (where, mark)))
        said = f"{one.number} ({place})" if place else str(one.number)
        places.setdefault(one.findings[0].exclusion.title, []).append(said.replace(" ", "\u00a0"))
    rows = tuple(
        (cell(title), cell(str(len(found))), cell("\u202f; ".join(found)))
        for title, found in places.items()
    )
    return Table(
        header("contract", "subject", "count", "places"),
        rows,
        (0.36, 0.1, 0.54),
        say("contract.table", subject=subject),
        small=True,
    )


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _BEGINNING:
        return line
    return line[:_BEGINNING].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _quoted(text: str) -> Para:
    return Para((Run(say("contract.quote", text=text)),), Style.CLAUSE)


def _where(passage: PassageNote, note: ContractNote) -> tuple[str, ...]:
    kind = f"contract.kind_{passage.kind}"
    return (_place(passage, note), say(kind) if kind in words() else "")


def _place(passage: PassageNote, note: ContractNote) -> str:
    page = say("contract.page", page=passage.page) if note.pages > 1 else ""
    return ", ".join(filter(None, (page, article_named(passage.article))))


def _remarks(one: _Read, under: Exclusion | None) -> Iterator[str]:
    passage = one.passage
    others = [f.exclusion.title for f in one.findings if f.exclusion is not under]
    if passage.by_hand:
        yield say("contract.by_hand")
    elif passage.chosen is not None:
        yield say("contract.chosen")
    elif one.findings and passage.level == _POSSIBLE:
        yield say("contract.possible")
    if others:
        yield say("contract.also", titles="\u202f; ".join(others))
    if passage.buy_back:
        yield say("contract.buy_back")
    if passage.vague:
        yield say("contract.vague", words=_listed(passage.vague))
    if seen := passage.why or ((passage.cue,) if passage.cue else ()):
        yield say("contract.seen", words=_listed(seen))
    if passage.ask:
        yield say("contract.to_ask")
    if passage.reply.strip():
        yield say("questions.reply", text=passage.reply)
    if passage.note.strip():
        yield say("contract.note", text=passage.note)


def _listed(found: Sequence[str]) -> str:
    return ", ".join(say("contract.quote", text=word) for word in found)


def _not_found(view: View, read: Sequence[_Read]) -> Iterator[Block]:
    seen = {finding.exclusion.id for one in read for finding in one.findings}
    missing = [e for e in view.content.exclusions if e.id not in seen]
    if not missing:
        return
    title = f"{say('contract.not_found')} ({len(missing)})"
    yield Heading(title, 2, "contrat-absents")
    yield plain(say("contract.not_found_lead"))
    silent = [e.title for e in missing if Nature.LAW not in e.nature]
    if silent and view.edition is Edition.COMPLETE:
        yield bullets(silent)
    elif silent:
        yield plain("\u202f; ".join(silent) + ".")
    if law := [e.title for e in missing if Nature.LAW in e.nature]:
        yield plain(say("contract.by_law", titles="\u202f; ".join(law)))


def _coverages(view: View, note: ContractNote) -> Iterator[Block]:
    """Yield what the contract has against the needs: a table, or two lines to the insurer."""
    pages = dict(note.coverages)
    needs = coverage_needs(view.content, view.assessment.state)
    needs = tuple(sorted(needs, key=lambda need: _rank(view, need, pages)))
    if not needs:
        return
    yield Heading(say("contract.found_coverages"), 2, "contrat-garanties")
    yield plain(say("contract.found_coverages_lead"))
    if view.edition is Edition.COMPLETE:
        yield _coverage_table(view, note, needs, pages)
        return
    for key, rank in (("missing_wanted", 0), ("found", 1)):
        titles = [n.coverage.title for n in needs if _rank(view, n, pages) == rank]
        label = say(f"contract.{key}").capitalize()
        yield labelled(label, "\u202f; ".join(titles) or say("contract.nothing"))


def _coverage_table(
    view: View, note: ContractNote, needs: Sequence[CoverageNeed], pages: dict[str, int]
) -> Table:
    rows = []
    for need in needs:
        id_ = need.coverage.id
        if id_ in pages:
            there = say("contract.found")
            if note.pages > 1 and pages[id_]:
                there = say("contract.found_page", page=pages[id_])
            state = cell(there)
        elif _rank(view, need, pages) == 0:
            state = cell(say("contract.missing_wanted"), strong=True)
        else:
            state = cell(say("contract.missing"))
        chosen = view.text(f"{COVERAGE_PREFIX}{id_}") or say("coverages.not_chosen")
        rows.append(
            (
                cell(need.coverage.title, strong=True),
                state,
                cell(sentences.NEED[need.need]),
                cell(chosen),
            )
        )
    return Table(
        header("contract", "coverage", "in_contract", "need", "choice"),
        tuple(rows),
        (0.38, 0.24, 0.14, 0.24),
        say("contract.table_coverages"),
        small=True,
    )


def _rank(view: View, need: CoverageNeed, pages: dict[str, int]) -> int:
    """Put first what is missing and needed or wanted, then what is found, then the rest."""
    chosen = view.answer(f"{COVERAGE_PREFIX}{need.coverage.id}").options
    if need.coverage.id in pages:
        return 1
    refused = "non" in chosen
    return 0 if not refused and (need.need is Need.USEFUL or "voulue" in chosen) else 2
