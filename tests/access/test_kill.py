"""A real server is killed in the midst of filings: what was acknowledged is there again."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import httpx
import pytest
from django.db import connection

from jangkau.ledger import store
from jangkau.office.derived.models import Case
from jangkau.office.kept.models import Account, Area
from tests.databases import at, make_home
from tests.desk.counter import VILLAGE, births, photo

PASSWORD = "tiga kuda laut biru"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')


def a_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def command(*words):
    code = "from jangkau.site.cli.commands import main; main()"
    return [sys.executable, "-c", code, *words]


def environment(home):
    return {**os.environ, "JANGKAU_HOME": str(home.path), "PYTHONPATH": "src:."}


def serve(home, port):
    running = subprocess.Popen(
        command("serve", "--port", str(port), "--alone"),
        env=environment(home), start_new_session=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(300):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                return running
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


class Browser:
    """A browser of the village's operator, at the real server."""

    def __init__(self, port):
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)
        self.post("/masuk", {"username": "sari", "password": PASSWORD}, at="/masuk")

    def post(self, path, data, at, files=None):
        page = self.http.get(at).text
        token = TOKEN.search(page)
        version = VERSION.search(page)
        told = {**data, "csrfmiddlewaretoken": token[1] if token else ""}
        if "version" in data and version:
            told["version"] = version[1]
        return self.http.post(path, data=told, files=files)

    def ready_to_send(self, seed):
        """Bring a birth to its last button; return its id."""
        told = self.post("/meja/baru/akta_kelahiran", {}, at="/meja/")
        path = told.headers["Location"]
        assert self.post(path, {**births(seed), "version": ""}, at=path).status_code == 302
        proof = {"paper": "marriage_proof", "alternative": "buku_nikah"}
        files = {"photo": ("a.jpg", photo().read(), "image/jpeg")}
        self.post(f"{path}/berkas", proof, at=path, files=files)
        assert self.post(f"{path}/baca", {}, at=path).status_code == 302
        return path


@pytest.mark.long
def test_what_was_acknowledged_is_there_after_the_power_came_back(tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        home = make_home(tmp_path / "village", role="village", jurisdiction=VILLAGE)
        with at(home):
            Account.objects.create_account(
                "sari", PASSWORD, name="Sari", role="village_operator", jurisdiction=VILLAGE
            )
            Area.objects.create(regency="99.01", code=VILLAGE, name="Sukamaju")
        port = a_port()
        acknowledged = file_until_killed(home, port)
        again = serve(home, port)
        os.killpg(again.pid, signal.SIGKILL)
        again.wait()
        subprocess.run(command("rebuild"), env=environment(home), check=True)
        with at(home):
            filed = {str(one) for one in Case.objects.values_list("application", flat=True)}
            assert acknowledged and set(acknowledged) <= filed
            assert store.verify_chain("v-2003") == []
            with connection.cursor() as cursor:
                assert cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def file_until_killed(home, port):
    running, acknowledged = serve(home, port), []
    browser = Browser(port)
    paths = [browser.ready_to_send(seed) for seed in range(12)]
    enough = threading.Event()

    def kill():
        enough.wait(60)
        os.killpg(running.pid, signal.SIGKILL)

    threading.Thread(target=kill, daemon=True).start()
    try:
        for path in paths:
            answer = browser.post(f"{path}/kirim", {}, at="/meja/")
            if answer.status_code == 302 and answer.headers["Location"].endswith("/terima"):
                acknowledged.append(path.rsplit("/", 1)[1])
            if len(acknowledged) == 5:
                enough.set()
    except httpx.TransportError:
        pass
    enough.set()
    running.wait()
    return acknowledged
