"""The rules for new names (Permendagri 73/2022 art. 4-5); they warn and never reject."""

import re

LONGEST = 60  # letters and spaces, art. 4(2)

_TITLES = frozenset(
    ("dr", "drs", "dra", "ir", "prof", "h", "hj", "kh", "st", "sh", "se", "spd", "sag", "skom",
     "mm", "msi", "mpd", "haji", "hajah", "ustadz", "pdt")
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^a-z ]", re.IGNORECASE)
_WITH_DOT = re.compile(r"[^\s.]+\.")


def doubts_about(name: str) -> list[str]:
    """Return the codes of the rules that a new name does not keep, none if all are kept.

    An apostrophe is punctuation in the rule's sense; letters with accents are no plain letters.
    """
    words = name.split()
    plain = [re.sub(r"[^a-z]", "", word.lower()) for word in words]
    titled = any(word in _TITLES for word in plain)
    doubts = {
        "JKL-1031": len(name) > LONGEST,
        "JKL-1032": len(words) < 2,
        "JKL-1033": _NOT_A_LETTER.search(name) is not None,
        "JKL-1034": not titled and _is_abbreviated(words, plain),
        "JKL-1035": titled,
    }
    return [code for code, doubtful in doubts.items() if doubtful]


def _is_abbreviated(words: list[str], plain: list[str]) -> bool:
    return any(len(letters) == 1 for letters in plain) or any(
        _WITH_DOT.match(word) for word in words
    )
