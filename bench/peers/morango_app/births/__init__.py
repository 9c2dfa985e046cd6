"""The one application of the peer: a birth that Morango carries."""
