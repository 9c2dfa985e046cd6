"""The door for devices: bytes in, bytes out, signed on both sides."""
