"""A demo of a few births on ports of its own, for the tests."""

import socket

from jangkau_demo.folder import OFFSETS, Folder

FIRST, LAST = 18200, 18900


def free_folder(path) -> Folder:
    """Return a demo's folder on the first ports that are all free."""
    for port in range(FIRST, LAST, 10):
        if all(_free(port + offset) for offset in OFFSETS.values()):
            return Folder(path, port)
    raise AssertionError("no free ports")


def _free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return trial.connect_ex(("127.0.0.1", port)) != 0
