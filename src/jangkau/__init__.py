"""Jangkau reaches every resident of a regency with their population papers."""

__version__ = "0.1.0"
