"""Morango as a peer, run by the Python of its own environment.

`make FILE` makes a database with one certificate, `serve FILE PORT` answers on it, and
`send FILE URL` puts the births of standard input into a copy and pushes them to URL; it
prints the seconds from the first request to the last answer.
"""

import json
import os
import sys
import time

import django
from django.conf import settings
from django.core.management import call_command

PAUSE = 1  # seconds until a push that failed is tried again
APPS = ("contrib.contenttypes", "contrib.auth")


def wake(file):
    """Set Django up on a database file."""
    os.environ["MORANGO_SYSTEM_ID"] = file
    settings.configure(
        SECRET_KEY="made up, for a measurement alone",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="urls",
        INSTALLED_APPS=[
            *(f"django.{app}" for app in APPS), "rest_framework", "mptt", "morango", "births",
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": {"timeout": 60}
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=True,
    )  # fmt: skip
    django.setup()


def make():
    """Make the tables and a root certificate that both ends will own."""
    from morango.models.certificates import Certificate, ScopeDefinition

    call_command("migrate", run_syncdb=True, verbosity=0)
    ScopeDefinition.objects.create(
        id="all", profile="births", version=1, primary_scope_param_key="place",
        description="All births", read_filter_template="", write_filter_template="",
        read_write_filter_template="${place}",
    )  # fmt: skip
    Certificate.generate_root_certificate("all")


def send(url):
    """Fill the database, push until it succeeded, and print how long that took."""
    from births.models import Birth
    from morango.models.certificates import Certificate, Filter
    from morango.sync.controller import MorangoProfileController

    certificate, births = Certificate.objects.get(), json.load(sys.stdin)
    for one in births:
        Birth(act=one["_id"], place=certificate.id, told=json.dumps(one)).save()
    control, place = MorangoProfileController("births"), Filter(certificate.id)
    control.serialize_into_store(place)
    start = time.perf_counter()
    while not _pushed(control, certificate, place, url):
        time.sleep(PAUSE)
    print(time.perf_counter() - start)


def _pushed(control, certificate, place, url):
    try:
        line = control.create_network_connection(url)
        session = line.create_sync_session(certificate, certificate)
        push = session.get_push_client()
        push.initialize(place)
        push.run()
        push.finalize()
        line.close_sync_session(session.sync_session)
    except Exception as error:  # whatever the line did: once more
        print(type(error).__name__, error, file=sys.stderr)
        return False
    return True


def main(verb, file, *told):
    """Do what the first word says."""
    wake(file)
    if verb == "make":
        make()
    elif verb == "serve":
        call_command("runserver", f"127.0.0.1:{told[0]}", use_reloader=False)
    else:
        send(*told)


if __name__ == "__main__":
    main(*sys.argv[1:])
