#!/bin/sh
# Installs everything the tests need, then runs packaging/check.sh and all tests.
# Arguments go to pytest, and only the tests that they name are run, e.g.: sh packaging/test.sh tests/drivers -k garbled
set -eu

case "${1:-}" in -h | --help)
    sed -n '2,3s/^# //p' "$0"
    exit 0 ;;
esac

PACKAGES="postgresql cups-ipp-utils dbus-daemon"
. "$(dirname -- "$0")/setup.sh"
export QT_QUICK_BACKEND=software LANG=C.UTF-8

[ $# -gt 0 ] || sh packaging/check.sh
echo "== tests"
exec xvfb-run -a -s '-screen 0 1920x1920x24 -nolisten tcp' .venv/bin/python -m pytest -n 2 --max-worker-restart 0 "$@"
