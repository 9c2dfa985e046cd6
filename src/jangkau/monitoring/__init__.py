"""How well: measures, gaps and reports over the office's tables."""
