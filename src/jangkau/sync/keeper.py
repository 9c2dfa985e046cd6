"""The keeper: another process, on another disk or machine, that holds the second copy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from nacl.signing import SigningKey

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.durable import write_file
from jangkau.ledger.home import Home
from jangkau.sync import shelf
from jangkau.sync.shelf import MAX_PARCEL, Mark
from jangkau.sync.signing import statement

_PATIENCE = 60  # seconds for one request to arrive
_SIGNATURE, _KEY = 64, 32


@dataclass(slots=True)
class Keeper:
    """A keeper at work: its folder, its key, and how far its shelf goes."""

    home: Home
    signing: SigningKey
    at: Mark

    def receipt(self) -> bytes:
        """Return the countersigned word on how far this keeper has everything."""
        return shelf.write_receipt(self.at, self.home.regency, self._sign)

    def pair(self, raw: bytes) -> bytes:
        """Trust the first regency that shows its key, none after; answer with our own.

        `raw` is the regency's signature and its public key (32 bytes).
        """
        signature, key = raw[:_SIGNATURE], raw[_SIGNATURE:]
        if len(key) != _KEY or not keys.verify(key, self._pairing(key), signature):
            raise Refusal("JKL-1422")
        if self._trusted() is None:
            write_file(self.home.keys / "regency.pub", key)
        if self._trusted() != key:
            raise Refusal("JKL-1422")
        own = bytes(self.signing.verify_key)
        return self._sign(self._pairing(own)) + own

    def keep(self, raw: bytes) -> bytes:
        """Put a parcel on the shelf and return the new receipt; refuses as the shelf does."""
        key = self._trusted()
        if key is None:
            raise Refusal("JKL-1422")
        self.at = shelf.keep(self.home.path, self.at, raw, self.home.regency, key)
        return self.receipt()

    def give_back(self, raw: bytes) -> bytes:
        """Give the regency a piece of the shelf, from the byte that it names."""
        signature, told = raw[:_SIGNATURE], raw[_SIGNATURE:]
        key = self._trusted()
        if key is None or not keys.verify(key, fetching(self.home.regency, told), signature):
            raise Refusal("JKL-1422")
        return shelf.piece(self.home.path, int.from_bytes(told, "big"))

    def escrow(self, _raw: bytes) -> bytes:
        """Give anyone the regency's sealed keys: without its kit they are noise."""
        return shelf.last_escrow(self.home.path) or b""

    def _trusted(self) -> bytes | None:
        return shelf.trusted(self.home.path)

    def _pairing(self, key: bytes) -> bytes:
        return pairing(self.home.regency, key)

    def _sign(self, message: bytes) -> bytes:
        return bytes(self.signing.sign(message).signature)


def pairing(regency: str, key: bytes) -> bytes:
    """Return what both sign when they first meet."""
    return statement("pair", regency.encode(), key)


def fetching(regency: str, start: bytes) -> bytes:
    """Return what the regency signs to have a piece of its shelf back."""
    return statement("fetch", regency.encode(), start)


def open_keeper(folder: Path) -> Keeper:
    """Return the keeper of a folder; a parcel cut by a power failure is cleared away."""
    home = Home.load(folder)
    signing = SigningKey(keys.secret(home.keys, "sign"))
    return Keeper(home, signing, shelf.mark(home.path))


def application(keeper: Keeper) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """Return the keeper's door as WSGI: POST /pair, /keep, /mark, /escrow, /fetch."""
    acts: dict[str, Callable[[bytes], bytes]] = {
        "/pair": keeper.pair,
        "/keep": keeper.keep,
        "/mark": lambda _: keeper.receipt(),
        "/escrow": keeper.escrow,
        "/fetch": keeper.give_back,
    }

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or "0"
        length = int(told) if told.isdigit() else MAX_PARCEL + 1
        act = acts.get(environ.get("PATH_INFO", ""))
        if act is None or environ["REQUEST_METHOD"] != "POST" or length > MAX_PARCEL:
            start("404 Not Found", [("Content-Length", "0")])
            return [b""]
        try:
            answered, status = act(environ["wsgi.input"].read(length)), "200 OK"
        except Refusal as refusal:
            answered, status = refusal.code.encode(), "409 Conflict"
        start(status, [("Content-Length", str(len(answered)))])
        return [answered]

    return answer


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE

    def log_message(self, *_: object) -> None:
        """Keep quiet: a shelf has nothing to say."""


def server(folder: Path, host: str, port: int) -> WSGIServer:
    """Return the keeper's server, bound and ready; one request at a time, so one writer."""
    return make_server(host, port, application(open_keeper(folder)), handler_class=_Handler)


def serve(folder: Path, host: str, port: int) -> None:
    """Keep the second copy until stopped."""
    with server(folder, host, port) as bound:
        bound.serve_forever()
