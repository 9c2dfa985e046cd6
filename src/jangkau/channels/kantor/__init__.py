"""The office's door: check, copy into SIAK, verify, issue, decide."""
