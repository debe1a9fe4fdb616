"""What the frozen program runs: ``python -m ui``, or ``cyberwizard-cli`` under that name."""

import sys
from pathlib import Path

if Path(sys.argv[0]).name == "cyberwizard-cli" and sys.argv[1:2] != ["--reader"]:
    from cyberwizard.cli import main

    raise SystemExit(main())
import ui.__main__  # noqa: F401
