"""Finds the revocation data and certificates that travel inside a signed PDF."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

Said = Literal["good", "revoked", "none"]
# What must be shown of the signer, and of the issuers above: pyHanko's names of its rules.
LENIENT = ("ifdeclaredsoftcheck", "ifdeclaredsoftcheck")
STRICT = ("eithercheck", "eithercheck")
SIGNER_ONLY = ("eithercheck", "nocheck")
EVER = timedelta(days=36_500)
LIMIT = 200  # lists, answers and certificates of each kind that are looked at


@dataclass(frozen=True, slots=True)
class Embedded:
    """Certificates, revocation lists and OCSP answers, as asn1crypto holds them."""

    certificates: tuple[Any, ...]
    lists: tuple[Any, ...]
    answers: tuple[Any, ...]

    def context(
        self,
        trusted: Sequence[bytes],
        moment: datetime,
        rules: tuple[str, str] = LENIENT,
        old_ones: bool = False,
    ) -> "ValidationContext":
        """Return where a chain is judged: the office's issuers, offline, at a moment.

        `rules` say for the signer and for the issuers above it what must be shown; with
        `old_ones` a list past its time is listened to as well.
        """
        from asn1crypto import x509  # type: ignore[import-untyped]
        from pyhanko_certvalidator import ValidationContext
        from pyhanko_certvalidator.policy_decl import (
            CertRevTrustPolicy,
            FreshnessReqType,
            RevocationCheckingPolicy,
            RevocationCheckingRule,
        )

        kind = FreshnessReqType.DEFAULT
        if old_ones:
            kind = FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION
        end, above = (RevocationCheckingRule(rule) for rule in rules)
        return ValidationContext(
            trust_roots=[x509.Certificate.load(one) for one in trusted],
            other_certs=self.certificates,
            crls=self.lists,
            ocsps=self.answers,
            moment=moment,
            allow_fetching=False,
            revinfo_policy=CertRevTrustPolicy(
                RevocationCheckingPolicy(end, above),
                freshness=EVER if old_ones else None,
                freshness_req_type=kind,
                retroactive_revinfo=True,
            ),
        )

    def says(self, status: "PdfSignatureStatus", moment: datetime) -> Said:
        """Return what the data here say of a good chain: all cleared, one revoked, or not all.

        The issuers' lists may be missing and the signer's own may be old: one that names
        the signer counts all the same.
        """
        path = status.validation_path
        if path is None or not (self.lists or self.answers):
            return "none"
        chain = list(path.iter_certs(include_root=True))
        at = status.validation_time or moment
        told = [
            _walk(status.signing_cert, chain[1:-1], self.context([chain[0].dump()], at, *how))
            for how in ((STRICT,), (SIGNER_ONLY,), (SIGNER_ONLY, True))
        ]
        return "revoked" if "revoked" in told else told[0]


def _walk(signer: Any, between: Sequence[Any], context: "ValidationContext") -> Said:
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator.errors import RevokedError

    check = CertificateValidator(signer, between, validation_context=context)
    try:
        asyncio.run(check.async_validate_usage(set()))  # type: ignore[no-untyped-call]
    except RevokedError:
        return "revoked"
    except Exception:  # incomplete or stale: the good chain stands, uncleared
        return "none"
    return "good"


def embedded_in(reader: "PdfFileReader", signature: "EmbeddedPdfSignature") -> Embedded:
    """Return what the document (PAdES) and the signature itself (Adobe) carry."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError

    own_lists, own_answers = _archived(signature)
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return Embedded((), own_lists, own_answers)
    told = store.as_validation_context({"trust_roots": [], "allow_fetching": False})
    manager = told.revinfo_manager
    return Embedded(
        tuple(store.load_certs())[:LIMIT],
        (*own_lists, *manager.crls)[:LIMIT],
        (*own_answers, *manager.ocsps)[:LIMIT],
    )


def _archived(signature: "EmbeddedPdfSignature") -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    from pyhanko.sign.general import find_unique_cms_attribute

    attributes = signature.signer_info["signed_attrs"]
    try:
        archived = find_unique_cms_attribute(attributes, "adobe_revocation_info_archival")
    except Exception:  # none, or more than one
        return (), ()
    lists, answers = archived["crl"], archived["ocsp"]
    return tuple(lists or ()), tuple(answers or ())
