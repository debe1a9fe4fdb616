"""Valid things, changed at random: what a file may be once a disk or somebody has been at it."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

HARD_NUMBERS = (0, -1, 1 << 31, 1 << 63, 1 << 64, 10**400, 0.5, -0.0, 1e308)
HARD_TEXTS = (
    *("", " ", "\0", "\ud800", "é" * 300, "\u202e", "oui", "true", "null", "NaN", "[]", "{}"),
    *("2026-11-23", "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-W01-1"),
    *("2026-11-23T10:42:00", "2026-11-23T10:42:00+99:99", "0001-01-01T00:00:00+14:00"),
    *("decision:x", "question:exclusion:x", "contradiction:", "contrat", "dirigeant", "assureur"),
    *("../../x", "C:\\x", "=1+1", "' OR 1=1 --", "<b>&amp;"),
)

leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(HARD_NUMBERS),
    st.sampled_from(HARD_TEXTS),
    st.text(max_size=20),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def changed_bytes(draw: st.DrawFn, valid: bytes) -> bytes:
    """Return *valid* with bytes changed, removed, added, repeated, or cut."""
    data = bytearray(valid)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.sampled_from((1, 1, 1, 2, 4, 16, 512, 4096)))
        match draw(st.sampled_from(["change", "remove", "add", "repeat", "cut", "zero"])):
            case "change":
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
            case "remove":
                del data[at : at + length]
            case "add":
                data[at:at] = draw(st.binary(min_size=1, max_size=16))
            case "repeat":
                data[at:at] = data[at : at + length]
            case "cut":
                del data[max(at, 1) :]
            case "zero":
                data[at : at + length] = bytes(length)
    return bytes(data)


@st.composite
def changed_json(draw: st.DrawFn, valid: Any) -> Any:
    """Return *valid* with values replaced, removed, added, renamed or moved."""
    document = copy.deepcopy(valid)
    for _ in range(draw(st.integers(1, 4))):
        place = _descend(draw, document)
        if place is None:
            return draw(values)
        parent, key = place
        match draw(st.sampled_from(["replace", "remove", "add", "rename", "wrap"])):
            case "replace":
                parent[key] = draw(values)
            case "remove":
                del parent[key]
            case "wrap":
                parent[key] = [parent[key]]
            case "add" if isinstance(parent, dict):
                parent[draw(st.sampled_from(HARD_TEXTS))] = draw(values)
            case "rename" if isinstance(parent, dict):
                parent[draw(st.text(max_size=8))] = parent.pop(key)
            case _:
                parent.insert(0, copy.deepcopy(parent[key]))
    return document


def _descend(draw: st.DrawFn, node: Any) -> tuple[Any, Any] | None:
    """Choose a place at any depth; None when there is nothing to change."""
    found = None
    while isinstance(node, dict | list) and node:
        key = draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        found = (node, key)
        if draw(st.integers(0, 3)) == 0:
            break
        node = node[key]
    return found
