"""The office's part of the play: check, return, accept, copy to SIAK, verify, attach."""

import hashlib
import re

import httpx

from jangkau_demo import codes, staff
from jangkau_demo.play.browser import Astray, Browser, fetch, go, press, text

BLURRED = "Foto buram, tulisan tidak terbaca."
HEX = re.compile(r"/gambar/([0-9a-f]{64})")


def sign_in(person: Browser, username: str) -> None:
    """Sign in with password and the code of the app."""
    go(person, "/masuk")
    press(person, "/masuk", {"username": username, "password": staff.PASSWORD})
    if person.at == "/masuk/kode":
        press(person, "/masuk/kode", {"code": codes.now()})
    if person.at not in ("/meja/", "/kantor/"):
        raise Astray(f"masuk {username}: {person.at} {text(person.page)[:300]}")


def find(person: Browser, number: str) -> str:
    """Search a receipt number; return the case's path, "" if it is not known."""
    go(person, "/kantor/")
    press(person, "/kantor/cari", {"text": number})
    return person.at if "/berkas/" in person.at else ""


def how_many(person: Browser, nik: str) -> int:
    """Search by NIK; return how many applications there are."""
    go(person, "/kantor/")
    page = press(person, "/kantor/cari", {"text": nik})
    return len(set(re.findall(r'href="(/kantor/berkas/[0-9a-f-]{36}/)"', page)))


def values(person: Browser, case: str) -> dict[str, str]:
    """Return each item on the check page and what stands there."""
    page = go(person, case)
    rows = re.findall(r'data-item="([^"]+)".*?class="value"[^>]*>(.*?)</p>', page, re.S)
    return {item: text(value).split("Diminta diperbaiki")[0].strip() for item, value in rows}


def pictures(person: Browser, case: str) -> dict[str, list[str]]:
    """Return the digests of each paper's pages, all of them fetched and found whole."""
    page = go(person, case)
    sheets = re.findall(r'data-sheet="paper:([a-z_]+)"(.*?)</figure>', page, re.S)
    found = {paper: sorted(set(HEX.findall(body))) for paper, body in sheets}
    for digest in (one for digests in found.values() for one in digests):
        data = fetch(person, f"{case}gambar/{digest}")
        if hashlib.sha256(data).hexdigest() != digest:
            raise Astray(f"gambar {digest[:12]} tidak utuh")
    return found


def send_back(person: Browser, case: str, paper: str) -> None:
    """Return one paper only, with its reason."""
    go(person, case)
    item = f"paper:{paper}"
    told = {f"mark:{item}": "fix", f"reason:{item}": BLURRED}
    press(person, "/putuskan", told, button="Kembalikan yang salah")
    if "Dikembalikan 1 bagian" not in text(person.page):
        raise Astray(f"kembalikan: {person.at} {text(person.page)[:300]}")


def accept(person: Browser, case: str) -> None:
    """Call the application complete and correct."""
    go(person, case)
    press(person, "/putuskan", {}, button="Terima lengkap")
    if "Berkas diterima lengkap" not in text(person.page):
        raise Astray(f"terima: {person.at} {text(person.page)[:300]}")


def copy_to_siak(person: Browser, case: str, output: str) -> dict[str, str]:
    """Copy each field in SIAK's order, tick it, and say it is entered; return the fields."""
    path = f"{case}dokumen/{output}/salin/"
    page = go(person, path)
    rows = re.findall(r'data-field="([^"]+)".*?data-value>(.*?)</code>', page, re.S)
    for name, _ in rows:
        press(person, "/salin/tanda", holds=("field", name))
    left = text(person.page)
    if f"{len(rows)} dari {len(rows)} isian sudah disalin" not in left:
        raise Astray(f"salin {output}: {left[:300]}")
    press(person, "/salin/masuk")
    return {name: text(value) for name, value in rows}


def verify(person: Browser, case: str, output: str) -> bool:
    """Verify what was entered; return whether this person may."""
    go(person, f"{case}dokumen/{output}")
    try:
        press(person, "/verify")
    except Astray:
        return False
    return "Terverifikasi" in person.page


def from_siak(address: str, screen: str, told: dict[str, str]) -> bytes:
    """Fill the simulator's screen ("akta_kelahiran/kk") and return the PDF it answers with."""
    answer = httpx.post(f"{address}/{screen}", data=told, timeout=30)
    if not answer.content.startswith(b"%PDF"):
        raise Astray(f"simulator SIAK: {answer.status_code}")
    return answer.content


def attach(person: Browser, case: str, output: str, pdf: bytes) -> str:
    """Attach a PDF, confirming what was read from it; return what the page then says."""
    go(person, f"{case}dokumen/{output}")
    file = ("pdf", (f"{output}.pdf", pdf, "application/pdf"))
    press(person, "/pdf", files=[file])
    if person.status < 400:
        press(person, "/pdf/terbit", button="Lampirkan dokumen ini")
    return text(person.page)


def printed(person: Browser, case: str, output: str) -> None:
    """Say that a card was printed."""
    go(person, f"{case}dokumen/{output}")
    press(person, "/print")
    if "sudah dicetak" not in person.page:
        raise Astray(f"cetak {output}: {text(person.page)[:300]}")


def look_up(anyone: Browser, number: str, secret: str) -> str:
    """Look up a receipt on the status page, as its holder would; return the page's words."""
    go(anyone, "/status")
    press(anyone, "/status", {"number": number, "secret": secret})
    return text(anyone.page)
