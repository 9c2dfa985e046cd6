"""Realistic made-up people for tests; the demo's own builders, one for each service."""

from jangkau_demo.departed import a_death
from jangkau_demo.people import TODAY, VILLAGE, a_birth, papers_for

BUILDERS = {"akta_kelahiran": a_birth, "akta_kematian": a_death}

__all__ = ["BUILDERS", "TODAY", "VILLAGE", "a_birth", "a_death", "papers_for"]
