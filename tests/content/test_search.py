"""Everything written can be found, as people type it, and what is found has what was typed."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.content.model import Content, Role
from cyberwizard.search import Group, Hit, Index, Kind

EVERY = 1_000
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def index(content: Content) -> Index:
    return Index(content)


def plain(text: str) -> str:
    """Fold a whole text in another way than the program does."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").lower()
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()


def searchable(content: Content) -> list[tuple[Kind, str, tuple[str, ...]]]:
    """Return what can be found, as the issue lists it."""
    found: list[tuple[Kind, str, tuple[str, ...]]] = []
    for q in content.questions:
        if q.role is not Role.COVERAGE:
            options = (text for o in q.options for text in (o.label, o.hint))
            found.append((Kind.QUESTION, q.id, (q.label, q.help, q.why, *options)))
    found += [
        (Kind.EXCLUSION, e.id, (e.title, e.clause, e.plain, e.example, e.why, *e.do, e.ask))
        for e in content.exclusions
    ]
    found += [
        (Kind.COVERAGE, c.id, (c.title, c.pays, c.usual, *c.limits, *c.ask))
        for c in content.coverages
    ]
    found += [(Kind.MEASURE, m.id, (m.title, m.why, *m.how)) for m in content.measures]
    found += [(Kind.TERM, t.id, (t.term, t.definition, *t.forms)) for t in content.terms]
    return found


def hits(groups: tuple[Group, ...]) -> dict[tuple[Kind, str], Hit]:
    return {(hit.kind, hit.id): hit for group in groups for hit in group.hits}


def typed(data: st.DataObject, words: list[str]) -> str:
    """Write *words* as somebody in a hurry does."""
    parts = []
    for word in words:
        cut = data.draw(st.integers(min(3, len(word)), len(word)))
        shapes = (word[:cut], word[:cut].upper(), word[:cut].title(), plain(word[:cut]))
        parts.append(data.draw(st.sampled_from(shapes)))
    spaces = st.sampled_from([" ", "  ", "\u00a0", "\u202f", " ’", "\u2011", "-", " « "])
    return "".join(data.draw(spaces) + part for part in parts)


@given(st.data())
def test_what_is_written_is_found(content: Content, index: Index, data: st.DataObject) -> None:
    kind, id_, texts = data.draw(st.sampled_from(searchable(content)))
    words = WORD.findall(" ".join(texts).replace("\u2011", "-"))
    wanted = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4))
    assert (kind, id_) in hits(index.search(typed(data, wanted), EVERY))


@given(st.data())
def test_what_is_found_has_every_word(content: Content, index: Index, data: st.DataObject) -> None:
    words = ["sauv", "nas", "mot", "passe", "assureur", "oeil", "cle", "72", "donnees", "e", "plai"]
    wanted = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3, unique=True))
    found = hits(index.search(" ".join(wanted), EVERY))
    expected = {
        (kind, id_)
        for kind, id_, texts in searchable(content)
        if all(any(w.startswith(word) for w in _words(texts)) for word in wanted)
    }
    assert set(found) == expected


def _words(texts: tuple[str, ...]) -> list[str]:
    text = plain(" ".join(texts).replace("\u2011", "-").replace("’", " "))
    compounds = re.findall(r"\w+(?:-\w+)+", text)
    return [*re.findall(r"[a-z0-9]+", text), *(c.replace("-", "") for c in compounds)]


@given(st.data())
def test_the_words_shown_are_those_found(index: Index, data: st.DataObject) -> None:
    query = data.draw(st.sampled_from(["double verif", "wifi", "l'assureur paie", "MOTS DE PASSE"]))
    wanted = [word for word in WORD.findall(plain(query)) if len(word) > 2]
    found = hits(index.search(query, EVERY))
    assert found
    for hit in found.values():
        marked = {
            re.sub(r"[^a-z0-9]", "", plain(text[a:b]))
            for text, spans in ((hit.title, hit.spans), (hit.excerpt, hit.excerpt_spans))
            for a, b in spans
        }
        assert marked, hit
        assert all(m.startswith(tuple(wanted)) for m in marked), hit
        for text, spans in ((hit.title, hit.spans), (hit.excerpt, hit.excerpt_spans)):
            assert list(spans) == sorted(spans)
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.text(max_size=40))
def test_any_query_is_answered_in_the_same_order(index: Index, query: str) -> None:
    found = index.search(query)
    assert found == index.search(query)
    assert all(1 <= len(group.hits) <= group.total for group in found)
    assert [group.kind for group in found] == [k for k in Kind if k in {g.kind for g in found}]


@pytest.mark.parametrize("query", ["", "   ", "«\u00a0»", "’", "-", "\u0301", "\ud83d"])
def test_nothing_is_asked_nothing_is_found(index: Index, query: str) -> None:
    assert index.search(query) == ()


@pytest.mark.parametrize(
    ("query", "kind", "id_"),
    [
        ("sauvegarde", Kind.TERM, "sauvegarde"),
        ("RANCONGICIEL", Kind.TERM, "rancongiciel"),
        ("mfa", Kind.TERM, "double_verification"),
        ("wifi", Kind.QUESTION, "wifi"),
        ("Wi-Fi", Kind.QUESTION, "wifi"),
        ("faux RIB", Kind.TERM, "fraude_au_virement"),
        ("guerre", Kind.EXCLUSION, "guerre"),
    ],
)
def test_the_first_result_is_the_one_meant(index: Index, query: str, kind: Kind, id_: str) -> None:
    [group] = [group for group in index.search(query) if group.kind is kind]
    assert group.hits[0].id == id_


def test_a_plural_finds_the_singular_when_nothing_else_is_found(index: Index) -> None:
    assert index.search("prescriptions")[0].hits
    assert hits(index.search("prescriptions")) == hits(index.search("prescription"))


def test_an_excerpt_shows_the_word_and_is_cut_between_words(content: Content, index: Index) -> None:
    [group] = [g for g in index.search("contrat", EVERY) if g.kind is Kind.EXCLUSION]
    texts = {text for _, _, texts in searchable(content) for text in texts}
    for hit in group.hits:
        if hit.spans:
            continue
        inside = hit.excerpt.removeprefix("… ").removesuffix(" …")
        assert any(inside in text for text in texts)
        a, b = hit.excerpt_spans[0]
        assert plain(hit.excerpt[a:b]).startswith("contrat")
        assert len(hit.excerpt) < 200
