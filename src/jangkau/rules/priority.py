"""Whom a counter serves first, and what the reason is called."""

# UU 25/2009 art. 29; Permenpan RB 15/2014: vulnerable people are served first.
PRIORITIES: dict[str, str] = {
    "elderly": "Lanjut usia",
    "disabled": "Penyandang disabilitas",
    "toddler": "Ibu hamil atau membawa balita",
    "clergy": "Rohaniwan",
}
