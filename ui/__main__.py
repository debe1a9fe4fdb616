"""``python -m ui``."""

from __future__ import annotations

from ui.app import main

raise SystemExit(main())
