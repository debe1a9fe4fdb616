"""What the contract may not pay: exclusions met, coverages wanted, questions to the insurer."""

from __future__ import annotations

from cyberwizard import asking, sentences
from cyberwizard.assessment import CoverageNeed, Finding, coverage_needs
from cyberwizard.content.model import COVERAGE_PREFIX, Stance
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
from cyberwizard.dossier.registers import remarks
from cyberwizard.dossier.view import View, bullets, cell, header, readings, strong
from cyberwizard.dossier.wording import say


def findings(view: View) -> Section:
    """Return the exclusions that the answers bear on; one card each in the complete edition."""
    exposed, discuss = (view.by_stance(s) for s in (Stance.EXPOSED, Stance.DISCUSS))
    calm = view.by_stance(Stance.REASSURING) + view.by_stance(Stance.UNRELATED)
    # The anonymous edition leaves out a contract that may well have been read.
    unread = view.contract is None and view.edition is not Edition.ANONYMOUS
    blocks: list[Block] = [
        plain(say("findings.lead_unread" if unread else "findings.lead")),
        Para((Run(say("findings.warning"), strong=True),)),
    ]
    if view.edition is not Edition.COMPLETE:
        blocks.insert(1, plain(say("findings.you")))
    complete = view.edition is Edition.COMPLETE
    if exposed:
        blocks += _group("exposed", len(exposed), advice=complete)
        if complete:
            for finding in exposed:
                blocks += _card(view, finding)
        else:
            blocks.append(_table(view, exposed, say("findings.exposed"), plainly=True))
    if discuss:
        blocks += [
            *_group("discuss", len(discuss), advice=complete),
            _table(view, discuss, say("findings.discuss"), plainly=complete, asks=complete),
        ]
    if calm:
        blocks += [*_group("short", len(calm)), _short(calm)]
    if silent := [f.exclusion.title for f in view.assessment.findings if not f.hits]:
        titles = "\u202f; ".join(silent)
        blocks += [*_group("silent", len(silent)), plain(f"{titles}.", Style.SMALL)]
    if not (exposed or discuss or calm):
        blocks.append(plain(say("findings.none")))
    return Section("exclusions", say("findings.title"), tuple(blocks))


def _group(name: str, count: int, *, advice: bool = True) -> list[Block]:
    """Return the title of a group; the advice is for the manager, not for who reads him."""
    title = f"{say(f'findings.{name}')} ({count})"
    lead = say(f"findings.{name}_{'lead' if advice else 'fact'}")
    return [Heading(title, 2, f"exclusions-{name}"), plain(lead)]


def _card(view: View, finding: Finding) -> list[Block]:
    exclusion = finding.exclusion
    nature = ", ".join(sentences.NATURE[nature] for nature in exclusion.nature)
    return [
        Heading(exclusion.title, 3),
        plain(f"{nature.capitalize()}. {sentences.AVOIDABLE[exclusion.avoidable]}", Style.SMALL),
        labelled(say("findings.plain"), exclusion.plain),
        *_said(readings(view, finding)),
        labelled(say("findings.clause"), exclusion.clause, Style.CLAUSE),
        labelled(say("findings.do"), " ".join(exclusion.do)),
        labelled(say("findings.ask"), exclusion.ask),
    ]


def _said(texts: list[str]) -> list[Block]:
    if len(texts) == 1:
        return [labelled(say("findings.answers"), texts[0])]
    return [strong(f"{say('findings.answers')}\u00a0:"), bullets(texts)]


def _table(
    view: View, found: list[Finding], summary: str, *, plainly: bool, asks: bool = False
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for finding in found:
        title = strong(finding.exclusion.title)
        row: tuple[Cell, ...] = (
            (title, plain(finding.exclusion.plain)) if plainly else (title,),
            tuple(plain(text) for text in readings(view, finding)),
        )
        rows.append((*row, cell(finding.exclusion.ask)) if asks else row)
    if asks:
        columns, widths = ("exclusion", "reading", "ask"), (0.36, 0.36, 0.28)
        return Table(header("findings", *columns), tuple(rows), widths, summary, small=True)
    columns_, widths_ = header("findings", "exclusion", "reading"), (0.48, 0.52)
    if not plainly:
        widths_ = (0.3, 0.7)
    return Table(columns_, tuple(rows), widths_, summary, small=True)


def _short(found: list[Finding]) -> Table:
    rows = tuple(
        (
            cell(finding.exclusion.title),
            cell(sentences.STANCE[finding.stance], strong=True),
            tuple(plain(hit.effect.says) for hit in finding.hits),
        )
        for finding in found
    )
    columns = header("findings", "exclusion", "stance", "reading")
    return Table(columns, rows, (0.32, 0.14, 0.54), say("findings.short"), small=True)


def coverages(view: View) -> Section | None:
    """Return each coverage, the need that the answers show, and the choice made."""
    needs = coverage_needs(view.content, view.assessment.state)
    if not needs:
        return None
    complete = view.edition is Edition.COMPLETE
    rows: list[tuple[Cell, ...]] = [
        (
            (strong(need.coverage.title), *([plain(need.coverage.pays)] if complete else [])),
            (strong(sentences.NEED[need.need]), plain(need.says)),
            *([(bullets(need.coverage.limits),)] if complete else []),
            _choice(view, need),
        )
        for need in needs
    ]
    columns: tuple[str, ...] = ("coverage", "need", "choice")
    widths: tuple[float, ...] = (0.28, 0.55, 0.17)
    if complete:
        columns, widths = ("coverage", "need", "limits", "choice"), (0.27, 0.28, 0.32, 0.13)
    table = Table(
        header("coverages", *columns), tuple(rows), widths, say("coverages.table"), small=True
    )
    lead = plain(say("coverages.lead"))
    return Section("garanties", say("coverages.title"), (lead, table), own_page=False)


def _choice(view: View, need: CoverageNeed) -> Cell:
    question_id = f"{COVERAGE_PREFIX}{need.coverage.id}"
    written = map(plain, remarks(view, question_id))
    return (strong(view.text(question_id) or say("coverages.not_chosen")), *written)


def questions(view: View) -> Section | None:
    """Return the questions to put to the insurer, with his replies or the room for them."""
    asked = asking.questions(view.assessment, view.material.notes)
    if not asked:
        return None
    rows = tuple(
        (
            cell(str(number)),
            (strong(question.title), *map(plain, question.texts)),
            cell(say("questions.reply", text=question.reply) if question.reply.strip() else ""),
        )
        for number, question in enumerate(asked, 1)
    )
    table = Table(
        header("questions", "number", "question", "answer"),
        rows,
        (0.06, 0.5, 0.44),
        say("questions.table"),
        room=True,
    )
    lead = plain(say("questions.lead"))
    return Section("questions", say("questions.title"), (lead, table), own_page=False)
