#!/bin/sh
# Installs everything the tests need, then runs packaging/check.sh and all tests, and holds coverage against its file.
# Arguments go to pytest, and only the tests that they name are run, e.g.: sh packaging/test.sh tests/drivers -k garbled
set -eu

case "${1:-}" in -h | --help)
    sed -n '2,3s/^# //p' "$0"
    exit 0 ;;
esac

PACKAGES="postgresql cups-daemon cups-ipp-utils dbus-daemon at-spi2-core"
. "$(dirname -- "$0")/setup.sh"
export QT_QUICK_BACKEND=software LANG=C.UTF-8

tests() {
    xvfb-run -a -s '-screen 0 1920x1920x24 -nolisten tcp' .venv/bin/python -m pytest -n 2 --max-worker-restart 0 "$@"
}

if [ $# -gt 0 ]; then tests "$@"; exit; fi
sh packaging/check.sh
echo "== tests without a window, measured"
tests -q -m 'not window and not process' --cov --cov-context=test --cov-report=
echo "== coverage"; .venv/bin/python -m tests.covered
echo "== tests with a window or another process"
tests -q -m 'window or process'
