"""What the frozen program runs: ``python -m ui``, or ``cyberwizard-cli`` under that name."""

import os
import sys

# Set by PyInstaller for the program itself; the reader of PDF that is opened from a page, or the
# browser of files, must find its own libraries.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before

if os.path.basename(sys.argv[0]) == "cyberwizard-cli" and sys.argv[1:2] != ["--reader"]:
    from cyberwizard.cli import main

    raise SystemExit(main())
import ui.__main__  # noqa: E402, F401  # it runs the window, with the variables above
