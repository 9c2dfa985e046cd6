"""One regency's rows do not exist for another, whatever the program asks."""

import pytest
from django.db import ProgrammingError, connection, transaction

from jangkau.ledger import store as ledger
from jangkau.ledger.models import EntryRow
from tests.databases import at, make_server_home
from tests.ledger.acts import SUBJECT, new_act

pytestmark = pytest.mark.postgres
TABLES = ("entry", "content", "data_key", "blob", "log_head", "counter", "bulletin")


@pytest.fixture
def two(tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        first = make_server_home(tmp_path / "first", "99.01")
        name = first.database_url.split("dbname=")[1].split()[0].strip("'")
        second = make_server_home(tmp_path / "second", "99.02", database=name)
        yield first, second


def test_a_second_regency_in_the_same_database_sees_nothing(two):
    first, second = two
    with at(first):
        ledger.append([new_act()])
    with at(second):
        assert EntryRow.objects.count() == 0
        assert EntryRow.objects.filter(regency="99.01").update(kind="x") == 0
        assert ledger.append([new_act()])[0].position == 1
    with at(first):
        assert [r.entry.regency for r in ledger.history(SUBJECT)] == ["99.01"]


def test_writing_another_regencys_row_is_refused(two):
    first, second = two
    with at(first):
        ledger.append([new_act()])
        row = EntryRow.objects.get()
    with at(second), pytest.raises(ProgrammingError, match="row-level security"):
        EntryRow.objects.bulk_create([row])


def test_every_table_of_ours_is_forced_under_row_security(two):
    with at(two[0]), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'ledger%'"
            " AND relrowsecurity AND relforcerowsecurity"
        )
        assert {name for (name,) in cursor} == {f"ledger_{table}" for table in TABLES}


def test_the_app_role_can_neither_bypass_nor_own(two):
    with at(two[0]), connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False)
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("ALTER TABLE ledger_entry DISABLE ROW LEVEL SECURITY")


def test_every_table_that_names_a_regency_is_forced(two):
    """A table made later, in any room, is found here without being listed."""
    first, _ = two
    with at(first), connection.cursor() as cursor:
        cursor.execute("""
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND a.attname = 'regency'
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        """)
        assert cursor.fetchall() == []
