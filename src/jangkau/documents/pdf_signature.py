"""Checks the electronic signatures in a PDF against the issuers that the office trusts."""

import asyncio
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from jangkau.documents.pdf_revocation import Embedded, embedded_in

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus

Outcome = Literal[
    "signed",
    "unsigned",
    "changed",
    "added_to",
    "stranger",
    "expired",
    "revoked",
    "weak",
    "unreadable",
]
# Two marks of a signature in the bytes: one byte changed can hide only one of them.
_TRACES = (b"/ByteRange", b"adbe.pkcs7", b"ETSI.CAdES", b"Adobe.PPK", b"/Contents <3082")
_ENDING = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the signatures of a PDF say; only `outcome` "signed" is good.

    `signer` is the name in the certificate ("A; B" of several), `issuer` the name and
    `fingerprint` the SHA-256 (hex) of the trusted certificate above it. `signed_at` is ms
    since 1970; `proven` says that a trusted timestamp shows it, else the signer claims it.
    `revocation` is "good" where embedded data clears the signer, "none" where there is none.
    """

    outcome: Outcome
    signer: str = ""
    issuer: str = ""
    fingerprint: str = ""
    signed_at: int = 0
    proven: bool = False
    revocation: Literal["good", "none"] = "none"


def check(data: bytes, trusted: Sequence[bytes], now: int) -> Verdict:
    """Return the verdict on a PDF; `trusted` are certificates (DER), `now` ms since 1970.

    Nothing is fetched: what a certificate's validity and revocation say is judged at the
    time of a trusted timestamp, where there is none at `now`.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(data))
        found = list(reader.embedded_regular_signatures)
        stamps = list(reader.embedded_timestamp_signatures)
    except Exception:  # whatever a damaged file makes the parser trip over
        return Verdict("unreadable") if _has_trace(data) else Verdict("unsigned")
    if not found:
        return Verdict("unreadable") if _has_trace(data) else Verdict("unsigned")
    moment = datetime.fromtimestamp(now / 1000, UTC)
    try:
        if not all(_is_tidy(one) for one in (*found, *stamps)):
            return Verdict("changed")
        if not _covers_all(data, [*found, *stamps]):
            return Verdict("added_to")
        verdicts = [_one(reader, one, trusted, moment) for one in found]
    except Exception:  # as above: a signature that cannot be judged is not good
        return Verdict("unreadable")
    return next((one for one in verdicts if one.outcome != "signed"), _together(verdicts))


def _has_trace(data: bytes) -> bool:
    return any(trace in data for trace in _TRACES)


def _is_tidy(signature: "EmbeddedPdfSignature") -> bool:
    """Return whether nothing but zeros follows the signature in the gap left for it."""
    from asn1crypto.parser import parse  # type: ignore[import-untyped]

    content: bytes = signature.pkcs7_content
    header, inner, trailer = parse(content)[3:6]
    return not content[len(header) + len(inner) + len(trailer) :].strip(b"\0")


def _covers_all(data: bytes, signatures: "list[EmbeddedPdfSignature]") -> bool:
    """Return whether the file ends with a signature, or with an update that can be judged."""
    ends = [one.byte_range[-2] + one.byte_range[-1] for one in signatures]
    tail = data[max(ends) :]
    return not tail or tail.rstrip(b"\r\n ").endswith(_ENDING)


def _one(
    reader: "PdfFileReader",
    signature: "EmbeddedPdfSignature",
    trusted: Sequence[bytes],
    now: datetime,
) -> Verdict:
    found = embedded_in(reader, signature)
    status = _status(signature, trusted, found, now)
    stamp = status.timestamp_validity
    stamped = stamp.timestamp if stamp and stamp.trusted else None
    if stamped:
        status = _status(signature, trusted, found, stamped)
    outcome, said = _outcome(status), "none"
    if outcome == "signed":
        said = found.says(status, now)
        outcome = "revoked" if said == "revoked" else outcome
    path = status.validation_path
    anchor: Any = next(iter(path.iter_certs(include_root=True)), None) if path else None
    at = stamped or status.signer_reported_dt
    return Verdict(
        outcome,
        signer=_common_name(signature.signer_cert),
        issuer=_common_name(anchor) if anchor else "",
        fingerprint=anchor.sha256.hex() if anchor else "",
        signed_at=int(at.timestamp() * 1000) if at else 0,
        proven=stamped is not None,
        revocation="good" if said == "good" else "none",
    )


def _status(
    signature: "EmbeddedPdfSignature",
    trusted: Sequence[bytes],
    found: Embedded,
    moment: datetime,
) -> "PdfSignatureStatus":
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    usage = KeyUsageConstraints(
        key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
    )
    told = async_validate_pdf_signature(
        signature,
        signer_validation_context=found.context(trusted, moment),
        ts_validation_context=found.context(trusted, moment),
        key_usage_settings=usage,
    )
    return asyncio.run(told)


def _outcome(status: "PdfSignatureStatus") -> Outcome:
    from pyhanko.sign.ades.report import AdESIndeterminate
    from pyhanko.sign.diff_analysis import ModificationLevel

    if not (status.intact and status.valid):
        problem = status.trust_problem_indic
        weak = problem in _weak(AdESIndeterminate) and status.intact
        return "weak" if weak and not status.valid else "changed"
    allowed = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}
    if status.modification_level not in allowed and not _signed_again(status):
        return "added_to"
    if status.revoked:
        return "revoked"
    if status.trust_problem_indic in _weak(AdESIndeterminate):
        return "weak"
    if status.trusted and status.bottom_line:
        return "signed"
    late = status.trust_problem_indic == AdESIndeterminate.OUT_OF_BOUNDS_NO_POE
    return "expired" if late else "stranger"


def _weak(indeterminate: Any) -> tuple[Any, ...]:
    return (
        indeterminate.CRYPTO_CONSTRAINTS_FAILURE,
        indeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    )


def _signed_again(status: "PdfSignatureStatus") -> bool:
    """Return whether what was added after a signature is another signature and no more."""
    return bool(status.docmdp_ok) and status.modification_level is not None


def _common_name(certificate: Any) -> str:
    name = certificate.subject.native.get("common_name", "")
    text = name if isinstance(name, str) else " ".join(name)
    return " ".join(text.split())[:80]


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the last verdict under the names of all who signed."""
    names = "; ".join(dict.fromkeys(one.signer for one in verdicts))
    return replace(verdicts[-1], signer=names)
