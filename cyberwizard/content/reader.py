"""Turn decoded TOML into the dataclasses of ``model``, collecting every mistake of shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cyberwizard.conditions import Alternative, Condition
from cyberwizard.content.model import LockStatus


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


@cache
def _required(cls: Any) -> frozenset[str]:
    return frozenset(
        f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING
    )


class Reader:
    """Builds values and keeps the list of problems; *where* names the file and the id."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def record(self, cls: Any, raw: object, where: str) -> Any:
        """Return an instance of the dataclass *cls*, or None when its shape is wrong."""
        if not isinstance(raw, Mapping):
            return self._wrong(where, "une table est attendue")
        hints = _hints(cls)
        name = raw.get("id", raw.get("rank"))
        here = f"{where}[{name}]" if name is not None else where
        before = len(self.problems)
        for key in raw.keys() - hints.keys():
            self._wrong(here, f"clé inconnue « {key} »")
        for key in sorted(_required(cls) - raw.keys()):
            self._wrong(here, f"clé absente « {key} »")
        values = {
            key: self._value(hints[key], raw[key], f"{here}.{key}") for key in hints if key in raw
        }
        if len(self.problems) > before:
            return None
        return cls(**values)

    def ceilings(self, raw: object, where: str) -> dict[LockStatus, int]:
        """Return the levels allowed by status; an empty table when the shape is wrong."""
        built: dict[LockStatus, int] | None = self._mapping(Mapping[LockStatus, int], raw, where)
        return built or {}

    def _wrong(self, where: str, what: str) -> Any:
        """Note a problem; the None it returns stands for the value that could not be built."""
        self.problems.append(f"{where} : {what}")
        return None

    def _value(self, hint: Any, raw: Any, where: str) -> Any:
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            [inner] = [arg for arg in get_args(hint) if arg is not NoneType]
            return self._value(inner, raw, where)
        if origin is tuple:
            if not isinstance(raw, list):
                return self._wrong(where, "une liste est attendue")
            inner = get_args(hint)[0]
            return tuple(self._value(inner, item, where) for item in raw)
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(hint, raw, where)
        if hint is Condition:
            return self._condition(raw, where)
        if is_dataclass(hint):
            return self.record(hint, raw, where)
        if issubclass(hint, StrEnum):
            return self._choice(hint, raw, where)
        return self._plain(hint, raw, where)

    def _mapping(self, hint: Any, raw: Any, where: str) -> Any:
        key_type, value_type = get_args(hint)
        if not isinstance(raw, Mapping):
            return self._wrong(where, "une table est attendue")
        return {
            self._value(key_type, key, where): self._value(value_type, value, where)
            for key, value in raw.items()
        }

    def _choice(self, hint: type[StrEnum], raw: Any, where: str) -> Any:
        try:
            return hint(raw)
        except ValueError:
            allowed = ", ".join(hint)
            return self._wrong(where, f"« {raw} » n’est pas l’une des valeurs {allowed}")

    def _plain(self, hint: Any, raw: Any, where: str) -> Any:
        if hint is date and isinstance(raw, str):  # compiled JSON has no dates
            try:
                return date.fromisoformat(raw)
            except ValueError:
                return self._wrong(where, f"« {raw} » n’est pas une date")
        if type(raw) is not hint:
            return self._wrong(where, f"type attendu : {hint.__name__}")
        if hint is str and raw != raw.strip():
            return self._wrong(where, "espace en trop au début ou à la fin")
        return raw

    def _condition(self, raw: Any, where: str) -> Any:
        if not isinstance(raw, list) or not raw:
            return self._wrong(where, "une condition est une liste d’alternatives, non vide")
        alternatives: list[Alternative] = []
        for table in raw:
            if not isinstance(table, Mapping) or not table:
                return self._wrong(where, "une alternative est une table, non vide")
            tests: list[tuple[str, frozenset[str]]] = []
            for key, accepted in table.items():
                if (
                    not isinstance(accepted, list)
                    or not accepted
                    or not all(isinstance(item, str) for item in accepted)
                ):
                    return self._wrong(f"{where}.{key}", "une liste de réponses est attendue")
                tests.append((key, frozenset(accepted)))
            alternatives.append(Alternative(tuple(tests)))
        return Condition(tuple(alternatives))
