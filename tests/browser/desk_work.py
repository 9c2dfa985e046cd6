"""What an operator does at the desk, by keyboard: enter, photograph, read back, sign, send."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator

from jangkau.catalogue import service
from jangkau.catalogue.model import Answers
from jangkau.catalogue.values import show
from jangkau_demo.sheets import photo
from tests.browser.keys import Keys

OFFERED = service("akta_kelahiran")
SHOWN = ("child_name", "child_birth_date", "mother_name", "mother_nik", "father_name")
ORDER = [
    field.name
    for part in OFFERED.sections
    for field in OFFERED.fields
    if field.section == part.key
]


@dataclass(frozen=True)
class Receipt:
    """What the reporter takes home."""

    number: str
    secret: str


def begin(keys: Keys) -> None:
    """Open a new draft from the desk's first page."""
    keys.button("catat permohonan")


def enter(keys: Keys, answers: Answers) -> None:
    """Type the answers in the form's order.

    Without a script a question that hangs on another shows once the draft is kept.
    """
    left = [name for name in ORDER if name in answers]
    while left:
        shown = [name for name in left if _asked(keys, name).is_visible()]
        assert shown, f"never asked: {left}"
        for name in shown:
            # An answer may open or close another question, so each is looked at anew.
            if _asked(keys, name).is_visible():
                answer(keys, name, _typed(answers[name]))
        left = [name for name in left if name not in shown]
        if left and not any(_asked(keys, name).is_visible() for name in left):
            keys.button("Simpan draf")


def answer(keys: Keys, name: str, value: str) -> None:
    """Answer one question, of whatever kind."""
    box = _asked(keys, name)
    choice = box.locator(f'input[type=radio][value="{value}"]')
    if choice.count():
        keys.mark(choice)
        return
    asked = box.locator("input, select, textarea").first
    if asked.input_value() == value:
        return
    if asked.evaluate("one => one.tagName") == "SELECT":
        keys.choose(asked, value)
    else:
        keys.write(asked, _pressed(asked, value))
        assert asked.input_value() == value, name


def go_on(keys: Keys) -> None:
    """Press Lanjutkan; once more where only doubts are shown."""
    keys.button("Lanjutkan")
    if "periksa=1" in keys.page.url and not keys.page.locator(".summary").count():
        keys.button("Lanjutkan")


def photograph(keys: Keys, folder: Path, answers: Answers, script: bool = True) -> None:
    """Attach a photo to every paper that is asked for here."""
    wanted = keys.page.locator("section.panel:has(input[type=file])")
    keys_of_papers = wanted.evaluate_all("all => all.map((one) => one.id)")
    for at in keys_of_papers:
        part = keys.page.locator(f"#{at}")
        ways = part.locator("input[name=alternative]")
        if ways.count() and not part.locator("input[name=alternative]:checked").count():
            keys.mark(ways.first)
        taken = a_photo(folder, part.locator("h2").inner_text(), answers)
        keys.attach(part.locator("input[type=file]").last, taken)
        if not (script and part.locator("form[data-photo]").count()):
            keys.follow(part.locator("button", has_text="foto").first)
        keys.page.locator(f"#{at} .tag.good").wait_for()


def send(keys: Keys) -> Receipt:
    """Send the application and read what its receipt says."""
    keys.button("Kirim permohonan")
    number, secret = keys.page.locator(".receipt .code").all_inner_texts()[:2]
    return Receipt(number.strip(), secret.strip())


def mend(keys: Keys, folder: Path, answers: Answers) -> None:
    """Photograph anew what was returned, and only that; then send the mend."""
    keys.link(f"Perbaiki {answers['child_name']}")
    part = keys.page.locator("section.panel[id^=paper-]")
    assert part.count() == 1, "only the returned paper is asked for"
    keys.attach(part.locator("input[type=file]").last, a_photo(folder, "Buku nikah", answers))
    keys.follow(part.get_by_role("button", name="Ganti dengan foto ini"))
    keys.button("Kirim perbaikan")


def hand_over(keys: Keys, recipient: str) -> None:
    """Hand over everything that is ready, against a signature."""
    page = keys.page
    for box in page.locator("input[name=outputs]").all():
        keys.mark(box)
    keys.write(page.locator("#recipient"), recipient)
    keys.choose(page.locator("#relation"), page.locator("#relation option").nth(1).inner_text())
    keys.mark(page.locator("#by-signature"))
    keys.button("Serahkan dokumen")


def a_photo(folder: Path, title: str, answers: Answers) -> Path:
    """Return a photo of a made-up paper with what it should say."""
    fields = {field.name: field for field in OFFERED.fields}
    lines = [(fields[name].label, show(fields[name], answers[name])) for name in SHOWN]
    path = folder / f"{title[:12].strip()}.jpg"
    path.write_bytes(photo(title, lines))
    return path


def _asked(keys: Keys, name: str) -> Locator:
    return keys.page.locator(f'[data-field="{name}"]')


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)


def _pressed(asked: Locator, value: str) -> str:
    """Return the keys to press: a date is typed day first, as the browser asks it."""
    kind = asked.get_attribute("type")
    if kind == "date":
        year, month, day = value.split("-")
        return f"{day}{month}{year}"
    return value.replace(":", "") if kind == "time" else value
