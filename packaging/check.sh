#!/bin/sh
# Checks format, lint, types, import contracts and QML, then the documents and everything else that the fast tests see:
# those that need no window, no other process and no socket, and are not marked as thorough. 1 to 2 minutes with warm
# caches. Before every commit.
set -eu

case "${1:-}" in -h | --help)
    sed -n '2,4s/^# //p' "$0"
    exit 0 ;;
esac

. "$(dirname -- "$0")/setup.sh"
bin=.venv/bin
export QT_QUICK_BACKEND=software LANG=C.UTF-8
unset PYTHONDONTWRITEBYTECODE  # the tests are compiled once and not at every check

echo "== format"; $bin/ruff format --check --quiet .
echo "== lint"; $bin/ruff check --quiet .
echo "== types"; $bin/mypy
echo "== import contracts"; contracts=$($bin/lint-imports --no-cache) || { echo "$contracts"; exit 1; }
echo "== qml"
warnings=$(find ui/qml -name '*.qml' -exec $bin/pyside6-qmllint --ignore-settings -I ui/qml {} + 2>&1 || true)
[ -z "$warnings" ] || { echo "$warnings"; exit 1; }
echo "== documents and fast tests"
$bin/python -m pytest -q -n 2 --hypothesis-profile brief -m 'not window and not process and not socket and not thorough'
