"""Which papers no longer stand follows from the acts, and every node gets to know it."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from jangkau.documents import seal
from jangkau.errors import Refusal
from jangkau.ledger import bulletins, keys
from jangkau.ledger.home import Home
from jangkau.office import gate, notices, rebuild, seal_list, seals
from jangkau.office.derived.models import WithdrawnSeal
from jangkau.office.kept.models import Node
from jangkau.office.loading import load
from jangkau.rules.application import Application
from jangkau.rules.application.commands import Correct, HandOver, Withdraw
from tests.applications import VILLAGE, actor, filing
from tests.databases import at, make_home
from tests.desk.counter import issue

PERSON = "Ayu Lestari"


@pytest.fixture
def told(regency: Home) -> Home:
    """Be at a regency that has told its list."""
    notices.refresh()
    return regency


def filed() -> Application:
    """File a birth and return how it stands."""
    application = uuid4()
    gate.perform(actor("village_operator"), filing(application=application))
    return load(application)


def handed_over() -> Application:
    """Return an application all of whose documents were handed over."""
    application = filed().id
    issue(application)
    outputs = tuple(load(application).outputs)
    given = HandOver(application, outputs, "Wayan", "Orang tua", "signature")
    gate.perform(actor("village_operator"), given)
    return load(application)


def verdict(text: str) -> str:
    """Return how a seal stands by the list that is told now."""
    notices.refresh()
    return seal_list.check(text)[0].verdict


def test_it_works(told: Home) -> None:
    receipt = seals.of_receipt(filed(), PERSON, "Sukamaju")
    found, known = seal_list.check(receipt)
    assert (found.verdict, known.version) == ("valid", 1)
    assert found.claim is not None
    assert (found.claim.initials, found.claim.place) == ("A. L.", "Sukamaju")


def test_the_receipt_of_a_withdrawn_application_is_withdrawn(told: Home) -> None:
    state, other = filed(), filed()
    papers = [seals.of_receipt(one, PERSON, "Sukamaju") for one in (state, other)]
    gate.perform(actor("village_operator"), Withdraw(state.id, "pindah"))
    assert [verdict(one) for one in papers] == ["withdrawn", "valid"]


def test_a_slip_whose_document_proved_wrong_is_withdrawn_and_the_next_stands(
    told: Home,
) -> None:
    state = handed_over()
    both = seals.of_slip(state, ("kk", "kia"), PERSON, "Sukamaju")
    card = seals.of_slip(state, ("kia",), PERSON, "Sukamaju")
    gate.perform(actor("verifier"), Correct(state.id, "kk", "salah ketik"))
    again = seals.of_slip(load(state.id), ("kk",), PERSON, "Sukamaju")
    receipt = seals.of_receipt(load(state.id), PERSON, "Sukamaju")
    verdicts = [verdict(one) for one in (both, card, again, receipt)]
    assert verdicts == ["withdrawn", "valid", "valid", "valid"]


def test_what_is_withdrawn_is_read_from_the_acts_again_after_a_rebuild(store: Home) -> None:
    state = filed()
    gate.perform(actor("village_operator"), Withdraw(state.id, "pindah"))
    kept = bytes(WithdrawnSeal.objects.get().mark)
    assert rebuild.rebuild().equal
    assert bytes(WithdrawnSeal.objects.get().mark) == kept
    WithdrawnSeal.objects.all().delete()
    assert not rebuild.rebuild().equal


def test_a_revoked_device_seals_no_more_and_what_it_sealed_is_told(
    told: Home, tmp_path: Path
) -> None:
    state = filed()
    with at(make_home(tmp_path / "village", role="village", node="v-2003")):
        own, before = keys.public(), seals.of_receipt(state, PERSON, "Sukamaju")
    device("v-2003", sign_key=own.sign)
    assert verdict(before) == "valid"
    with_own_key = Node.objects.filter(node="v-2003")
    with_own_key.update(revoked_at=timezone.now() + timedelta(hours=1))
    assert verdict(before) == "revoked_since"
    with_own_key.update(revoked_at=timezone.now() - timedelta(hours=1))
    assert verdict(before) == "revoked"


def test_a_keeper_seals_nothing(told: Home) -> None:
    device("k-1", role="keeper")
    notices.refresh()
    known = seal_list.read()
    assert known is not None
    assert len(known.devices) == 1


def test_an_unchanged_list_is_told_once_and_dated_anew_after_a_week(
    told: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [versions_after(days, tmp_path, monkeypatch) for days in (0, 6, 8)] == [1, 1, 2]


def test_a_long_list_waits_an_hour_with_the_withdrawn_but_never_with_devices(
    told: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone(600)
    assert version() == 2
    gone(1)
    assert version() == 2
    device("v-9")
    assert version() == 3
    gone(1)
    assert version() == 3
    assert versions_after(0.05, tmp_path, monkeypatch) == 4


def test_a_village_learns_the_list_and_checks_by_itself(told: Home, tmp_path: Path) -> None:
    state = filed()
    receipt = seals.of_receipt(state, PERSON, "Sukamaju")
    regency = keys.public()
    village = make_home(tmp_path / "village", role="village", node="v-2003")
    with at(village):
        keys.trust_regency(regency)
        with pytest.raises(Refusal) as refused:
            seal_list.check(receipt)
        assert refused.value.code == "JKL-1151"
        own = keys.public()
    device("v-2003", sign_key=own.sign)
    notices.refresh()
    down = bulletins.newer(0)
    with at(village):
        bulletins.learn(down)
        assert seal_list.check(receipt)[0].verdict == "valid"
        printed = seals.of_receipt(state, PERSON, "Sukamaju")
        assert seal_list.check(printed)[0].verdict == "valid"
    found = seal_list.check(printed)[0]
    assert found.device is not None
    assert (found.verdict, found.device.name) == ("valid", "Desa v-2003")


def test_the_address_that_the_regency_names_is_the_one_on_its_papers(told: Home) -> None:
    told.brand["public_url"] = "https://jangkau.example/"
    text = seals.of_receipt(filed(), PERSON, "Sukamaju")
    assert verdict(seal.address("https://jangkau.example", text)) == "valid"
    assert verdict(seal.address("https://jangkau.examp1e", text)) == "elsewhere"


def device(node: str, role: str = "village", sign_key: bytes = b"") -> None:
    """Enrol a device."""
    Node.objects.create(
        node=node,
        regency="99.01",
        name=f"Desa {node}",
        role=role,
        jurisdiction=VILLAGE,
        sign_key=sign_key or bytes(32),
        seal_key=bytes(32),
        lease_until=timezone.now(),
    )


def gone(count: int) -> None:
    """Let so many papers be withdrawn."""
    WithdrawnSeal.objects.bulk_create(
        WithdrawnSeal(regency="99.01", mark=uuid4().bytes[:8], application=uuid4())
        for _ in range(count)
    )


def version() -> int:
    """Return the version of the list that is told now."""
    notices.refresh()
    known = seal_list.read()
    assert known is not None
    return known.version


def versions_after(days: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the version of the list some days from now."""
    offset = tmp_path / "offset"
    offset.write_text(str(int(days * 24 * 3600 * 1000)))
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(offset))
    return version()
