"""Refuses words that no committed file may hold: registry hosts and personal paths."""

import re
import subprocess
import sys
from pathlib import Path

HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs", "npmjs" + ".org")
PATHS = ("/root" + "/", "/home/[a-z]" + "+/", "/Users" + "/", "/work" + "/", "C:" + r"\\Users")
FORBIDDEN = re.compile("|".join((*map(re.escape, HOSTS), *PATHS)))
BINARY = {".png", ".jpg", ".pdf", ".zst", ".dict", ".webp", ".bin"}


def main() -> int:
    """Print each place where such a word stands and return how many there are."""
    names = subprocess.check_output(["git", "ls-files", "-z"], text=True).split("\0")
    found = [line for name in names if name for line in places(Path(name))]
    print("\n".join(found) or "words: none that may not be here")
    return len(found)


def places(path: Path) -> list[str]:
    """Return "file:line: word" for each forbidden word of a file."""
    if path.suffix in BINARY or not path.is_file():
        return []
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return [
        f"{path}:{number}: {found.group()}"
        for number, line in enumerate(lines, 1)
        if (found := FORBIDDEN.search(line))
    ]


if __name__ == "__main__":
    sys.exit(main())
