"""Reads the forms of a page as a browser would, so that the play presses real buttons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID_KINDS = frozenset({"submit", "button", "image", "reset", "file"})


@dataclass(slots=True)
class Form:
    """A form: where it goes, what it holds as shown, and its buttons by their words."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


def forms(page: str) -> list[Form]:
    """Return the forms of a page in their order."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


def filled(
    form: Form, typed: Mapping[str, str | list[str]], button: str = ""
) -> list[tuple[str, str]]:
    """Return what is posted: the fields as shown, with `typed` in place of what it names."""
    kept = [(name, value) for name, value in form.fields if name not in typed]
    for name, value in typed.items():
        kept += [(name, one) for one in ([value] if isinstance(value, str) else value)]
    pressed = form.buttons.get(button, ("", ""))
    return [*kept, *([pressed] if pressed[0] else [])]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.open = False
        self.select = ""
        self.chosen: str | None = None
        self.option: str | None = None
        self.area: str | None = None
        self.button: tuple[str, str] | None = None
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(told.get("action", ""), told.get("method", "get").lower()))
            self.open = True
        if not self.open or "disabled" in told:
            return
        begin = getattr(self, f"begin_{tag}", None)
        if begin is not None:
            begin(told)

    def begin_input(self, told: dict[str, str]) -> None:
        kind, name = told.get("type", "text"), told.get("name", "")
        ticked = kind not in ("radio", "checkbox") or "checked" in told
        if name and kind not in VOID_KINDS and ticked:
            self._add(name, told.get("value", "on" if kind == "checkbox" else ""))

    def begin_select(self, told: dict[str, str]) -> None:
        self.select, self.chosen = told.get("name", ""), None

    def begin_option(self, told: dict[str, str]) -> None:
        value = told.get("value")
        if value is not None and ("selected" in told or self.chosen is None):
            self.chosen = value
        self.option = "" if "selected" in told and value is None else None

    def begin_textarea(self, told: dict[str, str]) -> None:
        self.area, self.words = told.get("name", ""), ""

    def begin_button(self, told: dict[str, str]) -> None:
        self.button, self.words = (told.get("name", ""), told.get("value", "")), ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.option is not None:
            self.option += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = False
        if tag == "option" and self.option is not None:
            self.chosen, self.option = self.option.strip(), None
        if tag == "select" and self.select:
            self._add(self.select, self.chosen or "")
            self.select = ""
        if tag == "textarea" and self.area is not None:
            self._add(self.area, self.words)
            self.area = None
        if tag == "button" and self.button is not None:
            self.found[-1].buttons[" ".join(self.words.split())] = self.button
            self.button = None

    def _add(self, name: str, value: str) -> None:
        if name:
            self.found[-1].fields.append((name, value))
