"""Answers a stored paper so that a browser can do nothing with it but show it."""

from typing import Final

from django.http import HttpResponse

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
SHOWN: Final = PICTURES | {"application/pdf"}
_ALONE: Final = "default-src 'none'; sandbox; frame-ancestors 'self'"


def paper(data: bytes, media_type: str) -> HttpResponse:
    """Return the bytes under a type of `SHOWN`, anything else as a download, never kept."""
    known = media_type in SHOWN
    answer = HttpResponse(
        data, content_type=media_type if known else "application/octet-stream"
    )
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Disposition"] = "inline" if known else "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    if media_type != "application/pdf":
        answer["Content-Security-Policy"] = _ALONE
    return answer
