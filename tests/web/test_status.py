import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jangkau.catalogue import service
from jangkau.channels.web import attempts, wording
from jangkau.channels.web.wording import AHEAD, NOW, OUTPUT, STEP
from jangkau.office import gate
from jangkau.office.status import SHOWN, Status
from jangkau.rules.application import ReturnedItem
from jangkau.rules.application.commands import Accept, Return
from jangkau.rules.application.state import STAGES
from jangkau.rules.receipt_number import grouped, of_application
from jangkau_demo.people import a_birth
from tests.applications import VILLAGE, actor, filing

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "K7QM2RD9"
OFFERED = service("akta_kelahiran")


@pytest.fixture(autouse=True)
def nobody_tried_yet():
    cache.clear()


@pytest.fixture
def birth():
    application, answers = uuid4(), a_birth(1, VILLAGE, date.today())
    gate.perform(
        actor("village_operator"),
        filing(application=application, answers=answers, secret=SECRET),
    )
    return application, answers


def number_of(application):
    return grouped(of_application(application).replace("-", ""))


def look(client, number, secret=SECRET):
    return client.post("/status", {"number": number, "secret": secret})


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_a_receipt_opens_its_status_without_a_name_or_a_nik(client, birth):
    application, answers = birth
    answer = look(client, number_of(application))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Menunggu diperiksa" in text
    assert number_of(application) in text
    personal = [
        str(value)
        for name, value in answers.items()
        if name.endswith(("_name", "_nik", "kk_number", "_phone"))
    ]
    assert not [value for value in personal if value in text]
    assert "no-store" in answer["Cache-Control"]


def test_a_number_is_read_as_people_write_it(client, birth):
    number = number_of(birth[0]).lower().replace("-", " ")
    assert look(client, number, "k7qm 2rd9").status_code == 200


def test_a_returned_birth_says_only_what_is_wrong(client, birth):
    application, _ = birth
    item = ReturnedItem("paper:marriage_proof", "Foto buram, tulisan tidak terbaca.", "bawa")
    gate.perform(actor("checker"), Return(application, (item,)))
    text = text_of(look(client, number_of(application)))
    assert "Perlu diperbaiki" in text
    assert "Bukti perkawinan orang tua Foto buram, tulisan tidak terbaca." in text
    assert "Bukti kelahiran Foto" not in text


def test_an_accepted_birth_says_how_long_it_takes(client, birth):
    application, _ = birth
    gate.perform(actor("checker"), Accept(application))
    text = text_of(look(client, number_of(application)))
    assert "Dokumen sedang dibuat" in text
    assert "24 jam" in text


def test_a_wrong_number_and_a_wrong_secret_are_answered_alike(client, birth):
    other = number_of(uuid4())
    wrong_number = look(client, other)
    wrong_secret = look(client, number_of(birth[0]), "AAAAAAAA")
    plain = [
        text_of(answer).replace(number, "")
        for answer, number in ((wrong_number, other), (wrong_secret, number_of(birth[0])))
    ]
    assert plain[0] == plain[1]
    assert wrong_number.status_code == wrong_secret.status_code == 422
    assert "JKL-1303" in plain[0]


def test_a_slip_of_the_pen_keeps_what_was_typed(client):
    answer = look(client, "KT7M-Q2RD-9XW", "K7QM")
    assert 'value="KT7M-Q2RD-9XW"' in answer.content.decode()
    assert 'value="K7QM"' in answer.content.decode()


def test_the_secret_is_taken_by_post_alone(client, birth):
    answer = client.get("/status", {"number": number_of(birth[0]), "secret": SECRET})
    assert SECRET not in answer.content.decode()
    assert "Menunggu diperiksa" not in answer.content.decode()


def test_who_guesses_waits_and_is_told_how_long(client, birth):
    number = number_of(birth[0])
    for _ in range(attempts.PER_NUMBER):
        assert look(client, number, "AAAAAAAA").status_code == 422
    held_up = look(client, number)
    assert held_up.status_code == 429
    assert "Tunggu 15 menit" in text_of(held_up)
    assert look(client, number_of(uuid4())).status_code == 422


def test_one_address_cannot_try_many_numbers(client):
    for _ in range(attempts.PER_ADDRESS):
        look(client, number_of(uuid4()))
    assert look(client, number_of(uuid4())).status_code == 429


def test_every_stage_and_step_has_its_words():
    assert set(NOW) == set(STAGES) - {"unknown"}
    assert set(STEP) == set(SHOWN)
    assert {kind for kind, _ in AHEAD} <= set(STEP)
    assert set(OUTPUT) == {
        "waiting",
        "entered",
        "verified",
        "asked",
        "issued",
        "printed",
        "handed_over",
        "rejected",
    }


def standing(stage, outputs, late=False):
    return Status("", "akta_kelahiran", "Batu", "desk", stage, outputs, (), (), late, 0, 0)


@pytest.mark.parametrize(
    ("stage", "outputs", "late", "word"),
    [
        ("accepted", {"akta_kelahiran": "waiting"}, False, "Dokumen sedang dibuat"),
        (
            "accepted",
            {"akta_kelahiran": "waiting"},
            True,
            "Menunggu keputusan kepala dinas",
        ),
        ("accepted", {"akta_kelahiran": "issued"}, False, "Siap diambil"),
        ("accepted", {"kia": "issued"}, False, "Dokumen sedang dibuat"),
        ("accepted", {"kia": "printed"}, False, "Siap diambil"),
        ("closed", {"kk": "handed_over"}, False, "Selesai"),
        ("closed", {"kk": "rejected"}, False, "Ada yang tidak dapat diterbitkan"),
    ],
)
def test_the_most_pressing_comes_first(stage, outputs, late, word):
    assert wording.now(standing(stage, outputs, late), OFFERED).word == word


def test_a_wrong_number_and_a_wrong_secret_cost_the_same_work(client, birth):
    def asked(number, secret):
        with CaptureQueriesContext(connection) as queries:
            look(client, number, secret)
        return [query["sql"].split("WHERE")[0] for query in queries]

    unknown = asked(number_of(uuid4()), SECRET)
    assert unknown == asked(number_of(birth[0]), "AAAAAAAA")
    assert len(unknown) == 1


def test_behind_our_own_proxy_each_visitor_counts_alone(client, settings):
    settings.HTTPS = True
    for _ in range(attempts.PER_ADDRESS):
        post(client, number_of(uuid4()), "203.0.113.7, 198.51.100.1")
    assert post(client, number_of(uuid4()), "10.0.0.1, 198.51.100.1").status_code == 429
    assert post(client, number_of(uuid4()), "203.0.113.7, 198.51.100.2").status_code == 422


def post(client, number, passed):
    told = {"number": number, "secret": SECRET}
    return client.post("/status", told, headers={"X-Forwarded-For": passed})
