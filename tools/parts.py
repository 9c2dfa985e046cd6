"""Builds other people's browser modules into src/jangkau/channels/web/static/parts/.

They come from npm, pinned with their hashes in package-lock.json; a machine without node
borrows the one of the nodejs wheel. Without them Jangkau still runs: a browser that cannot
read a QR or check a signature by itself then asks the server.
"""

import shutil
import subprocess
import sys

from chromium import ROOT, node, npm

OUT = ROOT / "src/jangkau/channels/web/static/parts"
WHEEL = ROOT / "requirements/node.txt"
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")


def main() -> int:
    """Install what package-lock.json names, where it is not yet, and bundle each part."""
    if not (shutil.which("npm") and shutil.which("node")):
        subprocess.run([sys.executable, *PIP, "-r", str(WHEEL)], check=True)
    if not installed():
        of_tests = [] if (ROOT / "node_modules/axe-core").exists() else ["--omit=dev"]
        subprocess.run(
            [*npm(), "ci", "--silent", "--ignore-scripts", *of_tests], cwd=ROOT, check=True
        )
    shutil.rmtree(OUT, ignore_errors=True)
    subprocess.run([node(), "tools/parts.mjs", str(OUT)], cwd=ROOT, check=True)
    return 0


def installed() -> bool:
    """Tell whether node_modules is as package-lock.json says."""
    done, named = ROOT / "node_modules/.package-lock.json", ROOT / "package-lock.json"
    return done.exists() and done.stat().st_mtime >= named.stat().st_mtime


if __name__ == "__main__":
    sys.exit(main())
