"""Signs the simulator's specimens as SIAK's documents are signed (PAdES)."""

import io
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from jangkau_demo.siak_ca import Holder

RESERVED = 8192  # hex digits for signature and chain


def signed(pdf: bytes, holder: Holder, *, field: str = "TTE", **more: Any) -> bytes:
    """Return a PDF with one more signature; `more` are further facts for pyHanko."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    facts = {"md_algorithm": "sha256", "subfilter": SigSeedSubFilter.PADES, **more}
    timestamper = facts.pop("timestamper", None)
    out = signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)),
        signers.PdfSignatureMetadata(field_name=field, **facts),
        signer=signer(holder),
        timestamper=timestamper,
        bytes_reserved=RESERVED,
    )
    return bytes(out.getvalue())


def signer(holder: Holder) -> Any:
    """Return pyHanko's signer for a holder; its chain but for the root goes along."""
    from asn1crypto import keys, x509  # type: ignore[import-untyped]
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    secret = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = [x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in holder.above[1:]]
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(holder.der),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore.from_certs(chain),  # type: ignore[no-untyped-call]
    )


def specimen_of(pdf: bytes) -> bytes:
    """Return the specimen under its first signature, as it was before it was signed."""
    return pdf[: pdf.index(b"%%EOF") + len(b"%%EOF\n")]
