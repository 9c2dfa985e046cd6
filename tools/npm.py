"""Runs npm: the machine's own, or the one that the nodejs wheel brings."""

import subprocess
import sys

from chromium import npm

sys.exit(subprocess.run([*npm(), *sys.argv[1:]], check=False).returncode)
