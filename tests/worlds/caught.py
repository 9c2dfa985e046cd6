"""Which world catches which planted fault: seed, steps (0: by the seed), promise."""

CAUGHT: dict[str, tuple[int, int, str]] = {
    "accept revoked": (5, 0, "not held"),
    "dedupe by NIK": (5, 0, "lost"),
    "permission before replay": (6, 0, "a replay was refused"),
    "prune on one tick": (6, 0, "a node differs"),
    "shared compressor context": (2, 0, "lost"),
    "two ticks without the keeper": (1, 0, "two ticks without a second copy"),
}
