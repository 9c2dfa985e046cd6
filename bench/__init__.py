"""The figures of section 9 of the design, each beside its floor in the same run."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")

import django  # noqa: E402

django.setup()
