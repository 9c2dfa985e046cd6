"""How a column of values is laid down; the numbers are part of the wire format."""

from enum import IntEnum


class Tag(IntEnum):
    """One byte before each column; never renumber, only add."""

    CONSTANT = 0
    MIXED = 1
    SOME_ABSENT = 2
    SOME_NONE = 3
    ALL_NONE = 4
    STEP = 5
    DELTA = 6
    PLANES = 7
    BITS = 8
    FLAGS = 9
    TEXT = 10
    REPEATED = 11
    CHOICE = 12
    NIK = 13
    DIGITS = 14
    NUMBER = 15
    CODE = 16
    DAYS = 17
    MINUTES = 18
    FIXED = 19
    VARYING = 20
    UUID7 = 21
    UUID = 22
    MAPPING = 23
    LISTS = 24


ABSENT = ...  # stands in a column where a mapping has no such key
CODE_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
UUID7_BITS = 74
