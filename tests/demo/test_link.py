import http.server
import threading
import time

import httpx
import pytest

from jangkau_demo.link import Weather, change, close, open_line


class Far(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


@pytest.fixture
def line(tmp_path):
    far = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Far)
    threading.Thread(target=far.serve_forever, daemon=True).start()
    found = open_line(tmp_path / "link", 0, far.server_port)
    yield found
    close(found)
    far.shutdown()
    far.server_close()


def ask(line):
    port = line.listening.getsockname()[1]
    return httpx.get(f"http://127.0.0.1:{port}/", timeout=5).text


def test_a_line_passes_on_and_counts(line):
    assert ask(line) == "ok"
    assert line.up > 0
    assert line.down > 0


def test_a_cut_line_is_dead_until_it_is_restored(line):
    change(line.file, Weather(cut=True))
    with pytest.raises(httpx.HTTPError):
        ask(line)
    change(line.file, Weather())
    assert ask(line) == "ok"


def test_a_slow_line_delays(line):
    change(line.file, Weather(delay_ms=150))
    started = time.monotonic()
    assert ask(line) == "ok"
    assert time.monotonic() - started >= 0.3
