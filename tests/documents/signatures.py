"""Signed PDFs of a made-up authority, good and bad."""

from datetime import UTC, datetime
from functools import cache

from cryptography.hazmat.primitives.serialization import Encoding

from jangkau_demo import siak_ca
from jangkau_demo.siak_ca import Holder
from jangkau_demo.siak_pdf import SIGNER, Output, specimen_pdf
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
    root = siak_ca.certify("Akar Uji", authority=True)
    return siak_ca.certify("Penerbit Uji", root, authority=True)


def root(of: Holder | None = None) -> bytes:
    """Return the root's certificate (DER): what the office trusts."""
    return (of or head()).above[0].public_bytes(Encoding.DER)


@cache
def specimen(number: str = NUMBER, output: Output = "akta_kelahiran") -> bytes:
    """Return an unsigned specimen with this number."""
    return specimen_pdf(output, number, [("Nama", "CONTOH")], MOMENT)


@cache
def document(number: str = NUMBER, output: Output = "akta_kelahiran") -> bytes:
    """Return a specimen signed by the head."""
    return signed(specimen(number, output), head())
