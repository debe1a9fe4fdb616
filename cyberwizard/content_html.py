"""Every text of the content on one printable page, in reading order, to be read and corrected.

The page stands alone: no script, no font and no picture from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import escape

from cyberwizard.conditions import ALWAYS, Condition
from cyberwizard.content.facts import FACTS, UNANSWERED
from cyberwizard.content.model import (
    Content,
    Exclusion,
    Kind,
    Mark,
    Measure,
    Need,
    Option,
    Question,
    Readiness,
    Role,
    Source,
    Stance,
)
from cyberwizard.sentences import (
    AVOIDABLE,
    COST,
    EFFORT,
    ENVIRONMENT,
    NATURE,
    STANCE,
    STATUS,
    STEP,
    WHO,
    duration,
    long_date,
)

STALE = timedelta(days=366)
"""A check older than this is shown as such."""

_STYLE = """
@page { margin: 18mm 16mm }
body { font: 11pt/1.5 "Source Sans 3", "Segoe UI", sans-serif; color: #1b1f24;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3, h4 { font-family: Inter, "Segoe UI", sans-serif; line-height: 1.25;
  break-after: avoid }
h1 { font-size: 1.7rem } h2 { font-size: 1.35rem; margin-top: 3rem; break-before: page }
h3 { font-size: 1.1rem; margin: 2rem 0 .3rem } h4 { font-size: 1rem; margin: 1rem 0 .2rem }
p, ul, ol { margin: .3rem 0 } li { break-inside: avoid }
a { color: #0b5394 }
.id, .meta, .hint { color: #57606a; font-size: .88em }
.id { font-family: ui-monospace, Consolas, monospace; font-weight: normal; margin-left: .5em }
.hint { display: block }
.clause { border-left: 3px solid #9aa4ae; padding-left: .8em; font-style: italic }
.stale { color: #8a1c1c; font-weight: bold }
table { border-collapse: collapse; width: 100%; font-size: .92em }
td, th { border-bottom: 1px solid #d0d7de; padding: .25em .5em; text-align: left;
  vertical-align: top }
"""

_ROLE = {
    Role.IDENTITY: "identité",
    Role.CONTEXT: "contexte",
    Role.PRACTICE: "pratique",
    Role.COVERAGE: "garantie, une question pour chacune",
    Role.CONTACT: "contact",
    Role.SIGNATURE: "signature",
}
_KIND = {
    Kind.SINGLE: "une seule réponse",
    Kind.MULTIPLE: "plusieurs réponses possibles",
    Kind.TEXT: "texte",
    Kind.NUMBER: "nombre",
    Kind.DATE: "date",
    Kind.SIREN: "SIREN",
}
_READINESS = {
    Readiness.NONE: "0 sur 3",
    Readiness.WEAK: "1 sur 3",
    Readiness.PARTIAL: "2 sur 3",
    Readiness.FULL: "3 sur 3",
    Readiness.UNKNOWN: "inconnu",
    Readiness.NOT_APPLICABLE: "sans objet",
}
_MARK = {
    Mark.VERIFIED: "vérifié",
    Mark.WEAK: "vérifié chez une reprise seulement",
    Mark.RECALLED: "de mémoire, sans source",
}
_NEED = {
    Need.USEFUL: "Utile",
    Need.TO_DISCUSS: "À discuter",
    Need.LITTLE: "Peu utile",
}


def render(content: Content, day: date) -> str:
    """Return the page; *day* decides which checks are too old."""
    parts = dict(_parts(content, day))
    contents = "".join(f'<li><a href="#{_slug(title)}">{escape(title)}</a></li>' for title in parts)
    body = "".join(
        f'<section><h2 id="{_slug(title)}">{escape(title)}</h2>{text}</section>'
        for title, text in parts.items()
    )
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Contenu de cyberwizard</title><style>{_STYLE}</style></head><body>"
        f"<h1>Contenu de cyberwizard</h1>"
        f'<p class="meta">Version {escape(content.version)}, lue le {long_date(day)}.</p>'
        f"<p>{escape(content.disclaimer)}</p><nav><ol>{contents}</ol></nav>{body}</body></html>\n"
    )


def _parts(content: Content, day: date) -> Iterator[tuple[str, str]]:
    """Yield (title, HTML) for each part, in reading order."""
    for theme in content.themes:
        questions = [question for question in content.questions if question.theme == theme.id]
        if questions[0].role is Role.COVERAGE:  # the same words for each coverage
            questions = questions[:1]
        yield theme.title, "".join(_question(content, question) for question in questions)
    yield "Les mesures", "".join(_measure(content, measure) for measure in _ordered(content))
    yield "Les sept verrous", _locks(content)
    yield "Les quatre niveaux", _levels(content)
    yield (
        "Les exclusions, conditions et limites",
        "".join(_exclusion(content, exclusion) for exclusion in content.exclusions),
    )
    yield "Les garanties", _coverages(content)
    yield "Les réponses qui ne vont pas ensemble", _contradictions(content)
    yield "À savoir", _notes(content)
    yield "Aide", _help(content)
    yield "Les mots expliqués", _glossary(content)
    yield "Qui appeler", _contacts(content, day)
    yield "Les délais", _deadlines(content, day)
    yield "Les chiffres", _statistics(content, day)
    yield "Les fins de suivi", _lifecycle(content, day)
    yield "Pratiques et sujets d’assureurs", _lists(content)
    yield "Les sources", _sources(content, day)


def _question(content: Content, question: Question) -> str:
    facts = [_ROLE[question.role], _KIND[question.kind]]
    facts += ["facultative"] if question.optional else []
    if question.check_minutes:
        facts.append(f"à vérifier en {duration(question.check_minutes)} par "
                     f"{WHO[question.check_who]}")  # fmt: skip
    asked = "" if question.asked_when == ALWAYS else _condition(content, question.asked_when)
    return (
        _heading(f"{content.number_of[question.id]}. {question.label}", question.id)
        + _meta(" · ".join(facts))
        + (_meta(f"Posée si {asked}.") if asked else "")
        + _text(question.help)
        + _text(question.why, "Pourquoi cette question ?")
        + _list((_option(content, option) for option in question.options), escaped=True)
        + (_text(question.date_label, "Date demandée :") if question.date_label else "")
        + "".join(
            f"<h4>Comment vérifier · {ENVIRONMENT[check.environment]}</h4>"
            + _list(check.steps, "ol")
            for check in question.check
        )
        + (f"<h4>Preuves à garder</h4>{_list(question.evidence)}" if question.evidence else "")
        + _cited(content, question.sources)
    )


def _option(content: Content, option: Option) -> str:
    grade = f" · {_READINESS[option.readiness]}" if option.readiness else ""
    alone = " · seule" if option.exclusive else ""
    measures = ", ".join(content.measure_by_id[measure].title for measure in option.measures)
    lines = [option.hint, option.follow_up and f"Demande : {option.follow_up}"]
    lines += [f"Mesures : {measures}"] if measures else []
    return f"{escape(option.label)}{_id(option.id + grade + alone)}" + "".join(
        f'<span class="hint">{escape(line)}</span>' for line in lines if line
    )


def _ordered(content: Content) -> list[Measure]:
    """Return the measures in the order in which the answers call for them."""
    called = (
        measure
        for question in content.questions
        for option in question.options
        for measure in option.measures
    )
    return [content.measure_by_id[measure] for measure in dict.fromkeys(called)]


def _measure(content: Content, measure: Measure) -> str:
    facts = (STEP[measure.step], duration(measure.minutes), COST[measure.cost], WHO[measure.who])
    return (
        _heading(measure.title, measure.id)
        + _meta(" · ".join((*facts, EFFORT[measure.effort])))
        + _text(measure.why)
        + _list(measure.how, "ol")
        + _cited(content, measure.sources)
    )


def _locks(content: Content) -> str:
    return "".join(
        _heading(f"{lock.rank}. {lock.title}", lock.id)
        + _text(lock.definition)
        + _meta(
            "Niveau le plus haut : "
            + ", ".join(f"{STATUS[status]} → {rank}" for status, rank in lock.ceilings.items())
        )
        for lock in content.locks
    )


def _levels(content: Content) -> str:
    return "".join(
        f"<h3>{level.rank}. {escape(level.title)}</h3>{_text(level.meaning)}"
        for level in content.levels
    ) + _meta(
        "Niveau le plus haut selon la pire réponse d’un thème : "
        + ", ".join(f"{STATUS[status]} → {rank}" for status, rank in content.theme_ceilings.items())
    )


def _exclusion(content: Content, exclusion: Exclusion) -> str:
    natures = ", ".join(NATURE[nature] for nature in exclusion.nature)
    notes = {note.id: note.title for note in content.notes}
    effects = (
        (STANCE[effect.stance], effect.says, _condition(content, effect.when))
        for stance in Stance
        for effect in exclusion.effects
        if effect.stance is stance
    )
    return (
        _heading(exclusion.title, exclusion.id)
        + _meta(f"{natures} · {AVOIDABLE[exclusion.avoidable]}")
        + f'<p class="clause">{escape(exclusion.clause)}</p>'
        + _text(exclusion.plain, "En clair.")
        + _text(exclusion.example, "Exemple.")
        + _text(exclusion.why, "Pourquoi les assureurs l’écrivent.")
        + f"<h4>Ce que vous pouvez faire</h4>{_list(exclusion.do)}"
        + _text(exclusion.ask, "À demander à votre assureur.")
        + _list((_said(*effect) for effect in effects), escaped=True)
        + _text(exclusion.by_default, f"{STANCE[Stance.DISCUSS]}, sinon.")
        + (_meta("À lire : " + ", ".join(notes[note] for note in exclusion.see)))
        * bool(exclusion.see)
        + _cited(content, exclusion.sources)
    )


def _coverages(content: Content) -> str:
    titles = {exclusion.id: exclusion.title for exclusion in content.exclusions}
    return "".join(
        _heading(coverage.title, coverage.id)
        + _text(coverage.pays, "Ce qu’elle paie.")
        + _text(coverage.usual, "Le plus souvent.")
        + f"<h4>Les limites à regarder</h4>{_list(coverage.limits)}"
        + f"<h4>À demander</h4>{_list(coverage.ask)}"
        + _list(
            (
                _said(_NEED[rule.need], rule.says, _condition(content, rule.when))
                for rule in coverage.needs
            ),
            escaped=True,
        )
        + _text(coverage.by_default, "Sinon.")
        + _meta("Exclusions liées : " + ", ".join(titles[id_] for id_ in coverage.exclusions))
        * bool(coverage.exclusions)
        + _cited(content, coverage.sources)
        for coverage in content.coverages
    )


def _contradictions(content: Content) -> str:
    return "".join(
        _heading(rule.says, rule.id)
        + _text(rule.fix)
        + _meta(f"Quand {_condition(content, rule.when)}.")
        for rule in content.contradictions
    )


def _notes(content: Content) -> str:
    return "".join(
        _heading(note.title, note.id) + _text(note.text) + _cited(content, note.sources)
        for note in content.notes
    )


def _help(content: Content) -> str:
    return "".join(
        _heading(topic.title, topic.id) + "".join(map(_text, topic.text))
        for topic in content.help_topics
    )


def _glossary(content: Content) -> str:
    return _table(
        ("Mot", "En une ligne", "Formes reconnues"),
        ((term.term, term.definition, ", ".join(term.forms)) for term in content.terms),
    )


def _contacts(content: Content, day: date) -> str:
    return _table(
        ("Qui", "Pour quoi", "Où", "Vérification"),
        (
            (
                f"{contact.name} ({contact.region})" if contact.region else contact.name,
                " ".join(filter(None, (contact.what, contact.warning))),
                " ".join(filter(None, (contact.phone, contact.web))) or "—",
                _checked(contact.mark, contact.checked_on, day),
            )
            for contact in content.contacts
        ),
    )


def _deadlines(content: Content, day: date) -> str:
    return _table(
        ("Quoi", "Délai", "Départ", "Texte", "Vérification"),
        (
            (
                deadline.title,
                deadline.delay,
                deadline.starts,
                f"{deadline.base} [{deadline.source}]",
                _checked(deadline.mark, deadline.checked_on, day),
            )
            for deadline in content.deadlines
        ),
    )


def _statistics(content: Content, day: date) -> str:
    return _table(
        ("Chiffre", "Année", "Réserve", "Vérification"),
        (
            (
                f"{figure.text} [{figure.source}]",
                figure.year,
                figure.reserve,
                _checked(figure.mark, figure.checked_on, day),
            )
            for figure in content.statistics
        ),
    )


def _lifecycle(content: Content, day: date) -> str:
    return _table(
        ("Produit", "Fin", "Réponse", "Vérification"),
        (
            (
                f"{entry.product} {entry.version} [{entry.source}]",
                long_date(entry.ends) if entry.ends else "non publiée",
                entry.option or "—",
                _checked(entry.mark, entry.checked_on, day),
            )
            for entry in content.lifecycle
        ),
    )


def _lists(content: Content) -> str:
    topics = _list((topic.title for topic in content.topics), "ol")
    return (
        "<h3>Les pratiques</h3>"
        + _list((practice.title for practice in content.practices), "ol")
        + f"<h3>Les sujets des questionnaires d’assureurs</h3>{topics}"
    )


def _sources(content: Content, day: date) -> str:
    return _list((_source(source, day) for source in content.sources), escaped=True)


def _source(source: Source, day: date) -> str:
    words = ", ".join(filter(None, (source.publisher, source.published)))
    link = f'<br><a href="{escape(source.url)}">{escape(source.url)}</a>' if source.url else ""
    return (
        f'<span id="s-{escape(source.id)}">{escape(source.title)}</span>{_id(source.id)}'
        f'<span class="hint">{escape(words)} · '
        f"{_stale(_checked(source.mark, source.checked_on, day))}</span>{link}"
    )


def _checked(mark: Mark, checked_on: date, day: date) -> str:
    late = f" {_LATE}" if day - checked_on > STALE else ""
    return f"{_MARK[mark]}, le {long_date(checked_on)}{late}"


_LATE = "— plus de 12 mois : à revoir"


def _stale(text: str) -> str:
    """Escape *text* and make the warning of an old check stand out."""
    return escape(text).replace(_LATE, f'<span class="stale">{_LATE}</span>')


FACT_WORDS = {
    "taille_equipe": "le nombre de personnes",
    "parcours": "le parcours",
    "age_sauvegarde": "l’âge de la dernière copie",
    "age_restauration": "l’âge du dernier essai",
    "etat_systemes": "l’état des systèmes",
    "sorte_de_copie": "la sorte de copie",
    "particularites_absentes": "pas coché parmi les cas particuliers",
    "assurances_absentes": "pas coché parmi les contrats",
}


def _condition(content: Content, condition: Condition) -> str:
    """Say a condition with the numbers of the questions and the ids of the answers."""
    return " ; ou ".join(
        " et ".join(_test(content, key, accepted) for key, accepted in alternative.tests)
        for alternative in condition.alternatives
    )


def _test(content: Content, key: str, accepted: frozenset[str]) -> str:
    if key == UNANSWERED:
        numbers = sorted(content.number_of[id_] for id_ in accepted)
        return f"sans réponse : {', '.join(f'question {number}' for number in numbers)}"
    if key in FACTS:
        values = [value for value in FACTS[key].values if value in accepted]
        return f"{FACT_WORDS[key]} = {', '.join(values)}"
    chosen = [option.id for option in content.question_by_id[key].options if option.id in accepted]
    return f"question {content.number_of[key]} = {', '.join(chosen)}"


def _said(title: str, says: str, when: str) -> str:
    return (
        f"<strong>{escape(title)}.</strong> {escape(says)}"
        f'<span class="hint">Si {escape(when)}</span>'
    )


def _heading(title: str, id_: str) -> str:
    return f"<h3>{escape(title)}{_id(id_)}</h3>"


def _id(id_: str) -> str:
    return f'<span class="id">{escape(id_)}</span>'


def _meta(text: str) -> str:
    return f'<p class="meta">{escape(text)}</p>'


def _text(text: str, title: str = "") -> str:
    if not text:
        return ""
    bold = f"<strong>{escape(title)}</strong> " if title else ""
    return f"<p>{bold}{escape(text)}</p>"


def _list(items: Iterable[str], tag: str = "ul", *, escaped: bool = False) -> str:
    lines = "".join(f"<li>{item if escaped else escape(item)}</li>" for item in items)
    return f"<{tag}>{lines}</{tag}>" if lines else ""


def _cited(content: Content, sources: tuple[str, ...]) -> str:
    """Name the sources, or say that the text is ours."""
    if not sources:
        return _meta("Notre conseil.")
    links = ", ".join(
        f'<a href="#s-{id_}">{escape(content.source_by_id[id_].publisher)} [{id_}]</a>'
        for id_ in sources
    )
    return f'<p class="meta">Sources : {links}</p>'


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    titles = "".join(f"<th>{escape(title)}</th>" for title in head)
    lines = "".join(
        f"<tr>{''.join(f'<td>{_stale(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><tr>{titles}</tr>{lines}</table>"


def _slug(title: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())
