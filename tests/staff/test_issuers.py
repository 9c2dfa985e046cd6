import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile

from jangkau.office import trust
from jangkau.office.kept.models import TrustedIssuer
from jangkau_demo import siak_ca
from tests.documents.signatures import authority, head, root
from tests.staff.people import sign_in

pytestmark = pytest.mark.django_db


def add(client, data):
    return client.post("/sertifikat", {"certificate": SimpleUploadedFile("akar.crt", data)})


def test_an_administrator_trusts_an_issuer_whose_fingerprint_can_be_said_aloud(client):
    sign_in(client, role="administrator")
    pem = authority().above[0].public_bytes(Encoding.PEM)
    assert add(client, pem).status_code == 302
    [kept] = TrustedIssuer.objects.all()
    assert (kept.name, bytes(kept.certificate), kept.added_by) == ("Akar Uji", root(), "sari")
    page = client.get("/sertifikat").content.decode()
    groups = " ".join(kept.fingerprint[at : at + 4] for at in range(0, 64, 4)).upper()
    assert groups in page and "Akar Uji" in page
    assert "JKL-1136" in add(client, root()).content.decode()


def test_what_is_no_issuer_is_refused_with_a_sentence(client):
    sign_in(client, role="administrator")
    since = datetime.now(UTC) - timedelta(days=90)
    over = siak_ca.certify("Lama", authority=True, since=since, until=since + timedelta(9))
    two = b"".join(one.public_bytes(Encoding.PEM) for one in head().above)
    told = {head().der: "JKL-1135", over.der: "JKL-1137", two: "JKL-1134"}
    for data in (b"", b"halo", b"-----BEGIN CERTIFICATE-----\nAAA", bytes(70_000)):
        told[data] = "JKL-1134"
    for data, code in told.items():
        assert code in add(client, data).content.decode()
    assert not TrustedIssuer.objects.exists()


def test_a_withdrawal_leaves_who_and_when_and_the_issuer_may_come_back(client):
    sign_in(client, role="administrator")
    add(client, root())
    kept = TrustedIssuer.objects.get()
    client.post(f"/sertifikat/{kept.pk}/cabut")
    kept.refresh_from_db()
    assert (kept.withdrawn_by, kept.withdrawn_at is not None) == ("sari", True)
    assert trust.certificates() == []
    assert client.post(f"/sertifikat/{kept.pk}/cabut").status_code == 404
    assert add(client, root()).status_code == 302
    assert trust.certificates() == [root()]
    assert "Tidak dipercaya lagi" in client.get("/sertifikat").content.decode()


def test_the_switch_says_who_turned_it(client):
    sign_in(client, role="administrator")
    assert trust.lets_confirm()
    client.post("/sertifikat/pilihan", {"unsigned": "refuse"})
    assert (trust.lets_confirm(), trust.switch().changed_by) == (False, "sari")
    assert client.post("/sertifikat/pilihan", {"unsigned": "x"}).status_code >= 400
    assert not trust.lets_confirm()
    client.post("/sertifikat/pilihan", {"unsigned": "confirm"})
    assert trust.lets_confirm()


def test_the_command_line_keeps_issuers_too(regency, tmp_path):
    file = tmp_path / "akar.der"
    file.write_bytes(root())

    def jangkau(*told):
        start = "from jangkau.site.cli.commands import main; main()"
        command = [sys.executable, "-c", start, "--home", str(regency.path), "trust", *told]
        return subprocess.run(command, capture_output=True, text=True)

    assert "Akar Uji dipercaya" in jangkau("add", str(file)).stdout
    listed = jangkau("list").stdout
    assert "dipercaya" in listed and "perintah " in listed
    fingerprint = listed.split("\t")[0]
    assert "JKL-1301" in jangkau("withdraw", "00ff", "--yes").stderr
    assert "tidak dipercaya lagi" in jangkau("withdraw", fingerprint[:12], "--yes").stdout
    assert "JKL-1603" in jangkau("add", str(tmp_path / "tiada")).stderr
