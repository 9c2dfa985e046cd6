"""Takes in the PDF of one output before a person confirms what was read from it."""

from uuid import UUID

from jangkau.errors import Refusal
from jangkau.ledger import blobs
from jangkau.office import cases, projection
from jangkau.office.loading import load
from jangkau.rules.access import Actor, may


def keep(actor: Actor, application: UUID, output: str, data: bytes, digest: bytes) -> None:
    """Store a PDF under its application, durably, and attach nothing yet.

    Refuses with JKL-1301 and JKL-1302 as the gate does, with JKL-1220 at a wrong stage
    and with JKL-1221 where another output has this PDF already.
    """
    row = cases.row(actor, application)
    if not may(actor, "issue", row.village):
        raise Refusal("JKL-1302")
    found = load(application).outputs.get(output)
    if found is None or found.stage != "verified":
        raise Refusal("JKL-1220")
    if projection.used_elsewhere(digest, application, output):
        raise Refusal("JKL-1221")
    blobs.put(application, data, "application/pdf")
