#!/bin/sh
# Prints the newest Python that Jangkau is tested on, or says what to install.
for name in "$JANGKAU_PYTHON" python3.13 python3.12 python3.11 python3 python; do
  [ -n "$name" ] || continue
  if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    echo "$name"
    exit 0
  fi
done
echo "Python 3.11, 3.12 or 3.13 is needed. Type: sudo apt-get install -y python3 python3-venv" >&2
exit 1
