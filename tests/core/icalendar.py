"""A strict reader of iCalendar (RFC 5545), for what we write: it refuses what is not in the RFC."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=[^;:,\"\x00-\x1f\x7f]+)*):(?P<value>.*)", re.S
)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_TEXT = frozenset({"SUMMARY", "DESCRIPTION", "UID"})
_REQUIRED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
_INSIDE = {"VCALENDAR": {""}, "VEVENT": {"VCALENDAR"}, "VALARM": {"VEVENT"}}


@dataclass
class Component:
    """A component; ``properties`` has the raw value and the parameters of each."""

    name: str
    properties: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    components: list[Component] = field(default_factory=list)

    def __getitem__(self, name: str) -> tuple[str, dict[str, str]]:
        return self.properties[name]

    def text(self, name: str) -> str:
        """Return a TEXT value as it was meant."""
        return _unescape(self.properties[name][0])


def parse(data: bytes) -> Component:
    """Return the calendar in *data*; ValueError says what is wrong."""
    root = Component("")
    open_ = [root]
    for line in _unfold(data):
        match = _LINE.fullmatch(line)
        if match is None or _CONTROL.search(line):
            raise ValueError(f"not a content line: {line!r}")
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            if open_[-1].name not in _INSIDE.get(value, set()):
                raise ValueError(f"{value} is not at its place")
            inner = Component(value)
            open_[-1].components.append(inner)
            open_.append(inner)
        elif name == "END":
            ended = open_.pop()
            if ended.name != value:
                raise ValueError(f"{value} ends {ended.name!r}")
            if missing := _REQUIRED[value] - ended.properties.keys():
                raise ValueError(f"{value} has no {missing}")
        else:
            _add(open_[-1], name, match["parameters"], value)
    if len(open_) != 1 or len(root.components) != 1 or root.properties:
        raise ValueError("not one calendar")
    return root.components[0]


def _add(component: Component, name: str, parameters: str, value: str) -> None:
    if name in component.properties:
        raise ValueError(f"{name} is there twice")
    if name in _TEXT:
        _unescape(value)
    pairs = ((p.partition("=")[0], p.partition("=")[2]) for p in parameters.split(";")[1:])
    component.properties[name] = (value, dict(pairs))


def _unfold(data: bytes) -> list[str]:
    if not data.endswith(b"\r\n"):
        raise ValueError("the last line has no end")
    lines: list[str] = []
    for piece in data.removesuffix(b"\r\n").split(b"\r\n"):
        if len(piece) > 75:
            raise ValueError(f"{len(piece)} octets in one line")
        text = piece.decode()
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def _unescape(value: str) -> str:
    if re.search(r"(?<!\\)(?:\\\\)*[,;]", value) or re.search(
        r"(?<!\\)(?:\\\\)*\\(?:[^\\;,nN]|$)", value
    ):
        raise ValueError(f"not a text: {value!r}")
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
