"""The bench runs: a little of every family, with the gates on bytes and counts."""

import subprocess
import sys


def test_a_little_of_the_bench_holds_its_bytes_and_counts():
    told = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "bytes", "stick", "bulk", "desk", "pages"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
