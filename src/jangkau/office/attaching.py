"""Takes in the PDF of one output: what is found in it decides how it may be issued."""

import time
from dataclasses import dataclass
from uuid import UUID

from jangkau.documents import apart
from jangkau.documents.siak_pdf import SiakPdf
from jangkau.errors import Refusal
from jangkau.ledger import blobs
from jangkau.ledger.clock import now_ms
from jangkau.office import cases, numbers, projection, trust
from jangkau.office.loading import load
from jangkau.rules.access import Actor, may
from jangkau.rules.application import Check
from jangkau.rules.application.commands import Issue


@dataclass(frozen=True, slots=True)
class Found:
    """What a PDF shows, the check that is stored when it is issued, and how long it took."""

    pdf: SiakPdf
    check: Check
    seconds: float


def keep(actor: Actor, application: UUID, output: str, data: bytes) -> Found:
    """Look at a PDF and store it under its application, durably; attach nothing yet.

    Refuses with JKL-1301 and JKL-1302 as the gate does, with JKL-1220 at a wrong stage,
    JKL-1221 where another output has this PDF, JKL-1229 where its number is another
    application's, JKL-1230 where the office takes none that does not prove itself, and
    with what `apart.look_at` finds wrong.
    """
    row = cases.row(actor, application)
    if not may(actor, "issue", row.village):
        raise Refusal("JKL-1302")
    state = load(application)
    standing = state.outputs.get(output)
    if standing is None or standing.stage != "verified":
        raise Refusal("JKL-1220")
    found = _look(data)
    if projection.used_elsewhere(found.pdf.digest, application, output):
        raise Refusal("JKL-1221")
    if numbers.belong_elsewhere(found.pdf.numbers, state):
        raise Refusal("JKL-1229")
    if not found.check.stands_alone and not trust.lets_confirm():
        raise Refusal("JKL-1230")
    blobs.put(application, data, "application/pdf")
    return found


def kept(actor: Actor, application: UUID, digest: bytes) -> Found:
    """Look once more at a PDF that was kept for this application."""
    cases.row(actor, application)
    found = _look(blobs.get(digest, application))
    if numbers.belong_elsewhere(found.pdf.numbers, load(application)):
        raise Refusal("JKL-1229")
    return found


def issue(
    application: UUID, output: str, found: Found | None, number: str, signer: str
) -> Issue:
    """Return the command; of a signed PDF the signer is who the certificate names."""
    if found is None:
        return Issue(application, output, None, number, signer)
    if found.check.signature == "signed":
        signer = found.pdf.signature.signer
    return Issue(application, output, found.pdf.digest, number, signer, found.check)


def _look(data: bytes) -> Found:
    started = time.perf_counter()
    pdf = apart.look_at(data, trust.certificates(), now_ms())
    seconds = time.perf_counter() - started
    told, text = pdf.signature, "read" if pdf.readable else "unread"
    if told.outcome != "signed":
        return Found(pdf, Check("unsigned", text), seconds)
    check = Check(
        signature="signed",
        text=text,
        issuer=told.fingerprint,
        signed_at=str(told.signed_at or ""),
        time="proven" if told.proven else "claimed",
        revocation=told.revocation,
    )
    return Found(pdf, check, seconds)
