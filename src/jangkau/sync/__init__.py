"""How it travels: frames, one-round-trip exchange, sticks and the keeper."""
