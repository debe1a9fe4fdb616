"""What every shipped text must pass. Each gate takes the content and returns what is wrong.

They are functions of the content, so that ``test_gates_can_fail`` can hand them a bad one.
"""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from spylls.hunspell import Dictionary

from cyberwizard.assessment import option_readiness
from cyberwizard.conditions import Condition
from cyberwizard.content.coverage import ANSSI, matrix
from cyberwizard.content.facts import FACTS, UNANSWERED, support_end
from cyberwizard.content.model import (
    Content,
    Environment,
    Mark,
    Need,
    Question,
    Readiness,
    Role,
    Stance,
)
from tests.content.readability import score, sentences, words
from tests.content.texts import Screen, Text, all_texts, screens

HERE = Path(__file__).parent
CHECKED = date(2026, 11, 23)
"""The day the facts were last checked; grades and dates must agree on that day."""

Gate = Callable[[Content], list[str]]
TextGate = Callable[[Iterable[Text]], list[str]]


def on_prose(gate: TextGate) -> Gate:
    """Apply *gate* to every text but the specimen clauses, which speak as contracts do."""

    def applied(content: Content) -> list[str]:
        return gate(text for text in all_texts(content) if text.field != "clause")

    return _named(applied, gate)


def on_all(gate: TextGate) -> Gate:
    """Apply *gate* to every text."""

    def applied(content: Content) -> list[str]:
        return gate(all_texts(content))

    return _named(applied, gate)


def _named(applied: Gate, gate: TextGate) -> Gate:
    applied.__name__, applied.__doc__ = gate.__name__, gate.__doc__
    return applied


# --- how a text reads ---------------------------------------------------------------------------

LONGEST_SENTENCE = 25
MEAN_SENTENCE = 15
KANDEL_MOLES = 60
LIX = 40
BATCH = 100
"""Figures of fewer words mean nothing: shorter screens are measured with their neighbours."""

TITLES_ONLY = ("themes", "topics", "practices", "lifecycle")
"""Tables of names and titles, without one sentence."""

ONE_PAGE = ("locks", "levels", "contacts", "deadlines", "statistics")
"""Tables that one page shows whole."""


def sentence_length(texts: Iterable[Text]) -> list[str]:
    """No sentence of more than 25 words."""
    return [
        f"{text.place} : {count} mots : {sentence}"
        for text in texts
        for sentence in sentences(text.text)
        if (count := len(words(sentence))) > LONGEST_SENTENCE
    ]


def readability(content: Content) -> list[str]:
    """Kandel–Moles, LIX and the mean sentence, by screen or by batch of 100 words."""
    problems = []
    for name, text in _batches(screens(content)):
        figures = score(text)
        for what, value, fits in (
            ("Kandel–Moles", figures.kandel_moles, figures.kandel_moles >= KANDEL_MOLES),
            ("LIX", figures.lix, figures.lix <= LIX),
            ("mots par phrase", figures.mean_sentence, figures.mean_sentence <= MEAN_SENTENCE),
        ):
            if not fits:
                problems.append(f"{name} : {what} = {value:.1f}")
    return problems


def _batches(shown: Iterable[Screen]) -> Iterator[tuple[str, str]]:
    """Join neighbours of one table until they hold enough words; a short rest joins the last."""
    made: dict[str, list[tuple[str, str]]] = {}
    waiting: dict[str, str] = {}
    for screen in shown:
        table = screen.id.partition(".")[0]
        if table in TITLES_ONLY:
            continue
        text = f"{waiting.pop(table, '')}{screen.whole}\n"
        if table not in ONE_PAGE and len(words(text)) >= BATCH:
            made.setdefault(table, []).append((screen.id, text))
        else:
            waiting[table] = text
    for table, rest in waiting.items():
        if table in made:
            name, text = made[table].pop()
            made[table].append((name, text + rest))
        else:  # a table that is short as a whole
            made[table] = [(table, rest)]
    for batches in made.values():
        yield from batches


_FORBIDDEN = re.compile(
    r"\b(implément\w*|impact(?:er|e|ent|ant|é\w*)\b|il convient de|ledit|ladite|lesdit\w+|susdit\w*"
    r"|afin d[e’]|en cas de survenance|posture|process|best practice|cyber-?résilien\w*"
    r"|adresser un (?:risque|problème)|être en capacité de|au niveau de"
    r"|(?<!«\u00a0)\b(?:e-)?mails?\b|smartphone|digital\w*|reporting|sécuriser(?= ?[.,;!?]|$))",
    re.IGNORECASE,
)


def forbidden_words(texts: Iterable[Text]) -> list[str]:
    """None of the words of offices and of salesmen."""
    return [
        f"{text.place} : « {match.group()} »"
        for text in texts
        for match in _FORBIDDEN.finditer(text.text)
    ]


# One word for one thing, wherever the program speaks: a contract may use the other one, and then
# the glossary says so. Left: what must not be written; right: what the other texts write.
_SYNONYMS = {
    r"authentification (?:multi|à deux|forte)\w*": "double vérification",
    r"boîtes? mail": "boîte de courriel",
    r"courrier électronique": "courriel",
    r"comptes administrateur\b": "comptes administrateurs",
    r"messages? piégés?": "message piège",
    r"données? de personnes": "donnée personnelle",
    r"informaticien(?:ne)? externe": "prestataire informatique",
    r"\binternet\b(?!-)": "Internet",
    r"(?:^|[^«\w\u00a0])\b[Ll]ogs?\b": "journaux techniques",
    r"patchs?\b": "mise à jour de sécurité",
    r"\bhackers?\b": "pirate",
}


def one_word_for_one_thing(texts: Iterable[Text]) -> list[str]:
    """The words of the journey are the same on every page."""
    return [
        f"{text.place} : « {match.group().strip()} », et ailleurs « {instead} »"
        for text in texts
        for pattern, instead in _SYNONYMS.items()
        for match in re.finditer(pattern, text.text)
    ]


_TYPOGRAPHY: tuple[tuple[str, str], ...] = (
    (r"'", "apostrophe droite"),
    (r"\"", "guillemet droit"),
    (r"(?<!\u202f)[;!?](?![\u202f!?])", "U+202F devant ; ! ?"),
    (r"(?<!\u00a0):(?=\s|$)", "U+00A0 devant :"),
    (r"«(?!\u00a0)|(?<!\u00a0)»", "U+00A0 dans les guillemets"),
    (r"(?<!\u00a0)[€%]", "U+00A0 devant € et %"),
    (r"n°(?!\u00a0)", "U+00A0 après n°"),
    (r"-(?:t-)?(?:ils?|elles?|on|je|ce|vous|nous)\b(?<!rendez-vous)", "U+2011 devant le pronom"),
    (r"\.\.\.", "points de suspension"),
    (r" {2}|\s$|^\s", "espace en trop"),
    (r"[ \u00a0\u202f][,.](?!\w)", "espace devant un point ou une virgule"),
)
_ADDRESS = re.compile(r"https?://\S+")


def typography(texts: Iterable[Text]) -> list[str]:
    """French spaces, apostrophes and quotation marks."""
    return [
        f"{text.place} : {rule} : {text.text}"
        for text in texts
        for pattern, rule in _TYPOGRAPHY
        if re.search(pattern, _ADDRESS.sub("adresse", text.text))
    ]


_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*\b")


@cache
def names() -> frozenset[str]:
    """Names of products and the few acronyms that everybody says (``noms.txt``)."""
    return _word_list("noms.txt")


def _word_list(name: str) -> frozenset[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def acronyms(content: Content) -> list[str]:
    """On each screen, an acronym is in the glossary, or explained in brackets the first time."""
    known = names() | {
        acronym
        for term in content.terms
        for form in (*term.forms, term.term)
        for acronym in _ACRONYM.findall(form)
    }
    problems = []
    for screen in screens(content):
        seen: set[str] = set()
        for text in screen.texts:
            for match in _ACRONYM.finditer(text.text):
                acronym = match.group()
                if acronym not in known and acronym not in seen:
                    seen.add(acronym)
                    if not _explained(text.text, match):
                        problems.append(f"{text.place} : « {acronym} » n’est expliqué nulle part")
    return problems


def _explained(text: str, match: re.Match[str]) -> bool:
    """« CSE (comité social) » or « comité social (CSE) »; article numbers need no words."""
    after, before = text[match.end() :], text[: match.start()]
    if after.startswith(" (") or (before.endswith("(") and after.startswith(")")):
        return True
    return bool(re.fullmatch(r"L\d+(-\d+)*", match.group())) and "article" in before


# --- spelling -----------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W_]+(?:[-’][^\W_]+)*")
DICTIONARIES = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
)


@cache
def dictionary() -> Dictionary:
    """Read the French dictionary of the system; its absence is a failure, not an excuse."""
    for folder in DICTIONARIES:
        for name in ("fr_FR", "fr"):
            if (folder / f"{name}.dic").exists():
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves them open
                    read = Dictionary.from_files(str(folder / name))
                    gc.collect()
                return read
    raise FileNotFoundError(
        "The French dictionary is missing: scripts/bootstrap.sh --tests installs it (Debian "
        f"package hunspell-fr-classical); looked in {', '.join(map(str, DICTIONARIES))}."
    )


@cache
def own_words() -> frozenset[str]:
    """The words that the dictionary does not know (``mots.txt``)."""
    return _word_list("mots.txt")


def tokens(text: str) -> list[str]:
    """Return the words of *text* as they are spelled, without the addresses."""
    text = re.sub(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fr|com)\b(?:/\S*)?", " ", text)
    return _TOKEN.findall(text.replace("\u2011", "-"))


def misspelled(text: str) -> list[str]:
    """Return the words of *text* that nobody knows."""
    return [
        part
        for token in tokens(text)
        if not _is_word(token)
        for part in re.split(r"[-’]", token)
        if not _is_word(part)
    ]


@cache
def _is_word(token: str) -> bool:
    if token.isdigit() or token in own_words() or token == "t":
        return True
    spelled = dictionary().lookup(token) or dictionary().lookup(f"{token}’")
    return bool(spelled) or bool(re.fullmatch(r"L\d+|\d+(?:er|re|e)|[a-z]", token))


def spelling(texts: Iterable[Text]) -> list[str]:
    """Every word is in the dictionary or in the list of the project."""
    return [f"{text.place} : « {word} »" for text in texts for word in misspelled(text.text)]


# --- what a text may say ------------------------------------------------------------------------

_PROMISES = re.compile(
    r"vous (?:êtes|serez|seriez|restez) (?:bien )?"
    r"(?:couverts?|assurée?s?|indemnisée?s?|remboursée?s?)"
    r"|(?:l’|votre |les |un |chaque |tout )assureurs? (?:l’|les )?(?:exige|impose|oblige|paiera"
    r"|remboursera|refusera|indemnisera)\w*"
    r"|(?:appelez|appeler|téléphonez|téléphoner|numéro) (?:le|au|du|à) 17\s?cyber"
    r"|sans aucun risque|garanti à 100|toujours (?:payé|remboursé|couvert)e?s?(?! :)"
    r"|60[\u00a0 ]% des (?:PME|entreprises)|conforme au FALC",
    re.IGNORECASE,
)
_PROMISES_DENIED = ("n’est pas toujours", "S’ils étaient toujours payés")


def promises(texts: Iterable[Text]) -> list[str]:
    """Never "vous êtes couvert", never "l’assureur exige", never a call to 17Cyber."""
    return [
        f"{text.place} : « {match.group()} »"
        for text in texts
        for match in _PROMISES.finditer(text.text)
        if not any(denied in text.text for denied in _PROMISES_DENIED)
    ]


_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:er)? (?:{_MONTHS})\b|\b\d{{1,2}}/\d{{1,2}}\b|\b(?:{_MONTHS}) \d{{4}}\b"
    r"|\b(?:19|20)\d\d\b|\d[\d\u00a0\u202f ]*(?:€|euros?\b)|\d[\u00a0\u202f ]?%"
    r"|\b0\d(?:[ .\u00a0]?\d\d){4}\b|\b0[\u00a0 ]\d{3}[\u00a0 ]"
)
_DATED_TABLES = ("contacts.", "deadlines.", "lifecycle.", "sources.", "statistics.")
# A band is what one answers, not a price; a version is the name of a product.
_DATED_FIELDS = ("questions.chiffre_affaires.options.",)
_VERSIONS = re.compile(r"(?:Windows Server|Office) (?:19|20)\d\d")


def dated_facts(content: Content) -> list[str]:
    """Dates, prices, percentages and phone numbers live in the dated tables, with their source."""
    return [
        f"{text.place} : « {match.group()} »"
        for text in all_texts(content)
        if not text.place.startswith((*_DATED_TABLES, *_DATED_FIELDS))
        for match in _DATED.finditer(_VERSIONS.sub("", text.text))
    ]


# --- what stands behind a text ------------------------------------------------------------------


def sources(content: Content) -> list[str]:
    """Each text says where it comes from: dated sources, or our own advice."""
    return [
        f"{item.id} : des sources, ou advice = true, et pas les deux"
        for table in ("questions", "measures", "exclusions", "coverages", "notes")
        for item in getattr(content, table)
        if item.advice == bool(item.sources)
    ]


def recalled_facts(content: Content) -> list[str]:
    """A recalled fact is never printed as if a source said it."""
    recalled = {source.id for source in content.sources if source.mark is Mark.RECALLED}
    problems = [
        f"{source.id} : un rappel ne porte ni éditeur ni adresse"
        for source in content.sources
        if source.id in recalled and (source.url or source.publisher)
    ]
    problems += [
        f"{item.id} : un rappel ne porte pas de source"
        for table in ("statistics", "deadlines", "lifecycle")
        for item in getattr(content, table)
        if item.mark is Mark.RECALLED and item.source not in recalled
    ]
    return problems + [
        f"{item.id} : s’appuie sur un rappel, donc advice = true"
        for table in ("questions", "measures", "exclusions", "coverages", "notes")
        for item in getattr(content, table)
        if recalled & set(item.sources)
    ]


@cache
def references() -> frozenset[str]:
    """Sources listed for the reader without any text resting on them (``references.txt``)."""
    return _word_list("references.txt")


def used_sources(content: Content) -> list[str]:
    """Every source is used, or listed as a reference; and a used one is not listed."""
    used = {
        source
        for table in ("questions", "measures", "exclusions", "coverages", "notes")
        for item in getattr(content, table)
        for source in item.sources
    } | {
        item.source
        for table in ("statistics", "deadlines", "lifecycle")
        for item in getattr(content, table)
    }
    listed = {source.id for source in content.sources}
    return [
        *(f"{id_} : ni cité, ni dans references.txt" for id_ in listed - used - references()),
        *(f"{id_} : cité, à retirer de references.txt" for id_ in used & references()),
        *(f"{id_} : dans references.txt sans exister" for id_ in references() - listed),
    ]


# --- what is covered ----------------------------------------------------------------------------

NOT_ASKED = {
    "topics": {"4", "9", "32"},  # subsidiaries, big clients, budget: the insurer asks them himself
    "cyberdepart": {"ANNUAIRE.1"},  # very small firms have no directory server
}


def coverage(content: Content) -> list[str]:
    """Each item of the matrix has a practice question resting on a dated source."""
    problems = []
    for group in matrix(content):
        for line in group.lines:
            skipped = line.id in NOT_ASKED.get(group.id, ())
            if group.id == "topics":
                found = bool(line.practices or line.others)
            else:
                found = bool(line.practices and line.sources)
            if found == skipped:
                verb = "ne devrait pas avoir" if skipped else "n’a pas"
                problems.append(f"{group.id} {line.id} {verb} de question : {line.title}")
    known = {line.id for group in matrix(content) for line in group.lines}
    return problems + [
        f"{question.id} : code inconnu « {code} »"
        for question in content.questions
        for code in (*question.cyberdepart, *map(str, question.anssi))
        if code not in known
    ]


def theme_numbers(content: Content) -> list[str]:
    """A theme names exactly the ANSSI questions of its questions."""
    problems = []
    for theme in content.themes:
        asked = {n for q in content.questions if q.theme == theme.id for n in q.anssi}
        if asked != set(theme.anssi) or asked - ANSSI.keys():
            problems.append(f"{theme.id} : {sorted(theme.anssi)} annoncés, {sorted(asked)} posés")
    return problems


def question_count(content: Content) -> list[str]:
    """Between 45 and 60 questions of practice and context."""
    count = sum(q.role in (Role.PRACTICE, Role.CONTEXT) for q in content.questions)
    return [] if 45 <= count <= 60 else [f"{count} questions de pratique et de contexte"]


def recipes(content: Content) -> list[str]:
    """A practice can be seen: a recipe, an evidence, a ready sentence to send."""
    problems = []
    for question in content.questions:
        if question.role is not Role.PRACTICE:
            continue
        asked = [c for c in question.check if c.environment is Environment.PROVIDER]
        others = [c for c in question.check if c.environment is not Environment.PROVIDER]
        if not others:
            problems.append(f"{question.id} : pas de recette")
        if not question.evidence:
            problems.append(f"{question.id} : pas de preuve")
        if not any("«" in step for check in asked for step in check.steps):
            problems.append(f"{question.id} : pas de phrase à envoyer au prestataire")
        twice = [c.environment for c in question.check]
        problems += [f"{question.id} : deux recettes « {e} »" for e in set(twice)
                     if twice.count(e) > 1]  # fmt: skip
    return problems


_CLICK = re.compile(r"\b[Cc]liquez\b")
MENUS = ("menus_apple", "menus_windows", "menus_m365", "menus_google", "menus_synology")


def unverified_menus(content: Content) -> list[str]:
    """A menu that nobody has checked is looked for, not clicked."""
    marks = {source.id: source.mark for source in content.sources}
    return [
        f"{question.id} ({check.environment}) : {step}"
        for question in content.questions
        if not any(marks[id_] is Mark.VERIFIED for id_ in question.sources if id_ in MENUS)
        for check in question.check
        for step in check.steps
        if _CLICK.search(step)
    ]


def lifecycle_grades(content: Content) -> list[str]:
    """What the options are worth agrees with the dates of end of support."""
    problems = []
    systems = content.question_by_id["systemes"]
    for option in systems.options:
        end = support_end(option.id, content.lifecycle)
        if end is None or option.readiness is None:
            continue
        ended = end < CHECKED
        if ended != (option.readiness is Readiness.NONE):
            problems.append(f"{option.id} : vaut {option.readiness}, suivi jusqu’au {end}")
        graded = option_readiness(content, systems, option, CHECKED)
        if graded is not option.readiness:
            problems.append(f"{option.id} : vaut {graded} à la date du contrôle")
    return problems


# --- « je ne sais pas » -------------------------------------------------------------------------

UNKNOWN = "ne_sait_pas"
_GOOD = (Stance.REASSURING, Stance.UNRELATED)


def unknown_never_reassures(content: Content) -> list[str]:
    """No reassuring sentence rests on an ignorance, or on a question left without an answer."""
    reassuring: list[tuple[str, Condition]] = [
        (f"{exclusion.id} : {effect.says}", effect.when)
        for exclusion in content.exclusions
        for effect in exclusion.effects
        if effect.stance in _GOOD
    ] + [
        (f"{coverage.id} : {rule.says}", rule.when)
        for coverage in content.coverages
        for rule in coverage.needs
        if rule.need is Need.LITTLE
    ]
    return [
        f"{where} ({key})"
        for where, condition in reassuring
        for key, accepted in condition.mentions()
        if UNKNOWN in accepted or key == UNANSWERED
    ]


def unknown_is_discussed(content: Content) -> list[str]:
    """Answering "je ne sais pas" instead of a bad answer never uncovers a reassuring sentence.

    Either every reassuring rule asks for that very answer, or the ignorance is itself discussed.
    """
    problems = []
    for exclusion in content.exclusions:
        good = [
            alternative
            for effect in exclusion.effects
            if effect.stance in _GOOD
            for alternative in effect.when.alternatives
        ]
        bad = [effect.when for effect in exclusion.effects if effect.stance not in _GOOD]
        for question in practices(content):
            readers = {question.id} | {f.id for f in FACTS.values() if question.id in f.reads}
            blamed = [
                accepted
                for condition in bad
                for key, accepted in condition.mentions()
                if key in readers
            ]
            if not blamed or any(UNKNOWN in accepted for accepted in blamed):
                continue
            if not all(readers & {key for key, _ in alternative.tests} for alternative in good):
                problems.append(f"{exclusion.id} : « {question.id} » sans effet pour {UNKNOWN}")
    return problems


def unknown_option(content: Content) -> list[str]:
    """The option comes last, says the same everywhere, and is graded as unknown."""
    problems = []
    for question in content.questions:
        for place, option in enumerate(question.options, 1):
            if option.id != UNKNOWN:
                if option.readiness is Readiness.UNKNOWN:
                    problems.append(f"{question.id} : « {option.id} » vaut « inconnu »")
                continue
            if place != len(question.options):
                problems.append(f"{question.id} : « je ne sais pas » n’est pas la dernière")
            if option.label != "Je ne sais pas":
                problems.append(f"{question.id} : « {option.label} »")
    return problems


# --- the sentences that name an answer ----------------------------------------------------------


def effects_speak_to_you(content: Content) -> list[str]:
    """Each effect tells the manager which of his answers it comes from."""
    return [
        f"{exclusion.id} : {effect.says}"
        for exclusion in content.exclusions
        for effect in exclusion.effects
        if not re.search(r"\b[Vv]ous\b|\b[Vv]o(?:tre|s)\b|Il manque|La date", effect.says)
    ]


def cards(content: Content) -> list[str]:
    """Every exclusion has all its parts, and each is a real sentence."""
    problems = []
    for exclusion in content.exclusions:
        problems += [
            f"{exclusion.id} : « {name} » est trop court"
            for name in ("clause", "plain", "example", "why", "by_default")
            if len(words(getattr(exclusion, name))) < 8
        ]
        if not exclusion.do or not exclusion.nature:
            problems.append(f"{exclusion.id} : « do » ou « nature » manque")
        if not exclusion.ask.endswith("\u202f?"):
            problems.append(f"{exclusion.id} : « ask » n’est pas une question")
        if len(exclusion.nature) > 1 and not exclusion.see:
            problems.append(f"{exclusion.id} : plusieurs natures, sans note qui les explique")
    return problems


NOTE_OF_NATURE = {
    "condition": "note_exclusion_condition",
    "decheance": "note_decheance",
}


def natures_explained(content: Content) -> list[str]:
    """What a condition or a forfeiture changes is explained once, and linked from each card."""
    return [
        f"{exclusion.id} : « {nature} » sans lien vers {note}"
        for exclusion in content.exclusions
        for nature, note in NOTE_OF_NATURE.items()
        if nature in exclusion.nature and note not in exclusion.see
    ]


def facts_are_used(content: Content) -> list[str]:
    """No derived fact is computed for nothing."""
    conditions = [
        *(question.asked_when for question in content.questions),
        *(effect.when for exclusion in content.exclusions for effect in exclusion.effects),
        *(rule.when for coverage in content.coverages for rule in coverage.needs),
        *(rule.when for rule in content.contradictions),
    ]
    used = {key for condition in conditions for key, _ in condition.mentions()}
    return [f"{fact} ne sert à aucune règle" for fact in FACTS if fact not in used]


TEXT_GATES: tuple[TextGate, ...] = (
    sentence_length,
    forbidden_words,
    one_word_for_one_thing,
    typography,
    spelling,
    promises,
)
"""Those that look at each text alone."""

GATES: tuple[Gate, ...] = (
    on_prose(sentence_length),
    readability,
    on_prose(forbidden_words),
    on_prose(one_word_for_one_thing),
    on_all(typography),
    acronyms,
    on_all(spelling),
    on_all(promises),
    dated_facts,
    sources,
    recalled_facts,
    used_sources,
    coverage,
    theme_numbers,
    question_count,
    recipes,
    unverified_menus,
    lifecycle_grades,
    unknown_never_reassures,
    unknown_is_discussed,
    unknown_option,
    effects_speak_to_you,
    cards,
    natures_explained,
    facts_are_used,
)


def practices(content: Content) -> list[Question]:
    """The questions that are scored."""
    return [question for question in content.questions if question.role is Role.PRACTICE]
