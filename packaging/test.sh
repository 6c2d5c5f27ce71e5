#!/bin/sh
# Installs everything the tests need, then runs packaging/check.sh and all tests, and holds coverage against its file.
# Arguments go to pytest, and only the tests that they name are run, e.g.: sh packaging/test.sh tests/drivers -k garbled
# With --vm: installs QEMU, builds a Debian guest once into the cache folder, and runs tests/vm in it instead.
set -eu

case "${1:-}" in -h | --help)
    sed -n '2,4s/^# //p' "$0"
    exit 0 ;;
esac

if [ "${1:-}" = --vm ]; then
    shift
    PACKAGES="qemu-system-x86 qemu-utils mmdebstrap e2fsprogs"
    . "$(dirname -- "$0")/setup.sh"
    FOLDER=${XDG_CACHE_HOME:-$HOME/.cache}/suizhu/vm
    . tests/vm/image.sh
    .venv/bin/python -m compileall -q kiosk drivers ui offline_cache device_sim  # the guest cannot: it only reads
    .venv/bin/python -m tests.vm.machine "$FOLDER"
    vm_tests() { .venv/bin/python -m pytest --vm "$FOLDER" --timeout 300 --durations 0 tests/vm "$@"; }
    if [ $# -gt 0 ]; then vm_tests "$@"; exit; fi
    vm_tests --vm-result tests/vm/result.toml  # of a whole run the result is kept, and told in docs/devices.md
    exec .venv/bin/python -m tests.quality --write >/dev/null
fi

# The reader that tests have behind pcscd. It is unpacked, not installed: once installed, this machine's own pcscd
# would open it at a port where anybody on the network can put a card into it. It needs no library but libc.
VPCD=vsmartcard-vpcd
unpack_vpcd() {
    [ ! -d .venv/vpcd ] || return 0
    say "test: unpacking $VPCD into .venv/vpcd"
    rm -rf .venv/vpcd.new && mkdir .venv/vpcd.new
    download() { (cd .venv/vpcd.new && apt-get download -qq -o APT::Sandbox::User=root "$VPCD"); }
    download 2>/dev/null || { as_root apt-get update -qq && download; }  # a machine may know no packages yet
    dpkg -x .venv/vpcd.new/"$VPCD"_*.deb .venv/vpcd.new && rm .venv/vpcd.new/*.deb
    mv .venv/vpcd.new .venv/vpcd
}

PACKAGES="postgresql cups-daemon cups-ipp-utils dbus-daemon at-spi2-core gcc libc6-dev pcscd"
. "$(dirname -- "$0")/setup.sh"
unpack_vpcd
export QT_QUICK_BACKEND=software LANG=C.UTF-8

tests() { # WORKERS ARGUMENT …
    workers=$1; shift
    xvfb-run -a -s '-screen 0 1920x1920x24 -nolisten tcp' .venv/bin/python -m pytest \
        -n "$workers" --dist worksteal --max-worker-restart 0 "$@"
}

if [ $# -gt 0 ]; then tests 2 "$@"; exit; fi
sh packaging/check.sh
echo "== tests without a window, measured"
# Some of them wait for a device that takes its time, as whole visits do: three keep two processors at work.
tests 3 -q -m 'not window and not process' --cov --cov-context=test --cov-report=
echo "== coverage"; .venv/bin/python -m tests.covered
echo "== tests with a window or another process"
# Most of their time they wait: for a process that starts, a device that takes its time, a sentence that is spoken.
tests 4 -q -m 'window or process'
