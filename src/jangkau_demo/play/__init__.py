"""The story plays itself: every step over the real paths, every promise checked."""
