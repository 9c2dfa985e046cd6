"""The desk door: a birth entered, signed, sent, mended and handed over at a counter."""
