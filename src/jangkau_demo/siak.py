"""A stand-in for SIAK: a small server of its own that answers with specimens."""

import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from socketserver import ThreadingMixIn
from string import Template
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from jangkau.catalogue import services
from jangkau.catalogue.conditions import by_name
from jangkau.catalogue.model import Output, Service
from jangkau_demo import staff
from jangkau_demo.siak_pdf import made_up_number, specimen_pdf

PAGE = Template((Path(__file__).parent / "pages" / "siak.html").read_text("utf-8"))
STYLE = Path(__file__).parent / "pages" / "siak.css"
SCREENS: Mapping[str, tuple[Service, Output]] = {
    f"{offered.key}/{output.key}": (offered, output)
    for offered in services()
    for output in offered.outputs
}
HERE = ' aria-current="page"'
LONGEST = 100_000  # bytes of one form
POLICY = (
    "default-src 'none'; img-src data:; style-src 'self'; form-action 'self'; base-uri 'none'"
)
_one_at_a_time = threading.Lock()
Start = Callable[[str, list[tuple[str, str]]], Any]


def application(counter: Path) -> Callable[[dict[str, Any], Start], Iterable[bytes]]:
    """Return the WSGI application; `counter` is the file of the last serial given."""

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", "/"), environ["REQUEST_METHOD"]
        key = path.strip("/")
        if path == "/siak.css":
            return _send(start, "200 OK", "text/css", STYLE.read_bytes())
        if path == "/healthz":
            return _send(start, "200 OK", "text/plain", b"ok\n")
        if key not in SCREENS and key:
            return _send(start, "404 Not Found", "text/plain", b"404\n")
        if method == "POST" and key:
            return _issue(start, *SCREENS[key], _form(environ), _next(counter))
        return _send(start, "200 OK", "text/html; charset=utf-8", page(key).encode())

    return answer


def page(key: str) -> str:
    """Return the entry page of a screen ("akta_kematian/kk"), or the choice of one."""
    choices = " ".join(
        f'<a href="/{path}"{HERE if path == key else ""}>'
        f"{escape(offered.short)}: {escape(one.label)}</a>"
        for path, (offered, one) in SCREENS.items()
    )
    return PAGE.substitute(choices=choices, form=_fields(key) if key else "")


def _fields(key: str) -> str:
    offered, output = SCREENS[key]
    fields = by_name(offered)
    rows = "".join(
        f'<p><label for="{name}">{escape(fields[name].label)}</label>'
        f'<input id="{name}" name="{name}" autocomplete="off"></p>'
        for name in output.siak_fields
    )
    return (
        f'<form method="post" action="/{key}">{rows}'
        "<p><button>Simpan dan terbitkan PDF</button></p></form>"
    )


def _issue(
    start: Start, offered: Service, output: Output, told: dict[str, str], serial: int
) -> Iterable[bytes]:
    fields, now = by_name(offered), datetime.now(UTC)
    rows = [(fields[name].label, told[name]) for name in output.siak_fields if told.get(name)]
    number = _kept_number(output, told) or made_up_number(output.key, now.date(), serial)
    pdf = specimen_pdf(output.key, number, rows, now, staff.HEAD.name)
    return _send(start, "200 OK", "application/pdf", pdf, f"{output.key}-{number}.pdf")


def _kept_number(output: Output, told: dict[str, str]) -> str:
    """Return the number that a card keeps, "" for a new one: a new head, a new KK."""
    if output.key == "ktp_el":
        return told.get("spouse_nik", "")
    if output.key != "kk":
        return ""
    stays = "" if told.get("new_head_name") else told.get("kk_number", "")
    return told.get("joined_kk_number") or stays


def _form(environ: dict[str, Any]) -> dict[str, str]:
    length = min(int(environ.get("CONTENT_LENGTH") or 0), LONGEST)
    posted = parse_qs(environ["wsgi.input"].read(length).decode())
    return {name: values[0].strip() for name, values in posted.items()}


def _next(counter: Path) -> int:
    with _one_at_a_time:
        known = int(counter.read_text()) if counter.exists() else 1000
        counter.write_text(str(known + 1))
    return known % 9999 + 1


def _send(start: Start, status: str, kind: str, body: bytes, name: str = "") -> list[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    headers.append(("Content-Security-Policy", POLICY))
    if name:
        headers.append(("Content-Disposition", f'inline; filename="{name}"'))
    start(status, headers)
    return [body]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: what is entered here is somebody's data, were it real."""


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def main(folder: str, port: str) -> None:
    """Serve on the loopback until stopped."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    answer = application(Path(folder) / "serial")
    with make_server("127.0.0.1", int(port), answer, _Threads, _Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
