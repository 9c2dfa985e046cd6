"""The simulator's own test authority: a root, an intermediate and the head's certificate.

Made once into the demo's folder. Nothing outside a demo or a test may ever trust it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

TEN_YEARS = timedelta(days=3652)
ORGANISATION = "Contoh Jangkau (bukan BSrE)"
ROOT_FILE = "akar.pem"
FOLDER = "siak"  # the simulator's, beside the regency's home


@dataclass(frozen=True, slots=True)
class Holder:
    """A certificate with its private key, and the certificates above it, root first."""

    certificate: x509.Certificate
    key: Any
    above: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        """The certificate as DER."""
        return self.certificate.public_bytes(Encoding.DER)


def certify(
    name: str,
    issuer: Holder | None = None,
    *,
    authority: bool = False,
    key: Any = None,
    since: datetime | None = None,
    until: datetime | None = None,
    purpose: x509.ObjectIdentifier | None = None,
) -> Holder:
    """Return a new holder called `name`, self-signed where no issuer is given.

    `purpose` limits an end's key to one use, such as stamping times.
    """
    key = key or ec.generate_private_key(ec.SECP256R1())
    since = since or datetime.now(UTC) - timedelta(days=400)
    subject = _named(name)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until or since + TEN_YEARS)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(_usage(authority), critical=True)
    )
    if purpose:
        made = made.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    signed = made.sign(issuer.key if issuer else key, hashes.SHA256())
    return Holder(signed, key, (*issuer.above, issuer.certificate) if issuer else ())


def head(name: str) -> Holder:
    """Return a whole new authority's end: the certificate of a head of office."""
    root = certify("Akar SIAK Contoh", authority=True)
    return certify(name, certify("Penerbit SIAK Contoh", root, authority=True))


def kept(folder: Path, name: str) -> Holder:
    """Return the head's holder kept in a folder, made there on the first call."""
    files = [folder / ROOT_FILE, folder / "penerbit.pem", folder / "kepala.pem"]
    key = folder / "kepala.key"
    if not key.exists():
        _keep(head(name), files, key)
    chain = [x509.load_pem_x509_certificate(file.read_bytes()) for file in files]
    secret = load_pem_private_key(key.read_bytes(), None)
    return Holder(chain[-1], secret, tuple(chain[:-1]))


def _keep(made: Holder, files: list[Path], key: Path) -> None:
    key.parent.mkdir(parents=True, exist_ok=True)
    for file, one in zip(files, (*made.above, made.certificate), strict=True):
        file.write_bytes(one.public_bytes(Encoding.PEM))
    key.touch(mode=0o600)
    key.write_bytes(made.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
