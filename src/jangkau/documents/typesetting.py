"""Sets a template and its data in type: one tagged PDF that can be archived."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

import fontpkg_atkinson_hyperlegible as letters  # type: ignore[import-untyped]
import typst

TEMPLATES = Path(__file__).parent / "templates"
# Archivable (PDF/A-2a) and readable aloud (PDF/UA-1).
STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")

_thread = threading.local()


def typeset(template: str, data: Mapping[str, object], moment: datetime) -> bytes:
    """Return the PDF of `templates/<template>.typ` filled with `data`.

    `data` is plain JSON (str, int, bool, None, list, dict): the template receives it
    as values, so no text in it can become markup. `moment` (aware) is the PDF's date,
    which PDF/A wants; the same arguments give the same bytes.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pdf = _compiler().compile(
        str(TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=[*STANDARDS],
        timestamp=int(moment.timestamp()),
    )
    assert isinstance(pdf, bytes)
    return pdf


def _compiler() -> typst.Compiler:
    """Return this thread's compiler: one shared between threads refuses the second."""
    if not hasattr(_thread, "compiler"):
        fonts = typst.Fonts(
            include_system_fonts=False, font_paths=[str(Path(letters.ROOT) / "files")]
        )
        _thread.compiler = typst.Compiler(
            root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True
        )
    compiler: typst.Compiler = _thread.compiler
    return compiler
