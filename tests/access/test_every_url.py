"""Every address, every role: what is another's is not found, and nothing of it is told.

The addresses come from the resolver. A new one must be guarded, or be named here as open.
"""

from collections.abc import Iterator

import pytest
from django.test import Client

from jangkau.ledger.home import Home
from jangkau.ledger.models import EntryRow
from jangkau.office.kept.models import Draft as KeptDraft
from jangkau.rules.access import DESK_ROLES, OFFICE_ROLES, ROLES, Role
from tests.access.routes import Route, routes
from tests.access.staff import HERE, NAMES, NIK, Things, signed_in, things

# Whoever stands outside may open these; each says nothing of anyone without a secret.
OPEN = {"", "status", "layanan/<str:key>", "healthz", "readyz", "mulai", "masuk", "keluar"}
OPEN |= {"verifikasi", "verifikasi/daftar", "verifikasi/pekerja.js"}
DEVICES = {"api/exchange", "api/blobs", "api/enrol"}  # they prove themselves by a signature
SIGNING_IN = {"masuk/kode", "masuk/pasang", "masuk/sandi"}
EXEMPT = {"status", "verifikasi", *DEVICES}  # posted without a sign of origin
GUARDED = [one for one in routes() if one.written not in OPEN | DEVICES | SIGNING_IN]
NAMING = {"application", "draft", "held_act"}
SAID = {"why": "x", "do": "accept", "act": "", "field": "child_name", "keep": "other"}


def roles_of(route: Route) -> frozenset[str]:
    """Return the roles that a guarded address opens to at most."""
    top = route.written.partition("/")[0]
    if top == "meja":
        return frozenset(DESK_ROLES)
    if top == "kantor":
        return frozenset(OFFICE_ROLES)
    if top in ("perangkat", "pengguna"):
        return frozenset({"administrator"})
    assert top == "akun", f"say here which roles open {route.written}"
    return frozenset(ROLES)


@pytest.fixture(autouse=True)
def _plain_statics(settings: object) -> Iterator[None]:
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield


def told(things: Things) -> list[str]:
    """Return what a stranger must not read anywhere."""
    from jangkau.rules.receipt_number import grouped, of_application

    return [*NAMES.values(), NIK, grouped(of_application(things.application))]


def leaks(answer: object, secrets: list[str]) -> list[str]:
    """Return the secrets that an answer tells."""
    content = getattr(answer, "content", b"").decode("utf-8", "replace")
    return [secret for secret in secrets if secret in content]


def test_every_part_of_an_address_names_a_known_thing(regency: Home) -> None:
    known = things().named()
    unknown = [one.written for one in routes() if set(one.parts) - set(known)]
    assert unknown == []


def test_outside_nothing_opens_but_what_is_named_here(regency: Home) -> None:
    theirs, wrong = things(), list[str]()
    for route in GUARDED:
        path = route.path(theirs.named())
        for method in ("get", "post", "put", "delete"):
            answer = getattr(Client(), method)(path)
            shut = answer.status_code == 302 and answer["Location"].startswith("/masuk?next=")
            if not (shut or answer.status_code == 405) or leaks(answer, told(theirs)):
                wrong.append(f"{method} {path} {answer.status_code}")
    assert wrong == []


def test_half_signed_in_opens_nothing(regency: Home, settings: object) -> None:
    settings.SECOND_FACTOR = True  # type: ignore[attr-defined]
    theirs, wrong = things(), list[str]()
    half = signed_in("checker", "99.01", verified=False)
    for route in GUARDED:
        for method in ("get", "post"):
            answer = getattr(half, method)(route.path(theirs.named()))
            shut = answer.status_code == 302 and answer["Location"].startswith("/masuk")
            if not (shut or answer.status_code == 405):
                wrong.append(f"{method} {route.written} {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_what_is_anothers_is_not_found(regency: Home, role: Role) -> None:
    theirs, stranger, wrong = things(), signed_in(role), list[str]()
    acts, drafts = EntryRow.objects.count(), KeptDraft.objects.count()
    for route in (one for one in GUARDED if NAMING & set(one.parts)):
        path = route.path(theirs.named())
        found = 404 if role in roles_of(route) else 403
        for method, data in (("get", {}), ("post", SAID)):
            answer = getattr(stranger, method)(path, data)
            if answer.status_code not in (found, 403, 405) or leaks(answer, told(theirs)):
                wrong.append(f"{method} {path} {answer.status_code}")
    assert wrong == []
    assert (EntryRow.objects.count(), KeptDraft.objects.count()) == (acts, drafts)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_its_own_doors_only(regency: Home, role: Role) -> None:
    own, browser, wrong = things(HERE), signed_in(role, "99.01"), list[str]()
    for route in (one for one in GUARDED if role not in roles_of(one)):
        for method in ("get", "post"):
            answer = getattr(browser, method)(route.path(own.named()))
            if answer.status_code not in (403, 405) or leaks(answer, told(own)):
                wrong.append(f"{method} {route.written} {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_nothing_breaks_and_no_page_is_kept_by_the_browser(regency: Home, role: Role) -> None:
    own, browser, wrong = things(HERE), signed_in(role, "99.01"), list[str]()
    for route in GUARDED:
        answer = browser.get(route.path(own.named()))
        kept = "no-store" not in answer.get("Cache-Control", "")
        if answer.status_code >= 500 or (answer.status_code == 200 and kept):
            wrong.append(f"{route.written} {answer.status_code} {answer.get('Cache-Control')}")
    assert wrong == []


def test_every_answer_says_what_a_browser_may_do_with_it(regency: Home) -> None:
    own, browser = things(HERE), signed_in("checker", "99.01")
    browser.raise_request_exception = False
    for route in (one for one in routes() if one.written not in DEVICES):
        answer = browser.get(route.path(own.named()))
        policy = answer.get("Content-Security-Policy", "")
        assert "default-src 'none'" in policy and "unsafe" not in policy, route.written
        assert answer["X-Content-Type-Options"] == "nosniff", route.written
        assert answer["Referrer-Policy"] == "same-origin", route.written
        assert answer["X-Frame-Options"] == "SAMEORIGIN", route.written


def test_nothing_is_posted_without_its_sign_of_origin(regency: Home) -> None:
    own, wrong = things(HERE), list[str]()
    roles: tuple[Role, ...] = ("checker", "administrator", "siak_operator")
    browsers = [signed_in(role, "99.01", enforce_csrf_checks=True) for role in roles]
    acts, drafts = EntryRow.objects.count(), KeptDraft.objects.count()
    for route in (one for one in routes() if one.written not in EXEMPT):
        for browser in browsers:
            answer = browser.post(route.path(own.named()), SAID)
            if answer.status_code not in (403, 405):
                wrong.append(f"{route.written} {answer.status_code}")
    assert wrong == []
    assert (EntryRow.objects.count(), KeptDraft.objects.count()) == (acts, drafts)
