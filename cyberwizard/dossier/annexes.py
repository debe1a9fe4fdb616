"""The pages to use apart: the day-of-attack card, the restore test, the provider's sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cyberwizard import sentences
from cyberwizard.answers import Answers
from cyberwizard.content.model import Contact, Content, Environment, Question, Readiness, Role, Who
from cyberwizard.dossier import clauses
from cyberwizard.dossier.editions import Edition, withheld
from cyberwizard.dossier.model import (
    Block,
    Bullets,
    Cell,
    Heading,
    Keep,
    Lines,
    Section,
    Signature,
    Style,
    Table,
    labelled,
    plain,
)
from cyberwizard.dossier.view import View, cell, header, strong
from cyberwizard.dossier.wording import say

_NATIONAL = ("dix_sept_cyber", "police_gendarmerie", "info_escroqueries", "cnil", "cert_fr")


def card(view: View) -> Section:
    """Return the day-of-attack card as an annex."""
    title = say("words.annex", title=say("card.title"))
    blocks = card_blocks(view.content, view.assessment.answers)
    return Section("fiche-attaque", title, blocks, apart=True)


def card_blocks(content: Content, answers: Answers) -> tuple[Block, ...]:
    """Return the card: what to do first, three clocks, who to call; one page."""
    return (
        plain(say("card.lead")),
        strong(say("card.found")),
        Heading(say("card.clocks"), 3),
        _clocks(content, answers),
        Heading(say("card.first"), 3),
        _steps("first"),
        Heading(say("card.then"), 3),
        _steps("then"),
        Heading(say("card.call"), 3),
        plain(say("card.checked", day=max(c.checked_on for c in content.contacts)), Style.SMALL)
        if content.contacts
        else plain(content.disclaimer, Style.SMALL),
        _calls(content, answers),
    )


def _steps(name: str) -> Bullets:
    steps = tuple(plain(say(f"card.{name}_{number}")) for number in range(1, 7))
    return Bullets(steps, ordered=True, small=True)


def _given(content: Content, answers: Answers, id_: str) -> str:
    question, answer = content.question_by_id.get(id_), answers.get(id_)
    return sentences.answer_text(question, answer) if question and answer else ""


def _clocks(content: Content, answers: Answers) -> Table:
    own = _given(content, answers, "contact_delai")
    delays = {
        "plainte": say("card.plainte_delay"),
        "cnil": say("card.cnil_delay"),
        "insurer": own or say("card.insurer_delay"),
    }
    rows = tuple(
        (cell(say(f"card.{key}"), strong=True), cell(delay), cell(""))
        for key, delay in delays.items()
    )
    columns = header("card", "what", "delay", "done")
    return Table(columns, rows, (0.48, 0.3, 0.22), say("card.table_clocks"), small=True)


def _calls(content: Content, answers: Answers) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for question in content.questions:
        if question.role is Role.CONTACT and question.id not in ("contact_delai", "contact_region"):
            text = _given(content, answers, question.id) or say("card.to_fill")
            rows.append((cell(say(f"contacts.{question.id}")), cell(text, strong=True)))
    known = {contact.id: contact for contact in content.contacts}
    region = _given(content, answers, "contact_region")
    centre = next((c for c in content.contacts if c.region and c.region == region), None)
    if centre is not None:
        rows.append(
            (cell(f"{centre.name} ({say('card.region')})"), cell(_reach(centre), strong=True))
        )
    rows += [
        (cell(known[id_].name), cell(_reach(known[id_]), strong=True))
        for id_ in _NATIONAL
        if id_ in known
    ]
    columns = header("card", "who", "number")
    return Table(columns, tuple(rows), (0.5, 0.5), say("card.table_call"), small=True)


def _reach(contact: Contact) -> str:
    web = contact.web.removeprefix("https://").removeprefix("www.").rstrip("/")
    if contact.phone or not web:
        return contact.phone
    if contact.warning:
        return say("card.region_check" if contact.region else "card.online", web=web)
    return web


def restore(view: View) -> Section:
    """Return the minutes of a restore test, to fill in by hand."""
    title = say("words.annex", title=say("restore.title"))
    blocks: list[Block] = [plain(say("restore.lead"))]
    for key in ("date", "who", "copy", "files", "where", "time"):
        blocks += [strong(say(f"restore.{key}")), Lines(1)]
    found: list[Block] = []
    for key in ("opened", "problems"):
        found += [strong(say(f"restore.{key}")), Lines(2)]
    # Nobody signs boxes that stand alone: what was found is on the same page.
    blocks.append(Keep((*found, Signature((say("restore.sign"), say("restore.witness"))))))
    return Section("essai-restauration", title, tuple(blocks), apart=True)


def provider(view: View) -> Section:
    """Return the questions to the provider as an annex."""
    title = say("words.annex", title=say("provider.title"))
    blocks = provider_blocks(view.content, to_ask(view))
    return Section("fiche-prestataire", title, blocks, apart=True)


def to_ask(view: View) -> list[Question]:
    """Return what the provider can clear up: the doubts first of all, then what he looks after."""
    practices = view.assessment.practices
    doubts = [q for q in practices if view.grade(q) in (None, Readiness.UNKNOWN)]
    return doubts + [
        q
        for q in practices
        if q not in doubts and q.check_who is Who.PROVIDER and view.grade(q) is not Readiness.FULL
    ]


def provider_blocks(content: Content, asked: Iterable[Question]) -> tuple[Block, ...]:
    """Return the sheet: his questions, the choices, and room to write."""
    rows: list[tuple[Cell, ...]] = []
    others = withheld(content, Edition.PROVIDER)  # what his edition leaves out is not for him
    for question in asked:
        if question.id in others:
            continue
        ready = [
            _message(" ".join(check.steps))
            for check in question.check
            if check.environment is Environment.PROVIDER
        ]
        rows.append(
            (
                cell(str(content.number_of[question.id])),
                (strong(question.label), *(plain(text) for text in ready[:1])),
                tuple(plain(f"☐ {option.label}") for option in question.options),
            )
        )
    if not rows:
        return (plain(say("provider.none")),)
    table = Table(
        header("provider", "number", "question", "answer"),
        tuple(rows),
        (0.06, 0.47, 0.47),
        say("provider.table"),
        room=True,
    )
    return (
        plain(say("provider.lead")),
        plain(say("provider.honest")),
        Signature((say("provider.name"), say("provider.date"))),  # first: never alone on a page
        table,
    )


def _message(steps: str) -> str:
    """Return what is asked of the provider, without what tells the manager to send it."""
    found = re.search("«(.+)»", steps, re.DOTALL)
    return found[1].strip() if found else steps


def glossary(view: View) -> Section | None:
    """Return the words explained, among those that this edition really prints."""
    printed = " ".join(_texts(view)).casefold()
    rows = tuple(
        (cell(term.term, strong=True), cell(term.definition))
        for term in view.content.terms
        if any(_is_said(form, printed) for form in (term.term, *term.forms))
    )
    if not rows:
        return None
    title = say("words.annex", title=say("glossary.title"))
    table = Table(header("glossary", "term", "meaning"), rows, (0.28, 0.72), title, small=True)
    return Section("glossaire", title, (table,), own_page=False)


def _is_said(form: str, printed: str) -> bool:
    """Tell whether *printed* has the whole word; most forms are nowhere, which is quickly seen."""
    folded = form.casefold()
    if folded not in printed:
        return False
    return re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", printed) is not None


def _texts(view: View) -> Iterator[str]:
    """Yield the texts of the content that the pages quote."""
    for question in view.assessment.state.path:
        yield question.label
        yield from (option.label for option in question.options)
    for action in view.assessment.plan:
        yield sentences.action_title(action, view.content)
        yield from sentences.action_steps(action, view.content)
    if view.edition is Edition.PROVIDER:  # nothing of the contract is printed for him
        return
    met = tuple(finding.exclusion for finding in view.assessment.findings if finding.hits)
    for exclusion in (*met, *clauses.exclusions(view)):
        yield exclusion.title
        yield exclusion.plain


def sources(view: View) -> Section | None:
    """Return the documents that what is printed rests on, with the day each was last read."""
    assessment = view.assessment
    detailed = view.edition is Edition.COMPLETE  # the steps are printed in it alone
    cited = [
        *(id_ for question in assessment.state.path for id_ in question.sources),
        *(id_ for f in assessment.findings if f.hits for id_ in f.exclusion.sources),
        *(id_ for exclusion in clauses.exclusions(view) for id_ in exclusion.sources),
        *(
            id_
            for action in assessment.plan
            if action.measure and detailed
            for id_ in action.measure.sources
        ),
        *(id_ for coverage in view.content.coverages for id_ in coverage.sources),
    ]
    known = set(cited)
    found = [source for source in view.content.sources if source.id in known]
    if not found:
        return None
    title = say("words.annex", title=say("sources.title"))
    blocks: list[Block] = [plain(say("sources.lead"))]
    for day in sorted({source.checked_on for source in found}, reverse=True):
        lines = [
            say("sources.line", title=s.title, publisher=s.publisher, published=s.published)
            for s in found
            if s.checked_on == day
        ]
        if detailed:
            blocks += [
                strong(say("sources.seen", day=day)),
                Bullets(tuple(map(plain, lines)), small=True),
            ]
        else:
            said = "\u202f; ".join(lines) + "."
            blocks.append(labelled(say("sources.seen", day=day), said, Style.SMALL))
    return Section("sources", title, tuple(blocks), own_page=False)
