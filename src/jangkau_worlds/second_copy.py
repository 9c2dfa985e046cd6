"""What the keeper can give back, read from its shelf with the regency's own key."""

from dataclasses import dataclass, field
from uuid import UUID

from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.home import Home
from jangkau.sync import codec, shelf


@dataclass
class Copies:
    """The acts on the shelf, now and ever; what was read once is not read again."""

    regency: Home
    keeper: Home
    read: dict[bytes, frozenset[UUID]] = field(default_factory=dict)
    known: set[UUID] = field(default_factory=set)
    damaged: bool = False

    def ever(self) -> set[UUID]:
        """Return the acts that the keeper has or had."""
        self.known |= self.now()
        return self.known

    def now(self) -> set[UUID]:
        """Return the acts that the keeper could give back today."""
        if not (self.keeper.path / shelf.SHELF).exists():
            return set()
        signer = bytes(SigningKey(keys.secret(self.regency.keys, "sign")).verify_key)
        try:
            parcels = shelf.read(self.keeper.path, self.regency.regency, signer)
        except Refusal:
            self.damaged = True
            return set()
        frames = [one.sealed for one in parcels if one.kind == shelf.FRAMES]
        return {act for sealed in frames for act in self._opened(sealed)}

    def _opened(self, sealed: bytes) -> frozenset[UUID]:
        if sealed not in self.read:
            box = SealedBox(PrivateKey(keys.secret(self.regency.keys, "seal")))
            records = codec.decode_kept(box.decrypt(sealed), self.regency.regency)
            self.read[sealed] = frozenset(one.entry.act for one in records)
        return self.read[sealed]
