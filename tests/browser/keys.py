"""Works a page by keyboard alone, and notes wherever the focus cannot be seen."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.eyes import Eyes

MOST = 400  # presses of Tab until something counts as out of reach
# The focus must show (an outline or a ring), and nothing may cover it (WCAG 2.4.7, 2.4.11).
STOP = """(target) => {
  const el = document.activeElement;
  const ringed = (one) => one && (getComputedStyle(one).outlineStyle !== "none"
    || getComputedStyle(one).boxShadow !== "none");
  const box = el.getBoundingClientRect();
  const points = [[box.left + box.width / 2, box.top + box.height / 2],
    [box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4]];
  const own = (found) => found && (el.contains(found) || found.contains(el)
    || found.closest("label")?.control === el);
  return {
    there: el === target,
    group: el.type === "radio" && target.type === "radio" && el.name === target.name
      && el.form === target.form,
    ringed: el === document.body || el.matches("[tabindex='-1']")
      || [el, el.parentElement, el.nextElementSibling, el.closest(".item")].some(ringed),
    seen: el === document.body || points.some(([x, y]) => own(document.elementFromPoint(x, y))),
    name: `<${el.tagName} ${el.id || el.className}> ${(el.innerText || "").slice(0, 30)}`,
  };
}"""


@dataclass
class Keys:
    """A keyboard at a page."""

    page: Page
    eyes: Eyes

    def __post_init__(self) -> None:
        """Listen for choosers of files from the start: a page just loaded may not yet."""
        self.page.on("filechooser", lambda _chooser: None)

    def to(self, target: Locator) -> None:
        """Go there with Tab, and with the arrows within a group of radio buttons."""
        handle = target.element_handle()
        for _ in range(MOST):
            stop = self.page.evaluate(STOP, handle)
            self._note(stop)
            if stop["there"]:
                return
            self.page.keyboard.press("ArrowDown" if stop["group"] else "Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go there and press a key; Enter follows a link or presses a button."""
        self.to(target)
        self.page.keyboard.press(key)

    def button(self, name: str, exact: bool = False) -> None:
        """Press a button of the page's own part and wait for the page that follows."""
        main = self.page.locator("main")
        self.follow(main.get_by_role("button", name=name, exact=exact).first)

    def link(self, name: str) -> None:
        """Follow a link of the page's own part."""
        self.follow(self.page.locator("main").get_by_role("link", name=name).first)

    def follow(self, target: Locator) -> None:
        """Press what leads to another page, and wait for that page."""
        self.to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        """Go there and type in place of what stands there."""
        self.to(target)
        if target.input_value():
            self.page.keyboard.press("Control+A")
        if target.get_attribute("type") in ("date", "time"):
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, value: str) -> None:
        """Go to a list and choose with the arrows."""
        self.to(target)
        self.page.keyboard.press("Home")
        for _ in range(MOST):
            if target.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {value} in {target}")

    def mark(self, target: Locator) -> None:
        """Go to a radio button or tick box and mark it."""
        self.to(target)
        if not target.is_checked():
            self.page.keyboard.press("Space")

    def attach(self, target: Locator, file: Path) -> None:
        """Open the chooser of files by keyboard and take this file."""
        self.to(target)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(file)

    def _note(self, stop: dict[str, str]) -> None:
        where = f"{self.page.url}: keyboard: {stop['name']}"
        told = [("ringed", "has the focus and does not show it"), ("seen", "is covered")]
        for key, words in told:
            sentence = f"{where} {words}"
            if not stop[key] and sentence not in self.eyes.found:
                self.eyes.found.append(sentence)
