"""Settings, from the environment and the node's folder."""

import os
import tempfile
from pathlib import Path

from jangkau.ledger import keys
from jangkau.ledger.databases import databases
from jangkau.ledger.home import Home, create

if "JANGKAU_HOME" in os.environ:
    JANGKAU = Home.load(os.environ["JANGKAU_HOME"])
else:
    _folder = Path(tempfile.mkdtemp(prefix="jangkau-"))
    JANGKAU = create(_folder, "regency", "99.01", "99.01", "Contoh", "99.01")

SECRET_KEY = keys.secret(JANGKAU.keys, "django").hex()
INSTALLED_APPS = ["jangkau.ledger"]
DATABASES = databases(JANGKAU)
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
