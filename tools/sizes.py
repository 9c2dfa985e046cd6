"""Refuses a file over 300 lines, a function over 45, a service's file over 120."""

import ast
import sys
from pathlib import Path

ROOTS = ("src", "tests", "tools", "bench")
FILE, FUNCTION, SERVICE = 300, 45, 120
SERVICES = "src/jangkau/catalogue/"
OTHERS = (".js", ".css", ".html")


def main() -> int:
    """Print what is too long and return how many there are."""
    too_long = [line for root in ROOTS for path in files(root) for line in judge(path)]
    print("\n".join(too_long) or "sizes: all within their limits")
    return len(too_long)


def files(root: str) -> list[Path]:
    """Return the written files of a folder, without migrations."""
    kinds = (".py", *OTHERS)
    found = [path for path in Path(root).rglob("*") if path.suffix in kinds]
    return sorted(p for p in found if not {"migrations", "node_modules"} & set(p.parts))


def judge(path: Path) -> list[str]:
    """Return a line for each limit that a file breaks."""
    text = path.read_text("utf-8")
    lines = len(text.splitlines())
    limit = SERVICE if _is_service(path, text) else FILE
    found = [f"{path}: {lines} lines, at most {limit}"] if lines > limit else []
    if path.suffix != ".py":
        return found
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > FUNCTION:
                told = f"{path}:{node.lineno}: {node.name} has {length} lines"
                found.append(f"{told}, at most {FUNCTION}")
    return found


def _is_service(path: Path, text: str) -> bool:
    return path.as_posix().startswith(SERVICES) and " = Service(" in text


if __name__ == "__main__":
    sys.exit(main())
