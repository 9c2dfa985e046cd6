"""Django's SQLite backend on SQLCipher: the only SQLite that Jangkau opens."""
