"""Frozen dataclasses that cost a start nothing.

``dataclasses`` writes and compiles six methods for each class as its module is imported: half a
millisecond each, a third of the time from a click on a dossier to its first question. Here the
methods are the same few functions for all classes; the rest of what makes a dataclass, which only
``replace``, ``fields`` and their like read, is made when it is asked for.

For the type checker, this is the decorator of the standard library. Two things differ: no
``field()``, and no fields inherited; the module that wants them takes the other decorator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from operator import attrgetter

    def dataclass(*, frozen):
        """Make a class whose attributes never change out of annotations with plain defaults."""
        assert frozen
        return _make

    def _make(cls):
        names = tuple(cls.__annotations__)
        cls.__match_args__ = names
        cls.__init__ = _initialiser(cls, names)
        cls.__setattr__, cls.__delattr__ = _refuse_setting, _refuse_deleting
        cls.__eq__, cls.__hash__ = _comparer(names)
        if "__repr__" not in vars(cls):
            cls.__repr__ = _describe
        cls.__dataclass_fields__ = _Fields(cls)
        return cls

    def _initialiser(cls, names):
        count, known = len(names), frozenset(names)
        required = known.difference(vars(cls))

        def initialise(self, *placed, **named):
            values = self.__dict__
            if placed:
                values.update(zip(names, placed, strict=False))
                expected = len(values) + len(named)
                values.update(named)
                right = len(values) == expected and len(placed) <= count
            else:
                values.update(named)
                right = True
            given = values.keys()
            if not (right and required <= given <= known):
                _twin(cls, init=True)(*placed, **named)  # says what is wrong, as Python does
                raise AssertionError("Python finds this call right")

        return initialise

    def _comparer(names):
        values = attrgetter(*names)

        def equal(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        def digest(self):
            return hash(values(self))

        return equal, digest

    def _describe(self):
        said = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({', '.join(said)})"

    def _refuse_setting(_self, name, _value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_deleting(_self, name):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    class _Fields:
        """Stands for the table of fields until ``dataclasses`` reads it."""

        def __init__(self, cls):
            self._cls = cls

        def __get__(self, _instance, _owner):
            cls = self._cls
            cls.__dataclass_fields__ = fields = _twin(cls, init=False).__dataclass_fields__
            return fields

    def _twin(cls, *, init):
        """Return a class of the standard library with the same fields."""
        import dataclasses

        names = cls.__match_args__
        body = {name: vars(cls)[name] for name in names if name in vars(cls)}
        body |= {"__annotations__": cls.__annotations__, "__module__": cls.__module__}
        body["__doc__"] = cls.__doc__
        twin = type(cls.__name__, (), body)
        return dataclasses.dataclass(init=init, repr=False, eq=False)(twin)
