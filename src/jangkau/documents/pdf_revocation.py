"""Finds the revocation data and certificates that travel inside a signed PDF."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

LIMIT = 200  # lists, answers and certificates of each kind that are looked at


@dataclass(frozen=True, slots=True)
class Embedded:
    """Certificates, revocation lists and OCSP answers, as asn1crypto holds them."""

    certificates: tuple[Any, ...]
    lists: tuple[Any, ...]
    answers: tuple[Any, ...]

    def context(
        self, trusted: Sequence[bytes], moment: datetime, mode: str
    ) -> "ValidationContext":
        """Return where a chain is judged: the office's issuers, offline, at a moment."""
        from asn1crypto import x509  # type: ignore[import-untyped]
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=[x509.Certificate.load(one) for one in trusted],
            other_certs=self.certificates,
            crls=self.lists,
            ocsps=self.answers,
            moment=moment,
            allow_fetching=False,
            revocation_mode=mode,
            retroactive_revinfo=True,
        )

    def clears(self, status: "PdfSignatureStatus", moment: datetime) -> bool:
        """Return whether the data here show that no certificate of a good chain was revoked."""
        from pyhanko_certvalidator import CertificateValidator

        path = status.validation_path
        if path is None or not (self.lists or self.answers):
            return False
        chain = list(path.iter_certs(include_root=True))
        at = status.validation_time or moment
        context = self.context([chain[0].dump()], at, "hard-fail")
        check = CertificateValidator(status.signing_cert, chain[1:-1], context)
        try:
            asyncio.run(check.async_validate_usage(set()))  # type: ignore[no-untyped-call]
        except Exception:  # incomplete or stale: the good chain stands, uncleared
            return False
        return True


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
