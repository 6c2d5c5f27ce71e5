#!/bin/sh
# Checks format, lint, types, import contracts and QML, then the documents and everything else that the fast tests see:
# those that need no window, no other process and no socket, and are not marked as thorough. All of it side by side:
# 54 seconds with warm caches on two processors that have nothing else to do (90 of processor time).
# Before every commit.
set -eu

case "${1:-}" in -h | --help)
    sed -n '2,5s/^# //p' "$0"
    exit 0 ;;
esac

. "$(dirname -- "$0")/setup.sh"
bin=.venv/bin
export QT_QUICK_BACKEND=software LANG=C.UTF-8
unset PYTHONDONTWRITEBYTECODE  # the tests are compiled once and not at every check

said=$(mktemp -d); looks=""; started=""; failed=""
# shellcheck disable=SC2086 # a list of process ids
trap '[ -z "$started" ] || kill $started 2>/dev/null || true; rm -rf "$said"' EXIT
trap 'exit 130' INT TERM

look() { # NAME COMMAND …: beside everything else; what it says is kept until it is told
    name=$1; shift
    "$@" >"$said/$name" 2>&1 &
    started="$started $!"; looks="$looks $name:$!"
}

tell() { # NAME:PROCESS: once it has ended, its last line, or all that it said where something is wrong
    echo "== ${1%:*}"
    if wait "${1#*:}"; then tail -n 1 "$said/${1%:*}"
    else failed="$failed ${1%:*}"; cat "$said/${1%:*}"; fi
}

fast_tests() { # NAME PATH …: a half that one process collects; workers that share all tests would each collect all
    name=$1; shift
    look "$name" $bin/python -m pytest -q -p no:cacheprovider --hypothesis-profile brief \
        -m 'not window and not process and not socket and not thorough' "$@"
}

look format $bin/ruff format --check --quiet .
look lint $bin/ruff check --quiet .
look import-contracts $bin/lint-imports --no-cache
look types $bin/mypy
# It ends well whatever it has to say.
look qml sh -c "! find ui/qml -name '*.qml' -exec $bin/pyside6-qmllint --ignore-settings -I ui/qml {} + 2>&1 | grep ."
HALF="tests/kiosk tests/docs tests/device_sim tests/offline_cache tests/rules" # as much work as all others
# shellcheck disable=SC2046,SC2086 # lists of folders
{
    fast_tests fast-tests $HALF
    fast_tests other-fast-tests tests $(printf ' --ignore=%s' $HALF)
}

for one in $looks; do tell "$one"; done
started=""
[ -z "$failed" ] || { echo "check: failed:$failed" >&2; exit 1; }
