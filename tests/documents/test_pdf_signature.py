import io
import time
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from pypdf import PdfReader, PdfWriter

from jangkau.documents.pdf_signature import Verdict, check
from jangkau_demo import siak_ca
from jangkau_demo.siak_pdf import SIGNER
from jangkau_demo.siak_sign import RESERVED, signed
from tests.documents.signatures import (
    authority,
    crl,
    document,
    head,
    root,
    specimen,
    stamper,
    trusted_root,
    with_lists,
)

NOW = int(time.time() * 1000)
REFUSED = {"changed", "unreadable", "added_to", "stranger"}


def verdict(pdf: bytes, *trusted: bytes) -> Verdict:
    return check(pdf, trusted or (root(),), NOW)


def outcome(pdf: bytes, *trusted: bytes) -> str:
    return verdict(pdf, *trusted).outcome


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def gap(pdf: bytes) -> tuple[int, int]:
    """Return where the signature's own container begins and ends: what cannot sign itself."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return start, start + RESERVED


def test_a_document_of_siak_names_its_signer_issuer_and_time() -> None:
    told = verdict(document())
    assert abs(told.signed_at - NOW) < 600_000
    assert told == Verdict(
        "signed",
        signer=SIGNER,
        issuer="Akar Uji",
        fingerprint=told.fingerprint,
        signed_at=told.signed_at,
        proven=False,
        revocation="none",
    )


def test_an_office_may_trust_the_issuer_below_the_root() -> None:
    assert verdict(document(), authority().der).issuer == "Penerbit Uji"


@pytest.mark.parametrize("step", [331, pytest.param(3, marks=pytest.mark.long)])
def test_one_byte_changed_in_what_is_signed_is_refused(step: int) -> None:
    pdf = document()
    start, end = gap(pdf)
    places = [place for place in range(0, len(pdf), step) if not start <= place < end]
    assert {outcome(flipped(pdf, place)) for place in places} <= REFUSED


def test_one_byte_changed_in_the_signature_is_refused_or_changes_no_word() -> None:
    pdf = document()
    before = verdict(pdf)
    for place in range(*gap(pdf), 97):
        told = verdict(flipped(pdf, place))
        assert told == before or told.outcome in REFUSED


def test_a_hidden_signature_is_not_taken_for_none() -> None:
    for word in (b"/ByteRange", b"ETSI.CAdES.detached", b"/SubFilter", b"/FT", b"/AcroForm"):
        place = document().rindex(word) + 2
        assert outcome(flipped(document(), place)) in REFUSED


@pytest.mark.parametrize("more", [b"\n", b"%x\n", b"\n%%EOF\n", b"<html>", b"PK\x03\x04" * 9])
def test_what_is_added_at_the_end_is_refused(more: bytes) -> None:
    assert outcome(document() + more) in REFUSED


def test_a_page_changed_by_an_update_after_signing_is_refused() -> None:
    from pyhanko.pdf_utils.generic import ArrayObject, NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    update = IncrementalPdfFileWriter(io.BytesIO(document()))
    page = update.root["/Pages"]["/Kids"][0]
    page["/MediaBox"] = ArrayObject(NumberObject(side) for side in (0, 0, 99, 99))
    update.update_container(page)
    out = io.BytesIO()
    update.write(out)
    assert outcome(out.getvalue()) == "added_to"


def test_a_stranger_is_not_trusted_whatever_the_names() -> None:
    alike = siak_ca.certify("Akar Uji", authority=True)
    imitated = siak_ca.certify(SIGNER, siak_ca.certify("Penerbit Uji", alike, authority=True))
    for holder in (siak_ca.head("Orang Asing"), siak_ca.certify(SIGNER), imitated):
        assert outcome(signed(specimen(), holder)) == "stranger"
    assert check(document(), (), NOW).outcome == "stranger"


def test_an_end_may_not_certify_others() -> None:
    assert outcome(signed(specimen(), siak_ca.certify("Bawahan", head()))) == "stranger"


def test_an_expired_certificate_needs_a_time_that_is_proven() -> None:
    since = datetime.now(UTC) - timedelta(days=300)
    late = siak_ca.certify(SIGNER, authority(), since=since, until=since + timedelta(days=99))
    assert outcome(signed(specimen(), late)) == "expired"
    stamp = stamper(authority(), since + timedelta(days=9))
    told = verdict(signed(specimen(), late, timestamper=stamp))
    assert (told.outcome, told.proven) == ("signed", True)
    assert told.signed_at == int((since + timedelta(days=9)).timestamp() * 1000)
    strange = stamper(siak_ca.certify("Lain", authority=True), since + timedelta(days=9))
    assert outcome(signed(specimen(), late, timestamper=strange)) == "expired"


def test_all_who_signed_are_named_and_all_must_be_good() -> None:
    two = signed(document(), head("Kedua, S.H."), field="DUA")
    assert (outcome(two), verdict(two).signer) == ("signed", f"{SIGNER}; Kedua, S.H.")
    assert outcome(signed(document(), siak_ca.head("Asing"), field="DUA")) == "stranger"


def test_embedded_lists_clear_or_condemn_the_signer() -> None:
    issuer, top = authority(), trusted_root()
    clean = with_lists(document(), crl(issuer), crl(top))
    assert (outcome(clean), verdict(clean).revocation) == ("signed", "good")
    revoked = with_lists(document(), crl(issuer, head()), crl(top))
    assert outcome(revoked) == "revoked"
    assert outcome(with_lists(document(), crl(issuer, head()))) == "revoked"
    assert outcome(with_lists(document(), crl(issuer, head(), days=-1))) == "revoked"
    stale = with_lists(document(), crl(issuer, days=-1), crl(top))
    assert (outcome(stale), verdict(stale).revocation) == ("signed", "none")


def test_weak_ways_of_signing_are_refused() -> None:
    assert outcome(signed(specimen(), head(), md_algorithm="sha1")) == "weak"
    short = rsa.generate_private_key(65537, 1024)  # weak on purpose
    assert (
        outcome(signed(specimen(), siak_ca.certify(SIGNER, authority(), key=short))) == "weak"
    )


def test_what_is_not_signed_is_told_from_what_is_signed_badly() -> None:
    assert outcome(specimen()) == "unsigned"
    writer = PdfWriter()
    writer.add_page(PdfReader(io.BytesIO(document())).pages[0])
    out = io.BytesIO()
    writer.write(out)
    assert outcome(out.getvalue()) in ("unsigned", "unreadable")
    assert outcome(document()[:-700]) == "unreadable"
