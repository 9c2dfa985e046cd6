"""Pack a sheet of columns into bytes with zstd and the lexicon's dictionary, and unpack it."""

import threading
from io import BytesIO

import zstandard
from zstandard import ZstdCompressor, ZstdDecompressor

from jangkau.sync import plain
from jangkau.sync.laying import Sheet
from jangkau.sync.lexicon import Lexicon, find
from jangkau.sync.lifting import Pages
from jangkau.sync.limits import MAX_DECODED, Malformed

LEVEL = 19
QUICK_LEVEL = 9
QUICK_FROM = 1024 * 1024  # bytes above which time matters more than the last percent
_STORED = 0x80
_WINDOW = 23
_own = threading.local()


def pack(sheet: Sheet) -> bytes:
    """Return the form byte, lengths (loose, tight), what compresses, and what does not."""
    loose = plain.write([bytes(sheet.tags), *sheet.items])
    tight = _compress(loose, sheet.lexicon)
    form = sheet.lexicon.number
    if len(tight) >= len(loose):
        form, tight = form | _STORED, loose
    told = b"" if form & _STORED else _varied(len(loose))
    return bytes([form]) + told + _varied(len(tight)) + tight + bytes(sheet.raw)


def unpack(data: bytes) -> Pages:
    """Return the columns of what `pack` made; raises Malformed, also for an unknown lexicon."""
    if not data:
        raise Malformed("empty")
    lexicon = find(data[0] & ~_STORED)
    if lexicon is None:
        raise Malformed("lexicon")
    stored = bool(data[0] & _STORED)
    size, at = (0, 1) if stored else _read_varied(data, 1)
    length, at = _read_varied(data, at)
    size = length if stored else size
    if size > MAX_DECODED or at + length > len(data):
        raise Malformed("size")
    tight = data[at : at + length]
    loose = tight if stored else _decompress(tight, size, lexicon)
    items = plain.read(loose)
    if len(loose) != size or not isinstance(items, list) or not items:
        raise Malformed("packet")
    if not isinstance(items[0], bytes):
        raise Malformed("packet")
    return Pages(lexicon, iter(items[0]), iter(items[1:]), data[at + length :])


def _compress(loose: bytes, lexicon: Lexicon) -> bytes:
    level = LEVEL if len(loose) < QUICK_FROM else QUICK_LEVEL
    key = (level, lexicon.number, id(lexicon))
    known: dict[tuple[int, int, int], ZstdCompressor]
    known = _own.__dict__.setdefault("compressors", {})
    if key not in known:
        settings = zstandard.ZstdCompressionParameters.from_level(
            level,
            format=zstandard.FORMAT_ZSTD1_MAGICLESS,
            window_log=_WINDOW,
            write_content_size=False,
            write_dict_id=False,
        )
        known[key] = ZstdCompressor(dict_data=lexicon.dictionary, compression_params=settings)
    return known[key].compress(loose)


def _decompress(tight: bytes, size: int, lexicon: Lexicon) -> bytes:
    known: dict[int, ZstdDecompressor] = _own.__dict__.setdefault("decompressors", {})
    if id(lexicon) not in known:
        known[id(lexicon)] = ZstdDecompressor(
            lexicon.dictionary,
            max_window_size=1 << _WINDOW,
            format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        )
    try:
        with known[id(lexicon)].stream_reader(BytesIO(tight)) as reader:
            return reader.read(size + 1)
    except zstandard.ZstdError as error:
        raise Malformed("zstd") from error


def _varied(number: int) -> bytes:
    told = bytearray()
    while number > 0x7F:
        told.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(told) + bytes([number])


def _read_varied(data: bytes, at: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 35, 7):
        if at >= len(data):
            break
        number |= (data[at] & 0x7F) << shift
        at += 1
        if not data[at - 1] & 0x80:
            return number, at
    raise Malformed("length")
