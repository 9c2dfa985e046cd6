"""Paper: receipts, filled forms, photographs and the PDFs that SIAK issues."""
