"""The shapes of the content: frozen, built once by the loader, never changed.

Every id is French, stable and never reused. Every text is for the manager, in plain French.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from cyberwizard.conditions import ALWAYS, Condition
from cyberwizard.shapes import dataclass


class Kind(StrEnum):
    """How a question is answered; one input widget each."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    SIREN = "siren"


class Role(StrEnum):
    """What an answer is for."""

    IDENTITY = "identity"  # who the firm is; never scored
    CONTEXT = "context"  # drives which questions are asked; never scored
    PRACTICE = "practice"  # what the firm does; scored
    COVERAGE = "coverage"  # whether a part of a cyber contract is wanted; never scored
    CONTACT = "contact"  # who to call on the day of an attack; never scored
    SIGNATURE = "signature"  # who signs, and for how long it holds; never scored


PAGE_ROLES = frozenset({Role.IDENTITY, Role.CONTEXT, Role.PRACTICE})
"""The roles of the questions asked one by one; the others share a page by role."""


class Readiness(StrEnum):
    """How good an answer is, from 0 (nothing) to 3 (in place), or why it has no grade."""

    NONE = "0"
    WEAK = "1"
    PARTIAL = "2"
    FULL = "3"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Combine(StrEnum):
    """Which chosen option of a multiple choice gives its readiness."""

    WORST = "worst"
    BEST = "best"


class Effort(StrEnum):
    """How much work a measure is, the third sorting key of the plan."""

    SMALL = "petit"
    MEDIUM = "moyen"
    LARGE = "grand"


class Step(StrEnum):
    """The two levels of a measure: first what can be done now, then what goes further."""

    START = "commencer"
    FURTHER = "plus_loin"


class Who(StrEnum):
    """Who does it."""

    MANAGER = "dirigeant"
    PROVIDER = "prestataire"
    TEAM = "equipe"


class Cost(StrEnum):
    """Order of magnitude for a very small firm, outside one's own time."""

    FREE = "gratuit"
    LOW = "moins_de_100"
    MEDIUM = "100_a_1000"
    HIGH = "plus_de_1000"


class Environment(StrEnum):
    """Where a "how to check" recipe applies."""

    ANY = "partout"
    WINDOWS_11 = "windows_11"
    WINDOWS_10 = "windows_10"
    MACOS = "macos"
    MICROSOFT_365 = "microsoft_365"
    GOOGLE = "google_workspace"
    NAS = "nas"
    BOX = "box"
    PHONE = "telephone"
    BANK = "banque"
    PAPER = "papier"
    PROVIDER = "prestataire"


class Nature(StrEnum):
    """What an entry of the catalogue is in law; one entry may be several."""

    LAW = "loi"
    EXCLUSION = "exclusion"
    CONDITION = "condition"
    FORFEITURE = "decheance"
    LIMIT = "limite"
    OPTION = "option"


class Avoidable(StrEnum):
    """Whether the firm can do something about it."""

    YES = "oui"
    PARTLY = "partiel"
    NO = "non"
    NOT_APPLICABLE = "sans_objet"


class Stance(StrEnum):
    """What the answers say about an exclusion."""

    EXPOSED = "expose"
    DISCUSS = "a_discuter"
    REASSURING = "rassurant"
    UNRELATED = "sans_rapport"


class Mark(StrEnum):
    """How sure a fact is. A recalled fact never carries a source's name."""

    VERIFIED = "verifie"
    WEAK = "verifie_faible"
    RECALLED = "rappel"


class LockStatus(StrEnum):
    """The state of one lock, or of one theme; the weakest counted answer decides."""

    YES = "oui"
    PARTIAL = "partiel"
    UNKNOWN = "inconnu"
    NO = "non"
    NOT_APPLICABLE = "sans_objet"
    UNANSWERED = "sans_reponse"


@dataclass(frozen=True)
class Source:
    """A document that says it, with the day it was last checked."""

    id: str
    title: str
    publisher: str
    checked_on: date
    mark: Mark
    url: str = ""
    published: str = ""


@dataclass(frozen=True)
class Theme:
    """A chapter of the questionnaire."""

    id: str
    title: str
    anssi: tuple[int, ...] = ()


@dataclass(frozen=True)
class Option:
    """One possible answer; ``follow_up`` is the sentence that asks for the exception."""

    id: str
    label: str
    hint: str = ""
    readiness: Readiness | None = None
    measures: tuple[str, ...] = ()
    follow_up: str = ""
    exclusive: bool = False


@dataclass(frozen=True)
class Check:
    """How to see it with one's own eyes, step by step, in one environment."""

    environment: Environment
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One page of the wizard.

    ``date_label`` asks, beside the answer, for the day the fact was seen ("Date du dernier
    essai"); it is kept in ``Answer.fact_date``. ``advice`` marks a text that rests on no source.
    """

    id: str
    theme: str
    role: Role
    kind: Kind
    label: str
    help: str
    why: str = ""
    options: tuple[Option, ...] = ()
    asked_when: Condition = ALWAYS
    combine: Combine = Combine.WORST
    optional: bool = False
    date_label: str = ""
    minimum: int | None = None
    maximum: int | None = None
    unit: str = ""
    check: tuple[Check, ...] = ()
    check_minutes: int = 0
    check_who: Who = Who.MANAGER
    evidence: tuple[str, ...] = ()
    locks: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    anssi: tuple[int, ...] = ()
    cyberdepart: tuple[str, ...] = ()
    insurer_controls: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    advice: bool = False

    def option(self, option_id: str) -> Option:
        """Return the option of that id; KeyError when there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True)
class Measure:
    """Something to do, that makes an answer better."""

    id: str
    title: str
    step: Step
    why: str
    how: tuple[str, ...]
    minutes: int
    cost: Cost
    who: Who
    effort: Effort
    sources: tuple[str, ...] = ()
    advice: bool = False


@dataclass(frozen=True)
class Lock:
    """One of the seven controls that decide first; ``ceilings`` caps the level by status."""

    id: str
    rank: int
    title: str
    definition: str
    ceilings: Mapping[LockStatus, int]


@dataclass(frozen=True)
class Level:
    """One of the four levels, named in words."""

    rank: int
    title: str
    meaning: str


@dataclass(frozen=True)
class Effect:
    """What some answers say about an exclusion."""

    stance: Stance
    when: Condition
    says: str


@dataclass(frozen=True)
class Exclusion:
    """One entry of the catalogue of exclusions, conditions, limits and legal rules."""

    id: str
    title: str
    nature: tuple[Nature, ...]
    clause: str
    plain: str
    example: str
    why: str
    do: tuple[str, ...]
    ask: str
    avoidable: Avoidable
    by_default: str
    see: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    sources: tuple[str, ...] = ()
    advice: bool = False


class Need(StrEnum):
    """How much a firm needs a coverage, from its answers."""

    USEFUL = "utile"
    TO_DISCUSS = "a_discuter"
    LITTLE = "peu_utile"


@dataclass(frozen=True)
class NeedRule:
    """Which answers make a coverage useful, and the sentence that says so."""

    need: Need
    when: Condition
    says: str


@dataclass(frozen=True)
class Coverage:
    """One part (volet) of a cyber contract: what it pays and what to look at."""

    id: str
    title: str
    pays: str
    usual: str
    limits: tuple[str, ...]
    ask: tuple[str, ...]
    by_default: str
    needs: tuple[NeedRule, ...] = ()
    exclusions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    advice: bool = False


@dataclass(frozen=True)
class CoverageQuestion:
    """The words of the question asked about each coverage; ``label`` is a template of its title."""

    theme: str
    label: str
    why: str
    options: tuple[Option, ...]


COVERAGE_PREFIX = "garantie_"


@dataclass(frozen=True)
class Contradiction:
    """Answers that cannot all be true; shown before printing."""

    id: str
    when: Condition
    says: str
    fix: str


@dataclass(frozen=True)
class Topic:
    """A neutral topic of insurers' forms, so that answers can be copied into them."""

    id: str
    number: int
    title: str


@dataclass(frozen=True)
class Practice:
    """One of the practices to cover; questions refer to it."""

    id: str
    title: str


@dataclass(frozen=True)
class Term:
    """A glossary entry; ``forms`` are the spellings found in texts."""

    id: str
    term: str
    definition: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """Something explained once and linked (exclusion or condition, the three clocks…)."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...] = ()
    advice: bool = False


@dataclass(frozen=True)
class HelpTopic:
    """One subject of the help; ``page`` is the page of the wizard that it explains, if any."""

    id: str
    title: str
    text: tuple[str, ...]
    page: str = ""


@dataclass(frozen=True)
class Contact:
    """Who to call; ``region`` is empty for the whole country."""

    id: str
    name: str
    what: str
    checked_on: date
    mark: Mark
    region: str = ""
    phone: str = ""
    web: str = ""
    warning: str = ""


@dataclass(frozen=True)
class Statistic:
    """A figure with the year of its data."""

    id: str
    text: str
    year: str
    source: str
    checked_on: date
    mark: Mark
    reserve: str = ""


@dataclass(frozen=True)
class Deadline:
    """A legal delay, with what starts it."""

    id: str
    title: str
    delay: str
    starts: str
    base: str
    source: str
    checked_on: date
    mark: Mark


@dataclass(frozen=True)
class Lifecycle:
    """The end-of-support date of one product version; ``option`` is the answer that names it."""

    id: str
    product: str
    version: str
    option: str
    checked_on: date
    source: str
    mark: Mark
    ends: date | None = None


@dataclass(frozen=True)
class Content:
    """All that is shipped, in reading order; ids have been cross-checked by the loader."""

    version: str
    language: str
    themes: tuple[Theme, ...]
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]
    locks: tuple[Lock, ...]
    levels: tuple[Level, ...]
    theme_ceilings: Mapping[LockStatus, int]
    exclusions: tuple[Exclusion, ...]
    lifecycle: tuple[Lifecycle, ...]
    sources: tuple[Source, ...]
    disclaimer: str
    practices: tuple[Practice, ...] = ()
    topics: tuple[Topic, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    terms: tuple[Term, ...] = ()
    notes: tuple[Note, ...] = ()
    help_topics: tuple[HelpTopic, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        """Question id → question."""
        return {question.id: question for question in self.questions}

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Question id → its number, the same on screen, on paper and in the blank form."""
        return {question.id: place for place, question in enumerate(self.questions, 1)}

    @cached_property
    def coverage_by_question(self) -> Mapping[str, Coverage]:
        """Question id → the coverage that it asks about."""
        return {f"{COVERAGE_PREFIX}{coverage.id}": coverage for coverage in self.coverages}

    @cached_property
    def measure_by_id(self) -> Mapping[str, Measure]:
        """Measure id → measure."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def theme_by_id(self) -> Mapping[str, Theme]:
        """Theme id → theme."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def exclusion_by_id(self) -> Mapping[str, Exclusion]:
        """Exclusion id → exclusion."""
        return {exclusion.id: exclusion for exclusion in self.exclusions}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Source id → source."""
        return {source.id: source for source in self.sources}
