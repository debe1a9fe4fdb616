"""``python -m ui``; an installed program also starts itself to read a PDF and to test itself."""

from __future__ import annotations

import sys

if sys.argv[1:2] == ["--reader"]:
    from cyberwizard.contract.reader import main
elif sys.argv[1:2] == ["--selftest"]:
    from ui.selftest import main
else:
    from ui.app import main

raise SystemExit(main())
