"""Turns a node's folder and the environment into Django's settings."""

import os
import secrets
from pathlib import Path

from jangkau.ledger.databases import databases
from jangkau.ledger.home import Home

if "JANGKAU_HOME" in os.environ:
    JANGKAU = Home.load(os.environ["JANGKAU_HOME"])
else:
    JANGKAU = Home(Path.cwd() / "home", "regency", "99.01", "unset", "Kabupaten", "99.01")

SECRET_KEY = secrets.token_hex(32)
INSTALLED_APPS = ["jangkau.ledger"]
DATABASES = databases(JANGKAU)
USE_TZ = True
