"""Says in plain words what was found in a document's PDF."""

from collections.abc import Mapping

from jangkau.channels.kantor.words import moment
from jangkau.errors import Refusal
from jangkau.rules.application import Check
from jangkau.rules.identifiers import is_usual_akta_number

UNKNOWN = "PDF ini dilampirkan tanpa pemeriksaan tanda tangan."
SIGNED = "Tanda tangan elektronik sah. Isi PDF utuh seluruhnya."
UNSIGNED = "PDF ini tidak bertanda tangan elektronik."
UNREAD = "Teks PDF ini tidak terbaca, mungkin hasil pindai."
TIMES = {
    "proven": "Waktu tanda tangan {at}, dibuktikan stempel waktu.",
    "claimed": "Waktu tanda tangan {at} menurut penanda tangan, tanpa stempel waktu tepercaya.",
}
REVOCATIONS = {
    "good": "Menurut data di dalam PDF, sertifikat tidak dicabut.",
    "none": "PDF tidak memuat bukti lengkap bahwa sertifikat tidak dicabut.",
}


def sentences(check: Check, issuer: str = "") -> list[str]:
    """Return what was found, a sentence each; `issuer` is the trusted issuer's name."""
    if not check.signature:
        return [UNKNOWN]
    told = [SIGNED if check.signature == "signed" else UNSIGNED]
    if check.text == "unread":
        told.append(UNREAD)
    if check.signature == "signed":
        told.append(f"Penerbit {issuer or check.issuer[:16]} ada di daftar tepercaya kantor.")
        at = moment(int(check.signed_at)) if check.signed_at.isdigit() else "-"
        told.append(TIMES.get(check.time, TIMES["claimed"]).format(at=at))
        told.append(REVOCATIONS.get(check.revocation, REVOCATIONS["none"]))
    return told


def of_issuers(check: Check, issuers: Mapping[str, str]) -> list[str]:
    """Return the sentences of a stored check, its issuer named as the office keeps it."""
    return sentences(check, issuers.get(check.issuer, ""))


def unusual(output: str, number: str) -> str:
    """Return a warning about an akta number of an unusual form, "" where there is none."""
    if not output.startswith("akta_") or not number or is_usual_akta_number(number):
        return ""
    return Refusal("JKL-1027").sentence()
