"""Faults of meaning: in which order, who has the last word, and what the bytes depend on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import zstandard
from django.conf import settings

from jangkau.ledger import store
from jangkau.rules.application.evolve import CHANGES, paper_of
from jangkau.sync import packet
from jangkau.sync.limits import Malformed


@contextmanager
def trust_the_clock() -> Iterator[None]:
    """Order acts by the time that their device believed."""
    history, histories = store.history, store.histories

    def sort(records: Any) -> Any:
        return sorted(records, key=lambda one: one.entry.device_time)

    def by_clock(subjects: Any) -> Any:
        return {subject: sort(told) for subject, told in histories(subjects).items()}

    one = patch.object(store, "history", lambda subject: sort(history(subject)))
    with one, patch.object(store, "histories", by_clock):
        yield


def last_writer_wins() -> Any:
    """Let a mend replace whatever stands, seen or not."""

    def mended(state: Any, act: Any) -> Any:
        for name, (_, new) in act.content.get("fields", {}).items():
            state = replace(state, answers={**state.answers, name: new})
        for key, (_, new) in act.body.get("papers", {}).items():
            state = replace(state, papers={**state.papers, key: paper_of(new)})
        return state

    return patch.dict(CHANGES, {"application.mended": mended})


@contextmanager
def shared_compressor() -> Iterator[None]:
    """Use one stream for all messages of a process, each leaning on those before it."""
    writing: dict[Path, Any] = {}
    reading: dict[Path, Any] = {}

    def compress(loose: bytes, lexicon: Any) -> bytes:
        packer = zstandard.ZstdCompressor(level=3, dict_data=lexicon.dictionary)
        stream = writing.setdefault(settings.JANGKAU.path, packer.compressobj())
        return bytes(stream.compress(loose) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))

    def decompress(tight: bytes, size: int, lexicon: Any) -> bytes:
        unpacker = zstandard.ZstdDecompressor(dict_data=lexicon.dictionary)
        stream = reading.setdefault(settings.JANGKAU.path, unpacker.decompressobj())
        try:
            return bytes(stream.decompress(tight)[: size + 1])
        except zstandard.ZstdError as error:
            reading.pop(settings.JANGKAU.path)
            raise Malformed("zstd") from error

    with (
        patch.object(packet, "_compress", compress),
        patch.object(packet, "_decompress", decompress),
    ):
        yield
