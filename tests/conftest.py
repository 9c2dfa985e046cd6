"""Gives the tests a regency's folder of their own before Django reads its settings."""

import os
import tempfile
from pathlib import Path

NODE_TOML = """
role = "regency"
regency = "99.01"
node = "kantor"
name = "Kabupaten Tirta Asri"
jurisdiction = "99.01"
"""


if "JANGKAU_HOME" not in os.environ:
    home = Path(tempfile.mkdtemp(prefix="jangkau-test-"))
    (home / "keys").mkdir(mode=0o700)
    (home / "node.toml").write_text(NODE_TOML)
    os.environ["JANGKAU_HOME"] = str(home)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")

import django  # noqa: E402

django.setup()
