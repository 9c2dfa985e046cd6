"""Which world catches which planted fault: seed, steps (0: by the seed), promise."""

CAUGHT: dict[str, tuple[int, int, str]] = {
    "ack before fsync": (11, 130, "lost"),
    "dedupe by NIK": (5, 0, "lost"),
    "seq reuse": (18, 150, "lost at two ticks"),
    "last writer wins": (17, 200, "overwritten"),
    "drop revoked": (12, 130, "lost"),
    "accept revoked": (5, 0, "not held"),
    "trust the device's clock": (11, 130, "an act comes before what its author saw"),
    "jurisdiction skipped on sticks": (4, 0, "not held"),
    "prune on one tick": (6, 0, "a node differs"),
    "nightly backup only": (14, 130, "two ticks were lost"),
    "shelf goes on behind a torn parcel": (12, 130, "the second copy is damaged"),
    "permission before replay": (6, 0, "a replay was refused"),
    "DO NOTHING ingest": (12, 130, "an answer named what the standby lacks"),
    "shared compressor context": (2, 0, "lost"),
    "two ticks without the keeper": (1, 0, "two ticks without a second copy"),
}
