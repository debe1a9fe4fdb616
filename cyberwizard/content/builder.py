"""Turn checked documents into the dataclasses of ``model``, fast: nothing is checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cyberwizard.conditions import Alternative, Condition

Convert = Callable[[Any], Any]


@cache
def builder(cls: Any) -> Convert:
    """Return the function that makes a *cls* out of its decoded table, which it uses up."""
    converters = [
        (name, convert)
        for name, hint in get_type_hints(cls).items()
        if (convert := converter(hint)) is not None
    ]

    def build(raw: dict[str, Any]) -> Any:
        for key, convert in converters:
            if key in raw:
                raw[key] = convert(raw[key])
        # As "cls(**raw)" does, which counts the values once more. The absent ones are those of the
        # class: its defaults.
        shape = object.__new__(cls)
        shape.__dict__.update(raw)
        return shape

    return build


@cache
def converter(hint: Any) -> Convert | None:
    """Return what turns a decoded value into a *hint*, or None when it is one already."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):  # "date | None", where an absent key stands for None
        return converter(get_args(hint)[0])
    if origin is tuple:
        return _tuple_of(converter(get_args(hint)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(*map(converter, get_args(hint)))
    if hint is Condition:
        return _condition
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and is_dataclass(hint):
        record: Convert = builder(hint)
        return record
    if issubclass(hint, StrEnum):
        return {member.value: member for member in hint}.__getitem__
    return None


def _tuple_of(convert: Convert | None) -> Convert:
    if convert is None:
        return tuple
    return lambda raw: tuple(map(convert, raw))


def _mapping_of(key: Convert | None, value: Convert | None) -> Convert:
    def same(raw: Any) -> Any:
        return raw

    to_key, to_value = key or same, value or same
    return lambda raw: {to_key(name): to_value(inner) for name, inner in raw.items()}


def _condition(raw: Iterable[Mapping[str, list[str]]]) -> Condition:
    return Condition(
        tuple(
            Alternative(tuple((key, frozenset(accepted)) for key, accepted in table.items()))
            for table in raw
        )
    )
