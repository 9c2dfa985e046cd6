"""The hash of an entry: the same for the same act, another for any other."""

from dataclasses import fields, replace

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jangkau.ledger.entries import Content, canonical, digest_of, entry_hash
from tests.ledger.acts import log_of, new_act

ENTRY = log_of("v-2003", [new_act()])[0].entry
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text() | st.binary(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4),
    max_leaves=12,
)
BODY = st.dictionaries(st.text(), PLAIN, max_size=5)


@given(BODY)
def test_the_order_of_fields_does_not_count(body):
    turned = dict(reversed(body.items()))

    assert canonical(turned) == canonical(body)
    assert entry_hash(replace(ENTRY, body=turned)) == entry_hash(replace(ENTRY, body=body))


@given(BODY)
def test_what_was_encoded_comes_back_and_hashes_alike(body):
    back = cbor2.loads(canonical(body))

    assert back == body
    assert canonical(back) == canonical(body)


@given(BODY, BODY)
def test_another_body_has_another_hash(one, other):
    alike = canonical(one) == canonical(other)

    assert (entry_hash(replace(ENTRY, body=one)) == entry_hash(replace(ENTRY, body=other))) == (
        alike
    )


@pytest.mark.parametrize("name", [field.name for field in fields(ENTRY)])
def test_every_field_counts(name):
    other = {
        "act": ENTRY.subject,
        "subject": ENTRY.act,
        "body": {"x": 1},
        "content_digest": None,
    }
    other |= {"prev": b"1" * 32}
    value = getattr(ENTRY, name)
    changed = other[name] if name in other else value + (1 if isinstance(value, int) else "x")

    assert entry_hash(replace(ENTRY, **{name: changed})) != entry_hash(ENTRY)


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16), BODY)
def test_the_salt_hides_what_the_digest_is_of(salt, other, data):
    same = digest_of(Content(salt, data)) == digest_of(Content(other, data))

    assert same == (salt == other)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text()
    | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_the_canonical_form_is_the_encoders_own(value):
    assert canonical(value) == cbor2.dumps(value, canonical=True)
