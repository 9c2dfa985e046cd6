"""Row-level security in migrations: a regency's rows exist for that regency alone."""

from typing import Any

from django.db.migrations import RunPython

MINE = "regency = current_setting('jangkau.regency', true)"


def force_row_security(*labels: str) -> RunPython:
    """Return a migration operation that isolates the tables of models with `regency`.

    `labels` are "app.Model". Forced, so the owner of the table is bound too; a
    connection that names no regency sees nothing. On SQLite it does nothing: a file
    holds one regency.
    """

    def isolate(apps: Any, schema_editor: Any) -> None:
        for table in _tables(labels, apps, schema_editor):
            schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            schema_editor.execute(
                f"CREATE POLICY own_regency ON {table} USING ({MINE}) WITH CHECK ({MINE})"
            )

    def open_again(apps: Any, schema_editor: Any) -> None:
        for table in _tables(labels, apps, schema_editor):
            schema_editor.execute(f"DROP POLICY own_regency ON {table}")
            schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    return RunPython(isolate, open_again)


def _tables(labels: tuple[str, ...], apps: Any, schema_editor: Any) -> list[str]:
    if schema_editor.connection.vendor != "postgresql":
        return []
    quote = schema_editor.quote_name
    return [quote(apps.get_model(label)._meta.db_table) for label in labels]
