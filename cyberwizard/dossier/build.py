"""Compose a dossier: which sections, in which order, for which edition. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cyberwizard import sentences
from cyberwizard.assessment import TOP, Assessment, LockResult
from cyberwizard.content.model import Content, Role, Stance
from cyberwizard.dossier import (
    annexes,
    clauses,
    copies,
    data,
    decisions,
    registers,
    risks,
    standing,
)
from cyberwizard.dossier.editions import Edition, Material, gather, kept_files
from cyberwizard.dossier.model import (
    Attachment,
    Block,
    Box,
    Bullets,
    Dossier,
    DossierInfo,
    Fields,
    Heading,
    Keep,
    Para,
    Run,
    Scale,
    Section,
    Signature,
    Style,
    Table,
    labelled,
    plain,
)
from cyberwizard.dossier.view import View, cell, ended, header, limits, proofs, short_day, strong
from cyberwizard.dossier.wording import say

COMPLETE, INSURER = Edition.COMPLETE, Edition.INSURER
PROVIDER, ANONYMOUS = Edition.PROVIDER, Edition.ANONYMOUS
ALL = frozenset(Edition)


def build(
    assessment: Assessment, info: DossierInfo, edition: Edition = Edition.COMPLETE
) -> Dossier:
    """Return one edition of the dossier about the answers of *assessment*, on its day."""
    content = assessment.content
    material = gather(content, assessment.answers, assessment.day, info, edition)
    return compose(content, material)


def compose(content: Content, material: Material, made_by: data.Versions | None = None) -> Dossier:
    """Return the dossier that *material* makes: the same material, the same dossier.

    *made_by* are the versions to print it again as another program did; today's when absent.
    """
    view = View(content, material, material.assess(content))
    attached = data.dumps(material, made_by or data.versions(content))
    fingerprint = data.fingerprint(attached)
    anonymous = material.edition is ANONYMOUS
    marks = [
        say("running.valid", day=material.valid_until),
        say("running.fingerprint", fingerprint=fingerprint),
    ]
    if not anonymous:
        marks.insert(0, say("running.number", number=material.number))
    sections = [
        section
        for editions, make in _PLAN
        if material.edition in editions and (section := make(view)) is not None
    ]
    return Dossier(
        number=material.number,
        title=say(f"edition.{material.edition}_name"),
        company="" if anonymous else sentences.company_name(view.assessment),
        day=material.day,
        disclaimer=content.disclaimer,
        cover=tuple(_cover(view, fingerprint)),
        sections=tuple(sections),
        marks=tuple(marks),
        attachment=Attachment(data.FILE_NAME, attached, say("attachment.says")),
        copies=copies.carried(view),
    )


def _cover(view: View, fingerprint: str) -> Iterator[Block]:
    material, assessment = view.material, view.assessment
    yield plain(say("cover.kind"), Style.LABEL)
    if view.edition is ANONYMOUS:
        yield Heading(say("cover.anonymous"), 1)
    else:
        yield Heading(sentences.company_name(assessment), 1)
    yield Para((Run(say(f"edition.{view.edition}"), strong=True),), Style.LEAD)
    siren = view.answer("siren").value
    firm = (
        say("cover.siren", siren=sentences.grouped(siren)) if siren else "",
        view.text("adresse"),
    )
    if any(firm):
        yield plain(" · ".join(filter(None, firm)), Style.LEAD)
    dates = (say("cover.date", day=assessment.day), say("cover.valid", day=material.valid_until))
    yield plain(" · ".join(dates), Style.LEAD)
    ids = [say("cover.number", number=material.number)] if material.number else []
    yield plain(" · ".join([*ids, say("cover.fingerprint", fingerprint=fingerprint)]), Style.LEAD)
    yield plain(say("cover.lead"))
    notes = [
        _left_out(view),
        plain(say("cover.declaration")),
        plain(say("cover.check")),
        plain(_disclaimer(view)),
    ]
    if count := len(assessment.unanswered):
        notes.insert(0, strong(say("cover.provisional", count=count)))
    if view.edition is COMPLETE:
        notes.insert(-2, plain(_carried(view)))
    yield Box(tuple(notes))


def _left_out(view: View) -> Para:
    text = say(f"edition.{view.edition}_left_out")
    return plain(text) if view.edition is COMPLETE else labelled(say("cover.left_out"), text)


def _disclaimer(view: View) -> str:
    """Return the warning; who signs nothing is not told to read before signing."""
    signed = view.edition in (COMPLETE, INSURER)
    return view.content.disclaimer if signed else say("running.notice")


def _carried(view: View) -> str:
    """Say which copies of files travel with the document."""
    known = set(kept_files(view.material.answers, view.material.notes))
    found = copies.carried(view)
    if not found:
        return say("copies.none" if known else "copies.nothing")
    size = sentences.file_size(sum(copy.size for copy in found))
    said = say("copies.carried", count=len(found), size=size)
    left = len(known) - len(found)
    return f"{said} {say('copies.left', count=left)}" if left else said


def _synthesis(view: View) -> Section:
    assessment = view.assessment
    level = assessment.level.level
    says = say("synthesis.level", rank=level.rank, top=TOP, title=level.title)
    steps = tuple(step.title for step in assessment.content.levels)
    return Section(
        "synthese",
        say("synthesis.title"),
        (
            Scale(steps, level.rank, says),
            Para((Run(says, strong=True), Run(f" {level.meaning}"))),
            *_firm(view),
            labelled(say("synthesis.why"), " ".join(_level_reasons(assessment))),
            plain(say("synthesis.lead")),
            _locks(view),
            Bullets(tuple(plain(fact) for fact in _facts(view))),
            plain(_disclaimer(view), Style.SMALL),
        ),
    )


def _firm(view: View) -> Iterator[Para]:
    """Say who the firm is, what insures it and what has happened, if this edition may."""
    given = ("activite", "nombre_personnes", "chiffre_affaires")
    says = [text for id_ in given if (text := view.text(id_))]
    for key, id_ in (("insured", "assurances_actuelles"), ("incidents", "incidents_passes")):
        if text := view.text(id_):
            says.append(say(f"synthesis.{key}", text=text))
    if says:
        yield labelled(say("synthesis.firm"), ended("\u202f; ".join(says)))


def _level_reasons(assessment: Assessment) -> list[str]:
    level, reasons = assessment.level, []
    for key, names in (
        ("why_lock", [f"{lock.lock.rank}. {lock.lock.title}" for lock in level.locks]),
        ("why_theme", [theme.theme.title for theme in level.themes]),
    ):
        if names:
            joined = "\u202f; ".join(names)
            rank = level.level.rank
            reasons.append(
                say(f"synthesis.{key}", count=len(names), names=joined, rank=rank, top=TOP)
            )
    return reasons or [say("synthesis.full")]


def _facts(view: View) -> Iterator[str]:
    assessment = view.assessment
    yield say("synthesis.unknown", share=sentences.unknown_share(assessment))
    if assessment.unanswered:
        yield say("synthesis.unanswered", count=len(assessment.unanswered))
    if review := _to_review(view):
        yield say("synthesis.review", count=len(review))
    total = len(assessment.practices)
    yield say("synthesis.strengths", count=len(assessment.strengths), total=total)
    yield decisions.progress(view)
    if view.edition is not PROVIDER:
        exposed, discuss = (
            len(view.by_stance(stance)) for stance in (Stance.EXPOSED, Stance.DISCUSS)
        )
        yield say("synthesis.exposed", exposed=exposed, discuss=discuss)
    if hits := assessment.contradictions:
        explained = sum(bool(view.explained(hit)) for hit in hits)
        yield say("synthesis.contradictions", count=len(hits), explained=explained)


def _to_review(view: View) -> list[str]:
    return [q.id for q in view.assessment.state.path if view.answer(q.id).to_review]


def _locks(view: View) -> Table:
    rows = []
    for result in view.assessment.locks:
        dated = next((id_ for id_ in result.deciding if view.answer(id_).fact_date), None)
        seen = short_day(view.answer(dated).fact_date) if dated else say("synthesis.no_date")
        proved = [(id_, text) for id_ in result.questions if (text := proofs(view.answer(id_)))]
        rows.append(
            (
                cell(f"{result.lock.rank}. {result.lock.title}", strong=True),
                cell(sentences.STATUS[result.status], strong=True),
                tuple(_deciding(view, result)),
                tuple(plain(_of(view, result, id_, text)) for id_, text in proved)
                or cell(say("synthesis.no_proof")),
                cell(_of(view, result, dated, seen) if dated else seen),
            )
        )
    return Table(
        header("synthesis", "lock", "status", "deciding", "proof", "seen"),
        tuple(rows),
        (0.22, 0.1, 0.4, 0.15, 0.13),
        say("synthesis.table"),
        small=True,  # seven locks with all that decides them, on one page
    )


def _deciding(view: View, result: LockResult) -> Iterator[Para]:
    """Name every answer at the lowest state: one alone would hide the others."""
    yield plain(sentences.lock_reason(result, view.assessment))
    if others := result.deciding[1:]:
        yield plain(say("synthesis.also", numbers=sentences.question_numbers(view.content, others)))
    for id_ in result.deciding:
        yield from (plain(_of(view, result, id_, text)) for text in limits(view, id_))


def _of(view: View, result: LockResult, question_id: str, text: str) -> str:
    """Say which question *text* is about, when the lock has several."""
    if len(result.questions) == 1:
        return text
    return say("synthesis.of", number=view.content.number_of[question_id], text=text)


def _contradictions(view: View) -> Section | None:
    hits = view.assessment.contradictions
    if not hits:
        return None
    explained = sum(bool(view.explained(hit)) for hit in hits)
    lead = "lead" if not explained else "lead_explained" if explained == len(hits) else "lead_some"
    blocks: list[Block] = [plain(say(f"contradictions.{lead}"))]
    for hit in hits:
        questions = [view.content.question_by_id[cause] for cause in hit.causes]
        answers = "\u202f; ".join(f"{view.label(q)} {view.said(q)}" for q in questions)
        why = view.explained(hit)
        end = ("explained", why) if why else ("fix", hit.contradiction.fix)
        blocks.append(
            Keep(
                (
                    strong(hit.contradiction.says),
                    labelled(say("contradictions.answers"), answers),
                    labelled(say(f"contradictions.{end[0]}"), end[1]),
                )
            )
        )
    return Section(
        "contradictions", say("contradictions.title"), tuple(blocks), own_page=len(hits) > 3
    )


def _company(view: View) -> Section:
    lead = plain(say("company.lead", day=view.assessment.day))
    table = registers.asked_table(view, view.asked(Role.IDENTITY), say("company.title"))
    return Section("entreprise", say("company.title"), (lead, table))


def _to_fill(view: View) -> tuple[str, ...]:
    """Return the frames of the signature: what is printed above needs no pen."""
    given = {
        "name": "signataire" if view.text("signataire_fonction") else "signataire_fonction",
        "date": "signature_date",
        "helper": "signature_aide",
    }
    keys = [key for key, question in given.items() if not view.text(question)]
    return tuple(say(f"signature.{key}") for key in (*keys, "sign"))


def _signature(view: View) -> Section:
    assessment, content = view.assessment, view.content
    review = set(_to_review(view))
    doubtful = {*assessment.unknowns, *assessment.unanswered, *review}
    again = f" {say('signature.review')}"
    lines = [
        f"{content.number_of[q.id]}. {view.label(q)}{again * (q.id in review)}"
        for q in assessment.state.path
        if q.id in doubtful
    ]
    known = [
        (say(f"signature.{key}"), text)
        for key, text in (
            ("signer", view.text("signataire")),
            ("function", view.text("signataire_fonction")),
            ("helped", view.text("signature_aide")),
            ("signed_on", view.text("signature_date")),
        )
        if text
    ]
    return Section(
        "signature",
        say("signature.title"),
        (
            Para((Run(say("signature.lead", day=assessment.day), strong=True),)),
            plain(say("signature.honest")),
            plain(say("signature.changes")),
            plain(say("signature.unknowns", count=len(lines))),
            *([Bullets(tuple(map(plain, lines)), small=True)] if lines else []),
            Keep(  # nobody signs boxes that stand alone
                (
                    plain(say("signature.valid", day=view.material.valid_until)),
                    plain(content.disclaimer, Style.SMALL),
                    *([Fields(tuple(known))] if known else []),
                    plain(say("signature.read")),
                    Signature(_to_fill(view)),
                )
            ),
        ),
        apart=True,
    )


_PLAN: tuple[tuple[frozenset[Edition], Callable[[View], Section | None]], ...] = (
    (ALL, _synthesis),
    (ALL, _contradictions),
    (ALL, _company),
    (ALL, standing.chart),
    (ALL, registers.answers),
    (frozenset({COMPLETE}), registers.off_path),
    (ALL, registers.evidence),
    (frozenset({COMPLETE, INSURER, ANONYMOUS}), standing.ceilings),
    (ALL, standing.strengths),
    (ALL, standing.plan),
    (frozenset({COMPLETE, INSURER, ANONYMOUS}), risks.findings),
    (frozenset({COMPLETE, INSURER}), clauses.section),
    (frozenset({COMPLETE, INSURER, ANONYMOUS}), risks.coverages),
    (frozenset({COMPLETE, INSURER, ANONYMOUS}), risks.questions),
    (frozenset({COMPLETE, INSURER}), registers.topics),
    (frozenset({COMPLETE, INSURER}), registers.declarations),
    (frozenset({COMPLETE, INSURER}), _signature),
    (frozenset({COMPLETE}), annexes.card),
    (frozenset({COMPLETE, PROVIDER}), annexes.restore),
    (frozenset({COMPLETE, PROVIDER}), annexes.provider),
    (frozenset({COMPLETE, PROVIDER}), annexes.glossary),
    (frozenset({COMPLETE, INSURER}), annexes.sources),
)
"""Which editions have which section, in the order of the pages."""
