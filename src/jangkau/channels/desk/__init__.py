"""The desk door: an application entered, signed, sent, mended and handed over at a counter."""
