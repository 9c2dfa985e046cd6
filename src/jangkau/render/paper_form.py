"""A paper form as pure data: what stands in which box, before anyone sets it in type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One item of an official form.

    `item` is the number printed on the form ("1", "7a"). With `boxes` the value is
    set one character a box (a NIK has 16); without it, on a line. `options` are the
    printed choices ("1. RS/RB"), of which `value` then holds the chosen code.
    """

    item: str
    label: str
    value: str
    boxes: int | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A titled part of a form: a paragraph (`text`, may be empty) and its rows."""

    title: str
    rows: tuple[Row, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A box to sign in, with a place for a thumb-mark beside it unless `thumb` is False.

    `caption` says in which part ("Pelapor", "Saksi 1"); `name` is printed below.
    """

    caption: str
    name: str
    thumb: bool = True


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A filled official form; `place_and_date` stands above the signatures.

    `code` is the official form code ("F-2.01"); `footer` says who printed it and
    from which application.
    """

    code: str
    title: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    footer: str
    place_and_date: str = ""
