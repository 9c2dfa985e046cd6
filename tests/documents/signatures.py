"""Signed PDFs of a made-up authority, good and bad."""

import io
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jangkau_demo import siak_ca
from jangkau_demo.siak_ca import Holder
from jangkau_demo.siak_pdf import SIGNER, specimen_pdf
from jangkau_demo.siak_sign import signed

MOMENT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NUMBER = "9901-LU-22112026-0001"


@cache
def head(name: str = SIGNER) -> Holder:
    """Return the head of office, certified by the trusted authority of the run."""
    return siak_ca.certify(name, authority())


@cache
def authority() -> Holder:
    """Return the intermediate under the trusted root."""
    return siak_ca.certify("Penerbit Uji", trusted_root(), authority=True)


@cache
def trusted_root() -> Holder:
    """Return the root of the run."""
    return siak_ca.certify("Akar Uji", authority=True)


def root(of: Holder | None = None) -> bytes:
    """Return the root's certificate (DER): what the office trusts."""
    return (of or head()).above[0].public_bytes(Encoding.DER)


@cache
def specimen(number: str = NUMBER, output: str = "akta_kelahiran") -> bytes:
    """Return an unsigned specimen with this number."""
    return specimen_pdf(output, number, [("Nama", "CONTOH")], MOMENT)


@cache
def document(number: str = NUMBER, output: str = "akta_kelahiran") -> bytes:
    """Return a specimen signed by the head."""
    return signed(specimen(number, output), head())


def crl(issuer: Holder, *revoked: Holder, days: int = 30) -> x509.CertificateRevocationList:
    """Return an issuer's list of revoked holders, valid for `days` (also of the past)."""
    now = datetime.now(UTC)
    listed = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now - timedelta(days=60))
        .next_update(now + timedelta(days=days))
    )
    for one in revoked:
        listed = listed.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(one.certificate.serial_number)
            .revocation_date(now - timedelta(days=59))
            .build()
        )
    return listed.sign(issuer.key, hashes.SHA256())


def with_lists(pdf: bytes, *lists: x509.CertificateRevocationList) -> bytes:
    """Return a signed PDF with revocation lists added after signing, as PAdES does."""
    from asn1crypto import crl as asn1
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    out = io.BytesIO(pdf)
    told = [asn1.CertificateList.load(one.public_bytes(Encoding.DER)) for one in lists]
    DocumentSecurityStore.add_dss(out, None, crls=told)
    return out.getvalue()


def stamper(of: Holder, at: datetime) -> Any:
    """Return a timestamper under a holder's authority whose clock stands at `at`."""
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.sign.timestamps import DummyTimeStamper

    key = rsa.generate_private_key(65537, 2048)
    purpose = ExtendedKeyUsageOID.TIME_STAMPING
    tsa = siak_ca.certify("Stempel Uji", of, key=key, purpose=purpose)
    secret = tsa.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = [asn1.Certificate.load(one.public_bytes(Encoding.DER)) for one in tsa.above]
    return DummyTimeStamper(
        asn1.Certificate.load(tsa.der),
        keys.PrivateKeyInfo.load(secret),
        certs_to_embed=SimpleCertificateStore.from_certs(chain),
        fixed_dt=at,
    )
