#!/bin/sh
# Makes .venv, and where Debian left the module out, installs it first.
set -eu
[ -x .venv/bin/python ] && exit 0
python=$(sh tools/python.sh)
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && apt-get install -y -q "python$version-venv"
  else
    echo "Type: sudo apt-get install -y python$version-venv" >&2
    exit 1
  fi
fi
"$python" -m venv .venv
