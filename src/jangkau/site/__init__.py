"""Settings, addresses, command line, base templates and static files."""
