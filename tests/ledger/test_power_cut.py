"""A process killed at any moment: what was acknowledged is there, the rest never was."""

import os
import signal
import subprocess
import sys
from uuid import UUID

from jangkau.ledger import blobs
from jangkau.ledger import store as ledger
from tests.databases import at, make_home
from tests.ledger.acts import SUBJECT, new_act

DESK = """
import os, time, django
django.setup()
from jangkau.ledger import blobs, store
from tests.ledger.acts import SUBJECT, new_act
while True:
    digest = blobs.put(SUBJECT, os.urandom(70_000), "image/webp")
    print("blob", digest.hex(), flush=True)
    with store.writing():
        act = new_act(body={"photo": digest})
        store.append([act])
        print("inside", act.act, flush=True)
        if os.environ["DWELL"] == "1":
            time.sleep(60)
    print("receipt", act.act, flush=True)
"""


def run_and_kill(home, lines, dwell):
    env = {**os.environ, "JANGKAU_HOME": str(home.path), "DWELL": dwell}
    env["PYTHONPATH"] = os.pathsep.join(["src", ".", env.get("PYTHONPATH", "")])
    desk = subprocess.Popen(
        [sys.executable, "-c", DESK], env=env, stdout=subprocess.PIPE, text=True
    )
    said = [desk.stdout.readline().split() for _ in range(lines)]
    os.kill(desk.pid, signal.SIGKILL)
    said += [line.split() for line in desk.communicate()[0].splitlines()]
    return [tuple(line) for line in said if len(line) == 2]


def test_a_kill_between_put_and_commit_loses_nothing_acknowledged(tmp_path, regency):
    home = make_home(tmp_path / "desk")
    said = run_and_kill(home, lines=2, dwell="1")

    with at(home):
        assert [kind for kind, _ in said] == ["blob", "inside"]
        assert len(blobs.get(bytes.fromhex(said[0][1]))) == 70_000
        assert ledger.history(SUBJECT) == []
        assert ledger.append([new_act()])[0].entry.seq == 1
        assert ledger.verify_chain("99.01") == []


def test_a_kill_at_a_busy_desk_keeps_every_receipt(tmp_path, regency):
    home = make_home(tmp_path / "desk")
    said = run_and_kill(home, lines=40, dwell="0")

    with at(home):
        stored = [r.entry.act for r in ledger.history(SUBJECT)]
        receipts = [UUID(value) for kind, value in said if kind == "receipt"]
        started = [UUID(value) for kind, value in said if kind == "inside"]
        assert len(receipts) >= 12
        assert stored[: len(receipts)] == receipts
        assert stored == started[: len(stored)]
        for record in ledger.history(SUBJECT):
            assert len(blobs.get(record.entry.body["photo"])) == 70_000
        assert ledger.verify_chain("99.01") == []
