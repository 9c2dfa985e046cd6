"""Writes log lines without personal data: where an error was, never what was typed."""

import logging
import re
import traceback
from typing import Any

LONG_NUMBER = re.compile(r"\d{10,}")
QUERY = re.compile(r"\?\S+")


class QuietFormatter(logging.Formatter):
    """Formats a record as time, level, logger and message; hides values.

    Numbers of ten digits or more (NIK, KK, phones) become "#", query strings go, and a
    traceback names its files, lines and type but not its message.
    """

    default_msec_format = "%s.%03d"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and the frames of an exception below it."""
        return LONG_NUMBER.sub("#", QUERY.sub("?", super().format(record)))

    def formatException(self, ei: Any) -> str:  # noqa: N802 (logging's own name)
        """Return the frames and the type of an exception, without its values."""
        return where(ei[1])


def where(fault: BaseException) -> str:
    """Return the frames of a fault and its type, one a line, without its values."""
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([*lines, f"  {type(fault).__name__}"])
