"""What a frame may hold at most; every limit is checked before memory is spent."""

MAX_RECORDS = 4096
MAX_MESSAGE = 4 * 1024 * 1024  # bytes of one network request or answer, compressed
MAX_DECODED = 32 * 1024 * 1024  # bytes after decompression
MAX_CELLS = 2_000_000  # values in all columns of a frame together
MAX_VALUES = 400_000  # values of one CBOR text; columns hold most of theirs in few
MAX_EXPANDED = 64 * 1024 * 1024  # bytes that repeated values may grow to
MAX_KEYS = 512  # keys of one mapping
MAX_DEPTH = 12  # mappings and lists inside each other
MAX_TEXT = 64 * 1024  # bytes of one text or byte string
MAX_NAME = 64  # letters of a kind, a role, a node or an account
MAX_DIGESTS = 4096  # blob digests named in one frame
MAX_BULLETINS = 256
MAX_BLOB = 16 * 1024 * 1024
CHUNK = 32 * 1024  # bytes of a blob chunk


class Malformed(Exception):
    """What arrived is not what this program writes; `why` is a word for the log."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)
