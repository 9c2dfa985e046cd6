"""Hands the site to a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from jangkau.documents import workers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
application = get_wsgi_application()
workers.warm()

if os.environ.get("JANGKAU_BACKGROUND") == "1":
    from jangkau.site import background

    background.start()
