"""Fault worlds: seeded lives of a made-up regency, with everything that can go wrong."""
