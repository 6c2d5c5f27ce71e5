#!/bin/sh
# Installs everything the tests need, then runs format check, lint, types, import contracts and all tests.
# Arguments go to pytest, e.g.: sh packaging/test.sh tests/drivers -k garbled
set -eu

case "${1:-}" in -h | --help)
    sed -n '2,3s/^# //p' "$0"
    exit 0 ;;
esac

PACKAGES="postgresql cups-ipp-utils dbus-daemon"
. "$(dirname -- "$0")/setup.sh"
bin=.venv/bin
export QT_QUICK_BACKEND=software LANG=C.UTF-8

echo "== format"; $bin/ruff format --check --quiet .
echo "== lint"; $bin/ruff check --quiet .
echo "== types"; $bin/mypy
echo "== import contracts"; $bin/lint-imports --no-cache
echo "== tests"
exec xvfb-run -a -s '-screen 0 1920x1920x24 -nolisten tcp' $bin/python -m pytest -n 2 --max-worker-restart 0 "$@"
