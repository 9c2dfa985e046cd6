"""Realistic made-up people for tests; the demo's own builder."""

from jangkau_demo.people import TODAY, VILLAGE, a_birth, papers_for

__all__ = ["TODAY", "VILLAGE", "a_birth", "papers_for"]
