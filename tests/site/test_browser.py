"""Every component in a real browser: nothing runs over, axe at 0, large text."""

import pytest

from tests.chromium import browser, look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.urls("tests.site.sample_urls")
def test_every_component_is_accessible_also_with_text_twice_as_large(live_server):
    with browser() as opened:
        page = opened.new_page()
        page.goto(f"{live_server.url}/contoh")
        assert look(page, "contoh") == []
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert look(page, "contoh-200") == []
