"""`python -m youju` is the same as `youju`."""

import sys

from youju.cli import main

sys.exit(main())
