"""Say all that is wrong with the shipped content: ``python -m cyberwizard.content.check``."""

from __future__ import annotations

import sys

from cyberwizard.content.loader import load
from cyberwizard.errors import ContentError


def main() -> int:
    """Print the mistakes, or the counts when there is none."""
    try:
        content = load()
    except ContentError as error:
        sys.stdout.write(f"{error}\n{len(error.problems)} erreurs\n")
        return 1
    for name in ("questions", "measures", "exclusions", "coverages", "terms", "sources"):
        sys.stdout.write(f"{len(getattr(content, name))} {name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
