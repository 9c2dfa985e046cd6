"""A seal is one thing to four readers, and a changed one is none to any."""

from dataclasses import replace

import cbor2
import pytest

from jangkau.documents import seal, seal_list
from jangkau.documents.seal_check import OLD, judge
from jangkau.documents.seal_list import Device
from tests.documents.seals import (
    BASE,
    CLAIM,
    DEVICE,
    LIST,
    NOW,
    REGENCY,
    SLIP_CLAIM,
    STRANGER,
    address,
    sealed,
    signed_list,
)
from tests.documents.verifiers import by_ldclabs, by_page, by_pycose

GOOD = {"valid", "old", "revoked_since"}
KEY = bytes(DEVICE.verify_key)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def test_it_works() -> None:
    found = judge(address(), LIST, NOW)
    assert (found.verdict, found.claim, found.device) == ("valid", CLAIM, LIST.devices[1])


@pytest.mark.parametrize("claim", [CLAIM, SLIP_CLAIM], ids=["receipt", "slip"])
def test_two_independent_verifiers_and_the_page_read_the_same(claim: seal.Claim) -> None:
    text = sealed(claim)
    by_other = by_pycose(KEY, text)
    assert seal.claim_of(by_other) == claim
    assert by_ldclabs(KEY, [text]) == [by_other]
    assert by_page([text, seal.address(BASE, text)]) == ["valid", "valid"]
    assert by_page([text], noble=True) == ["valid"]


def test_the_same_two_find_a_strangers_seal_wrong() -> None:
    text = sealed(key=STRANGER)
    assert by_pycose(KEY, text) == b""
    assert by_ldclabs(KEY, [text]) == [b""]


def test_a_seal_tells_no_name_and_no_nik() -> None:
    told = cbor2.loads(seal.read(sealed()).payload)
    assert told[7] == "B. S. M."
    assert not any(isinstance(one, str) and len(one) == 16 and one.isdigit() for one in told)


def test_one_changed_character_is_caught_wherever_it_stands() -> None:
    text = address()
    tried = [
        text[:at] + other + text[at + 1 :]
        for at, letter in enumerate(text)
        for other in (ALPHABET if at >= text.index("#") else "aX0-/#: é")
        if other.casefold() != letter.casefold()
    ]
    assert len(tried) > 9000
    assert [one for one in tried if judge(one, LIST, NOW).verdict in GOOD] == []


def test_one_character_more_or_less_is_caught() -> None:
    text = address()
    less = [text[:at] + text[at + 1 :] for at in range(len(text))]
    more = [text[:at] + "A" + text[at:] for at in range(len(text) + 1)]
    assert [one for one in less + more if judge(one, LIST, NOW).verdict in GOOD] == []


def test_small_letters_and_line_breaks_are_no_change() -> None:
    text = sealed()
    for same in (text.lower(), f" {text[:100]}\r\n{text[100:]} ", address().upper()):
        assert judge(same, LIST, NOW).verdict == "valid"
        assert by_page([same]) == ["valid"]


def standings() -> list[tuple[str, str, seal_list.SealList, int]]:
    """Return (verdict, text, list, now) of each way in which a text may stand."""
    receipt, slip = address(), address(SLIP_CLAIM)
    gone = replace(LIST, withdrawn=frozenset(seal.marks(CLAIM)))
    one_gone = replace(LIST, withdrawn=frozenset({seal.mark("slip", CLAIM.number, "kia", 1)}))
    earlier = replace(LIST, withdrawn=frozenset({seal.mark("slip", CLAIM.number, "kia", 0)}))

    def until(moment: int) -> seal_list.SealList:
        return replace(LIST, devices=(LIST.devices[0], replace(LIST.devices[1], until=moment)))

    elsewhere = seal.address("https://jangkau.examp1e", sealed())
    return [
        ("valid", receipt, LIST, NOW),
        ("valid", slip, earlier, NOW),
        ("valid", elsewhere, replace(LIST, addresses=()), NOW),
        ("withdrawn", receipt, gone, NOW),
        ("withdrawn", slip, one_gone, NOW),
        ("old", receipt, LIST, LIST.issued + OLD + 1),
        ("revoked_since", receipt, until(CLAIM.sealed + 1), NOW),
        ("revoked", receipt, until(CLAIM.sealed), NOW),
        ("elsewhere", elsewhere, LIST, NOW),
        ("unknown", address(key=STRANGER), LIST, NOW),
        ("changed", address(replace(CLAIM, regency="99.02")), LIST, NOW),
        ("changed", address(replace(CLAIM, rounds=(0, 0))), LIST, NOW),
        ("changed", "", LIST, NOW),
        ("changed", "tulisan apa saja", LIST, NOW),
        ("foreign", "https://tte.example/periksa?id=1", LIST, NOW),
        ("status", f"{BASE}/status#59DH6DS1GYM0.7KQ2MX4T", LIST, NOW),
    ]


@pytest.mark.parametrize(("verdict", "text", "known", "now"), standings())
def test_how_a_seal_stands_is_told_alike_by_server_and_page(verdict, text, known, now) -> None:
    assert judge(text, known, now).verdict == verdict
    assert by_page([text], signed_list(known), now=now) == [verdict]


def test_a_list_that_the_regency_did_not_sign_is_none() -> None:
    told = bytearray(signed_list())
    told[40] ^= 1
    with pytest.raises(ValueError, match="not signed"):
        seal_list.read(bytes(told), bytes(REGENCY.verify_key))
    assert by_page([sealed()], bytes(told)) == ["no list"]
    assert by_page([sealed()], key=bytes(STRANGER.verify_key)) == ["no list"]


def test_a_list_of_200_devices_and_1000_withdrawn_papers_is_at_most_30_kilobytes() -> None:
    names = (f"Desa Sukamaju Hulu Riam {number}" for number in range(200))
    devices = tuple(Device(bytes([n]) * 32, name, NOW, 0) for n, name in enumerate(names))
    gone = {seal.mark("receipt", f"{number:012}", "", 0) for number in range(1000)}
    known = replace(LIST, devices=devices, withdrawn=frozenset(gone))
    written = signed_list(known)
    print(f"list: {len(written)} B")
    assert len(written) <= 30_000
    assert seal_list.read(written, bytes(REGENCY.verify_key)) == known
