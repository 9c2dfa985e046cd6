"""Keeps the issuers whose signatures the office trusts, and what it does without one."""

from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from jangkau.documents import issuer
from jangkau.errors import Refusal
from jangkau.office.kept.models import Setting, TrustedIssuer

SWITCH: Final = "unsigned_pdf"
CONFIRM, REFUSE = "confirm", "refuse"


def issuers() -> Sequence[TrustedIssuer]:
    """Return every issuer that was ever trusted, those of today first, by name."""
    found = TrustedIssuer.objects.filter(regency=settings.JANGKAU.regency)
    return sorted(found, key=lambda one: (one.withdrawn_at is not None, one.name, one.added_at))


def certificates() -> list[bytes]:
    """Return the certificates (DER) that are trusted now."""
    found = TrustedIssuer.objects.filter(regency=settings.JANGKAU.regency, withdrawn_at=None)
    return [bytes(one.certificate) for one in found]


def names() -> dict[str, str]:
    """Return the name of each issuer ever kept by its fingerprint (hex)."""
    return {one.fingerprint: one.name for one in issuers()}


def add(data: bytes, by: str) -> TrustedIssuer:
    """Trust the issuer of a PEM or DER file; JKL-1134 to 1137 say why not."""
    read = issuer.read(data, timezone.now())
    try:
        with transaction.atomic():
            return TrustedIssuer.objects.create(
                regency=settings.JANGKAU.regency,
                name=read.name,
                fingerprint=read.fingerprint,
                certificate=read.certificate,
                valid_from=read.valid_from,
                valid_until=read.valid_until,
                added_by=by,
            )
    except IntegrityError:
        raise Refusal("JKL-1136") from None


def find(key: str) -> TrustedIssuer:
    """Return an issuer trusted now by its id, or by the start of its fingerprint; JKL-1301."""
    found = [one for one in issuers() if one.withdrawn_at is None]
    plain = key.replace(" ", "").replace(":", "").lower()
    named = [one for one in found if str(one.pk) == key]
    named = named or [one for one in found if plain and one.fingerprint.startswith(plain)]
    if len(named) != 1:
        raise Refusal("JKL-1301")
    return named[0]


def withdraw(kept: TrustedIssuer, by: str) -> None:
    """Trust an issuer no more; what was issued under it keeps what was found then."""
    kept.withdrawn_at, kept.withdrawn_by = timezone.now(), by
    kept.save(update_fields=["withdrawn_at", "withdrawn_by"])


def switch() -> Setting | None:
    """Return the row of the office's switch, None where nobody has set it."""
    return Setting.objects.filter(regency=settings.JANGKAU.regency, key=SWITCH).first()


def lets_confirm() -> bool:
    """Return whether a second person may confirm a PDF that does not prove itself."""
    row = switch()
    return row is None or row.value != REFUSE


def turn(value: str, by: str) -> None:
    """Set the switch to CONFIRM or REFUSE; JKL-1000 for anything else."""
    if value not in (CONFIRM, REFUSE):
        raise Refusal("JKL-1000")
    Setting.objects.update_or_create(
        regency=settings.JANGKAU.regency,
        key=SWITCH,
        defaults={"value": value, "changed_by": by},
    )
