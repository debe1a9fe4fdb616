"""Find every text that the manager may read, and the screens that show them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from cyberwizard.content import model
from cyberwizard.content.model import Content

TABLES = (
    *("themes", "questions", "measures", "locks", "levels", "exclusions", "coverages"),
    *("contradictions", "topics", "practices", "terms", "notes", "help_topics", "contacts"),
    *("statistics", "deadlines", "lifecycle", "sources"),
)

# Class → the fields that people read, and those that only the program reads. Both are written
# out, so that a new field has to be put on one side.
READ: Mapping[type, tuple[str, ...]] = {
    model.Theme: ("title",),
    model.Question: ("label", "help", "why", "options", "date_label", "unit", "check", "evidence"),
    model.Option: ("label", "hint", "follow_up"),
    model.Check: ("steps",),
    model.Measure: ("title", "why", "how"),
    model.Lock: ("title", "definition"),
    model.Level: ("title", "meaning"),
    model.Exclusion: (
        *("title", "clause", "plain", "example", "why", "do", "ask", "by_default", "effects"),
    ),
    model.Effect: ("says",),
    model.Coverage: ("title", "pays", "usual", "limits", "ask", "by_default", "needs"),
    model.NeedRule: ("says",),
    model.Contradiction: ("says", "fix"),
    model.Topic: ("title",),
    model.Practice: ("title",),
    model.Term: ("term", "definition"),
    model.Note: ("title", "text"),
    model.HelpTopic: ("title", "text"),
    model.Contact: ("name", "what", "region", "warning"),
    model.Statistic: ("text", "reserve"),
    model.Deadline: ("title", "delay", "starts", "base"),
    model.Lifecycle: ("product",),
    model.Source: (),
}
NOT_READ: Mapping[type, tuple[str, ...]] = {
    model.Theme: ("id", "anssi"),
    model.Question: (
        *("id", "theme", "role", "kind", "asked_when", "combine", "optional", "minimum", "maximum"),
        *("check_minutes", "check_who", "locks", "practices", "anssi", "cyberdepart"),
        *("insurer_controls", "sources", "advice"),
    ),
    model.Option: ("id", "readiness", "measures", "exclusive"),
    model.Check: ("environment",),
    model.Measure: ("id", "step", "minutes", "cost", "who", "effort", "sources", "advice"),
    model.Lock: ("id", "rank", "ceilings"),
    model.Level: ("rank",),
    model.Exclusion: ("id", "nature", "avoidable", "see", "sources", "advice"),
    model.Effect: ("stance", "when"),
    model.Coverage: ("id", "exclusions", "sources", "advice"),
    model.NeedRule: ("need", "when"),
    model.Contradiction: ("id", "when"),
    model.Topic: ("id", "number"),
    model.Practice: ("id",),
    model.Term: ("id", "forms"),
    model.Note: ("id", "sources", "advice"),
    model.HelpTopic: ("id", "page"),
    model.Contact: ("id", "checked_on", "mark", "phone", "web"),
    model.Statistic: ("id", "year", "source", "checked_on", "mark"),
    model.Deadline: ("id", "source", "checked_on", "mark"),
    model.Lifecycle: ("id", "version", "option", "checked_on", "source", "mark", "ends"),
    # Names of documents and of people, in the words of their authors.
    model.Source: ("id", "title", "publisher", "checked_on", "mark", "url", "published"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One text; ``place`` is like "questions.sauvegarde_frequence.options.oui.label"."""

    place: str
    text: str

    @property
    def field(self) -> str:
        """The name of the field that holds it."""
        return self.place.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Screen:
    """Texts read together: one question, one measure, one exclusion…"""

    id: str
    texts: tuple[Text, ...]

    @property
    def whole(self) -> str:
        """The texts, one per line."""
        return "\n".join(text.text for text in self.texts)


def all_texts(content: Content) -> Iterator[Text]:
    """Yield every text of *content*."""
    yield Text("disclaimer", content.disclaimer)
    for table in TABLES:
        for item in getattr(content, table):
            yield from texts_of(item, table)


def texts_of(item: object, where: str) -> Iterator[Text]:
    """Yield the texts of one dataclass, inner ones included."""
    name = str(getattr(item, "id", "") or getattr(item, "rank", ""))
    here = f"{where}.{name}" if name else where
    for field in READ[type(item)]:
        yield from _values(getattr(item, field), f"{here}.{field}")


def _values(value: object, where: str) -> Iterator[Text]:
    if isinstance(value, tuple):
        for inner in value:
            yield from _values(inner, where)
    elif is_dataclass(value):
        yield from texts_of(value, where)
    elif isinstance(value, str) and value:
        yield Text(where, value)


def screens(content: Content) -> Iterator[Screen]:
    """Yield what is shown together; the specimen clause of an exclusion stands apart."""
    for table in TABLES:
        for item in getattr(content, table):
            texts = tuple(text for text in texts_of(item, table) if text.field != "clause")
            if texts:
                yield Screen(f"{table}.{getattr(item, 'id', '')}", texts)


def undecided() -> list[str]:
    """Return the fields of the model that are on neither side, or on both."""
    return [
        f"{cls.__name__}.{field.name}"
        for cls in READ
        for field in fields(cls)
        if (field.name in READ[cls]) == (field.name in NOT_READ[cls])
    ]


def of_table(items: Iterable[Screen], table: str) -> list[Screen]:
    """Keep the screens of one table."""
    return [screen for screen in items if screen.id.startswith(f"{table}.")]
