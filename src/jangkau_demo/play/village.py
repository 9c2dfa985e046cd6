"""The village's part of the play: a birth entered, sent, mended, handed over."""

import re
from dataclasses import dataclass

from jangkau_demo import staff
from jangkau_demo.play.browser import Astray, Browser, fetch, go, press, text
from jangkau_demo.play.family import Family, photograph

JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the reporter takes home, and where the desk finds it again."""

    number: str
    secret: str
    case: str
    ticks: int


def sign_in(desk: Browser) -> None:
    """Sign in with the laptop's local password."""
    go(desk, "/masuk")
    press(desk, "/masuk", {"username": "desa", "password": staff.PASSWORD})
    if desk.at != "/meja/":
        raise Astray(f"masuk: {desk.at} {text(desk.page)[:300]}")


def enter(desk: Browser, family: Family) -> str:
    """Type the form, ticking off what it warns of; return the draft's path."""
    go(desk, "/meja/")
    press(desk, "/baru/akta_kelahiran")
    draft, typed = desk.at, {name: str(value) for name, value in family.answers.items()}
    press(desk, draft, typed, button="Lanjutkan")
    if "periksa" in desk.at:  # a warning is looked at once
        press(desk, draft, {}, button="Lanjutkan")
    if not desk.at.endswith("/berkas"):
        raise Astray(f"isian: {desk.at} {text(desk.page)[:600]}")
    return draft


def refuses(desk: Browser, family: Family) -> bool:
    """Type a NIK of 15 figures; return whether it is named and nothing else is lost."""
    go(desk, "/meja/")
    press(desk, "/baru/akta_kelahiran")
    draft = desk.at
    wrong = str(family.answers["mother_nik"])[:15]
    typed = {name: str(value) for name, value in family.answers.items()}
    page = press(desk, draft, {**typed, "mother_nik": wrong}, button="Lanjutkan")
    kept = all(value in page for value in (wrong, typed["child_name"], typed["witness2_nik"]))
    said = "16 angka" in text(page)
    go(desk, f"{draft}/hapus")
    press(desk, "/hapus")
    return said and kept


def photograph_all(desk: Browser, draft: str, family: Family) -> int:
    """Photograph each paper; return the bytes that the camera gave."""
    size = 0
    for paper in family.papers:
        go(desk, f"{draft}/berkas")
        picture = photograph(family, paper)
        size += len(picture)
        way = {"alternative": _first_way(desk.page, paper)}
        _post_photo(desk, "/berkas", paper, picture, {k: v for k, v in way.items() if v})
    press(desk, "/berkas", {}, button="Lanjutkan")
    return size


def read_back(desk: Browser, family: Family) -> bool:
    """Turn the screen to the reporter; return whether all that was told stands there."""
    shown = text(desk.page).replace(" ", "")  # numbers are spaced, to be read aloud
    told = ("child_name", "mother_name", "mother_nik", "kk_number")
    right = all(str(family.answers[name]).replace(" ", "") in shown for name in told)
    press(desk, "/baca")
    return right


def sign(desk: Browser, draft: str, family: Family) -> int:
    """Print the filled F-2.01, photograph it signed; return the bytes of the print."""
    printed = fetch(desk, f"{draft}/formulir/F-2.01.pdf")
    picture = photograph(family, "signed_form", "Ditandatangani pelapor dan dua saksi")
    _post_photo(desk, "/tanda-tangan", "signed_form", picture, {})
    return len(printed)


def send(desk: Browser, draft: str) -> Receipt:
    """Send, press once more as an impatient person would, and read the receipt."""
    go(desk, f"{draft}/tanda-tangan")
    press(desk, "/kirim")
    first = receipt(desk)
    go(desk, f"{draft}/tanda-tangan")  # a filed draft leads to its receipt
    if receipt(desk) != first:
        raise Astray("kirim dua kali: tanda terima berbeda")
    return first


def receipt(desk: Browser) -> Receipt:
    """Read the receipt on the page that is open."""
    codes = re.findall(r'class="[^"]*\bcode\b[^"]*">([0-9A-Z-]+)<', desk.page)
    if not desk.at.endswith("/terima") or len(codes) < 2:
        raise Astray(f"tanda terima: {desk.at} {text(desk.page)[:300]}")
    case = desk.at.removesuffix("/terima")
    return Receipt(codes[0], codes[1], case, ticks(desk))


def ticks(desk: Browser) -> int:
    """Return the ticks on the receipt's page, if it is open."""
    return desk.page.split("</ol>")[0].count('class="tick"')


def mend(desk: Browser, case: str, paper: str, family: Family) -> list[str]:
    """Photograph one returned paper anew and send it; return what the page asked for."""
    go(desk, f"{case}/perbaiki")
    asked = re.findall(r'id="paper-([a-z_]+)"', desk.page)
    asked += re.findall(r'name="on_page" value="([a-z0-9_]+)"', desk.page)
    picture = photograph(family, paper, "Difoto ulang dengan terang")
    _post_photo(desk, "/perbaiki/berkas", paper, picture, {}, "Ganti dengan foto ini")
    press(desk, "/perbaiki")
    if not desk.at.endswith(case.rsplit("/", 1)[1]):
        raise Astray(f"perbaikan: {desk.at} {text(desk.page)[:300]}")
    return asked


def hand_over(desk: Browser, case: str, family: Family) -> None:
    """Hand all documents to the mother, who signs the slip."""
    go(desk, f"{case}/serah")
    slip = photograph(family, "Slip serah terima")
    told = {
        "recipient": str(family.answers["mother_name"]),
        "relation": "Orang tua",
        "method": "signature",
    }
    file = ("photo", ("slip.jpg", slip, JPEG))
    press(desk, "/serah", told, button="Serahkan dokumen", files=[file])
    if "Serah terima tercatat" not in desk.page:
        raise Astray(f"serah terima: {desk.at} {text(desk.page)[:300]}")


def pictures(desk: Browser, case: str) -> list[str]:
    """Return the digests of the pictures that the case's page shows."""
    go(desk, case)
    return sorted(set(re.findall(r"/gambar/([0-9a-f]{64})", desk.page)))


def _post_photo(
    desk: Browser,
    action: str,
    paper: str,
    picture: bytes,
    told: dict[str, str | list[str]],
    button: str = "",
) -> None:
    file = ("photo", (f"{paper}.jpg", picture, JPEG))
    press(desk, action, told, button, files=[file], holds=("paper", paper))
    if desk.status >= 400:
        raise Astray(f"foto {paper}: {desk.status} {text(desk.page)[:300]}")


def _first_way(page: str, paper: str) -> str:
    found = re.search(rf'id="way-{paper}-[^"]+" name="alternative" value="([^"]+)"', page)
    return found[1] if found else ""
