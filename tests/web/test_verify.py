import pytest
from django.test import Client

from jangkau.ledger.home import Home
from jangkau.office import notices

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works(regency: Home) -> None:
    notices.refresh()
    answer = Client().get("/verifikasi")
    assert answer.status_code == 200
    assert "Apakah kertas ini asli?" in answer.content.decode()
    print(answer.content.decode())
    print(Client().get("/verifikasi/pekerja.js").content.decode()[:600])
    print(
        Client()
        .post("/verifikasi", {"text": "https://x/verifikasi#ABC"})
        .content.decode()[2000:5000]
    )
